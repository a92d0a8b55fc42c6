"""The alignment: what must never change it, what must never raise it, and what it says."""

import hashlib
import random
from dataclasses import replace

import numpy as np
import pytest

from kiosk.coach.match.align import align, align_many, band_of
from kiosk.coach.match.job_text import read_job
from kiosk.coach.match.kept import Kept
from kiosk.coach.match.references import reference_jobs, words_of
from kiosk.coach.match.signals import SENTENCES, TERMS, Scale
from kiosk.coach.match.vocabulary import TOKEN, fold
from kiosk.domain.job import AlignmentBand, Job, Resume
from kiosk.domain.sections import Matching

SETTINGS = Matching()
JOB = read_job(
    "Backend Engineer\nRequirements:\n- Experience with Java and Spring Boot\n"
    "- PostgreSQL or MySQL\n"
    "- Docker and Kubernetes\nWhat you will do:\n- Review the code of colleagues\n"
    "- Improve latency and reliability of payment services\n"
)
NURSE_JOB = read_job(
    "Ward Nurse\nRequirements:\n- Nursing registration\n- Wound care and IV therapy\n- BLS\n"
    "What you will do:\n- Assess patients and plan their discharge\n- Administer medication\n"
)
SECTIONS = [
    "EXPERIENCE\nBackend Engineer, Eastbank, 2018 - present\n• Built payment services in Java and "
    "Spring Boot\n• Cut the latency of payments by a third\n• Reviewed the code of six colleagues",
    "EARLIER EXPERIENCE\nCashier, Corner Shop\n• Weighed items and took payments\n• Kept the "
    "checkout clean",
    "SKILLS\nJava, PostgreSQL, Docker, Git",
    "EDUCATION\nBachelor of Science in Computer Science, 2014",
    "VOLUNTEERING\nReading mentor at a primary school",
]
TEXT = "\n\n".join(SECTIONS)


def embed(texts):
    """A small embedder: each word pulls a text in its own fixed direction. Shape (n, 64)."""
    rows = [sum((_direction(fold(w)) for w in TOKEN.findall(t)), np.zeros(64)) for t in texts]
    table = np.array(rows, dtype=np.float32).reshape(-1, 64)
    return table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)


def _direction(word):
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
    return np.random.default_rng(seed).standard_normal(64)


def aligned(text, job=JOB):
    return align(Resume(text, language="en"), job, embed, SETTINGS)


def test_the_own_profession_scores_above_another():
    assert aligned(TEXT).score > aligned(TEXT, NURSE_JOB).score + 20


def test_the_order_of_sections_changes_nothing():
    shuffled = SECTIONS[:]
    for seed in range(4):
        random.Random(seed).shuffle(shuffled)
        assert aligned("\n\n".join(shuffled)) == aligned(TEXT)


def test_case_of_names_and_line_breaks_change_no_skill():
    found = aligned(
        TEXT.replace("PostgreSQL", "POSTGRESQL").replace("Built payment ", "Built\npayment ")
    )
    assert (found.matched, found.missing) == (aligned(TEXT).matched, aligned(TEXT).missing)


def test_evidence_taken_away_never_raises_the_score():
    lines = TEXT.split("\n")
    proofs = [r.evidence for r in aligned(TEXT).requirements if r.met]
    score = aligned(TEXT).score
    for proof in proofs:
        lines = [line for line in lines if proof not in line]
        fewer = aligned("\n".join(lines)).score
        assert fewer <= score
        score = fewer


@pytest.mark.parametrize(
    "added",
    [
        "Keywords: Java, Spring Boot, Kubernetes, MySQL, Docker, Experience, Engineer",
        JOB.text,
        "Experience with Java and Spring Boot. Improve latency and reliability of payment services",
    ],
)
def test_copied_words_are_flagged_and_not_rewarded(added):
    other = TEXT.replace("Java", "poetry").replace("Spring Boot", "prose").replace("Docker", "ink")
    stuffed = aligned(f"{other}\n\n{added}")
    assert stuffed.stuffed
    assert stuffed.score <= aligned(other).score
    assert "Kubernetes" not in stuffed.matched


