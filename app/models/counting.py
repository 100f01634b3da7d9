"""How many records of a kind, in words: "12 students"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.book.base import Base
from app.i18n import ngettext, number
from app.models.after_school import FinancialAid, PostsecondaryOutcome, SurveyAnswer
from app.models.agreements import Agreement
from app.models.check_overrides import CheckOverride
from app.models.course_records import CourseRecord
from app.models.courses import Course
from app.models.credentials import Credential
from app.models.employers import Employer, EmployerContact
from app.models.evaluations import Evaluation, EvaluationRating
from app.models.events import Event, Participation
from app.models.evidence import EvidenceFile
from app.models.family_contacts import FamilyContact
from app.models.graduate_profile import ProfileEvidence, ProfileRating
from app.models.hours import HourEntry
from app.models.notes import Note
from app.models.opportunities import Opportunity
from app.models.paperwork import Paperwork
from app.models.pathways import CareerInterest, PathwayChoice, PathwayMembership, SitePathway
from app.models.people import Enrollment, Guardian, Student, StudentGroup
from app.models.placements import Placement
from app.models.projects import Project, ProjectStudent
from app.models.referrals import Referral
from app.models.requirements import Requirement
from app.models.site_visits import SiteVisit
from app.models.snapshots import AttendanceSnapshot, BehaviorSnapshot, IndicatorSnapshot
from app.models.staff import SectionStudent, Staff
from app.models.strategies import Strategy
from app.models.student_plans import Goal, GoalReview, PlannedCourse, StudentPlan, YearlyReview
from app.models.supports import PlanReview, ProgressPoint, SupportPlan, SupportSession
from app.models.team_meetings import MeetingItem
from app.models.training_plans import PlacementCompetency, PlacementDay

_WORDED: dict[type[Base], Callable[[int], str]] = {
    Student: lambda n: ngettext("{count} student", "{count} students", n),
    Guardian: lambda n: ngettext("{count} guardian", "{count} guardians", n),
    Staff: lambda n: ngettext("{count} staff member", "{count} staff members", n),
    SitePathway: lambda n: ngettext("{count} pathway", "{count} pathways", n),
    Employer: lambda n: ngettext("{count} employer", "{count} employers", n),
    EmployerContact: lambda n: ngettext("{count} contact", "{count} contacts", n),
    Placement: lambda n: ngettext("{count} placement", "{count} placements", n),
    Agreement: lambda n: ngettext("{count} agreement", "{count} agreements", n),
    Opportunity: lambda n: ngettext("{count} opportunity", "{count} opportunities", n),
    Event: lambda n: ngettext("{count} event", "{count} events", n),
    Participation: lambda n: ngettext("{count} participation in events", "{count} participations in events", n),
    Paperwork: lambda n: ngettext("{count} paper", "{count} papers", n),
    Evaluation: lambda n: ngettext("{count} evaluation", "{count} evaluations", n),
    EvaluationRating: lambda n: ngettext("{count} rating", "{count} ratings", n),
    PlacementCompetency: lambda n: ngettext("{count} competency", "{count} competencies", n),
    PlacementDay: lambda n: ngettext("{count} day of a schedule", "{count} days of a schedule", n),
    CheckOverride: lambda n: ngettext("{count} override", "{count} overrides", n),
    SiteVisit: lambda n: ngettext("{count} site visit", "{count} site visits", n),
    HourEntry: lambda n: ngettext("{count} hour entry", "{count} hour entries", n),
    SupportPlan: lambda n: ngettext("{count} support plan", "{count} support plans", n),
    SupportSession: lambda n: ngettext("{count} session", "{count} sessions", n),
    Note: lambda n: ngettext("{count} note", "{count} notes", n),
    EvidenceFile: lambda n: ngettext("{count} file", "{count} files", n),
    Enrollment: lambda n: ngettext("{count} enrollment", "{count} enrollments", n),
    StudentGroup: lambda n: ngettext("{count} student group", "{count} student groups", n),
    SectionStudent: lambda n: ngettext("{count} place in a section", "{count} places in sections", n),
    PathwayMembership: lambda n: ngettext("{count} pathway membership", "{count} pathway memberships", n),
    CareerInterest: lambda n: ngettext("{count} career interest", "{count} career interests", n),
    PathwayChoice: lambda n: ngettext("{count} pathway choice", "{count} pathway choices", n),
    CourseRecord: lambda n: ngettext("{count} course record", "{count} course records", n),
    IndicatorSnapshot: lambda n: ngettext("{count} imported figure", "{count} imported figures", n),
    AttendanceSnapshot: lambda n: ngettext("{count} record of attendance", "{count} records of attendance", n),
    BehaviorSnapshot: lambda n: ngettext("{count} record of behavior", "{count} records of behavior", n),
    Credential: lambda n: ngettext("{count} credential", "{count} credentials", n),
    Project: lambda n: ngettext("{count} project", "{count} projects", n),
    ProjectStudent: lambda n: ngettext("{count} place in a project", "{count} places in projects", n),
    Referral: lambda n: ngettext("{count} referral", "{count} referrals", n),
    ProgressPoint: lambda n: ngettext("{count} measure of progress", "{count} measures of progress", n),
    PlanReview: lambda n: ngettext("{count} review of a support plan", "{count} reviews of support plans", n),
    FamilyContact: lambda n: ngettext("{count} contact with the family", "{count} contacts with families", n),
    MeetingItem: lambda n: ngettext("{count} item of a meeting", "{count} items of meetings", n),
    StudentPlan: lambda n: ngettext("{count} student plan", "{count} student plans", n),
    Goal: lambda n: ngettext("{count} goal", "{count} goals", n),
    GoalReview: lambda n: ngettext("{count} review of a goal", "{count} reviews of goals", n),
    PlannedCourse: lambda n: ngettext("{count} planned course", "{count} planned courses", n),
    YearlyReview: lambda n: ngettext("{count} yearly review", "{count} yearly reviews", n),
    FinancialAid: lambda n: ngettext("{count} answer on financial aid", "{count} answers on financial aid", n),
    ProfileRating: lambda n: ngettext(
        "{count} rating of the graduate profile", "{count} ratings of the graduate profile", n
    ),
    ProfileEvidence: lambda n: ngettext("{count} piece of evidence", "{count} pieces of evidence", n),
    PostsecondaryOutcome: lambda n: ngettext(
        "{count} outcome after high school", "{count} outcomes after high school", n
    ),
    SurveyAnswer: lambda n: ngettext("{count} survey answer", "{count} survey answers", n),
    Course: lambda n: ngettext("{count} course", "{count} courses", n),
    Requirement: lambda n: ngettext("{count} requirement", "{count} requirements", n),
    Strategy: lambda n: ngettext("{count} strategy", "{count} strategies", n),
}


def all_counted(counts: Mapping[type[Base], int]) -> list[str]:
    """Numbers of records of several kinds, people first; those without a word of their own together, last."""
    others = sum(count for entity, count in counts.items() if entity not in _WORDED)
    named = [counted(entity, counts[entity]) for entity in _WORDED if counts.get(entity)]
    if not others:
        return named
    said = ngettext("{count} other record", "{count} other records", others)
    return [*named, said.format(count=number(others))]


def counted(entity: type[Base], count: int) -> str:
    """A number of records of one kind: "1 student", "1,400 students"; a kind without a word of its own is records."""
    worded = _WORDED.get(entity, lambda n: ngettext("{count} record", "{count} records", n))
    return worded(count).format(count=number(count))
