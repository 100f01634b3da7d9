"""Whose week is logged."""

from __future__ import annotations

from datetime import timedelta

from app.book.book import Book
from app.models import Employer, Placement
from app.models.logging_hours import monday_of
from app.models.whose_hours import EVERYONE, Whose, groups, name_of, rows_of
from tests.models.school_of import TODAY, make_class

MONDAY = monday_of(TODAY)


def test_classes_pathways_and_sites_to_choose_from(book: Book) -> None:
    made = make_class(book)
    site = book.ids(Employer)[0]
    assert [(group.whose, group.students) for group in groups(book, TODAY)] == [
        (Whose("section", made.section), 3),
        (Whose("pathway", made.pathway), 0),
        (Whose("site", site), 3),
    ]
    book.save(Placement, made.placements[0], {"ends_on": MONDAY - timedelta(days=1)})
    assert groups(book, TODAY)[-1].students == 2


def test_the_rows_of_each(book: Book) -> None:
    made = make_class(book)
    site = book.ids(Employer)[0]
    with book.edit("Second job") as edit:
        row = {"student_id": made.students[0], "role": "Tutor", "starts_on": MONDAY}
        second = edit.insert(Placement, [row])[0]

    def placements(whose: Whose) -> list[str | None]:
        return [row.placement_id for row in rows_of(book, whose, MONDAY)]

    assert placements(Whose("site", site)) == made.placements
    assert placements(Whose("student", made.students[0])) == [made.placements[0], second]
    everywhere = [made.placements[0], second, *made.placements[1:]]
    assert placements(Whose("section", made.section)) == placements(EVERYONE) == everywhere
    assert name_of(book, Whose("student", made.students[1])) == "Sample01, Ada"
