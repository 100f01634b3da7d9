"""Everything that was done, in the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.book.slots import BOOK
from app.models import Guardian, Student
from app.models.access import EXPORTED, JOURNAL, access_lines, looked
from app.views.safety import log_table
from app.views.safety.journal import JournalPanel
from app.views.safety.page import SafetyPage
from app.views.window import ask, jobs
from app.views.window.desk import Desk
from app.views.window.page import Room
from tests.views.accessibility import problems
from tests.views.conftest import Present


def panel(shell: Desk) -> JournalPanel:
    shell.go("safety", "journal")
    page = shell.page
    assert isinstance(page, SafetyPage) and isinstance(page.panel, JournalPanel)
    return page.panel


def titles(panel: JournalPanel) -> list[str]:
    return [panel.list.model.index(row, 2).data() for row in range(panel.list.model.rowCount())]


def test_an_edit_is_listed_and_told(shell: Desk, book: Book, qtbot: QtBot) -> None:
    [tomas] = book.ids(Student, "echeverria")
    book.save(Student, tomas, {"grade": "11", "city": "Oak Grove"})
    of = panel(shell)
    assert titles(of) == ["Change 2 fields of Echeverría, Tomás", "Students", "New book"]
    of.list.table.setCurrentIndex(of.list.model.index(0, 0))
    of.pane.reread()
    told = {label.text() for label in of.pane.findChildren(QLabel)}
    assert "Student Echeverría, Tomás: Grade: 12 → 11" in told
    assert "Student Echeverría, Tomás: City: empty → Oak Grove" in told
    assert shell.page is not None and problems(shell.page) == []


def test_enter_tells_an_edit_where_there_is_no_pane(
    shell: Desk, book: Book, monkeypatch: pytest.MonkeyPatch, present: Present
) -> None:
    shown: list[QDialog] = []
    monkeypatch.setattr(ask, "show", shown.append)
    [tomas] = book.ids(Student, "echeverria")
    book.save(Student, tomas, {"grade": "11"})
    of = panel(shell)
    of.reflow(Room.NARROW)
    of.list.table.setCurrentIndex(of.list.model.index(0, 0))
    QTest.keyClick(of.list.table, Qt.Key.Key_Return)
    [dialog] = shown
    present(dialog)
    [told] = dialog.findChildren(QPlainTextEdit)
    assert told.toPlainText() == "Student Echeverría, Tomás: Grade: 12 → 11"
    assert problems(dialog) == []
    dialog.reject()


def test_a_kind_of_record_and_a_student_narrow(shell: Desk, book: Book, qtbot: QtBot) -> None:
    [vinh] = book.ids(Student, "nguyen")
    with book.edit("Family") as edit:
        edit.insert(Guardian, [{"student_id": vinh, "last_name": "Nguyễn"}])
    of = panel(shell)
    of.filters.kind.setCurrentIndex(of.filters.kind.findData("guardian"))
    assert titles(of) == ["Family"]
    of.filters.clear.click()
    with qtbot.waitSignal(of.filters.changed):
        of.filters.student.setText("vinh")
    assert titles(of) == ["Family", "Students"]
    with qtbot.waitSignal(of.filters.changed):
        of.filters.student.setText("echeverria")
    assert titles(of) == ["Students"]


def test_thousands_of_edits_are_read_a_page_at_a_time(shell: Desk, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    of = panel(shell)
    asked: list[int] = []
    read = of.list.model._read
    monkeypatch.setattr(of.list.model, "_read", lambda some: asked.append(len(some)) or read(some))
    of.list.model.show([1] * 5000)
    for row in range(40):
        of.list.model.index(row, 2).data()
    assert sum(asked) <= log_table.PAGE


def test_the_chain_is_proved_in_words(
    shell: Desk, book: Book, qtbot: QtBot, dialogs: list[QDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(shell, "toast", lambda text, *_given, **_more: said.append(text))
    of = panel(shell)
    of.check()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert said and "whole" in said[0]
    of._proved([3, 5])
    assert "3, 5" in dialogs[-1].accessibleDescription()


def test_it_is_said_where_acts_about_accounts_and_copies_are(shell: Desk) -> None:
    of = panel(shell)
    page = shell.page
    assert isinstance(page, SafetyPage)
    [line] = [head for head in of.heads if head is not of.filters]
    assert line.isVisible() and "Accounts, passphrases" in " ".join(each.text() for each in line.findChildren(QLabel))
    line.findChildren(QPushButton)[0].click()
    assert page.parts.current_id == "access" and not line.isVisible()


def test_it_is_exported_and_that_is_noted(
    shell: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    out = tmp_path / "journal.csv"

    def answer(*given: Any) -> None:
        given[-1](out)

    monkeypatch.setattr(ask, "save_file", answer)
    panel(shell).export()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert "New book" in out.read_text(encoding="utf-8-sig")
    [line] = access_lines(shell.book, looked(shell.book))
    assert (line.act, line.what, line.table) == (EXPORTED, JOURNAL, BOOK)
