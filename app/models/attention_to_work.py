"""Pathways, placements and employers that need somebody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from app.book.asking import Between
from app.book.book import Book
from app.i18n import _, ngettext, short_day
from app.models import employer_standing
from app.models.answers import Answer, listed, names_of
from app.models.audience import Audience
from app.models.employers import Employer
from app.models.expecting import without_pathway_ids
from app.models.people import Student
from app.models.placements import Placement
from app.models.standing import unplaced_ids

ENDING = timedelta(weeks=2)


def unplaced(book: Book, today: date, whose: Audience) -> Answer:
    """Students whom the school wants to have a placement by now, and who have none."""
    without = unplaced_ids(book, today)
    ids = [id_ for id_ in book.ids(Student) if id_ in without and whose.cares_for(id_)]
    said = ngettext("{count} student has no placement", "{count} students have no placement", len(ids))
    return Answer(tuple(ids), said.format(count=len(ids)), names_of(book, ids))


def no_pathway(book: Book, today: date, whose: Audience) -> Answer:
    """Students who should have chosen a pathway by now."""
    without = without_pathway_ids(book, today)
    ids = [id_ for id_ in book.ids(Student) if id_ in without and whose.cares_for(id_)] if without else []
    said = ngettext("{count} student has no pathway", "{count} students have no pathway", len(ids))
    return Answer(tuple(ids), said.format(count=len(ids)), names_of(book, ids))


def ending(book: Book, today: date, whose: Audience) -> Answer:
    """Placements at work that end soon; the first first."""
    soon = [
        p
        for p in book.records(
            Placement, {"state": "active", "ends_on": Between(today, today + ENDING)}, sort=[("ends_on", False)]
        )
        if whose.cares_for(p.student_id)
    ]
    said = ngettext(
        "{count} placement ends in the next two weeks", "{count} placements end in the next two weeks", len(soon)
    )
    detail = _("{names}; the first on {day}").format(
        names=names_of(book, list(dict.fromkeys(p.student_id for p in soon))), day=short_day(soon[0].ends_on)
    ) if soon else ""  # fmt: skip
    return Answer(tuple(p.id for p in soon), said.format(count=len(soon)), detail)


def agreements(book: Book, today: date, whose: Audience) -> Answer:
    """Employers with students at work or to come, whose agreement ends within 60 days or has ended."""
    late = employer_standing.expiring(book, today)
    said = ngettext(
        "{count} employer of students has an agreement that ends soon or has ended",
        "{count} employers of students have an agreement that ends soon or has ended",
        len(late),
    )
    return _of_employers(book, list(late), said)


def thanks(book: Book, today: date, whose: Audience) -> Answer:
    """Employers who did something for students and have not been thanked."""
    owed = employer_standing.thanks_owed(book)
    said = ngettext("{count} employer is owed thanks", "{count} employers are owed thanks", len(owed))
    return _of_employers(book, book.ids(Employer, where={"id": list(owed)}), said)


def follow_ups(book: Book, today: date, whose: Audience) -> Answer:
    """Employers whom somebody said to contact again by now; the longest wait first."""
    due = {id_: on for id_, on in employer_standing.follow_ups(book).items() if on <= today}
    said = ngettext("{count} employer waits for a follow-up", "{count} employers wait for a follow-up", len(due))
    return _of_employers(book, sorted(due, key=lambda id_: (due[id_], id_)), said)


def _of_employers(book: Book, ids: Sequence[str], said: str) -> Answer:
    first = [e.name for e in book.records(Employer, {"id": list(ids[:2])})]
    return Answer(tuple(ids), said.format(count=len(ids)), listed(first, len(ids)) if ids else "")
