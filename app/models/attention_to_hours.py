"""Hours that need somebody: to be approved, to be corrected, behind, or not logged at all."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from app.book.book import Book
from app.i18n import _, ngettext, short_day
from app.models import falling_behind
from app.models.answers import Answer, names_of
from app.models.audience import Audience
from app.models.hour_totals import placement_totals
from app.models.hours import HourEntry
from app.models.placements import Placement
from app.models.settings import QUIET_WEEKS, decided


def waiting(book: Book, today: date, whose: Audience) -> Answer:
    """Entries handed in that nobody has approved; the oldest first."""
    entries = [
        e for e in book.records(HourEntry, {"state": "submitted"}, sort=[("date", False)]) if whose.owns(e.student_id)
    ]
    said = ngettext("{count} hour entry waits for approval", "{count} hour entries wait for approval", len(entries))
    detail = _("The oldest is of {day}").format(day=short_day(entries[0].date)) if entries else ""
    return Answer(tuple(e.id for e in entries), said.format(count=len(entries)), detail)


def rejected(book: Book, today: date, whose: Audience) -> Answer:
    """Entries sent back to whoever logged them; the newest first."""
    entries = [
        e
        for e in book.records(HourEntry, {"state": "rejected"}, sort=[("date", True)])
        if whose.cares_for(e.student_id)
    ]
    said = ngettext(
        "{count} rejected hour entry is to be corrected",
        "{count} rejected hour entries are to be corrected",
        len(entries),
    )
    students = list(dict.fromkeys(e.student_id for e in entries))
    return Answer(tuple(e.id for e in entries), said.format(count=len(entries)), names_of(book, students))


def behind(book: Book, today: date, whose: Audience) -> Answer:
    """Students with fewer hours than their placement should have brought by now."""
    ids = list(dict.fromkeys(b.student_id for b in falling_behind.behind(book, today) if whose.cares_for(b.student_id)))
    said = ngettext("{count} student is behind on hours", "{count} students are behind on hours", len(ids))
    return Answer(tuple(ids), said.format(count=len(ids)), names_of(book, ids))


def quiet(book: Book, today: date, whose: Audience) -> Answer:
    """Students whose placement has run for the site's number of weeks with nothing logged, the target not reached."""
    weeks: int = decided(book, QUIET_WEEKS)
    since = today - timedelta(weeks=weeks)
    logged = select(HourEntry.placement_id).where(HourEntry.deleted.is_(False), HourEntry.date > since).distinct()
    with book.reading() as connection:
        busy = set(connection.execute(logged).scalars())
    silent = [
        p
        for p in book.records(Placement, {"state": "active"})
        if p.id not in busy
        and whose.cares_for(p.student_id)
        and (p.starts_on or today) <= since
        and (p.ends_on is None or p.ends_on >= today)
    ]
    totals = placement_totals(book, [p.id for p in silent])
    time = ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)
    ids = list(dict.fromkeys(p.student_id for p in silent if totals[p.id].missing != 0))
    said = ngettext(
        "{count} student has logged nothing for {time}",
        "{count} students have logged nothing for {time}",
        len(ids),
    )
    return Answer(tuple(ids), said.format(count=len(ids), time=time), names_of(book, ids))
