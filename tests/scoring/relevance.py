"""Fit the likelihood that an answer is on its question, and see how it does on other writers.

    python -m tests.scoring.relevance

Good answers of tests/scoring/answers to their own question, against the same answers put beside
other questions of their job and against those written to be off their topic; each set of writers
left out of the fit in turn. Also how sentences of one field come to requirements of another
(kiosk/coach/measure/coverage.py, NEAR).
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from kiosk.coach.match import Embed
from kiosk.coach.measure import relevance
from kiosk.coach.measure.coverage import NEAR
from kiosk.coach.measure.sentences import sentences
from kiosk.coach.measure.statements import Does, statements
from kiosk.domain.job import Job, Question
from kiosk.domain.settings import load
from kiosk.senses.meaning import Meaning
from tests.scoring.content import FOLDER, asked, spoken
from tests.scoring.manner import set_of, unscaled

GOOD = ("strong", "strong-no-tools", "non-native", "honest-gap", "no-result", "only-we",
        "wrong-facts")  # fmt: skip
PUT_BESIDE = tuple(kind for kind in GOOD if kind != "honest-gap")
LEAST_WORDS = 20
SHARES = {"own": 1.0, "beside": 0.6, "off": 0.4}
"""Weights in the fit: what is on the question, put beside another, written off the topic."""
STRONG = 0.3
"""Inverse strength of the regularisation."""


class Row(NamedTuple):
    """An answer beside a question: its set of writers, how it came there, its signs."""

    of: int
    how: str
    signs: tuple[float, ...]


def main() -> None:
    embed = Meaning(load()).vectors
    rows = list(_rows(embed))
    of, how = np.array([row.of for row in rows]), np.array([row.how for row in rows])
    told = np.array([row.signs for row in rows])
    print(", ".join(f"{name} {(how == name).sum()}" for name in SHARES))

    weights, bias = unscaled(_fitted(told, how))
    fit = dict(zip(relevance.WEIGHTS, weights.round(2).tolist(), strict=True))
    print(f"weights {fit}, bias {bias:.2f}; in the code {relevance.WEIGHTS}, {relevance.BIAS}")

    left_out = np.zeros(len(rows))
    for one in sorted(set(of)):
        model = _fitted(told[of != one], how[of != one])
        left_out[of == one] = model.predict_proba(told[of == one])[:, 1]
        print(f"set {one} left out: AUC against "
              f"{_auc(left_out, how, of == one)}")  # fmt: skip
    print(f"all sets, each left out: AUC against {_auc(left_out, how, of > 0)}")
    for name in SHARES:
        spread = np.percentile(left_out[how == name], [2, 5, 10, 25, 50, 75, 90]).round(2)
        print(f"  {name}: 2nd, 5th, 10th, 25th, 50th, 75th, 90th percentile {spread}")
    _coverage(embed)


def _auc(likely: np.ndarray, how: np.ndarray, some: np.ndarray) -> str:
    """Return how well answers to their own question are told from the two others."""
    found = []
    for other in ("off", "beside"):
        both = some & np.isin(how, ("own", other))
        found.append(f"{other} {roc_auc_score(how[both] == 'own', likely[both]):.3f}")
    return ", ".join(found)


def _fitted(told: np.ndarray, how: np.ndarray) -> Pipeline:
    weight = np.zeros(len(how))
    for name, share in SHARES.items():
        weight[how == name] = share / (how == name).sum()
    weight *= len(how) / weight.sum()
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRONG, max_iter=3000))
    return model.fit(told, how == "own", logisticregression__sample_weight=weight)


def _rows(embed: Embed) -> Iterator[Row]:
    questions: dict[tuple[int, str], list[Question]] = defaultdict(list)
    written = []
    for file in sorted(FOLDER.glob("*.jsonl")):
        for job, question, answers in asked([file]):
            if question.kind not in relevance.OPEN:
                questions[set_of(file), job.id].append(question)
                written += [(set_of(file), job, question, one) for one in answers]
    for of, job, question, one in written:
        if len(one["text"].split()) < LEAST_WORDS or one["kind"] not in (*GOOD, "off-topic"):
            continue
        own = "off" if one["kind"] == "off-topic" else "own"
        yield from _beside(of, own, question, job, one["text"], embed)
        for other in questions[of, job.id]:
            if other is not question and one["kind"] in PUT_BESIDE:
                yield from _beside(of, "beside", other, job, one["text"], embed)


def _beside(
    of: int, how: str, question: Question, job: Job, text: str, embed: Embed
) -> Iterator[Row]:
    about = f"{question.text} {question.requirement or ''}"
    stated = statements(sentences(spoken(text)), about, job.text)
    pieces = [one.sentence.text for one in stated if one.does is Does.SAYS]
    if pieces:
        wishes = [wish.text for wish in job.requirements]
        told = relevance.signs(question, " ".join(pieces), pieces, embed, wishes)
        yield Row(of, how, tuple(told[name] for name in relevance.WEIGHTS))


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
