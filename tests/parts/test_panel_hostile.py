"""What a hostile guest, or a curious colleague, tried against a running panel, and must not get."""

import csv
import io
import json
import threading
from dataclasses import replace

import pytest

from kiosk.domain.errors import StoreError
from kiosk.store.groups import Group
from kiosk.store.people import Role
from tests.kit.panel.tested_panel import (
    PASSWORD,
    claimed,
    panel_in,
    send,
    store_of,
    viewer,
)
from tests.kit.samples.interviews import strong


@pytest.fixture
def panel(tmp_path):
    return panel_in(tmp_path)


@pytest.fixture
def dana(panel):
    return claimed(panel)


def acts(panel):
    return [line.act for line in store_of(panel).audit.each()]


def test_what_was_not_handed_out_is_not_noted_as_handed_out(panel, dana):
    """A log that says "exported" of what nobody got is worth nothing."""
    store, vic = store_of(panel), viewer(panel)
    store.keep(strong())
    store.people.by_name("vic")
    store.groups.let_see(store.people.by_name("vic")[0].id, [])
    for path in ("export.json", "report.pdf", "talk", ""):
        assert vic.get(f"/interviews/{strong().id}/{path}".rstrip("/")).status_code == 404
    assert not {"exported", "took as PDF", "read"} & set(acts(panel))


def test_the_audit_log_holds_no_name_that_was_searched(panel, dana):
    dana.get("/interviews/export.csv?q=Zoe+Miller&state=finished&group=g1")
    (line,) = [one for one in store_of(panel).audit.each() if one.act == "exported"]
    assert "Zoe" not in line.note
    assert "Miller" not in line.note
    assert "state" in line.note


@pytest.mark.parametrize("path", ["/people/me", "/people/me/factor/off"])
def test_a_borrowed_browser_does_not_guess_the_password(panel, dana, path):
    """Whoever finds a browser signed in has five tries, not as many as the line is quick."""
    fields = {"again": "four quiet doors"} if path == "/people/me" else {}
    for _ in range(6):
        send(dana, path, "/people/me", old="guess", password="four quiet doors", **fields)
    good = {"old": PASSWORD, "password": "four quiet doors" if fields else PASSWORD}
    answer = send(dana, path, "/people/me", **good, **fields)
    assert "Too many wrong passwords" in answer.text
    found = store_of(panel).people.by_name("dana")
    from admin import passwords

    assert passwords.right(found[1], PASSWORD)
    assert "gave a wrong password" in acts(panel)


@pytest.mark.parametrize("code", ["ÄÖÜ1", "КОД24", "１２３４", "ab"])
def test_a_code_that_the_booth_cannot_type_is_refused(panel, dana, code):
    assert send(dana, "/groups", name="Class", code=code).status_code == 400
    assert store_of(panel).groups.all() == ()


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"title": "\\ud800", "text": "a"}',
        '{"title": "a", "text": "b", "gate": NaN}',
        '{"title": "a", "text": "b", "gate": 1e999}',
        '{"title": "a", "text": "b", "gate": ' + "9" * 5000 + "}",
        '{"title": {"a": 1}, "text": ["b"]}',
        '{"title": "a", "text": "b", "id": "../people"}',
        '{"title": "a", "text": "b", "edits": [{"question_id": "q", "position": true}]}',
    ],
    ids=["deep", "surrogate", "nan", "infinite", "long", "objects", "path", "bool"],
)
def test_a_file_of_jobs_that_is_meant_badly_brings_nothing(panel, dana, text):
    before = len(store_of(panel).jobs(active=False))
    answer = send(dana, "/jobs/import", "/jobs", file=(io.BytesIO(text.encode()), "jobs.json"))
    assert answer.status_code == 400
    assert len(store_of(panel).jobs(active=False)) == before
    assert dana.get("/jobs").status_code == 200


