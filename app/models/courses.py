"""Courses of the school, with the state's codes."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import FLAG, Choice, Digits, Whole
from app.i18n import N_
from app.models.kinds import GRADE
from app.models.study_kinds import AG_AREA, CREDITS

CTE_LEVEL = Choice(  # the levels of a CTE sequence, as student information systems keep them
    {"introductory": N_("Introductory"), "concentrator": N_("Concentrator"), "capstone": N_("Capstone")}
)


class Course(Base):
    """A course that the school teaches; its state code links an internship to it in the state's file.

    `credits` are those of one completed term. `subject` is one of the words that graduation requirements take; one
    that is switched `off` is taught no more, while what was earned in it stays.
    """

    title = N_("course")
    shown_as = ("name",)

    name: Mapped[str] = field(N_("Course"), searchable=True)
    local_id: Mapped[str | None] = field(N_("Course ID"), searchable=True, index=True)
    state_code: Mapped[str | None] = field(N_("State course code"), kind=Digits(4), searchable=True)
    cte_level: Mapped[str | None] = field(N_("CTE level"), kind=CTE_LEVEL)
    ag_area: Mapped[str | None] = field(N_("A-G area"), kind=AG_AREA, aliases=("A-G", "AG", "UC/CSU area"))
    uc_honors: Mapped[bool | None] = field(N_("UC honors"), kind=FLAG, aliases=("Honors",))
    subject: Mapped[str | None] = field(N_("Subject"), searchable=True, aliases=("Department", "Subject area"))
    credits: Mapped[int | None] = field(N_("Credits of a term"), kind=CREDITS, aliases=("Credits", "Credit"))
    cte_pathway_id: Mapped[str | None] = field(N_("CTE pathway"), refers="cte_pathway")
    integrated_theme: Mapped[bool | None] = field(N_("Taught with the pathway’s theme"), kind=FLAG)
    college_credit: Mapped[bool | None] = field(N_("College credit"), kind=FLAG, aliases=("Dual enrollment",))
    college: Mapped[str | None] = field(N_("College"))
    grades: Mapped[str | None] = field(N_("Grades"), aliases=("Grade levels",))
    off: Mapped[bool | None] = field(N_("No longer taught"), kind=FLAG)


class PathwayCourse(Base):
    """That a course belongs to the sequence of a pathway. Without a `level` that of the course holds."""

    title = N_("course of a pathway")

    pathway_id: Mapped[str] = field(N_("Pathway"), refers="site_pathway")
    course_id: Mapped[str] = field(N_("Course"), refers="course")
    level: Mapped[str | None] = field(N_("CTE level"), kind=CTE_LEVEL)
    place: Mapped[int | None] = field(N_("Order"), kind=Whole(1))
    grade: Mapped[str | None] = field(N_("Grade"), kind=GRADE)  # in which students usually take it
