"""The whole life of a placement: agreements, seats, events, paperwork, evaluations, visits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.book.migrations.making import count, day, fill, flag, make, refer, shipped, words

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
    make("day_off", day("date", "!"), day("until"), words("name", "!"), indexes=("date",))
    course = (words("name", "!"), words("local_id"), words("state_code"), words("cte_level"))
    make("course", *course, indexes=("local_id",))
    refer("employer", "merged_into_id", "employer")
    make(
        "agreement",
        *(words("kind", "!"), day("starts_on"), day("expires_on"), day("signed_on"), words("note")),
        refers={"employer_id!": "employer"},
    )
    make(
        "opportunity",
        *(words("role", "!"), words("season"), count("seats", "!"), day("starts_on"), day("ends_on")),
        *(words("pay"), words("schedule"), count("least_age"), words("least_grade")),
        *(words("state", "!"), words("note")),
        refers={
            "employer_id!": "employer",
            "pathway_id": "site_pathway",
            "activity_type_id": "activity_type",
            "contact_id": "employer_contact",
        },
    )
    make(
        "employer_interaction",
        *(day("date", "!"), words("kind", "!"), words("summary"), day("follow_up_on"), flag("thanks_owed")),
        *(day("thanked_on"), count("miles")),
        refers={"employer_id!": "employer", "contact_id": "employer_contact", "staff_id": "staff"},
    )
    make(
        "externship",
        *(day("starts_on", "!"), day("ends_on"), count("minutes"), words("note")),
        refers={"staff_id!": "staff", "employer_id!": "employer"},
    )


def _events() -> None:
    op.add_column("activity_type", flag("off"))
    make(
        "event",
        *(words("name", "!"), day("date", "!"), count("time_in"), count("minutes"), words("place")),
        words("note"),
        refers={
            "activity_type_id": "activity_type",
            "employer_id": "employer",
            "contact_id": "employer_contact",
            "staff_id": "staff",
        },
        indexes=("date",),
    )
    make(
        "participation",
        *(words("presence", "!"), count("minutes"), words("note")),
        refers={"event_id!": "event", "student_id!": "student"},
    )


def _placements() -> None:
    refer("placement", "opportunity_id", "opportunity")
    refer("placement", "course_id", "course")
    for column in (
        *map(words, ("objectives", "end_reason", "end_note", "internship_id", "employer_evaluation")),
        *map(flag, ("lea_sponsored", "certified_supervised", "wee")),
    ):
        op.add_column("placement", column)
    make(
        "placement_competency",
        *(words("name", "!"), words("area"), words("level"), day("rated_on"), words("note")),
        refers={"placement_id!": "placement"},
    )
    make(
        "placement_day",
        *(words("weekday", "!"), count("time_in"), count("time_out"), count("break_minutes")),
        count("minutes", "!"),
        refers={"placement_id!": "placement"},
    )


def _hours() -> None:
    for column in (
        *map(day, ("until", "verified_on")),
        *map(words, ("verified_by", "verified_how", "reflection")),
        flag("in_class"),
    ):
        op.add_column("hour_entry", column)
    op.drop_index("ix_hour_entry_state_day", "hour_entry")
    op.create_index("ix_hour_entry_state_day", "hour_entry", ["state", "date", "deleted"])
    op.create_index("ix_hour_entry_in_class", "hour_entry", ["date"], sqlite_where=sa.text("in_class IS 1"))
    make(
        "check_override",
        *(words("rule", "!"), words("reason", "!"), words("made_by"), day("made_on", "!")),
        refers={"placement_id!": "placement", "entry_id": "hour_entry"},
    )
    make("log_page", day("week", "!"), refers={"placement_id!": "placement"})


def _papers() -> None:
    make(
        "document_kind",
        *(words("name", "!"), words("form_number"), words("asked_of", "!"), count("under_age")),
        *(words("state_code"), words("per", "!"), words("agreement_kind"), count("lasts_months")),
        *(words("rule_source"), flag("active", "!")),
    )
    kinds = [
        {name: row[name] or None for name in ("name", "form_number", "asked_of", "state_code", "per", "rule_source")}
        | {name: int(row[name]) if row[name] else None for name in ("under_age", "lasts_months")}
        | {"agreement_kind": row["agreement_kind"] or None, "active": row["active"] == "yes"}
        for row in shipped("document_kinds")
    ]
    fill("document_kind", kinds, "name", "form_number")
    make(
        "paperwork",
        *(words("state", "!"), day("received_on"), day("expires_on"), words("note")),
        refers={
            "kind_id!": "document_kind",
            "student_id!": "student",
            "placement_id": "placement",
            "employer_id": "employer",
        },
    )


def _evaluations() -> None:
    item = (words("category", "!"), count("place"), words("text", "!"), flag("active", "!"))
    make("evaluation_item", *item)
    items = [
        {"category": row["category"], "place": int(row["place"]), "text": row["name"], "active": True}
        for row in shipped("evaluation_items")
    ]
    fill("evaluation_item", items, "text")
    make(
        "evaluation",
        *(words("by", "!"), words("point", "!"), day("date", "!"), words("evaluator")),
        *map(words, ("overall_a", "overall_b", "overall_c", "comments", "strengths", "growth")),
        refers={"placement_id!": "placement"},
    )
    make(
        "evaluation_rating",
        words("rating"),
        refers={"evaluation_id!": "evaluation", "item_id!": "evaluation_item"},
    )
    make(
        "site_visit",
        *(day("date", "!"), count("minutes"), count("miles")),
        *map(words, ("safety", "supervision", "learning", "conduct", "note")),
        day("follow_up_on"),
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
        refer("evidence_file", name, other)
