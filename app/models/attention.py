"""What needs somebody's attention: a declared list of questions, each answered by the records behind it.

A subject adds its line here; the home page shows the lines that found something, most urgent first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.book.asking import Between
from app.book.book import Book
from app.i18n import N_, _, ngettext, short_day
from app.models.caseload import sessions_due
from app.models.enrolling import present_ids
from app.models.falling_behind import behind
from app.models.hours import HourEntry
from app.models.people import Student
from app.models.placements import Placement

QUIET = timedelta(weeks=3)


@dataclass(frozen=True, slots=True)
class Answer:
    """The records that a question found: how many, in words, and their ids."""

    count: int
    sentence: str
    detail: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the home page. `page` and `view` name the screen on which its records are seen."""

    key: str
    verb: str  # on its button
    tone: str  # "bad", "warn", "info" or "plum"
    icon: str
    page: str
    ask: Callable[[Book, date], Answer]


def names_of(book: Book, student_ids: list[str], most: int = 2) -> str:
    """The first few names of a list and how many more: "Baptiste, Kealoha and 4 more"."""
    shown = [s.last_name for s in book.records(Student, {"id": student_ids[:most]})]
    rest = len(student_ids) - len(shown)
    names = ", ".join(shown)
    return (
        ngettext("{names} and {count} more", "{names} and {count} more", rest).format(names=names, count=rest)
        if rest
        else names
    )


def _behind(book: Book, today: date) -> Answer:
    students = list(dict.fromkeys(b.student_id for b in behind(book, today)))
    said = ngettext("{count} student is behind on hours", "{count} students are behind on hours", len(students))
    return Answer(len(students), said.format(count=len(students)), names_of(book, students), tuple(students))


def _waiting(book: Book, today: date) -> Answer:
    entries = book.records(HourEntry, {"state": "submitted"}, sort=[("date", False)])
    said = ngettext("{count} hour entry waits for approval", "{count} hour entries wait for approval", len(entries))
    detail = _("The oldest is of {day}").format(day=short_day(entries[0].date)) if entries else ""
    return Answer(len(entries), said.format(count=len(entries)), detail, tuple(e.id for e in entries))


def _sessions(book: Book, today: date) -> Answer:
    due = sessions_due(book, today)
    left = sum(d.planned - d.held for d in due)
    said = ngettext("{count} support session is due this week", "{count} support sessions are due this week", left)
    students = list(dict.fromkeys(d.student_id for d in due))
    return Answer(left, said.format(count=left), names_of(book, students), tuple(d.plan_id for d in due))


def quiet(book: Book, today: date) -> Answer:
    """Students whose placement has run for three weeks in which nothing was logged."""
    here = present_ids(book, today)
    running = [
        p
        for p in book.records(Placement, {"state": "active"})
        if p.student_id in here
        and (p.starts_on or today) <= today - QUIET
        and (p.ends_on is None or p.ends_on >= today)
    ]
    logged = {e.placement_id for e in book.records(HourEntry, {"date": Between(today - QUIET)})}
    students = list(dict.fromkeys(p.student_id for p in running if p.id not in logged))
    said = ngettext(
        "{count} student has logged nothing for three weeks",
        "{count} students have logged nothing for three weeks",
        len(students),
    )
    return Answer(len(students), said.format(count=len(students)), names_of(book, students), tuple(students))


QUESTIONS: tuple[Question, ...] = (
    Question("waiting", N_("Approve"), "bad", "clipboard-check", "hours", _waiting),
    Question("behind", N_("See who"), "warn", "triangle-alert", "students", _behind),
    Question("sessions", N_("Open"), "plum", "message-square", "supports", _sessions),
    Question("quiet", N_("See who"), "info", "clock", "students", quiet),
)
