"""Pathways: targets edited in place, members with dates, joining and leaving."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import CtePathway, PathwayMembership, SitePathway, Student
from app.models.joining_pathways import member_ids
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_edit import RecordEdit
from app.views.lists.conditions import Condition
from app.views.pathways.joining import JoiningDialog
from app.views.pathways.members import MemberList
from app.views.pathways.page import PathwaysPage
from app.views.students.student import StudentPage
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


def shown(page: PathwaysPage, row: int) -> dict[str, str]:
    """A line of the list of pathways, by the names of its columns."""
    model = page.pathways.model
    return {column.name: model.index(row, place).data() for place, column in enumerate(model.columns)}


def see_members(page: PathwaysPage, made: Class, qtbot: QtBot) -> MemberList:
    """The members of the class's pathway."""
    page.show_record(made.pathway)
    page.shell.trigger("pathway.members")
    qtbot.waitUntil(lambda: page.members.model.rowCount() == 3)
    return page.members


def test_pathways_with_their_counts(page: PathwaysPage) -> None:
    lines = [shown(page, row) for row in range(2)]
    assert [line["name"] for line in lines] == ["Auto Technology", "Health Careers"]
    assert [line["members"] for line in lines] == ["0", "3"]
    assert [line["target_minutes"] for line in lines] == ["", "80"]


def test_views_find_what_is_missing(page: PathwaysPage, made: Class, qtbot: QtBot) -> None:
    page.pathways.show_view("no_target")
    assert page.pathways.model.rowCount() == 1
    page.pathways.show_view("nobody")
    qtbot.waitUntil(lambda: page.pathways.model.rowCount() == 1)
    assert made.pathway not in page.pathways.model.ids


def test_the_hour_target_is_edited_in_place(page: PathwaysPage, made: Class, qtbot: QtBot) -> None:
    model = page.pathways.model
    row = model.row_of(made.pathway)
    assert row is not None
    index = model.index(row, [column.name for column in model.columns].index("target_minutes"))
    assert model.setData(index, "120")
    assert page.book.record(SitePathway, made.pathway).target_minutes == 7200  # type: ignore[union-attr]
    assert not model.setData(index, "many")
    assert index.data() == "many"
    page.shell.trigger("edit.undo")
    qtbot.waitUntil(lambda: page.book.record(SitePathway, made.pathway).target_minutes == 4800)  # type: ignore[union-attr]


def test_the_members_of_a_pathway_are_found(page: PathwaysPage, made: Class, qtbot: QtBot) -> None:
    page.show_record(made.pathway)
    page.shell.trigger("pathway.members")
    members = page.members
    qtbot.waitUntil(lambda: members.model.rowCount() == 3)
    assert page.parts.current_id == "members"
    assert members.model.index(0, 0).data() == "Sample00, Ada"
    assert members.sentence() == "Pathway is Health Careers"
    members.model.sort_by((("student_id", True),))
    assert members.model.index(0, 0).data() == "Sample02, Ada"
    members.filters.put(Condition("pathway_id", "any", (page.pathways.model.ids[0],)))
    assert members.model.rowCount() == 0


def test_the_pane_names_members_and_leads_on(page: PathwaysPage, made: Class) -> None:
    page.show_record(made.pathway)
    page.pathways.pane.reread()
    texts = [each.text() for each in page.pathways.pane.findChildren(QPushButton)]
    assert "See all 3 members" in texts
    members = [each for each in page.pathways.pane.findChildren(QPushButton) if "Sample01" in each.accessibleName()]
    assert len(members) == 1


def test_a_member_leads_to_the_student(page: PathwaysPage, made: Class, shell: Desk, qtbot: QtBot) -> None:
    members = see_members(page, made, qtbot)
    members.table.selectAll()
    assert page.student_ids() == made.students
    QTest.keyClick(members.table, Qt.Key.Key_Return)
    student = shell.page
    assert isinstance(student, StudentPage)
    assert student.record() == (Student, made.students[0])


def test_ending_needs_a_reason_and_keeps_the_membership(
    page: PathwaysPage, made: Class, shell: Desk, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    members = see_members(page, made, qtbot)
    members.table.selectRow(0)
    shell.trigger("pathway.end")
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    dialog.done_with()
    assert "reason" in dialog.problem.text()
    dialog.form.show_values({"ends_on": TODAY - timedelta(days=1), "reason": "Moved"})
    dialog.done_with()
    qtbot.waitUntil(lambda: members.model.rowCount() == 2)
    members.show_view("so_far")
    qtbot.waitUntil(lambda: members.model.rowCount() == 3)
    place = [column.name for column in members.model.columns].index("reason")
    assert members.model.index(0, place).data() == "Moved"


def test_a_new_pathway_takes_sector_and_name_from_the_code(
    page: PathwaysPage, shell: Desk, dialogs: list[QDialog], qtbot: QtBot
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
    qtbot.waitUntil(lambda: page.pathways.model.rowCount() == 3)
    row = page.pathways.model.row_of(page.pathways.table.current_id)
    assert row is not None
    assert (shown(page, row)["name"], shown(page, row)["target_minutes"]) == (code.name, "90")


def test_a_pathway_with_members_stays(page: PathwaysPage, made: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("app.views.window.ask.tell", lambda _parent, _title, sentence: said.append(sentence))
    page.show_record(made.pathway)
    page.pathways.delete()
    assert "belong" in said[0]
    assert page.pathways.model.rowCount() == 2


def test_students_are_added_by_keys(
    page: PathwaysPage, shell: Desk, qtbot: QtBot, present: Present, book: Book, made: Class
) -> None:
    auto = page.pathways.model.ids[0]
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
    page.see_members(auto)
    qtbot.waitUntil(lambda: page.members.model.rowCount() == 2)


def test_without_pathways_the_page_says_what_one_is(shell: Desk) -> None:
    shell.go("pathways")
    page = shell.page
    assert isinstance(page, PathwaysPage)
    assert page.pathways.stack.currentWidget() is page.pathways.empty
    assert problems(page) == []
