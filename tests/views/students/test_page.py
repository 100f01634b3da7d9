"""The page of students: who is shown, where it leads, its pane, and how it is without mouse and sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.models import HourEntry, Student
from app.models.falling_behind import behind
from app.models.traces import asked_by
from app.views.students.page import StudentsPage
from app.views.window.desk import Desk
from app.views.window.page import Room
from tests.models.school_of import Class
from tests.views.accessibility import problems
from tests.views.students.showing import shown


def test_who_is_here_in_the_order_of_names(page: StudentsPage) -> None:
    assert shown(page) == ["Echeverría, Tomás", "Nguyễn, Vinh", "Sample00, Addie", "Sample01, Ada", "Sample02, Ada"]
    assert page.count.text() == "5"


def test_views_have_counts_that_equal_their_rules(page: StudentsPage) -> None:
    counts = {}
    for tab in ("all", "behind", "no_placement", "left"):
        page.list.tabs.choose(tab)
        counts[tab] = page.model.rowCount()
        assert page.list.tabs.bar.tabText(page.list.tabs.bar.currentIndex()).endswith(f"  {counts[tab]}")
    assert counts == {"all": 5, "behind": len({b.student_id for b in behind(page.book)}), "no_placement": 0, "left": 1}


def test_enter_opens_the_student(page: StudentsPage, shell: Desk) -> None:
    page.table.choose(page.book.ids(Student, "nguyen")[0])
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert shell.page is not page
    assert shell.page is not None
    assert shell.page.title.text() == "Vinh Nguyễn"


def test_what_is_chosen_survives_a_new_order(page: StudentsPage) -> None:
    chosen = page.model.id_at(2)
    page.table.choose(chosen)
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert page.table.current_id == chosen
    assert page.table.selected_ids() == [chosen]


def test_the_pane_shows_the_student_and_hides_where_there_is_no_room(
    page: StudentsPage, made: Class, qtbot: QtBot
) -> None:
    page.reflow(Room.WIDE)
    page.table.choose(made.students[0])
    page.list.pane.reread()
    QApplication.processEvents()  # what was added is shown a moment later
    said = " ".join(each.text() for each in page.list.pane.findChildren(QLabel) if not each.isHidden())
    for words in ("Addie Sample00", "Legal: Ada", "Behind", "Tule Creek Clinic", "Clinic aide", "19 h to go"):
        assert words in said
    page.reflow(Room.NARROW)
    assert page.list.pane.isHidden()


def test_the_page_opens_on_a_view_or_a_student(page: StudentsPage, shell: Desk, made: Class) -> None:
    shell.go("students", "behind")
    assert page.list.tabs.current_id == "behind"
    shell.go("students", made.students[2])
    assert (page.list.tabs.current_id, page.table.current_id) == ("all", made.students[2])
    shell.go("students", asked_by("quiet", "coordinator"))
    assert page.list.tabs.current_id == "ask:quiet:coordinator"
    assert page.model.rowCount() == 0
    with page.book.edit("Nothing logged") as edit:
        edit.delete(HourEntry, page.book.ids(HourEntry))
    page.refresh(None)
    assert page.model.rowCount() == 3


def test_an_empty_book_says_what_to_do(shell: Desk, qtbot: QtBot) -> None:
    with shell.book.edit("Nobody") as edit:
        edit.delete(Student, shell.book.ids(Student))
    shell.go("students")
    page = shell.page
    assert isinstance(page, StudentsPage)
    qtbot.waitUntil(lambda: page.list.stack.currentWidget() is page.list.empty)
    assert problems(page) == []
