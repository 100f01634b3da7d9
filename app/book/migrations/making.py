"""What the steps of the schema are made of: columns, tables, columns that name rows, and rows the program ships.

The scripts of the versions share it, so whatever is changed here must leave the books they made as they are.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from app.book.base import new_id
from app.i18n import fold
from app.paths import resource


def words(name: str, required: str = "") -> sa.Column[Any]:
    """A column of text; like the other kinds of column, it must have a value where `required` is "!"."""
    return sa.Column(name, sa.String(), nullable=not required)


def day(name: str, required: str = "") -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=not required)


def count(name: str, required: str = "") -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=not required)


def flag(name: str, required: str = "") -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=not required)


def make(
    table: str, *columns: sa.Column[Any], refers: dict[str, str] | None = None, indexes: tuple[str, ...] = ()
) -> None:
    """A table with what every record has around its own columns.

    `refers` are the columns that name rows of other tables, each with its table, and "!" behind the name of one that
    must have a value. They are indexed, and so are the columns of `indexes`.
    """
    named = [(name.removesuffix("!"), name.endswith("!"), other) for name, other in (refers or {}).items()]
    op.create_table(
        table,
        sa.Column("id", sa.String(32), nullable=False),
        *(sa.Column(name, sa.String(32), nullable=not required) for name, required, _other in named),
        *columns,
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("birth", sa.Integer(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        *(
            sa.ForeignKeyConstraint([name], [f"{other}.id"], name=f"fk_{table}_{name}")
            for name, _required, other in named
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    for name in (*(name for name, _required, _other in named), *indexes):
        op.create_index(f"ix_{table}_{name}", table, [name])


def refer(table: str, name: str, other: str) -> None:
    """A new column that names rows of another table; Alembic's own would add the key afterwards, which SQLite lacks."""
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {name} VARCHAR(32) CONSTRAINT fk_{table}_{name} REFERENCES {other} (id)"
    )
    op.create_index(f"ix_{table}_{name}", table, [name])


def shipped(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the program's own lists."""
    with resource(f"codes/{name}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def fill(table: str, rows: list[dict[str, Any]], *sought: str) -> None:
    """Records that the program ships, found by their columns `sought`; no edit of the journal made them. One that
    others name has its id already.
    """
    made = [
        {"id": new_id(), **row, "deleted": False, "birth": 0}
        | {"folded": fold("\t".join(row[name] or "" for name in sought))}
        for row in rows
    ]
    names: list[sa.ColumnClause[Any]] = [sa.column(name) for name in made[0]]
    op.bulk_insert(sa.table(table, *names), made)


def decimal(text: str, one: int) -> int | None:
    """A number of a shipped list in its smallest part, of which `one` make a whole."""
    return round(float(text) * one) if text else None
