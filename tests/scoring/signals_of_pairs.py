"""What the match score is made of, for every pair of `pairs.py`: taken once, fitted often.

    python tests/scoring/signals_of_pairs.py OUT.pickle [--corpus DIR] [--snapshots DIR]

About a second of processor a resume. OUT is for `fit_matching.py` and is never committed.
"""

import argparse
import pickle
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # so that the script runs from anywhere

from kiosk.coach.match import Embed  # noqa: E402
from kiosk.coach.match.evidence import evidence_for, read_lines  # noqa: E402
from kiosk.coach.match.facts import posts_in  # noqa: E402
from kiosk.coach.match.job_text import read_job  # noqa: E402
from kiosk.coach.match.kept import Kept  # noqa: E402
from kiosk.coach.match.lines import lines_of  # noqa: E402
from kiosk.coach.match.met import match_requirements  # noqa: E402
from kiosk.coach.match.references import words_of  # noqa: E402
from kiosk.coach.match.resume_text import read_resume  # noqa: E402
from kiosk.coach.match.signals import Scale  # noqa: E402
from kiosk.domain.errors import JobError  # noqa: E402
from kiosk.domain.settings import load  # noqa: E402
from kiosk.senses.meaning import Meaning  # noqa: E402
from tests.scoring import pairs  # noqa: E402

EVERY = 40
"""Resumes between two savings: one may begin to fit while the rest is taken."""


class Remembered:
    """An embedder that remembers each line: copies of one resume share most of theirs."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._known: dict[str, Any] = {}

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known |= dict(zip(new, self._embed(new), strict=True))
        return np.array([self._known[text] for text in texts])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpus", type=Path, default=pairs.CORPUS)
    parser.add_argument("--snapshots", type=Path)
    options = parser.parse_args()
    settings = load()
    embed = Remembered(Meaning(settings).vectors)
    kept = Kept(embed, Path(settings.paths.var) / "vectors")
    adverts, jobs = [], []
    for paper in pairs.jobs(options.corpus, options.snapshots):
        try:
            jobs.append(read_job(paper.text))
            adverts.append(paper)
        except JobError as err:
            print(f"{paper.name}: {err}")
    words = [words_of(job) for job in jobs]
    rows: list[dict[str, Any]] = []
    everybody = pairs.people(options.corpus, options.snapshots)
    random.Random(1).shuffle(everybody)  # so that a part of them is of all kinds
    for paper in everybody:
        text = read_resume(paper.text.encode(), settings.matching, "resume.txt").text
        read, posts = read_lines(text), posts_in(lines_of(text))
        scale = Scale(words, [line.said for line in read], kept)
        raw = embed([line.said for line in read])
        row = {"paper": paper, "words": len(text.split()), "jobs": []}
        for job, asked in zip(jobs, words, strict=True):
            proof = evidence_for(asked, read)
            here = [at for at, line in enumerate(read) if line.text in proof.places]
            lines = scale.centred(raw[here])
            if "near" not in row:
                row["near"], row["field"] = scale.near(proof, lines, words)
            similar = scale.lines_of(asked) @ lines.T
            found = match_requirements(job, asked, proof, similar, posts)
            row["jobs"].append([(m.requirement.kind.value, m.met, m.half, m.score) for m in found])
        rows.append(row)
        print(paper.name, len(read), flush=True)
        if len(rows) % EVERY == 0:
            options.out.write_bytes(pickle.dumps({"adverts": adverts, "rows": rows}))
    options.out.write_bytes(pickle.dumps({"adverts": adverts, "rows": rows}))


if __name__ == "__main__":
    main()
