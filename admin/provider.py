"""Single sign-on by OpenID Connect: what is said to the provider, and what is believed of it.

Authorization code with PKCE (RFC 7636), state and nonce, by Authlib; joserfc checks the signature.
"""

import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from admin.errors import PanelError
from kiosk.domain.oidc import Oidc
from kiosk.store.people import Role

ALGORITHMS = ["RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512"]
"""Signatures that a provider's public key proves; none, and none with a shared secret."""
DEADLINE_S, LEEWAY_S = 5.0, 60
FRESH_S = 3600.0
"""So long are addresses and keys of a provider believed; an unknown key is asked for at once."""
ASK_AGAIN_S = 30.0
LONGEST_BYTES = 500_000
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass(frozen=True)
class Way:
    """What was sent along to the provider, and has to come back."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def drawn(cls) -> "Way":
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))


@dataclass(frozen=True)
class Known:
    """Who somebody is, as the provider says."""

    outside: str
    """Issuer and subject: names and addresses change hands, these do not."""
    name: str
    groups: frozenset[str]


class Provider:
    """One provider. Safe to use from several threads."""

    def __init__(self, settings: Oidc) -> None:
        self._settings = settings
        self._guard = threading.Lock()
        self._kept: dict[str, tuple[float, dict[str, Any]]] = {}

    def away(self, way: Way, back: str, *, again: bool) -> str:
        """Return the address at the provider that a browser is sent to, or raise sign-on-silent;
        it comes back to `back`, and `again` asks whoever is known there for the password.
        """
        address, _ = self._client(back).create_authorization_url(
            self._said("authorization_endpoint"),
            state=way.state,
            nonce=way.nonce,
            code_verifier=way.verifier,
            **({"prompt": "login", "max_age": "0"} if again else {}),
        )
        return str(address)

    def known(self, way: Way, code: str, back: str, since: float | None = None) -> Known:
        """Return who came back with a code, having signed in there not before `since` (Unix, s).

        Raises:
            PanelError: sign-on-silent, or sign-on-refused where what it says does not hold.
        """
        from authlib.common.errors import AuthlibBaseError
        from joserfc.errors import JoseError
        from requests import RequestException

        client = self._client(back)
        try:
            token = client.fetch_token(
                self._said("token_endpoint"),
                code=code,
                code_verifier=way.verifier,
                allow_redirects=False,
                timeout=DEADLINE_S,
            )
            claims = self._claims(str(token.get("id_token") or ""), way, token)
            if since and not float(claims["auth_time"]) >= since - LEEWAY_S:
                raise _refused("an old sign-in")
            if self._settings.groups_claim not in claims:
                claims = claims | self._more(client, claims)
        except RequestException as err:
            raise _silent() from err
        except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError) as err:
            raise _refused(type(err).__name__) from err
        return self._as_known(claims)

    def role(self, groups: frozenset[str]) -> Role | None:
        """Return the role of somebody in these groups; None where it is none."""
        if groups & _names(self._settings.administrators):
            return Role.ADMIN
        return Role.VIEWER if groups & _names(self._settings.viewers) else None

    # --- what the provider says

    def _claims(self, id_token: str, way: Way, token: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a signed token says of somebody, once all of it holds."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        def keys(older_s: float) -> KeySet:
            told: Any = self._json(self._said("jwks_uri"), older_s)
            return KeySet.import_key_set(told)

        try:
            read = jwt.decode(id_token, keys(FRESH_S), algorithms=ALGORITHMS)
        except JoseError:  # perhaps the provider has new keys
            read = jwt.decode(id_token, keys(ASK_AGAIN_S), algorithms=ALGORITHMS)
        issuer, client_id = self._said("issuer"), self._settings.client_id
        claims = CodeIDToken(
            read.claims,
            read.header,
            options={
                "iss": {"essential": True, "value": issuer},
                "aud": {"essential": True, "value": client_id},
                "nonce": {"essential": True, "value": way.nonce},
            },
            params={
                "nonce": way.nonce,
                "client_id": client_id,
                "access_token": token.get("access_token"),
            },
        )
        claims.validate(leeway=LEEWAY_S)
        return dict(claims)

    def _more(self, client: Any, claims: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the provider tells of somebody beside the signed token."""
        address = self._metadata().get("userinfo_endpoint")
        if not address:
            return {}
        answer = client.get(_safe(str(address)), timeout=DEADLINE_S, allow_redirects=False)
        told = answer.json() if answer.ok else {}
        return dict(told) if told.get("sub") == claims["sub"] else {}

    def _as_known(self, claims: Mapping[str, Any]) -> Known:
        said = claims.get(self._settings.groups_claim) or ()
        groups = [said] if isinstance(said, str) else list(said)
        names = (claims.get(key) for key in ("preferred_username", "email", "name"))
        name = next((str(one) for one in names if one), str(claims["sub"]))
        outside = f"{claims['iss']} {claims['sub']}"
        if len(outside) > 300:
            raise _refused("a subject that is too long")
        plain = "".join(c for c in name if c.isprintable()).strip()
        return Known(outside, plain[:60], frozenset(str(one) for one in groups))

    # --- its addresses

    def _client(self, back: str) -> Any:
        from authlib.integrations.requests_client import OAuth2Session

        secret = self._settings.client_secret
        return OAuth2Session(
            self._settings.client_id,
            secret or None,
            scope="openid profile email",
            redirect_uri=back,
            code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic" if secret else "none",
            default_timeout=DEADLINE_S,
        )

    def _metadata(self) -> dict[str, Any]:
        issuer = self._settings.issuer.rstrip("/")
        told = self._json(_safe(f"{issuer}/.well-known/openid-configuration"))
        if str(told.get("issuer", "")).rstrip("/") != issuer:
            raise _refused("another issuer")
        return told

    def _said(self, key: str) -> str:
        value = str(self._metadata().get(key, ""))
        return _safe(value) if key in ENDPOINTS else value

    def _json(self, address: str, older_s: float = FRESH_S) -> dict[str, Any]:
        """Return what stands at an address, kept for a while.

        Raises:
            PanelError: sign-on-silent.
        """
        import requests

        at, kept = self._kept.get(address, (-FRESH_S, {}))
        if kept and time.monotonic() - at < older_s:
            return kept
        with self._guard:
            try:
                answer = requests.get(
                    _safe(address), timeout=DEADLINE_S, allow_redirects=False, stream=True
                )
                answer.raise_for_status()
                content = answer.raw.read(LONGEST_BYTES, decode_content=True)
                told = json.loads(content)
            except (requests.RequestException, ValueError) as err:
                raise _silent() from err
            if not isinstance(told, dict):
                raise _silent()
            self._kept[address] = (time.monotonic(), told)
        return told


def _names(text: str) -> frozenset[str]:
    return frozenset(one.strip() for one in text.split(",") if one.strip())


def _safe(address: str) -> str:
    """Return an address of a provider: TLS, but on this machine itself."""
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return address
    if parts.scheme == "http" and _is_here(parts.hostname or ""):
        return address
    raise _refused("an address without TLS")


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _silent() -> PanelError:
    return PanelError(
        "sign-on-silent",
        "The sign-on of the campus does not answer just now. An account with a password of this"
        " panel still works.",
    )


def _refused(why: str) -> PanelError:
    return PanelError("sign-on-refused", f"What the campus' sign-on said does not hold: {why}.")
