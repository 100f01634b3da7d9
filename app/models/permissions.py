"""Who may see and do what: the one table of roles, records and actions, and of what the program does beside them.

What is cryptography and what is a rule of the program: `HONESTLY`. Everything here is data; `allowing` makes of it the
policy of a book, and the handbook prints it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.book.policy import Action, Decision
from app.i18n import N_, _

Role = Literal["coordinator", "counselor", "teacher", "viewer"]

ROLES: tuple[Role, ...] = ("coordinator", "counselor", "teacher", "viewer")

ROLE_NAMES: Mapping[Role, str] = {
    "coordinator": N_("Coordinator"),
    "counselor": N_("Counselor"),
    "teacher": N_("Teacher"),
    "viewer": N_("Viewer"),
}

ACTIONS: tuple[Action, ...] = ("see", "add", "change", "delete")

ALL: frozenset[Action] = frozenset(ACTIONS)
SEE: frozenset[Action] = frozenset({"see"})
ADD: frozenset[Action] = frozenset({"see", "add"})
KEEP: frozenset[Action] = frozenset({"see", "add", "change"})
CHANGE: frozenset[Action] = frozenset({"see", "change"})
NONE: frozenset[Action] = frozenset()


class Rights(NamedTuple):
    """What each role may do with some kinds of records, as far as they lie in its scope."""

    words: str
    tables: tuple[str, ...]
    coordinator: frozenset[Action]
    counselor: frozenset[Action]
    teacher: frozenset[Action]
    viewer: frozenset[Action]


_SEATS = ("section", "section_student", "section_staff")
_SITE = ("site", "school_year", "day_off", "setting")
_CODES = ("sector", "cte_pathway", "activity_type")
_FORMS = ("document_kind", "evaluation_item")
_OFFERS = ("agreement", "opportunity", "employer_interaction", "externship")
_PLACED = ("placement", "placement_competency", "placement_day")
_RATED = ("evaluation", "evaluation_rating", "site_visit")
_WISHES = ("career_interest", "pathway_choice")
_RULES = ("pathway_course", "mark_scale", "requirement_set", "requirement", "profile_outcome")
_MARKS = ("course_record", "indicator_snapshot")
_PRESENCE = ("attendance_snapshot", "behavior_snapshot")
_PROJECTS = ("project", "project_course", "project_student")
_HELP = ("strategy", "plan_template")
_GIVEN = ("support_session", "progress_point")
_GROWTH = ("student_plan", "goal", "goal_review", "planned_course", "yearly_review")

RECORDS: tuple[Rights, ...] = (
    #                                                               coordinator counselor teacher viewer
    Rights(N_("The site, its school years and settings"), _SITE, ALL, SEE, SEE, SEE),
    Rights(N_("Staff"), ("staff",), ALL, SEE, SEE, SEE),
    Rights(N_("Sections and who is in them"), _SEATS, ALL, SEE, SEE, SEE),
    Rights(N_("Students"), ("student",), ALL, CHANGE, SEE, SEE),
    Rights(N_("Families"), ("guardian",), ALL, ALL, SEE, SEE),
    Rights(N_("Enrollment"), ("enrollment",), ALL, SEE, SEE, SEE),
    Rights(N_("Student groups (language, disability, income …)"), ("student_group",), ALL, SEE, NONE, NONE),
    Rights(N_("Lists of the state"), _CODES, ALL, SEE, SEE, SEE),
    Rights(N_("Pathways"), ("site_pathway",), ALL, SEE, SEE, SEE),
    Rights(N_("Membership in pathways"), ("pathway_membership",), ALL, KEEP, SEE, SEE),
    Rights(N_("Career interests and choices of pathways"), _WISHES, ALL, ALL, ALL, SEE),
    Rights(N_("Employers and their people"), ("employer", "employer_contact"), ALL, SEE, SEE, SEE),
    Rights(N_("Agreements, open seats and contacts with employers"), _OFFERS, ALL, SEE, SEE, SEE),
    Rights(N_("Courses"), ("course",), ALL, SEE, SEE, SEE),
    Rights(N_("Sequences of courses, marks, requirements and the graduate profile"), _RULES, ALL, SEE, SEE, SEE),
    Rights(N_("Marks of students and imported figures"), _MARKS, ALL, SEE, SEE, SEE),
    Rights(N_("Attendance and behavior"), _PRESENCE, ALL, SEE, SEE, NONE),
    Rights(N_("Industry credentials"), ("credential",), ALL, ALL, KEEP, SEE),
    Rights(N_("Integrated projects"), _PROJECTS, ALL, SEE, ALL, SEE),
    Rights(N_("Events and who took part"), ("event", "participation"), ALL, SEE, ALL, SEE),
    Rights(N_("Placements with training plan and schedule"), _PLACED, ALL, SEE, SEE, SEE),
    Rights(N_("Hours"), ("hour_entry",), ALL, SEE, ALL, SEE),
    Rights(N_("Reasons for exceptions to the checks of hours"), ("check_override",), ALL, SEE, ALL, SEE),
    Rights(N_("Printed pages of hours logs"), ("log_page",), ALL, ADD, ADD, SEE),
    Rights(N_("Kinds of documents and items of evaluations"), _FORMS, ALL, SEE, SEE, SEE),
    Rights(N_("Paperwork"), ("paperwork",), ALL, SEE, SEE, SEE),
    Rights(N_("Evaluations and site visits"), _RATED, ALL, SEE, KEEP, SEE),
    Rights(N_("Strategies and templates of support plans"), _HELP, ALL, ALL, SEE, NONE),
    Rights(N_("Referrals"), ("referral",), ALL, ALL, ADD, NONE),
    Rights(N_("Support plans and their reviews"), ("support_plan", "plan_review"), ALL, ALL, SEE, NONE),
    Rights(N_("Support sessions and measures of progress"), _GIVEN, ALL, ALL, ALL, NONE),
    Rights(N_("Contacts with families"), ("family_contact",), ALL, ALL, KEEP, NONE),
    Rights(N_("Meetings of support teams"), ("team_meeting",), ALL, ALL, SEE, NONE),
    Rights(N_("What was agreed in meetings"), ("meeting_item",), ALL, ALL, CHANGE, NONE),
    Rights(N_("Student plans, goals and planned courses"), _GROWTH, ALL, ALL, SEE, SEE),
    Rights(N_("Financial aid"), ("financial_aid",), ALL, ALL, NONE, NONE),
    Rights(N_("Ratings of the graduate profile"), ("profile_rating",), ALL, ALL, ADD, SEE),
    Rights(N_("What shows these ratings"), ("profile_evidence",), ALL, ALL, ALL, SEE),
    Rights(N_("Outcomes after high school"), ("postsecondary_outcome",), ALL, ALL, SEE, SEE),
    Rights(N_("Answers of surveys"), ("survey_answer",), ALL, ALL, ALL, NONE),
    Rights(N_("Notes"), ("note",), ALL, ALL, ADD, NONE),
    Rights(N_("Sealed records (what they hold only a counselor's key opens)"), ("sealed_row",), SEE, ALL, NONE, NONE),
    Rights(N_("Scans and photos"), ("evidence_file",), ALL, ALL, ALL, NONE),
    Rights(N_("Saved views of lists"), ("saved_view",), ALL, ALL, ALL, SEE),
    Rights(N_("Columns of imported files"), ("import_mapping",), ALL, SEE, SEE, SEE),
)

Act = Literal[
    "approve",
    "import",
    "export",
    "print",
    "back_up",
    "restore",
    "health",
    "accounts",
    "erase",
    "journal",
    "access_log",
    "settings",
    "sealed_notes",
]


class Leave(NamedTuple):
    """Which roles may do an act of the program."""

    words: str
    roles: tuple[Role, ...]


_ONE: tuple[Role, ...] = ("coordinator",)
_WORKING: tuple[Role, ...] = ("coordinator", "counselor", "teacher")

ACTS: Mapping[Act, Leave] = {
    "approve": Leave(N_("Approve, reject and reopen hours"), _ONE),
    "import": Leave(N_("Import files"), _ONE),
    "export": Leave(N_("Export workbooks and lists"), _WORKING),
    "print": Leave(N_("Print papers or save them as PDF"), _WORKING),
    "back_up": Leave(N_("Save a copy of the whole book"), _ONE),
    "restore": Leave(N_("Restore an earlier state of the book"), _ONE),
    "health": Leave(N_("Check the health of the book"), ROLES),
    "accounts": Leave(N_("Keep the accounts"), _ONE),
    "erase": Leave(N_("Erase records for good"), _ONE),
    "journal": Leave(N_("See everything that was done"), _ONE),
    "access_log": Leave(N_("See who looked at whose record"), _ONE),
    "settings": Leave(N_("Change the settings of the book"), _ONE),
    "sealed_notes": Leave(N_("Read and write confidential counselor notes"), ("counselor",)),
}

DECISIONS: Mapping[str, tuple[Decision, ...]] = {
    "hour_entry": (
        Decision("state", "approved", act="approve", locks=True),
        Decision("state", "rejected", act="approve", locks=False),  # whoever logs them hands them in again
    ),
}

ERASING: Mapping[str, Act] = {"sealed_row": "sealed_notes"}
"""What it takes to erase records for good, where it is not the act "erase": nobody else could tell which to erase."""

COMPARTMENTS: Mapping[str, tuple[str, ...]] = {"counselor": ("notes",)}
"""The sealed compartments whose keys the accounts of a role hold."""

# What a role sees of a table, where that is not all of it. {staff} is the account's own staff record, {section} and the
# like stand for what is seen of that table, {ids.student} for the ids of it, kept ready. Records that are marked as
# deleted are seen like others.

_NOW = "coalesce(starts_on, today()) <= today() AND coalesce(ends_on, today()) >= today() AND NOT deleted"
_THIS_YEAR = "today() BETWEEN substr(school_year, 1, 4) || '-07-01' AND substr(school_year, 6, 4) || '-06-30'"
_TAUGHT = "SELECT section_id FROM {section_staff} WHERE staff_id = {staff} AND NOT deleted"
_SECTIONS = "SELECT id FROM {section} WHERE NOT deleted"
_OF_STUDENT = "student_id IN (SELECT id FROM {ids.student})"
_OF_PLACEMENT = "placement_id IN (SELECT id FROM {placement})"
_JOINED = "SELECT event_id FROM {participation} WHERE NOT deleted"
_PRESENTED = "SELECT project_id FROM {project_student} WHERE NOT deleted"

SCOPES: dict[Role, dict[str, str]] = {
    "teacher": {
        "section": f"id IN ({_TAUGHT}) AND (school_year IS NULL OR {_THIS_YEAR})",
        "section_student": f"section_id IN ({_SECTIONS}) AND {_NOW}",
        "student": "id IN (SELECT student_id FROM {section_student} UNION SELECT student_id FROM {support_plan})",
        **dict.fromkeys(
            (
                *("guardian", "enrollment", "pathway_membership", *_WISHES, "placement", "hour_entry"),
                *("hour_total", "participation", "paperwork", *_MARKS, *_PRESENCE, "credential", "project_student"),
                *("student_plan", "goal", "planned_course", "yearly_review", "profile_rating"),
                *("postsecondary_outcome", "survey_answer"),
            ),
            _OF_STUDENT,
        ),
        **dict.fromkeys(
            (
                *("placement_competency", "placement_day", "check_override", "log_page"),
                *("evaluation", "site_visit"),
            ),
            _OF_PLACEMENT,
        ),
        "evaluation_rating": "evaluation_id IN (SELECT id FROM {evaluation})",
        "event": f"staff_id = {{staff}} OR id IN ({_JOINED})",
        "support_plan": "provider_id = {staff} AND state = 'active' AND NOT deleted",
        **dict.fromkeys((*_GIVEN, "plan_review"), "plan_id IN (SELECT id FROM {support_plan})"),
        "note": f"{_OF_STUDENT} AND (visibility IS NOT 'restricted' OR staff_id = {{staff}})",
        **dict.fromkeys(("referral", "family_contact"), f"staff_id = {{staff}} AND {_OF_STUDENT}"),
        "meeting_item": "owner_id = {staff}",
        "team_meeting": "id IN (SELECT meeting_id FROM {meeting_item} WHERE NOT deleted)",
        "goal_review": "goal_id IN (SELECT id FROM {goal})",
        "profile_evidence": "rating_id IN (SELECT id FROM {profile_rating})",
        "project": f"lead_id = {{staff}} OR id IN ({_PRESENTED})",
        "project_course": "project_id IN (SELECT id FROM {project})",
        "evidence_file": (
            f"({_OF_STUDENT} OR project_id IN (SELECT id FROM {{project}})) "  # noqa: S608 (of our own tables)
            "AND (plan_id IS NULL OR plan_id IN (SELECT id FROM {support_plan})) "
            "AND (note_id IS NULL OR note_id IN (SELECT id FROM {note}))"
        ),
        "sealed_file": "record IN (SELECT id FROM {evidence_file})",
    },
}

DERIVED: Mapping[str, str] = {"hour_total": "hour_entry", "sealed_file": "evidence_file"}
"""Tables of figures and of keys, and the records on which they rest: they are seen alike. Any other table is the
program's own."""

