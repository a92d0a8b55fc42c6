"""The ring, the word and the list of one screen never say different things."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.coach.match.align import SAYS_A_LITTLE, align, band_of, bounded, word_for
from kiosk.coach.match.references import reference_jobs
from kiosk.domain.job import (
    Alignment,
    AlignmentBand,
    Requirement,
    RequirementKind,
    RequirementMatch,
    Resume,
)
from kiosk.domain.sections import Matching
from kiosk.screens.match import verdict
from kiosk.screens.view import JobChoice, View
from kiosk.screens.words import said
from tests.unit.test_match import JOB, NURSE_JOB, TEXT, embed

SETTINGS = Matching()
ORDER = [AlignmentBand.WEAK, AlignmentBand.PARTIAL, AlignmentBand.STRONG]
BASES = {
    "own": TEXT,
    "some": "EXPERIENCE\nBackend Engineer, Eastbank\n• Reviewed the code of colleagues\n"
    "• Kept the payment services running day and night\n• Wrote the list of who is on call\n"
    "• Asked the people in the shops what they would like to be better and wrote it down",
}


def found(met, half=0, missing=0, near=0.0):
    """Return so many requirements met, in part and missing."""
    wanted = Requirement("r", "Docker and Kubernetes")
    return (
        *[RequirementMatch(wanted, True, 0.8, "a line")] * met,
        *[RequirementMatch(wanted, False, 0.3, "a line", ("Docker",), ("Kubernetes",))] * half,
        *[RequirementMatch(wanted, False, near)] * missing,
    )


SCORES = st.integers(0, 1000).map(lambda tenths: tenths / 10)
LISTS = st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12)).filter(any)


@given(SCORES, st.integers(1, 20), st.floats(0, 1))
def test_nothing_shown_is_never_strong(score, missing, near):
    shown = found(0, 0, missing, near)
    number = bounded(score, shown, SETTINGS)
    assert word_for(number, shown, SETTINGS) is not AlignmentBand.STRONG
    assert number <= 76.2
    assert near >= SAYS_A_LITTLE or number < SETTINGS.strong


@given(SCORES, LISTS)
def test_number_word_and_list_agree(score, counts):
    met, half, missing = counts
    number = bounded(score, found(*counts), SETTINGS)
    whole = met and not half and not missing
    assert (f"{number:.0f}" == "100") <= bool(whole)
    assert number <= 66 + 34 * (0.3 + 0.7 * (met + half / 2) / sum(counts))
    strong = word_for(number, found(*counts), SETTINGS) is AlignmentBand.STRONG
    assert strong is bool(number >= 66 and met + half)
    if score < SETTINGS.strong:
        assert number == score, "the list takes nothing away below strong"


@given(SCORES, SCORES, LISTS)
def test_the_nearer_of_two_like_lists_stays_the_nearer(one, other, counts):
    shown = found(*counts)
    assert one > other or bounded(one, shown, SETTINGS) <= bounded(other, shown, SETTINGS)


@given(LISTS, st.integers(0, 11))
def test_more_of_the_list_never_allows_less(counts, more):
    met, half, missing = counts
    shown = min(more, missing)
    before, after = found(met, half, missing), found(met + shown, half, missing - shown)
    assert bounded(100.0, after, SETTINGS) >= bounded(100.0, before, SETTINGS)


def test_a_long_list_with_one_gap_is_not_a_hundred():
    assert f"{bounded(100.0, found(59, 0, 1), SETTINGS):.0f}" != "100"


def test_a_must_weighs_more_than_a_plus():
    def one(kind, met):
        return RequirementMatch(Requirement("r", "Docker", kind), met, 0.0)

    must, plus = RequirementKind.MUST, RequirementKind.PLUS
    without_plus = bounded(100.0, [one(must, True), one(plus, False)], SETTINGS)
    without_must = bounded(100.0, [one(must, False), one(plus, True)], SETTINGS)
    assert without_must < without_plus < 100


@given(st.floats(0, 100), st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
@settings(max_examples=200, deadline=None)
def test_the_words_say_why_ring_and_list_differ(score, met, half, missing):
    requirements = found(met, half, missing)
    if not requirements:
        return
    band = band_of(score, SETTINGS)
    shown = Alignment(score, band, requirements)
    view = View(choice=JobChoice((JOB,), chosen=JOB), alignment=shown)
    says = verdict(view, shown)
    assert said("es", says) != says
    most = met + half / 2 >= len(requirements) / 2
    if score < SETTINGS.gate:
        assert ("little" in says) is not most
        assert ("another kind" in says) is most
    else:
        assert "little" not in says
        assert str(met) in says
        assert ("of this job's kind" in says) is (score >= 50 and not most)
        assert ("work of another kind" in says) is (most and score < 50)


@pytest.mark.parametrize("base", BASES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_line_more_of_unrelated_work_never_lifts_a_band(base, data):
    texts = (JOB.title, *(r.text for r in JOB.requirements))
    asked = {word for text in texts for word in _words(text)}
    lines = [
        line
        for job in reference_jobs()
        for line in job.lines[1:]
        if len(line.split()) >= 5 and not asked & _words(line)
    ]
    line = data.draw(st.sampled_from(lines))
    before = align(Resume(BASES[base], language="en"), JOB, embed, SETTINGS)
    after = align(Resume(f"{BASES[base]}\n{line}", language="en"), JOB, embed, SETTINGS)
    assert ORDER.index(after.band) <= ORDER.index(before.band)
    assert (after.score >= SETTINGS.gate) <= (before.score >= SETTINGS.gate)


def _words(text):
    return {word.strip(".,").casefold() for word in text.split() if len(word) > 3}


def test_the_other_field_stays_weak_beside_it():
    assert align(Resume(TEXT, language="en"), NURSE_JOB, embed, SETTINGS).band is AlignmentBand.WEAK
