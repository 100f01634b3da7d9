"""Deleting is a mark; what cannot be without a record goes and comes back with it."""

from __future__ import annotations

from app.book.book import Book
from app.models import Employer, HourEntry, Placement, Student
from tests.books import dump
from tests.models.school_of import TODAY, log, make_class


def test_what_needs_a_record_is_deleted_and_comes_back_with_it(book: Book) -> None:
    made = make_class(book, 2)
    entries = [log(book, made, at, TODAY, 60, "approved") for at in range(2)]
    before = dump(book)
    with book.edit("Delete student") as edit:
        assert edit.delete(Student, made.students[:1]) == 1
    assert book.ids(Placement) == made.placements[1:]
    assert book.ids(HourEntry) == entries[1:]
    book.undo()
    assert dump(book) == before
    assert book.check() == []


def test_an_optional_reference_stays(book: Book) -> None:
    made = make_class(book, 2)
    with book.edit("Delete employer") as edit:
        edit.delete(Employer, book.ids(Employer))
    assert book.ids(Placement) == made.placements
