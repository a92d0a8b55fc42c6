"""Which professions a text is near, and how alike two texts are in that.

A resume and an advert of one profession may share few words, but they are near the same reference
jobs. How near a text is to each of those, less what is ordinary, is its profile; two texts are of
one field as far as the cosine of their profiles says so.
"""

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
Column = NDArray[np.float64]

SHARES = np.array([1.0, 0.5, 1.0, 1.0])
"""Of sentences, title, terms and skills. Plain, not fitted: the title is part of the sentences."""
USUAL = np.array([0.192, 0.149, 0.0124, 0.012])
SPREAD = np.array([0.074, 0.065, 0.0103, 0.042])
"""Mean and spread of the signals between a resume and the reference jobs, over many resumes."""
EXTREMES = (-2.0, 6.0)
"""One signal alone cannot carry a score: a list of the job's words is 10 and more."""
SHARPER = 1.5
"""The nearest professions count more than the many that are a little nearer than the mean."""


def nearness(table: Table) -> Column:
    """Return one number for the four signals of each row: the mean of their z-scores, (..., n)."""
    z = np.clip((table - USUAL) / SPREAD, *EXTREMES)
    found: Column = z @ SHARES / SHARES.sum()
    return found


def ordinary(pairs: Table) -> Column:
    """Return how much nearer than the mean each reference job is to the others, (references,).

    `pairs` are the signals of each reference job beside each other taken for a resume, shape
    (references, references, 4). Itself is left out: every advert asks for some things that all
    adverts ask for.
    """
    near = nearness(pairs).T
    np.fill_diagonal(near, np.nan)
    above: Table = near - np.nanmean(near, axis=1, keepdims=True)
    found: Column = np.nanmean(above, axis=0)
    return found


def profile(table: Table, usual: Column) -> Column:
    """Return the unit profile of a text from its signals beside the reference jobs, (references,);
    all zero for one that is near none of them more than the others."""
    near = nearness(table)
    above = np.maximum(near - near.mean() - usual, 0.0) ** SHARPER
    length = float(np.linalg.norm(above))
    found: Column = above / length if length else above
    return found
