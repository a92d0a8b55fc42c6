"""Many booths, one campus: what was sent, refused and buried, and who may come."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)
NO = sa.false()


def upgrade() -> None:
    _columns()
    _exchange()
    _enrolment()
    if op.get_context().dialect.name == "postgresql":
        _compress_quickly()
        _order_empty_last()


def _columns() -> None:
    op.add_column("uses", sa.Column("told", sa.Boolean(), nullable=False, server_default=NO))
    op.add_column("audit", sa.Column("told", sa.Boolean(), nullable=False, server_default=NO))
    op.add_column(
        "audit", sa.Column("booth_id", sa.String(length=64), nullable=False, server_default="")
    )
    op.add_column("booths", sa.Column("turn", sa.String(length=32), nullable=True))
    op.add_column("booths", sa.Column("told_silent_at", MOMENT, nullable=True))


def _exchange() -> None:
    op.create_table(
        "sent",
        sa.Column("interview_id", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["interview_id"], ["interviews.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("interview_id"),
    )
    op.create_table(
        "refused",
        sa.Column("interview_id", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["interview_id"], ["interviews.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("interview_id"),
    )
    op.create_table(
        "tombstones",
        sa.Column("interview_id", sa.String(length=64), nullable=False),
        sa.Column("booth_id", sa.String(length=64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False, server_default=NO),
        sa.PrimaryKeyConstraint("interview_id", "booth_id"),
    )
    op.create_index("ix_tombstones_booth", "tombstones", ["booth_id", "at"], unique=False)
    op.create_index(op.f("ix_tombstones_expires_at"), "tombstones", ["expires_at"], unique=False)
    op.create_table(
        "clip_files",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("sound", sa.LargeBinary(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )


def _enrolment() -> None:
    op.create_table(
        "booth_roles",
        sa.Column("role", sa.String(length=63), nullable=False),
        sa.Column("booth_id", sa.String(length=64), nullable=False),
        sa.Column("enrolled_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("role"),
        sa.UniqueConstraint("booth_id"),
    )
    op.create_table(
        "enrolments",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("booth_id", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("code_hash"),
    )


def _compress_quickly() -> None:
    """Have documents packed by lz4, which takes a tenth of pglz's time, where the server can."""
    can = sa.text(
        "SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
    )
    if op.get_bind().execute(can).scalar():
        for table in ("interview_documents", "answers"):
            op.execute(f"ALTER TABLE {table} ALTER COLUMN document SET COMPRESSION lz4")


def _order_empty_last() -> None:
    """Let the list read an index where a column may be empty: SQLite orders so by itself."""
    for name, column in (
        ("ix_interviews_score", "score"),
        ("ix_interviews_alignment", "alignment"),
        ("ix_interviews_duration", "duration_s"),
    ):
        op.drop_index(name)
        op.execute(f"CREATE INDEX {name} ON interviews ({column} DESC NULLS LAST, id DESC)")
