"""Records that are typed below the one they rest on: the family in the form of a student."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Guardian, Student
from app.views.forms.child_list import ChildList
from app.views.forms.form_dialog import FormDialog
from app.views.look.theme import Choice, Theme
from app.views.students.forms import edit_student, new_student
from tests.views.accessibility import problems
from tests.views.conftest import Present


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    yield made


@pytest.fixture
def dialog(book: Book, parent: QWidget, dialogs: list[QDialog], present: Present) -> FormDialog:
    new_student(parent, book, lambda _id: None)
    found = dialogs.pop()
    assert isinstance(found, FormDialog)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    present(found)
    return found


def family(dialog: FormDialog) -> ChildList:
    assert dialog.children_list is not None
    return dialog.children_list


def keys(text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type where the keyboard is, and press a key."""
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, text)
    QTest.keyClick(here, key)


def test_a_student_with_two_guardians_by_keys_is_one_edit(dialog: FormDialog, book: Book) -> None:
    """Enter from field to field; besides the letters 33 keys, most of them Enter in fields that stay empty."""
    count = 0
    for name in ("Ana", "Pena"):
        keys(name)
        count += 1
    while not family(dialog).add_button.hasFocus():
        keys("")
        count += 1
    for first, last in (("Rosa", "Pena"), ("Luis", "Ruiz")):
        if not family(dialog).rows or family(dialog).add_button.hasFocus():
            keys("")
            count += 1
        for text in (first, last, "", "555-0101", "", "", ""):
            keys(text)
            count += 1
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert count + 1 == 33
    [student] = book.records(Student, text="pena")
    assert {(g.first_name, g.student_id) for g in book.records(Guardian)} == {
        ("Rosa", student.id),
        ("Luis", student.id),
    }
    book.undo()
    assert book.records(Guardian) == []
    assert len(book.records(Student)) == 2


def test_a_blank_row_is_nobody_and_a_half_one_is_marked(dialog: FormDialog, book: Book) -> None:
    dialog.form.show_values({"first_name": "Ana", "last_name": "Peña"})
    row = family(dialog).add(None)
    row.form.show_values({"first_name": "Rosa"})
    dialog.done_with()
    assert dialog.isVisible()
    assert row.form.editor("last_name").widget.hasFocus()
    row.form.show_values({"first_name": None})
    dialog.done_with()
    assert not dialog.isVisible()
    assert book.records(Guardian) == []


def test_what_is_removed_can_be_put_back_before_saving(
    book: Book, parent: QWidget, dialogs: list[QDialog], present: Present
) -> None:
    [student, *_others] = book.ids(Student)
    with book.edit("Family") as edit:
        edit.insert(Guardian, [{"student_id": student, "last_name": name} for name in ("Rosa", "Saez")])
    edit_student(parent, book, student, lambda: None)
    dialog = dialogs.pop()
    assert isinstance(dialog, FormDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    present(dialog)
    first, second = family(dialog).rows
    first.cross.click()
    second.cross.click()
    assert dialog.touched
    assert second.put_back.hasFocus()
    second.put_back.click()
    dialog.done_with()
    assert [g.last_name for g in book.records(Guardian)] == ["Saez"]
    assert book.undo_title == "Change family of Echeverría, Tomás"
    book.undo()
    assert len(book.records(Guardian)) == 2


@pytest.mark.parametrize("theme_name", ["light", "dark", "contrast"])
def test_without_mouse_and_without_sight(dialog: FormDialog, look: Theme, theme_name: Choice) -> None:
    look.apply(theme_name)
    family(dialog).add(None)
    assert problems(dialog) == []
    dialog.discard()
