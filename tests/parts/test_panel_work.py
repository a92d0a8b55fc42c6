"""What staff do in the panel: jobs, questions, interviews, reports, settings, booths."""

import csv
import io
import json
import os
import re
import stat
import time
from dataclasses import replace
from uuid import uuid4

import pdfplumber
import pytest

from kiosk.domain.plain import to_plain
from tests.kit.panel.tested_panel import (
    JOB_TEXT,
    claimed,
    job_in,
    panel_in,
    send,
    store_of,
    viewer,
    wipe,
)
from tests.kit.samples.interviews import INTERVIEWS, strong

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


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"gate": "lots"},
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


@pytest.mark.parametrize("job_id", ["new", "import", "export", "../people", "a/b", "a?b", ".", ""])
def test_a_job_whose_id_would_be_another_address_is_refused(panel, dana, job_id):
    content = json.dumps({"id": job_id, "title": "Nurse", "text": "- care"}).encode()
    answer = send(dana, "/jobs/import", page="/jobs", file=(io.BytesIO(content), "jobs.json"))
    kept = store_of(panel).jobs(active=False)
    assert (answer.status_code, len(kept)) == ((302, 1) if not job_id else (400, 0))
    assert all(dana.get(f"/jobs/{job.id}").status_code == 200 for job in kept)


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


def test_interviews_are_found_by_the_filters_of_the_address(panel, dana):
    for name, make in INTERVIEWS.items():
        store_of(panel).keep(replace(make(), id=name))
    assert "6 interviews" in dana.get("/interviews").text
    assert "1 interview" in dana.get("/interviews?mode=practice").text
    assert "No interview matches" in dana.get("/interviews?q=nobody").text
    for wrong in ("sort=size", "state=sleeping", "mode=7", "since=yesterday", "until=99999-01-01"):
        assert dana.get(f"/interviews?{wrong}").status_code == 400, wrong
    for odd in ("page=0", "page=-3", "page=x", "page=99999999999999999999", "q=%00%00", "job=%00"):
        assert dana.get(f"/interviews?{odd}").status_code == 200, odd


@pytest.mark.parametrize("name", sorted(INTERVIEWS))
def test_an_interview_is_told_whole(panel, dana, name):
    interview = replace(INTERVIEWS[name](), id=name)
    store_of(panel).keep(interview)
    page = dana.get(f"/interviews/{name}").text
    shown = re.sub(r"<[^>]+>", " ", page)
    for answer in interview.answers:
        for word in answer.transcript.words[:30]:
            assert word.text.split("'")[0].split("&")[0] in shown
    if interview.score is not None and interview.score.value is None:
        assert "not measured" in shown


def test_hesitations_and_keywords_are_marked(panel, dana):
    interview = replace(INTERVIEWS["hesitant"](), id="marked")
    store_of(panel).keep(interview)
    page = dana.get(f"/interviews/{interview.id}").text
    fillers = sum(
        f.kind.value != "hedge" for a in interview.answers for f in a.measures.speech.fillers
    )
    assert page.count('class="hes"') >= fillers
    if any(a.measures.content.said for a in interview.answers):
        assert 'class="said"' in page


def test_a_changed_interview_is_told_anew(panel, dana):
    whole = strong()
    store_of(panel).keep(replace(whole, answers=whole.answers[:1]))
    before = dana.get(f"/interviews/{whole.id}").text
    store_of(panel).keep(whole)
    after = dana.get(f"/interviews/{whole.id}").text
    assert len(after) > len(before)


def test_the_report_is_a_pdf_with_the_persons_words(panel, dana):
    store_of(panel).keep(strong())
    answer = dana.get(f"/interviews/{strong().id}/report.pdf?paper=Letter")
    assert answer.mimetype == "application/pdf"
    with pdfplumber.open(io.BytesIO(answer.data)) as pdf:
        text = " ".join(page.extract_text() for page in pdf.pages)
        assert round(float(pdf.pages[0].width)) == 612
    assert "PostgreSQL" in text


def test_exports_hold_the_same(panel, dana):
    store_of(panel).keep(replace(strong(), candidate="=HYPERLINK(0)"))
    rows = list(csv.DictReader(io.StringIO(dana.get("/interviews/export.csv").text)))
    assert rows[0]["candidate"] == "'=HYPERLINK(0)", "a spreadsheet must not run it"
    exported = json.loads(dana.get(f"/interviews/{strong().id}/export.json").text)
    assert exported["answers"] == to_plain(strong())["answers"]


def test_deleting_asks_first_and_is_for_administrators(panel, dana):
    store_of(panel).keep(strong())
    path = f"/interviews/{strong().id}/delete"
    assert viewer(panel).get(path).status_code == 403
    assert "Delete this interview?" in dana.get(path).text
    assert store_of(panel).interview(strong().id) is not None
    assert send(dana, path).status_code == 302
    assert dana.get(f"/interviews/{strong().id}").status_code == 404


