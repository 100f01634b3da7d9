"""The four strands and the plan that binds them: courses and marks, projects, supports, goals, outcomes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from app.book.base import new_id
from app.i18n import fold
from app.paths import resource

revision = "0005"
down_revision = "0004"

STUDENT = {"student_id!": "student"}


def upgrade() -> None:
    """From the fourth schema."""
    op.add_column("student", _words("prior_achievement"))
    _courses()
    _requirements()
    _snapshots()
    _theme()
    _supports()
    _meetings()
    _plans()
    _profile()
    for name, other in (
        ("credential_id", "credential"),
        ("project_id", "project"),
        ("student_plan_id", "student_plan"),
        ("goal_id", "goal"),
    ):
        _refer("evidence_file", name, other)


def _courses() -> None:
    _refer("course", "cte_pathway_id", "cte_pathway")
    for column in (
        *map(_words, ("ag_area", "subject", "college", "grades")),
        *map(_flag, ("uc_honors", "integrated_theme", "college_credit", "off")),
        _count("credits"),
    ):
        op.add_column("course", column)
    _make(
        "pathway_course",
        *(_words("level"), _count("place"), _words("grade")),
        refers={"pathway_id!": "site_pathway", "course_id!": "course"},
    )
    _make(
        "course_record",
        *(_words("section_local_id"), _words("school_year", "!"), _words("term", "!"), _words("mark")),
        *(_count("credits_attempted"), _count("credits_earned"), _words("grade_when_taken"), _words("teacher")),
        *(_words("kind", "!"), _count("college_units"), _words("source")),
        refers={**STUDENT, "course_id!": "course"},
    )
    by_year = ["school_year", "student_id", "course_id", "term", "kind", "mark"]
    op.create_index("ix_course_record_year", "course_record", by_year)
    _make(
        "mark_scale",
        *(_words("mark", "!"), _count("points"), _flag("passes", "!")),
        *(_flag("c_or_better", "!"), _flag("c_minus_or_better", "!")),
    )
    flags = ("passes", "c_or_better", "c_minus_or_better")
    marks = [
        {"mark": row["mark"], "points": _decimal(row["points"], 10)}
        | {name: row[name] == "yes" for name in flags}
        | {"folded": fold(row["mark"])}
        for row in _shipped("marks")
    ]
    _fill("mark_scale", marks)


def _requirements() -> None:
    _make(
        "requirement_set",
        *(_words("name", "!"), _words("kind", "!"), _words("unit", "!"), _count("class_from"), _count("class_until")),
        *(_count("total"), _flag("active", "!"), _words("note")),
    )
    _make(
        "requirement",
        *(_count("place"), _words("code"), _words("name", "!"), _count("amount", "!"), _count("recommended")),
        *(_words("takes"), _flag("takes_rest", "!"), _words("least_mark", "!"), _count("class_from")),
        _words("rule_source"),
        refers={"set_id!": "requirement_set"},
    )
    sets = {row["key"]: new_id() for row in _shipped("requirement_sets")}
    _fill(
        "requirement_set",
        [
            {name: row[name] for name in ("name", "kind", "unit")}
            | {
                "id": sets[row["key"]],
                "total": _decimal(row["total"], 100),
                "active": True,
                "folded": fold(row["name"]),
            }
            for row in _shipped("requirement_sets")
        ],
    )
    _fill(
        "requirement",
        [
            {name: row[name] or None for name in ("code", "name", "takes", "least_mark", "rule_source")}
            | {name: _decimal(row[name], 100) for name in ("amount", "recommended")}
            | {name: _decimal(row[name], 1) for name in ("place", "class_from")}
            | {"set_id": sets[row["set"]], "takes_rest": row["takes_rest"] == "yes", "folded": fold(row["name"])}
            for row in _shipped("requirements")
        ],
    )


def _snapshots() -> None:
    _make(
        "indicator_snapshot",
        *(_day("taken_on", "!"), _words("kind", "!"), _words("name"), _words("value", "!"), _words("source")),
        refers=STUDENT,
    )
    _make(
        "attendance_snapshot",
        *(_words("school_year", "!"), _day("until", "!"), _count("days_enrolled", "!"), _count("days_absent", "!")),
        *(_count("days_excused"), _count("tardies"), _words("source")),
        refers=STUDENT,
        indexes=("school_year",),
    )
    _make(
        "behavior_snapshot",
        *(_words("school_year", "!"), _day("until", "!"), _count("incidents", "!"), _count("suspensions")),
        *(_count("days_suspended"), _words("source")),
        refers=STUDENT,
        indexes=("school_year",),
    )


def _theme() -> None:
    _make(
        "credential",
        *(_words("name", "!"), _words("issuer"), _day("earned_on"), _day("expires_on"), _words("number")),
        _words("note"),
        refers={**STUDENT, "pathway_id": "site_pathway"},
    )
    _make(
        "project",
        *(_words("name", "!"), _words("driving_question"), _day("starts_on"), _day("ends_on")),
        *(_words("partner_part"), _words("products"), _words("state", "!")),
        refers={"pathway_id": "site_pathway", "lead_id": "staff", "employer_id": "employer"},
    )
    _make(
        "project_course",
        _words("part"),
        refers={"project_id!": "project", "course_id!": "course", "staff_id": "staff"},
    )
    _make(
        "project_student",
        *(_words("role"), _day("presented_on"), _words("note")),
        refers={"project_id!": "project", **STUDENT},
    )


def _supports() -> None:
    _make(
        "strategy",
        *(_words("name", "!"), _words("domain"), _words("description"), _words("delivery")),
        *(_count("least_minutes"), _count("most_minutes"), _count("weeks"), _words("source"), _flag("active", "!")),
    )
    strategies = [
        {name: row[name] for name in ("name", "domain", "delivery", "description")}
        | {name: int(row[name]) for name in ("least_minutes", "most_minutes", "weeks")}
        | {"active": True, "folded": fold(row["name"])}
        for row in _shipped("strategies")
    ]
    _fill("strategy", strategies)
    _make(
        "plan_template",
        *(_words("name", "!"), *map(_words, ("domain", "tier", "need", "goal", "measure", "unit", "strategy"))),
        *(_words("delivery"), *map(_count, ("sessions_per_week", "session_minutes", "weeks", "monitoring_weeks"))),
        _flag("active", "!"),
        refers={"strategy_id": "strategy"},
    )
    _make(
        "referral",
        *(_day("date", "!"), _words("by_name"), _words("concern", "!"), _words("what", "!"), _words("tried")),
        *(_words("urgency", "!"), _words("state", "!"), _day("decided_on"), _words("decision_note")),
        refers={**STUDENT, "staff_id": "staff"},
    )
    _refer("support_plan", "referral_id", "referral")
    _refer("support_plan", "strategy_id", "strategy")
    for column in (
        *map(_words, ("group_name", "baseline", "measure", "unit", "outcome", "outcome_note")),
        *map(_count, ("baseline_value", "goal_value", "monitoring_weeks")),
        _day("family_informed_on"),
    ):
        op.add_column("support_plan", column)
    for column in (*map(_count, ("minutes_planned", "start")), *map(_words, ("reason_missed", "group_key"))):
        op.add_column("support_session", column)
    op.create_index("ix_support_session_group_key", "support_session", ["group_key"])
    _make(
        "progress_point",
        *(_day("date", "!"), _count("value", "!"), _words("note")),
        refers={"plan_id!": "support_plan"},
    )
    _make(
        "plan_review",
        *(_day("date", "!"), _words("decision", "!"), _words("reason", "!"), _day("next_review_on")),
        refers={"plan_id!": "support_plan", "staff_id": "staff"},
    )
    _make(
        "family_contact",
        *(_day("date", "!"), _words("way", "!"), _words("with_whom"), _words("language"), _flag("interpreter")),
        *(_words("summary"), _day("follow_up_on")),
        refers={**STUDENT, "plan_id": "support_plan", "staff_id": "staff"},
    )
    op.add_column("note", _words("visibility"))
    _refer("note", "staff_id", "staff")


def _meetings() -> None:
    _make(
        "team_meeting",
        *(_words("name", "!"), _day("date", "!"), _count("time_in"), _words("kind", "!"), _words("present")),
        _words("state", "!"),
        refers={"staff_id": "staff"},
    )
    _make(
        "meeting_item",
        *(_count("place"), _words("why"), _words("line"), _words("decision"), _day("due_on"), _day("done_on")),
        refers={"meeting_id!": "team_meeting", "student_id": "student", "owner_id": "staff"},
    )


def _plans() -> None:
    _make(
        "student_plan",
        *(_words("school_year", "!"), *map(_words, ("strengths", "growth_areas", "career_interest"))),
        *map(_words, ("postsecondary_goal", "postsecondary_kind", "campuses", "people_who_help", "family_note")),
        _words("state", "!"),
        refers=STUDENT,
    )
    _make(
        "goal",
        *(_words("name", "!"), _words("term", "!"), _words("strand"), _day("starts_on"), _day("due_on")),
        *(_words("steps"), _words("helpers"), _words("state", "!"), _day("met_on")),
        refers={**STUDENT, "plan_id": "student_plan"},
    )
    _make(
        "goal_review",
        *(_day("date", "!"), _words("standing", "!"), _words("note")),
        refers={"goal_id!": "goal", "staff_id": "staff"},
    )
    _make(
        "planned_course",
        *(_words("grade", "!"), _words("term", "!"), _words("subject"), _words("name")),
        refers={**STUDENT, "course_id": "course"},
    )
    present = ("student_present", "family_present", "counselor_present")
    signed = ("student_signed", "family_signed", "counselor_signed")
    _make(
        "yearly_review",
        *(_words("school_year", "!"), _day("date", "!"), *map(_flag, (*present, *signed)), _words("note")),
        refers={**STUDENT, "staff_id": "staff"},
    )
    _make(
        "financial_aid",
        *(_words("school_year", "!"), _words("status", "!"), _day("date"), _words("note")),
        refers=STUDENT,
    )
    _make(
        "postsecondary_outcome",
        *(_day("date", "!"), _words("kind", "!"), _words("institution"), _words("note"), _words("source")),
        refers=STUDENT,
    )
    _make(
        "survey_answer",
        *(_words("school_year", "!"), _words("term", "!"), *map(_count, ("confidence", "relevance", "interest"))),
        _words("comment"),
        refers=STUDENT,
    )


def _profile() -> None:
    _make("profile_outcome", _words("heading"), _count("place"), _words("name", "!"), _flag("active", "!"))
    outcomes = [
        {"heading": row["heading"], "place": int(row["place"]), "name": row["name"], "active": True}
        | {"folded": fold(row["name"])}
        for row in _shipped("graduate_profile")
    ]
    _fill("profile_outcome", outcomes)
    _make(
        "profile_rating",
        *(_words("by", "!"), _day("date", "!"), _words("level", "!"), _words("note")),
        refers={"outcome_id!": "profile_outcome", **STUDENT, "staff_id": "staff"},
    )
    _make(
        "profile_evidence",
        _words("note"),
        refers={
            "rating_id!": "profile_rating",
            "entry_id": "hour_entry",
            "project_id": "project",
            "evaluation_id": "evaluation",
        },
    )


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
    """Records that the program ships; no edit of the journal made them. One that others name has its id already."""
    made = [{"id": new_id(), **row, "deleted": False, "birth": 0} for row in rows]
    names: list[sa.ColumnClause[Any]] = [sa.column(name) for name in made[0]]
    op.bulk_insert(sa.table(table, *names), made)


def _decimal(text: str, one: int) -> int | None:
    """A number of a shipped file in its smallest part, of which `one` make a whole."""
    return round(float(text) * one) if text else None
