"""What the home page shows, gathered in one go off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.models import figures
from app.models.answers import Answer
from app.models.attention import Question, questions_for
from app.models.audience import Audience, Role, audience
from app.models.caseload import Case, cases
from app.models.classes import ClassWeek, class_weeks
from app.models.figures import PathwayHours, WeekHours
from app.models.people import Student
from app.models.roster_rows import student_count

if TYPE_CHECKING:
    from app.book.base import Record
    from app.book.book import Book


@dataclass(frozen=True, slots=True)
class SiteReading:
    """The figures of the whole site."""

    here: int
    weeks: tuple[WeekHours, ...]
    goal: int  # minutes in a week; 0 without targets
    months: tuple[tuple[date, int], ...]
    enrolled: tuple[int, ...]
    waiting: tuple[int, int, date | None]  # entries, minutes, the oldest day
    by_pathway: tuple[PathwayHours, ...]


@dataclass(frozen=True, slots=True)
class HomeReading:
    """One look at the book, with the eyes of one role. What is for another role is empty."""

    on: date
    whose: Audience
    students: int  # in the book
    answers: tuple[tuple[Question, Answer], ...]
    site: SiteReading | None = None
    classes: tuple[ClassWeek, ...] = ()
    weeks: tuple[WeekHours, ...] = ()  # of the own students
    goal: int = 0
    cases: tuple[tuple[Case, Record], ...] = ()  # each with its student

    @property
    def found(self) -> tuple[tuple[Question, Answer], ...]:
        """The questions that found something."""
        return tuple((question, answer) for question, answer in self.answers if answer.count)


def read_home(book: Book, role: Role = "coordinator", today: Callable[[], date] = date.today) -> HomeReading:
    """Ask the book for everything that the home page of a role shows."""
    on = today()
    whose = audience(book, role, on)
    answers = tuple((question, question.ask(book, on, whose)) for question in questions_for(book, role))
    count = student_count(book)
    if role == "coordinator":
        return HomeReading(on, whose, count, answers, site=_site(book, on, len(whose.here)))
    if role == "teacher":
        classes = class_weeks(book, on, whose.sections or None)
        weeks = tuple(figures.week_hours(book, on, whose.students))
        goal = figures.weekly_goal(book, on, whose.students)
        return HomeReading(on, whose, count, answers, classes=tuple(classes), weeks=weeks, goal=goal)
    return HomeReading(on, whose, count, answers, cases=_cases(book, on, whose))


def _site(book: Book, on: date, here: int) -> SiteReading:
    return SiteReading(
        here,
        tuple(figures.week_hours(book, on)),
        figures.weekly_goal(book, on),
        tuple(figures.month_minutes(book, on)),
        tuple(figures.enrolled_by_month(book, on)),
        figures.waiting(book),
        tuple(figures.pathway_hours(book, on)),
    )


def _cases(book: Book, on: date, whose: Audience) -> tuple[tuple[Case, Record], ...]:
    found = cases(book, on, whose.plans)
    students = {s.id: s for s in book.records(Student, {"id": {case.student_id for case in found}})}
    return tuple((case, students[case.student_id]) for case in found)
