"""What staff do with jobs: paste, correct, copy, archive, export, ask."""

import io
import re
from dataclasses import replace

import pytest

from kiosk.domain.job import Character
from tests.kit.panel.tested_panel import (
    JOB_TEXT,
    NASTY,
    claimed,
    edited,
    job_in,
    new_job,
    panel_in,
    send,
    store_of,
)
from tests.kit.samples.interviews import strong

pytestmark = pytest.mark.usefixtures("wiped")


def test_a_pasted_text_becomes_a_job(panel, dana):
    job_id, answer = new_job(dana)
    assert answer.location == f"/jobs/{job_id}"
    job = store_of(panel).job(job_id)
    assert job.title == "Backend engineer"
    assert {"Python", "Django", "PostgreSQL", "Docker", "Kubernetes"} <= set(job.keywords)


def test_a_form_sent_twice_makes_one_job(panel, dana):
    job_id, _ = new_job(dana)
    again = send(dana, "/jobs/new", id=job_id, text="Another text:\n- cook soup for 200 people")
    assert again.location == f"/jobs/{job_id}"
    assert len(store_of(panel).jobs()) == 1
    assert store_of(panel).job(job_id).title == "Backend engineer"


@pytest.mark.parametrize("text", ["", "   \n\t ", "\0\0", "?!"])
def test_a_text_without_requirements_is_refused_and_not_lost(panel, dana, text):
    _, answer = new_job(dana, text=text, title="Kept in the form")
    assert answer.status_code == 400
    assert "Kept in the form" in answer.text
    assert store_of(panel).jobs() == ()


def test_ten_megabytes_of_text_are_refused(panel, dana):
    _, answer = new_job(dana, text="- Python\n" * 1_200_000)
    assert answer.status_code == 413
    assert "Too large" in answer.text


def test_a_text_file_is_read_whatever_it_is_called(panel, dana):
    file = (io.BytesIO(JOB_TEXT.encode()), "../../etc/passwd.pdf")
    job_id, answer = new_job(dana, text="", file=file)
    assert answer.location == f"/jobs/{job_id}", answer.text


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"PK\x03\x04 a Word file", 415),
        (b"\x89PNG\r\n", 415),
        (b"%PDF-1.4 broken", 400),
        (b"", 400),
    ],
)
def test_other_files_are_refused_in_words(dana, content, status):
    _, answer = new_job(dana, text="", file=(io.BytesIO(content), "job.pdf"))
    assert answer.status_code in (status, 400)
    assert 'role="alert"' in answer.text


def test_requirements_are_corrected_by_hand(panel, dana):
    job = job_in(panel)
    answer = edited(
        dana,
        f"/jobs/{job.id}",
        **{
            "r-id": ["r1", "", "r2"],
            "r-text": ["Four years of Rust", "Tea", ""],
            "r-kind": ["plus", "must", "must"],
            "r-keywords": ["Rust, tokio , ", "", "gone"],
        },
    )
    assert answer.status_code == 302
    kept = store_of(panel).job(job.id)
    assert [r.text for r in kept.requirements] == ["Four years of Rust", "Tea"]
    assert kept.requirements[0].keywords == ("Rust", "tokio")
    assert kept.gate == 40
    assert kept.character is Character.NEUTRAL


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"gate": "lots"},
        {"character": "cruel"},
        {"gate": "nan"},
        {"gate": "1e9"},
        {"r-kind": ["king"]},
        {"r-text": ["a", "b"]},
        {"title": "x" * 300},
        {"text": ""},
    ],
)
def test_a_wrong_field_changes_nothing(panel, dana, wrong):
    job = job_in(panel)
    assert edited(dana, f"/jobs/{job.id}", **wrong).status_code == 400
    assert store_of(panel).job(job.id) == job


def test_a_job_somebody_else_changed_is_not_overwritten(panel, dana):
    job = job_in(panel)
    store_of(panel).save_job(replace(job, title="Changed meanwhile"))
    assert edited(dana, f"/jobs/{job.id}", seen="1").status_code == 409
    assert store_of(panel).job(job.id).title == "Changed meanwhile"


