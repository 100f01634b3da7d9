"""The rows behind a number: short texts such as "week:2026-11-16" that a list is asked to show, and what they mean.

A page that is sent to one shows exactly the records that were counted, asked anew whenever the book changes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.book.asking import Between, Not
from app.book.book import Book
from app.i18n import _, short_day
from app.models.attention import QUESTIONS
from app.models.audience import Role, audience, role_named
from app.models.classes import seated
from app.models.figures import members_here
from app.models.hours import HourEntry
from app.models.logging_hours import monday_of
from app.models.pathways import SitePathway
from app.models.placements import Placement
from app.models.school import year_bounds, year_name
from app.models.staff import Section


@dataclass(frozen=True, slots=True)
class Trace:
    """Some records of one list, for a reason that `title` names."""

    title: str
    ids: Callable[[], Collection[str]]


def asked_by(key: str, role: Role) -> str:
    """The rows that a question of the home page counted for a role."""
    return f"ask:{key}:{role}"


def hours_of_week(monday: date, role: Role = "coordinator") -> str:
    """The hour entries of a week that are approved or wait, of the own students of a role."""
    return f"week:{monday.isoformat()}:{role}"


def hours_of_month(day: date) -> str:
    """The approved hour entries of the month in which a day lies, up to today."""
    return f"month:{day.replace(day=1).isoformat()}"


def hours_of_pathway(pathway_id: str) -> str:
    """The approved hour entries of this school year of the members of a pathway."""
    return f"pathway:{pathway_id}"


def hours_of_class(section_id: str) -> str:
    """The hour entries of this week of the students in a section, rejected ones apart."""
    return f"class-week:{section_id}"


def sent_back_in_class(section_id: str) -> str:
    """The rejected hour entries of the students in a section."""
    return f"class-rejected:{section_id}"


def hours_of_placement(placement_id: str) -> str:
    """The hour entries of a placement."""
    return f"placement:{placement_id}"


def students_of_class(section_id: str) -> str:
    """The students who are here and sit in a section today."""
    return f"class-students:{section_id}"


def those(title: str, ids: Iterable[str]) -> str:
    """Records that were counted already, under a title in the language that is spoken."""
    return f"those:{','.join(ids)}:{title}"


def trace(book: Book, what: str) -> Trace | None:
    """The rows that `what` stands for; None where it names something else, a record or a tab."""
    kind, _colon, rest = what.partition(":")
    if not rest or kind not in _KINDS:
        return None
    return _KINDS[kind](book, rest)


def _ask(book: Book, rest: str) -> Trace | None:
    key, _colon, name = rest.partition(":")
    question = next((question for question in QUESTIONS if question.key == key), None)
    role = role_named(name)
    if question is None:
        return None

    def ids() -> Collection[str]:
        today = date.today()
        return question.ask(book, today, audience(book, role, today)).ids

    return Trace(_(question.title), ids)


def _week(book: Book, rest: str) -> Trace:
    day, _colon, name = rest.partition(":")
    monday, role = date.fromisoformat(day), role_named(name)

    def ids() -> Collection[str]:
        where: dict[str, Any] = {
            "state": ["approved", "submitted"],
            "date": Between(monday, monday + timedelta(days=6)),
        }
        own = audience(book, role, date.today()).students
        return book.ids(HourEntry, where=where if own is None else where | {"student_id": own})

    return Trace(_("Week of {day}").format(day=short_day(monday)), ids)


def _month(book: Book, rest: str) -> Trace:
    first = date.fromisoformat(rest)
    after = (first + timedelta(days=31)).replace(day=1)

    def ids() -> Collection[str]:
        last = min(after - timedelta(days=1), date.today())
        return book.ids(HourEntry, where={"state": "approved", "date": Between(first, last)})

    return Trace(_("Approved since {day}").format(day=short_day(first)), ids)


def _pathway(book: Book, rest: str) -> Trace | None:
    pathway = book.record(SitePathway, rest)
    if pathway is None:
        return None

    def ids() -> Collection[str]:
        today = date.today()
        members = members_here(book, today).get(rest, [])
        year = Between(*year_bounds(year_name(today)))
        return book.ids(HourEntry, where={"state": "approved", "date": year, "student_id": members})

    return Trace(_("Approved: {pathway}").format(pathway=pathway.name), ids)


def _placement(book: Book, rest: str) -> Trace | None:
    placement = book.record(Placement, rest)
    if placement is None:
        return None
    title = _("Hours: {placement}").format(placement=placement.role)
    return Trace(title, lambda: book.ids(HourEntry, where={"placement_id": rest}))


def _class_week(book: Book, rest: str) -> Trace:
    def ids() -> Collection[str]:
        monday = monday_of(date.today())
        week = Between(monday, monday + timedelta(days=6))
        students = seated(book, date.today(), [rest])[rest]
        return book.ids(HourEntry, where={"state": Not("rejected"), "date": week, "student_id": students})

    return Trace(_("This week of the class"), ids)


def _class_rejected(book: Book, rest: str) -> Trace:
    def ids() -> Collection[str]:
        students = seated(book, date.today(), [rest])[rest]
        return book.ids(HourEntry, where={"state": "rejected", "student_id": students})

    return Trace(_("Sent back in the class"), ids)


def _class_students(book: Book, rest: str) -> Trace | None:
    section = book.record(Section, rest)
    return section and Trace(section.name, lambda: seated(book, date.today(), [rest])[rest])


def _those(_book: Book, rest: str) -> Trace:
    listed, _colon, title = rest.partition(":")
    ids = listed.split(",") if listed else []
    return Trace(title, lambda: ids)


_KINDS: dict[str, Callable[[Book, str], Trace | None]] = {
    "ask": _ask,
    "week": _week,
    "month": _month,
    "pathway": _pathway,
    "placement": _placement,
    "class-week": _class_week,
    "class-rejected": _class_rejected,
    "class-students": _class_students,
    "those": _those,
}
