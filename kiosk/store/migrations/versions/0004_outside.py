"""People who sign in at a provider of their campus instead of with a password."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("people", sa.Column("outside", sa.String(length=300), nullable=True))
    op.create_index(op.f("ix_people_outside"), "people", ["outside"], unique=True)
