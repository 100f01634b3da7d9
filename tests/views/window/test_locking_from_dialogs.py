"""The keys of the lock hold wherever the keyboard is: in dialogs, above dialogs, in menus and in open lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import sealed_notes
from app.models.opening import open_book
from app.views.confidential.note_dialog import SealedNoteDialog
from app.views.entrance.unlock import Unlock
from app.views.picturing import confidential
from app.views.students.student import StudentPage
from app.views.window import ask
from app.views.window.main_window import MainWindow
from app.views.window.palette import Palette
from tests.views.confidential.conftest import desk, maribel, notes, notes_template, page, path, window

__all__ = ["desk", "maribel", "notes", "notes_template", "page", "path", "window"]

LOCK = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def _dialogs_open(monkeypatch: pytest.MonkeyPatch, _no_dialogs: None) -> None:
    monkeypatch.setattr(ask, "show", QDialog.open)


def press(qtbot: QtBot, modifiers: Qt.KeyboardModifier = LOCK) -> None:
    """Presses the keys as the system tells of them: at the window that has the keyboard."""
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.activateWindow()  # as a desktop does by itself
        qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    qtbot.keyClick(QApplication.focusWindow(), Qt.Key.Key_K, modifiers)


def note_dialog(window: MainWindow, page: StudentPage) -> SealedNoteDialog:
    page.write_confidential()
    [dialog] = window.findChildren(SealedNoteDialog)
    dialog.words.setPlainText("She asked for")
    return dialog


def in_the_note(window: MainWindow, page: StudentPage) -> QWidget:
    return note_dialog(window, page).words


def in_a_question_above_it(window: MainWindow, page: StudentPage) -> QWidget:
    dialog = note_dialog(window, page)
    dialog.reject()
    [asked] = dialog.findChildren(QDialog)
    return asked


def in_a_list_of_it(window: MainWindow, page: StudentPage) -> QWidget:
    box = note_dialog(window, page).scope
    assert isinstance(box, QComboBox)
    box.showPopup()
    return box.view()


def in_a_menu_above_it(window: MainWindow, page: StudentPage) -> QWidget:
    menu = QMenu(note_dialog(window, page))
    menu.addAction("Paste")
    menu.popup(window.mapToGlobal(window.rect().center()))
    return menu


@pytest.mark.parametrize("place", [in_the_note, in_a_question_above_it, in_a_list_of_it, in_a_menu_above_it])
def test_the_book_is_locked_and_the_draft_kept(
    window: MainWindow,
    page: StudentPage,
    notes: Book,
    maribel: str,
    qtbot: QtBot,
    place: Callable[[MainWindow, StudentPage], QWidget],
) -> None:
    drafts = len(sealed_notes.drafts_of(notes, maribel))
    where, path = place(window, page), notes.path
    qtbot.waitUntil(where.isVisible)
    press(qtbot)
    assert window.desk is None
    screen = window.entrance.currentWidget()
    assert isinstance(screen, Unlock)
    assert QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None
    window.activateWindow()
    qtbot.waitUntil(screen.entry.hasFocus)
    with open_book(path, confidential.COUNSELORS) as book:
        kept = sealed_notes.drafts_of(book, maribel)
        assert len(kept) == drafts + 1
        assert "She asked for" in [draft.text for draft in kept]
        assert date.today() in [draft.date for draft in kept]


def test_in_a_menu_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    [menu, *_others] = [action.menu() for action in window.menuBar().actions()]
    assert isinstance(menu, QMenu)
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    press(qtbot)
    assert window.desk is None
    assert QApplication.activePopupWidget() is None


def test_the_palette_goes_with_the_book(window: MainWindow) -> None:
    window.commands["go.find"].trigger()
    [palette] = window.findChildren(Palette)
    window.locking.lock()
    assert window.desk is None and not palette.isVisible()


def test_other_keys_lock_nothing(window: MainWindow, page: StudentPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(in_the_note(window, page).isVisible)
    press(qtbot, Qt.KeyboardModifier.ShiftModifier)
    assert window.desk is not None
