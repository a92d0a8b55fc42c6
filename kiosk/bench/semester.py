"""Whole interviews by the thousand, as the rows of a booth's store."""

# ruff: noqa: S608 - the names are those of our own tables

import random
import shutil
import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from kiosk.screens import sample
from kiosk.store import Store
from kiosk.store.folding import folded
from kiosk.store.query import Query
from kiosk.store.tables import AnswerRow, Base, CoverageRow, DocumentRow, InterviewRow, UseRow

SEMESTER_DAYS = 118
TITLES = ("Backend Developer", "Data Analyst", "Ward Nurse", "Accountant", "Civil Engineer")
FIRST_DAY = datetime(2020, 1, 1, tzinfo=UTC)
NEWEST = Query(size=25)
CHILDREN = (DocumentRow, AnswerRow, CoverageRow)
TABLES: tuple[type[Base], ...] = (InterviewRow, *CHILDREN, UseRow)
TIME = "%Y-%m-%d %H:%M:%S.%f"  # as SQLAlchemy writes one into SQLite


@dataclass(frozen=True)
class Stock:
    """What one booth holds before it meets the campus."""

    folder: Path
    booth_id: str
    interviews: int
    amended: int
    """Of those, how many have a second version; the first stays in `old` for a late push."""

    @property
    def file(self) -> Path:
        return self.folder / self.booth_id / "coach.sqlite"

    @property
    def old(self) -> Path:
        return self.folder / self.booth_id / "old.sqlite"


def template(folder: Path) -> Path:
    """Make the empty store that every booth begins with, and one with the interview to copy."""
    empty, sampled = folder / "empty.sqlite", folder / "sample.sqlite"
    Store.open(f"sqlite:///{empty}").close()
    store = Store.open(f"sqlite:///{sampled}")
    whole = sample.interview()
    store.keep(replace(whole, consent=replace(whole.consent, keep=True)))
    store.close()
    return empty


def fill(stock: Stock, seed: int) -> None:
    """Put the interviews of a semester into the booth's store, and first versions into its old."""
    stock.file.parent.mkdir(parents=True, exist_ok=True)
    for file in (stock.file, stock.old):
        shutil.copy(stock.folder / "empty.sqlite", file)
    chance = random.Random(seed)  # noqa: S311 - it makes samples, not secrets
    model = _rows(stock.folder / "sample.sqlite")
    with _quick(stock.file) as kept, _quick(stock.old) as old:
        for number in range(stock.interviews):
            one = _varied(model, stock.booth_id, chance)
            if number < stock.amended:
                _put(old, one)
                one = _amended(one)
            _put(kept, one)
        kept.commit()
        old.commit()


def add(stock: Stock, count: int, seed: int) -> None:
    """Put more interviews into a booth's store."""
    chance = random.Random(seed)  # noqa: S311 - it makes samples, not secrets
    model = _rows(stock.folder / "sample.sqlite")
    with _quick(stock.file) as kept:
        for _ in range(count):
            _put(kept, _varied(model, stock.booth_id, chance))
        kept.commit()


Rows = dict[str, list[dict[str, Any]]]


def _rows(file: Path) -> Rows:
    with sqlite3.connect(file) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table.__tablename__: [
                dict(row) for row in connection.execute(f"SELECT * FROM {table.__tablename__}")
            ]
            for table in TABLES
        }


def _quick(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = WAL")
    return connection


def _varied(model: Rows, booth_id: str, chance: random.Random) -> Rows:
    """Return the rows of another interview: another id, booth, day, job, score, length."""
    (was,) = model["interviews"]
    new_id = str(UUID(int=chance.getrandbits(128), version=4))
    title = chance.choice(TITLES)
    candidate = chance.choice((None, "Sam", "Robin", "Zoë", "Bjørn"))
    began = datetime.now(UTC) - timedelta(minutes=chance.randrange(60, SEMESTER_DAYS * 1440))
    score, answers = round(chance.uniform(20, 98), 2), chance.randrange(3, 6)
    narrow = was | {
        "id": new_id, "booth_id": booth_id, "job_title": title,
        "job_id": title.lower().replace(" ", "-"), "started_at": began.strftime(TIME),
        "finished_at": None, "updated_at": began.strftime(TIME), "answers": answers,
        "score": score, "alignment": round(chance.uniform(10, 95), 2),
        "candidate": candidate, "folded": folded(candidate or ""),
    }  # fmt: skip
    (document,) = model["interview_documents"]
    said = document["document"].replace(was["id"], new_id)
    said = said.replace('"booth-1"', f'"{booth_id}"').replace('"value": 74.0', f'"value": {score}')
    said = said.replace("2026-03-02T10:00:00", began.strftime("%Y-%m-%dT%H:%M:%S"))
    own = {"interview_id": new_id}
    (use,) = model["uses"]
    return {
        "interviews": [narrow],
        "interview_documents": [own | {"document": said}],
        "answers": [
            row | own | {"document": _said(row["document"], chance)}
            for row in model["answers"][:answers]
        ],
        "coverage": [
            row | own | {"job_id": narrow["job_id"], "said": chance.random() < 0.5}
            for row in model["coverage"]
        ],
        "uses": [use | {"id": new_id, "booth_id": booth_id, "job_id": narrow["job_id"],
                        "day": began.date().isoformat()}],
    }  # fmt: skip


def _said(document: str, chance: random.Random) -> str:
    """Return an answer that no other interview has, and that reads as well."""
    return document.replace('"snr": {"value": 24.0', f'"snr": {{"value": {chance.uniform(5, 40)}')


def _amended(rows: Rows) -> Rows:
    """Return the next version of an interview: other answers, another score."""
    (narrow,) = rows["interviews"]
    answers = [
        row | {"document": row["document"].replace('"clipped": 0.0', '"clipped": 0.02')}
        for row in rows["answers"]
    ]
    newer = narrow | {"revision": narrow["revision"] + 1, "score": narrow["score"] / 2}
    return rows | {"interviews": [newer], "answers": answers}


def _put(connection: sqlite3.Connection, rows: Rows) -> None:
    for table, lines in rows.items():
        names = ", ".join(lines[0])
        marks = ", ".join(f":{name}" for name in lines[0])
        connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", lines)
