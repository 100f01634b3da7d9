"""What another system said of a student on a day: averages and status, attendance, behavior. Never computed here."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, Choice, Whole
from app.i18n import N_
from app.models.study_kinds import TENTHS, YEAR

INDICATOR = Choice(
    {
        "gpa": N_("GPA"),
        "gpa_weighted": N_("Weighted GPA"),
        "ag_status": N_("A-G status"),
        "credits": N_("Credits earned"),
        "test": N_("Test"),
        "other": N_("Other"),
    },
    {"Cumulative GPA": "gpa", "Total GPA": "gpa"},
)


class IndicatorSnapshot(Base):
    """A figure or a status as it was imported; shown apart from what Pathbook computes. `name` says which test."""

    title = N_("imported figure")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    taken_on: Mapped[date] = field(N_("As of"), kind=DAY)
    kind: Mapped[str] = field(N_("Kind"), kind=INDICATOR)
    name: Mapped[str | None] = field(N_("Name"))
    value: Mapped[str] = field(N_("Value"))
    source: Mapped[str | None] = field(N_("Source"))


class AttendanceSnapshot(Base):
    """Days of a school year up to a day. `days_absent` are all absences, excused ones among them."""

    title = N_("attendance")
    __table_args__ = (Index("ix_attendance_snapshot_school_year", "school_year"),)

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    school_year: Mapped[str] = field(N_("School year"), kind=YEAR)
    until: Mapped[date] = field(N_("Up to"), kind=DAY)
    days_enrolled: Mapped[int] = field(N_("Days enrolled"), kind=TENTHS)
    days_absent: Mapped[int] = field(N_("Days absent"), kind=TENTHS)
    days_excused: Mapped[int | None] = field(N_("Days excused"), kind=TENTHS)
    tardies: Mapped[int | None] = field(N_("Tardies"), kind=Whole())
    source: Mapped[str | None] = field(N_("Source"))


class BehaviorSnapshot(Base):
    """Incidents of a school year up to a day."""

    title = N_("behavior")
    __table_args__ = (Index("ix_behavior_snapshot_school_year", "school_year"),)

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    school_year: Mapped[str] = field(N_("School year"), kind=YEAR)
    until: Mapped[date] = field(N_("Up to"), kind=DAY)
    incidents: Mapped[int] = field(N_("Incidents"), kind=Whole())
    suspensions: Mapped[int | None] = field(N_("Suspensions"), kind=Whole())
    days_suspended: Mapped[int | None] = field(N_("Days suspended"), kind=TENTHS)
    source: Mapped[str | None] = field(N_("Source"))
