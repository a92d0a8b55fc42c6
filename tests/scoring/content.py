"""Judge the written answers of tests/scoring/answers: how each kind fares, which pairs are right.

    python -m tests.scoring.content [--held] [--files A B] [--without-expectation] [--wrong N]

609 answers to 132 questions of twenty jobs, in seventeen kinds, written by people who had not read
the rules (CC0-1.0). The rules were fitted on fitted-*.jsonl; held-*.jsonl were set aside at first
and have served since; fitted-3 and fitted-4 came later, by writers of their own. A pair is two
answers to one question whose grades differ. An answer under 20 words has no number; in a pair it
counts as 0, and the pairs without such an answer are printed apart.

A file of one's own has one question with its answers a line; a job that is none of the starter jobs
comes before its questions as a line {"job": its id, "title": ..., "advert": its text}, and is read
as the panel reads an advert.
"""

import argparse
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from kiosk.coach.jobs import starter_jobs
from kiosk.coach.match.job_keywords import keywords_in
from kiosk.coach.match.job_text import read_job
from kiosk.coach.measure import content
from kiosk.coach.scoring.score import CONTENT, score_answer
from kiosk.domain.interview import Answer
from kiosk.domain.job import Job, Question, QuestionKind
from kiosk.domain.measures import Focus, Measures, Speech
from kiosk.domain.settings import Settings, load
from kiosk.domain.sound import Transcript, Word
from kiosk.domain.units import Measure
from kiosk.senses.meaning import Meaning

