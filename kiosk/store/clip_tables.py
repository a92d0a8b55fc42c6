"""The rows of the spoken questions: what is known of a clip, and its file for other booths."""

from datetime import datetime

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.store.tables import ID, Base


class ClipRow(Base):
    """The state of a question's clip, as the renderer last found it."""

    __tablename__ = "clips"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Hash of language and text."""
    source: Mapped[str] = mapped_column(String(16))
    path: Mapped[str | None] = mapped_column(Text)
    seconds: Mapped[float]
    updated_at: Mapped[datetime]


class RenderRow(Base):
    """How far the rendering of a job's clips is."""

    __tablename__ = "renders"
    job_id: Mapped[str] = mapped_column(ID, primary_key=True)
    done: Mapped[int]
    failed: Mapped[int]
    total: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    updated_at: Mapped[datetime]


class ClipFileRow(Base):
    """A spoken question as a file, for the booths to fetch; the key is that of their own cache."""

    __tablename__ = "clip_files"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    sound: Mapped[bytes] = mapped_column(LargeBinary)
    seconds: Mapped[float]
    source: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]
