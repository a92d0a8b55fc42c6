"""Fit the match score on one half of the people and jobs and report on the other.

    python tests/scoring/signals_of_pairs.py SIGNALS.pickle --snapshots DIR
    python tests/scoring/fit_matching.py SIGNALS.pickle

The order of the jobs for one resume comes of `likeness_of` alone; what is fitted is the logistic
that makes a chance of it. The report is of the constants in the code, whatever the fit says.
"""

import argparse
import pickle
import sys
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # so that the script runs from anywhere

from kiosk.coach.match import align  # noqa: E402
from kiosk.coach.match.references import WEIGHTS  # noqa: E402
from kiosk.domain.sections import Matching  # noqa: E402
from tests.scoring.pairs import Paper, related  # noqa: E402

Column = NDArray[np.float64]
RIGHT_WEIGHT = 5.0
"""Who stands at a booth has mostly chosen a job of the own field: right pairs, one in twenty here,
count five times."""
BINS = 10


@dataclass(frozen=True)
class Pairs:
    """Pairs of one half: how alike they are, how much of the list is shown, whether they fit, whose
    they are."""

    given: Column
    shown: Column
    right: NDArray[np.bool_]
    resumes: NDArray[np.int64]
    kinds: NDArray[np.str_]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("signals", type=Path)
    file = parser.parse_args().signals
    data = pickle.loads(file.read_bytes())  # noqa: S301  # our own, made by signals_of_pairs
    fit, rest = (pairs_of(data, half) for half in (0, 1))
    weights = fitted(fit)
    print(f"{len(data['rows'])} resumes beside {len(data['adverts'])} adverts")
    slope, middle = weights
    print(f"slope {slope:.2f} middle {middle:.3f}; now {align.SLOPE} {align.MIDDLE}")
    weights = np.array([align.SLOPE, align.MIDDLE])
    for name, half in (("fitted on", fit), ("unseen", rest)):
        report(name, half, scores(half, weights))
    for kind in sorted(set(rest.kinds)):
        chosen = rest.kinds == kind
        part = Pairs(*(getattr(rest, field.name)[chosen] for field in fields(rest)))
        report(f"unseen, {kind}", part, scores(part, weights))


def pairs_of(data: dict[str, Any], half: int) -> Pairs:
    """Return the pairs of which both papers belong to the half; related fields are left out."""
    given, shown, right, resumes, kinds = [], [], [], [], []
    adverts: list[Paper] = data["adverts"]
    for at, row in enumerate(data["rows"]):
        paper: Paper = row["paper"]
        if paper.half != half or "near" not in row:
            continue
        table = align.likeness_of(row["near"], row["field"], len(adverts))
        for advert, own, listed in zip(adverts, table, row["jobs"], strict=True):
            if advert.half == half and not related(advert.field, paper.field):
                given.append(own)
                shown.append(share_of(listed))
                right.append(advert.field == paper.field)
                resumes.append(at)
                kinds.append(paper.kind)
    columns = (given, shown, right, resumes, kinds)
    return Pairs(*(np.array(column) for column in columns))


def share_of(listed: list[tuple[str, bool, bool, float]]) -> float:
    """Return which share of a list is shown, as `align.shown_share`."""
    weights = [WEIGHTS[kind] for kind, *_ in listed]
    shown = [w * (met + half / 2) for w, (_, met, half, _) in zip(weights, listed, strict=True)]
    return sum(shown) / sum(weights)


def fitted(pairs: Pairs) -> Column:
    """Return slope and middle of the logistic of the least loss."""
    from scipy.optimize import minimize

    weight = np.where(pairs.right, RIGHT_WEIGHT, 1.0)
    weight /= weight.sum()

    def loss(line: Column) -> float:
        signed = np.where(pairs.right, 1.0, -1.0) * line[0] * (pairs.given - line[1])
        return float(weight @ np.logaddexp(0.0, -signed))

    found: Column = minimize(loss, np.array([3.0, 1.0])).x
    return found


def chances(given: Column, line: Column) -> Column:
    found: Column = 100.0 / (1.0 + np.exp(-line[0] * (given - line[1])))
    return found


def scores(pairs: Pairs, line: Column) -> Column:
    """Return the chances as the lists allow them."""
    strong, plain = Matching().strong, chances(pairs.given, line)
    room = np.array([align.room(share) for share in pairs.shown])
    return np.where(plain > strong, strong + room * (plain - strong), plain)


def report(name: str, pairs: Pairs, score: Column) -> None:
    """Print how the scores of a half stand to what is right."""
    settings = Matching()
    right, wrong = score[pairs.right], score[~pairs.right]
    if not len(right) or not len(wrong):
        return
    first, ranks = order(pairs, score)
    print(
        f"{name}: {len(right)} right, {len(wrong)} wrong;"
        f" wrong strong {share(wrong, settings.strong)}, gate {share(wrong, settings.gate)};"
        f" right strong {share(right, settings.strong)}, gate {share(right, settings.gate)};"
        f" calibration {calibration(score, pairs.right):.3f};"
        f" AUC {auc(right, wrong):.3f}; first {first:.3f}; MRR {ranks:.3f}"
    )


def share(scores: Column, least: float) -> str:
    return f"{100 * float((scores >= least).mean()):.1f} %"


def calibration(score: Column, right: NDArray[np.bool_]) -> float:
    """Return the mean distance between score and share of right pairs over ten bins."""
    bins = np.minimum((score / 100 * BINS).astype(int), BINS - 1)
    gaps = [abs((score / 100 - right)[bins == at].sum()) for at in range(BINS)]
    return float(sum(gaps) / len(score))


def auc(right: Column, wrong: Column) -> float:
    ranks = np.searchsorted(np.sort(wrong), right, "left") + np.searchsorted(
        np.sort(wrong), right, "right"
    )
    return float(ranks.mean() / (2 * len(wrong)))


def order(pairs: Pairs, score: Column) -> tuple[float, float]:
    """Return for how many resumes a right job is first, and the mean of 1 over its rank."""
    ranks = []
    for resume in np.unique(pairs.resumes):
        own = pairs.resumes == resume
        if pairs.right[own].any():
            ranked = pairs.right[own][np.argsort(-score[own], kind="stable")]
            ranks.append(int(ranked.argmax()) + 1)
    return float(np.mean(np.array(ranks) == 1)), float(np.mean(1.0 / np.array(ranks)))


if __name__ == "__main__":
    main()
