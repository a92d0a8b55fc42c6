"""Finds the few rows that the campus does not take among many that it does."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from kiosk.domain.errors import FleetError

T = TypeVar("T")


def put_all(rows: Sequence[T], put: Callable[[Sequence[T]], None]) -> list[T]:
    """Put rows, all at once; where that is refused each half on its own, until the rows at fault
    stand alone. Return those.

    Raises:
        FleetError: any but row-refused.
        StoreError: store-locked.
    """
    try:
        put(rows)
    except FleetError as err:
        if err.code != "row-refused":
            raise
        if len(rows) == 1:
            return list(rows)
        half = len(rows) // 2
        return put_all(rows[:half], put) + put_all(rows[half:], put)
    return []
