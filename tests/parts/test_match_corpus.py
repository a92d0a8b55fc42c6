"""The match command on real files: the corpus' PDFs and one resume per field, by the real model."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.coach.match.align import align_many
from kiosk.coach.match.job_text import read_job
from kiosk.coach.match.kept import Kept
from kiosk.domain.errors import ModelError
from kiosk.domain.job import Resume
from kiosk.domain.settings import load
from kiosk.senses.meaning import Meaning
from kiosk.senses.weights import path_of

CORPUS = Path(__file__).parents[2].parent / "shared" / "data" / "resumes"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS}")


@pytest.fixture(scope="module")
def settings():
    found = load()
    try:
        path_of("minilm", found)
    except ModelError as err:
        pytest.skip(err.message)
    return found


def rows(name):
    return [json.loads(line) for line in (CORPUS / "text" / name).read_text().splitlines()]


def test_the_command_writes_one_object_for_each_resume_and_goes_on_after_a_bad_one(
    settings, tmp_path
):
    job = tmp_path / "job.txt"
    job.write_text("Data Analyst\nRequirements:\n- Tableau and SQL\n- Airflow\n- Kubernetes\n")
    files = [CORPUS / "pdf" / f"hard_{name}.pdf" for name in ("baseline", "zero_byte", "rotated")]
    command = [sys.executable, "-m", "kiosk", "match", *map(str, files), "--job", str(job)]
    ran = subprocess.run([*command, "--json"], capture_output=True, text=True, check=False)
    first, empty, rotated = (json.loads(line) for line in ran.stdout.splitlines())
    assert ran.returncode == 2
    assert empty["error"]["code"] == "resume-empty"
    assert first["matched"] == rotated["matched"] == ["Tableau", "SQL", "Airflow"]
    assert first["missing"] == ["Kubernetes"]
    assert first["requirements"][0]["evidence"]
    assert first["language"] == "en"


def test_one_resume_of_each_field_finds_its_own_profession_first(settings):
    meaning = Meaning(settings)
    kept = Kept(meaning.vectors, Path(settings.paths.var) / "vectors")
    adverts = [row for row in rows("jds.jsonl") if row["id"].endswith(("-a0", "-a1"))]
    jobs = [read_job(row["text"]) for row in adverts]
    right = 0
    resumes = [row for row in rows("resumes.jsonl") if row["id"].endswith("-3")]
    for row in resumes:
        resume = Resume(row["text"], language="en")
        found = align_many(resume, jobs, meaning.vectors, settings.matching, kept)
        best = max(range(len(jobs)), key=lambda at: found[at].score)
        right += adverts[best]["category"] == row["category"]
    assert right >= len(resumes) - 1


def test_vectors_are_unit_and_the_same_in_any_company(settings):
    meaning = Meaning(settings)
    alone = meaning.vectors(["Built services in Python"])
    meaning.forget()
    among = meaning.vectors(["Cared for patients", "Built services in Python", "x"])
    assert among.shape == (3, 384)
    assert abs(float((among**2).sum(axis=1).max()) - 1.0) < 1e-4
    assert abs(among[1] - alone[0]).max() < 1e-4
