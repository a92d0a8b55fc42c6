"""Whether what the booth keeps is sound: the database, its backup, and the panel's certificate."""

import re
import sqlite3
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.engine import make_url

from kiosk.checks.check import Check, amber, green, red
from kiosk.domain.settings import Settings
from kiosk.store import Store

SOON = timedelta(days=30)
VALIDITY = re.compile(
    rb"\x30.(?:\x17\x0d\d{12}Z|\x18\x0f\d{14}Z)"
    rb"(?:\x17\x0d(?P<utc>\d{12}Z)|\x18\x0f(?P<general>\d{14}Z))",
    re.DOTALL,
)
"""Validity of RFC 5280, 4.1: a sequence of two times, in DER."""
CERTIFICATES = ("panel.crt", "self-made.crt")
"""In settings.paths.var: the owner's own comes before the one the panel made for itself."""


def store(settings: Settings) -> Iterator[Check]:
    """Open the database as the booth would; a SQLite file is read through for damage first."""
    file = sqlite_file(settings)
    if file is not None and not file.exists():
        yield amber("database", "There is none yet.", "The first interview or the panel makes it.")
        return
    if file is not None and (damage := damage_in(file)):
        yield red(
            "database",
            f"The file is damaged: {damage}.",
            "Run python -m provisioning housekeeping: it puts the last good backup in place.",
        )
        return

    opened = Store.open(settings.store_url)
    try:
        jobs = len(opened.jobs())
        claimed = opened.people.claimed()
    finally:
        opened.close()
    yield green("database", f"Sound, with {jobs} active jobs.")
    if not claimed:
        yield amber(
            "panel",
            "Nobody has claimed it yet.",
            "Open the panel and type the code that python -m provisioning claim shows.",
        )


def sqlite_file(settings: Settings) -> Path | None:
    """Return the database's file; None where it is a server."""
    url = make_url(settings.store_url)
    is_file = url.get_backend_name() == "sqlite" and url.database
    return Path(str(url.database)) if is_file else None


def damage_in(file: Path) -> str | None:
    """Return what SQLite's own check finds wrong with a file, or None."""
    try:
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True, timeout=5.0)
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return None  # busy or unreadable just now, which says nothing about its pages
    except sqlite3.DatabaseError as err:
        return str(err)
    return None if found[0] == "ok" else str(found[0]).splitlines()[0]


def certificate(settings: Settings) -> Iterator[Check]:
    """Say how long the panel's certificate is good for."""
    if not settings.panel.tls:
        yield amber(
            "certificate",
            "The panel speaks plain HTTP (panel.tls is off).",
            "Switch panel.tls on before anybody but this machine may reach it.",
        )
        return
    make = "Run python -m provisioning certificate"
    files = [Path(settings.paths.var) / name for name in CERTIFICATES]
    file = next((file for file in files if file.is_file()), files[-1])
    try:
        ends = _ends(file.read_text())
    except FileNotFoundError:
        yield amber("certificate", "There is none yet.", "The panel makes one when it starts.")
        return
    except (OSError, ValueError):
        yield red("certificate", "It cannot be read.", f"{make} --renew.")
        return
    left = ends - datetime.now(UTC)
    if left < timedelta():
        yield red("certificate", f"It ended on {ends:%Y-%m-%d}.", f"{make} --renew.")
    elif left < SOON:
        yield amber("certificate", f"It ends on {ends:%Y-%m-%d}.", f"{make} --renew.")
    else:
        yield green("certificate", f"Good until {ends:%Y-%m-%d}.")


def _ends(pem: str) -> datetime:
    """Return until when a certificate is good, without the 8 MB of a library: every minute's
    heartbeat asks.

    Raises:
        ValueError: it is no certificate.
    """
    found = VALIDITY.search(ssl.PEM_cert_to_DER_cert(pem))
    if found is None:
        raise ValueError("a certificate has two times")
    short, long = found["utc"], found["general"]
    text = short.decode() if short else long.decode()
    return datetime.strptime(text, "%y%m%d%H%M%SZ" if short else "%Y%m%d%H%M%SZ").replace(
        tzinfo=UTC
    )
