"""Integrated projects: one question, several courses, a partner of the industry, and what students made of it."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS, Choice
from app.i18n import N_

PROJECT_STATE = Choice({"planned": N_("In planning"), "running": N_("Running"), "done": N_("Done")})


class Project(Base):
    """A project across subjects, taught with the theme of a pathway."""

    title = N_("project")
    shown_as = ("name",)

    name: Mapped[str] = field(N_("Project"), searchable=True)
    driving_question: Mapped[str | None] = field(N_("Driving question"), kind=PARAGRAPHS)
    pathway_id: Mapped[str | None] = field(N_("Pathway"), refers="site_pathway")
    starts_on: Mapped[date | None] = field(N_("Starts"), kind=DAY)
    ends_on: Mapped[date | None] = field(N_("Ends"), kind=DAY)
    lead_id: Mapped[str | None] = field(N_("Led by"), refers="staff")
    employer_id: Mapped[str | None] = field(N_("Industry partner"), refers="employer")
    partner_part: Mapped[str | None] = field(N_("The partner’s part"), kind=PARAGRAPHS)
    products: Mapped[str | None] = field(N_("Products"), kind=PARAGRAPHS)
    state: Mapped[str] = field(N_("State"), kind=PROJECT_STATE, default="planned")


class ProjectCourse(Base):
    """A course that takes part in a project, and who teaches it there."""

    title = N_("course of a project")

    project_id: Mapped[str] = field(N_("Project"), refers="project")
    course_id: Mapped[str] = field(N_("Course"), refers="course")
    staff_id: Mapped[str | None] = field(N_("Teacher"), refers="staff")
    part: Mapped[str | None] = field(N_("Part in the project"), kind=PARAGRAPHS)


class ProjectStudent(Base):
    """That a student takes part in a project."""

    title = N_("student of a project")

    project_id: Mapped[str] = field(N_("Project"), refers="project")
    student_id: Mapped[str] = field(N_("Student"), refers="student")
    role: Mapped[str | None] = field(N_("Role"))
    presented_on: Mapped[date | None] = field(N_("Presented"), kind=DAY)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
