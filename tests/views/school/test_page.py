"""The site in place, its years, its staff and its sections."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import SchoolYear, Section, SectionStaff, SectionStudent, Site, Staff, Student, SupportPlan
from app.models.school import year_name
from app.views.forms.form_dialog import FormDialog
from app.views.hours.page import HoursPage
from app.views.school.page import SchoolPage
from app.views.school.seating import SeatingDialog
from app.views.school.sections import SectionList
from app.views.school.staff import StaffList
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, book: Book) -> SchoolPage:
    """The page over a book with a teacher, a counselor and a section of one student."""
    with book.edit("School") as edit:
        staff = edit.insert(
            Staff,
            [
                {"last_name": "Ruiz", "first_name": "Dana", "role": "teacher", "email": "dana.ruiz@example.org"},
                {"last_name": "Vang", "first_name": "Mai", "role": "counselor"},
            ],
        )
        [section] = edit.insert(Section, [{"name": "Period 2 · Health", "school_year": year_name(date.today())}])
        edit.insert(SectionStaff, [{"section_id": section, "staff_id": staff[0], "is_primary": True}])
        edit.insert(SectionStudent, [{"section_id": section, "student_id": book.ids(Student)[0]}])
    assert window.desk is not None
    window.desk.go("school")
    shown = window.desk.page
    assert isinstance(shown, SchoolPage)
    return shown


def staff_of(page: SchoolPage) -> StaffList:
    page.show_record("staff")
    shown = page.shown
    assert isinstance(shown, StaffList)
    return shown


def sections_of(page: SchoolPage) -> SectionList:
    page.show_record("sections")
    shown = page.shown
    assert isinstance(shown, SectionList)
    return shown


def press(page: SchoolPage, name: str) -> None:
    """Press the button of this name in the pane."""
    assert page.shown is not None
    page.shown.pane.reread()
    buttons = page.shown.pane.findChildren(QPushButton) + page.shown.pane.findChildren(QToolButton)
    [*_former, found] = [b for b in buttons if name in (b.accessibleName(), b.text())]
    found.click()


def test_a_field_of_the_site_is_saved_when_it_is_left(page: SchoolPage, qtbot: QtBot) -> None:
    street = page.site.form.editor("street").widget
    street.setFocus()
    qtbot.keyClicks(street, "1 Levee Road")
    qtbot.keyClick(street, Qt.Key.Key_Tab)
    assert page.book.records(Site)[0].street == "1 Levee Road"
    page.book.undo()
    assert page.site.form.editor("street").read() is None
    code = page.site.form.editor("cds_code").widget
    code.setFocus()
    qtbot.keyClicks(code, "12")
    qtbot.keyClick(code, Qt.Key.Key_Tab)
    assert code.text() == "12"  # type: ignore[attr-defined]
    assert page.book.records(Site)[0].cds_code is None


def test_a_site_keeps_its_name(page: SchoolPage, qtbot: QtBot) -> None:
    name = page.site.form.editor("name").widget
    name.setFocus()
    name.clear()  # type: ignore[attr-defined]
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    assert name.text() == page.book.records(Site)[0].name == "Oak Grove High"  # type: ignore[attr-defined]


def test_the_next_year_is_added_with_one_key(page: SchoolPage, dialogs: list[QDialog]) -> None:
    page.years.new_button.click()
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    dialog.done_with()
    assert len(page.book.ids(SchoolYear)) == 2
    page.years.delete(page.book.ids(SchoolYear)[1])
    assert len(page.book.ids(SchoolYear)) == 1


def test_staff_are_added_changed_and_deleted_with_undo(page: SchoolPage, dialogs: list[QDialog]) -> None:
    shown = staff_of(page)
    assert shown.model.rowCount() == 2
    shown.new()
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    dialog.form.show_values({"last_name": "Okafor", "role": "teacher"})
    dialog.done_with()
    assert shown.table.current_id == page.book.ids(Staff, "okafor")[0]
    shown.delete()
    assert page.book.ids(Staff, "okafor") == []
    page.book.undo()
    assert len(page.book.ids(Staff, "okafor")) == 1


def test_a_provider_is_not_deleted(page: SchoolPage, dialogs: list[QDialog]) -> None:
    vang = page.book.ids(Staff, "vang")[0]
    student = page.book.ids(Student)[0]
    with page.book.edit("Plan") as edit:
        row = {"student_id": student, "domain": "academic", "need": "Reading", "starts_on": date.today()}
        edit.insert(SupportPlan, [row | {"provider_id": vang}])
    page.show_record(vang)
    shown = staff_of(page)
    shown.table.choose(vang)
    shown.delete()
    [dialog] = dialogs
    assert "provides 1 support plan" in dialog.accessibleDescription()
    assert page.book.record(Staff, vang) is not None


def test_students_come_into_a_section_and_go(page: SchoolPage, shell: Desk, dialogs: list[QDialog]) -> None:
    sections_of(page)
    press(page, "Add students")
    [dialog] = dialogs
    assert isinstance(dialog, SeatingDialog)
    assert dialog.model.rowCount() == 1
    dialog.take([dialog.model.id_at(0)])
    assert dialog.verb.text() == "Add 1 student"
    dialog.add()
    assert len(page.book.ids(SectionStudent)) == 2
    page.book.undo()
    student = page.book.records(Student)[0]
    press(page, f"Take {student.last_name}, {student.first_name} out of the section")
    assert page.shown is not None
    assert page.shown.model.row(0)["students"] == 0


def test_the_week_grid_of_a_section(page: SchoolPage, shell: Desk) -> None:
    sections_of(page)
    press(page, "Open week grid")
    assert isinstance(shell.page, HoursPage)
    assert shell.page.week.head.group.text() == "Period 2 · Health"


def test_teachers_are_typed_with_the_section(page: SchoolPage, dialogs: list[QDialog]) -> None:
    shown = sections_of(page)
    shown.edit()
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    assert dialog.children_list is not None
    row = dialog.children_list.add(None)
    row.form.show_values({"staff_id": page.book.ids(Staff, "vang")[0]})
    dialog.done_with()
    assert len(page.book.ids(SectionStaff)) == 2


def test_empty_lists_say_what_belongs_there(page: SchoolPage) -> None:
    shown = staff_of(page)
    shown.filters.search.setText("nobody of this name")
    shown.filters.changed.emit()
    assert shown.stack.currentWidget() is shown.hidden
    shown.filters.clear()
    with page.book.edit("All") as edit:
        edit.delete(Staff, page.book.ids(Staff))
    assert shown.stack.currentWidget() is shown.empty
