"""What the audit log counts, how far its chains were walked, names as a search compares them."""

import sqlalchemy as sa
from alembic import op

from kiosk.store.folding import folded

revision = "0005"
down_revision = "0004"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _counted()
    _walked()
    op.create_index("ix_attempts_last", "attempts", ["last_at"], unique=False)
    op.add_column("interviews", sa.Column("folded", sa.String(length=400), nullable=True))
    _fold()
    op.drop_index("ix_interviews_candidate", "interviews")
    op.create_index("ix_interviews_folded", "interviews", ["folded", "id"], unique=False)


def _counted() -> None:
    op.create_table(
        "counted",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("noun", sa.String(length=40), nullable=False),
        sa.Column("object_id", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("more", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )


def _walked() -> None:
    op.create_table(
        "walked",
        sa.Column("booth_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seals", sa.JSON(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("broken_at", sa.Integer(), nullable=True),
        sa.Column("whole_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("booth_id"),
    )


def _fold() -> None:
    """Fold each name once, wherever it stands: the index of names is still there."""
    connection = op.get_bind()
    names = connection.execute(
        sa.text("SELECT DISTINCT candidate FROM interviews WHERE candidate IS NOT NULL")
    ).scalars()
    rows = [{"name": name, "folded": folded(name)[:400]} for name in names]
    if rows:
        put = sa.text("UPDATE interviews SET folded = :folded WHERE candidate = :name")
        connection.execute(put, rows)
    connection.execute(sa.text("UPDATE interviews SET folded = '' WHERE candidate IS NULL"))
