"""How near a resume is to jobs, by four signals: sentences, titles, terms and skills."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.match.evidence import Evidence
from kiosk.coach.match.kept import Kept, Vectors
from kiosk.coach.match.profile import ordinary, profile
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
    ) -> tuple[Table, Table, Column]:
        """Return the four signals of the jobs and of the reference jobs, each shape (n, 4), and how
        alike the profiles of resume and jobs are, shape (n,).

        `lines` are the centred vectors of the evidence's lines.
        """
        from sklearn.metrics.pairwise import cosine_similarity

        theirs = [self.centred(self._kept.of((*job.sentences, job.title))) for job in jobs]
        together = (*self._references, *jobs)
        similar = cosine_similarity(np.vstack([self._reference_vectors, *theirs]), lines)
        table = np.zeros((len(together), 4))
        self._fill(table, together, similar, evidence.claims)
        table[:, TERMS] = self._terms.similar(evidence.lines, jobs)
        number = len(self._references)
        own_profile = profile(table[:number], self._ordinary())
        return table[number:], table[:number], self.profiles(jobs) @ own_profile

    def profiles(self, jobs: Sequence[JobWords]) -> Table:
        """Return the unit profile of each job, shape (n, references)."""
        usual = self._ordinary()
        return np.array([self._profile(job, usual) for job in jobs]).reshape(-1, len(usual))

    def _profile(self, job: JobWords, usual: Column) -> Column:
        return self._kept.made((job.title, *job.lines), lambda: profile(self._beside(job), usual))

    def _ordinary(self) -> Column:
        texts = [text for job in self._references for text in job.lines]
        return self._kept.made(texts, lambda: ordinary([self._beside(j) for j in self._references]))

    def _beside(self, job: JobWords) -> Table:
        """Return the signals of a job, taken for a resume, beside the reference jobs, (n, 4)."""
        from sklearn.metrics.pairwise import cosine_similarity

        lines = self.centred(self._kept.of((*job.lines[1:], job.title)))
        similar = cosine_similarity(self._reference_vectors, lines)
        table = np.zeros((len(self._references), 4))
        self._fill(table, self._references, similar, job.skills)
        table[:, TERMS] = near_references(job.lines)
        return table

    @staticmethod
    def _fill(
        table: Table, jobs: Sequence[JobWords], similar: Table, claims: Collection[str]
    ) -> None:
        """Put sentences, title and skills of each job into its row; `similar` has, for each job's
        sentences and then its title, the cosine with every line."""
        had = sum(rarity(skill) ** 2 for skill in sorted(claims))
        end = 0
        for row, job in enumerate(jobs):
            start, end = end, end + len(job.sentences) + 1
            own = similar[start:end]
            table[row, SENTENCES] = np.average(own[:-1].max(axis=1), weights=job.weights)
            table[row, TITLE] = np.sort(own[-1])[-TITLE_LINES:].mean()
            table[row, SKILLS] = _shared(job.skills, had, claims)


def _shared(asked: frozenset[str], had: float, claims: Collection[str]) -> float:
    """Return the cosine between the two sets of skills, each weighed by its rarity."""
    total = sum(rarity(skill) ** 2 for skill in sorted(asked))
    shared = sum(rarity(skill) ** 2 for skill in sorted(asked) if skill in claims)
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


@cache
def _reference_weights() -> tuple[Any, Any]:
    """Return the weights fitted on the reference jobs, and the jobs' own, as unit rows."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize

    weigh = TfidfVectorizer(analyzer=list, sublinear_tf=True, norm=None)
    return weigh, normalize(weigh.fit_transform(_reference_terms()))


def near_references(lines: Sequence[str]) -> Column:
    """Return the cosine between the terms of a text and of each reference job: what `Terms` gives,
    for a text that is looked at alone."""
    weigh, jobs = _reference_weights()
    terms = terms_of(lines)
    known = weigh.transform([terms])
    unknown = Counter(term for term in terms if term not in weigh.vocabulary_)
    rarest = log(1 + len(reference_jobs())) + 1
    strange = sum(((1 + log(count)) * rarest) ** 2 for count in unknown.values())
    length = sqrt(float(known.multiply(known).sum()) + strange) or 1.0
    column: Column = (jobs @ known.T).toarray()[:, 0] / length
    return column


def terms_of(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the words and neighbouring pairs of words of each line, folded, without stop words."""
    return tuple(term for line in lines for term in _terms(line))


def _terms(line: str) -> Iterator[str]:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    folded = [fold(token) for token in TOKEN.findall(line)]
    words = [word for word in folded if word not in ENGLISH_STOP_WORDS and len(word) > 1]
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words))
