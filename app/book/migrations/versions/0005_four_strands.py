"""The four strands and the plan that binds them: courses and marks, projects, supports, goals, outcomes."""

from __future__ import annotations

from alembic import op

from app.book.base import new_id
from app.book.migrations.making import count, day, decimal, fill, flag, make, refer, shipped, words

revision = "0005"
down_revision = "0004"

STUDENT = {"student_id!": "student"}


def upgrade() -> None:
    """From the fourth schema."""
    op.add_column("student", words("prior_achievement"))
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
        refer("evidence_file", name, other)


def _courses() -> None:
    refer("course", "cte_pathway_id", "cte_pathway")
    for column in (
        *map(words, ("ag_area", "subject", "college", "grades")),
        *map(flag, ("uc_honors", "integrated_theme", "college_credit", "off")),
        count("credits"),
    ):
        op.add_column("course", column)
    make(
        "pathway_course",
        *(words("level"), count("place"), words("grade")),
        refers={"pathway_id!": "site_pathway", "course_id!": "course"},
    )
    make(
        "course_record",
        *(words("section_local_id"), words("school_year", "!"), words("term", "!"), words("mark")),
        *(count("credits_attempted"), count("credits_earned"), words("grade_when_taken"), words("teacher")),
        *(words("kind", "!"), count("college_units"), words("source")),
        refers={**STUDENT, "course_id!": "course"},
    )
    by_year = ["school_year", "student_id", "course_id", "term", "kind", "mark"]
    op.create_index("ix_course_record_year", "course_record", by_year)
    make(
        "mark_scale",
        *(words("mark", "!"), count("points"), flag("passes", "!")),
        *(flag("c_or_better", "!"), flag("c_minus_or_better", "!")),
    )
    flags = ("passes", "c_or_better", "c_minus_or_better")
    marks = [
        {"mark": row["mark"], "points": decimal(row["points"], 10)} | {name: row[name] == "yes" for name in flags}
        for row in shipped("marks")
    ]
    fill("mark_scale", marks, "mark")


def _requirements() -> None:
    make(
        "requirement_set",
        *(words("name", "!"), words("kind", "!"), words("unit", "!"), count("class_from"), count("class_until")),
        *(count("total"), flag("active", "!"), words("note")),
    )
    make(
        "requirement",
        *(count("place"), words("code"), words("name", "!"), count("amount", "!"), count("recommended")),
        *(words("takes"), flag("takes_rest", "!"), words("least_mark", "!"), count("class_from")),
        words("rule_source"),
        refers={"set_id!": "requirement_set"},
    )
    sets = {row["key"]: new_id() for row in shipped("requirement_sets")}
    fill(
        "requirement_set",
        [
            {name: row[name] for name in ("name", "kind", "unit")}
            | {"id": sets[row["key"]], "total": decimal(row["total"], 100), "active": True}
            for row in shipped("requirement_sets")
        ],
        "name",
    )
    fill(
        "requirement",
        [
            {name: row[name] or None for name in ("code", "name", "takes", "least_mark", "rule_source")}
            | {name: decimal(row[name], 100) for name in ("amount", "recommended")}
            | {name: decimal(row[name], 1) for name in ("place", "class_from")}
            | {"set_id": sets[row["set"]], "takes_rest": row["takes_rest"] == "yes"}
            for row in shipped("requirements")
        ],
        "name",
    )


def _snapshots() -> None:
    make(
        "indicator_snapshot",
        *(day("taken_on", "!"), words("kind", "!"), words("name"), words("value", "!"), words("source")),
        refers=STUDENT,
    )
    make(
        "attendance_snapshot",
        *(words("school_year", "!"), day("until", "!"), count("days_enrolled", "!"), count("days_absent", "!")),
        *(count("days_excused"), count("tardies"), words("source")),
        refers=STUDENT,
        indexes=("school_year",),
    )
    make(
        "behavior_snapshot",
        *(words("school_year", "!"), day("until", "!"), count("incidents", "!"), count("suspensions")),
        *(count("days_suspended"), words("source")),
        refers=STUDENT,
        indexes=("school_year",),
    )


def _theme() -> None:
    make(
        "credential",
        *(words("name", "!"), words("issuer"), day("earned_on"), day("expires_on"), words("number")),
        words("note"),
        refers={**STUDENT, "pathway_id": "site_pathway"},
    )
    make(
        "project",
        *(words("name", "!"), words("driving_question"), day("starts_on"), day("ends_on")),
        *(words("partner_part"), words("products"), words("state", "!")),
        refers={"pathway_id": "site_pathway", "lead_id": "staff", "employer_id": "employer"},
    )
    make(
        "project_course",
        words("part"),
        refers={"project_id!": "project", "course_id!": "course", "staff_id": "staff"},
    )
    make(
        "project_student",
        *(words("role"), day("presented_on"), words("note")),
        refers={"project_id!": "project", **STUDENT},
    )


