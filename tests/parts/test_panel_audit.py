"""What the audit log tells, whether it can be changed unseen, and what dangerous changes ask."""

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from admin.cells import cell
from kiosk.store.audit import AuditLine
from kiosk.store.counted import MOST_KINDS
from tests.kit.panel.tested_panel import PASSWORD, claimed, job_in, panel_in, send, store_of, sure
from tests.kit.samples.interviews import strong


@pytest.fixture
def panel(tmp_path):
    return panel_in(tmp_path)


@pytest.fixture
def dana(panel):
    return claimed(panel)


def told(panel):
    """Return (person, act, noun, id) of every line, oldest first."""
    lines, _ = store_of(panel).audit.page(1)
    return [(line.person, line.act, line.noun, line.object_id) for line in reversed(lines)]


def test_reading_exporting_and_failing_leave_a_trace(panel, dana):
    store_of(panel).keep(strong())
    page = f"/interviews/{strong().id}"
    for path in (page, page, f"{page}/report.pdf", f"{page}/export.json"):
        assert dana.get(path).status_code == 200
    assert dana.get("/interviews/export.csv?q=dana").status_code == 200
    assert dana.get("/jobs/export").status_code == 200
    send(panel.test_client(), "/sign-in", name="dana", password="wrong")
    send(panel.test_client(), "/sign-in", name="my secret typed here", password="wrong")
    lines = told(panel)
    for act, noun in (
        ("read", "interview"),
        ("took as PDF", "report"),
        ("exported", "interview"),
        ("exported", "interviews"),
        ("exported", "jobs"),
        ("failed to sign in", "person"),
    ):
        assert any(line[1:3] == (act, noun) for line in lines), (act, noun)
    assert sum(line[1] == "read" for line in lines) == 1, "twice within minutes is one reading"
    page = dana.get("/people/audit").text
    assert "my secret typed here" not in page
    assert strong().job.title in page, "it names what was read"


def test_a_collected_report_leaves_a_trace(panel, dana):
    offer = store_of(panel).handoff.offer_report(strong(), 1)
    assert panel.test_client().get(f"{offer.path}/report.pdf").status_code == 200
    assert ("a candidate", "collected", "report", strong().id) in told(panel)


def test_the_log_is_searched_and_exported(panel, dana):
    sure(dana, "/people", "/people", name="pat", role="viewer", password="quick brown fences")
    assert "pat" in dana.get("/people/audit?q=added").text
    assert "No entry matches" in dana.get("/people/audit?q=teapot").text
    rows = list(csv.DictReader(io.StringIO(dana.get("/people/audit/export.csv").text)))
    assert {"claimed", "added", "exported"} <= {row["act"] for row in rows}
    assert next(row for row in rows if row["act"] == "added")["name"] == "pat"
    assert all(len(row["seal"]) == 64 for row in rows)


def test_failing_over_and_over_is_counted_and_not_an_entry_each(panel, dana):
    eve = panel.test_client()
    for _ in range(12):
        send(eve, "/sign-in", name="dana", password="wrong")
        send(eve, "/sign-in", name="nobody", password="wrong")
    lines = [line for line in told(panel) if line[1] == "failed to sign in"]
    assert sorted(line[0] for line in lines) == ["dana", "nobody we know"]
    page = dana.get("/people/audit").text
    assert "Counted just now" in page
    assert re.search(r"\d+ more: dana failed to sign in", page)


def test_many_addresses_are_counted_together(panel, dana):
    for n in range(300):
        line = AuditLine(datetime.now(UTC), "nobody", "failed", "person", "", f"from 10.0.0.{n}")
        store_of(panel).counted.note(line)
    failed = [line for line in told(panel) if line[1] == "failed"]
    assert len(failed) == MOST_KINDS + 1
    assert sum(more for _, more in store_of(panel).counted.going_on()) == 300 - len(failed)


def test_what_was_counted_is_one_entry_of_the_chain_when_the_hour_is_over(panel, dana):
    began = datetime.now(UTC) - timedelta(hours=2)
    for n in range(500):
        at = began + timedelta(seconds=n)
        store_of(panel).counted.note(AuditLine(at, "dana", "failed", "person", "p", "wrong"))
    page = dana.get("/people/audit").text
    assert re.search(r"499 more times after \d\d:\d\d UTC: wrong", page)
    assert store_of(panel).counted.going_on() == ()
    assert sum(line[1] == "failed" for line in told(panel)) == 2
    assert [chain.broken_at for chain in store_of(panel).chains.walk()] == [None]


# --- dangerous changes ----------------------------------------------------------------------------


def retention(days):
    return {"shown": "privacy.retention_days", "privacy.retention_days": str(days)}