def test_requirements_met_carry_the_line_that_proves_them():
    met = {r.requirement.text: (r.met, r.evidence) for r in aligned(TEXT).requirements}
    assert met["Experience with Java and Spring Boot"] == (
        True,
        "Built payment services in Java and Spring Boot",
    )
    assert met["PostgreSQL or MySQL"] == (True, "Java, PostgreSQL, Docker, Git")


def test_matched_and_missing_are_in_the_words_and_order_of_the_job():
    found = aligned(TEXT)
    assert found.matched == ("Java", "Spring Boot", "PostgreSQL", "Docker")
    assert found.missing == ("MySQL", "Kubernetes")


def test_a_denied_skill_is_missing_and_proves_nothing():
    found = aligned(TEXT.replace("Reviewed the", "No experience with Kubernetes. Reviewed the"))
    assert "Kubernetes" in found.missing


@pytest.mark.parametrize(
    ("resume", "says"),
    [
        (Resume("Jane Doe"), "too few words"),
        (Resume("No experience with Kubernetes."), "too few words"),
        (Resume("jane@doe.org"), "too few words"),
        (Resume("Experience\n" + "Jane Doe " * 30, language="en"), "no lines"),
        (Resume(TEXT, language="de"), "not in English"),
    ],
)
def test_what_cannot_be_compared_has_no_score_and_says_why(resume, says):
    found = align(resume, JOB, embed, SETTINGS)
    assert (found.score, found.band) == (None, None)
    assert says in found.why_not


def test_a_job_without_requirements_has_no_score():
    empty = Job(id="job-x", title="Nothing", text="")
    assert align(Resume(TEXT, language="en"), empty, embed, SETTINGS).why_not


def test_a_job_of_everybodys_words_is_easier_than_one_of_nobodys():
    common = [job.lines[1] for job in reference_jobs()[:6]]
    ordinary = read_job("\n".join(["Assistant", "Requirements:", *(f"- {c}" for c in common)]))
    strange = read_job(
        "Zymurgist\nRequirements:\n- Krausening wort, firkins\n- Sparging grist, mashing\n"
        "- Skimming barm, gyle, trub\n"
    )
    scale = Scale((), (), Kept(embed))
    ease = scale.ease([words_of(ordinary), words_of(strange)])
    assert (ease[0, [SENTENCES, TERMS]] > 0).all()
    assert (ease[1, [SENTENCES, TERMS]] < 0).all()

    profiles = scale.profiles([words_of(ordinary), words_of(strange)])
    lengths = np.linalg.norm(profiles, axis=1)
    assert np.logical_or(np.isclose(lengths, 1.0), np.isclose(lengths, 0.0)).all()


def test_many_jobs_at_once_are_the_same_as_one_by_one():
    resume = Resume(TEXT, language="en")
    jobs = [JOB, NURSE_JOB, replace(JOB, title="Cook")]
    together = align_many(resume, jobs, embed, SETTINGS)
    assert together == [align(resume, job, embed, SETTINGS) for job in jobs]


def test_bands_follow_the_settings():
    bands = [band_of(score, SETTINGS) for score in (10.0, 50.0, 90.0)]
    assert bands == [AlignmentBand.WEAK, AlignmentBand.PARTIAL, AlignmentBand.STRONG]


def test_vectors_are_kept_on_disk_and_a_broken_file_is_made_again(tmp_path):
    asked = []

    def counted(texts):
        asked.append(tuple(texts))
        return embed(texts)

    first = Kept(counted, tmp_path).of(["a line", "another"])
    assert np.array_equal(Kept(counted, tmp_path).of(["a line", "another"]), first)
    assert len(asked) == 1
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"broken")
    assert np.array_equal(Kept(counted, tmp_path).of(["a line", "another"]), first)
    assert len(asked) == 2


def test_no_line_of_a_resume_is_written(tmp_path):
    kept = Kept(embed, tmp_path)
    align(Resume(TEXT, language="en"), JOB, embed, SETTINGS, kept)
    before = sorted(tmp_path.iterdir())
    align(Resume(TEXT + "\nBuilt a new thing in Rust", language="en"), JOB, embed, SETTINGS, kept)
    assert sorted(tmp_path.iterdir()) == before
