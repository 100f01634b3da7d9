"""An hours sheet by hand: asked for, filled in elsewhere, looked through, taken back, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import HourEntry
from app.models.access import Disclosure
from app.views.hours_sheets.offering import SheetDialog
from app.views.hours_sheets.taking import TakingDialog
from app.views.window import ask
from app.views.window.desk import Desk
from tests.hour_sheets import MONDAY, SINCE, Filling
from tests.models.school_of import log, make_class


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Everything that is asked is answered with this file; what is told is listed."""
    told: list[str] = []
    monkeypatch.setattr(ask, "save_file", lambda *asked: asked[-1](path))
    monkeypatch.setattr(ask, "open_file", lambda *asked: asked[-1](path))
    monkeypatch.setattr(ask, "tell", lambda _parent, title, _said: told.append(title))
    return told


def test_there_and_back(
    book: Book, shell: Desk, dialogs: list[QDialog], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = answer(monkeypatch, path := tmp_path / "sheet.xlsx")
    shell.trigger("hours.sheet")
    assert told.pop() == "There is no class to write a sheet for"
    made = make_class(book, since=SINCE)
    log(book, made, 0, MONDAY, 60, "draft")

    shell.trigger("hours.sheet")
    offered = dialogs.pop()
    assert isinstance(offered, SheetDialog)
    assert (offered.section.currentData(), offered.purpose.disclosure) == (made.section, Disclosure())
    assert [bool(offered.days.itemData(at)) for at in range(4)] == [True, True, True, False]
    shell.go("hours")
    week = shell.page.week.head  # type: ignore[union-attr]
    shell.trigger("hours.sheet")
    assert dialogs.pop().days.currentText() == "This month"  # type: ignore[attr-defined]
    week.turn(-1)
    shell.trigger("hours.sheet")
    assert dialogs.pop().span() == week.span  # type: ignore[attr-defined]
    offered.days.setCurrentIndex(3)
    offered.first.setText("9/14/2026")
    offered.last.setText("lunch")
    offered.ask_where()
    assert told.pop() == "This cannot be done"
    offered.last.setText("9/20/2026")
    offered.ask_where()
    qtbot.waitUntil(path.exists)

    shell.trigger("hours.take_back")
    qtbot.waitUntil(lambda: bool(told))
    assert told.pop() == "Nothing was changed on this sheet"
    sheet = Filling(path)
    sheet.type(0, 2)
    sheet.type(1, "3h30", 25, 4)
    sheet.page.cell(sheet.top + 2, 1).value = "0" * 32
    sheet.save()
    shell.trigger("hours.take_back")
    qtbot.waitUntil(lambda: bool(dialogs))
    taking = dialogs.pop()
    assert isinstance(taking, TakingDialog)
    lines, what = taking.lines, range(taking.lines.count())
    assert [(lines.words(at, 0), lines.words(at, 3), lines.words(at, 4), lines.words(at, 5)) for at in what] == [
        ("Row 12", "", "", "Not taken"),
        ("Sample00, Ada", "1", "2", "Changed"),
        ("Sample01, Ada", "", "3.5", "New"),
        ("Sample01, Ada", "", "25", "Not taken"),
        ("Sample01, Ada", "", "4", "New"),
    ]
    assert lines.counts() == "New: 2 · Changed: 1 · Not taken: 2"
    assert taking.verb.text() == "Take back 3 cells"
    taking.show()
    for row in (0, 2, 3):  # only that of a cell which can be taken has a box
        taking.table.setCurrentIndex(lines.index(row, 0))
        QTest.keyClick(taking.table, Qt.Key.Key_Space)
    assert taking.about.text() == "Row 11, column F: “25” is more than 24 hours."
    assert taking.verb.text() == "Take back 2 cells"
    assert len(book.ids(HourEntry)) == 1, "nothing is written before"
    taking.accept()
    assert sorted(e.minutes for e in book.records(HourEntry)) == [120, 240]
    shell.undo()
    qtbot.waitUntil(lambda: [e.minutes for e in book.records(HourEntry)] == [60])
