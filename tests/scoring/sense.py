"""Fit the likelihood that words do not hang together, and see how it does on other jobs.

    python -m tests.scoring.sense

Salads of words of tests/scoring/answers against all talk, each job left out of the fit in turn. The
transcriber's decoder reads every answer once: some minutes.
"""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from kiosk.coach.measure import sense
from kiosk.coach.measure.sentences import sentences
from kiosk.coach.measure.statements import statements
from tests.scoring.content import FOLDER, Expect, asked, spoken
from tests.scoring.firmness import unscaled

NO_TALK = ("list", "refusal", "echo", "praise", "frame")
"""Said for nothing, by another rule."""


def main() -> None:
    expect, jobs, kinds, rows = Expect(), [], [], []
    for job, question, answers in asked(sorted(FOLDER.glob("*.jsonl"))):
        about = f"{question.text} {question.requirement or ''}"
        for one in answers:
            expected = expect(one["text"])
            if one["kind"] not in NO_TALK and expected is not None:
                jobs.append(job.id)
                kinds.append(one["kind"])
                stated = statements(sentences(spoken(one["text"])), about, job.text)
                rows.append((expected, sense.referring(stated)))
    found, of, kind = np.array(rows), np.array(jobs), np.array(kinds)
    salad = kind == "salad"

    weights, bias = unscaled(_fitted(found, salad))
    print(f"weights {weights.round(2)}, bias {bias:.1f}; in the code"
          f" {sense.WEIGHT_EXPECTED}, {sense.WEIGHT_REFERRING}, {sense.BIAS}")  # fmt: skip
    left_out = np.zeros(len(salad))
    for job in sorted(set(jobs)):
        held = of == job
        left_out[held] = _fitted(found[~held], salad[~held]).predict_proba(found[held])[:, 1]
    print(f"each job left out of the fit: AUC {roc_auc_score(salad, left_out):.3f}, by the language"
          f" alone {roc_auc_score(salad, -found[:, 0]):.3f}")  # fmt: skip
    groups = (("salad", salad), ("non-native", kind == "non-native"), ("all talk", ~salad))
    for name, some in groups:
        spread = np.percentile(left_out[some], [5, 10, 50, 90, 95, 98]).round(2)
        print(f"  {name}: 5th, 10th, 50th, 90th, 95th, 98th percentile {spread}")


def _fitted(rows, salad):  # type: ignore[no-untyped-def]  # sklearn has no types
    model = LogisticRegression(C=0.5, class_weight="balanced")
    return make_pipeline(StandardScaler(), model).fit(rows, salad)


if __name__ == "__main__":
    main()
