"""Refuses requests for names that are not the panel's: a foreign page cannot reach it by its own
name that points here (DNS rebinding), and no link is made with it."""

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Flask, Response, request

from kiosk.domain.sections import Panel

SAYS = (
    "This panel is not known by that name. Its owner can add it: panel.url or panel.hosts in the"
    " settings of the machine.\n"
)


def refuse_others(app: Flask, panel: Panel) -> None:
    """Answer only to addresses, the machine's own names and those of the settings."""
    known = names(panel)

    @app.before_request
    def check() -> Response | None:
        if "*" in known or _is_ours(request.host, known):
            return None
        return Response(SAYS, 421, content_type="text/plain; charset=utf-8")


def names(panel: Panel) -> frozenset[str]:
    """Return the names the panel answers to, besides plain addresses."""
    own = socket.gethostname().lower()
    found = {"localhost", own, f"{own}.local", own.partition(".")[0], socket.getfqdn().lower()}
    found.add((urlsplit(panel.url).hostname or "localhost").lower())
    found |= {one.strip().lower() for one in panel.hosts.split(",") if one.strip()}
    return frozenset(found)


def _is_ours(host: str, known: frozenset[str]) -> bool:
    name = (urlsplit(f"//{host}").hostname or "").rstrip(".").lower()
    if name in known:
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
