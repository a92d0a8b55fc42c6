"""An interview that never took place, for the gallery: real shapes, an invented person."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from kiosk.coach.measure.content import measure
from kiosk.coach.measure.coverage import cover
from kiosk.coach.scoring.score import score as score_of
from kiosk.coach.scoring.score import score_answer
from kiosk.domain.interview import (
    Answer,
    Coverage,
    Interview,
    InterviewState,
    Score,
)
from kiosk.domain.job import (
    Alignment,
    AlignmentBand,
    Job,
    Question,
    Requirement,
    RequirementKind,
    RequirementMatch,
)
from kiosk.domain.measures import (
    Focus,
    Measures,
    Pause,
    PauseKind,
    Speech,
)
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Distraction, Look
from kiosk.domain.sound import Filler, FillerKind, Transcript, Word
from kiosk.domain.units import TIMELINE_STEP_S, Measure
from kiosk.screens.sample_texts import JOB_WORDS, OTHERS, QUESTIONS, SPOKEN

JOB = Job(
    id="sample-backend",
    title="Backend Developer",
    field="Software",
    text="Backend developer for a booking platform.",
    requirements=(
        Requirement("r1", "3+ years of Python", keywords=("Python", "asyncio")),
        Requirement(
            "r2", "Relational databases, PostgreSQL preferred", keywords=("PostgreSQL", "SQL")
        ),
        Requirement("r3", "Containers and continuous delivery", keywords=("Docker", "CI/CD")),
        Requirement("r4", "Kubernetes in production", RequirementKind.PLUS, ("Kubernetes",)),
        Requirement("r5", "Explain technical choices to colleagues", RequirementKind.DUTY),
        Requirement("r6", "Automated tests as a habit", keywords=("pytest", "unit tests")),
    ),
)

SETTINGS = Settings()
HESITATIONS = {"um", "uh"}
PHRASES = {"like", "honestly"}


def transcript(text: str, pace: float = 2.6) -> Transcript:
    """Return the text as a transcript spoken at `pace` words a second."""
    words, fillers, at = [], [], 0.8
    for token in text.split():
        bare = token.strip(",.").lower()
        seconds = (0.35 + 0.04 * len(bare)) / pace * 1.7
        words.append(Word(token, at, at + seconds * 0.85, 0.94))
        if bare in HESITATIONS:
            fillers.append(Filler(bare, FillerKind.HESITATION, at, at + seconds))
        elif bare in PHRASES:
            fillers.append(Filler(bare, FillerKind.PHRASE, at, at + seconds))
        at += seconds + (0.6 if token.endswith(".") else 0.0)
    return Transcript(tuple(words), tuple(fillers))


def focus(seconds: float, away: tuple[tuple[float, float, Look], ...]) -> Focus:
    timeline = []
    for step in range(int(seconds / TIMELINE_STEP_S)):
        t = step * TIMELINE_STEP_S
        timeline.append(next((k for a, b, k in away if a <= t < b), Look.SCREEN))
    share = timeline.count(Look.SCREEN) / max(1, len(timeline))
    return Focus(
        Measure(share, "share"),
        tuple(Distraction(*one) for one in away if one[1] - one[0] >= 2),
        timeline=tuple(timeline),
        face_share=Measure(0.98, "share"),
        calibrated=True,
    )


def speech(said: Transcript, pauses: tuple[Pause, ...]) -> Speech:
    seconds = said.words[-1].end - said.words[0].start
    sounds = [f for f in said.fillers if f.kind is FillerKind.HESITATION]
    count = len(said.words) - len(sounds)
    return Speech(
        seconds=seconds,
        speech_s=seconds * 0.82,
        words=count,
        speaking_rate=Measure(count / seconds * 60, "wpm"),
        articulation_rate=Measure(count / (seconds * 0.82) * 60, "wpm"),
        beat=Measure(112.0, "bpm"),
        beat_stability=Measure(0.8, "share"),
        rate_windows=((5.0, 150.0), (15.0, 162.0)),
        hesitations_per_minute=Measure(len(sounds) / seconds * 60, "per minute"),
        hesitations_per_100_words=Measure(len(sounds) / count * 100, "per 100 words"),
        fillers=said.fillers,
        pauses=pauses,
        thinking_time=Measure(1.4, "s"),
        loudness_movement=Measure(4.2, "dB"),
        pitch_movement=Measure(2.8, "semitones"),
        snr=Measure(24.0, "dB"),
    )


def answer_to(
    question: Question,
    said: Transcript,
    away: tuple[tuple[float, float, Look], ...] = (),
    pauses: tuple[Pause, ...] = (),
) -> Answer:
    """Return an answer with what is measured of its words."""
    length = said.words[-1].end + 1.0
    content = measure(question, said, JOB, lambda texts: np.ones((len(texts), 1), np.float32))
    return Answer(
        question, said, Measures(speech(said, pauses), focus(length, away), content), 0.0, length
    )


def _answer(number: int) -> Answer:
    text, kind = QUESTIONS[number]
    why = "in the job and in the resume"
    question = Question(f"q{number + 1}", text, kind, why, None, "PostgreSQL", JOB_WORDS)
    said = transcript(SPOKEN[number], 2.2 + 0.08 * number)
    away = {1: ((9.0, 12.5, Look.LEFT), (20.0, 21.0, Look.DOWN)), 3: ((4.0, 7.5, Look.DOWN),)}
    pauses = (Pause(6.2, 8.6, PauseKind.LONG),) if number in (1, 3) else ()
    answer = answer_to(question, said, away.get(number, ()), pauses)
    return replace(answer, started_s=40.0 * number)


def score(answers: tuple[Answer, ...]) -> Score:
    """Return the score that such answers get."""
    return score_of(answers, SETTINGS, alignment())


def coverage(answers: tuple[Answer, ...]) -> tuple[Coverage, ...]:
    """Return what such answers say of the job, by its technical words alone."""
    return cover(JOB, alignment(), answers, lambda texts: np.eye(len(texts), dtype=np.float32))


PROVEN = ("Python developer, 2022 to 2025", "PostgreSQL, query tuning", "Docker, GitHub Actions",
          None, "Mentored two interns", None)  # fmt: skip
"""What the resume says of each requirement."""


def alignment(score: float = 72.0) -> Alignment:
    """Return how the resume fits; below 33 points it shows one requirement, and none in part."""
    low = score < 33
    met = (True, not low, not low, False, not low, False)
    matches = tuple(
        RequirementMatch(r, ok, 0.8 if ok else 0.2, proof if ok else None)
        for r, ok, proof in zip(JOB.requirements, met, PROVEN, strict=True)
    )
    if not low:
        half = replace(matches[5], shows=("unit tests",), lacks=("pytest",))
        matches = (*matches[:5], half)
    band = AlignmentBand.STRONG if score >= 66 else AlignmentBand.WEAK
    matched = ("Python", "PostgreSQL", "Docker", "CI/CD", "SQL")
    return Alignment(score, band, matches, matched, ("Kubernetes", "pytest"))


def interview(questions: int = 5) -> Interview:
    """Return a finished interview of up to five answers."""
    answers = tuple(_answer(number) for number in range(questions))
    return of_answers(answers)


def of_answers(answers: tuple[Answer, ...]) -> Interview:
    """Return a finished interview of these answers, judged as any other is."""
    answers = tuple(replace(one, score=score_answer(one, SETTINGS)) for one in answers)
    return Interview(
        id="00000000-0000-4000-8000-000000000000",
        booth_id="booth-1",
        started_at=datetime(2026, 3, 2, 10, 0, tzinfo=UTC),
        job=JOB,
        alignment=alignment(),
        questions=tuple(a.question for a in answers),
        answers=answers,
        coverage=coverage(answers),
        score=score(answers),
        state=InterviewState.FINISHED,
    )


def jobs() -> tuple[Job, ...]:
    """Return jobs of several fields."""
    rest = (
        Job(f"sample-{n}", title, "", field, (Requirement("r", title, keywords=words),))
        for n, (title, field, words) in enumerate(OTHERS)
    )
    return (JOB, *rest)
