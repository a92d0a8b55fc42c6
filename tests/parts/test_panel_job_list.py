"""What makes many jobs quick: reordering, removing at once, finding, ids that are no addresses."""

import io
import json
from dataclasses import replace

import pytest

from tests.kit.panel.tested_panel import (
    edited,
    job_in,
    send,
    store_of,
)

pytestmark = pytest.mark.usefixtures("wiped")


def test_requirements_are_reordered_and_many_removed_at_once(panel, dana):
    job = job_in(panel)
    rows = {
        "r-id": ["a", "b", "c", "d", ""],
        "r-text": ["first", "second", "third", "fourth", "new"],
        "r-kind": ["must"] * 5,
        "r-keywords": [""] * 5,
        "r-place": ["3", "1", "2", "4", ""],
        "r-remove": ["b", "d"],
    }
    assert edited(dana, f"/jobs/{job.id}", **rows).status_code == 302
    assert [r.text for r in store_of(panel).job(job.id).requirements] == ["third", "first", "new"]


def test_jobs_are_found_without_case_and_accents(panel, dana):
    job = job_in(panel)
    store_of(panel).save_job(replace(job, title="Élève infirmière, Straße", id="two"))
    for words in ("eleve", "INFIRMIERE", "strasse", "éLÈVE"):
        page = dana.get("/jobs", query_string={"q": words}).text
        assert "infirmière" in page, words
        assert "1 job" in page


@pytest.mark.parametrize("job_id", ["new", "import", "export", "../people", "a/b", "a?b", ".", ""])
def test_a_job_whose_id_would_be_another_address_is_refused(panel, dana, job_id):
    content = json.dumps({"id": job_id, "title": "Nurse", "text": "- care"}).encode()
    answer = send(dana, "/jobs/import", page="/jobs", file=(io.BytesIO(content), "jobs.json"))
    kept = store_of(panel).jobs(active=False)
    assert (answer.status_code, len(kept)) == ((302, 1) if not job_id else (400, 0))
    assert all(dana.get(f"/jobs/{job.id}").status_code == 200 for job in kept)
