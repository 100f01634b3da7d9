"""Saved views of lists, the site's settings, and the grade from which a pathway places its students."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = None


def upgrade() -> None:
    """From the first schema."""
    op.add_column("site_pathway", sa.Column("placements_from", sa.String()))
    _make("saved_view", _words("list_name"), _words("name"), _words("arrangement"), sa.Column("position", sa.Integer()))
    op.create_index("ix_saved_view_list_name", "saved_view", ["list_name"])
    _make("setting", _words("name"), sa.Column("value", sa.String()))
    op.create_index("ix_setting_name", "setting", ["name"])


def _words(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _make(table: str, *columns: sa.Column[Any]) -> None:
    """A table with what every record has around its own columns."""
    op.create_table(
        table,
        sa.Column("id", sa.String(32), nullable=False),
        *columns,
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("birth", sa.Integer(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
