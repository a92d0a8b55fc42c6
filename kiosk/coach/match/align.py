"""How well a resume fits a job: the score, the requirements met with proof, what is missing."""

from collections.abc import Iterator, Sequence
from math import floor
from operator import mul

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.match import Embed
from kiosk.coach.match.evidence import Evidence, evidence_for, read_lines
from kiosk.coach.match.facts import posts_in
from kiosk.coach.match.kept import Kept, Vectors, in_memory
from kiosk.coach.match.language import language_of
from kiosk.coach.match.lines import lines_of
from kiosk.coach.match.met import match_requirements, named_skills
from kiosk.coach.match.profile import nearness
from kiosk.coach.match.references import WEIGHTS, JobWords, words_of
from kiosk.coach.match.signals import Scale
from kiosk.domain.job import Alignment, AlignmentBand, Job, RequirementMatch, Resume
from kiosk.domain.sections import Matching

NEAR_SHARE, FIELD_SHARE = 3.5, 5.0
"""What the four signals together count, and the likeness of the two profiles."""
NEAR_MOST = 3.0
"""The four signals fade out towards it: beyond, more shared words say little about the field."""
FIELD_USUAL, FIELD_SPREAD = 0.118, 0.185
"""Mean and spread of the likeness over many pairs."""
SLOPE, MIDDLE = 3.6, 1.185
"""Logistic, fitted by `tests/scoring/fit_matching.py` (docs/accuracy/matching.md)."""
NO_REQUIREMENT = "The job holds no requirement."
NO_LINES = "The resume holds no lines about work or skills."
SAYS_A_LITTLE = 0.35
"""Centred similarity from which a line has to do with a requirement."""
JUST_BELOW = 0.1
LEAST_ROOM, ALMOST = 0.3, 0.97
"""Share of the way from strong to 100 that is left where the list shows nothing, and the most where
it has a gap."""
FEWEST_LINES = 3
FEWEST_WORDS = 25


def align(
    resume: Resume, job: Job, embed: Embed, settings: Matching, kept: Kept | None = None
) -> Alignment:
    """Return how well the resume fits the job.

    The score is 0 to 100: the chance that the resume is one of the job's own profession, as a
    logistic of five signals. Four are z-scores, on the scale of resumes beside the reference jobs
    and less what any text has with this job; the fifth says how alike resume and job are in which
    reference jobs they are near. The order of the resume's sections changes nothing. `kept` holds
    the vectors of jobs; without it they are kept in memory.
    """
    return align_many(resume, (job,), embed, settings, kept)[0]


def warm(kept: Kept) -> None:
    """Compute, or read, the vectors of the reference jobs: the first resume need not wait."""
    scale = Scale((), (), kept)
    scale.profiles(())
    scale.ease(())


def align_many(
    resume: Resume,
    jobs: Sequence[Job],
    embed: Embed,
    settings: Matching,
    kept: Kept | None = None,
) -> list[Alignment]:
    """Return the alignment with each job, in their order."""
    kept = kept or in_memory(embed)
    trouble = why_not(resume)
    words = [words_of(job) for job in jobs]
    read, posts = read_lines(resume.text), posts_in(lines_of(resume.text))
    scale = Scale(words, [line.said for line in read], kept)
    raw = embed([line.said for line in read])
    proofs = [evidence_for(job, read) for job in words]

    alignments = [Alignment(None, None, why_not=NO_REQUIREMENT) for _ in jobs]
    for members in _same_lines(proofs, words):
        proof = proofs[members[0]]
        here = [at for at, line in enumerate(read) if line.text in proof.places]
        lines = scale.centred(raw[here])

        def similar(job: JobWords, lines: Vectors = lines) -> Vectors:
            return scale.lines_of(job) @ lines.T

        reason = trouble or (NO_LINES if len(here) < FEWEST_LINES else None)
        scores: list[float | None] = [None] * len(members)
        if reason is None:
            near, field = scale.near(proof, lines, [words[at] for at in members])
            scores = [*scores_of(near, field, len(members))]
        for at, chance in zip(members, scores, strict=True):
            found = match_requirements(jobs[at], words[at], proof, similar(words[at]), posts)
            score = None if chance is None else bounded(chance, found, settings)
            band = None if score is None else word_for(score, found, settings)
            skills, stuffed = named_skills(words[at], proof), proofs[at].stuffed
            alignments[at] = Alignment(score, band, found, *skills, stuffed=stuffed, why_not=reason)
    return alignments


