"""Which fields of which records are printed, and in which order: what scripts rely on."""

from __future__ import annotations

from dataclasses import dataclass

from app.book.asking import Entity, Sort
from app.models import (
    Agreement,
    AttendanceSnapshot,
    BehaviorSnapshot,
    Course,
    CourseRecord,
    Credential,
    Employer,
    EmployerInteraction,
    Evaluation,
    Event,
    Externship,
    FamilyContact,
    Goal,
    GoalReview,
    HourEntry,
    IndicatorSnapshot,
    Note,
    Opportunity,
    Paperwork,
    PathwayMembership,
    Placement,
    PlanReview,
    PostsecondaryOutcome,
    Project,
    Referral,
    Requirement,
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
    "courses": Listing(
        Course,
        ("local_id", "state_code", "name", "ag_area", "subject", "credits"),
        ("local_id", "name", "ag_area", "subject", "credits", "cte_level"),
    ),
    "marks": Listing(
        CourseRecord,
        ("student_id", "local_id", "course_id", "course_local_id", "school_year", "term", "mark", "credits_earned"),
        ("local_id", "student", "course", "school_year", "term", "kind", "mark", "credits_earned"),
        (("student_id", False), ("school_year", False), ("term", False)),
        (_LOCAL_ID, Beyond("course_local_id", "course_id", "course", "local_id")),
    ),
    "attendance": Listing(
        AttendanceSnapshot,
        ("student_id", "local_id", "school_year", "until", "days_enrolled", "days_absent"),
        ("local_id", "student", "school_year", "until", "days_enrolled", "days_absent", "days_excused", "tardies"),
        (("student_id", False), ("until", False)),
        (_LOCAL_ID,),
    ),
    "behavior": Listing(
        BehaviorSnapshot,
        ("student_id", "local_id", "school_year", "until", "incidents"),
        ("local_id", "student", "school_year", "until", "incidents", "suspensions", "days_suspended"),
        (("student_id", False), ("until", False)),
        (_LOCAL_ID,),
    ),
    "indicators": Listing(
        IndicatorSnapshot,
        ("student_id", "local_id", "taken_on", "kind", "value"),
        ("local_id", "student", "taken_on", "kind", "name", "value"),
        (("student_id", False), ("taken_on", False)),
        (_LOCAL_ID,),
    ),
    "requirements": Listing(
        Requirement,
        ("set_id", "place", "code", "name", "amount", "least_mark"),
        ("set", "place", "name", "amount", "recommended", "takes", "least_mark"),
        (("set_id", False), ("place", False)),
    ),
    "credentials": Listing(
        Credential,
        ("student_id", "local_id", "name", "issuer", "earned_on", "expires_on"),
        ("local_id", "student", "name", "issuer", "earned_on", "expires_on"),
        (("student_id", False), ("earned_on", False)),
        (_LOCAL_ID,),
    ),
    "projects": Listing(
        Project,
        ("name", "pathway_id", "starts_on", "ends_on", "state"),
        ("name", "pathway", "lead", "employer", "starts_on", "ends_on", "state"),
        (("starts_on", False),),
    ),
    "referrals": Listing(
        Referral,
        ("student_id", "local_id", "date", "concern", "urgency", "state"),
        ("date", "local_id", "student", "concern", "urgency", "staff", "state"),
        (("date", False),),
        (_LOCAL_ID,),
    ),
    "reviews": Listing(
        PlanReview,
        ("plan_id", "student_id", "local_id", "date", "decision", "next_review_on"),
        ("date", "local_id", "student", "plan", "decision", "next_review_on"),
        (("date", False),),
        (Beyond("student_id", "plan_id", "support_plan", "student_id"), _LOCAL_ID),
    ),
    "family-contacts": Listing(
        FamilyContact,
        ("student_id", "local_id", "date", "way", "staff_id", "follow_up_on"),
        ("date", "local_id", "student", "way", "with_whom", "staff", "follow_up_on"),
        (("date", False),),
        (_LOCAL_ID,),
    ),
    "goals": Listing(
        Goal,
        ("student_id", "local_id", "name", "term", "strand", "due_on", "state"),
        ("local_id", "student", "name", "term", "strand", "due_on", "state"),
        (("student_id", False), ("due_on", False)),
        (_LOCAL_ID,),
    ),
    "goal-reviews": Listing(
        GoalReview,
        ("goal_id", "student_id", "local_id", "date", "standing"),
        ("date", "local_id", "student", "goal", "standing"),
        (("date", False),),
        (Beyond("student_id", "goal_id", "goal", "student_id"), _LOCAL_ID),
    ),
    "outcomes": Listing(
        PostsecondaryOutcome,
        ("student_id", "local_id", "date", "kind", "institution"),
        ("date", "local_id", "student", "kind", "institution", "source"),
        (("date", False),),
        (_LOCAL_ID,),
    ),
}
