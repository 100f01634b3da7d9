"""The school: its records and their rules."""

from __future__ import annotations

from app.book.base import Base
from app.book.sealed_rows import SealedRow
from app.models.after_school import FinancialAid, PostsecondaryOutcome, SurveyAnswer
from app.models.agreements import Agreement
from app.models.check_overrides import CheckOverride
from app.models.course_records import CourseRecord, MarkScale
from app.models.courses import Course, PathwayCourse
from app.models.credentials import Credential
from app.models.days_off import DayOff
from app.models.employers import Employer, EmployerContact
from app.models.evaluations import Evaluation, EvaluationItem, EvaluationRating
from app.models.events import Event, Participation
from app.models.evidence import EvidenceFile
from app.models.family_contacts import FamilyContact
from app.models.graduate_profile import ProfileEvidence, ProfileOutcome, ProfileRating
from app.models.hours import HourEntry
from app.models.interactions import EmployerInteraction, Externship
from app.models.log_pages import LogPage
from app.models.mappings import ImportMapping
from app.models.notes import Note
from app.models.opportunities import Opportunity
from app.models.paperwork import DocumentKind, Paperwork
from app.models.pathways import (
    CareerInterest,
    CtePathway,
    PathwayChoice,
    PathwayMembership,
    Sector,
    SitePathway,
)
from app.models.people import Enrollment, Guardian, Student, StudentGroup
from app.models.placements import ActivityType, Placement
from app.models.projects import Project, ProjectCourse, ProjectStudent
from app.models.referrals import Referral
from app.models.requirements import Requirement, RequirementSet
from app.models.saved_views import SavedView
from app.models.school import SchoolYear, Site
from app.models.settings import Setting
from app.models.site_visits import SiteVisit
from app.models.snapshots import AttendanceSnapshot, BehaviorSnapshot, IndicatorSnapshot
from app.models.staff import Section, SectionStaff, SectionStudent, Staff
from app.models.strategies import PlanTemplate, Strategy
from app.models.student_plans import Goal, GoalReview, PlannedCourse, StudentPlan, YearlyReview
from app.models.supports import PlanReview, ProgressPoint, SupportPlan, SupportSession
from app.models.team_meetings import MeetingItem, TeamMeeting
from app.models.training_plans import PlacementCompetency, PlacementDay

ENTITIES: tuple[type[Base], ...] = (
    Site,
    SchoolYear,
    DayOff,
    Staff,
    Sector,
    CtePathway,
    Course,
    Section,
    Student,
    SectionStudent,
    SectionStaff,
    Guardian,
    StudentGroup,
    Enrollment,
    SitePathway,
    PathwayMembership,
    CareerInterest,
    PathwayChoice,
    Employer,
    EmployerContact,
    ActivityType,
    Agreement,
    Opportunity,
    EmployerInteraction,
    Externship,
    Event,
    Participation,
    Placement,
    PlacementCompetency,
    PlacementDay,
    HourEntry,
    CheckOverride,
    LogPage,
    DocumentKind,
    Paperwork,
    EvaluationItem,
    Evaluation,
    EvaluationRating,
    SiteVisit,
    PathwayCourse,
    MarkScale,
    CourseRecord,
    RequirementSet,
    Requirement,
    IndicatorSnapshot,
    AttendanceSnapshot,
    BehaviorSnapshot,
    Credential,
    Project,
    ProjectCourse,
    ProjectStudent,
    Strategy,
    PlanTemplate,
    Referral,
    SupportPlan,
    SupportSession,
    ProgressPoint,
    PlanReview,
    FamilyContact,
    TeamMeeting,
    MeetingItem,
    Note,
    StudentPlan,
    Goal,
    GoalReview,
    PlannedCourse,
    YearlyReview,
    FinancialAid,
    ProfileOutcome,
    ProfileRating,
    ProfileEvidence,
    PostsecondaryOutcome,
    SurveyAnswer,
    EvidenceFile,
    SealedRow,
    ImportMapping,
    SavedView,
    Setting,
)
"""Every kind of record; those that others refer to come first."""
