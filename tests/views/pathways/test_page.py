"""Pathways: targets edited in place, members with dates, joining and leaving."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import CtePathway, PathwayMembership, SitePathway, Student
from app.models.joining_pathways import member_ids
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_edit import RecordEdit
from app.views.look.theme import Choice, Theme
from app.views.pathways.joining import JoiningDialog
from app.views.pathways.page import PathwaysPage
from app.views.window.desk import Desk
from tests.models.school_of import TODAY, Class, make_class
from tests.views.accessibility import problems
from tests.views.conftest import Present


@pytest.fixture
def made(book: Book) -> Class:
    found = make_class(book, 3)
    with book.edit("Another") as edit:
        edit.insert(SitePathway, [{"name": "Auto Technology"}])
    book.forget_undo()
    return found


@pytest.fixture
def page(made: Class, shell: Desk) -> PathwaysPage:
    shell.go("pathways")
    found = shell.page
    assert isinstance(found, PathwaysPage)
    return found


def test_pathways_with_their_members(page: PathwaysPage) -> None:
    shown = [[page.pathways.index(row, column).data() for column in (0, 3, 4)] for row in range(2)]
    assert shown == [["Auto Technology", "", "0"], ["Health Careers", "80", "3"]]


def test_the_hour_target_is_edited_in_place(page: PathwaysPage, made: Class, qtbot: QtBot) -> None:
    row = page.pathways.row_of(made.pathway)
    assert row is not None
    index = page.pathways.index(row, 3)
    assert page.pathways.setData(index, "120")
    assert page.book.record(SitePathway, made.pathway).target_minutes == 7200  # type: ignore[union-attr]
    assert not page.pathways.setData(index, "many")
    assert index.data() == "many"
    page.shell.trigger("edit.undo")
    qtbot.waitUntil(lambda: page.book.record(SitePathway, made.pathway).target_minutes == 4800)  # type: ignore[union-attr]


def test_members_of_the_chosen_pathway(page: PathwaysPage, made: Class) -> None:
    assert page.member_stack.currentWidget() is page.nobody
    page.show_record(made.pathway)
    assert page.members.rowCount() == 3
    assert page.members.index(0, 0).data() == "Sample00, Ada"
    page.member_table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert page.members.index(0, 0).data() == "Sample02, Ada"


def test_ending_needs_a_reason_and_keeps_the_membership(
    page: PathwaysPage, made: Class, shell: Desk, dialogs: list[QDialog]
) -> None:
    page.show_record(made.pathway)
    page.member_table.selectRow(0)
    shell.trigger("pathway.end")
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    dialog.done_with()
    assert "reason" in dialog.problem.text()
    dialog.form.show_values({"ends_on": TODAY - timedelta(days=1), "reason": "Moved"})
    dialog.done_with()
    assert page.members.rowCount() == 2
    page.tabs.choose("all")
    assert page.members.rowCount() == 3
    assert page.members.index(0, 4).data() == "Moved"


def test_a_new_pathway_takes_sector_and_name_from_the_code(
    page: PathwaysPage, shell: Desk, dialogs: list[QDialog]
) -> None:
    shell.trigger("pathway.new")
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    code = page.book.records(CtePathway)[0]
    edit = dialog.form.editor("cte_pathway_id").widget
    assert isinstance(edit, RecordEdit)
    edit.show_value(code.id)
    edit.picked.emit()
    assert dialog.form.editor("name").read() == code.name
    assert dialog.form.editor("sector_id").read() == code.sector_id
    dialog.form.show_values({"target_minutes": 5400})
    dialog.done_with()
    row = page.pathways.row_of(page.table.current_id)
    assert row is not None
    assert [page.pathways.index(row, column).data() for column in (0, 3)] == [code.name, "90"]


def test_a_pathway_with_members_stays(page: PathwaysPage, made: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("app.views.window.ask.tell", lambda _parent, _title, sentence: said.append(sentence))
    page.show_record(made.pathway)
    page.delete()
    assert "belong" in said[0]
    assert page.pathways.rowCount() == 2


def test_students_are_added_by_keys(
    page: PathwaysPage, shell: Desk, qtbot: QtBot, present: Present, book: Book, made: Class
) -> None:
    auto = page.pathways.id_at(0)
    counts: list[int] = []
    dialog = JoiningDialog(page, shell, auto, counts.append)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    present(dialog)
    for name in ("sample01", "nguyen"):
        QTest.keyClicks(dialog.search, name)
        qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert list(dialog.taken.values()) == ["Sample01, Ada", "Nguyễn, Vinh"]
    assert problems(dialog) == []
    dialog.starts_on.setText("the day before")
    dialog.add()
    assert "is not a day" in dialog.problem.text()
    assert dialog.starts_on.text() == "the day before"
    dialog.starts_on.setText("today")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert counts == [2]
    assert member_ids(book, [auto]) == {made.students[1], *book.ids(Student, "nguyen")}
    former = book.records(PathwayMembership, {"pathway_id": made.pathway, "student_id": made.students[1]})[0]
    assert former.ends_on == date.today() - timedelta(days=1)
    assert page.members.rowCount() == 2


def test_without_pathways_the_page_says_what_one_is(shell: Desk) -> None:
    shell.go("pathways")
    page = shell.page
    assert isinstance(page, PathwaysPage)
    assert page.stack.currentWidget() is page.empty
    assert problems(page) == []


@pytest.mark.parametrize("theme_name", ["light", "dark", "contrast"])
def test_without_mouse_and_without_sight(page: PathwaysPage, made: Class, look: Theme, theme_name: Choice) -> None:
    look.apply(theme_name)
    page.show_record(made.pathway)
    assert problems(page) == []
