"""What is pasted or typed into the week grid: told in right numbers, never misread, never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.book.refused import Refused
from app.models import HourEntry, Placement
from app.models.approving import approve
from app.models.logging_hours import monday_of
from app.views.hours import week_model
from app.views.hours.page import HoursPage
from app.views.hours.week_model import STATE
from app.views.hours.week_words import Skipped
from app.views.window.desk import Desk
from tests.models.school_of import TODAY, Class, log

MONDAY = monday_of(TODAY)


def test_a_block_too_large_says_what_became_of_all_its_cells(
    page: HoursPage, book: Book, made: Class, qtbot: QtBot
) -> None:
    approve(book, [log(book, made, 0, MONDAY, 120)])
    log(book, made, 1, MONDAY, 60)
    page.week.grid.go(page.week.model.index(0, 2))
    QGuiApplication.clipboard().setText("\n".join(["\t".join(["1"] * 100)] * 100))
    with qtbot.waitSignal(page.week.model.skipped) as said:
        page.week.grid.paste()
    assert said.args == [Skipped(148, 1, 9850)]
    assert book.undo_title == "Paste 148 cells"
    words = " ".join(each.text() for each in page.window().findChildren(QLabel))
    assert "148 cells changed. 1 cell that is locked" in words
    assert "9,850 pasted cells found no row or day" in words


@pytest.mark.parametrize("text", ["1 2", '"1\n1"', "1,000", "0.001"])
def test_what_could_be_misread_is_kept_and_marked(page: HoursPage, book: Book, made: Class, text: str) -> None:
    log(book, made, 0, MONDAY, 120)
    model = page.week.model
    assert not model.setData(model.index(0, 2), text)
    assert (model.index(0, 2).data(), model.index(0, 2).data(STATE)) == (text, "bad")
    assert [e.minutes for e in book.records(HourEntry)] == [120]


def test_what_the_book_refuses_is_kept_and_marked(page: HoursPage, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_edit: object, **_more: object) -> int:
        raise Refused("Another change is being saved.")

    monkeypatch.setattr(week_model, "save_cells", busy)
    model = page.week.model
    assert not model.setData(model.index(0, 2), "7.25")
    assert (model.index(0, 2).data(), model.index(0, 2).data(STATE)) == ("7.25", "bad")
    assert "being saved" in model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)


def test_what_is_being_typed_is_saved_before_an_undo(
    page: HoursPage, shell: Desk, book: Book, made: Class, qtbot: QtBot
) -> None:
    with book.edit("Delete placement") as edit:
        edit.delete(Placement, [made.placements[5]])
    page.week.grid.go(page.week.model.index(0, 2))
    QTest.keyClicks(page.week.grid, "7")
    editor = page.week.grid.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, ".25")
    shell.undo()
    qtbot.waitUntil(lambda: book.redo_title == "Log hours")
    book.redo()
    assert [e.minutes for e in book.records(HourEntry)] == [435]
    assert page.week.model.problems == 0
