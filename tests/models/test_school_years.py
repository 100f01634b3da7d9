from __future__ import annotations

from datetime import date

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import SchoolYear, Section
from app.models.school_years import following_year, remove_years, save_year


def test_the_year_after_the_last_one_keeps_its_days(book: Book) -> None:
    [present] = book.records(SchoolYear)
    save_year(book, {"name": "", "starts_on": date(2031, 8, 12), "ends_on": date(2032, 6, 4)})
    assert following_year(book) == {
        "name": "2032-2033", "starts_on": date(2032, 8, 12), "ends_on": date(2033, 6, 4),
    }  # fmt: skip
    names = [year.name for year in book.records(SchoolYear)]
    assert names == [present.name, "2031-2032"]


def test_an_empty_book_begins_with_the_present_year(book: Book) -> None:
    remove_years(book, book.ids(SchoolYear))
    assert following_year(book, date(2030, 3, 1))["name"] == "2029-2030"


def test_a_leap_day_is_followed_by_the_28th(book: Book) -> None:
    save_year(book, {"starts_on": date(2040, 2, 29), "ends_on": date(2040, 6, 1)})
    assert following_year(book)["starts_on"] == date(2041, 2, 28)


def test_days_that_do_not_fit_are_refused(book: Book) -> None:
    [present] = book.records(SchoolYear)
    with pytest.raises(Refused, match="ends before it begins"):
        save_year(book, {"starts_on": date(2031, 8, 12), "ends_on": date(2031, 8, 12)})
    with pytest.raises(Refused, match=present.name):
        save_year(book, {"starts_on": present.ends_on, "ends_on": present.ends_on.replace(year=2050)})


def test_sections_follow_the_name_of_their_year(book: Book) -> None:
    [present] = book.records(SchoolYear)
    with book.edit("Section") as edit:
        [section] = edit.insert(Section, [{"name": "Period 1", "school_year": present.name}])
    days = {"starts_on": present.starts_on, "ends_on": present.ends_on}
    save_year(book, {"name": "Year of the move", **days}, present.id)
    assert book.records(Section, {"id": section})[0].school_year == "Year of the move"
    with pytest.raises(Refused, match="1 section"):
        remove_years(book, [present.id])
    book.undo()
    assert book.records(Section, {"id": section})[0].school_year == present.name
