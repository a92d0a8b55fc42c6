"""What the counsellor writes, groups, and what keeps staff's own accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)
NO = sa.false()


def upgrade() -> None:
    _accounts()
    _audit()
    op.add_column("handoffs", sa.Column("broken", sa.Integer(), nullable=False, server_default="0"))
    _talks()
    _groups()


def _accounts() -> None:
    op.add_column(
        "people", sa.Column("must_change", sa.Boolean(), nullable=False, server_default=NO)
    )
    op.add_column(
        "people", sa.Column("only_groups", sa.Boolean(), nullable=False, server_default=NO)
    )
    op.add_column("people", sa.Column("totp_secret", sa.String(length=64), nullable=True))
    op.add_column(
        "people", sa.Column("totp_step", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column(
        "attempts", sa.Column("about", sa.String(length=64), nullable=False, server_default="")
    )
    op.add_column("attempts", sa.Column("last_at", MOMENT, nullable=True))
    op.create_index(op.f("ix_attempts_about"), "attempts", ["about"], unique=False)


def _audit() -> None:
    op.add_column("audit", sa.Column("number", sa.Integer(), nullable=False, server_default="0"))
    op.add_column(
        "audit", sa.Column("chain", sa.String(length=64), nullable=False, server_default="")
    )
    op.create_index("ix_audit_number", "audit", ["booth_id", "number"], unique=False)


def _talks() -> None:
    op.create_table(
        "talks",
        sa.Column("interview_id", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("talked_at", MOMENT, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["interview_id"], ["interviews.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("interview_id"),
    )
    op.create_table(
        "ratings",
        sa.Column("interview_id", sa.String(length=64), nullable=False),
        sa.Column("question_id", sa.String(length=200), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("points", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["interview_id"], ["interviews.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("interview_id", "question_id", "person"),
    )


def _groups() -> None:
    op.create_table(
        "practice_groups",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("job_id", sa.String(length=64), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "memberships",
        sa.Column("interview_id", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["interview_id"], ["interviews.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("interview_id"),
    )
    op.create_index(op.f("ix_memberships_group_id"), "memberships", ["group_id"], unique=False)
    op.create_table(
        "group_viewers",
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "group_id"),
    )
