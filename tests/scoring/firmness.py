"""Fit the likelihood that an answer speaks firmly, and see how it does on other jobs.

    python -m tests.scoring.firmness

Good answers of tests/scoring/answers against rambling and bluffing ones, each job left out of the
fit in turn. No model is needed.
"""

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from kiosk.coach.measure import firmness
from kiosk.coach.measure.sentences import sentences
from kiosk.coach.measure.statements import statements
from tests.scoring.content import FOLDER, asked, spoken

FIRM = ("strong", "strong-no-tools", "non-native", "honest-gap", "wrong-facts", "no-result",
        "only-we", "off-topic")  # fmt: skip
LOOSE = ("rambling", "bluff")


def main() -> None:
    jobs, kinds, rates = [], [], []
    for job, question, answers in asked(sorted(Path(FOLDER).glob("*.jsonl"))):
        about = f"{question.text} {question.requirement or ''}"
        for one in answers:
            if one["kind"] in (*FIRM, *LOOSE):
                stated = statements(sentences(spoken(one["text"])), about, job.text)
                jobs.append(job.id)
                kinds.append(one["kind"])
                rates.append(list(firmness.rates_of(stated).values()))
    found, of, kind = np.array(rates), np.array(jobs), np.array(kinds)
    firm = np.isin(kind, FIRM)

    weights, bias = unscaled(_fitted(found, firm))
    print(f"weights {dict(zip(firmness.TYPICAL, weights.round(2), strict=True))}, bias {bias:.2f};"
          f" in the code {firmness.WEIGHTS}, {firmness.BIAS}")  # fmt: skip
    left_out = np.zeros(len(firm))
    for job in sorted(set(jobs)):
        held = of == job
        left_out[held] = _fitted(found[~held], firm[~held]).predict_proba(found[held])[:, 1]
    print(f"each job left out of the fit: AUC {roc_auc_score(firm, left_out):.3f}")
    for name, some in (("firm", firm), *((one, kind == one) for one in LOOSE)):
        spread = np.percentile(left_out[some], [2, 5, 10, 50, 75, 90]).round(2)
        print(f"  {name}: 2nd, 5th, 10th, 50th, 75th, 90th percentile {spread}")


def _fitted(rates: np.ndarray, firm: np.ndarray) -> Pipeline:
    model = LogisticRegression(C=0.3, class_weight="balanced")
    return make_pipeline(StandardScaler(), model).fit(rates, firm)


def unscaled(model: Pipeline) -> tuple[np.ndarray, float]:
    """Return weights and bias for rates as they are."""
    scaler, logistic = model[0], model[1]
    weights = logistic.coef_[0] / scaler.scale_
    return weights, float(logistic.intercept_[0] - (weights * scaler.mean_).sum())


if __name__ == "__main__":
    main()
