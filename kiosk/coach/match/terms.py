"""How alike two texts are in their words: term weights (TF-IDF of words and neighbouring pairs)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.match.references import JobWords, reference_jobs
from kiosk.coach.match.vocabulary import TOKEN, fold

Column = NDArray[np.float64]


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
