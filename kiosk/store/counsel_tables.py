"""The rows of the counsellor: words and ratings beside an interview, and groups."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.store.tables import ID, Base


class TalkRow(Base):
    """What staff wrote of an interview, and whether it was talked about."""

    __tablename__ = "talks"
    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True
    )
    person: Mapped[str] = mapped_column(String(80))
    note: Mapped[str] = mapped_column(Text)
    talked_at: Mapped[datetime | None]
    updated_at: Mapped[datetime]


class RatingRow(Base):
    """How somebody of staff rated one answer: 1 to 4 points by criterion."""

    __tablename__ = "ratings"
    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    person: Mapped[str] = mapped_column(String(80), primary_key=True)
    points: Mapped[dict[str, Any]] = mapped_column(JSON)
    note: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[datetime]


class GroupRow(Base):
    """A class or a course that practises together, by a code."""

    __tablename__ = "practice_groups"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    job_id: Mapped[str] = mapped_column(ID)
    """Empty: every job."""
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Questions, mode, first and last day."""
    active: Mapped[bool]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class MembershipRow(Base):
    """That an interview was taken in a group, with the student's tick."""

    __tablename__ = "memberships"
    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True
    )
    group_id: Mapped[str] = mapped_column(ID, index=True)


class GroupViewerRow(Base):
    """That a viewer sees a group."""

    __tablename__ = "group_viewers"
    person_id: Mapped[str] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    group_id: Mapped[str] = mapped_column(ID, primary_key=True)
