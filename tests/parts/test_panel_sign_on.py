"""Single sign-on, against a provider that runs beside the panel."""

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from admin import create_app
from kiosk.domain.oidc import Oidc
from kiosk.store import Store
from kiosk.store.people import Role
from tests.kit.panel.sign_on import BEGIN, panel_with, running_provider
from tests.kit.panel.tested_panel import PASSWORD, claimed, send, settings_in, store_of, sure

STAFF = {
    "boss": {"preferred_username": "Boss", "groups": ["panel-admins", "all"]},
    "eve": {"preferred_username": "eve", "groups": ["panel-viewers"]},
    "dana-2": {"preferred_username": "dana", "groups": "panel-viewers"},
    "student": {"preferred_username": "student", "groups": ["all"]},
    "bare": {"name": "Nobody"},
}


@pytest.fixture(scope="module")
def provider():
    with running_provider(STAFF) as address:
        yield address


@pytest.fixture
def panel(tmp_path, provider):
    made = panel_with(tmp_path, provider)
    claimed(made)
    return made


def over_there(address, sub):
    """Sign in at the provider as a person would; return where it sends the browser."""
    answer = requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=10)
    assert answer.status_code in (302, 303), answer.text
    return answer.headers["Location"]


def signed_in(panel, sub, client=None, **said):
    """Go to the provider and back; return the browser and the last answer."""
    client = client or panel.test_client()
    away = client.get(BEGIN, query_string=said)
    assert away.status_code == 302, away.text
    landed = urlsplit(over_there(away.location, sub))
    return client, client.get(f"{landed.path}?{landed.query}")


def test_somebody_of_a_group_comes_in_with_its_role(panel):
    boss, answer = signed_in(panel, "boss")
    assert answer.status_code == 200
    assert "Welcome, boss" in answer.text
    assert boss.get("/settings").status_code == 200
    eve, _ = signed_in(panel, "eve")
    assert eve.get("/jobs").status_code == 200
    assert eve.get("/settings").status_code == 403
    roles = {one.name: one.role for one in store_of(panel).people.all()}
    assert (roles["boss"], roles["eve"]) == (Role.ADMIN, Role.VIEWER)


def test_the_page_offers_it_only_where_there_is_a_provider(panel, tmp_path):
    page = panel.test_client().get("/sign-in?back=/insight").text
    assert "Sign in with your campus account" in page
    assert "/sign-in/campus?back=/insight" in page
    bare = panel_with(tmp_path / "bare", "")
    assert bare.test_client().get(BEGIN).status_code == 404


def test_whoever_is_in_no_group_stays_outside(panel):
    for sub in ("student", "bare"):
        client, answer = signed_in(panel, sub)
        assert answer.status_code == 403
        assert "sign-on-no-role" in answer.text
        assert client.get("/jobs").status_code == 302
    assert [one.name for one in store_of(panel).people.all()] == ["dana"]
    acts = [(line.person, line.act) for line in store_of(panel).audit.each()]
    assert ("nobody", "failed to sign in") in acts


def test_a_name_that_is_taken_is_not_taken_over(panel):
    client, _ = signed_in(panel, "dana-2")
    assert client.get("/settings").status_code == 403
    people = {one.name: one for one in store_of(panel).people.all()}
    assert people["dana"].role is Role.ADMIN
    assert people["dana (2)"].outside


def test_the_subject_is_the_account_whatever_the_name(panel, provider):
    signed_in(panel, "eve")
    renamed = {"preferred_username": "evelyn", "groups": ["panel-admins"]}
    requests.put(f"{provider}/users/eve", json=renamed, timeout=5).raise_for_status()
    client, _ = signed_in(panel, "eve")
    requests.put(f"{provider}/users/eve", json=STAFF["eve"], timeout=5).raise_for_status()
    people = {one.name: one for one in store_of(panel).people.all()}
    assert set(people) == {"dana", "eve"}
    assert people["eve"].role is Role.ADMIN, "the groups of just now"
    assert client.get("/settings").status_code == 200


def test_a_role_that_is_lost_ends_other_browsers(panel, provider):
    first, _ = signed_in(panel, "boss")
    lost = {"preferred_username": "Boss", "groups": ["panel-viewers"]}
    requests.put(f"{provider}/users/boss", json=lost, timeout=5).raise_for_status()
    signed_in(panel, "boss")
    requests.put(f"{provider}/users/boss", json=STAFF["boss"], timeout=5).raise_for_status()
    assert first.get("/jobs").status_code == 302


def test_an_account_that_was_closed_here_stays_closed(panel):
    signed_in(panel, "eve")
    people = store_of(panel).people
    eve = people.by_name("eve")[0]
    people.change(eve.id, active=False)
    _, answer = signed_in(panel, "eve")
    assert answer.status_code == 403
    assert not people.get(eve.id).active


