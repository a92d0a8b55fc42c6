"""Signing in and out of the panel: locks, sessions, passwords, and what is written of it."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from kiosk.store.people import Role
from kiosk.store.tables import SessionRow
from tests.kit.panel.tested_panel import (
    PASSWORD,
    claimed,
    job_in,
    panel_in,
    send,
    store_of,
    sure,
    token_in,
)
from tests.kit.samples.interviews import strong


@pytest.fixture(scope="module")
def panel(tmp_path_factory):
    panel = panel_in(tmp_path_factory.mktemp("panel"))
    job_in(panel)
    store_of(panel).keep(strong())
    return panel


@pytest.fixture(scope="module")
def dana(panel):
    return claimed(panel)


def test_signing_out_ends_the_session_for_the_cookie_too(panel, dana):
    client = panel.test_client()
    send(client, "/sign-in", name="dana", password=PASSWORD)
    cookie = client.get_cookie("panel").value
    assert send(client, "/sign-out", page="/people/me").status_code == 302
    client.set_cookie("panel", cookie)
    assert client.get("/people/me").status_code == 302


def test_an_idle_session_is_over(tmp_path):
    panel = panel_in(tmp_path)
    client = claimed(panel)
    with store_of(panel).database.writing() as session:
        long_ago = datetime.now(UTC) - timedelta(minutes=31)
        session.execute(update(SessionRow).values(seen_at=long_ago))
    assert client.get("/jobs").location.startswith("/sign-in")


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_else(panel, dana, back):
    client = panel.test_client()
    token = token_in(client.get("/sign-in"))
    data = {"csrf_token": token, "name": "dana", "password": PASSWORD}
    answer = client.post("/sign-in", query_string={"back": back}, data=data)
    assert answer.location == "/"


def test_secrets_lie_in_files_only_the_panel_can_read(panel):
    folder = panel.extensions["settings"].paths.var
    for name in ("panel.secret", "coach.sqlite"):
        assert (Path(folder) / name).stat().st_mode & 0o077 == 0, name


def test_a_password_change_signs_other_browsers_out(tmp_path):
    panel = panel_in(tmp_path)
    here, there = claimed(panel), panel.test_client()
    send(there, "/sign-in", name="dana", password=PASSWORD)
    fresh = "four quiet walls"
    answer = send(here, "/people/me", old=PASSWORD, password=fresh, again=fresh)
    assert answer.status_code == 302
    assert here.get("/jobs").status_code == 200
    assert there.get("/jobs").status_code == 302


def test_the_last_administrator_stays(panel, dana):
    me = store_of(panel).people.by_name("dana")[0]
    answer = sure(dana, f"/people/{me.id}/role", page="/people", role="viewer")
    assert answer.status_code == 409
    assert store_of(panel).people.get(me.id).role is Role.ADMIN


def test_a_locked_store_is_a_clear_page(panel, dana):
    kept = store_of(panel)
    file = kept.database.engine.url.database
    other = sqlite3.connect(file, isolation_level=None)
    token = token_in(dana.get("/jobs/backend-engineer"))
    other.execute("BEGIN IMMEDIATE")
    try:
        answer = dana.post("/jobs/backend-engineer/copy", data={"csrf_token": token})
    finally:
        other.execute("ROLLBACK")
    assert answer.status_code == 503
    assert "store-locked" in answer.text
    assert "Traceback" not in answer.text


def test_sessions_can_be_ended_by_an_administrator(panel, dana):
    there = panel.test_client()
    send(there, "/sign-in", name="dana", password=PASSWORD)
    newest = store_of(panel).sessions.all(timedelta(minutes=5))[0]
    assert send(dana, f"/people/sessions/{newest.id}/end", page="/people").status_code == 302
    assert there.get("/jobs").status_code == 302
