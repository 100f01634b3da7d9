"""What the home page shows, gathered in one go off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.models import figures
from app.models.attention import QUESTIONS, Answer, Question
from app.models.enrolling import present_ids
from app.models.figures import PathwayHours, WeekHours
from app.models.pathways import SitePathway
from app.models.roster_rows import student_count
from app.models.standing import standings

if TYPE_CHECKING:
    from app.book.book import Book


@dataclass(frozen=True, slots=True)
class HomeReading:
    """One look at the whole book."""

    on: date
    students: int  # in the book
    here: int
    pathways: int
    answers: tuple[tuple[Question, Answer], ...]  # those that found something
    weeks: tuple[WeekHours, ...]
    months: tuple[tuple[date, int], ...]
    enrolled: tuple[int, ...]
    waiting: tuple[int, int, date | None]  # entries, minutes, the oldest day
    unplaced: int
    by_pathway: tuple[PathwayHours, ...]


def read_home(book: Book, today: Callable[[], date] = date.today) -> HomeReading:
    """Ask the book for everything that the home page shows."""
    on = today()
    answers = [(question, question.ask(book, on)) for question in QUESTIONS]
    return HomeReading(
        on,
        student_count(book),
        len(present_ids(book, on)),
        len(book.ids(SitePathway)),
        tuple((question, answer) for question, answer in answers if answer.count),
        tuple(figures.week_hours(book, on)),
        tuple(figures.month_minutes(book, on)),
        tuple(figures.enrolled_by_month(book, on)),
        figures.waiting(book),
        sum(code == "no_placement" for code in standings(book, on).values()),
        tuple(figures.pathway_hours(book, on)),
    )