def test_script_in_every_field_is_only_text(panel, dana):
    job = job_in(panel)
    fields = {"title": NASTY, "field": NASTY[:70], "text": NASTY}
    rows = {"r-text": [NASTY], "r-keywords": [NASTY[:60]]}
    assert edited(dana, f"/jobs/{job.id}", **fields, **rows).status_code == 302
    store_of(panel).keep(replace(strong(), candidate=NASTY, job=store_of(panel).job(job.id)))
    store_of(panel).booths.heartbeat("b", NASTY, NASTY[:30], {"microphone": NASTY})
    for path in (
        "/jobs",
        f"/jobs/{job.id}",
        f"/jobs/{job.id}/questions",
        "/interviews?q=%3Cscript%3E",
        f"/interviews/{strong().id}",
        "/insight",
        "/booths",
    ):
        page = dana.get(path)
        assert page.status_code == 200, path
        assert "<script>alert" not in page.text, path
        assert "<img src=x" not in page.text, path
        assert "49}" not in page.text, path


def test_jobs_go_out_and_come_back_as_they_were(panel, dana, tmp_path):
    job = job_in(panel)
    exported = dana.get("/jobs/export").data
    other = panel_in(tmp_path / "other")
    there = claimed(other)
    answer = send(there, "/jobs/import", page="/jobs", file=(io.BytesIO(exported), "jobs.json"))
    assert answer.status_code == 302
    assert store_of(other).job(job.id) == job


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"not json", b"{}", b"[1]", b'{"title": 5, "text": "x"}', b"[" * 100_000],
)
def test_a_file_that_is_no_export_brings_nothing(panel, dana, content):
    answer = send(dana, "/jobs/import", page="/jobs", file=(io.BytesIO(content), "jobs.json"))
    assert answer.status_code == 400
    assert store_of(panel).jobs(active=False) == ()


def test_a_job_is_copied_and_archived(panel, dana):
    job = job_in(panel)
    copy = send(dana, f"/jobs/{job.id}/copy", page=f"/jobs/{job.id}").location.rsplit("/", 1)[1]
    send(dana, f"/jobs/{copy}/archive", page=f"/jobs/{job.id}")
    assert [one.id for one in store_of(panel).jobs()] == [job.id]
    assert len(store_of(panel).jobs(active=False)) == 2


def test_questions_are_rewritten_switched_off_moved_and_added(panel, dana):
    from kiosk.coach.plan import plan

    job = job_in(panel)
    page = f"/jobs/{job.id}/questions"

    def asked():
        return plan(store_of(panel).job(job.id), None, None, 5)

    first, second = asked()[:2]
    send(dana, f"{page}/move", page, question=first.id, to="down", n=5)
    assert [q.id for q in asked()[:2]] == [second.id, first.id]
    send(dana, f"{page}/rewrite", page, question=second.id, text="Why   this job?", n=5)
    assert asked()[0].text == "Why this job?"
    send(dana, f"{page}/rewrite", page, question=second.id, text="", n=5)
    assert asked()[0].text == second.text
    send(dana, f"{page}/switch", page, question=first.id, n=5)
    assert first.id not in [q.id for q in asked()]
    assert first.text in re.sub("&#39;", "'", dana.get(page).text)
    send(dana, f"{page}/switch", page, question=first.id, n=5)
    assert first.id in [q.id for q in asked()]
    send(dana, f"{page}/add", page, text="What do you cook on Sundays?", n=5)
    assert "What do you cook on Sundays?" in [q.text for q in asked()]
    own = next(q for q in asked() if q.text.startswith("What do you cook"))
    send(dana, f"{page}/drop", page, question=own.id, n=5)
    assert own.id not in [q.id for q in asked()]
    assert send(dana, f"{page}/move", page, question="none", to="up").status_code == 404


def test_a_clip_is_only_ever_a_file_of_the_clip_folder(panel, dana):
    from kiosk.domain.job import Clip, ClipSource
    from kiosk.store.clips import key

    job = job_in(panel)
    clips = panel.extensions["settings"].paths.clips_dir
    clips.mkdir(parents=True, exist_ok=True)
    (clips / "a.wav").write_bytes(b"RIFF sound")
    outside = clips.parent / "secret.wav"
    outside.write_bytes(b"a secret")
    for text, path in (("in", clips / "a.wav"), ("out", clips / ".." / "secret.wav")):
        store_of(panel).clips.put("en", Clip(text, ClipSource.LOCAL, str(path), 1.0))
    page = f"/jobs/{job.id}/questions/clips"
    with dana.get(f"{page}/{key('en', 'in')}") as answer:
        assert answer.data == b"RIFF sound"
    assert dana.get(f"{page}/{key('en', 'out')}").status_code == 404
    assert dana.get(f"{page}/../../../panel.secret").status_code == 404
