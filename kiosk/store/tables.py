"""The rows of the store: which columns a list can be searched by, and what stays a document.

Primary keys are UUIDs made where the row is made, times are UTC, and every row that a sync may send
carries `revision` (grows with each change) and `updated_at`, so that an upsert can be repeated.
"""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, ForeignKey, Index, String, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

ID = String(64)
MOST_FOLDED = 400
"""Letters; without accents a name may be longer than it was."""


class Utc(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets the zone, so it is put back when the row is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """All tables of the store."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Utc(), dict[str, Any]: JSON}


class JobRow(Base):
    __tablename__ = "jobs"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    field: Mapped[str] = mapped_column(String(80))
    active: Mapped[bool] = mapped_column(index=True)
    document: Mapped[dict[str, Any]]  # the whole Job, as kiosk.domain.plain writes it
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    revision: Mapped[int]


class InterviewRow(Base):
    """What the list of interviews shows, narrow, so that 100,000 of them are read quickly."""

    __tablename__ = "interviews"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    booth_id: Mapped[str] = mapped_column(ID)
    job_id: Mapped[str] = mapped_column(ID)
    job_title: Mapped[str] = mapped_column(String(200))
    candidate: Mapped[str | None] = mapped_column(String(200))
    folded: Mapped[str | None] = mapped_column(String(MOST_FOLDED))
    """The name as a search compares it (kiosk/store/folding.py), "" without one; None from a booth
    that is older than this column."""
    mode: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    duration_s: Mapped[float | None]
    answers: Mapped[int]
    score: Mapped[float | None]
    alignment: Mapped[float | None]
    updated_at: Mapped[datetime] = mapped_column(index=True)
    revision: Mapped[int]

    __table_args__ = (
        Index("ix_interviews_started", "started_at", "id"),
        Index("ix_interviews_score", "score", "id"),
        Index("ix_interviews_alignment", "alignment", "id"),
        Index("ix_interviews_duration", "duration_s", "id"),
        Index("ix_interviews_title", "job_title", "id"),
        Index("ix_interviews_job", "job_id", "started_at", "id"),
        Index("ix_interviews_booth", "booth_id", "started_at", "id"),
        Index("ix_interviews_state", "state", "started_at", "id"),
        Index("ix_interviews_mode", "mode", "started_at", "id"),
        Index("ix_interviews_folded", "folded", "id"),
    )


class DocumentRow(Base):
    """An interview without its answers, as kiosk.domain.plain writes it."""

    __tablename__ = "interview_documents"
    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True
    )
    document: Mapped[dict[str, Any]]


class AnswerRow(Base):
    __tablename__ = "answers"
    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[dict[str, Any]]


class CoverageRow(Base):
    """Whether one interview showed one requirement: the source of "most missed"."""

    __tablename__ = "coverage"
    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True
    )
    requirement_id: Mapped[str] = mapped_column(ID, primary_key=True)
    job_id: Mapped[str] = mapped_column(ID)
    text: Mapped[str] = mapped_column(Text)
    said: Mapped[bool]
    in_resume: Mapped[bool]

    __table_args__ = (Index("ix_coverage_job", "job_id", "requirement_id", "said", "in_resume"),)


class UseRow(Base):
    """That a booth was used: no name, no words, no score. It outlives the interview."""

    __tablename__ = "uses"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    day: Mapped[str] = mapped_column(String(10), index=True)
    booth_id: Mapped[str] = mapped_column(ID)
    job_id: Mapped[str] = mapped_column(ID, index=True)
    mode: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    told: Mapped[bool] = mapped_column(default=False)
    """The campus knows it."""


class BoothRow(Base):
    __tablename__ = "booths"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    renamed: Mapped[bool]
    """Staff named it, so a heartbeat does not name it back."""
    retired: Mapped[bool]
    version: Mapped[str] = mapped_column(String(40))
    facts: Mapped[dict[str, Any]]
    """Devices, models, disk, queue and checks, as the booth last told them."""
    seen_at: Mapped[datetime]
    turn: Mapped[str | None] = mapped_column(String(32))
    """What the booth drew at its last sync: a copy of its disk does not know the newest."""
    told_silent_at: Mapped[datetime | None]  # since when staff know that it is silent


class FaultRow(Base):
    """How often a booth met an error code."""

    __tablename__ = "faults"
    booth_id: Mapped[str] = mapped_column(ID, primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    count: Mapped[int]
    last_at: Mapped[datetime]


class OverrideRow(Base):
    """A setting changed in the panel."""

    __tablename__ = "overrides"
    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]


class PersonRow(Base):
    __tablename__ = "people"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    role: Mapped[str] = mapped_column(String(16))
    password_hash: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    must_change: Mapped[bool] = mapped_column(default=False)
    only_groups: Mapped[bool] = mapped_column(default=False)
    totp_secret: Mapped[str | None] = mapped_column(String(64))
    totp_step: Mapped[int] = mapped_column(default=0)
    """The last step whose code was used: none is good twice."""
    outside: Mapped[str | None] = mapped_column(String(300), index=True, unique=True)
    """Issuer and subject at a provider; such an account has no password (an empty hash)."""


class SessionRow(Base):
    """Somebody signed in; the cookie holds the token, the row only its hash."""

    __tablename__ = "sessions"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    browser: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class AttemptRow(Base):
    """Wrong passwords in a row for a name from one place, whether or not a person has the name."""

    __tablename__ = "attempts"
    name_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int]
    locked_until: Mapped[datetime | None]
    about: Mapped[str] = mapped_column(String(64), index=True, default="")
    """Hash of the name alone."""
    last_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_attempts_last", "last_at"),)


class HandoffRow(Base):
    """Something that changes hands by a one-time token. `sealed` opens only with that token."""

    __tablename__ = "handoffs"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(16))
    interview_id: Mapped[str | None] = mapped_column(ID, index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    count: Mapped[int]
    sealed: Mapped[bytes | None]
    broken: Mapped[int] = mapped_column(default=0)


class FactRow(Base):
    """Single facts about this store: the claim code, whether the starter jobs were put in."""

    __tablename__ = "facts"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
