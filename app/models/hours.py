"""Hours that students worked: one entry is one day at one placement."""

from __future__ import annotations

import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.clocks import CLOCK, Duration
from app.book.fields import field
from app.book.kinds import DAY, FLAG, PARAGRAPHS, Choice
from app.i18n import N_
from app.models.kinds import DAY_HOURS, HOUR_STATE

VERIFIED_HOW = Choice(
    {
        "signature": N_("Signed sheet"),
        "phone": N_("By phone"),
        "email": N_("By e-mail"),
        "in_person": N_("In person"),
        "portal": N_("Employer’s own system"),
    },
    {"signed": "signature", "call": "phone"},
)
BLOCK_DAY = 16 * 60  # minutes that a block of days can hold for each of them


class HourEntry(Base):
    """Whole minutes of one day, or with `until` of some days of one month together, up to 16 hours for each of them.

    Only approved entries count; approved ones are locked until they are reopened. Hours `in_class` are part of a
    course and not counted as hours outside of it.
    """

    title = N_("hour entry")
    __table_args__ = (
        Index("ix_hour_entry_placement_day", "placement_id", "date"),
        Index("ix_hour_entry_state_day", "state", "date", "deleted"),  # counts what waits by itself
        Index("ix_hour_entry_in_class", "date", sqlite_where=text("in_class IS 1")),  # few are
    )

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    placement_id: Mapped[str] = field(N_("Placement"), refers="placement")
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY, aliases=("Day", "Work Date", "Fecha"))
    minutes: Mapped[int] = field(N_("Hours"), kind=DAY_HOURS, aliases=("Hours Worked", "Total Hours", "Time", "Horas"))
    time_in: Mapped[int | None] = field(N_("In"), kind=CLOCK, aliases=("Time In", "Start", "Start Time", "Entrada"))
    time_out: Mapped[int | None] = field(N_("Out"), kind=CLOCK, aliases=("Time Out", "End", "End Time", "Salida"))
    break_minutes: Mapped[int | None] = field(
        N_("Break"), kind=Duration(most=12 * 60), aliases=("Lunch", "Break Time", "Descanso")
    )
    task: Mapped[str | None] = field(N_("Task"), kind=PARAGRAPHS, aliases=("Tasks", "Description", "Activity", "Tarea"))
    competencies: Mapped[str | None] = field(N_("Competencies"), aliases=("Competency", "Skills", "Competencias"))
    state: Mapped[str] = field(N_("State"), kind=HOUR_STATE, default="draft")
    reason: Mapped[str | None] = field(N_("Reason"))
    decided_by: Mapped[str | None] = field(N_("Decided by"))
    until: Mapped[datetime.date | None] = field(N_("Until"), kind=DAY)
    in_class: Mapped[bool | None] = field(N_("In class"), kind=FLAG)
    verified_by: Mapped[str | None] = field(N_("Verified by"))
    verified_how: Mapped[str | None] = field(N_("How it was verified"), kind=VERIFIED_HOW)
    verified_on: Mapped[datetime.date | None] = field(N_("Verified on"), kind=DAY)
    reflection: Mapped[str | None] = field(N_("Reflection"), kind=PARAGRAPHS)