def test_a_local_account_works_while_the_provider_is_silent(tmp_path):
    panel = panel_with(tmp_path, "http://127.0.0.1:9")
    claimed(panel)
    client = panel.test_client()
    answer = client.get(BEGIN)
    assert (answer.status_code, "sign-on-silent" in answer.text) == (503, True)
    assert send(client, "/sign-in", name="dana", password=PASSWORD).status_code == 302


def test_somebody_with_a_password_stays_administrator(panel):
    dana = panel.test_client()
    send(dana, "/sign-in", name="dana", password=PASSWORD)
    signed_in(panel, "boss")
    person = store_of(panel).people.by_name("dana")[0]
    answer = sure(dana, f"/people/{person.id}/role", "/people", role="viewer")
    assert (answer.status_code, "last-administrator" in answer.text) == (409, True)


@pytest.mark.parametrize("password", ["", "nobody has this password", PASSWORD])
def test_an_account_of_the_provider_has_no_password(panel, password):
    signed_in(panel, "boss")
    answer = send(panel.test_client(), "/sign-in", name="boss", password=password)
    assert answer.status_code in (400, 401)
    boss = store_of(panel).people.by_name("boss")[0]
    dana = panel.test_client()
    send(dana, "/sign-in", name="dana", password=PASSWORD)
    fields = {"password": "four quiet doors"}
    assert sure(dana, f"/people/{boss.id}/password", "/people", **fields).status_code == 400
    assert sure(dana, f"/people/{boss.id}/role", "/people", role="viewer").status_code == 400


def test_whoever_is_in_no_group_any_more_is_signed_out_everywhere(panel, provider):
    first, _ = signed_in(panel, "boss")
    assert first.get("/jobs").status_code == 200
    lost = {"preferred_username": "Boss", "groups": ["all"]}
    requests.put(f"{provider}/users/boss", json=lost, timeout=5).raise_for_status()
    _, answer = signed_in(panel, "boss")
    requests.put(f"{provider}/users/boss", json=STAFF["boss"], timeout=5).raise_for_status()
    assert answer.status_code == 403
    assert first.get("/jobs").status_code == 302


def test_a_viewer_from_outside_sees_no_group_until_one_is_given(panel):
    signed_in(panel, "eve")
    assert store_of(panel).people.by_name("eve")[0].only_groups
    signed_in(panel, "boss")
    assert not store_of(panel).people.by_name("boss")[0].only_groups


def test_signing_in_again_asks_for_the_password_over_there(panel):
    away = panel.test_client().get(f"{BEGIN}?again=yes")
    said = parse_qs(urlsplit(away.location).query)
    assert (said["prompt"], said["max_age"]) == (["login"], ["0"])
    assert said["code_challenge_method"] == ["S256"]


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_it_goes_on_only_to_pages_of_the_panel(panel, back):
    _, answer = signed_in(panel, "eve", back=back)
    assert "evil" not in answer.text
    _, answer = signed_in(panel, "eve", back="/insight")
    assert 'content="0; url=/insight"' in answer.text


def test_what_was_not_begun_here_is_refused(panel):
    client = panel.test_client()
    away = client.get(BEGIN)
    landed = urlsplit(over_there(away.location, "boss"))
    back = f"{landed.path}?{landed.query}"
    other = panel.test_client()  # a link that somebody else began
    assert other.get(back).status_code == 403
    assert other.get("/jobs").status_code == 302
    wrong = re.sub("state=[^&]+", "state=guess", back)
    assert client.get(wrong).status_code == 403
    assert client.get(f"{landed.path}?error=access_denied").status_code == 403
    assert client.get(back).status_code == 200
    assert client.get(back).status_code == 403, "once"


def test_a_way_that_took_too_long_is_refused(panel, monkeypatch):
    monkeypatch.setattr("admin.views.sign_on.WAY_S", -1)
    _, answer = signed_in(panel, "boss")
    assert answer.status_code == 403


def test_a_provider_without_tls_is_only_one_on_this_machine(tmp_path):
    panel = panel_with(tmp_path, "http://login.example.edu")
    claimed(panel)
    assert panel.test_client().get(BEGIN).status_code == 403


def test_the_cookie_of_the_way_is_bound_to_the_panel(tmp_path, provider):
    settings = replace(
        settings_in(tmp_path, tls=True), oidc=Oidc(issuer=provider, client_id="panel")
    )
    panel = create_app(settings, Store.open(settings.store_url))
    cookie = panel.test_client().get(BEGIN, base_url="https://localhost").headers["Set-Cookie"]
    assert cookie.startswith("__Host-sign-on=")
    for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"):
        assert word in cookie
