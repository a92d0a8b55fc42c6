"""A provider of single sign-on that says what a test wants: signed wrongly, too old, nothing."""

import base64
import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

HONEST: dict[str, Any] = {"sub": "boss", "preferred_username": "boss", "groups": ["panel-admins"]}


class LyingProvider:
    """Serves on loopback between `with` and its end."""

    def __init__(self) -> None:
        from joserfc.jwk import RSAKey

        self.beside: dict[str, Any] = {}
        """What the userinfo endpoint tells."""
        self.asked: tuple[str, str | None] = ("", None)
        """Form and authorization of the last request for a token."""
        self._key = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"})
        self._other = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"})
        self._token: str | None = None
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> "LyingProvider":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def prepare(
        self,
        nonce: str,
        *,
        key: str = "own",
        algorithm: str = "RS256",
        claims: dict[str, Any] | None = {},  # noqa: B006  never changed
    ) -> None:
        """Make the token that is given out next; a claim that is None is left out."""
        from joserfc import jwt

        if claims is None:
            self._token = None
            return
        now = int(time.time())
        said = {"iss": self.address, "aud": "panel", "exp": now + 300, "iat": now, "nonce": nonce}
        said = {k: v for k, v in (said | HONEST | claims).items() if v is not None}
        if algorithm == "RS256":
            signer = self._key if key == "own" else self._other
            self._token = jwt.encode({"alg": "RS256", "kid": "k1"}, said, signer)
        else:
            self._token = self._unsigned(said, algorithm)

    def _unsigned(self, said: dict[str, Any], algorithm: str) -> str:
        import hashlib
        import hmac

        head = _packed({"alg": algorithm, "kid": "k1"}) + "." + _packed(said)
        if algorithm == "none":
            return head + "."
        secret = self._key.as_pem(private=False)
        seal = hmac.new(secret, head.encode(), hashlib.sha256).digest()
        return head + "." + base64.urlsafe_b64encode(seal).rstrip(b"=").decode()

    def _answers(self) -> dict[str, Any]:
        here = self.address
        token = {"access_token": "a", "token_type": "Bearer", "expires_in": 300}
        return {
            "/.well-known/openid-configuration": {
                "issuer": here,
                "authorization_endpoint": f"{here}/authorize",
                "token_endpoint": f"{here}/token",
                "userinfo_endpoint": f"{here}/userinfo",
                "jwks_uri": f"{here}/jwks",
            },
            "/jwks": {"keys": [self._key.as_dict(private=False)]},
            "/token": token | ({"id_token": self._token} if self._token else {}),
            "/userinfo": self.beside,
        }

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                said = json.dumps(provider._answers().get(self.path, {})).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            def do_POST(self) -> None:
                said = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                provider.asked = (said, self.headers.get("Authorization"))
                self.do_GET()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler


def _packed(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
