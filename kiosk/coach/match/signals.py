"""How near a resume is to jobs, by four signals: sentences, titles, terms and skills."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.match.evidence import Evidence
from kiosk.coach.match.kept import Kept, Vectors
from kiosk.coach.match.references import JobWords, rarity, reference_jobs
from kiosk.coach.match.vocabulary import TOKEN, fold

Table = NDArray[np.float64]
Column = NDArray[np.float64]

SENTENCES, TITLE, TERMS, SKILLS = range(4)
TITLE_LINES = 3
"""So many lines of the resume speak for the job's title: posts held, not one chance word."""


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
    ) -> tuple[Table, Table]:
        """Return the four signals of the jobs and of the reference jobs, each shape (n, 4).

        `lines` are the centred vectors of the evidence's lines.
        """
        from sklearn.metrics.pairwise import cosine_similarity

        theirs = [self.centred(self._kept.of((*job.sentences, job.title))) for job in jobs]
        together = (*self._references, *jobs)
        similar = cosine_similarity(np.vstack([self._reference_vectors, *theirs]), lines)
        table = np.zeros((len(together), 4))
        had = sum(rarity(skill) ** 2 for skill in sorted(evidence.claims))
        end = 0
        for row, job in enumerate(together):
            start, end = end, end + len(job.sentences) + 1
            own = similar[start:end]
            table[row, SENTENCES] = np.average(own[:-1].max(axis=1), weights=job.weights)
            table[row, TITLE] = np.sort(own[-1])[-TITLE_LINES:].mean()
            table[row, SKILLS] = _shared(job.skills, had, evidence)
        table[:, TERMS] = self._terms.similar(evidence.lines, jobs)
        number = len(self._references)
        return table[number:], table[:number]


def _shared(asked: frozenset[str], had: float, evidence: Evidence) -> float:
    """Return the cosine between the two sets of skills, each weighed by its rarity."""
    total = sum(rarity(skill) ** 2 for skill in sorted(asked))
    shared = sum(rarity(skill) ** 2 for skill in sorted(asked) if skill in evidence.claims)
    return shared / sqrt(total * had) if shared else 0.0


class Terms:
    """Term weights (TF-IDF of words and pairs of words), fitted on the reference jobs."""

    def __init__(self, jobs: Sequence[JobWords], lines: Sequence[str]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        documents = (terms_of(lines), *_reference_terms(), *(terms_of(j.lines) for j in jobs))
        words = sorted({term for terms in documents for term in terms})
        # the words are those of all texts, the weights those of the reference jobs alone: a job
        # weighs the same beside one other job and beside two hundred
        self._weigh = TfidfVectorizer(analyzer=list, vocabulary=words, sublinear_tf=True).fit(
            _reference_terms()
        )

    def similar(self, lines: Sequence[str], jobs: Sequence[JobWords]) -> Column:
        """Return the cosine between a resume's terms and those of each reference job, then of each
        of the jobs."""
        from sklearn.metrics.pairwise import cosine_similarity

        theirs = self._weigh.transform(
            [*_reference_terms(), *(terms_of(job.lines) for job in jobs)]
        )
        column: Column = cosine_similarity(theirs, self._weigh.transform([terms_of(lines)]))[:, 0]
        return column


@cache
def _reference_terms() -> tuple[tuple[str, ...], ...]:
    return tuple(terms_of(job.lines) for job in reference_jobs())


def terms_of(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the words and neighbouring pairs of words of each line, folded, without stop words."""
    return tuple(term for line in lines for term in _terms(line))


def _terms(line: str) -> Iterator[str]:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    folded = [fold(token) for token in TOKEN.findall(line)]
    words = [word for word in folded if word not in ENGLISH_STOP_WORDS and len(word) > 1]
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words))
