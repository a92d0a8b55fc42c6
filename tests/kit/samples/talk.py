"""How a sample answer is spoken: marked text in, words, fillers, pauses, looks and measures out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.domain.interview import Answer
from kiosk.domain.job import Question, QuestionKind
from kiosk.domain.measures import (
    Content,
    Focus,
    KeywordSaid,
    Measures,
    Pause,
    PauseKind,
    Speech,
    Star,
    StarPart,
    StarSentence,
)
from kiosk.domain.sight import Distraction, Look
from kiosk.domain.sound import Filler, FillerKind, Transcript, Word
from kiosk.domain.units import TIMELINE_STEP_S, Measure

PARTS = dict(zip("STAR", StarPart, strict=True))
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
        self.star: list[StarSentence] = []

    def say(self, token: str) -> None:
        if pause := re.fullmatch(r"\[([\d.]+)\]", token):
            self.pauses.append(_pause(self.now, self.now + float(pause[1])))
            self.now += float(pause[1])
        elif part := re.fullmatch(r"([STAR]):", token):
            self.star.append(StarSentence(PARTS[part[1]], "", self.now))
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
        elif self.star:
            last = self.star[-1]
            self.star[-1] = replace(last, text=f"{last.text} {' '.join(pieces)}".strip())


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
        _speech(clock, spoken), _focus(seconds, spoken), _content(question, clock.words, clock.star)
    )
    return Answer(question, transcript, measures, started_s, seconds)


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


def _content(question: Question, words: Sequence[Word], star: Sequence[StarSentence]) -> Content:
    text = " ".join(w.text.strip(".,").lower() for w in words)
    said = tuple(
        KeywordSaid(k, words[text[:at].count(" ")].start, k)
        for k in question.keywords
        if (at := text.find(k.lower())) >= 0
    )
    missed = tuple(k for k in question.keywords if k.lower() not in text)
    share = len(said) / len(question.keywords)
    total = max(sum(len(s.text.split()) for s in star), 1)
    if not words:
        none = Measure.missing("share", "nothing was said")
        return Content((), missed, (), none, none, Star())
    story = (
        Star()
        if question.kind is not QuestionKind.BEHAVIOURAL
        else Star(
            parts=tuple(star),
            shares=tuple((s.part, len(s.text.split()) / total) for s in star),
            figure_in_result=any(s.part is StarPart.RESULT for s in star),
            only_we=not star,
            complete=Measure(len({s.part for s in star}) / 4, "share"),
        )
    )
    relevance = Measure(0.32 + 0.5 * share, "share")
    return Content(said, missed, (), Measure(share, "share"), relevance, story)
