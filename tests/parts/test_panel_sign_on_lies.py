"""Single sign-on: what a provider says is believed only where all of it holds."""

import time
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from kiosk.store.people import Role
from tests.kit.fakes.lying_provider import LyingProvider
from tests.kit.panel.sign_on import BEGIN, panel_with
from tests.kit.panel.tested_panel import claimed, send, store_of

LIES = {
    "a signature of another key": {"key": "other"},
    "no signature": {"algorithm": "none"},
    "the public key as a shared secret": {"algorithm": "HS256"},
    "another issuer": {"claims": {"iss": "http://elsewhere.example"}},
    "another panel's token": {"claims": {"aud": "another"}},
    "an old nonce": {"claims": {"nonce": "old"}},
    "no nonce": {"claims": {"nonce": None}},
    "an old token": {"claims": {"exp": 1000}},
    "a token of tomorrow": {"claims": {"iat": time.time() + 90_000}},
    "nobody": {"claims": {"sub": None}},
    "no token": {"claims": None},
}


@pytest.mark.parametrize("lie", LIES)
def test_what_a_provider_says_has_to_hold(tmp_path, lie):
    with LyingProvider() as liar:
        panel = panel_with(tmp_path, liar.address)
        claimed(panel)
        client = panel.test_client()
        honest = landing(client, liar, {})
        assert client.get(honest).status_code == 200, "or the test proves nothing"
        client = panel.test_client()
        answer = client.get(landing(client, liar, LIES[lie]))
        assert (answer.status_code, "sign-on-refused" in answer.text) == (403, True)
        assert client.get("/jobs").status_code == 302


def landing(client, liar, lie, **said):
    """Begin, have the provider prepare a token, and return the address it sends back to."""
    away = client.get(BEGIN, query_string=said)
    said = parse_qs(urlsplit(away.location).query)
    liar.prepare(said["nonce"][0], **lie)
    return "/sign-in/campus/return?" + urlencode({"code": "c", "state": said["state"][0]})


def test_groups_beside_the_token_are_those_of_the_same_person(tmp_path):
    with LyingProvider() as liar:
        panel = panel_with(tmp_path, liar.address)
        claimed(panel)
        for beside, status in (({"sub": "somebody else"}, 403), ({"sub": "boss"}, 200)):
            liar.beside = beside | {"groups": ["panel-admins"]}
            client = panel.test_client()
            back = landing(client, liar, {"claims": {"groups": None}})
            assert client.get(back).status_code == status


def test_a_public_client_names_itself_and_proves_the_way(tmp_path):
    with LyingProvider() as liar:
        panel = panel_with(tmp_path, liar.address, client_secret="")
        claimed(panel)
        client = panel.test_client()
        assert client.get(landing(client, liar, {})).status_code == 200
        form, authorization = liar.asked
        assert authorization is None
        assert "client_id=panel" in form
        assert "code_verifier=" in form


@pytest.mark.parametrize(
    ("again", "age_s", "status"), [("yes", 0, 302), ("yes", 3600, 403), ("yes", None, 403)]
)
def test_only_a_sign_in_over_there_of_just_now_confirms(tmp_path, again, age_s, status):
    with LyingProvider() as liar:
        panel = panel_with(tmp_path, liar.address)
        claimed(panel)
        vic = store_of(panel).people.add("vic", Role.VIEWER, "hash")
        client, path = panel.test_client(), f"/people/{vic.id}/role"
        change = {"role": "administrator", "sure": "yes"}
        assert client.get(landing(client, liar, {})).status_code == 200
        young = send(client, path, "/people", **change)
        assert (young.status_code, "Sign in once more" in young.text) == (403, True)
        at = None if age_s is None else int(time.time()) - age_s
        lie = {"claims": {"auth_time": at}}
        answer = client.get(landing(client, liar, lie, again=again))
        assert answer.status_code == (200 if status == 302 else 403)
        assert send(client, path, "/people", **change).status_code == status
