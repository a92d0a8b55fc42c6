"""Writes the audit log: who changed what, by ids and names of fields, never by content."""

from datetime import UTC, datetime

from admin.access import store
from admin.signed_in import current_user
from kiosk.store.audit import AuditLine


def note(act: str, noun: str, object_id: str = "", detail: str = "", *, person: str = "") -> None:
    """Keep that whoever is signed in did something."""
    name = person or (current_user.person.name if current_user.is_authenticated else "nobody")
    store().audit.note(AuditLine(datetime.now(UTC), name, act, noun, object_id, detail))
