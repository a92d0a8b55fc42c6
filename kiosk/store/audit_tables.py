"""The rows of the audit log: its entries, what is counted before it is one, and what was walked."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.store.tables import ID, Base


class AuditRow(Base):
    __tablename__ = "audit"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    person: Mapped[str] = mapped_column(String(80))
    act: Mapped[str] = mapped_column(String(40))
    noun: Mapped[str] = mapped_column(String(40))
    object_id: Mapped[str] = mapped_column(ID)
    note: Mapped[str] = mapped_column(String(300))
    booth_id: Mapped[str] = mapped_column(ID, default="")
    """The booth whose own panel it was; empty: this one."""
    told: Mapped[bool] = mapped_column(default=False)
    """The campus knows it."""
    number: Mapped[int] = mapped_column(default=0)
    """Counts from 1 by booth; 0: written before entries were chained."""
    chain: Mapped[str] = mapped_column(String(64), default="")
    """SHA-256 of the entry and of the chain of the one before."""

    __table_args__ = (Index("ix_audit_number", "booth_id", "number"),)


class CountedRow(Base):
    """Something that happens over and over: one entry at first, one more with the count later."""

    __tablename__ = "counted"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    person: Mapped[str] = mapped_column(String(80))
    act: Mapped[str] = mapped_column(String(40))
    noun: Mapped[str] = mapped_column(String(40))
    object_id: Mapped[str] = mapped_column(ID)
    note: Mapped[str] = mapped_column(String(300))
    since: Mapped[datetime]
    last_at: Mapped[datetime]
    more: Mapped[int]
    """How often after the first, which has an entry."""


class WalkedRow(Base):
    """How far a chain was walked, and what was found."""

    __tablename__ = "walked"
    booth_id: Mapped[str] = mapped_column(ID, primary_key=True)
    number: Mapped[int]
    seals: Mapped[list[Any]] = mapped_column(JSON)
    """Of the entries of that number."""
    entries: Mapped[int]
    broken_at: Mapped[int | None]
    whole_at: Mapped[datetime | None]
    """When it was last walked from its first entry."""
