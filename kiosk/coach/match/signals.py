"""How near a resume is to jobs, by four signals: sentences, titles, terms and skills."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.match.evidence import Evidence
from kiosk.coach.match.kept import Kept, Vectors
from kiosk.coach.match.profile import ordinary, profile
from kiosk.coach.match.references import JobWords, rarity, reference_jobs
from kiosk.coach.match.terms import Terms, near_references

Table = NDArray[np.float64]
Column = NDArray[np.float64]

SENTENCES, TITLE, TERMS, SKILLS = range(4)
TITLE_LINES = 3
"""So many lines of the resume speak for the job's title: posts held, not one chance word."""


@dataclass(frozen=True)
class Text:
    """What is held against jobs: a resume, or a job taken for one."""

    lines: int
    skills: Collection[str]


class Scale:
    """What any resume is measured with: the reference jobs and their vectors and term weights."""

    def __init__(self, jobs: Sequence[JobWords], lines: Sequence[str], kept: Kept) -> None:
        self._kept = kept
        self._references = reference_jobs()
        self._terms = Terms(jobs, lines)
        raw = kept.of([text for job in self._references for text in (*job.sentences, job.title)])
        self._background: Vectors = raw.mean(axis=0)
        self._reference_vectors = self.centred(raw)

    def centred(self, vectors: Vectors) -> Vectors:
        """Return unit vectors without what all job texts share (any two look alike before)."""
        moved = vectors - self._background
        lengths = np.linalg.norm(moved, axis=1, keepdims=True)
        unit: Vectors = moved / np.maximum(lengths, 1e-6)
        return unit

    def lines_of(self, job: JobWords) -> Vectors:
        """Return the centred vectors of the job's requirements as they stand, without its title."""
        return self.centred(self._kept.of(job.lines[1:]))

    def near(
        self, evidence: Evidence, lines: Vectors, jobs: Sequence[JobWords]
    ) -> tuple[Table, Column]:
        """Return the four signals of the reference jobs and then of the jobs, less their ease,
        shape (references + n, 4), and how alike the profiles of resume and jobs are.

        `lines` are the centred vectors of the evidence's lines.
        """
        together = (*self._references, *jobs)
        asked = np.vstack([self._reference_vectors, *(self._asked(job) for job in jobs)])
        table = signals(together, [Text(len(lines), evidence.claims)], asked, lines)[:, 0]
        table[:, TERMS] = self._terms.similar(evidence.said, jobs)
        number = len(self._references)
        own_profile = profile(table[:number], self._ordinary())
        ease = np.vstack([self._reference_ease(), self.ease(jobs)])
        profiles = np.vstack([self._reference_profiles(), self.profiles(jobs)])
        return table - ease, profiles @ own_profile

    def profiles(self, jobs: Sequence[JobWords]) -> Table:
        """Return the unit profile of each job, shape (n, references)."""
        usual = self._ordinary()
        return np.array([self._profile(job, usual) for job in jobs]).reshape(-1, len(usual))

    def ease(self, jobs: Sequence[JobWords]) -> Table:
        """Return how much nearer than usual any text is to each job, shape (n, 4).

        "Writes reports" is met by everybody's best line, and a long advert shares words with all:
        what the reference jobs, taken for resumes, have with a job is no merit of the candidate.
        """
        usual = self._usual_ease()
        return np.array([self._ease(job) - usual for job in jobs]).reshape(-1, usual.size)

    def _reference_profiles(self) -> Table:
        """Return what `profiles` gives for the reference jobs, from their pairs."""

        def make() -> Table:
            usual = self._ordinary()
            return np.array([profile(column, usual) for column in self._pairs().swapaxes(0, 1)])

        return self._kept.made("reference profiles", self._titles(), make)

    def _reference_ease(self) -> Table:
        def make() -> Table:
            ease: Table = self._pairs().mean(axis=1) - self._usual_ease()
            return ease

        return self._kept.made("reference ease", self._titles(), make)

    def _profile(self, job: JobWords, usual: Column) -> Column:
        def make() -> Column:
            lines = self.centred(self._kept.of(job.lines))
            text = Text(len(lines), job.skills)
            table = signals(self._references, [text], self._reference_vectors, lines)[:, 0]
            table[:, TERMS] = near_references(job.lines)
            return profile(table, usual)

        return self._kept.made("profile", (job.title, *job.lines), make)

    def _ease(self, job: JobWords) -> Column:
        def make() -> Column:
            table = signals([job], self._texts(), self._asked(job), self._all_lines())[0]
            table[:, TERMS] = near_references(job.lines)
            mean: Column = table.mean(axis=0)
            return mean

        return self._kept.made("ease", (job.title, *job.lines), make)

    def _ordinary(self) -> Column:
        return self._kept.made("ordinary", self._titles(), lambda: ordinary(self._pairs()))

    def _usual_ease(self) -> Column:
        def make() -> Column:
            pairs = self._pairs()
            mean: Column = pairs[~np.eye(len(pairs), dtype=bool)].mean(axis=0)
            return mean

        return self._kept.made("usual ease", self._titles(), make)

    def _pairs(self) -> Table:
        """Return the signals of each reference job beside each other taken for a resume, shape
        (references, references, 4)."""

        def make() -> Table:
            jobs = self._references
            found = signals(jobs, self._texts(), self._reference_vectors, self._all_lines())
            found[:, :, TERMS] = [near_references(job.lines) for job in jobs]
            return found

        return self._kept.made("pairs", self._titles(), make)

    def _titles(self) -> list[str]:
        return [job.title for job in self._references]

    def _asked(self, job: JobWords) -> Vectors:
        return self.centred(self._kept.of((*job.sentences, job.title)))

    def _texts(self) -> list[Text]:
        return [Text(len(job.lines), job.skills) for job in self._references]

    def _all_lines(self) -> Vectors:
        return self.centred(self._kept.of([line for job in self._references for line in job.lines]))


