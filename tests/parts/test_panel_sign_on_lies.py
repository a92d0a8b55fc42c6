"""Single sign-on: what a provider says is believed only where all of it holds."""

import time
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.kit.fakes.lying_provider import LyingProvider
from tests.kit.panel.sign_on import BEGIN, panel_with
from tests.kit.panel.tested_panel import claimed

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


def landing(client, liar, lie):
    """Begin, have the provider prepare a token, and return the address it sends back to."""
    said = parse_qs(urlsplit(client.get(BEGIN).location).query)
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
