"""Writes the audit log: who did and read what, by ids and names of fields, never by content."""

import time
from collections import OrderedDict
from datetime import UTC, datetime

from flask import current_app

from admin.access import store
from admin.signed_in import current_user
from kiosk.store.audit import AuditLine

AGAIN_S = 600.0
"""Reading the same thing again within ten minutes is one reading."""
MOST_KEPT = 2000


def note(act: str, noun: str, object_id: str = "", detail: str = "", *, person: str = "") -> None:
    """Keep that whoever is signed in did something."""
    store().audit.note(_line(act, noun, object_id, detail, person))


def note_counted(
    act: str, noun: str, object_id: str = "", detail: str = "", *, person: str = ""
) -> None:
    """Keep something that can be caused over and over: what repeats within the hour is one more
    entry with a count."""
    store().counted.note(_line(act, noun, object_id, detail, person))


def note_reading(noun: str, object_id: str) -> None:
    """Keep that whoever is signed in read something of a person."""
    kept: OrderedDict[tuple[str, ...], float] = current_app.extensions.setdefault(
        "read just now", OrderedDict()
    )
    what = (current_user.person.name, noun, object_id)
    now = time.monotonic()
    if now - kept.get(what, -AGAIN_S) < AGAIN_S:
        return
    note("read", noun, object_id)
    kept[what] = now
    kept.move_to_end(what)
    while len(kept) > MOST_KEPT:
        kept.popitem(last=False)


def _line(act: str, noun: str, object_id: str, detail: str, person: str) -> AuditLine:
    name = person or (current_user.person.name if current_user.is_authenticated else "nobody")
    return AuditLine(datetime.now(UTC), name, act, noun, object_id, detail)