def signals(
    jobs: Sequence[JobWords], texts: Sequence[Text], asked: Vectors, lines: Vectors
) -> Table:
    """Return sentences, title and skills of every job beside every text, shape (jobs, texts, 4);
    the terms are left at 0.

    `asked` are the vectors of each job's sentences and then its title, `lines` those of the texts'
    lines, one after the other.
    """
    from sklearn.metrics.pairwise import cosine_similarity

    similar = cosine_similarity(asked, lines)
    ends = np.cumsum([len(job.sentences) + 1 for job in jobs])
    titles = ends - 1
    weights = np.concatenate([(*job.weights, 0.0) for job in jobs])[:, None]
    starts, columns = ends - np.diff(ends, prepend=0), np.cumsum([text.lines for text in texts])

    table = np.zeros((len(jobs), len(texts), 4))
    for at, (start, end) in enumerate(zip((0, *columns[:-1]), columns, strict=True)):
        own = similar[:, start:end]
        best = weights * own.max(axis=1, keepdims=True)
        table[:, at, SENTENCES] = (
            np.add.reduceat(best, starts) / np.add.reduceat(weights, starts)
        )[:, 0]
        table[:, at, TITLE] = np.sort(own[titles])[:, -TITLE_LINES:].mean(axis=1)
    table[:, :, SKILLS] = _shared([job.skills for job in jobs], [text.skills for text in texts])
    return table


def _shared(asked: Sequence[Collection[str]], had: Sequence[Collection[str]]) -> Table:
    """Return the cosine between sets of skills, each skill weighed by its rarity, (asked, had)."""
    known = {
        skill: at for at, skill in enumerate(sorted({s for own in (*asked, *had) for s in own}))
    }
    weights = np.array([rarity(skill) for skill in known])

    def rows(sets: Sequence[Collection[str]]) -> Table:
        table = np.zeros((len(sets), len(known)))
        for row, own in zip(table, sets, strict=True):
            row[[known[skill] for skill in own]] = 1.0
        table *= weights
        unit: Table = table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
        return unit

    cosines: Table = rows(asked) @ rows(had).T
    return cosines
