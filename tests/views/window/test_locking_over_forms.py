"""Half-typed forms: locking finishes none of them and loses no text, and closing the window asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.models.notes import Note
from app.models.opening import open_book
from app.models.people import Student
from app.views.forms.form_dialog import FormDialog
from app.views.window import ask
from app.views.window.kept_forms import KeptTexts
from app.views.window.main_window import MainWindow
from tests.views.accessibility import problems
from tests.views.window.test_locking import (
    PASSPHRASE,
    TOM,
    Clock,
    clock,
    path,
    template,
    unlock,
    unlock_screen,
    working,
)

__all__ = ["clock", "path", "template", "working"]


@pytest.fixture
def student(working: MainWindow, monkeypatch: pytest.MonkeyPatch) -> str:
    """Her page is shown, and dialogs open."""
    monkeypatch.setattr(ask, "show", QDialog.open)
    desk = working.at_desk()
    [made] = desk.book.ids(Student)
    desk.go("student", made)
    return made


def open_form(window: MainWindow, command: str) -> FormDialog:
    window.commands[command].trigger()
    [form] = [d for d in window.findChildren(FormDialog) if d.isVisible()]
    return form


def test_a_note_is_not_published_by_locking_and_goes_on_after_it(
    working: MainWindow, student: str, path: Path, qtbot: QtBot
) -> None:
    form = open_form(working, "student.note").form
    form.editor("text").put_back(None, "She told me HALF2")
    form.editor("visibility").put_back(None, "restricted")
    working.locking.lock()
    said = unlock_screen(working).sentence.text()
    assert "is kept for you" in said and "Everything is saved" not in said
    with open_book(path, PASSPHRASE) as book:
        assert book.records(Note) == []
    unlock(working, "Carmen Ortega", PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in working.findChildren(FormDialog)))
    [again] = [each for each in working.findChildren(FormDialog) if each.isVisible()]
    again.done_with()
    [note] = working.at_desk().book.records(Note)
    assert (note.student_id, note.text, note.visibility) == (student, "She told me HALF2", "restricted")


def test_a_form_is_never_finished_by_locking_and_its_texts_wait_for_whoever_typed_them(
    working: MainWindow, student: str, clock: Clock, qtbot: QtBot
) -> None:
    form = open_form(working, "student.new").form
    for name in ("first_name", "last_name"):  # whole: its button would add her
        form.editor(name).put_back(None, "Vinh")
    clock.steady += 15 * 60
    working.locking.look()
    unlock(working, "Tom Ash", TOM, qtbot)
    assert working.findChildren(KeptTexts) == []
    working.commands["book.lock"].trigger()
    unlock(working, "Carmen Ortega", PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: bool(working.findChildren(KeptTexts)))
    [kept] = working.findChildren(KeptTexts)
    assert kept.texts.toPlainText().count("Vinh") == 2
    assert problems(kept) == []
    assert working.at_desk().book.ids(Student) == [student]


@pytest.mark.parametrize("command", ["student.note", "referral.student"])
def test_closing_the_window_asks_before_a_form_is_lost(working: MainWindow, student: str, command: str) -> None:
    form = open_form(working, command)
    form.form.editor("text" if command == "student.note" else "what").put_back(None, "She HALF")
    assert not working.close()
    assert not working.close()  # pressed again, it asks no second question
    [asked] = [each for each in form.findChildren(QDialog) if each.isVisible()]
    assert "Throw away" in asked.windowTitle()
    asked.reject()
    assert form.isVisible() and form.touched and working.desk is not None
    working.close()
    [asked] = [each for each in form.findChildren(QDialog) if each.isVisible()]
    asked.accept()
    assert working.desk is None and working.isHidden()
