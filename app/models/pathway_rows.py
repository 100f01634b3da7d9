"""The rows of the lists of pathways and of their members, gathered a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from app.book.book import Book
from app.models.enrolling import current, present_ids
from app.models.pathways import PathwayMembership, SitePathway
from app.models.people import Student

PATHWAYS_REST_ON = ("pathway_membership", "enrollment", "student")
"""The tables besides the pathways' own that their rows show."""

MEMBERS_REST_ON = ("pathway_membership", "student", "site_pathway", "enrollment")
"""The tables whose changes alter the members' rows and which of them are members today."""


def pathway_rows(book: Book, pathway_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By pathway: its fields, the words `sector` and `cte_pathway`, and `members` who are here today."""
    shown = book.rows(SitePathway, pathway_ids, ["sector_id", "cte_pathway_id"])
    counts = member_counts(book)
    return {
        p.id: p._asdict()
        | {"sector": shown[p.id][0] or "", "cte_pathway": shown[p.id][1] or "", "members": counts.get(p.id, 0)}
        for p in book.records(SitePathway, {"id": list(pathway_ids)})
    }


def member_counts(book: Book, on: date | None = None) -> dict[str, int]:
    """How many of the students who are here on a day (today) belong to each pathway."""
    m, today = PathwayMembership, on or date.today()
    here = present_ids(book, today)
    asked = select(m.pathway_id, m.student_id).where(m.deleted.is_(False), current(m, today)).distinct()
    counts: dict[str, int] = {}
    with book.reading() as connection:
        for pathway_id, student_id in connection.execute(asked):
            if student_id in here:
                counts[pathway_id] = counts.get(pathway_id, 0) + 1
    return counts


def member_rows(book: Book, membership_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By membership: its own fields, the word `pathway`, and `last_name`, `first_name`, `preferred_name`, `local_id`,
    `pronouns` and `grade` of the student. Members that were deleted are left out.
    """
    members = book.records(PathwayMembership, {"id": list(membership_ids)})
    students = {s.id: s for s in book.records(Student, {"id": {m.student_id for m in members}})}
    pathways = {p.id: p.name for p in book.records(SitePathway)}
    rows: dict[str, dict[str, Any]] = {}
    for m in members:
        if student := students.get(m.student_id):
            rows[m.id] = {**student._asdict(), **m._asdict(), "pathway": pathways.get(m.pathway_id, "")}
    return rows


def memberships_today(book: Book, on: date | None = None) -> set[str]:
    """The memberships that hold on a day (today), of students who are here."""
    m, today = PathwayMembership, on or date.today()
    here = present_ids(book, today)
    asked = select(m.id, m.student_id).where(m.deleted.is_(False), current(m, today))
    with book.reading() as connection:
        return {id_ for id_, student_id in connection.execute(asked) if student_id in here}


def memberships_kept(book: Book) -> set[str]:
    """All memberships, those that have ended too; not those of students who were deleted."""
    there = set(book.ids(Student))
    return {id_ for id_, student_id in book.column(PathwayMembership, "student_id").items() if student_id in there}


def membership_ids_about(book: Book, text: str) -> set[str]:
    """The memberships whose student holds every word of `text`, or whose pathway does."""
    return {
        *book.ids(PathwayMembership, where={"student_id": book.ids(Student, text)}),
        *book.ids(PathwayMembership, where={"pathway_id": book.ids(SitePathway, text)}),
    }
