"""The rows that only a fleet needs: what was sent, refused and buried, and who may come."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.store.tables import ID, Base


class SentRow(Base):
    """Up to which revision the campus has an interview of this booth."""

    __tablename__ = "sent"
    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int]


class RefusedRow(Base):
    """An interview the campus will not take as it is; a new revision is tried again."""

    __tablename__ = "refused"
    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int]
    code: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]


class TombstoneRow(Base):
    """An interview that was deleted and must not come back. The booth is part of the key, so that
    no booth can bury what another has."""

    __tablename__ = "tombstones"
    interview_id: Mapped[str] = mapped_column(ID, primary_key=True)
    booth_id: Mapped[str] = mapped_column(ID, primary_key=True)
    at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    told: Mapped[bool] = mapped_column(default=False)
    """The campus knows it."""

    __table_args__ = (Index("ix_tombstones_booth", "booth_id", "at"),)


class BoothRoleRow(Base):
    """Which booth a login of the campus' PostgreSQL is."""

    __tablename__ = "booth_roles"
    role: Mapped[str] = mapped_column(String(63), primary_key=True)
    booth_id: Mapped[str] = mapped_column(ID, unique=True)
    enrolled_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class EnrolmentRow(Base):
    """A one-time code that lets a booth in; only its hash is kept."""

    __tablename__ = "enrolments"
    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    booth_id: Mapped[str] = mapped_column(ID)
    """The booth it is for; empty: one that was not here before."""
    person: Mapped[str] = mapped_column(String(80))
    expires_at: Mapped[datetime]