def test_formulas_stay_words_in_every_export(panel, dana):
    store = store_of(panel)
    evil = "=HYPERLINK(1)"
    store.groups.save(Group(evil, code="EVIL24"))
    one = replace(strong(), candidate=evil, booth_id="@SUM(1)")
    store.keep(replace(one, job=replace(one.job, title="+1+cmd|' /C calc'!A0")))
    for path in ("/groups/export.csv", "/interviews/export.csv", "/people/audit/export.csv"):
        answer = dana.get(path)
        assert answer.status_code == 200
        for row in csv.reader(io.StringIO(answer.text)):
            assert not [cell for cell in row if cell.startswith(("=", "+", "@", "|"))]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../panel.secret",
        "/static/..%2f..%2fpanel.secret",
        "/static/%2e%2e/%2e%2e/panel.secret",
        "/bootstrap/static/../../panel.secret",
        "/interviews/..%2f..%2fpanel.secret/report.pdf",
        "/handoff/report/..%2f..%2fpanel.secret/report.pdf",
    ],
)
def test_no_path_leads_to_a_file_of_the_panel(panel, dana, path):
    secret = panel.config["SECRET_KEY"]
    answer = dana.get(path)
    assert answer.status_code in (404, 410)
    assert str(secret) not in answer.text


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Forwarded-For", "10.9.9.9"),
        ("X-Forwarded-Host", "evil.example"),
        ("X-Original-URL", "/settings"),
        ("X-HTTP-Method-Override", "DELETE"),
        ("Panel.known", "1"),
        ("X-Forwarded-Proto", "https"),
    ],
)
def test_headers_change_nothing_for_a_stranger(panel, dana, header, value):
    stranger = panel.test_client()
    for path in ("/settings", "/jobs", "/people"):
        answer = stranger.get(path, headers={header: value})
        assert answer.status_code == 302
        assert answer.location.startswith("/sign-in")
    for _ in range(6):
        token = {"headers": {"X-Forwarded-For": f"10.9.9.{_}"}}
        page = stranger.get("/sign-in", **token).text
        csrf = page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
        fields = {"csrf_token": csrf, "name": "dana", "password": "wrong one here"}
        stranger.post("/sign-in", data=fields, **token)
    assert (
        "Wait a few minutes" in send(stranger, "/sign-in", name="dana", password=PASSWORD).text
    ), "another address was only said"


def test_every_form_wants_its_token(panel, dana):
    """Each address that changes something, sent as a foreign page would: by the cookie alone."""
    open_ = []
    for rule in panel.url_map.iter_rules():
        if "POST" not in rule.methods or rule.endpoint == "enrol.enrol":
            continue
        path = rule.build(dict.fromkeys(rule.arguments, "x"))[1]
        answer = dana.post(path, data={"name": "x"})
        if answer.status_code != 400 or "too old" not in answer.text:
            open_.append((rule.rule, answer.status_code))
    assert not open_


def test_a_viewer_changes_nothing_whatever_the_address(panel, dana):
    """Each address of administrators, with a viewer's own token."""
    store, vic = store_of(panel), viewer(panel)
    store.keep(strong())
    mine = {"sign_in.sign_in", "sign_in.claim", "sign_in.code", "sign_in.sign_out", "sign_in.theme"}
    mine |= {"people.me", "factor.switch_on", "factor.switch_off", "talk.save", "reports.on_paper"}
    mine |= {"classes.on_paper", "classes.together", "handoff.bring", "enrol.enrol", "typed.code"}
    open_ = []
    for rule in panel.url_map.iter_rules():
        if "POST" not in rule.methods or rule.endpoint in mine:
            continue
        path = rule.build(dict.fromkeys(rule.arguments, "x"))[1]
        answer = send(vic, path, "/people/me", name="x")
        if answer.status_code != 403:
            open_.append((rule.rule, answer.status_code))
    assert not open_


def test_two_administrators_cannot_demote_each_other_at_once(panel, dana):
    people = store_of(panel).people
    other = people.add("other", Role.ADMIN, "hash")
    first = people.by_name("dana")[0]
    refused, both = [], threading.Barrier(2)

    def demote(person):
        both.wait()
        try:
            people.change(person.id, role=Role.VIEWER)
        except StoreError as err:
            refused.append(err.code)

    threads = [threading.Thread(target=demote, args=(one,)) for one in (first, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert any(one.role is Role.ADMIN for one in people.all())
    assert refused


def test_a_session_is_worth_nothing_once_it_was_left(panel, dana):
    taken = dana.get_cookie("panel").value
    send(dana, "/sign-out", "/people/me")
    thief = panel.test_client()
    thief.set_cookie("panel", taken)
    assert thief.get("/jobs").status_code == 302


def test_an_export_of_one_interview_is_the_interview(panel, dana):
    store_of(panel).keep(strong())
    told = json.loads(dana.get(f"/interviews/{strong().id}/export.json").text)
    assert told["id"] == strong().id
    assert "exported" in acts(panel)
