"""Values to JSON and back: nothing is lost, and a newer program's file can be read."""

import json

import pytest

from kiosk.domain.interview import Interview
from kiosk.domain.plain import from_plain, to_plain
from kiosk.domain.units import Measure
from tests.kit.samples import interviews


@pytest.mark.parametrize("make", [interviews.strong, interviews.hesitant, interviews.unmeasured])
def test_an_interview_comes_back_as_it_was(make):
    plain = json.loads(json.dumps(to_plain(make())))
    assert plain["answers"], "an interview without answers would prove little"
    assert to_plain(from_plain(Interview, plain)) == plain


def test_a_key_from_a_newer_program_is_passed_over():
    data = {**to_plain(Measure(3.0, "wpm")), "from_the_future": 1}
    assert from_plain(Measure, data) == Measure(3.0, "wpm")


def test_a_missing_field_is_named():
    with pytest.raises(KeyError, match=r"Measure\.unit"):
        from_plain(Measure, {"value": 1.0})


@pytest.mark.parametrize(("value", "why_not"), [(None, None), (1.0, "both")])
def test_a_measure_has_a_value_or_a_reason(value, why_not):
    with pytest.raises(ValueError, match="either"):
        Measure(value, "wpm", why_not)
