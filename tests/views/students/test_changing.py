"""Students added, deleted and recorded as gone, one by one and many at once, each with its way back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.models import Student
from app.views.forms.form_dialog import FormDialog
from app.views.students.forms import MANY
from app.views.students.page import StudentsPage
from app.views.window.desk import Desk
from tests.models.school_of import TODAY
from tests.views.students.showing import shown


def test_delete_is_undone_from_the_toast_and_the_choice_stays_near(
    page: StudentsPage, shell: Desk, qtbot: QtBot
) -> None:
    page.table.choose(page.model.id_at(1))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert "Nguyễn, Vinh" not in shown(page)
    assert page.table.currentIndex().row() == 1
    shell.undo()
    qtbot.waitUntil(lambda: "Nguyễn, Vinh" in shown(page))


def test_a_new_student_is_added_and_chosen(page: StudentsPage, shell: Desk, dialogs: list[QDialog]) -> None:
    shell.trigger("student.new")
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    dialog.form.show_values({"first_name": "Mei", "last_name": "Aoki", "grade": "09"})
    dialog.done_with()
    assert shown(page)[0] == "Aoki, Mei"
    assert page.table.selected_ids() == page.book.ids(Student, "aoki")


def test_leaving_needs_a_reason(page: StudentsPage, shell: Desk, dialogs: list[QDialog], qtbot: QtBot) -> None:
    page.table.choose(page.model.id_at(0))
    shell.trigger("students.leave")
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    dialog.done_with()
    assert "reason" in dialog.problem.text()
    dialog.form.show_values({"exit_date": TODAY - timedelta(days=1), "exit_reason": "Moved away"})
    dialog.done_with()
    assert "Echeverría, Tomás" not in shown(page)
    page.list.tabs.choose("left")
    qtbot.waitUntil(lambda: "Echeverría, Tomás" in shown(page))


@pytest.fixture
def many(page: StudentsPage) -> list[str]:
    """More students than are changed at once, all selected."""
    with page.book.edit("Many") as edit:
        rows = [{"last_name": "Sample", "first_name": f"Dov {at}"} for at in range(MANY + 1)]
        ids = edit.insert(Student, rows)
    page.table.selectAll()
    return ids


def test_many_are_deleted_by_a_job_as_one_edit(page: StudentsPage, shell: Desk, many: list[str], qtbot: QtBot) -> None:
    before = page.model.rowCount()
    page.delete()
    page.delete()
    assert page.model.rowCount() == before
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    shell.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == before)


def test_many_leave_by_a_job_which_keeps_the_form_when_refused(
    page: StudentsPage, many: list[str], dialogs: list[QDialog], qtbot: QtBot
) -> None:
    page.leave()
    form = dialogs[0]
    assert isinstance(form, FormDialog)
    form.done_with()
    qtbot.waitUntil(lambda: len(dialogs) == 2)
    assert "reason" in dialogs[1].accessibleDescription()
    form.form.show_values({"exit_date": TODAY - timedelta(days=1), "exit_reason": "Moved away"})
    with qtbot.waitSignal(form.accepted):
        form.done_with()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
