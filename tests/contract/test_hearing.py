"""The transcriber and its fake keep the same promises; the real one survives being killed."""

import itertools
import os
import signal
from dataclasses import replace

import numpy as np
import pytest
import soundfile

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import ModelError
from kiosk.domain.sound import Phrase
from kiosk.domain.units import SAMPLE_RATE
from kiosk.interview.rehearse import RECORDINGS
from kiosk.senses.hearing import Hearing
from kiosk.senses.weights import path_of
from tests.kit.fakes.hearing import FakeHearing

ANSWER = RECORDINGS / "hesitant" / "answers" / "1.flac"
SETTINGS = settings_file.load()
DEADLINE_S = 200.0


def phrase(start: float, end: float, number: int = 0) -> Phrase:
    samples, _ = soundfile.read(ANSWER, dtype="float32")
    piece = samples[int(start * SAMPLE_RATE) : int(end * SAMPLE_RATE)]
    return Phrase(piece, start, end, number)


class HearingContract:
    def test_nothing_sent_is_nothing_heard(self, hearing):
        hearing.begin(())
        transcript = hearing.finish(1.0)
        assert transcript.words == ()
        assert transcript.why_not

    def test_words_stand_in_order_inside_their_phrase(self, hearing):
        hearing.begin(("Python",))
        hearing.send(phrase(0.0, 6.0))
        words = hearing.finish(DEADLINE_S).words
        assert len(words) >= 5
        assert all(0.0 <= word.start <= word.end <= 6.3 for word in words)
        assert all(a.start <= b.start for a, b in itertools.pairwise(words))
        assert all(0.0 < word.probability <= 1.0 for word in words)

    def test_a_draft_that_has_grown_replaces_the_one_before(self, hearing):
        hearing.begin(())
        hearing.send(phrase(0.0, 4.0))
        hearing.send(phrase(0.0, 8.0))
        grown = hearing.finish(DEADLINE_S)
        hearing.begin(())
        hearing.send(phrase(0.0, 8.0))
        assert grown.text == hearing.finish(DEADLINE_S).text

    def test_a_new_take_knows_nothing_of_the_last(self, hearing):
        hearing.begin(())
        hearing.send(phrase(0.0, 5.0))
        hearing.begin(())
        assert hearing.so_far() == ""
        assert hearing.finish(1.0).words == ()


class TestFake(HearingContract):
    @pytest.fixture
    def hearing(self):
        return FakeHearing(("um, I build small tools in Python and we test all of them.",))


@pytest.fixture(scope="module")
def real():
    try:
        path_of(f"whisper-{SETTINGS.hearing.model}", SETTINGS)
    except ModelError as err:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(err.message)
    hearing = Hearing(SETTINGS)
    hearing.start()
    assert hearing.ready(DEADLINE_S)
    yield hearing
    hearing.close()


class TestWhisper(HearingContract):
    @pytest.fixture
    def hearing(self, real):
        return real

    def test_hesitations_are_kept(self, real):
        real.begin(())
        real.send(phrase(0.0, 14.0))
        transcript = real.finish(DEADLINE_S)
        kinds = [filler.kind for filler in transcript.fillers]
        assert kinds.count("hesitation") >= 3
        assert transcript.language == "en"

    def test_killed_in_the_middle_no_word_is_lost(self, real):
        real.begin(())
        real.send(phrase(0.0, 9.0))
        whole = real.finish(DEADLINE_S).text
        real.begin(())
        real.send(phrase(0.0, 9.0))
        os.kill(real.pid, signal.SIGKILL)
        assert real.finish(DEADLINE_S).text == whole

    def test_hung_in_the_middle_no_word_is_lost(self, real):
        real.begin(())
        real.send(phrase(0.0, 9.0))
        whole = real.finish(DEADLINE_S).text
        impatient = Hearing(settings_file.changed(SETTINGS, {"hearing": {"deadline_s": 20.0}}))
        impatient.start()
        try:
            assert impatient.ready(DEADLINE_S)
            stopped = impatient.pid
            os.kill(stopped, signal.SIGSTOP)
            impatient.begin(())
            impatient.send(phrase(0.0, 9.0))
            assert impatient.finish(DEADLINE_S).text == whole
            assert impatient.pid != stopped
        finally:
            impatient.close()

    def test_noise_gives_no_words(self, real):
        rng = np.random.default_rng(3)
        noise = (0.01 * rng.standard_normal(5 * SAMPLE_RATE)).astype(np.float32)
        real.begin(("Python", "Docker"))
        real.send(Phrase(noise, 0.0, 5.0, 0, ()))
        assert len(real.finish(DEADLINE_S).words) <= 1


def test_without_a_model_the_interview_goes_on(tmp_path):
    settings = settings_file.changed(SETTINGS, {"paths": {"models": str(tmp_path)}})
    hearing = Hearing(settings)
    try:
        hearing.begin(())
        hearing.send(replace(phrase(0.0, 3.0), speech=((0.5, 2.5),)))
        transcript = hearing.finish(60.0)
    finally:
        hearing.close()
    assert transcript.words == ()
    assert transcript.lost_s == pytest.approx(2.0)
    assert "whisper-base" in transcript.why_not