@pytest.fixture
def printer(tmp_path, monkeypatch):
    """A printing program that writes what it is given, and can be made to fail."""
    folder = tmp_path / "programs"
    folder.mkdir()
    program = folder / "lp"
    program.write_text(
        f'#!/bin/sh\ncat > "{tmp_path}/printed.pdf"\necho "$@" > "{tmp_path}/words"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return program


def test_a_report_is_printed_without_a_name_in_the_queue(panel, dana, printer, tmp_path):
    store_of(panel).keep(strong())
    page = f"/interviews/{strong().id}"
    assert send(dana, f"{page}/print", page).status_code == 302
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert strong().candidate not in (tmp_path / "words").read_text()


def test_a_printer_that_is_not_there_is_said(panel, dana, printer):
    printer.write_text("#!/bin/sh\nexit 1\n")
    store_of(panel).keep(strong())
    page = f"/interviews/{strong().id}"
    answer = send(dana, f"{page}/print", page)
    assert answer.status_code == 503
    assert "printer" in answer.text
    assert strong().job.title in answer.text, "it is said on the page of the interview"


def test_a_setting_changed_here_reaches_the_booth(panel, dana):
    base = panel.extensions["settings"]
    fields = {"shown": ["interviewing.questions", "interviewing.follow_ups"]}
    fields |= {"interviewing.questions": "8"}
    assert send(dana, "/settings", **fields).status_code == 302
    now = store_of(panel).settings(base)
    assert (now.interviewing.questions, now.interviewing.follow_ups) == (8, False)
    send(dana, "/settings/reset", page="/settings", key="interviewing.questions")
    assert store_of(panel).settings(base).interviewing.questions == base.interviewing.questions


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("interviewing.questions", "0"),
        ("interviewing.questions", "many"),
        ("interviewing.mode", "gentle"),
        ("panel.session_minutes", "-1"),
        ("panel.paper", "A0"),
        ("voice.language", "../en"),
        ("bands.pace_green", "1,2,3"),
        ("weights.star", "nan"),
        ("database.url", "sqlite:////etc/shadow"),
        ("nothing", "1"),
        ("privacy.retention_days", "1e99"),
    ],
)
def test_a_setting_that_cannot_be_changes_nothing(panel, dana, key, value):
    assert send(dana, "/settings", **{"shown": key, key: value}).status_code == 400
    assert store_of(panel).overrides.kept() == {}


def test_the_settings_page_sends_back_what_it_shows(panel, dana):
    page = dana.get("/settings").text
    shown = re.findall(r'name="shown" value="([^"]+)"', page)
    assert len(shown) > 30
    fields = {"shown": shown}
    for tag in re.findall(r"<input[^>]*>", page):
        name = re.search(r'name="([^"]+\.[^"]+)"', tag)
        if name and ('type="checkbox"' not in tag or " checked" in tag):
            fields.setdefault(name[1], []).append(re.search(r'value="([^"]*)"', tag)[1])
    for name, options in re.findall(r'<select[^>]*name="([^"]+\.[^"]+)">(.*?)</select>', page):
        fields[name] = re.search(r"<option selected>([^<]+)", options)[1]
    assert send(dana, "/settings", **fields).status_code == 302
    assert store_of(panel).overrides.kept() == {}


def test_booths_are_renamed_and_retired(panel, dana):
    store_of(panel).booths.heartbeat("b1", "Kiosk", "1.0", {"disk_free_bytes": 41e9})
    assert "41,000 MB" in dana.get("/booths").text
    send(dana, "/booths/b1/rename", "/booths", name="Library")
    assert "Retire Library?" in dana.get("/booths/b1/retire").text
    send(dana, "/booths/b1/retire")
    booth = store_of(panel).booths.all()[0]
    assert (booth.name, booth.retired) == ("Library", True)
    send(dana, "/booths/b1/return", "/booths")
    assert not store_of(panel).booths.all()[0].retired
    assert send(dana, "/booths/none/retire", "/booths").status_code == 404


def test_small_groups_are_not_shown(panel, dana):
    one = strong()
    for _ in range(9):
        store_of(panel).keep(replace(one, id=str(uuid4())))
    page = f"/insight?job={one.job.id}"
    assert dana.get(page).text.count("so that nobody is recognised") == 2
    store_of(panel).keep(one)
    assert "so that nobody is recognised" not in dana.get(page).text
    assert dana.get("/insight?job=unknown").status_code == 404


def test_health_and_figures(panel, dana):
    from pathlib import Path

    store_of(panel).keep(strong())
    store_of(panel).booths.heartbeat("b1", "Kiosk", "1.0", {"queue": 2})
    store_of(panel).booths.fault("b1", "mic-gone")
    anybody = panel.test_client()
    assert anybody.get("/healthz").json == {"ok": True}
    assert anybody.get("/metrics").status_code == 403
    wrong = {"Authorization": "Bearer guess"}
    assert anybody.get("/metrics", headers=wrong).status_code == 403
    token = (Path(panel.extensions["settings"].paths.var) / "panel.metrics").read_text()
    text = anybody.get("/metrics", headers={"Authorization": f"Bearer {token}"}).text
    for line in (
        'coach_booth_up{booth="b1"} 1.0',
        'coach_booth_fact{booth="b1",fact="queue"} 2.0',
        'coach_faults_total{booth="b1",code="mic-gone"} 1.0',
        'coach_interviews_total{booth="booth-1",state="finished"} 1.0',
    ):
        assert line in text, line
    assert 'coach_panel_request_seconds_count{status="200",view="health.healthz"} 1.0' in text
    assert strong().candidate not in text


def test_rendering_tells_how_far_it_is(panel, dana):
    job = job_in(panel)
    page = f"/jobs/{job.id}/questions"
    assert dana.get(f"{page}/progress").status_code == 404
    assert send(dana, f"{page}/render", page, n=1).status_code == 302
    over = time.monotonic() + 60
    while (now := dana.get(f"{page}/progress").json)["running"] and time.monotonic() < over:
        pass
    assert now["percent"] == 100
    assert not now["running"]
