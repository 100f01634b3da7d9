"""Confidential notes on a student's page: seen, written, changed, moved and erased by counselors alone."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.book import accounts
from app.book.book import Book
from app.models import sealed_notes
from app.models.opening import open_book
from app.models.people import Student
from app.views.confidential.note_dialog import SealedNoteDialog, Task
from app.views.confidential.verbs import MoveDialog, RevisionsDialog
from app.views.forms.form_dialog import FormDialog
from app.views.picturing import confidential
from app.views.safety.erase_dialog import EraseDialog
from app.views.students.student import StudentPage
from app.views.window.allowed import allowed
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.views.window.palette import Palette
from tests.views.accessibility import problems
from tests.views.conftest import OpenWindow, Present

AnyDialog = TypeVar("AnyDialog", bound=QDialog)


def said(widget: QWidget) -> str:
    QApplication.processEvents()  # what was added is shown a moment later
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def press(widget: QWidget, name: str) -> None:
    buttons = {each.accessibleName() or each.text(): each for each in widget.findChildren(QAbstractButton)}
    buttons[name].click()


def shown(dialogs: list[QDialog], kind: type[AnyDialog], present: Present) -> AnyDialog:
    dialog = dialogs[-1]
    assert isinstance(dialog, kind)
    present(dialog)
    assert problems(dialog) == []
    return dialog


def test_a_counselor_sees_the_notes_and_drafts(page: StudentPage) -> None:
    words = said(page.tab("supports").confidential)
    assert "moving again in January" in words
    assert "Only you" in words
    assert "was not finished" in words
    assert problems(page) == []


def test_the_dialog_names_the_student_and_no_two_buttons_are_alike(
    page: StudentPage, dialogs: list[QDialog], present: Present
) -> None:
    page.tabs.choose("supports")
    buttons = [
        each.text()
        for each in page.findChildren(QAbstractButton)
        if "note" in each.text().lower() and each.isVisibleTo(page)
    ]
    assert sorted(buttons) == ["Add confidential note", "Add note"]
    page.tab("supports").confidential.write()
    assert "Aguilar-Reyes, Maribel" in shown(dialogs, SealedNoteDialog, present).heading.text()


def test_written_with_ctrl_enter(
    page: StudentPage, dialogs: list[QDialog], qtbot: QtBot, maribel: str, present: Present
) -> None:
    page.shell.trigger("student.sealed")
    dialog = shown(dialogs, SealedNoteDialog, present)
    dialog.done_with()
    assert dialog.problem.isVisible() and dialog.isVisible()
    dialog.words.setPlainText("A new worry")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    newest = sealed_notes.of_student(page.book, maribel)[0]
    assert (newest.text, newest.scope) == ("A new worry", "counselors")
    assert "A new worry" in said(page.tab("supports").confidential)


def test_own_notes_say_when_they_are_lost(
    page: StudentPage, dialogs: list[QDialog], qtbot: QtBot, maribel: str, present: Present
) -> None:
    page.tab("supports").confidential.write()
    dialog = shown(dialogs, SealedNoteDialog, present)
    assert not dialog.lost.isVisible()
    dialog.scope.setCurrentIndex(dialog.scope.findData("mine"))
    assert dialog.lost.isVisible()
    dialog.words.setPlainText("Mine")
    dialog.done_with()
    assert sealed_notes.of_student(page.book, maribel)[0].scope == "mine"


def test_changed_looked_back_and_moved(
    page: StudentPage, dialogs: list[QDialog], qtbot: QtBot, maribel: str, notes: Book, present: Present
) -> None:
    note = next(each for each in sealed_notes.of_student(notes, maribel) if each.revisions)
    page.tab("supports").confidential.change(note)
    dialog = shown(dialogs, SealedNoteDialog, present)
    assert dialog.scope.findData("mine") == -1, "others could read it already"
    dialog.words.setPlainText("Changed")
    dialog.done_with()
    note = sealed_notes.one(notes, note.id)
    page.tab("supports").confidential.look_back(note)
    before = shown(dialogs, RevisionsDialog, present)
    assert "Changed" in said(before) and "first period." in said(before)
    before.close()
    press(page.tab("supports").confidential, "Move the note of Nov 12, 2026 to another student")
    move = shown(dialogs, MoveDialog, present)
    assert not move.verb.isEnabled()
    move.student.show_value(other := notes.ids(Student, "Barragán")[0])
    move.verb.click()
    assert sealed_notes.one(notes, note.id).student_id == other


def test_erased_with_a_reason_and_the_name(
    page: StudentPage, dialogs: list[QDialog], qtbot: QtBot, maribel: str, notes: Book, present: Present
) -> None:
    note = sealed_notes.of_student(notes, maribel)[-1]
    page.tab("supports").confidential.erase(note)
    dialog = shown(dialogs, EraseDialog, present)
    dialog.kind.setCurrentIndex(0)
    dialog.words.setText("Two folders were mixed up")
    assert not dialog.verb.isEnabled()
    dialog.typed.setText("Maribel Aguilar-Reyes")
    dialog.verb.click()
    qtbot.waitUntil(lambda: note.id not in {each.id for each in sealed_notes.search(notes, "")})


def test_a_draft_is_gone_on_with_and_esc_keeps_one(
    page: StudentPage, dialogs: list[QDialog], qtbot: QtBot, maribel: str, notes: Book, present: Present
) -> None:
    press(page.tab("supports").confidential, "Go on with the draft")
    dialog = shown(dialogs, SealedNoteDialog, present)
    assert dialog.words.toPlainText() == "Thursday: she said that"
    dialog.words.setPlainText("Thursday: she said that it")
    dialog.reject()
    asked = dialogs[-1]
    assert asked is not dialog and dialog.isVisible()
    press(asked, "Keep as a draft")
    assert not dialog.isVisible()
    [draft] = sealed_notes.drafts_of(notes, maribel)
    assert draft.text.endswith("that it")
    press(page.tab("supports").confidential, "Go on with the draft")
    again = dialogs[-1]
    assert isinstance(again, SealedNoteDialog)
    again.done_with()
    assert sealed_notes.drafts_of(notes, maribel) == []


def test_locking_keeps_what_was_typed_as_a_draft(
    window: MainWindow, page: StudentPage, path: Path, maribel: str, qtbot: QtBot
) -> None:
    dialog = SealedNoteDialog(page, page.book, Task(maribel))
    dialog.open()
    dialog.words.setPlainText("Half a zanzibar")
    window.commands["book.lock"].trigger()
    assert window.desk is None
    with open_book(path, confidential.COUNSELORS) as book:
        assert sealed_notes.drafts_of(book, maribel)[0].text == "Half a zanzibar"
        assert "Half a zanzibar" not in {note.text for note in sealed_notes.search(book, "")}
    for file in path.parent.rglob("*"):
        assert not file.is_file() or b"zanzibar" not in file.read_bytes()


def test_others_are_not_offered_them(path: Path, open_window: OpenWindow, maribel: str, window: MainWindow) -> None:
    window.close()
    made = open_window(open_book(path, confidential.PASSPHRASE))
    desk = made.at_desk()
    desk.go("student", maribel)
    assert isinstance(desk.page, StudentPage)
    assert desk.page.tab("supports").confidential.isHidden()
    for command in ("student.sealed", "notes.search"):
        assert not made.commands[command].isVisible()
        assert not made.commands[command].isEnabled()
    assert not allowed(desk.book, "sealed_notes")


def test_the_open_note_says_who_can_read_it(page: StudentPage, dialogs: list[QDialog], present: Present) -> None:
    page.tab("supports").notes.write()
    assert isinstance(dialogs[-1], FormDialog)
    assert dialogs[-1].sentence.text().startswith("Not restricted: everybody who may see this student")


def test_the_palette_and_the_history_hold_no_word(desk: Desk, window: MainWindow, page: StudentPage) -> None:
    desk.show_history()
    assert "January" not in said(desk.history)
    window.find()
    [palette] = window.findChildren(Palette)
    palette.edit.setText("January")
    listed = [palette.list.model().index(row, 0) for row in range(palette.list.model().rowCount())]
    assert not any("Came by" in str(index.data()) for index in listed)


def test_without_the_key_nothing_is_said_to_be_nothing(path: Path, open_window: OpenWindow) -> None:
    otto = "eleven calm herons"
    with open_book(path, confidential.PASSPHRASE) as coordinator:
        accounts.add(coordinator, "Otto Reyes", "counselor", otto)
    desk = open_window(open_book(path, otto)).at_desk()
    desk.go("student", desk.book.ids(Student, "Aguilar")[0])
    assert isinstance(desk.page, StudentPage)
    words = said(desk.page.tab("supports").confidential)
    assert "do not have the counselors' key yet" in words and "Nothing yet" not in words
