"""Accounts of staff, the access log, tombstones of what was erased, sealed files and sealed rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.book.migrations.making import make

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From the second schema."""
    op.add_column("staff", sa.Column("account", sa.String()))
    op.create_index("ix_staff_account", "staff", ["account"])
    _access_log()
    _tombstones()
    _files()
    _sealed_rows()


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


def _files() -> None:
    """Scans and photos, sealed beside the records."""
    op.create_table(
        "sealed_file",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("record", sa.String(32), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_sealed_file"),
    )
    op.create_index("ix_sealed_file_record", "sealed_file", ["record"])
    belongs = (("student_id", "student"), ("entry_id", "hour_entry"), ("placement_id", "placement"),
               ("plan_id", "support_plan"), ("note_id", "note"))  # fmt: skip
    op.create_table(
        "evidence_file",
        sa.Column("id", sa.String(32), nullable=False),
        *(sa.Column(name, sa.String(32), nullable=name != "student_id") for name, _table in belongs),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String()),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("birth", sa.Integer(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        *(
            sa.ForeignKeyConstraint([name], [f"{table}.id"], name=f"fk_evidence_file_{name}_{table}")
            for name, table in belongs
        ),
        sa.PrimaryKeyConstraint("id", name="pk_evidence_file"),
    )
    for name, _table in belongs:
        op.create_index(f"ix_evidence_file_{name}", "evidence_file", [name])


def _sealed_rows() -> None:
    """What only the holders of a compartment's key can read."""
    make("sealed_row", sa.Column("body", sa.String(), nullable=False))


def _keep(table: str, sentence: str) -> None:
    """The table is only added to."""
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_keeps_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        )
