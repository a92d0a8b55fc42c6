"""Accounts under attack: who is kept waiting, who is not, and what a session and a factor bear."""

import pytest

from admin import create_app, limits, passwords, places
from kiosk.domain.sections import Panel
from kiosk.store import Store
from kiosk.store.people import Role
from provisioning.keeping import unlock
from tests.kit.panel.tested_panel import (
    PASSWORD,
    claimed,
    panel_in,
    send,
    settings_in,
    store_of,
)


@pytest.fixture
def panel(tmp_path):
    return panel_in(tmp_path)


def at(panel, address):
    """A browser that nobody has used yet, at an address."""
    client = panel.test_client()
    client.environ_base["REMOTE_ADDR"] = address
    return client


def tries(client, name, password=PASSWORD):
    return send(client, "/sign-in", name=name, password=password).status_code


# --- locking out ----------------------------------------------------------------------------------


def test_wrong_passwords_lock_nobody_else_out(panel):
    dana = claimed(panel)
    send(dana, "/sign-out", page="/people/me")
    evil = at(panel, "127.0.0.1")
    assert [tries(evil, "dana", "wrong") for _ in range(8)] == [401] * 6 + [429] * 2
    assert tries(at(panel, "127.0.0.1"), "dana") == 429, "the same address, unknown: it waits"
    assert tries(dana, "dana") == 302, "her own browser, at the same address"
    assert tries(at(panel, "10.2.3.4"), "dana") == 302, "another address"


def test_unlock_lets_a_name_try_again(panel):
    claimed(panel)
    evil = at(panel, "127.0.0.1")
    for _ in range(6):
        tries(evil, "dana", "wrong")
    assert tries(at(panel, "127.0.0.1"), "dana") == 429
    assert unlock.unlocked(store_of(panel), "Dana") == "dana can try again."
    assert tries(at(panel, "127.0.0.1"), "dana") == 302


def test_a_name_that_nobody_has_waits_as_well(panel):
    claimed(panel)
    evil = at(panel, "127.0.0.1")
    assert [tries(evil, "nobody", "wrong") for _ in range(7)] == [401] * 6 + [429]


def test_one_address_cannot_try_many_names_for_ever(panel, monkeypatch):
    assert limits.RATES["wrong password"] == "30/minute"
    monkeypatch.setitem(limits.RATES, "wrong password", "4/hour")  # the same, at a slower clock
    claimed(panel)
    evil = at(panel, "10.9.9.9")
    codes = [tries(evil, f"n{n}", "wrong") for n in range(6)]
    assert codes[0] == 401
    assert codes[-1] == 429
    assert tries(at(panel, "10.9.9.8"), "n1", "wrong") == 401


def test_tries_are_counted_before_the_password_is_looked_at(panel, monkeypatch):
    monkeypatch.setitem(limits.RATES, "try", "3/hour")
    dana = claimed(panel)
    send(dana, "/sign-out", page="/people/me")
    evil = at(panel, "10.8.8.8")
    assert [tries(evil, "dana", "wrong") for _ in range(4)] == [401] * 3 + [429]
    assert tries(dana, "dana") == 302, "a browser she has used before"


def test_a_class_behind_one_address_comes_in(panel):
    claimed(panel)
    kept = passwords.hashed(PASSWORD)
    for n in range(40):
        store_of(panel).people.add(f"p{n}", Role.VIEWER, kept)
    assert {tries(at(panel, "10.1.1.1"), f"p{n}") for n in range(40)} == {302}


def test_a_known_browser_is_known_only_for_its_people(panel):
    dana = claimed(panel)
    pat = store_of(panel).people.add("pat", Role.VIEWER, passwords.hashed(PASSWORD))
    with panel.test_request_context(
        headers={"Cookie": f"browser={dana.get_cookie('browser').value}"}
    ):
        assert places.known(store_of(panel).people.by_name("dana")[0])
        assert not places.known(pat)
    with panel.test_request_context(headers={"Cookie": "browser=forged"}):
        assert not places.known(pat)


def test_an_ipv6_network_is_one_place(panel):
    with panel.test_request_context(environ_base={"REMOTE_ADDR": "2001:db8:1:2:aaaa::1"}):
        one = places.address()
    with panel.test_request_context(environ_base={"REMOTE_ADDR": "2001:db8:1:2:bbbb::2"}):
        assert places.address() == one


def test_reports_of_a_class_are_collected_behind_one_address(panel):
    from tests.kit.samples.interviews import strong

    offers = [store_of(panel).handoff.offer_report(strong(), 1) for _ in range(40)]
    phone = at(panel, "10.1.1.1")
    assert {phone.get(offer.path).status_code for offer in offers} == {200}
    guesses = [phone.get(f"/handoff/report/{n:043}").status_code for n in range(35)]
    assert guesses[-1] == 429
    assert phone.get(offers[0].path).status_code == 200, "who guesses keeps nobody from a report"
    again = [phone.get(offers[1].path).status_code for _ in range(70)]
    assert again[-1] == 429, "one token has its own limit"
    assert set(limits.RATES) >= {"hand-off", "report"}


# --- proxies and names ----------------------------------------------------------------------------


@pytest.fixture
def proxied(tmp_path):
    from dataclasses import replace

    settings = settings_in(tmp_path)
    own = replace(Panel(), tls=False, proxies="10.0.0.0/24, ::1", hosts="coach.example.edu")
    settings = replace(settings, panel=own)
    return create_app(settings, Store.open(settings.store_url))


def seen_of(app, peer, **headers):
    """Return the address and scheme that a view would see."""
    from flask import request

    seen = {}

    def look():
        seen.update(address=request.remote_addr, secure=request.is_secure)

    app.before_request_funcs.setdefault(None, []).insert(0, look)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    app.test_client().get("/healthz", environ_base={"REMOTE_ADDR": peer}, headers=sent)
    return seen["address"], seen["secure"]


def test_a_named_proxy_is_believed_and_nobody_else(proxied):
    said = {"X_Forwarded_For": "1.1.1.1, 9.9.9.9, 10.0.0.7", "X_Forwarded_Proto": "https"}
    assert seen_of(proxied, "10.0.0.5", **said) == ("9.9.9.9", True)
    assert seen_of(proxied, "10.0.1.5", **said) == ("10.0.1.5", False)
    assert seen_of(proxied, "10.0.0.5", X_Forwarded_For="rubbish") == ("10.0.0.5", False)


def test_behind_a_proxy_cookies_and_headers_are_those_of_tls(proxied):
    answer = proxied.test_client().get(
        "/claim", environ_base={"REMOTE_ADDR": "10.0.0.5"}, headers={"X-Forwarded-Proto": "https"}
    )
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("__Host-panel="))
    assert "Secure" in cookie
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_the_names_of_the_owners_certificate_are_the_panels(tmp_path):
    from admin import certificate, hosts

    made, _key = certificate.files(tmp_path)
    own = tmp_path / "panel.crt"
    assert hosts.certified(own) == frozenset()
    own.write_bytes(made.read_bytes())
    assert "localhost" in hosts.certified(own)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:8443", 200),
        ("[::1]:8443", 200),
        ("coach.example.edu", 200),
        ("COACH.example.edu.:8443", 200),
        ("evil.example", 421),
        ("coach.example.edu.evil.example", 421),
        ("", 421),
    ],
)
def test_other_names_are_refused(proxied, host, status):
    assert proxied.test_client().get("/healthz", headers={"Host": host}).status_code == status
