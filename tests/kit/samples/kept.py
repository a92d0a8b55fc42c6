"""Interviews by the dozen, kept in a store."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from kiosk.store import Store
from tests.kit.samples.interviews import strong


def some(store: Store, count: int, **changes: Any) -> list[str]:
    """Keep strong interviews, an hour apart from 1 March 2026 on; return their ids."""
    ids, one = [], strong()
    for number in range(count):
        at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=number)
        interview = replace(one, id=str(uuid4()), started_at=at, **changes)
        store.keep(interview)
        ids.append(interview.id)
    return ids
