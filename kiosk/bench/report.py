"""The report and the score: from measured answers to the bytes of a PDF, beside one plain page."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO

from kiosk.bench import Figure
from kiosk.domain.interview import Answer, Interview
from kiosk.domain.job import Job, Question, QuestionKind
from kiosk.domain.measures import (
    Content,
    Focus,
    KeywordSaid,
    Measures,
    Pause,
    PauseKind,
    Speech,
    Star,
)
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Distraction, Look
from kiosk.domain.sound import Filler, FillerKind, Transcript, Word
from kiosk.domain.units import TIMELINE_STEP_S, Measure

RUNS = 9
"""The median of so many, after one that loads the fonts."""
SECONDS = 90.0
SENTENCE = "so we moved the heavy counting into a worker and measured it again with real users"
WORDS = tuple(SENTENCE.split())
EVERY_S = 0.4
"""A word, 150 a minute."""


def figures(settings: Settings) -> Iterator[Figure]:
    from kiosk.coach.scoring.score import score
    from kiosk.report import render

    began = time.perf_counter()
    render(_interview(3), settings)
    first = 1000 * (time.perf_counter() - began)
    yield Figure("first report of a process: imports and fonts", first, "ms")

    peer = _median_ms(_plain_page)
    for count in (3, 5, 12):
        interview = _interview(count)
        took = _median_ms(lambda i=interview: render(i, settings))  # type: ignore[misc]
        name = f"report of {count} answers of 90 s, against a plain page with the same font"
        yield Figure(name, took, "ms", peer, took / peer)
        took = _median_ms(lambda i=interview: score(i.answers, settings))  # type: ignore[misc]
        yield Figure(f"score of {count} answers with its range", took, "ms")


def _median_ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def _plain_page() -> bytes:
    """Set one page of text in the report's font: what ReportLab costs before we do anything."""
    from reportlab.pdfgen.canvas import Canvas

    from kiosk.report import fonts

    out = BytesIO()
    canvas = Canvas(out)
    canvas.setFont(fonts.REGULAR, 9)
    for line in range(60):
        canvas.drawString(50, 780 - 12 * line, SENTENCE)
    canvas.save()
    return out.getvalue()


def _interview(count: int) -> Interview:
    """Return an interview of so many answers of 90 s, with something of everything in each."""
    job = Job("bench", "Backend engineer", "We look for a backend engineer.")
    answers = tuple(_answer(n) for n in range(count))
    started = datetime(2026, 3, 12, 13, 5, tzinfo=UTC)
    return Interview("bench", "booth-1", started, job, candidate="Jo", answers=answers)


def _answer(number: int) -> Answer:
    count = int(SECONDS / EVERY_S)
    words = tuple(
        Word(WORDS[i % len(WORDS)], i * EVERY_S, i * EVERY_S + 0.35, 0.9) for i in range(count)
    )
    fillers = tuple(
        Filler(w.text, FillerKind.HESITATION, w.start, w.end) for w in words[:: len(WORDS)]
    )
    question = Question(
        f"q{number}",
        "Tell me about a service you made faster, and how you know that it worked.",
        QuestionKind.TECHNICAL,
        "in the job and in the resume",
        keywords=("Celery", "Redis"),
    )
    measures = Measures(_speech(fillers), _focus(), _content())
    return Answer(question, Transcript(words, fillers), measures, 100.0 * number, SECONDS)


def _speech(fillers: tuple[Filler, ...]) -> Speech:
    return Speech(
        seconds=SECONDS,
        speech_s=80.0,
        words=210,
        speaking_rate=Measure(140.0, "wpm"),
        articulation_rate=Measure(158.0, "wpm"),
        beat=Measure(112.0, "bpm"),
        beat_stability=Measure(0.8, "share"),
        rate_windows=tuple((5.0 + 5 * i, 120.0 + 7 * (i % 6)) for i in range(17)),
        hesitations_per_minute=Measure(len(fillers) * 60 / 80.0, "per minute"),
        hesitations_per_100_words=Measure(len(fillers) / 2.1, "per 100 words"),
        fillers=fillers,
        pauses=tuple(Pause(9.0 * i, 9.0 * i + 2.4, PauseKind.LONG) for i in range(1, 6)),
        thinking_time=Measure(1.2, "s"),
        loudness_movement=Measure(4.0, "dB"),
        pitch_movement=Measure(2.5, "semitones"),
        snr=Measure(25.0, "dB"),
    )


def _focus() -> Focus:
    timeline = [Look.SCREEN] * int(SECONDS / TIMELINE_STEP_S)
    timeline[80:92] = [Look.LEFT] * 12
    away = (Distraction(20.0, 23.0, Look.LEFT),)
    return Focus(Measure(0.93, "share"), away, (), tuple(timeline), Measure(1.0, "share"), True)


def _content() -> Content:
    said = (KeywordSaid("Celery", 8.0, "worker"),)
    half = Measure(0.5, "share")
    return Content(said, ("Redis",), (), half, Measure(0.7, "share"), Star())
