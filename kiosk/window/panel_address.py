"""Where a phone reaches the panel, and whether anybody answers there."""

import socket
from urllib.parse import urlsplit

from kiosk.domain.sections import Panel

ANSWERS_S = 0.7
NO_WAY = "No phone can reach this booth's panel."
SILENT = "No phone can send anything just now."
LOOPBACK = ("127.0.0.1", "localhost", "::1")
ANYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  compared with, never bound to


def panel_url(panel: Panel) -> str:
    """Return the address for a QR code; the machine's own on the LAN where none is set."""
    if panel.url:
        return panel.url.rstrip("/")
    scheme = "https" if panel.tls else "http"
    host = own_address() if panel.host in ANYWHERE else panel.host
    return f"{scheme}://{host}:{panel.port}"


def reachable_by_phone(url: str) -> bool:
    """Say whether the address leads a phone anywhere: a loopback address leads it to itself."""
    return urlsplit(url).hostname not in LOOPBACK


def no_phone(panel: Panel) -> str | None:
    """Return why a phone cannot reach the panel just now; None where it can."""
    if not reachable_by_phone(panel_url(panel)):
        return NO_WAY
    return None if answers(panel) else SILENT


def own_address() -> str:
    """Return the address this machine has on its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # documentation address (RFC 5737), discard port
        except OSError:
            return socket.gethostname()
        return str(probe.getsockname()[0])


def answers(panel: Panel) -> bool:
    """Say whether the panel of this machine takes a connection just now."""
    host = "127.0.0.1" if panel.host in ANYWHERE else panel.host
    try:
        with socket.create_connection((host, panel.port), timeout=ANSWERS_S):
            return True
    except OSError:
        return False
