"""What the list of hour entries shows and is filtered by."""

from __future__ import annotations

from app.book.book import Book
from app.models.entry_rows import (
    entry_ids_about,
    entry_rows,
    pathways_by_entry,
    section_names,
    sections_by_entry,
    waiting_count,
    work_by_entry,
)
from tests.models.school_of import TODAY, log, make_class


def test_rows_name_work_class_and_pathway(book: Book) -> None:
    made = make_class(book, 2)
    entry = log(book, made, 1, TODAY, 90)
    row = entry_rows(book, [entry])[entry]
    assert row["student"].last_name == "Sample01"
    assert row["sections"] == ("Period 6 · Internship",)
    assert (row["pathways"], row["pathway_ids"]) == (("Health Careers",), (made.pathway,))
    assert work_by_entry(book) == {entry: row["work"]}
    assert sections_by_entry(book) == {entry: (made.section,)}
    assert section_names(book) == {made.section: "Period 6 · Internship"}
    assert pathways_by_entry(book) == {entry: (made.pathway,)}


def test_entries_are_found_by_student_and_by_work(book: Book) -> None:
    made = make_class(book, 2)
    first, second = (log(book, made, at, TODAY, 60) for at in range(2))
    work = entry_rows(book, [first])[first]["work"]
    assert waiting_count(book) == 2
    assert entry_ids_about(book, "sample00") == {first}
    assert entry_ids_about(book, work) == {first, second}
    assert entry_ids_about(book, "nobody") == set()
