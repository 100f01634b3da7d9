"""Which fields of which records are printed, and in which order: what scripts rely on."""

from __future__ import annotations

from dataclasses import dataclass

from app.book.asking import Entity, Sort
from app.models import (
    Agreement,
    Employer,
    EmployerInteraction,
    Evaluation,
    Event,
    Externship,
    HourEntry,
    Note,
    Opportunity,
    Paperwork,
    PathwayMembership,
    Placement,
    Section,
    Sector,
    SitePathway,
    SiteVisit,
    Staff,
    Student,
    SupportPlan,
    SupportSession,
)


@dataclass(frozen=True, slots=True)
class Beyond:
    """A value that a row takes from the record it refers to: `field` of the record that `by` names."""

    key: str
    by: str
    table: str
    field: str


@dataclass(frozen=True, slots=True)
class Listing:
    """How one kind of record is printed. After `first` come its other fields, then words for references."""

    entity: Entity
    first: tuple[str, ...]
    shown: tuple[str, ...]  # to people, who have less room
    sort: Sort = ()
    beyond: tuple[Beyond, ...] = ()


_LOCAL_ID = Beyond("local_id", "student_id", "student", "local_id")
_OF_PLACEMENT = (
    Beyond("student_id", "placement_id", "placement", "student_id"),
    _LOCAL_ID,
    Beyond("employer_id", "placement_id", "placement", "employer_id"),
)

LISTINGS = {
    "students": Listing(
        Student,
        ("local_id", "ssid", "first_name", "middle_name", "last_name", "preferred_name", "birth_date", "grade"),
        ("local_id", "ssid", "last_name", "first_name", "birth_date", "grade"),
    ),
    "staff": Listing(
        Staff, ("local_id", "first_name", "last_name", "role"), ("local_id", "last_name", "first_name", "role", "email")
    ),
    "sections": Listing(Section, ("local_id", "name"), ("local_id", "name", "course_name", "period", "school_year")),
    "sectors": Listing(Sector, ("code", "name"), ("code", "name")),
    "pathways": Listing(SitePathway, ("name",), ("name", "sector", "cte_pathway", "target_minutes")),
    "memberships": Listing(
        PathwayMembership,
        ("student_id", "local_id", "pathway_id", "starts_on", "ends_on"),
        ("local_id", "student", "pathway", "starts_on", "ends_on"),
        (("pathway_id", False), ("student_id", False)),
        (_LOCAL_ID,),
    ),
    "employers": Listing(Employer, ("name", "kind"), ("name", "kind", "sector", "city", "phone", "status")),
    "agreements": Listing(
        Agreement,
        ("employer_id", "kind", "starts_on", "expires_on", "signed_on"),
        ("employer", "kind", "starts_on", "expires_on", "signed_on"),
        (("employer_id", False), ("expires_on", False)),
    ),
    "opportunities": Listing(
        Opportunity,
        ("employer_id", "role", "season", "seats", "state"),
        ("employer", "role", "season", "seats", "starts_on", "ends_on", "state"),
        (("employer_id", False), ("starts_on", False)),
    ),
    "contacts": Listing(
        EmployerInteraction,
        ("employer_id", "date", "kind", "staff_id", "miles"),
        ("date", "employer", "kind", "staff", "miles", "follow_up_on", "summary"),
        (("date", False),),
    ),
    "externships": Listing(
        Externship,
        ("staff_id", "employer_id", "starts_on", "minutes"),
        ("staff", "employer", "starts_on", "ends_on", "minutes"),
        (("starts_on", False),),
    ),
    "events": Listing(
        Event,
        ("name", "activity_type_id", "date", "minutes"),
        ("date", "name", "activity_type", "employer", "minutes", "place"),
        (("date", False),),
    ),
    "placements": Listing(
        Placement,
        ("student_id", "local_id", "employer_id", "role", "state", "starts_on", "ends_on"),
        ("local_id", "student", "employer", "role", "state", "starts_on", "ends_on"),
        (("student_id", False), ("starts_on", False)),
        (_LOCAL_ID,),
    ),
    "hours": Listing(
        HourEntry,
        ("student_id", "local_id", "placement_id", "date", "minutes", "state"),
        ("date", "local_id", "student", "employer", "minutes", "state", "reason"),
        (("date", False), ("student_id", False)),
        (_LOCAL_ID, Beyond("employer_id", "placement_id", "placement", "employer_id")),
    ),
    "paperwork": Listing(
        Paperwork,
        ("student_id", "local_id", "kind_id", "state", "received_on", "expires_on"),
        ("local_id", "student", "kind", "state", "received_on", "expires_on"),
        (("student_id", False), ("kind_id", False)),
        (_LOCAL_ID,),
    ),
    "evaluations": Listing(
        Evaluation,
        ("placement_id", "student_id", "local_id", "date", "by", "point", "overall_a", "overall_b", "overall_c"),
        ("date", "local_id", "student", "employer", "by", "point", "overall_a", "overall_b", "overall_c"),
        (("date", False),),
        _OF_PLACEMENT,
    ),
    "visits": Listing(
        SiteVisit,
        ("placement_id", "student_id", "local_id", "date", "staff_id"),
        ("date", "local_id", "student", "employer", "staff", "note"),
        (("date", False),),
        _OF_PLACEMENT,
    ),
    "plans": Listing(
        SupportPlan,
        ("student_id", "local_id", "domain", "tier", "need", "state"),
        ("local_id", "student", "domain", "tier", "need", "provider", "starts_on", "state"),
        (("student_id", False), ("starts_on", False)),
        (_LOCAL_ID,),
    ),
    "sessions": Listing(
        SupportSession,
        ("plan_id", "student_id", "local_id", "date", "present", "minutes"),
        ("date", "local_id", "student", "plan", "present", "minutes"),
        (("date", False),),
        (Beyond("student_id", "plan_id", "support_plan", "student_id"), _LOCAL_ID),
    ),
    "notes": Listing(
        Note,
        ("student_id", "local_id", "date", "text", "author"),
        ("date", "local_id", "student", "author", "text"),
        (("date", False),),
        (_LOCAL_ID,),
    ),
}
