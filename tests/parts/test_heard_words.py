"""The transcriber on sound that once cost words: soft, cut short, a row of uh, an eaten start."""

import os
import warnings
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import ModelError
from kiosk.domain.sound import Phrase, Transcript
from kiosk.domain.units import SAMPLE_RATE, Samples
from kiosk.interview.rehearse import RECORDINGS
from kiosk.senses.sound_file import opened
from kiosk.senses.take import OpenTake
from kiosk.senses.transcribed import joined
from kiosk.senses.voice_activity import VoiceActivity
from kiosk.senses.weights import whisper_file

ANSWER = RECORDINGS / "hesitant" / "answers" / "1.flac"
SHARED = Path(__file__).parents[2].parent / "shared" / "data"
REAL, CASES = SHARED / "speech_real", SHARED / "cases" / "reading" / "wav"


@pytest.fixture(scope="module")
def transcriber():
    settings = settings_file.load()
    try:
        file = whisper_file(settings)
    except ModelError as err:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(err.message)
    from kiosk.senses.transcriber import Transcriber
    from kiosk.senses.whisper_model import WhisperModel

    with warnings.catch_warnings():  # openai-whisper leaves its vocabulary's file to the collector
        warnings.simplefilter("ignore", ResourceWarning)
        loaded = Transcriber(WhisperModel(file))
        loaded.warm()
    return loaded


class Newest:
    """Keeps the newest draft of every phrase, in the place of the process that would hear them."""

    def begin(self, keywords) -> None:
        self.phrases: dict[int, Phrase] = {}

    def send(self, phrase: Phrase) -> None:
        self.phrases[phrase.number] = phrase


def heard(transcriber, chunks: list[Samples]) -> Transcript:
    take = OpenTake(Newest(), VoiceActivity(), settings_file.load(), ())
    for _ in take.hear(chunks):
        pass
    take.close()
    transcriber.begin(())
    return joined(transcriber.transcribe(phrase) for phrase in take.hearing.phrases.values())


def in_file(transcriber, path: Path) -> Transcript:
    if not path.is_file():
        pytest.skip(f"{path.name} of ../shared is not on this machine")
    with opened(path) as file:
        return heard(transcriber, list(file.chunks()))


def test_a_soft_voice_says_the_same_words(transcriber):
    samples, _ = soundfile.read(ANSWER, dtype="float32", stop=10 * SAMPLE_RATE)
    loud, soft = (
        heard(transcriber, np.array_split(gain * samples, 100)).text.lower().split()
        for gain in (1.0, 0.02)
    )
    assert len(loud) > 10
    assert SequenceMatcher(a=loud, b=soft, autojunk=False).ratio() > 0.9


def test_speech_that_gives_no_words_is_said_to_be_lost(transcriber):
    rng = np.random.default_rng(5)
    noise = (0.05 * rng.standard_normal(4 * SAMPLE_RATE)).astype(np.float32)
    transcriber.begin(())
    told = transcriber.transcribe(Phrase(noise, 10.0, 14.0, speech=((10.2, 13.8),)))
    assert told.words == ()
    assert joined([told]).lost_s == pytest.approx(3.6, abs=0.1)


def test_a_row_of_hesitations_is_heard_and_so_is_what_follows(transcriber):
    told = in_file(transcriber, REAL / "s20_mfa_uhuh.flac")
    kinds = [filler.kind for filler in told.fillers]
    assert kinds.count("hesitation") >= 4
    assert "force" in told.text.lower()


def test_a_whisper_is_heard_to_its_end(transcriber):
    said = in_file(transcriber, REAL / "e11_whispered2.flac").text.lower().split()
    truth = ["there's", "gonna", "be", "no", "voiced", "speech", "whatsoever", "here"]
    assert len(set(truth) & {word.strip(",.") for word in said}) >= 6


def test_what_hisses_in_bursts_says_nothing(transcriber):
    """Rustling paper looks like a whisper; its words are never sure."""
    rng, sound = np.random.default_rng(1), np.zeros(8 * SAMPLE_RATE, np.float32)
    for start in np.arange(0.5, 7.0, 0.3):
        first, length = int(start * SAMPLE_RATE), int(rng.uniform(0.05, 0.25) * SAMPLE_RATE)
        sound[first : first + length] += 0.03 * rng.standard_normal(length).astype(np.float32)
    assert heard(transcriber, np.array_split(sound, 80)).words == ()


def test_you_know_at_the_start_is_kept(transcriber):
    assert in_file(transcriber, REAL / "s13_mfa_youknow.flac").text.startswith("You know")


def test_the_end_after_a_comma_is_kept(transcriber):
    text = in_file(transcriber, CASES / "drop2.wav").text.lower()
    assert "she said" in text
    assert "newsletter" in text
