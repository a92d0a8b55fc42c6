"""Fit the manners of saying nothing, and see how they do on writers left out.

    python -m tests.scoring.manner [--write]

Good answers of tests/scoring/answers against bluffing, rambling, framed and praising ones and
salads of words. Each set of writers (fitted-1 and -2, held, fitted-3, fitted-4) is left out of the
fit in turn: a manner must be told in people nobody fitted on. `--write` writes the weights
(kiosk/coach/measure/manner.toml). The transcriber's decoder reads every answer once: some minutes.
"""

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from kiosk.coach.measure import manner
from kiosk.coach.measure.sense import TYPICAL_EXPECTED
from kiosk.coach.measure.sentences import sentences
from kiosk.coach.measure.statements import statements
from tests.scoring.content import FOLDER, Expect, asked, spoken

GOOD = ("strong", "strong-no-tools", "non-native", "honest-gap")
TALK = (*GOOD, "wrong-facts", "no-result", "only-we", "off-topic")
SIGNS = {
    "bluff": ("open_ended", "boundless", "adverbs", "general", "deeds", "figures", "in_order",
              "abstract", "perfect", "own", "past"),
    "frame": ("general", "abstract", "length", "passive", "figures", "adverbs", "own", "in_order"),
    "rambling": ("commas", "figures", "open_ended", "turning", "boundless", "grammar", "deeds",
                 "passive", "own", "you", "length"),
    "praise": ("abstract", "being", "deeds", "past", "adverbs", "i", "in_order", "you", "general"),
    "salad": ("expected", "length", "grammar", "deeds", "passive", "i", "articles", "abstract"),
}  # fmt: skip
"""The signs that tell each manner from answers in every set of writers alike."""
SETS = {"fitted-1": 1, "fitted-2": 1, "held-1": 2, "held-2": 2, "fitted-3": 3, "fitted-4": 4}
"""Which people wrote a file."""
STRONG = 0.3
"""Inverse strength of the regularisation."""


class Row(NamedTuple):
    """An answer: its set of writers, its kind, and its rates."""

    of: int
    kind: str
    rates: dict[str, float]


def rows(expected: dict[str, float] | None = None) -> list[Row]:
    expect = None if expected else Expect()
    found: list[Row] = []
    for file in sorted(Path(FOLDER).glob("*.jsonl")):
        for job, question, answers in asked([file]):
            about = f"{question.text} {question.requirement or ''}"
            for one in answers:
                stated = statements(sentences(spoken(one["text"])), about, job.text)
                said = expect(one["text"]) if expect else (expected or {})[one["text"]]
                rates = manner.rates(stated) | {
                    "expected": TYPICAL_EXPECTED if said is None else said
                }
                found.append(Row(set_of(file), one["kind"], rates))
    return found


def set_of(file: Path) -> int:
    """Return the set of writers a file is of."""
    return SETS[file.stem]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--expected", type=Path, help="JSON: what the decoder said")
    options = parser.parse_args()
    found = rows(json.loads(options.expected.read_text()) if options.expected else None)
    good = [row.rates for row in found if row.kind in GOOD]
    typical = {name: float(np.mean([one[name] for one in good])) for name in good[0]}
    lines = ["# Written by `python -m tests.scoring.manner --write`.", "[typical]"]
    lines += [f"{name} = {value:.2f}" for name, value in typical.items() if name != "expected"]
    for kind, signs in SIGNS.items():
        lines += _fit(found, kind, signs)
    if options.write:
        target = Path(manner.__file__).with_name("manner.toml")
        target.write_text("\n".join(lines) + "\n")


def _fit(found: list[Row], kind: str, signs: tuple[str, ...]) -> list[str]:
    """Return the lines of one manner, and print how it does on the writers left out."""
    told = [row for row in found if row.kind in (*TALK, kind)]
    rates = np.array([[row.rates[name] for name in signs] for row in told])
    bad = np.array([row.kind == kind for row in told])
    good = np.array([row.kind in GOOD for row in told])
    of = np.array([row.of for row in told])
    left_out = np.zeros(len(told))
    for one in sorted(set(of)):
        left_out[of == one] = _model(rates[of != one], bad[of != one]).predict_proba(
            rates[of == one]
        )[:, 1]
        print(f"{kind}, set {one} left out: AUC "
              f"{roc_auc_score(bad[of == one], left_out[of == one]):.3f}")  # fmt: skip
    for name, some in (("good", good), (kind, bad)):
        spread = np.percentile(left_out[some], [2, 10, 25, 50, 75, 90, 95, 98]).round(2)
        print(f"  {name}: 2nd, 10th, 25th, 50th, 75th, 90th, 95th, 98th percentile {spread}")
    weights, bias = unscaled(_model(rates, bad))
    pairs = ", ".join(f"{name} = {one:.3f}" for name, one in zip(signs, weights, strict=True))
    return [f"[{kind}]", f"bias = {bias:.2f}", f"weights = {{ {pairs} }}"]  # fmt: skip


def _model(rates: np.ndarray, bad: np.ndarray) -> Pipeline:
    model = LogisticRegression(C=STRONG, class_weight="balanced")
    return make_pipeline(StandardScaler(), model).fit(rates, bad)


def unscaled(model: Pipeline) -> tuple[np.ndarray, float]:
    """Return weights and bias for rates as they are."""
    scaler, logistic = model[0], model[1]
    weights = logistic.coef_[0] / scaler.scale_
    return weights, float(logistic.intercept_[0] - (weights * scaler.mean_).sum())


if __name__ == "__main__":
    main()
