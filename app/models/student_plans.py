"""The plan that binds the strands: growth plan, goals with their reviews, courses planned, the yearly review."""

from __future__ import annotations

import datetime
from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, FLAG, PARAGRAPHS, Choice
from app.i18n import N_
from app.models.kinds import GRADE
from app.models.study_kinds import TERM, YEAR

AFTER_SCHOOL = Choice(
    {
        "college_4": N_("Four-year college"),
        "college_2": N_("Community college"),
        "training": N_("Career training"),
        "apprenticeship": N_("Apprenticeship"),
        "work": N_("Work"),
        "military": N_("Military"),
        "other": N_("Something else"),
        "unknown": N_("Not known"),
    }
)
PLAN_STANDING = Choice({"draft": N_("Draft"), "agreed": N_("Agreed")})
GOAL_TERM = Choice({"short": N_("Short-term"), "long": N_("Long-term")})
STRAND = Choice(
    {
        "academics": N_("Rigorous academics"),
        "cte": N_("Career technical education"),
        "work": N_("Work-based learning"),
        "supports": N_("Integrated supports"),
        "life": N_("Life beyond school"),
    }
)
GOAL_STATE = Choice(
    {"open": N_("In progress"), "met": N_("Met"), "changed": N_("Replaced by another goal"), "dropped": N_("Dropped")}
)
STANDING = Choice(
    {"ahead": N_("Ahead"), "on_track": N_("On track"), "slow": N_("Slower than planned"), "stuck": N_("Stuck")}
)


class StudentPlan(Base):
    """The personal and professional growth plan of a student for one school year."""

    title = N_("student plan")
    shown_as = ("school_year",)

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    school_year: Mapped[str] = field(N_("School year"), kind=YEAR)
    strengths: Mapped[str | None] = field(N_("Strengths"), kind=PARAGRAPHS)
    growth_areas: Mapped[str | None] = field(N_("Growth areas"), kind=PARAGRAPHS)
    career_interest: Mapped[str | None] = field(N_("Career interest"))
    postsecondary_goal: Mapped[str | None] = field(N_("Goal after high school"), kind=PARAGRAPHS)
    postsecondary_kind: Mapped[str | None] = field(N_("After high school"), kind=AFTER_SCHOOL)
    campuses: Mapped[str | None] = field(N_("Campuses"), kind=PARAGRAPHS)
    people_who_help: Mapped[str | None] = field(N_("People who help"), kind=PARAGRAPHS)
    family_note: Mapped[str | None] = field(N_("What the family says"), kind=PARAGRAPHS)
    state: Mapped[str] = field(N_("State"), kind=PLAN_STANDING, default="draft")


class Goal(Base):
    """Something that a student wants to reach by a day. It may outlast the plan in which it was first written."""

    title = N_("goal")
    shown_as = ("name",)

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    plan_id: Mapped[str | None] = field(N_("Student plan"), refers="student_plan")
    name: Mapped[str] = field(N_("Goal"), searchable=True)
    term: Mapped[str] = field(N_("Term"), kind=GOAL_TERM, default="short")
    strand: Mapped[str | None] = field(N_("Strand"), kind=STRAND)
    starts_on: Mapped[date | None] = field(N_("Starts"), kind=DAY)
    due_on: Mapped[date | None] = field(N_("By when"), kind=DAY)
    steps: Mapped[str | None] = field(N_("Steps"), kind=PARAGRAPHS)
    helpers: Mapped[str | None] = field(N_("People who help"))
    state: Mapped[str] = field(N_("State"), kind=GOAL_STATE, default="open")
    met_on: Mapped[date | None] = field(N_("Met on"), kind=DAY)


class GoalReview(Base):
    """How a goal stood on a day. Reviews stay: they are the history of the goal."""

    title = N_("review of a goal")

    goal_id: Mapped[str] = field(N_("Goal"), refers="goal")
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY)
    staff_id: Mapped[str | None] = field(N_("Reviewed by"), refers="staff")
    standing: Mapped[str] = field(N_("How it stands"), kind=STANDING, default="on_track")
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)


class PlannedCourse(Base):
    """A cell of the four-year plan: a course, or words for one, in a grade. Whether it was taken tell the records."""

    title = N_("planned course")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    grade: Mapped[str] = field(N_("Grade"), kind=GRADE)
    term: Mapped[str] = field(N_("Term"), kind=TERM, default="full")
    subject: Mapped[str | None] = field(N_("Subject"))
    course_id: Mapped[str | None] = field(N_("Course"), refers="course")
    name: Mapped[str | None] = field(N_("Course in words"))


class YearlyReview(Base):
    """That the plan was gone through in a school year: who was there and who signed."""

    title = N_("yearly review")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    school_year: Mapped[str] = field(N_("School year"), kind=YEAR)
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY)
    staff_id: Mapped[str | None] = field(N_("Counselor"), refers="staff")
    student_present: Mapped[bool | None] = field(N_("Student present"), kind=FLAG)
    family_present: Mapped[bool | None] = field(N_("Family present"), kind=FLAG)
    counselor_present: Mapped[bool | None] = field(N_("Counselor present"), kind=FLAG)
    student_signed: Mapped[bool | None] = field(N_("Signed by the student"), kind=FLAG)
    family_signed: Mapped[bool | None] = field(N_("Signed by the family"), kind=FLAG)
    counselor_signed: Mapped[bool | None] = field(N_("Signed by the counselor"), kind=FLAG)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
