"""What makes many jobs quick: reordering, removing at once, finding, ids that are no addresses."""

import io
import json
import re
from dataclasses import replace

import pytest

from tests.kit.panel.tested_panel import (
    JOB_TEXT,
    claimed,
    job_in,
    panel_in,
    send,
    store_of,
    wipe,
)

NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"


@pytest.fixture(scope="module")
def panel(tmp_path_factory):
    return panel_in(tmp_path_factory.mktemp("panel"))


@pytest.fixture(scope="module")
def dana(panel):
    return claimed(panel)


@pytest.fixture(autouse=True)
def _empty(panel):
    yield
    wipe(panel)


def new_job(client, **fields):
    page = client.get("/jobs/new").text
    form_id = re.search(r'name="id" value="([^"]+)"', page).group(1)
    answer = send(client, "/jobs/new", id=form_id, **({"text": JOB_TEXT} | fields))
    return form_id, answer


def edited(client, path, **fields):
    """Send a job's edit form back as the page gave it, with some fields changed."""
    page = client.get(path).text
    form = {"seen": re.search(r'name="seen" value="(\d+)"', page).group(1)}
    form |= {"title": "Engineer", "field": "IT", "gate": "40", "text": JOB_TEXT}
    form |= {"r-id": ["r1"], "r-text": ["Python"], "r-kind": ["must"], "r-keywords": ["Python"]}
    return send(client, path, **(form | fields))


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
