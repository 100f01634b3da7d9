"""Joining and leaving a pathway: dated memberships that are ended, never overwritten."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day, ngettext
from app.models.enrolling import current
from app.models.pathways import PathwayMembership, SitePathway


def add_pathway(book: Book, values: Mapping[str, Any]) -> str:
    """Add a pathway of the site; returns its id."""
    with book.edit(_("Add pathway")) as edit:
        return edit.insert(SitePathway, [values])[0]


def delete_pathways(book: Book, pathway_ids: Collection[str]) -> None:
    """Mark pathways as deleted. Raises Refused where students belong to one today."""
    if member_ids(book, pathway_ids):
        raise Refused(_("Students belong to this pathway. End their memberships first."))
    with book.edit(_("Delete pathway")) as edit:
        edit.delete(SitePathway, pathway_ids)


def join(book: Book, pathway_id: str, student_ids: Collection[str], starts_on: date, ends_former: bool = True) -> int:
    """Make students members from a day on, as one edit; returns how many were not members yet.

    `ends_former` ends the memberships of other pathways that hold on that day, the day before.
    Raises Refused where all of them are members already.
    """
    held = [
        m
        for m in book.records(PathwayMembership, {"student_id": list(student_ids)})
        if m.ends_on is None or m.ends_on >= starts_on
    ]
    inside = {m.student_id for m in held if m.pathway_id == pathway_id}
    joining = [id_ for id_ in student_ids if id_ not in inside]
    if not joining:
        raise Refused(_("All of them belong to this pathway already."))
    pathway = book.record(SitePathway, pathway_id)
    title = ngettext("Add {count} student to {pathway}", "Add {count} students to {pathway}", len(joining))
    with book.edit(title.format(count=len(joining), pathway=pathway.name if pathway else "")) as edit:
        if ends_former:
            last = {"ends_on": starts_on - timedelta(days=1), "reason": _("Changed pathway")}
            edit.update(PathwayMembership, dict.fromkeys(_former(held, joining, starts_on), last))
        edit.insert(
            PathwayMembership,
            [{"student_id": id_, "pathway_id": pathway_id, "starts_on": starts_on} for id_ in joining],
        )
    return len(joining)


def _former(held: list[Record], joining: list[str], starts_on: date) -> list[str]:
    """The memberships that give way. Raises Refused where one would end before it began."""
    giving_way = [m for m in held if m.student_id in set(joining)]
    for m in giving_way:
        if m.starts_on and m.starts_on >= starts_on:
            raise Refused(
                _("A membership of another pathway begins on {day}, not before this one. Choose a later day.").format(
                    day=day(m.starts_on)
                )
            )
    return [m.id for m in giving_way]


def leave_pathway(book: Book, membership_ids: Collection[str], ends_on: date, reason: str) -> int:
    """End memberships on a day for a reason, as one edit. Raises Refused without a reason or before the beginning."""
    if not reason.strip():
        raise Refused(_("Say why: leaving a pathway needs a reason."))
    for m in book.records(PathwayMembership, {"id": list(membership_ids)}):
        if m.starts_on and ends_on < m.starts_on:
            raise Refused(_("This membership began on {day}. It cannot end before.").format(day=day(m.starts_on)))
    title = ngettext("End {count} pathway membership", "End {count} pathway memberships", len(membership_ids))
    with book.edit(title.format(count=len(membership_ids))) as edit:
        ended = {id_: {"ends_on": ends_on, "reason": reason.strip()} for id_ in membership_ids}
        return edit.update(PathwayMembership, ended)


def member_ids(book: Book, pathway_ids: Collection[str], on: date | None = None) -> set[str]:
    """The students who belong to one of these pathways on a day (today)."""
    m = PathwayMembership
    asked = select(m.student_id).where(
        m.deleted.is_(False), m.pathway_id.in_(pathway_ids), current(m, on or date.today())
    )
    with book.reading() as connection:
        return set(connection.execute(asked).scalars())
