"""Sample interviews built from the model's nouns, for tests and for looking at screens and reports.

They are spoken by a small clock, not measured from sound: each word takes its share of a minute,
pauses and looks away lie where the sample says. `INTERVIEWS` names them all.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from kiosk.coach.scoring.score import score, score_answer
from kiosk.domain.interview import (
    Answer,
    Consent,
    Coverage,
    Interview,
    InterviewState,
    Mode,
    SaidHow,
)
from kiosk.domain.job import Alignment, AlignmentBand, Question, QuestionKind, RequirementMatch
from kiosk.domain.measures import Content, Focus, KeywordSaid, Measures, Speech, Star
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Look
from kiosk.domain.sound import Transcript
from kiosk.domain.units import Measure
from tests.kit.samples.answers import HESITANT, LONG, STRONG
from tests.kit.samples.job import EVIDENCE, JOB, QUESTIONS
from tests.kit.samples.talk import Spoken, answer


def _alignment(proofs: dict[str, str], value: float, band: AlignmentBand) -> Alignment:
    matches = tuple(
        RequirementMatch(r, r.id in proofs, 0.78 if r.id in proofs else 0.22, proofs.get(r.id))
        for r in JOB.requirements
    )
    words = {
        met: [k for m in matches if m.met is met for k in m.requirement.keywords]
        for met in (True, False)
    }
    return Alignment(value, band, matches, tuple(words[True]), tuple(words[False]))


def _coverage(proofs: dict[str, str], answers: Sequence[Answer]) -> tuple[Coverage, ...]:
    found = []
    for requirement in JOB.requirements:
        said = [
            (a, s)
            for a in answers
            for s in a.measures.content.said
            if s.keyword in requirement.keywords
        ]
        where, what = said[0] if said else (None, None)
        found.append(
            Coverage(
                requirement,
                proofs.get(requirement.id),
                _around(where, what.at) if where and what else None,
                where.question.id if where else None,
                what.at if what else None,
                _how(where, what) if where and what else None,
            )
        )
    return tuple(found)


def _how(given: Answer, what: KeywordSaid) -> SaidHow:
    return SaidHow.SHOWN if what in given.measures.content.shown else SaidHow.NAMED


def _around(given: Answer, at: float) -> str:
    return " ".join(w.text for w in given.transcript.words if at - 2 <= w.start <= at + 2)


def _interview(name: str, answers: Sequence[Answer], proofs: dict[str, str]) -> Interview:
    settings = Settings()
    answers = [replace(a, score=score_answer(a, settings)) for a in answers]
    share = 100 * len(proofs) / len(JOB.requirements)
    band = AlignmentBand.STRONG if share >= 66 else AlignmentBand.PARTIAL
    alignment = _alignment(proofs, round(share, 1), band)
    return Interview(
        id="3f0c2f6e-8d2b-4e62-9d4c-5b1f6f6f0a01",
        booth_id="booth-1",
        started_at=datetime(2026, 3, 12, 13, 5, tzinfo=UTC),
        job=JOB,
        candidate=name,
        alignment=alignment,
        questions=tuple(a.question for a in answers),
        answers=tuple(answers),
        coverage=_coverage(proofs, answers),
        score=score(answers, settings, alignment),
        state=InterviewState.FINISHED,
        finished_at=datetime(2026, 3, 12, 13, 14, tzinfo=UTC),
        models=(
            ("hearing", "whisper-base"),
            ("meaning", "all-MiniLM-L6-v2"),
            ("seeing", "mediapipe face landmarker 1.2.3"),
        ),
    )


def _spoken(texts: Sequence[str], questions: Sequence[Question], how: Spoken) -> list[Answer]:
    answers, now = [], 20.0
    for question, text in zip(questions, texts, strict=True):
        answers.append(answer(question, text, how, now))
        now += answers[-1].seconds + 9.0
    return answers


def strong() -> Interview:
    """Clear and on the subject; a glance and one longer look away in every answer."""
    how = Spoken(146.0, 1.4, ((11.0, 12.5, Look.LEFT), (24.0, 26.5, Look.UP)))
    return _interview("Amara Okafor", _spoken(STRONG, QUESTIONS, how), EVIDENCE)


def hesitant() -> Interview:
    """Many hesitations, long pauses, two long looks away in every answer, few keywords."""
    away = ((6.0, 9.5, Look.DOWN), (16.0, 20.25, Look.LEFT))
    answers = _spoken(HESITANT, QUESTIONS, Spoken(96.0, 4.2, away))
    return _interview("Tom Lindqvist", answers, {"r1": EVIDENCE["r1"]})


def unmeasured() -> Interview:
    """Camera off, microphone silent, no resume: nothing at all was measured."""
    answers = [
        Answer(q, Transcript(why_not="no speech was heard"), _nothing(), 20.0 * i, 15.0)
        for i, q in enumerate(QUESTIONS, 1)
    ]
    interview = _interview("", answers, {})
    nothing = Alignment(None, None, why_not="the candidate went on without a resume")
    consent = Consent(camera=False)
    return replace(
        interview, candidate=None, alignment=nothing, consent=consent, models=(), coverage=()
    )


def _nothing() -> Measures:
    def none(unit: str) -> Measure:
        return Measure.missing(unit, "no speech was heard")

    speech = Speech(
        seconds=0.0,
        speech_s=0.0,
        words=0,
        speaking_rate=none("wpm"),
        articulation_rate=none("wpm"),
        beat=none("bpm"),
        beat_stability=none("share"),
        rate_windows=(),
        hesitations_per_minute=none("per minute"),
        hesitations_per_100_words=none("per 100 words"),
        fillers=(),
        pauses=(),
        thinking_time=none("s"),
        loudness_movement=none("dB"),
        pitch_movement=none("semitones"),
        snr=none("dB"),
    )
    focus = Focus(Measure.missing("share", "the camera was switched off by the candidate"))
    content = Content((), (), (), none("share"), none("share"), Star())
    return Measures(speech, focus, content)


def twelve() -> Interview:
    """The longest interview the settings allow, with one take repeated in Practice."""
    questions = [
        replace(QUESTIONS[i % 3], id=f"q{i + 1}", kind=QuestionKind.TECHNICAL) for i in range(12)
    ]
    away = ((4.0, 7.0, Look.RIGHT), (9.0, 10.0, Look.UP))
    texts = [LONG[i % len(LONG)] for i in range(12)]
    return _interview(
        "Maximiliane Freifrau von Hohenstein-Wallerstein",
        _spoken(texts, questions, Spoken(171.0, 0.8, away)),
        EVIDENCE,
    )


def practice() -> Interview:
    """The first question answered twice: hesitant, then better."""
    first = answer(QUESTIONS[0], HESITANT[0], Spoken(100.0, 2.0), 20.0)
    again = answer(QUESTIONS[0], STRONG[0], Spoken(148.0, 1.0), 80.0)
    interview = _interview("Jo", [first, replace(again, retake_of=0)], EVIDENCE)
    return replace(interview, mode=Mode.PRACTICE)


def named(name: str) -> Interview:
    """The strong interview under another name."""
    return replace(strong(), candidate=name)


def non_latin() -> Interview:
    """Names in Chinese, Arabic, Cyrillic, Greek, Devanagari, Hebrew, Thai and Korean."""
    return named("李明 · محمد السيد · Дмитрий Иванов · Ελένη · अमित कुमार · שרה · สมชาย · 김민준")


INTERVIEWS: dict[str, Callable[[], Interview]] = {
    "strong": strong,
    "hesitant": hesitant,
    "unmeasured": unmeasured,
    "twelve": twelve,
    "practice": practice,
    "non_latin": non_latin,
}
