"""How long a session lasts, which passwords are taken, and the second factor by choice."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from admin import passwords, totp
from kiosk.store.tables import SessionRow
from provisioning.keeping import unlock
from tests.kit.panel.tested_panel import (
    PASSWORD,
    claimed,
    panel_in,
    send,
    store_of,
    sure,
    token_in,
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


# --- sessions and passwords -----------------------------------------------------------------------


def test_a_session_ends_after_twelve_hours_however_busy(panel):
    dana = claimed(panel)
    with store_of(panel).database.writing() as session:
        begun = datetime.now(UTC) - timedelta(hours=12, minutes=1)
        session.execute(update(SessionRow).values(created_at=begun, seen_at=datetime.now(UTC)))
    assert dana.get("/jobs").location.startswith("/sign-in")


def test_a_password_given_by_somebody_else_is_changed_first(panel):
    dana = claimed(panel)
    sure(
        dana, "/people", "/people", name="pat", role="administrator", password="quick brown fences"
    )
    pat = at(panel, "10.3.3.3")
    assert tries(pat, "pat", "quick brown fences") == 302
    for path in ("/jobs", "/people", "/interviews", "/people/me/factor"):
        assert pat.get(path).location == "/people/me", path
    own = "slow yellow gates"
    send(pat, "/people/me", old="quick brown fences", password=own, again=own)
    assert pat.get("/jobs").status_code == 200


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "Password12345!",
        "P4ssw0rd!2026",
        "qwertyuiop123",
        "1234567890123",
        "Summer2026!!!",
        "iloveyou12345",
        "correcthorsebatterystaple",
        "administrator1",
        "Welcome to interview coach",
        "dana-dana-2026",
        "aaaaaaaaaaaaaaa",
    ],
)
def test_common_passwords_are_refused(password):
    assert passwords.common(password, "dana")


@pytest.mark.parametrize(
    "password", [PASSWORD, "four quiet walls", "kettle-umbrella-frost", "Gx7!pLq2zRt9wVn"]
)
def test_passwords_of_ones_own_are_taken(password):
    assert not passwords.common(password, "dana")


# --- the second factor ----------------------------------------------------------------------------

RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(
    ("seconds", "digits"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_codes_are_those_of_rfc_6238(seconds, digits):
    assert totp.code(RFC_SECRET, seconds // 30, 8) == digits
    assert totp.step_of(RFC_SECRET, digits[-6:], seconds) == seconds // 30
    assert totp.step_of(RFC_SECRET, digits[-6:], seconds + 120) is None


def test_the_factor_is_asked_for_after_the_password_and_works_once(panel):
    dana = claimed(panel)
    page = dana.get("/people/me/factor").text
    secret = page.split('<code class="command">', 1)[1].split("<", 1)[0]
    assert send(dana, "/people/me/factor", code="000 000").status_code == 400
    step = int(time.time() // 30)
    code = totp.code(secret, step - 1)
    assert send(dana, "/people/me/factor", code=code).status_code == 400, "without the password"
    said = {"code": code, "password": PASSWORD}
    assert send(dana, "/people/me/factor", **said).status_code == 302
    assert send(dana, "/people/me/factor", "/people/me", **said).status_code == 409, "it is on"

    other = at(panel, "10.4.4.4")
    answer = send(other, "/sign-in", name="dana", password=PASSWORD)
    assert answer.location == "/sign-in/code"
    assert other.get("/jobs").location.startswith("/sign-in"), "half is not in"
    token = token_in(other.get("/sign-in/code"))
    said = {"csrf_token": token, "code": code}
    assert other.post("/sign-in/code", data=said).status_code == 401, "used already"
    said["code"] = totp.code(secret, int(time.time() // 30) + 1)
    assert other.post("/sign-in/code", data=said).status_code == 302
    assert other.get("/jobs").status_code == 200

    assert at(panel, "10.4.4.5").get("/sign-in/code").location == "/sign-in", "no password, no code"
    assert "factor is off" in unlock.unlocked(store_of(panel), "dana", factor_off=True)
    assert tries(at(panel, "10.4.4.6"), "dana") == 302


def fresh_key(client):
    page = client.get("/people/me/factor").text
    return page.split('<code class="command">', 1)[1].split("<", 1)[0]


def test_the_next_person_at_a_browser_gets_a_key_of_their_own(panel):
    dana = claimed(panel)
    kept = {"role": "administrator", "password": "quick brown fences"}
    sure(dana, "/people", "/people", name="pat", **kept)
    key = fresh_key(dana)
    before = token_in(dana.get("/people/me"))
    assert send(dana, "/sign-out", "/people/me").status_code == 302
    with dana.session_transaction() as session:
        assert "fresh factor" not in session
        session["fresh factor"] = key  # as an older release left it
    assert send(dana, "/sign-in", name="dana", password=PASSWORD).status_code == 302
    assert fresh_key(dana) != key
    assert token_in(dana.get("/people/me")) != before


def test_codes_cannot_be_tried_for_ever(panel):
    claimed(panel)
    person = store_of(panel).people.by_name("dana")[0]
    store_of(panel).people.set_factor(person.id, RFC_SECRET)
    evil = at(panel, "10.5.5.5")
    assert tries(evil, "dana") == 302
    codes = [send(evil, "/sign-in/code", code="000000").status_code for _ in range(8)]
    assert codes[-1] == 429
