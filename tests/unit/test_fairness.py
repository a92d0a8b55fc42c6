"""Word error and the shift of the score are told for each accent."""

import json
from dataclasses import replace

import numpy as np
import pytest

from kiosk.bench import fairness
from kiosk.domain.errors import HearingError
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Take
from kiosk.domain.units import SAMPLE_RATE
from tests.kit.fakes.interview import FakeMeaning

TRUTH = (
    "In my last job the import broke every Monday and I was asked to mend it so I wrote a script "
    "that checks the file first and since then we have not lost a single order"
)
TAKE = Take(np.zeros(20 * SAMPLE_RATE, np.float32), speech=((0.5, 19.0),))
JUDGES = (FakeMeaning(), Settings())


def group(text: str, truth: str = TRUTH) -> fairness.Group:
    found = fairness.Group()
    heard = fairness.spoken(text, TAKE)
    fairness.added(found, truth, TAKE, heard, JUDGES)
    return found


def test_words_that_were_misheard_are_counted_and_shift_the_score():
    right, wrong = group(TRUTH), group("The script the file the file Monday the order the of it")
    assert (right.wrong, right.shifts) == (0, (0.0,))
    assert wrong.wrong > 20
    assert right.words == wrong.words == len(TRUTH.split())


def test_marks_capitals_and_hesitations_are_no_errors():
    assert group(f"Um, {TRUTH.upper()}!").wrong == 0


def test_each_accent_stands_beside_all():
    told = fairness.told({"a": replace_wrong(group(TRUTH), 0), "b": replace_wrong(group(TRUTH), 3)})
    errors = {one.name.split(", ")[1]: one for one in told if "word error" in one.name}
    assert errors["a"].value == 0
    assert errors["b"].value == pytest.approx(2 * errors["b"].peer)


def replace_wrong(found: fairness.Group, wrong: int) -> fairness.Group:
    return replace(found, wrong=wrong)


def test_without_recordings_it_says_where_they_come_from(tmp_path):
    with pytest.raises(HearingError, match="real_speech"):
        fairness.recordings(tmp_path)
    (tmp_path / "manifest.json").write_text(json.dumps([{"file": "a", "language": "de"}]))
    with pytest.raises(HearingError, match="English"):
        fairness.recordings(tmp_path)