SCOPE_WORDS: Mapping[Role, str] = {
    "coordinator": N_("Everything but confidential counselor notes."),
    "counselor": N_("Every student of the site, with all supports."),
    "teacher": N_(
        "The students who sit in the own sections today, or whose running support plan the teacher provides, and what "
        "is kept of them. Of support plans only those that the teacher provides, of referrals and contacts with "
        "families the own ones, of meetings what the teacher is to do; no restricted notes of others and no financial "
        "aid."
    ),
    "viewer": N_(
        "Every student of the site, on the screen only; no supports, notes, files or student groups, no attendance, "
        "behavior or financial aid."
    ),
}

HONESTLY = N_(
    "That nobody reads the book without a passphrase, and confidential notes without a counselor's, is cryptography; "
    "everything else in this table is a rule that Pathbook keeps: somebody who has a passphrase and writes a program "
    "of their own could read past it."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table for people: what, and whether or what the role may do with it."""

    what: str
    may: str


def matrix(role: Role) -> Iterator[Line]:
    """The table of one role in plain words: the kinds of records first, then the acts of the program."""
    for rights in RECORDS:
        allowed: frozenset[Action] = getattr(rights, role)
        yield Line(_(rights.words), ", ".join(_(_ACTION_NAMES[a]) for a in ACTIONS if a in allowed) or _("not seen"))
    for leave in ACTS.values():
        yield Line(_(leave.words), _("yes") if role in leave.roles else _("no"))


_ACTION_NAMES: Mapping[Action, str] = {
    "see": N_("see"),
    "add": N_("add"),
    "change": N_("change"),
    "delete": N_("delete"),
}
