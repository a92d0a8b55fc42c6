"""How a sample answer is spoken: marked text in, words, fillers, pauses, looks and measures out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.coach.measure.content import measure
from kiosk.domain.interview import Answer
from kiosk.domain.job import Question
from kiosk.domain.measures import Focus, Measures, Pause, PauseKind, Speech
from kiosk.domain.sight import Distraction, Look
from kiosk.domain.sound import Filler, FillerKind, Transcript, Word
from kiosk.domain.units import TIMELINE_STEP_S, Measure
from tests.kit.samples.job import JOB

HESITATIONS = ("um", "uh")
FACE_SHARE = Measure(0.98, "share")


@dataclass(frozen=True)
class Spoken:
    """How a sample candidate talks and looks."""

    wpm: float = 146.0
    think_s: float = 1.4
    away: tuple[tuple[float, float, Look], ...] = ()
    """Looks away of every answer: start, end, where to."""


@dataclass
class _Clock:
    """Walks over the marks of one answer and notes what stands when."""

    now: float
    step: float

    def __post_init__(self) -> None:
        self.words: list[Word] = []
        self.fillers: list[Filler] = []
        self.pauses: list[Pause] = []

    def say(self, token: str) -> None:
        if pause := re.fullmatch(r"\[([\d.]+)\]", token):
            self.pauses.append(_pause(self.now, self.now + float(pause[1])))
            self.now += float(pause[1])
        elif re.fullmatch(r"[STAR]:", token):
            pass  # for people: which part of a story begins
        else:
            self._speak(token)

    def _speak(self, token: str) -> None:
        start, pieces = self.now, token.strip("{}<>").split("_")
        for piece in pieces:
            self.words.append(Word(piece, self.now, self.now + self.step * 0.9, 0.93))
            self.now += self.step
        kind = {"{": FillerKind.PHRASE, "<": FillerKind.HEDGE}.get(token[0])
        kind = FillerKind.HESITATION if pieces[0] in HESITATIONS else kind
        if kind:
            self.fillers.append(Filler(" ".join(pieces), kind, start, self.now))


def _pause(start: float, end: float) -> Pause:
    length = end - start
    kinds = ((1.0, PauseKind.NATURAL), (2.0, PauseKind.DELIBERATE), (4.0, PauseKind.LONG))
    return Pause(start, end, next((k for top, k in kinds if length <= top), PauseKind.VERY_LONG))


def answer(question: Question, text: str, spoken: Spoken, started_s: float = 0.0) -> Answer:
    """Return the answer a candidate gives who says `text` (marks as in sample_answers.py)."""
    clock = _Clock(spoken.think_s, 60.0 / spoken.wpm)
    for token in text.split():
        clock.say(token)
    seconds = clock.now + 0.6
    silent = None if clock.words else "nothing was said"
    transcript = Transcript(tuple(clock.words), tuple(clock.fillers), "en", silent)
    measures = Measures(
        _speech(clock, spoken),
        _focus(seconds, spoken),
        measure(question, transcript, JOB, on_the_question),
    )
    return Answer(question, transcript, measures, started_s, seconds)


def on_the_question(texts: Sequence[str]) -> np.ndarray:
    """Return the same vector for every text: whatever is said is on what was asked."""
    return np.ones((len(texts), 1), np.float32)


def _speech(clock: _Clock, spoken: Spoken) -> Speech:
    hesitations = [f for f in clock.fillers if f.kind is FillerKind.HESITATION]
    length = max(clock.now - spoken.think_s, 0.0)
    speech_s = max(length - sum(p.end - p.start for p in clock.pauses), 0.0)
    count = len(clock.words) - len(hesitations)
    spoken_enough = length > 0

    def per(number: float, of: float, unit: str) -> Measure:
        return (
            Measure(number / of, unit) if spoken_enough else Measure.missing(unit, "nothing said")
        )

    return Speech(
        seconds=length,
        speech_s=speech_s,
        words=count,
        speaking_rate=per(60 * count, length, "wpm"),
        articulation_rate=per(60 * count, speech_s, "wpm"),
        beat=per(112.4, 1, "bpm"),
        beat_stability=per(0.82, 1, "share"),
        rate_windows=_rate_windows(clock, spoken.think_s),
        hesitations_per_minute=per(60 * len(hesitations), speech_s, "per minute"),
        hesitations_per_100_words=per(100 * len(hesitations), max(count, 1), "per 100 words"),
        fillers=tuple(clock.fillers),
        pauses=tuple(clock.pauses),
        thinking_time=per(spoken.think_s, 1, "s"),
        loudness_movement=per(4.1, 1, "dB"),
        pitch_movement=per(2.6, 1, "semitones"),
        snr=per(27.0, 1, "dB"),
    )


def _rate_windows(clock: _Clock, start: float) -> tuple[tuple[float, float], ...]:
    found, words = [], [w for w in clock.words if w.text not in HESITATIONS]
    while start + 10 <= clock.now:
        found.append((start + 5, 6.0 * sum(start <= w.start < start + 10 for w in words)))
        start += 5
    return tuple(found)


def _focus(seconds: float, spoken: Spoken) -> Focus:
    away = [look for look in spoken.away if look[1] <= seconds]
    states = [Look.SCREEN] * int(seconds / TIMELINE_STEP_S)
    for start, end, kind in away:
        for i in range(int(start / TIMELINE_STEP_S), int(end / TIMELINE_STEP_S)):
            states[i] = kind
    on_screen = states.count(Look.SCREEN) / max(len(states), 1)
    distractions = tuple(Distraction(*look) for look in away if look[1] - look[0] >= 2.0)
    return Focus(Measure(on_screen, "share"), distractions, (), tuple(states), FACE_SHARE, True)
