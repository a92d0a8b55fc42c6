"""Fit the likelihood that an answer is on its question, and see how it does on other jobs.

    python -m tests.scoring.relevance

Good answers of tests/scoring/answers to their own question, against the same
answers put beside other questions of the same job and of other jobs; leave one job out. Also how
sentences of one field come to requirements of another (kiosk/coach/measure/coverage.py, NEAR).
"""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from kiosk.coach.jobs import starter_jobs
from kiosk.coach.match import Embed
from kiosk.coach.measure import relevance
from kiosk.coach.measure.asked import core
from kiosk.coach.measure.coverage import NEAR
from kiosk.coach.measure.sentences import sentences
from kiosk.coach.measure.statements import Does, statements
from kiosk.domain.settings import load
from kiosk.senses.meaning import Meaning
from tests.scoring.content import FOLDER, spoken

GOOD = (2, 3)
OPEN = ("opening", "closing")
JOBS = {job.id: job for job in starter_jobs()}
Row = tuple[str, bool, float, float]
"""Job of the answer, whether the question is its own, cosines of the whole and of the best."""


def main() -> None:
    embed = Meaning(load()).vectors
    rows = list(_rows(embed))
    jobs = np.array([row[0] for row in rows])
    own = np.array([row[1] for row in rows])
    near = np.array([row[2:] for row in rows])
    print(f"{own.sum()} answers to their own question, {(~own).sum()} to another")

    model = _fitted(near, own)
    print(f"weights {model.coef_[0].round(1)}, bias {model.intercept_[0]:.1f}; in the code "
          f"{relevance.WEIGHT_WHOLE}, {relevance.WEIGHT_BEST}, {relevance.BIAS}")  # fmt: skip

    left_out = np.zeros(len(own))
    for job in sorted(set(jobs)):
        held = jobs == job
        left_out[held] = _fitted(near[~held], own[~held]).predict_proba(near[held])[:, 1]
    print(f"each job left out of the fit: AUC {roc_auc_score(own, left_out):.3f}")
    for name, some in (("own question", own), ("another", ~own)):
        spread = np.percentile(left_out[some], [5, 10, 25, 50, 75, 90]).round(2)
        print(f"  {name}: 5th, 10th, 25th, 50th, 75th, 90th percentile {spread}")
    _coverage(embed)


def _fitted(near: np.ndarray, own: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=10, class_weight="balanced", max_iter=5000).fit(near, own)


def _rows(embed: Embed) -> Iterator[Row]:
    questions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    answers = []
    for file in sorted(FOLDER.glob("*.jsonl")):
        for line in file.read_text().splitlines():
            row = json.loads(line)
            if row["job"] not in JOBS:
                continue  # a job of its own advert, in fitted-3
            questions[row["job"]].append(row["question"])
            answers += [
                (row["job"], row["question"], one["text"])
                for one in row["answers"]
                if one["grade"] in GOOD and row["question"]["kind"] not in OPEN
            ]
    for job, question, text in answers:
        for other_job, asked in questions.items():
            for other in asked:
                same_kind = other["kind"] == question["kind"]
                if other["kind"] in OPEN or (other_job != job and not same_kind):
                    continue
                yield job, other is question, *_near(other, other_job, text, embed)


def _near(question: dict[str, Any], job: str, text: str, embed: Embed) -> tuple[float, float]:
    asked = f"{question['text']} {question['requirement'] or ''}"
    stated = statements(sentences(spoken(text)), asked, JOBS[job].text)
    pieces = [one.sentence.text for one in stated if one.does is Does.SAYS]
    if not pieces:
        return 0.0, 0.0
    vectors = embed([core(question["text"]), " ".join(pieces), *pieces])
    best = np.sort(vectors[2:] @ vectors[0])[::-1][: relevance.BEST_SENTENCES].mean()
    return float(vectors[1] @ vectors[0]), float(best)


def _coverage(embed: Embed) -> None:
    """Print how close sentences come to requirements of other fields."""
    corpus = tomllib.loads((Path(__file__).parent / "answers.toml").read_text())["answer"]
    wanted = [(one["field"], one["requirement"]) for one in corpus]
    said = [(one["field"], s.text) for one in corpus for s in sentences(spoken(one["said"]))]
    vectors = embed([*(text for _, text in wanted), *(text for _, text in said)])
    similar = vectors[: len(wanted)] @ vectors[len(wanted) :].T
    other = np.array([[a != b for b, _ in said] for a, _ in wanted])
    close = (similar[other] >= NEAR).mean()
    print(f"sentences of other fields: {close:.4f} come as close as {NEAR} to a requirement,"
          f" 99th percentile {np.percentile(similar[other], 99):.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
