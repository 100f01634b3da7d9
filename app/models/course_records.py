"""What students took and how they did: marks by term, and what the marks mean."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import FLAG, Choice
from app.i18n import N_
from app.models.kinds import GRADE
from app.models.study_kinds import CREDITS, TENTHS, TERM, YEAR

RECORD_KIND = Choice({"final": N_("Final mark"), "progress": N_("Progress mark")}, {"in progress": "progress"})


class CourseRecord(Base):
    """One course of one student in one term. Until it has a final mark it is in progress.

    `mark` is kept as the school printed it; `mark_scale` says what it means. `credits_earned` are those that the
    school gave; where it gave none, those of the course count once the mark passes.
    """

    title = N_("course record")
    __table_args__ = (Index("ix_course_record_year", "school_year", "student_id", "course_id", "term", "kind", "mark"),)

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    course_id: Mapped[str] = field(N_("Course"), refers="course")
    section_local_id: Mapped[str | None] = field(N_("Section ID"))
    school_year: Mapped[str] = field(N_("School year"), kind=YEAR)
    term: Mapped[str] = field(N_("Term"), kind=TERM, default="full")
    mark: Mapped[str | None] = field(N_("Mark"), aliases=("Grade mark", "Final grade", "Letter grade"))
    credits_attempted: Mapped[int | None] = field(N_("Credits attempted"), kind=CREDITS)
    credits_earned: Mapped[int | None] = field(N_("Credits earned"), kind=CREDITS)
    grade_when_taken: Mapped[str | None] = field(N_("Grade when taken"), kind=GRADE)
    teacher: Mapped[str | None] = field(N_("Teacher"))
    kind: Mapped[str] = field(N_("Kind"), kind=RECORD_KIND, default="final")
    college_units: Mapped[int | None] = field(N_("College units"), kind=TENTHS)  # that the college gave for it
    source: Mapped[str | None] = field(N_("Source"))


class MarkScale(Base):
    """What one mark means. `points` count for the grade average; a mark without points is left out of it."""

    title = N_("mark")
    shown_as = ("mark",)

    mark: Mapped[str] = field(N_("Mark"), searchable=True)
    points: Mapped[int | None] = field(N_("Points"), kind=TENTHS)
    passes: Mapped[bool] = field(N_("Passes"), kind=FLAG, default=False)
    c_or_better: Mapped[bool] = field(N_("C or better"), kind=FLAG, default=False)
    c_minus_or_better: Mapped[bool] = field(N_("C- or better"), kind=FLAG, default=False)
