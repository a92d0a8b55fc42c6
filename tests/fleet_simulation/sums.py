"""Counts and checksums of what a booth holds and of what the campus holds of it, to be compared."""

# ruff: noqa: S608 - the names are those of our own tables

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

BITS = 60
"""Of every row's checksum; their sum is the same in whatever order the rows come."""
NARROW = (
    "id", "booth_id", "job_id", "job_title", "candidate", "mode", "state", "started_at",
    "duration_s", "answers", "score", "alignment", "updated_at", "revision",
)  # fmt: skip
COVERAGE = ("interview_id", "requirement_id", "job_id", "text", "said", "in_resume")
USES = ("id", "day", "booth_id", "job_id", "mode", "state")

Sums = dict[str, tuple[int, int]]
"""For each table how many rows there are, and the sum of their checksums."""

QUERIES = {
    "interviews": f"SELECT booth_id, {', '.join(NARROW)} FROM interviews",
    "coverage": "SELECT i.booth_id, "
    + ", ".join(f"c.{name}" for name in COVERAGE)
    + " FROM coverage c JOIN interviews i ON i.id = c.interview_id",
    "uses": f"SELECT booth_id, {', '.join(USES)} FROM uses",
}
DIGESTS = {
    "interview_documents": "SELECT i.booth_id, d.interview_id, {md5} FROM interview_documents d "
    "JOIN interviews i ON i.id = d.interview_id",
    "answers": "SELECT i.booth_id, d.interview_id, d.position, {md5} FROM answers d "
    "JOIN interviews i ON i.id = d.interview_id",
}
"""Documents by the checksum of their text, byte for byte."""


def of_booth(file: Path) -> dict[str, Sums]:
    """Return the sums of a booth's own store, by booth id."""
    connection = sqlite3.connect(file)
    connection.create_function("md5", 1, lambda said: hashlib.md5(said.encode()).hexdigest())  # noqa: S324 - a checksum
    try:
        return _sums(connection.execute, "md5(d.document)")
    finally:
        connection.close()


def of_campus(url: str) -> dict[str, Sums]:
    """Return the sums of every booth at the campus, by booth id."""
    with psycopg.connect(url) as connection:
        connection.execute("SET timezone = 'UTC'")

        def rows(query: str) -> Iterator[Any]:
            with connection.cursor(name="rows") as cursor:
                cursor.itersize = 5000
                yield from cursor.execute(query)

        return _sums(rows, "md5(d.document::text)")


def _sums(rows: Any, md5: str) -> dict[str, Sums]:
    found: dict[str, Sums] = {}
    queries = QUERIES | {name: query.format(md5=md5) for name, query in DIGESTS.items()}
    for table, query in queries.items():
        for booth_id, counted in _counted(rows(query)).items():
            found.setdefault(booth_id, {})[table] = counted
    return found


def _counted(rows: Iterable[tuple[Any, ...]]) -> dict[str, tuple[int, int]]:
    count: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for booth_id, *values in rows:
        said = "|".join(map(_said, values)).encode()
        count[booth_id] += 1
        total[booth_id] += int.from_bytes(hashlib.blake2b(said, digest_size=8).digest()) >> 4
    return {one: (count[one], total[one] % (1 << BITS)) for one in count}


def _said(value: Any) -> str:
    """Return a value as both databases have it: SQLite knows neither times nor truth."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return str(value)
