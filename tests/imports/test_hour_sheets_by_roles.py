"""Who may take an hours sheet back: to take one back is to log hours, not to import."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.exports.hours_sheet import write
from app.imports.hour_sheets import read_hour_sheet, take_back
from app.models import SchoolYear
from tests.hour_sheets import Filling
from tests.models.role_books import OTHER, OWN, RoleBook


def test_teachers_take_back_the_sheets_of_their_own_classes(role_book: RoleBook, tmp_path: Path) -> None:
    today, out = date.today(), tmp_path / "sheet.xlsx"
    sections = {whose: example.id for whose, example in role_book.examples["section"].items()}

    def write_for(book: Book, whose: str) -> None:
        for _step in write(book, out, sections[whose], today, today):
            pass

    with role_book.open_as("coordinator") as book:
        with book.edit("Years") as edit:
            edit.delete(SchoolYear, book.ids(SchoolYear))
        write_for(book, OTHER)
    with role_book.open_as("teacher") as book:
        with pytest.raises(Refused, match="your account does not see"):
            read_hour_sheet(book, out)
        with pytest.raises(Refused, match="your account does not see"):
            write_for(book, OTHER)
        write_for(book, OWN)
        filling = Filling(out)
        filling.page.cell(filling.top, filling.marks[str(today)]).value = 2
        sheet = read_hour_sheet(book, filling.save())
        assert [(c.what, c.before) for c in sheet.changes] == [("changed", 60)]
        assert take_back(book, sheet, sheet.writable) == 1
    with role_book.open_as("viewer") as book, pytest.raises(Refused, match="may not log hours"):
        read_hour_sheet(book, out)
