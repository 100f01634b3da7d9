"""The rows behind a number: short texts such as "week:2026-11-16" that a list is asked to show, and what they mean.

A page that is sent to one shows exactly the records that were counted, asked anew whenever the book changes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from app.book.asking import Between
from app.book.book import Book
from app.i18n import _, short_day
from app.models.attention import QUESTIONS
from app.models.audience import Role, audience, role_named
from app.models.figures import members_here
from app.models.hours import HourEntry
from app.models.pathways import SitePathway
from app.models.school import year_bounds, year_name


@dataclass(frozen=True, slots=True)
class Trace:
    """Some records of one list, for a reason that `title` names."""

    title: str
    ids: Callable[[], Collection[str]]


def asked_by(key: str, role: Role) -> str:
    """The rows that a question of the home page counted for a role."""
    return f"ask:{key}:{role}"


def hours_of_week(monday: date) -> str:
    """The hour entries of a week that are approved or wait."""
    return f"week:{monday.isoformat()}"


def hours_of_month(day: date) -> str:
    """The approved hour entries of the month in which a day lies, up to today."""
    return f"month:{day.replace(day=1).isoformat()}"


def hours_of_pathway(pathway_id: str) -> str:
    """The approved hour entries of this school year of the members of a pathway."""
    return f"pathway:{pathway_id}"


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
    monday = date.fromisoformat(rest)
    where = {"state": ["approved", "submitted"], "date": Between(monday, monday + timedelta(days=6))}
    title = _("Week of {day}").format(day=short_day(monday))
    return Trace(title, lambda: book.ids(HourEntry, where=where))


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


_KINDS: dict[str, Callable[[Book, str], Trace | None]] = {
    "ask": _ask,
    "week": _week,
    "month": _month,
    "pathway": _pathway,
}
