"""Erasing for good in the window: nothing goes before a reason and the name are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Note, Student
from app.models.erasing import erasures
from app.models.noting import add_note
from app.models.saved_views import save_view
from app.views.safety.erase_dialog import EraseDialog, erase_leavers, erase_note
from app.views.safety.old_backups import BackupsDialog
from app.views.window import jobs
from app.views.window.desk import Desk
from tests.views.accessibility import problems
from tests.views.conftest import Present


@pytest.fixture
def tomas(book: Book) -> str:
    return book.ids(Student, "echeverria")[0]


def asked(dialogs: list[QDialog]) -> EraseDialog:
    dialog = dialogs[-1]
    assert isinstance(dialog, EraseDialog)
    return dialog


def erasing(shell: Desk, student: str, dialogs: list[QDialog], present: Present) -> EraseDialog:
    """What opens for one student, in front of the person."""
    shell.go("student", student)
    shell.trigger("student.erase")
    dialog = asked(dialogs)
    present(dialog)
    return dialog


def agree(dialog: EraseDialog, typed: str, qtbot: QtBot) -> None:
    dialog.kind.setCurrentIndex(max(0, dialog.kind.currentIndex()))
    dialog.words.setText("Typed twice")
    dialog.typed.setText(typed)
    assert dialog.verb.isEnabled()
    dialog.verb.click()
    qtbot.waitUntil(lambda: not jobs.busy())


def test_a_student_goes_with_a_reason_and_the_name(
    shell: Desk, book: Book, tomas: str, dialogs: list[QDialog], qtbot: QtBot, present: Present
) -> None:
    dialog = erasing(shell, tomas, dialogs, present)
    assert problems(dialog) == []
    assert not dialog.verb.isEnabled()
    dialog.typed.setText("203519")
    assert not dialog.verb.isEnabled()  # a reason is missing
    agree(dialog, "Tomás Echeverría", qtbot)
    assert [student.last_name for student in book.records(Student)] == ["Nguyễn"]
    assert erasures(book)[0].reason == "Typed twice"
    assert shell.place[0] == "students"


def test_enter_alone_erases_nothing_and_throws_nothing_away(
    shell: Desk, book: Book, tomas: str, dialogs: list[QDialog], present: Present
) -> None:
    dialog = erasing(shell, tomas, dialogs, present)
    QTest.keyClick(dialog.kind, Qt.Key.Key_Return)
    assert dialog.kind.hasFocus()
    dialog.kind.setCurrentIndex(0)
    QTest.keyClick(dialog.kind, Qt.Key.Key_Return)
    assert dialog.words.hasFocus()
    dialog.words.setText("Typed twice")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.typed.hasFocus()
    QTest.keyClick(dialog.typed, Qt.Key.Key_Return)
    assert dialog.typed.hasFocus()
    dialog.typed.setText("203519")
    QTest.keyClick(dialog.typed, Qt.Key.Key_Return)
    assert dialog.verb.hasFocus()
    assert dialog.isVisible() and book.record(Student, tomas)


def test_a_reason_does_not_name_the_student(
    shell: Desk, book: Book, tomas: str, dialogs: list[QDialog], present: Present
) -> None:
    dialog = erasing(shell, tomas, dialogs, present)
    dialog.kind.setCurrentIndex(0)
    dialog.typed.setText("203519")
    dialog.words.setText("Tomás was entered twice")
    assert not dialog.verb.isEnabled()
    assert dialog.problem.isVisible() and "“Tomás” names the student" in dialog.problem.text()
    assert "“Tomás”" in dialog.words.accessibleDescription()
    assert problems(dialog) == []
    dialog.words.setText("Entered twice")
    assert dialog.verb.isEnabled() and dialog.problem.isHidden() and dialog.hint.isVisible()


def test_a_note_goes_and_the_student_stays(
    shell: Desk, book: Book, tomas: str, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    note = add_note(book, tomas, "Of another child")
    erase_note(shell, note)
    agree(asked(dialogs), "203519", qtbot)
    assert book.ids(Note) == [] and book.record(Student, tomas)


def test_nobodys_reason_is_taken_for_granted(
    shell: Desk, book: Book, tomas: str, dialogs: list[QDialog], present: Present
) -> None:
    dialog = erasing(shell, tomas, dialogs, present)
    assert dialog.kind.currentIndex() == -1
    dialog.words.setText("Typed twice")
    dialog.typed.setText("203519")
    assert not dialog.verb.isEnabled()
    dialog.kind.setCurrentIndex(0)
    assert dialog.verb.isEnabled()


def test_of_many_the_number_confirms(shell: Desk, book: Book, dialogs: list[QDialog], qtbot: QtBot) -> None:
    erase_leavers(shell, book.ids(Student), "2019-2020", lambda: None)
    dialog = asked(dialogs)
    assert dialog.kind.currentData() == "retention"
    dialog.words.setText("The schedule")
    dialog.typed.setText("Tomás Echeverría")
    assert not dialog.verb.isEnabled()
    agree(dialog, "2", qtbot)
    assert book.ids(Student) == []


def test_backups_that_hold_it_are_offered_to_be_deleted(
    shell: Desk, book: Book, tomas: str, dialogs: list[QDialog], qtbot: QtBot, present: Present
) -> None:
    old: Path = book.back_up()
    shell.go("student", tomas)
    shell.trigger("student.erase")
    agree(asked(dialogs), "203519", qtbot)
    offer = dialogs[-1]
    assert isinstance(offer, BackupsDialog)
    present(offer)
    assert problems(offer) == []
    offer.drop()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert not old.exists()
    assert len([path for path in old.parent.iterdir() if path.is_dir()]) == 1  # made anew, without the student
    assert book.backups_holding(Student, [tomas]) == []


def test_saved_views_that_go_too_are_told_before(
    shell: Desk, book: Book, tomas: str, dialogs: list[QDialog], present: Present
) -> None:
    save_view(book, "students", "Mondays", '{"text": "Echeverría"}')
    save_view(book, "students", "Sophomores", "{}")
    dialog = erasing(shell, tomas, dialogs, present)
    assert problems(dialog) == []
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "A saved view has the name or ID in it and goes, too: “Mondays”." in said
