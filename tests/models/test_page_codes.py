"""Codes of printed pages: they lead back to placement and week, and a mistyped one is told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.book import Book
from app.book.refused import Refused
from app.models import LogPage
from app.models.page_codes import LENGTH, LETTERS, PrintedPage, page_of, pages_for, read_code, record_pages
from tests.models.school_of import make_class

MONDAY = date(2026, 11, 16)
ids = st.text(LETTERS, min_size=LENGTH, max_size=LENGTH)


@given(ids, st.integers(0, LENGTH), st.sampled_from(LETTERS))
def test_one_wrong_character_is_told(id_: str, place: int, wrong: str) -> None:
    code = PrintedPage(id_, "", MONDAY).code
    assert read_code(f" {code.lower().replace('-', ' ')} ") == id_
    typed = code.replace("-", "")
    if typed[place] != wrong:
        with pytest.raises(Refused, match="mistyped"):
            read_code(typed[:place] + wrong + typed[place + 1 :])


@given(ids, st.integers(0, LENGTH - 1))
def test_neighbors_that_changed_places_are_told(id_: str, place: int) -> None:
    typed = PrintedPage(id_, "", MONDAY).code.replace("-", "")
    turned = typed[:place] + typed[place + 1] + typed[place] + typed[place + 2 :]
    if turned != typed:
        with pytest.raises(Refused, match="mistyped"):
            read_code(turned)


def test_a_page_is_kept_once_and_found_by_its_code(book: Book) -> None:
    made = make_class(book)
    wanted = [(made.placements[0], MONDAY), (made.placements[1], MONDAY)]
    pages = pages_for(book, wanted)
    with pytest.raises(Refused, match="No page with the code"):
        page_of(book, pages[0].code)
    assert record_pages(book, pages) == 2
    assert record_pages(book, pages) == 0
    assert book.undo_title is None  # the sheets are out of the house
    assert pages_for(book, wanted) == pages
    found = page_of(book, pages[1].code)
    assert (found.placement_id, found.week) == wanted[1]
    assert len(book.ids(LogPage)) == 2
    with pytest.raises(Refused, match="ten letters and digits"):
        page_of(book, "7K3")
