"""The whole life of a placement: agreements, seats, events, paperwork, evaluations, visits."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from app.book.base import new_id
from app.i18n import fold
from app.paths import resource

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """From the third schema."""
    _employers()
    _events()
    _placements()
    _hours()
    _papers()
    _evaluations()
    _files()


def _employers() -> None:
    _make("day_off", _day("date", "!"), _day("until"), _words("name", "!"), indexes=("date",))
    course = (_words("name", "!"), _words("local_id"), _words("state_code"), _words("cte_level"))
    _make("course", *course, indexes=("local_id",))
    _refer("employer", "merged_into_id", "employer")
    _make(
        "agreement",
        *(_words("kind", "!"), _day("starts_on"), _day("expires_on"), _day("signed_on"), _words("note")),
        refers={"employer_id!": "employer"},
    )
    _make(
        "opportunity",
        *(_words("role", "!"), _words("season"), _count("seats", "!"), _day("starts_on"), _day("ends_on")),
        *(_words("pay"), _words("schedule"), _count("least_age"), _words("least_grade")),
        *(_words("state", "!"), _words("note")),
        refers={
            "employer_id!": "employer",
            "pathway_id": "site_pathway",
            "activity_type_id": "activity_type",
            "contact_id": "employer_contact",
        },
    )
    _make(
        "employer_interaction",
        *(_day("date", "!"), _words("kind", "!"), _words("summary"), _day("follow_up_on"), _flag("thanks_owed")),
        *(_day("thanked_on"), _count("miles")),
        refers={"employer_id!": "employer", "contact_id": "employer_contact", "staff_id": "staff"},
    )
    _make(
        "externship",
        *(_day("starts_on", "!"), _day("ends_on"), _count("minutes"), _words("note")),
        refers={"staff_id!": "staff", "employer_id!": "employer"},
    )


def _events() -> None:
    op.add_column("activity_type", _flag("off"))
    _make(
        "event",
        *(_words("name", "!"), _day("date", "!"), _count("time_in"), _count("minutes"), _words("place")),
        _words("note"),
        refers={
            "activity_type_id": "activity_type",
            "employer_id": "employer",
            "contact_id": "employer_contact",
            "staff_id": "staff",
        },
        indexes=("date",),
    )
    _make(
        "participation",
        *(_words("presence", "!"), _count("minutes"), _words("note")),
        refers={"event_id!": "event", "student_id!": "student"},
    )


def _placements() -> None:
    _refer("placement", "opportunity_id", "opportunity")
    _refer("placement", "course_id", "course")
    for column in (
        *map(_words, ("objectives", "end_reason", "end_note", "internship_id", "employer_evaluation")),
        *map(_flag, ("lea_sponsored", "certified_supervised", "wee")),
    ):
        op.add_column("placement", column)
    _make(
        "placement_competency",
        *(_words("name", "!"), _words("area"), _words("level"), _day("rated_on"), _words("note")),
        refers={"placement_id!": "placement"},
    )
    _make(
        "placement_day",
        *(_words("weekday", "!"), _count("time_in"), _count("time_out"), _count("break_minutes")),
        _count("minutes", "!"),
        refers={"placement_id!": "placement"},
    )


def _hours() -> None:
    for column in (
        *map(_day, ("until", "verified_on")),
        *map(_words, ("verified_by", "verified_how", "reflection")),
        _flag("in_class"),
    ):
        op.add_column("hour_entry", column)
    op.drop_index("ix_hour_entry_state_day", "hour_entry")
    op.create_index("ix_hour_entry_state_day", "hour_entry", ["state", "date", "deleted"])
    op.create_index("ix_hour_entry_in_class", "hour_entry", ["date"], sqlite_where=sa.text("in_class IS 1"))
    _make(
        "check_override",
        *(_words("rule", "!"), _words("reason", "!"), _words("made_by"), _day("made_on", "!")),
        refers={"placement_id!": "placement", "entry_id": "hour_entry"},
    )
    _make("log_page", _day("week", "!"), refers={"placement_id!": "placement"})


def _papers() -> None:
    _make(
        "document_kind",
        *(_words("name", "!"), _words("form_number"), _words("asked_of", "!"), _count("under_age")),
        *(_words("state_code"), _words("per", "!"), _words("agreement_kind"), _count("lasts_months")),
        *(_words("rule_source"), _flag("active", "!")),
    )
    kinds = [
        {name: row[name] or None for name in ("name", "form_number", "asked_of", "state_code", "per", "rule_source")}
        | {name: int(row[name]) if row[name] else None for name in ("under_age", "lasts_months")}
        | {"agreement_kind": row["agreement_kind"] or None, "active": row["active"] == "yes"}
        | {"folded": fold(f"{row['name']}\t{row['form_number']}")}
        for row in _shipped("document_kinds")
    ]
    _fill("document_kind", kinds)
    _make(
        "paperwork",
        *(_words("state", "!"), _day("received_on"), _day("expires_on"), _words("note")),
        refers={
            "kind_id!": "document_kind",
            "student_id!": "student",
            "placement_id": "placement",
            "employer_id": "employer",
        },
    )


def _evaluations() -> None:
    item = (_words("category", "!"), _count("place"), _words("text", "!"), _flag("active", "!"))
    _make("evaluation_item", *item)
    items = [
        {"category": row["category"], "place": int(row["place"]), "text": row["name"], "active": True}
        | {"folded": fold(row["name"])}
        for row in _shipped("evaluation_items")
    ]
    _fill("evaluation_item", items)
    _make(
        "evaluation",
        *(_words("by", "!"), _words("point", "!"), _day("date", "!"), _words("evaluator")),
        *map(_words, ("overall_a", "overall_b", "overall_c", "comments", "strengths", "growth")),
        refers={"placement_id!": "placement"},
    )
    _make(
        "evaluation_rating",
        _words("rating"),
        refers={"evaluation_id!": "evaluation", "item_id!": "evaluation_item"},
    )
    _make(
        "site_visit",
        *(_day("date", "!"), _count("minutes"), _count("miles")),
        *map(_words, ("safety", "supervision", "learning", "conduct", "note")),
        _day("follow_up_on"),
        refers={"placement_id!": "placement", "staff_id": "staff"},
    )


def _files() -> None:
    """A scan belongs to a paper, an evaluation, a visit, or to an agreement, which is about no student."""
    with op.batch_alter_table("evidence_file") as table:
        table.alter_column("student_id", existing_type=sa.String(32), nullable=True)
    for name, other in (
        ("paper_id", "paperwork"),
        ("evaluation_id", "evaluation"),
        ("visit_id", "site_visit"),
        ("agreement_id", "agreement"),
    ):
        _refer("evidence_file", name, other)


# how tables and columns are made: "!" where a value is required


def _words(name: str, required: str = "") -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=not required)


def _day(name: str, required: str = "") -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=not required)


def _count(name: str, required: str = "") -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=not required)


def _flag(name: str, required: str = "") -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=not required)


def _make(
    table: str, *columns: sa.Column[Any], refers: dict[str, str] | None = None, indexes: tuple[str, ...] = ()
) -> None:
    """A table with what every record has around its own columns; `refers` are those that name rows of other tables."""
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


def _refer(table: str, name: str, other: str) -> None:
    """A new column that names rows of another table; Alembic's own would add the key afterwards, which SQLite lacks."""
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {name} VARCHAR(32) CONSTRAINT fk_{table}_{name} REFERENCES {other} (id)"
    )
    op.create_index(f"ix_{table}_{name}", table, [name])


def _shipped(name: str) -> Iterator[dict[str, str]]:
    with resource(f"codes/{name}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _fill(table: str, rows: list[dict[str, Any]]) -> None:
    """Records that the program ships; no edit of the journal made them."""
    names: list[sa.ColumnClause[Any]] = [sa.column(name) for name in ("id", *rows[0], "deleted", "birth")]
    op.bulk_insert(sa.table(table, *names), [{"id": new_id(), **row, "deleted": False, "birth": 0} for row in rows])
