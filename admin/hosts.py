"""Refuses requests for names that are not the panel's: a foreign page cannot reach it by its own
name that points here (DNS rebinding), and no link is made with it."""

import socket
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, Response, request

from kiosk.domain.sections import Panel
from kiosk.domain.settings import Settings

SAYS = (
    "This panel is not known by that name. Its owner can add it: panel.url or panel.hosts in the"
    " settings of the machine.\n"
)


def refuse_others(app: Flask, settings: Settings) -> None:
    """Answer only to addresses, the machine's own names, its certificate's and the settings'."""
    known = names(settings.panel) | certified(Path(settings.paths.var) / "panel.crt")

    @app.before_request
    def check() -> Response | None:
        if "*" in known or _is_ours(request.host, known):
            return None
        return Response(SAYS, 421, content_type="text/plain; charset=utf-8")


def names(panel: Panel) -> frozenset[str]:
    """Return the names the panel answers to, besides plain addresses."""
    own = socket.gethostname().lower()
    found = {"localhost", own, f"{own}.local", own.partition(".")[0], socket.getfqdn().lower()}
    found.add(panel.host.lower())
    found.add((urlsplit(panel.url).hostname or "localhost").lower())
    found |= {one.strip().lower() for one in panel.hosts.split(",") if one.strip()}
    return frozenset(found)


def certified(file: Path) -> frozenset[str]:
    """Return the names that the owner's own certificate is for; none where there is none."""
    from cryptography import x509

    if not file.is_file():
        return frozenset()
    kept = x509.load_pem_x509_certificate(file.read_bytes())
    try:
        said = kept.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return frozenset()
    return frozenset(name.lower() for name in said.get_values_for_type(x509.DNSName))


def _is_ours(host: str, known: frozenset[str]) -> bool:
    name = (urlsplit(f"//{host}").hostname or "").rstrip(".").lower()
    if name in known or f"*.{name.partition('.')[2]}" in known:
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