def test_a_shorter_retention_says_how_many_go_and_asks_for_the_password(panel, dana):
    for n in range(3):
        old = datetime.now(UTC) - timedelta(days=10 * n, hours=1)
        store_of(panel).keep(replace(strong(), id=f"i{n}", started_at=old))
    base = panel.extensions["settings"]
    for days, gone in ((0, 3), (1, 2)):
        page = send(dana, "/settings", **retention(days))
        assert page.status_code == 200
        assert f"{gone} of 3 interviews" in page.text
        assert store_of(panel).overrides.kept() == {}
    wrong = send(dana, "/settings", **retention(0), sure="not it at all")
    assert wrong.status_code == 403
    assert store_of(panel).overrides.kept() == {}
    assert sure(dana, "/settings", "/settings", **retention(1)).status_code == 302
    assert store_of(panel).settings(base).privacy.retention_days == 1
    assert send(dana, "/settings", **retention(60)).status_code == 302, "longer loses nothing"
    back = {"key": "privacy.retention_days"}
    assert send(dana, "/settings/reset", "/settings", **back).status_code == 200, "30 is less again"


def test_roles_resets_and_closing_ask_for_the_password(panel, dana):
    new = {"name": "pat", "role": "viewer", "password": "quick brown fences"}
    assert send(dana, "/people", **new).status_code == 302
    pat = store_of(panel).people.by_name("pat")[0]
    for path, fields in (
        ("role", {"role": "administrator"}),
        ("password", {"password": "slow yellow gates"}),
        ("switch", {}),
    ):
        before = store_of(panel).people.by_name("pat")
        page = send(dana, f"/people/{pat.id}/{path}", "/people", **fields)
        assert page.status_code == 200, path
        assert "Your own password" in page.text
        assert store_of(panel).people.by_name("pat") == before, path
        done = send(dana, f"/people/{pat.id}/{path}", "/people", **fields, sure=PASSWORD)
        assert done.status_code == 302, path
    assert store_of(panel).people.by_name("pat") is None, "closed"
    other = new | {"name": "eve", "role": "administrator"}
    assert send(dana, "/people", **other).status_code == 200
    assert store_of(panel).people.by_name("eve") is None


def test_the_password_cannot_be_guessed_there(panel, dana):
    codes = [
        send(dana, "/settings", **retention(0), sure=f"guess {n}").status_code for n in range(8)
    ]
    assert set(codes) == {403}
    assert sure(dana, "/settings", "/settings", **retention(0)).status_code == 403, "it waits now"
    assert ("dana", "gave a wrong password", "person") in [line[:3] for line in told(panel)]


@pytest.mark.parametrize(
    "fields",
    [
        {"matching.weak": "70"},
        {"matching.weak": "66"},
        {"listening.warn_s": "299", "listening.limit_s": "60"},
        {"listening.silence_s": "60", "listening.limit_s": "60"},
        {"bands.hesitations_good": "9"},
        {"bands.pace_green": ["165", "120"]},
        {"bands.pace_amber": ["130", "140"]},
    ],
    ids=str,
)
def test_settings_that_contradict_each_other_are_refused(panel, dana, fields):
    page = send(dana, "/settings", shown=list(fields), **fields)
    assert page.status_code == 400
    assert "Nothing was changed" in page.text
    assert store_of(panel).overrides.kept() == {}


def test_defaults_stand_beside_the_settings(panel, dana):
    slow, fast = panel.extensions["settings"].bands.pace_green
    assert f"own: {slow:g} to {fast:g}." in dana.get("/settings").text


def test_a_sign_within_a_cell_is_defused_too():
    for before in (";", "\t", ",", '"', "; ", "\n"):
        assert f"{before}'=" in cell(f"a{before}=1+1")
    assert cell("a well-known firm, 3 people") == "a well-known firm, 3 people"


@pytest.mark.parametrize("name", ["endpoint", "_external", "_scheme", "_anchor"])
def test_an_address_cannot_steer_the_addresses_of_a_page(dana, name):
    page = dana.get("/interviews", query_string={name: "evil", "q": "x"})
    assert page.status_code == 200
    assert 'href="/interviews/export.csv?q=x"' in page.text
    assert dana.get("/jobs", query_string={name: "evil"}).status_code == 200


def test_an_address_that_is_none_goes_home(panel, dana):
    answer = send(dana, "/theme", "/people/me", theme="dark", back="http://[")
    assert (answer.status_code, answer.location) == (302, "/")


# --- cells ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\u200b=", "＝"])
def test_no_cell_begins_as_a_formula(sign):
    assert cell(f"{sign}1+1").startswith("'")


def test_every_column_of_the_export_is_defused(panel, dana):
    evil = "=cmd|' /C calc'!A0"
    job = replace(job_in(panel), title=evil)
    store_of(panel).keep(replace(strong(), candidate=evil, booth_id="+booth", job=job))
    (row,) = csv.DictReader(io.StringIO(dana.get("/interviews/export.csv").text))
    assert row["candidate"] == row["job_title"] == f"'{evil}"
    assert row["booth_id"] == "'+booth"
    assert float(row["score"]) > 0
