"""What the window offers to each role: nothing that would only be refused, and nothing less."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTableView

from app.models import Student
from app.models.permissions import ROLES, Role
from app.views.forms.form_dialog import FormDialog
from app.views.home.page import HomePage
from app.views.lists.table_model import TableModel
from app.views.students.forms import edit_student
from app.views.window.allowed import allowed
from app.views.window.commands import COMMANDS
from app.views.window.main_window import MainWindow
from app.views.window.needs import NEEDS
from app.views.window.pages import PAGES
from tests.models.role_books import RoleBook
from tests.views.accessibility import problems
from tests.views.conftest import OpenWindow

Open = Callable[[Role], MainWindow]


@pytest.fixture
def open_for(role_book: RoleBook, open_window: OpenWindow) -> Open:
    return lambda role: open_window(role_book.open_as(role))


def test_every_need_is_that_of_a_command() -> None:
    assert set(NEEDS) <= {command.id for command in COMMANDS}


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_shown_and_only_what_is_allowed_is_offered(open_for: Open, role: Role) -> None:
    window = open_for(role)
    desk = window.at_desk()
    for spec in PAGES:
        if not allowed(desk.book, spec.needs) or spec.id in ("import", "student", "first_run", "safety"):
            continue
        desk.go(spec.id)
        assert desk.place[0] == spec.id
        for action in window.commands:
            if not allowed(desk.book, NEEDS.get(action.objectName(), "")):
                assert not action.isEnabled(), action.objectName()
                assert not action.isVisible(), action.objectName()
    shown = {button.accessibleName() for button in desk.rail.findChildren(QPushButton) if not button.isHidden()}
    assert ("Supports" in shown) == (role != "viewer")
    desk.go("home")
    assert isinstance(desk.page, HomePage)
    assert desk.page.role_button.isHidden() == (role != "coordinator")
    assert problems(window) == []


@pytest.mark.parametrize("role", ROLES)
def test_copies_are_told_of_to_whoever_may_save_one(open_for: Open, role: Role) -> None:
    assert open_for(role).status.backup.isHidden() == (role != "coordinator")


def test_a_page_that_may_not_be_seen_is_refused_in_words(open_for: Open, dialogs: list[QDialog]) -> None:
    desk = open_for("viewer").at_desk()
    here = desk.place
    desk.go("supports")
    assert desk.place == here
    assert len(dialogs) == 1


def test_after_the_book_is_closed_everything_is_offered_again(open_for: Open) -> None:
    window = open_for("viewer")
    assert not window.commands["export.any"].isVisible()
    window.leave_for(window.entrance.show_welcome)()
    assert window.commands["export.any"].isVisible()


def test_a_viewer_reads_forms_and_cells(open_for: Open, role_template: RoleBook, dialogs: list[QDialog]) -> None:
    desk = open_for("viewer").at_desk()
    student = role_template.own("student")
    edit_student(desk, desk.book, student, lambda: None)
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    assert dialog.form.read_only
    assert dialog.verb.isHidden()
    assert not any(widget.isEnabled() for widget in dialog.form.entries())
    dialog.done_with()
    assert desk.book.record(Student, student) is not None
    assert desk.book.undo_title is None
    desk.go("students")
    [model] = {table.model() for table in desk.findChildren(QTableView) if isinstance(table.model(), TableModel)}
    flags = [model.flags(model.index(0, at)) for at in range(model.columnCount())]
    assert not any(flag & Qt.ItemFlag.ItemIsEditable for flag in flags)
