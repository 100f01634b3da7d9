"""Joining and leaving pathways keeps every former membership with its dates."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import PathwayMembership, SitePathway
from app.models.joining_pathways import (
    add_pathway,
    delete_pathways,
    join,
    leave_pathway,
    member_ids,
)
from app.models.pathway_rows import member_counts, memberships_today
from tests.books import dump
from tests.models.school_of import TODAY, make_class


def test_joining_ends_the_former_membership_the_day_before(book: Book) -> None:
    made = make_class(book, 3)
    media = add_pathway(book, {"name": "Media Arts"})
    assert join(book, media, made.students[:2], TODAY) == 2
    former = book.records(PathwayMembership, {"pathway_id": made.pathway, "student_id": made.students[0]})[0]
    assert (former.ends_on, former.reason) == (TODAY - timedelta(days=1), "Changed pathway")
    assert member_ids(book, [media]) == set(made.students[:2])
    assert member_counts(book) == {media: 2, made.pathway: 1}
    before = dump(book)
    book.undo()
    assert member_ids(book, [media]) == set()
    book.redo()
    assert dump(book)["pathway_membership"] == before["pathway_membership"]


def test_both_memberships_may_go_on(book: Book) -> None:
    made = make_class(book, 1)
    media = add_pathway(book, {"name": "Media Arts"})
    join(book, media, made.students, TODAY, ends_former=False)
    assert member_ids(book, [made.pathway]) == member_ids(book, [media]) == set(made.students)


def test_who_belongs_already_is_not_added_again(book: Book) -> None:
    made = make_class(book, 1)
    with pytest.raises(Refused, match="already"):
        join(book, made.pathway, made.students, TODAY)


def test_a_membership_never_ends_before_it_began(book: Book) -> None:
    made = make_class(book, 1)
    media = add_pathway(book, {"name": "Media Arts"})
    join(book, media, made.students, TODAY)
    other = add_pathway(book, {"name": "Culinary"})
    before = dump(book)
    with pytest.raises(Refused, match="later day"):
        join(book, other, made.students, TODAY)
    [membership] = memberships_today(book)
    with pytest.raises(Refused, match="cannot end before"):
        leave_pathway(book, [membership], TODAY - timedelta(days=1), "Moved")
    with pytest.raises(Refused, match="reason"):
        leave_pathway(book, [membership], TODAY, "  ")
    assert dump(book) == before


def test_leaving_needs_a_day_and_a_reason(book: Book) -> None:
    make_class(book, 2)
    ids = list(memberships_today(book))
    assert leave_pathway(book, ids, TODAY - timedelta(days=1), "Graduated") == 2
    assert memberships_today(book) == set()
    assert {m.reason for m in book.records(PathwayMembership)} == {"Graduated"}


def test_a_pathway_with_members_is_not_deleted(book: Book) -> None:
    made = make_class(book, 1)
    with pytest.raises(Refused, match="belong"):
        delete_pathways(book, [made.pathway])
    leave_pathway(book, list(memberships_today(book)), TODAY - timedelta(days=1), "Ended")
    delete_pathways(book, [made.pathway])
    assert book.ids(SitePathway) == []
