"""What the lists of pathways and of their members show, and which memberships hold today."""

from __future__ import annotations

from datetime import timedelta

from app.book.book import Book
from app.models import PathwayMembership
from app.models.enrolling import leave
from app.models.joining_pathways import add_pathway, join
from app.models.pathway_rows import (
    member_counts,
    member_rows,
    membership_ids_about,
    memberships_kept,
    memberships_today,
    pathway_rows,
)
from tests.models.school_of import TODAY, make_class


def test_who_left_the_school_is_a_member_no_longer(book: Book) -> None:
    made = make_class(book, 3)
    leave(book, made.students[:1], TODAY - timedelta(days=1), "Moved away")
    assert pathway_rows(book, [made.pathway])[made.pathway]["members"] == 2
    assert member_counts(book) == {made.pathway: 2}
    assert len(memberships_today(book)) == 2
    assert len(memberships_kept(book)) == 3


def test_rows_of_members(book: Book) -> None:
    made = make_class(book, 2)
    rows = member_rows(book, list(memberships_today(book)))
    assert sorted(row["last_name"] for row in rows.values()) == ["Sample00", "Sample01"]
    assert all(row["id"] == id_ and row["pathway"] == "Health Careers" for id_, row in rows.items())
    assert len(made.students) == len(rows)


def test_members_are_found_by_student_and_by_pathway(book: Book) -> None:
    made = make_class(book, 2)
    media = add_pathway(book, {"name": "Media Arts"})
    join(book, media, made.students[:1], TODAY)
    [in_media] = book.ids(PathwayMembership, where={"pathway_id": media})
    assert membership_ids_about(book, "media") == {in_media}
    assert len(membership_ids_about(book, "sample00")) == 2
    assert membership_ids_about(book, "nobody") == set()