FOLDER = Path(__file__).parent / "answers"
KINDS = (
    "strong", "strong-no-tools", "non-native", "honest-gap", "wrong-facts", "no-result", "only-we",
    "rambling", "too-short", "bluff", "off-topic", "list", "praise", "echo", "salad", "frame",
    "refusal",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One written answer and what it came to."""

    job: str
    question: str
    kind: str
    grade: int | None
    points: float
    text: str
    judged: bool = True
    """False where it has no number of its own."""


def spoken(text: str, expected: float | None = None) -> Transcript:
    """Return a text as if it had been said."""
    words, now = [], 0.0
    for word in text.split():
        length = 0.12 + 0.055 * len(word)
        words.append(Word(word, round(now, 2), round(now + length, 2), 0.95))
        now += length + 0.05 + 0.5 * word.endswith((".", "?", "!"))
    return Transcript(tuple(words), expected=expected)


def delivered(transcript: Transcript) -> Measures:
    """Return measures of a delivery that costs nothing, without content."""
    number, seconds = len(transcript.words), max(transcript.words[-1].end, 12.0)
    m = Measure
    speech = Speech(
        seconds, seconds * 0.9, number, m(140.0, "wpm"), m(150.0, "wpm"), m(100.0, "bpm"),
        m(0.8, "share"), ((seconds / 2, 140.0),), m(0.0, "per minute"), m(0.0, "per 100"), (), (),
        m(0.5, "s"), m(3.0, "dB"), m(3.0, "st"), m(30.0, "dB"),
    )  # fmt: skip
    return Measures(speech, Focus(Measure.missing("share", "no camera")), None)  # type: ignore[arg-type]


def points(answer: Answer, settings: Settings) -> float:
    """Return the points of the content alone, 0 to 100."""
    parts = [p for p in score_answer(answer, settings).parts if p.name in CONTENT]
    weighed = [(p.weight, p.value) for p in parts if p.value is not None]
    weight = sum(one for one, _ in weighed)
    return sum(one * value for one, value in weighed) / weight if weight else 0.0


def cases(files: list[Path], expect: "Expect | None") -> Iterator[Case]:
    settings = load()
    embed = Meaning(settings).vectors
    for job, question, answers in asked(files):
        for one in answers:
            said = spoken(one["text"], expect(one["text"]) if expect else None)
            found = content.measure(question, said, job, embed)
            empty = delivered(said)
            measures = Measures(empty.speech, empty.focus, found)
            answer = Answer(question, said, measures, 0.0, said.words[-1].end + 1)
            grade = one["grade"] if isinstance(one["grade"], int) else None
            judged = found.relevance.value is not None
            yield Case(job.id, question.id, one["kind"], grade,
                       points(answer, settings), one["text"], judged)  # fmt: skip


def asked(files: list[Path]) -> Iterator[tuple[Job, Question, list[dict[str, Any]]]]:
    """Yield every question of the files with its job and its answers as they were written."""
    jobs = {job.id: job for job in starter_jobs()}
    lines = [line for file in files for line in file.read_text().splitlines() if line.strip()]
    for number, row in enumerate(map(json.loads, lines)):
        if "advert" in row:
            jobs[row["job"]] = replace(read_job(row["advert"], row["title"]), id=row["job"])
        if "question" in row:
            yield jobs[row["job"]], _question(row, number), row["answers"]


def _question(row: dict[str, Any], number: int) -> Question:
    """Return the question of a row; where it names no keywords they are its requirement's."""
    written, wanted = row["question"], row["question"].get("requirement")
    keywords = written.get("keywords")
    if keywords is None:
        keywords = keywords_in(wanted or "")
    return Question(
        f"{row['job']}-{number}-{written['kind']}", written["text"], QuestionKind(written["kind"]),
        "", requirement=wanted, keywords=tuple(keywords),
    )  # fmt: skip


class Expect:
    """What the transcriber would have said of how a text hangs together."""

    def __init__(self) -> None:
        from kiosk.senses.weights import path_of
        from kiosk.senses.whisper_model import WhisperModel

        settings = load()
        self._model = WhisperModel(path_of(f"whisper-{settings.hearing.model}", settings))

    def __call__(self, text: str) -> float | None:
        from kiosk.senses.expectation import expected

        return expected(self._model, spoken(text).words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="the half that was set aside")
    parser.add_argument("--files", type=Path, nargs="+", default=[], help="files of one's own")
    parser.add_argument("--without-expectation", action="store_true", help="by the text alone")
    parser.add_argument(
        "--wrong", type=int, default=0, help="show so many pairs in the wrong order"
    )
    options = parser.parse_args()
    half = sorted(FOLDER.glob("held-*.jsonl" if options.held else "fitted-*.jsonl"))
    files = options.files or half
    found = list(cases(files, None if options.without_expectation else Expect()))

    right, wrong = pairs(found)
    print(f"pairs in the right order: {right} of {right + len(wrong)}"
          f" = {right / max(1, right + len(wrong)):.3f}")  # fmt: skip
    numbered, not_so = pairs([case for case in found if case.judged])
    print(f"of those in which both have a number: {numbered} of {numbered + len(not_so)}"
          f" = {numbered / max(1, numbered + len(not_so)):.3f}\n")  # fmt: skip
    print("| kind | answers | mean | least | most | 75 and more | 20 and less |")
    print("|---|---|---|---|---|---|---|")
    for kind in dict.fromkeys((*KINDS, *(case.kind for case in found))):
        p = np.array([case.points for case in found if case.kind == kind])
        if not len(p):
            continue
        print(f"| {kind} | {len(p)} | {p.mean():.0f} | {p.min():.0f} | {p.max():.0f} "
              f"| {(p >= 75).mean():.2f} | {(p <= 20).mean():.2f} |")  # fmt: skip
    for better, worse in wrong[: options.wrong]:
        print(f"\n{better.question}: {better.kind} {better.points:.0f}, {worse.kind} "
              f"{worse.points:.0f}\n  {better.text[:160]}\n  {worse.text[:160]}")  # fmt: skip


def pairs(found: list[Case]) -> tuple[int, list[tuple[Case, Case]]]:
    """Return how many pairs of different grades are in order, and those that are not."""
    by_question: dict[str, list[Case]] = defaultdict(list)
    for case in found:
        if case.grade is not None:
            by_question[case.question].append(case)
    right, wrong = 0, []
    for group in by_question.values():
        for one, other in itertools.combinations(group, 2):
            if one.grade == other.grade:
                continue
            better, worse = sorted((one, other), key=lambda case: -(case.grade or 0))
            if better.points > worse.points:
                right += 1
            else:
                wrong.append((better, worse))
    return right, sorted(wrong, key=lambda pair: pair[0].points - pair[1].points)


if __name__ == "__main__":
    main()
