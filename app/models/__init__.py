"""The school: its records and their rules."""

from __future__ import annotations

from app.book.base import Base
from app.book.sealed_rows import SealedRow
from app.models.employers import Employer, EmployerContact
from app.models.evidence import EvidenceFile
from app.models.hours import HourEntry
from app.models.mappings import ImportMapping
from app.models.notes import Note
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
from app.models.saved_views import SavedView
from app.models.school import SchoolYear, Site
from app.models.settings import Setting
from app.models.staff import Section, SectionStaff, SectionStudent, Staff
from app.models.supports import SupportPlan, SupportSession

ENTITIES: tuple[type[Base], ...] = (
    Site,
    SchoolYear,
    Staff,
    Section,
    Student,
    SectionStudent,
    SectionStaff,
    Guardian,
    StudentGroup,
    Enrollment,
    Sector,
    CtePathway,
    SitePathway,
    PathwayMembership,
    CareerInterest,
    PathwayChoice,
    Employer,
    EmployerContact,
    ActivityType,
    Placement,
    HourEntry,
    SupportPlan,
    SupportSession,
    Note,
    EvidenceFile,
    SealedRow,
    ImportMapping,
    SavedView,
    Setting,
)
"""Every kind of record; those that others refer to come first."""
