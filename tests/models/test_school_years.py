from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Placement, SchoolYear, Section
from app.models.day_entries import add_entry
from app.models.logging_hours import monday_of, save_cells, week_rows
from app.models.month_blocks import log_block
from app.models.school_years import following_year, remove_years, save_year
from tests.models.school_of import make_class


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


def test_hours_are_logged_for_days_of_a_school_year_only(book: Book) -> None:
    """The sentence names the years; a summer day belongs to the year that the state counts it to."""
    made = make_class(book, 1)
    [placement] = made.placements
    year, *others = book.records(SchoolYear, sort=[("starts_on", False)])
    with book.edit("Long stay, and a single year without its summer") as edit:
        edit.delete(SchoolYear, [each.id for each in others])
        edit.update(Placement, {placement: {"starts_on": None, "ends_on": None}})
        edit.update(SchoolYear, {year.id: {"starts_on": year.starts_on.replace(month=8)}})
    far = date(1999, 10, 4)
    ways = (
        lambda on: save_cells(book, "Log", {(placement, on): 60}),
        lambda on: add_entry(book, placement, on, {"minutes": 60}),
        lambda on: log_block(book, placement, on, on, 60),
    )
    for after, log in enumerate(ways):
        with pytest.raises(Refused, match=f"no school year of this book .{year.name}."):
            log(far)
        log(year.starts_on + timedelta(days=after))
    [row] = week_rows(book, made.students, monday_of(far))
    assert row.unfit(far).startswith("Oct 4, 1999 lies in no school year")
    with book.edit("Without years") as edit:
        edit.delete(SchoolYear, [year.id])
    assert save_cells(book, "Log", {(placement, far): 60}) == 1
