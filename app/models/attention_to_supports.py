"""Supports that need somebody: sessions and reviews that are due, what was promised, families to call."""

from __future__ import annotations

from datetime import date, timedelta

from app.book.asking import Between
from app.book.book import Book
from app.i18n import _, ngettext
from app.models.answers import Answer, names_of
from app.models.audience import Audience
from app.models.caseload import own_staff_id, sessions_due
from app.models.contacting_families import contacts_to_follow_up
from app.models.holding_meetings import follow_ups
from app.models.supports import SupportPlan


def sessions(book: Book, today: date, whose: Audience) -> Answer:
    """Plans of which sessions planned for this week have not been held."""
    due = [d for d in sessions_due(book, today) if whose.cares_for(d.student_id) and whose.provides(d.plan_id)]
    said = ngettext(
        "{count} support plan has sessions due this week", "{count} support plans have sessions due this week", len(due)
    )
    open_ones = sum(d.planned - d.held for d in due)
    detail = _("{sessions}: {names}").format(
        sessions=ngettext("{count} session", "{count} sessions", open_ones).format(count=open_ones),
        names=names_of(book, list(dict.fromkeys(d.student_id for d in due))),
    )
    return Answer(tuple(d.plan_id for d in due), said.format(count=len(due)), detail if due else "")


def reviews(book: Book, today: date, whose: Audience) -> Answer:
    """Plans whose day of review has passed; the latest first."""
    plans = [
        p
        for p in book.records(
            SupportPlan,
            {"state": "active", "review_on": Between(None, today - timedelta(days=1))},
            sort=[("review_on", False)],
        )
        if whose.cares_for(p.student_id) and whose.provides(p.id)
    ]
    said = ngettext(
        "{count} support plan should have been reviewed", "{count} support plans should have been reviewed", len(plans)
    )
    names = names_of(book, list(dict.fromkeys(p.student_id for p in plans)))
    return Answer(tuple(p.id for p in plans), said.format(count=len(plans)), names)


def promised(book: Book, today: date, whose: Audience) -> Answer:
    """What the person said in meetings to do; what is late comes first."""
    own = own_staff_id(book)
    found = follow_ups(book, own, today) if own else []
    said = ngettext("{count} follow-up of meetings is yours", "{count} follow-ups of meetings are yours", len(found))
    late = sum(each.late for each in found)
    detail = ngettext("{count} is late: {what}", "{count} are late: {what}", late) if late else "{what}"
    return Answer(
        tuple(each.item_id for each in found),
        said.format(count=len(found)),
        detail.format(count=late, what=found[0].what) if found else "",
    )


def families(book: Book, today: date, whose: Audience) -> Answer:
    """The students whose families the person said to contact again by now."""
    own = own_staff_id(book)
    due = contacts_to_follow_up(book, own, today) if own else []
    ids = list(dict.fromkeys(each.student_id for each in due if each.student_id in whose.here))
    said = ngettext("{count} family waits for your call", "{count} families wait for your call", len(ids))
    return Answer(tuple(ids), said.format(count=len(ids)), names_of(book, ids))