def _same_lines(proofs: Sequence[Evidence], words: Sequence[JobWords]) -> list[list[int]]:
    """Return the jobs that have requirements, those together to which the same lines speak."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for at, (proof, job) in enumerate(zip(proofs, words, strict=True)):
        if job.sentences:
            groups.setdefault(proof.lines, []).append(at)
    return list(groups.values())


def why_not(resume: Resume) -> str | None:
    """Return why a resume cannot be compared, or None where it can."""
    words = len(resume.text.split())
    if words < FEWEST_WORDS:
        return "The resume holds too few words to compare it with a job."
    language = resume.language or language_of(resume.text)
    if language not in (None, "en"):
        return f"The resume is not in English ({language}); only English is compared."
    return None


def likeness_of(
    near: NDArray[np.float64], field: NDArray[np.float64], jobs: int
) -> NDArray[np.float64]:
    """Return how alike resume and job are, shape (jobs,), for the last `jobs` rows, which are the
    jobs; the rows before are the reference jobs. `near` are the four signals, shape (references +
    jobs, 4), and `field` how alike the profiles of resume and job are, shape (references + jobs,).

    A long resume is near to everything: what counts is how much nearer it is to the job than to
    the reference jobs on the whole."""
    own = nearness(near)
    above = own[-jobs:] - own[:-jobs].mean()
    faded = NEAR_MOST * np.tanh(above / NEAR_MOST)
    alike = (field[-jobs:] - FIELD_USUAL) / FIELD_SPREAD
    found: NDArray[np.float64] = (NEAR_SHARE * faded + FIELD_SHARE * alike) / (
        NEAR_SHARE + FIELD_SHARE
    )
    return found


def scores_of(near: NDArray[np.float64], field: NDArray[np.float64], jobs: int) -> Iterator[float]:
    """Yield the chance of 0 to 100 that each of the last `jobs` rows is of the resume's field."""
    for chance in 1.0 / (1.0 + np.exp(-SLOPE * (likeness_of(near, field, jobs) - MIDDLE))):
        yield round(100.0 * float(chance), 1)


def shown_share(found: Sequence[RequirementMatch]) -> float:
    """Return which share of the list the resume shows, 0 to 1: half of a requirement as half, and
    a plus less than a must."""
    weights = [WEIGHTS[one.requirement.kind] for one in found]
    shown = [one.met + one.half / 2 for one in found]
    return sum(map(mul, weights, shown)) / sum(weights) if weights else 0.0


def room(shown: float) -> float:
    """Return how much of the way from strong to 100 a list leaves of which this share is shown:
    all of it stands beside a list without a gap and nowhere else."""
    return 1.0 if shown >= 1.0 else ALMOST * (LEAST_ROOM + (1.0 - LEAST_ROOM) * shown)


def bounded(score: float, found: Sequence[RequirementMatch], settings: Matching) -> float:
    """Return the score as the list allows it, in tenths and never rounded up: above strong the
    list says how far; not even strong where no line has to do with anything that is asked for."""
    shown = shown_share(found)
    if score < settings.strong:
        return score
    if not shown and all(one.score < SAYS_A_LITTLE for one in found):
        return settings.strong - JUST_BELOW
    whole = settings.strong + room(shown) * (score - settings.strong)
    return floor(round(10.0 * whole, 6)) / 10.0


def word_for(score: float, found: Sequence[RequirementMatch], settings: Matching) -> AlignmentBand:
    """Return the band: nobody is strong for a job of which nothing is shown."""
    band = band_of(score, settings)
    if band is AlignmentBand.STRONG and not shown_share(found):
        return AlignmentBand.PARTIAL
    return band


def band_of(score: float, settings: Matching) -> AlignmentBand:
    if score >= settings.strong:
        return AlignmentBand.STRONG
    return AlignmentBand.PARTIAL if score >= settings.weak else AlignmentBand.WEAK
