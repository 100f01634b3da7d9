"""Who a staff member is among the accounts of the book."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From the second schema."""
    op.add_column("staff", sa.Column("account", sa.String()))
    op.create_index("ix_staff_account", "staff", ["account"])
    _access_log()
    _tombstones()


def _access_log() -> None:
    """Who looked at whose record."""
    words = ("at", "account", "name", "act", "what", "record_table", "record", "purpose", "recipient", "prev", "hash")
    op.create_table(
        "access",
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(word, sa.String(), nullable=False) for word in words),
        sa.PrimaryKeyConstraint("number", name="pk_access"),
    )
    op.create_index("ix_access_record_number", "access", ["record", "number"])
    _keep("access", "the access log is only added to")


def _tombstones() -> None:
    """What stays of records that were erased for good."""
    words = ("at", "account", "kind", "reason", "record_table", "records")
    op.create_table(
        "erasure",
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(word, sa.String(), nullable=False) for word in words),
        sa.Column("resting", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("prev", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_erasure"),
    )
    op.create_table(
        "erasure_rewrite",
        sa.Column("erasure", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("former", sa.String(64), nullable=False),
        sa.Column("new", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("erasure", "chain", "number", name="pk_erasure_rewrite"),
        sqlite_with_rowid=False,
    )
    for table in ("erasure", "erasure_rewrite"):
        _keep(table, "tombstones are only added to")


def _keep(table: str, sentence: str) -> None:
    """The table is only added to."""
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_keeps_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        )
