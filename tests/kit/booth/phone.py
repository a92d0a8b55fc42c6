"""A candidate's phone: opens what a QR code says, sends a resume, collects a report."""

import re
import ssl
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, HTTPSHandler, Request, build_opener

PATIENCE_S = 60.0
EDGE = "edge"
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class Phone:
    """Follows addresses of the booth's panel; on this machine its name leads nowhere."""

    def __init__(self) -> None:
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE  # as a person taps on
        self._opener = build_opener(
            HTTPSHandler(context=trusting), HTTPCookieProcessor(CookieJar())
        )

    def open(self, code: str) -> str:
        """Open the page behind a code; return it."""
        return self._ask(code).decode()

    def fetch(self, code: str) -> bytes:
        """Collect the report behind a code."""
        return self._ask(f"{code}/report.pdf")

    def send(self, code: str, pdf: Path) -> str:
        """Send a file by the page's own form; return the page that follows."""
        token = TOKEN.search(self.open(code))
        assert token is not None, "the page has a form"
        parts = (
            ('name="csrf_token"', token[1].encode()),
            (f'name="file"; filename="{pdf.name}"', pdf.read_bytes()),
        )
        body = b"".join(
            f"--{EDGE}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + value + b"\r\n"
            for head, value in parts
        )
        return self._ask(code, body + f"--{EDGE}--\r\n".encode()).decode()

    def _ask(self, code: str, form: bytes | None = None) -> bytes:
        place = urlsplit(code)
        assert place.scheme == "https"
        here = f"https://127.0.0.1:{place.port}{place.path}"
        kind = {"Content-Type": f"multipart/form-data; boundary={EDGE}", "Referer": here}
        request = Request(here, form, kind if form else {})
        with self._opener.open(request, timeout=PATIENCE_S) as answer:
            return bytes(answer.read())
