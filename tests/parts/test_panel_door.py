"""The panel's door: who comes in, who does not, and what every page tells the browser."""

import re
from html.parser import HTMLParser

import pytest

from admin import access
from admin.errors import PanelError
from kiosk.store.people import Role
from tests.kit.panel.tested_panel import (
    PASSWORD,
    claimed,
    job_in,
    panel_in,
    send,
    store_of,
    sure,
    token_in,
    viewer,
)
from tests.kit.samples.interviews import strong

PAGES = (
    "/jobs",
    "/jobs/new",
    "/jobs/backend-engineer",
    "/jobs/backend-engineer/questions",
    "/interviews",
    "/insight",
    "/booths",
    "/settings",
    "/people",
    "/people/audit",
    "/people/me",
)


@pytest.fixture(scope="module")
def panel(tmp_path_factory):
    panel = panel_in(tmp_path_factory.mktemp("panel"))
    job_in(panel)
    store_of(panel).keep(strong())
    return panel


@pytest.fixture(scope="module")
def dana(panel):
    return claimed(panel)


@pytest.fixture(scope="module")
def vic(panel, dana):
    return viewer(panel)


def addresses(panel):
    """Every address of the panel with a way to ask for it, and who may."""
    known = {"job_id": "backend-engineer", "interview_id": strong().id, "token": "x" * 43}
    for rule in panel.url_map.iter_rules():
        if rule.endpoint in access.FILES:
            continue
        values = {name: known.get(name, "unknown") for name in rule.arguments}
        with panel.test_request_context():
            path = panel.url_map.bind("localhost").build(rule.endpoint, values)
        for method in sorted(rule.methods & {"GET", "POST"}):
            yield method, path, getattr(panel.view_functions[rule.endpoint], access.ROLES)


def test_a_new_panel_leads_to_the_claim(tmp_path):
    client = panel_in(tmp_path).test_client()
    assert client.get("/interviews").location == "/claim"
    assert client.get("/claim").status_code == 200
    assert client.get("/sign-in").location == "/claim"


def test_the_wrong_claim_code_makes_nobody(tmp_path):
    panel = panel_in(tmp_path)
    client = panel.test_client()
    fields = {"name": "eve", "password": PASSWORD, "again": PASSWORD}
    answer = send(client, "/claim", code="AAAA-BBBB-CCCC", **fields)
    assert answer.status_code == 403
    assert not store_of(panel).people.claimed()
    code = store_of(panel).claim_code()
    weak = send(client, "/claim", code=code, name="dana", password="aaaaaaaaaaaaa", again="a")
    assert weak.status_code == 400
    assert not store_of(panel).people.claimed()


def test_a_claimed_panel_cannot_be_claimed_again(panel, dana):
    assert panel.test_client().get("/claim").location == "/sign-in"


def test_who_is_not_signed_in_sees_nothing(panel, dana):
    for method, path, roles in addresses(panel):
        if roles is None:
            continue
        client = panel.test_client()
        data = {"csrf_token": token_in(client.get("/sign-in"))}
        answer = client.open(path, method=method, data=data if method == "POST" else None)
        assert answer.status_code == 302, path
        assert answer.location.startswith("/sign-in"), path


def test_a_viewer_changes_nothing(panel, vic):
    refused = 0
    for method, path, roles in addresses(panel):
        if roles is None or Role.VIEWER in roles:
            continue
        data = {"csrf_token": token_in(vic.get("/jobs"))} if method == "POST" else None
        assert vic.open(path, method=method, data=data).status_code == 403, path
        refused += 1
    assert refused > 20


def test_a_viewer_looks(panel, vic):
    for path in ("/jobs", "/interviews", f"/interviews/{strong().id}", "/insight", "/booths"):
        assert vic.get(path).status_code == 200, path


def test_a_form_without_its_token_changes_nothing(panel, dana):
    for method, path, _ in addresses(panel):
        if method == "POST" and path != "/enrol":  # a booth sends no cookie, so none is misused
            answer = dana.post(path, data={"title": "forged", "code": "x"})
            assert answer.status_code == 400, path
            assert "too old" in answer.text, path


def test_a_view_that_states_nothing_stops_the_start(panel):
    access.refuse_unstated(panel)
    panel.view_functions["silent.page"] = lambda: "everything"
    with pytest.raises(PanelError, match=r"silent\.page"):
        access.refuse_unstated(panel)
    del panel.view_functions["silent.page"]


class Inline(HTMLParser):
    """Finds what a strict policy would block, and what would ask another machine."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name in given if name == "style" or name[:2] == "on"]
        for name in ("src", "href", "action"):
            if (given.get(name) or "").startswith(("http:", "https:", "//", "javascript:")):
                self.found.append(f"{tag} {name}={given[name]}")


@pytest.mark.parametrize("path", [*PAGES, f"/interviews/{strong().id}", "/no-such-page"])
def test_every_page_is_strict_and_from_this_machine(dana, path):
    page = dana.get(path)
    inline = Inline()
    inline.feed(page.text)
    assert inline.found == []
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["X-Frame-Options"] == "DENY"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert page.headers["Cache-Control"] == "no-store"
    assert "camera=()" in page.headers["Permissions-Policy"]
    assert not re.search(r"\b(Werkzeug|Python)/", page.headers.get("Server", ""))


def test_the_cookie_stays_with_this_panel(tmp_path):
    panel = panel_in(tmp_path, tls=True)
    answer = panel.test_client().get("/claim", base_url="https://localhost")
    cookies = answer.headers.getlist("Set-Cookie")
    cookie = next(one for one in cookies if one.startswith("__Host-panel="))
    for word in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"):
        assert word in cookie
    assert "Domain" not in cookie
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_every_change_stands_in_the_audit_log(panel, dana):
    send(dana, "/people", name="pat", role="viewer", password=PASSWORD)
    pat = store_of(panel).people.by_name("pat")[0]
    sure(dana, f"/people/{pat.id}/role", page="/people", role="administrator")
    sure(dana, f"/people/{pat.id}/switch", page="/people")
    lines, _ = store_of(panel).audit.page(1)
    told = [(line.person, line.act) for line in lines if line.object_id == pat.id]
    assert told == [("dana", "closed"), ("dana", "changed role"), ("dana", "added")]
    assert PASSWORD not in dana.get("/people/audit").text
