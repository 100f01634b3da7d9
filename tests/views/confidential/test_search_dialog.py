"""Searching all confidential notes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from app.book.book import Book
from app.book.erasing import Reason
from app.models.erasing import WRONG_CHILD, erasing_students
from app.models.opening import open_book
from app.models.people import Student
from app.views.confidential.search_dialog import SearchDialog
from app.views.look.item_button import ItemButton
from app.views.picturing import confidential
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.views.accessibility import problems
from tests.views.conftest import OpenWindow, Present


def lines(dialog: QDialog) -> list[ItemButton]:
    QApplication.processEvents()  # what was added is shown a moment later
    return [each for each in dialog.findChildren(ItemButton) if not each.isHidden()]


def opened(desk: Desk, dialogs: list[QDialog], present: Present) -> SearchDialog:
    desk.trigger("notes.search")
    dialog = dialogs[-1]
    assert isinstance(dialog, SearchDialog)
    present(dialog)
    return dialog


def test_found_by_words_and_opened_at_the_student(
    desk: Desk, dialogs: list[QDialog], notes: Book, present: Present
) -> None:
    dialog = opened(desk, dialogs, present)
    assert len(lines(dialog)) == 3
    assert problems(dialog) == []
    dialog.show_found("sleeps")
    assert dialog.count.text() == "1 note"
    [line] = lines(dialog)
    assert line.accessibleName().startswith("Do, Khanh")
    line.click()
    assert desk.place == ("student", notes.ids(Student, "Khanh")[0])
    assert not dialog.isVisible()


def test_nothing_found(desk: Desk, dialogs: list[QDialog], present: Present) -> None:
    dialog = opened(desk, dialogs, present)
    dialog.show_found("zzzz")
    assert (lines(dialog), dialog.count.text()) == ([], "0 notes")


def test_notes_on_erased_students_are_told(
    window: MainWindow, path: Path, dialogs: list[QDialog], open_window: OpenWindow, present: Present
) -> None:
    window.close()
    with open_book(path, confidential.PASSPHRASE) as coordinator:
        khanh = coordinator.ids(Student, "Khanh")
        for _step in erasing_students(coordinator, khanh, Reason(WRONG_CHILD, "Court order of May")):
            pass
    made = open_window(open_book(path, confidential.COUNSELORS))
    dialog = opened(made.at_desk(), dialogs, present)
    assert "Erase one…" in {each.text() for each in dialog.findChildren(QAbstractButton)}
    assert problems(dialog) == []
