"""Groups in the panel: codes, many from a file, whose interviews are listed, exported, deleted."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.errors import PrinterError
from kiosk.store.groups import Group
from tests.kit.panel.tested_panel import claimed, job_in, panel_in, send, store_of, sure, viewer
from tests.kit.samples.interviews import strong
from tests.kit.samples.kept import some


@pytest.fixture
def panel(tmp_path):
    return panel_in(tmp_path)


@pytest.fixture
def dana(panel):
    return claimed(panel)


def test_a_group_binds_job_questions_mode_and_days(panel, dana):
    job = job_in(panel)
    said = {"name": "Nursing, spring", "job": job.id, "questions": "4", "mode": "practice"}
    days = {"first_day": "2027-02-01", "last_day": "2027-05-31"}
    assert send(dana, "/groups", **said, **days).status_code == 302
    (group,) = store_of(panel).groups.all()
    assert (group.job_id, group.questions, group.mode) == (job.id, 4, "practice")
    groups = store_of(panel).groups
    typed = f" {group.code[:3].lower()} {group.code[3:]} "
    assert groups.by_code(typed, date(2027, 3, 1)) == group
    assert groups.by_code(group.code, date(2027, 5, 31)) == group
    assert groups.by_code(group.code, date(2027, 6, 1)) is None
    assert groups.by_code(group.code, date(2027, 1, 31)) is None
    send(dana, f"/groups/{group.id}", **said, **days, code=group.code)  # without the tick
    assert groups.by_code(group.code, date(2027, 3, 1)) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"job": "nothing"},
        {"questions": "99"},
        {"mode": "gentle"},
        {"first_day": "tomorrow"},
        {"first_day": "2027-02-02", "last_day": "2027-02-01"},
        {"code": "AB"},
    ],
    ids=str,
)
def test_what_is_no_group_is_refused(panel, dana, wrong):
    assert send(dana, "/groups", **({"name": "Class"} | wrong)).status_code == 400
    assert store_of(panel).groups.all() == ()


def test_a_code_belongs_to_one_group(panel, dana):
    send(dana, "/groups", name="One", code="SPRING27")
    assert send(dana, "/groups", name="Two", code="spring27").status_code == 409


def test_two_hundred_groups_come_from_one_file(panel, dana):
    lines = ["name,code,last_day"] + [f"Class {n},CODE{n:03},2027-06-30" for n in range(200)]
    file = (io.BytesIO("\n".join(lines).encode()), "groups.csv")
    assert send(dana, "/groups/import", "/groups", file=file).status_code == 302
    assert len(store_of(panel).groups.all()) == 200
    rows = list(csv.DictReader(io.StringIO(dana.get("/groups/export.csv").text)))
    assert len(rows) == 200
    again = (io.BytesIO(b"name,code\nRenamed,code007"), "groups.csv")
    send(dana, "/groups/import", "/groups", file=again)
    assert len(store_of(panel).groups.all()) == 200
    assert "Renamed" in [group.name for group in store_of(panel).groups.all()]


@pytest.mark.parametrize(
    "content", [b"", b"nothing", b"name\n", b"\xff\xfe", b"name,code\nA,X\nB,X"]
)
def test_a_file_that_holds_no_groups_brings_none(panel, dana, content):
    answer = send(dana, "/groups/import", "/groups", file=(io.BytesIO(content), "g.csv"))
    assert answer.status_code == 400
    assert store_of(panel).groups.all() == ()


def test_interviews_are_listed_exported_and_deleted_by_group(panel, dana):
    store, group = store_of(panel), Group("Nursing")
    store.groups.save(group)
    for n in range(3):
        store.keep(replace(strong(), id=f"i{n}"))
    for n in range(2):
        store.groups.join(f"i{n}", group.id)
    assert "2 interviews" in dana.get(f"/interviews?group={group.id}").text
    rows = list(
        csv.DictReader(io.StringIO(dana.get(f"/interviews/export.csv?group={group.id}").text))
    )
    assert {row["id"] for row in rows} == {"i0", "i1"}
    page = send(dana, f"/groups/{group.id}/forget", "/groups")
    assert "2 interviews of Nursing" in page.text
    assert store.interview("i0") is not None
    assert sure(dana, f"/groups/{group.id}/forget", "/groups").status_code == 302
    assert [store.interview(f"i{n}") is None for n in range(3)] == [True, True, False]


def test_a_deleted_group_leaves_its_interviews(panel, dana):
    store, group = store_of(panel), Group("Nursing")
    store.groups.save(group)
    store.keep(strong())
    store.groups.join(strong().id, group.id)
    assert send(dana, f"/groups/{group.id}/delete", "/groups").status_code == 200
    assert sure(dana, f"/groups/{group.id}/delete", "/groups").status_code == 302
    assert store.groups.all() == ()
    assert store.interview(strong().id) is not None


def test_a_viewer_is_kept_to_groups(panel, dana):
    vic, store = viewer(panel), store_of(panel)
    mine, other = Group("Mine"), Group("Other")
    for group in (mine, other):
        store.groups.save(group)
    person = store.people.by_name("vic")[0]
    send(dana, f"/people/{person.id}/groups", "/people", which="only", group=[mine.id, "unknown"])
    page = vic.get("/groups").text
    assert "Mine" in page
    assert "Other" not in page
    assert "Other" not in vic.get("/interviews").text
    assert vic.get(f"/insight?group={other.id}").status_code == 404
    send(dana, f"/people/{person.id}/groups", "/people", which="all")
    assert "Other" in vic.get("/groups").text


# --- jobs: undone, and the first steps ------------------------------------------------------------


def test_changes_of_a_job_are_undone_one_after_the_other(panel, dana):
    job = job_in(panel)
    page = f"/jobs/{job.id}"
    assert "Undo" not in dana.get(page).text
    send(dana, f"{page}/read-again", page)
    send(dana, f"{page}/questions/add", f"{page}/questions", text="What do you cook?", n=5)
    assert store_of(panel).job(job.id).edits
    assert send(dana, f"{page}/undo", page).status_code == 302
    assert not store_of(panel).job(job.id).edits
    assert send(dana, f"{page}/undo", page).status_code == 302
    assert store_of(panel).job(job.id) == job
    assert send(dana, f"{page}/undo", page).status_code == 400


def test_first_steps_are_ticked_as_they_are_done(panel, dana):
    assert "First steps" in dana.get("/jobs").text
    assert "0 of 5 done" in dana.get("/jobs").text
    store_of(panel).save_job(replace(job_in(panel), id="of-our-own"))
    store_of(panel).keep(strong())
    assert "2 of 5 done" in dana.get("/jobs").text
    assert "First steps" not in viewer(panel).get("/jobs").text


def in_group(store, count):
    """Keep some interviews of a new group; return the group and the ids."""
    group = Group("Nursing")
    store.groups.save(group)
    ids = some(store, count)
    for one in ids:
        store.groups.join(one, group.id)
    return group, ids


def test_the_reports_of_a_group_come_in_one_file(panel, dana):
    store = store_of(panel)
    group, ids = in_group(store, 2)
    some(store, 1)
    page = f"/interviews?group={group.id}"
    answer = send(dana, f"/groups/{group.id}/reports.zip", page)
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        assert packed.namelist() == ["report-01.pdf", "report-02.pdf"]
        assert all(packed.read(name).startswith(b"%PDF") for name in packed.namelist())
    taken = [line.object_id for line in store.audit.each() if line.act == "took as PDF"]
    assert sorted(taken) == sorted(ids)


class Tray:
    """A printer that takes so many reports, and then wants staff."""

    def __init__(self, holds):
        self.holds, self.printed = holds, []

    def __call__(self, queue):
        return self

    def print_pdf(self, pdf, title):
        if len(self.printed) == self.holds:
            raise PrinterError("printer-needs-staff", "Out of paper.")
        assert pdf.startswith(b"%PDF")
        self.printed.append(title)
        return len(self.printed)


def test_the_reports_of_a_group_are_printed_one_after_the_other(panel, dana, monkeypatch):
    group, _ = in_group(store_of(panel), 3)
    for holds, says in ((2, "2 reports were printed before"), (3, "3 reports are on their way")):
        tray = Tray(holds)
        monkeypatch.setattr("admin.views.classes.CupsPrinter", tray)
        answer = send(dana, f"/groups/{group.id}/print", f"/interviews?group={group.id}")
        assert says in dana.get(answer.location).text
        assert tray.printed == ["Interview report"] * holds
    acts = [line.act for line in store_of(panel).audit.each()]
    assert acts.count("printed") == 5


def test_too_many_reports_are_not_begun(panel, dana, monkeypatch):
    monkeypatch.setattr("admin.views.classes.MOST", 1)
    group, _ = in_group(store_of(panel), 2)
    for act in ("print", "reports.zip"):
        answer = send(dana, f"/groups/{group.id}/{act}", f"/interviews?group={group.id}")
        assert answer.status_code == 400
        assert "2 reports" in answer.text


def test_codes_come_on_paper(panel, dana):
    store = store_of(panel)
    for group in (Group("Nursing", code="NURS24"), Group("Closed", code="SHUT24", active=False)):
        store.groups.save(group)
    page = dana.get("/groups/codes").text
    assert "NURS24" in page
    assert page.count("<svg") == 1
    assert "SHUT24" not in page


def test_a_viewer_takes_codes_and_reports_of_the_own_groups_only(panel, dana):
    store, vic = store_of(panel), viewer(panel)
    group, _ = in_group(store, 1)
    person = next(one for one in store.people.all() if one.name == "vic")
    store.groups.let_see(person.id, [])
    assert group.code not in vic.get("/groups/codes").text
    for act in ("print", "reports.zip"):
        assert send(vic, f"/groups/{group.id}/{act}", "/people/me").status_code == 404