def _supports() -> None:
    make(
        "strategy",
        *(words("name", "!"), words("domain"), words("description"), words("delivery")),
        *(count("least_minutes"), count("most_minutes"), count("weeks"), words("source"), flag("active", "!")),
    )
    strategies = [
        {name: row[name] for name in ("name", "domain", "delivery", "description")}
        | {name: int(row[name]) for name in ("least_minutes", "most_minutes", "weeks")}
        | {"active": True}
        for row in shipped("strategies")
    ]
    fill("strategy", strategies, "name")
    make(
        "plan_template",
        *(words("name", "!"), *map(words, ("domain", "tier", "need", "goal", "measure", "unit", "strategy"))),
        *(words("delivery"), *map(count, ("sessions_per_week", "session_minutes", "weeks", "monitoring_weeks"))),
        flag("active", "!"),
        refers={"strategy_id": "strategy"},
    )
    make(
        "referral",
        *(day("date", "!"), words("by_name"), words("concern", "!"), words("what", "!"), words("tried")),
        *(words("urgency", "!"), words("state", "!"), day("decided_on"), words("decision_note")),
        refers={**STUDENT, "staff_id": "staff"},
    )
    refer("support_plan", "referral_id", "referral")
    refer("support_plan", "strategy_id", "strategy")
    for column in (
        *map(words, ("group_name", "baseline", "measure", "unit", "outcome", "outcome_note")),
        *map(count, ("baseline_value", "goal_value", "monitoring_weeks")),
        day("family_informed_on"),
    ):
        op.add_column("support_plan", column)
    for column in (*map(count, ("minutes_planned", "start")), *map(words, ("reason_missed", "group_key"))):
        op.add_column("support_session", column)
    op.create_index("ix_support_session_group_key", "support_session", ["group_key"])
    make(
        "progress_point",
        *(day("date", "!"), count("value", "!"), words("note")),
        refers={"plan_id!": "support_plan"},
    )
    make(
        "plan_review",
        *(day("date", "!"), words("decision", "!"), words("reason", "!"), day("next_review_on")),
        refers={"plan_id!": "support_plan", "staff_id": "staff"},
    )
    make(
        "family_contact",
        *(day("date", "!"), words("way", "!"), words("with_whom"), words("language"), flag("interpreter")),
        *(words("summary"), day("follow_up_on")),
        refers={**STUDENT, "plan_id": "support_plan", "staff_id": "staff"},
    )
    op.add_column("note", words("visibility"))
    refer("note", "staff_id", "staff")


def _meetings() -> None:
    make(
        "team_meeting",
        *(words("name", "!"), day("date", "!"), count("time_in"), words("kind", "!"), words("present")),
        words("state", "!"),
        refers={"staff_id": "staff"},
    )
    make(
        "meeting_item",
        *(count("place"), words("why"), words("line"), words("decision"), day("due_on"), day("done_on")),
        refers={"meeting_id!": "team_meeting", "student_id": "student", "owner_id": "staff"},
    )


def _plans() -> None:
    make(
        "student_plan",
        *(words("school_year", "!"), *map(words, ("strengths", "growth_areas", "career_interest"))),
        *map(words, ("postsecondary_goal", "postsecondary_kind", "campuses", "people_who_help", "family_note")),
        words("state", "!"),
        refers=STUDENT,
    )
    make(
        "goal",
        *(words("name", "!"), words("term", "!"), words("strand"), day("starts_on"), day("due_on")),
        *(words("steps"), words("helpers"), words("state", "!"), day("met_on")),
        refers={**STUDENT, "plan_id": "student_plan"},
    )
    make(
        "goal_review",
        *(day("date", "!"), words("standing", "!"), words("note")),
        refers={"goal_id!": "goal", "staff_id": "staff"},
    )
    make(
        "planned_course",
        *(words("grade", "!"), words("term", "!"), words("subject"), words("name")),
        refers={**STUDENT, "course_id": "course"},
    )
    present = ("student_present", "family_present", "counselor_present")
    signed = ("student_signed", "family_signed", "counselor_signed")
    make(
        "yearly_review",
        *(words("school_year", "!"), day("date", "!"), *map(flag, (*present, *signed)), words("note")),
        refers={**STUDENT, "staff_id": "staff"},
    )
    make(
        "financial_aid",
        *(words("school_year", "!"), words("status", "!"), day("date"), words("note")),
        refers=STUDENT,
    )
    make(
        "postsecondary_outcome",
        *(day("date", "!"), words("kind", "!"), words("institution"), words("note"), words("source")),
        refers=STUDENT,
    )
    make(
        "survey_answer",
        *(words("school_year", "!"), words("term", "!"), *map(count, ("confidence", "relevance", "interest"))),
        words("comment"),
        refers=STUDENT,
    )


def _profile() -> None:
    make("profile_outcome", words("heading"), count("place"), words("name", "!"), flag("active", "!"))
    outcomes = [
        {"heading": row["heading"], "place": int(row["place"]), "name": row["name"], "active": True}
        for row in shipped("graduate_profile")
    ]
    fill("profile_outcome", outcomes, "name")
    make(
        "profile_rating",
        *(words("by", "!"), day("date", "!"), words("level", "!"), words("note")),
        refers={"outcome_id!": "profile_outcome", **STUDENT, "staff_id": "staff"},
    )
    make(
        "profile_evidence",
        words("note"),
        refers={
            "rating_id!": "profile_rating",
            "entry_id": "hour_entry",
            "project_id": "project",
            "evaluation_id": "evaluation",
        },
    )
