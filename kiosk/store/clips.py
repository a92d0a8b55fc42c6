"""Knows which questions have a clip, and how far the rendering of a job's clips is."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from kiosk.domain.job import Clip, ClipSource
from kiosk.store.clip_tables import ClipRow, RenderRow
from kiosk.store.database import Database, upsert

STALLED_AFTER = timedelta(seconds=60)
"""A renderer says something after every clip; one that is silent this long has died."""


@dataclass(frozen=True)
class Rendering:
    """How far the clips of one job are."""

    done: int
    failed: int
    total: int
    running: bool

    @property
    def percent(self) -> int:
        return 100 if self.total == 0 else round(100 * (self.done + self.failed) / self.total)


class Clips:
    """The clips as the renderer last found them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, language: str, clip: Clip) -> None:
        """Keep the state of one clip."""
        with self._database.writing() as session:
            upsert(
                session,
                ClipRow(
                    key=key(language, clip.text),
                    source=clip.source.value,
                    path=clip.path,
                    seconds=clip.seconds,
                    updated_at=datetime.now(UTC),
                ),
            )

    def of(self, language: str, texts: tuple[str, ...]) -> dict[str, Clip]:
        """Return the clips that are known, by text."""
        keys = {key(language, text): text for text in texts}
        with self._database.reading() as session:
            rows = session.scalars(select(ClipRow).where(ClipRow.key.in_(keys))).all()
        return {
            keys[row.key]: Clip(keys[row.key], ClipSource(row.source), row.path, row.seconds)
            for row in rows
        }

    def path(self, clip_key: str) -> str | None:
        """Return the file of a clip; None where there is no sound."""
        with self._database.reading() as session:
            return session.scalar(select(ClipRow.path).where(ClipRow.key == clip_key))

    def progress(self, job_id: str, rendering: Rendering) -> None:
        with self._database.writing() as session:
            upsert(
                session,
                RenderRow(
                    job_id=job_id,
                    done=rendering.done,
                    failed=rendering.failed,
                    total=rendering.total,
                    state="running" if rendering.running else "over",
                    updated_at=datetime.now(UTC),
                ),
            )

    def rendering(self, job_id: str) -> Rendering | None:
        """Return how far a job's clips are; None where they were never rendered."""
        with self._database.reading() as session:
            row = session.get(RenderRow, job_id)
        if row is None:
            return None
        alive = datetime.now(UTC) - row.updated_at < STALLED_AFTER
        return Rendering(row.done, row.failed, row.total, row.state == "running" and alive)

    def count(self) -> dict[str, int]:
        """Return how many clips there are by source."""
        with self._database.reading() as session:
            counts: dict[str, int] = {}
            for source in session.scalars(select(ClipRow.source)):
                counts[source] = counts.get(source, 0) + 1
            return counts


def key(language: str, text: str) -> str:
    return hashlib.sha256(f"{language}\n{text}".encode()).hexdigest()
