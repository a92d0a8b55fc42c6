"""Fits and checks the relevance of an answer on our own labelled pairs (answers.toml).

    python -m tests.scoring.relevance

prints the weights of kiosk/coach/measure/relevance.py, how they do on questions that were left out
of the fit, and how often a sentence of another field comes close to a requirement (coverage).
"""

import tomllib
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from kiosk.coach.measure.coverage import NEAR
from kiosk.coach.measure.sentences import sentences
from kiosk.domain.settings import load
from kiosk.domain.sound import Transcript, Word
from kiosk.senses.meaning import Meaning

TITLES = {
    "software": "backend software engineer",
    "data": "data scientist",
    "nursing": "registered nurse",
    "accounting": "senior accountant",
    "sales": "account executive",
    "design": "product designer",
    "engineering": "civil engineer",
    "teaching": "primary school teacher",
    "recruiting": "recruiter",
    "kitchen": "kitchen manager",
    "opening": "mechanical engineer",
    "lab": "lab technician",
}


def transcript(text: str) -> Transcript:
    """Return a text as if it had been said, three words a second."""
    words = text.split()
    return Transcript(tuple(Word(w, n / 3, n / 3 + 0.3, 0.9) for n, w in enumerate(words)))


def pieces(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(transcript(text))]


def features(embed, question, requirement, title, said):
    vectors = embed([question, requirement, title, said, *pieces(said)])
    asked, wanted, job, whole = vectors[:4]
    near = np.sort(np.maximum(vectors[4:] @ asked, vectors[4:] @ wanted))[::-1]
    return [whole @ asked, near[:2].mean(), whole @ job]


def main() -> None:
    corpus = tomllib.loads((Path(__file__).parent / "answers.toml").read_text())
    own = corpus["answer"]
    said = [(a["field"], a["said"]) for a in own] + [("", t) for t in corpus["astray"]["texts"]]
    texts = {text for _, one in said for text in (one, *pieces(one))} | set(TITLES.values())
    texts |= {a[key] for a in own for key in ("question", "requirement")}
    order = sorted(texts)
    table = dict(zip(order, Meaning(load()).vectors(order), strict=True))

    def embed(wanted: list[str]) -> np.ndarray:
        return np.array([table[text] for text in wanted])

    rows, labels, groups, foreign = [], [], [], []
    for number, a in enumerate(own):
        for field, text in said:
            mine = text == a["said"]
            if field == a["field"] and not mine:
                continue  # another answer of the same field may well be near: no label
            title = TITLES[a["field"]]
            rows.append(features(embed, a["question"], a["requirement"], title, text))
            labels.append(mine)
            groups.append(number)
            if not mine:
                wanted = embed([a["requirement"]])[0]
                foreign.extend(float(v) for v in embed(pieces(text)) @ wanted)
    x, y = np.array(rows), np.array(labels)

    model = LogisticRegression(C=10, class_weight="balanced")
    unseen = cross_val_predict(
        model, x, y, groups=groups, cv=GroupKFold(6), method="predict_proba"
    )[:, 1]
    model.fit(x, y)
    right = (np.mean(unseen[y] > 0.5) + np.mean(unseen[~y] <= 0.5)) / 2
    print("weights (whole, best, title), bias:", model.coef_.round(1), model.intercept_.round(1))
    print(f"pairs: {y.sum()} on topic, {(~y).sum()} off; on questions left out of the fit:")
    print(f"AUC {roc_auc_score(y, unseen):.3f}, accuracy at .5, both classes alike {right:.3f}")
    print("on topic, 10 / 25 / 50 %:", np.quantile(unseen[y], [0.1, 0.25, 0.5]).round(2))
    print("off topic, 50 / 90 / 95 %:", np.quantile(unseen[~y], [0.5, 0.9, 0.95]).round(2))
    print(f"foreign sentences nearer than {NEAR}:", round(np.mean(np.array(foreign) > NEAR), 4))


if __name__ == "__main__":
    main()
