"""Searches, sorts and pages a table that fits in memory."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from werkzeug.datastructures import MultiDict

from kiosk.store.folding import folded

T = TypeVar("T")
SIZE = 25
MOST_PAGES = 100_000


@dataclass(frozen=True)
class Listing(Generic[T]):
    """One page of a table and how it was found."""

    lines: Sequence[T]
    total: int
    number: int
    pages: int
    sort: str = ""
    descending: bool = False
    words: str = ""


def page_number(arguments: MultiDict[str, str]) -> int:
    """Return the page that is asked for; what is no number is the first."""
    number = arguments.get("page", 1, type=int)
    return min(max(1, number), MOST_PAGES)


def listed(
    items: Sequence[T],
    arguments: MultiDict[str, str],
    says: Callable[[T], str],
    sorts: Mapping[str, Callable[[T], Any]],
) -> Listing[T]:
    """Return the page that an address asks for. `says` is what the search looks through; the first
    of `sorts` is the order where none is asked for."""
    words = arguments.get("q", "")[:100]
    wanted = folded(words).split()
    found = [i for i in items if all(word in folded(says(i)) for word in wanted)]

    sort = arguments.get("sort", "")
    sort = sort if sort in sorts else next(iter(sorts))
    descending = arguments.get("order") == "down"
    found.sort(key=sorts[sort], reverse=descending)

    pages = max(1, -(-len(found) // SIZE))
    number = min(page_number(arguments), pages)
    lines = found[(number - 1) * SIZE : number * SIZE]
    return Listing(lines, len(found), number, pages, sort, descending, words)
