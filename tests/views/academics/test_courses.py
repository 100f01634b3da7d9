"""The page of courses and the academics of a student: what is shown, opened, typed in place and refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import CourseRecord, MarkScale, PathwayCourse, PathwayMembership, RequirementSet, SitePathway, Student
from app.models.keeping_courses import lay_sequence
from app.models.traces import those
from app.views.academics.page import CoursesPage
from app.views.academics.requirement_dialog import RequirementDialog
from app.views.academics.sequences import SequencesPart
from app.views.academics.student_part import AcademicsPart
from app.views.forms.form_dialog import FormDialog
from app.views.window.desk import Desk
from app.views.window.finishing import discard_pages, finish_pages
from tests.models.taking_courses import LAST, YEAR, course, took

Opened = Callable[..., Any]


@pytest.fixture
def school(book: Book) -> dict[str, str]:
    """A student in a pathway of two courses, with marks of two years."""
    ana = book.ids(Student)[0]
    first, second = (course(book, name, "g", "Career technical education", "introductory") for name in ("Care", "Cure"))
    english = course(book, "English 9", "b", "English")
    with book.edit("Pathway") as edit:
        [pathway] = edit.insert(SitePathway, [{"name": "Health"}])
        edit.insert(PathwayMembership, [{"student_id": ana, "pathway_id": pathway}])
    lay_sequence(book, pathway, [{"course_id": first}, {"course_id": second}])
    took(book, ana, first, [("s1", "B"), ("s2", "B")])
    took(book, ana, english, [("s1", "F"), ("s2", "C")])
    took(book, ana, second, [("s1", None)], YEAR)
    return {"student": ana, "pathway": pathway, "first": first, "second": second, "english": english}


def page_of(shell: Desk, what: str) -> CoursesPage:
    shell.go("courses", what)
    page = shell.page
    assert isinstance(page, CoursesPage)
    return page


def test_the_rows_behind_a_number_open_in_the_list_of_what_they_are(
    shell: Desk, book: Book, school: dict[str, str]
) -> None:
    failed = book.ids(CourseRecord, where={"mark": "F"})
    page = page_of(shell, those("Not passed", failed))
    assert page.parts.current_id == "marks"
    assert list(page.shown.model.ids) == failed
    page = page_of(shell, those("Care", [school["first"]]))
    assert page.parts.current_id == "courses"
    assert list(page.shown.model.ids) == [school["first"]]
    page.shown.table.choose(school["first"])
    page.shown.see_students()
    assert page.parts.current_id == "marks"
    assert len(page.shown.model.ids) == 2


def test_a_sequence_is_moved_with_the_keyboard_and_tells_who_stands_where(
    qtbot: QtBot, shell: Desk, book: Book, school: dict[str, str]
) -> None:
    part: SequencesPart = page_of(shell, f"sequence:{school['pathway']}").shown
    qtbot.waitUntil(lambda: part.model.steps[0].completed is not None)
    assert part.model.steps[0].completed == [school["student"]]
    part.table.choose(0)
    QTest.keyClick(part.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [step.course for step in part.model.steps] == ["Cure", "Care"]
    assert part.table.currentIndex().row() == 1
    QTest.keyClick(part.table, Qt.Key.Key_Delete)
    assert book.column(PathwayCourse, "course_id") and [step.course for step in part.model.steps] == ["Cure"]
    book.undo()
    assert len(part.model.steps) == 2
    qtbot.waitUntil(lambda: part.model.steps[0].completed is not None and not part._job)
    button = next(b for b in part.findChildren(QPushButton) if b.accessibleName() == "Participant: 1")
    button.click()
    assert shell.page is not None and shell.page.title.text() == "Students"


def test_a_set_whose_lines_cannot_be_says_so_at_the_line(shell: Desk, book: Book, dialogs: list[QDialog]) -> None:
    part = page_of(shell, "requirements").shown
    [law] = book.ids(RequirementSet, where={"kind": "graduation"})
    part.table.choose(law)
    part.edit()
    [dialog] = dialogs
    assert isinstance(dialog, RequirementDialog) and dialog.children_list
    line = dialog.children_list.rows[1]
    line.form.show_values({"amount": None, "takes": None})
    line.form.show_values({"amount": 0})
    dialog.done_with()
    assert line.form.problem("amount")
    line.form.show_values({"amount": 200, "takes": "Mathematics"})
    dialog.form.show_values({"total": 100})
    dialog.done_with()
    assert dialog.form.problem("total")
    dialog.form.show_values({"total": None})
    dialog.done_with()
    assert dialog.result() == QDialog.DialogCode.Accepted
    part.copy()
    assert len(book.ids(RequirementSet, where={"kind": "graduation"})) == 2


def test_a_mark_that_records_have_is_added_to_the_scale(shell: Desk, book: Book, dialogs: list[QDialog]) -> None:
    page = page_of(shell, "scale:Z9")
    assert page.parts.current_id == "scale"
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    dialog.done_with()
    assert book.ids(MarkScale, where={"mark": "Z9"})


def academics(shell: Desk, student_id: str) -> AcademicsPart:
    shell.go("student", f"{student_id}/academics")
    assert shell.page is not None
    [part] = shell.page.findChildren(AcademicsPart)
    return part


def test_marks_are_typed_in_place_and_refused_in_a_sentence(shell: Desk, book: Book, school: dict[str, str]) -> None:
    part = academics(shell, school["student"])
    assert part._tabs is not None
    part._tabs.choose(LAST)
    model = part.table.records
    row = model.row_of(book.ids(CourseRecord, where={"mark": "F"})[0])
    assert row is not None
    cell = model.index(row, 3)
    assert not model.setData(cell, "Z9")
    assert "Z9" in part.table.problem.text() and not part.table.problem.isHidden()
    assert model.setData(cell, "C+")
    assert part.table.problem.isHidden()
    assert book.ids(CourseRecord, where={"mark": "F"}) == []
    book.undo()
    assert book.ids(CourseRecord, where={"mark": "F"})


def test_a_course_record_is_added_below_the_others(shell: Desk, book: Book, school: dict[str, str]) -> None:
    part = academics(shell, school["student"])
    before = len(book.ids(CourseRecord))
    part.adding.form.show_values({"course_id": school["english"], "term": "s1", "credits_earned": 700})
    part.adding.add()
    assert part.adding.form.problem("credits_earned") and len(book.ids(CourseRecord)) == before
    part.adding.form.show_values({"credits_earned": 500})
    mark = part.adding.form.editor("mark").widget
    mark.setFocus()
    QTest.keyClicks(mark, "A")
    QTest.keyClick(mark, Qt.Key.Key_Return)
    QTest.keyClick(part.adding.form.editor("credits_earned").widget, Qt.Key.Key_Return)
    [added] = book.records(CourseRecord, {"mark": "A"})
    assert (added.school_year, added.course_id) == (YEAR, school["english"])
    assert part.adding.form.editor("course_id").read() is None
    part.table.choose(added.id)
    part.table.remove()
    assert len(book.ids(CourseRecord)) == before


def test_what_is_typed_about_courses_is_kept_for_its_student(
    shell: Desk, book: Book, school: dict[str, str], qtbot: QtBot
) -> None:
    ana, other = book.ids(Student)[:2]
    part = academics(shell, ana)
    part.adding.form.show_values({"course_id": school["english"], "mark": "B-"})
    assert part._tabs is not None
    part._tabs.choose(LAST)
    failed = book.ids(CourseRecord, where={"mark": "F"})[0]
    row = part.table.records.row_of(failed)
    assert row is not None
    cell = part.table.records.index(row, 3)
    part.table.setCurrentIndex(cell)
    part.table.edit(cell)
    entry: Any = part.table.indexWidget(cell)
    entry.setText("C+")
    edits: list[object] = []
    shell.signals.changed.connect(edits.append)
    shell.trigger("student.next")
    shell.page.tabs.choose("academics")  # type: ignore[union-attr]
    assert len(edits) == 1
    record = book.record(CourseRecord, failed)
    assert record is not None and record.mark == "C+"
    assert part.adding.form.editor("course_id").read() is None
    assert finish_pages(shell) == [part.adding]
    part.adding.form.editor("mark").show("D")
    shell.go("home")
    shell.back()
    shell.go("student", f"{ana}/academics")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert part.adding.form.editor("mark").read() == "B-"
    shell.go("student", f"{other}/academics")
    assert part.adding.form.editor("mark").read() == "D"
    discard_pages(shell)
    assert not finish_pages(shell)
    shell.go("student", f"{ana}/academics")
    assert part.adding.form.editor("course_id").read() is None


def test_every_figure_of_a_student_opens_its_rows(shell: Desk, book: Book, school: dict[str, str]) -> None:
    part = academics(shell, school["student"])
    failed = book.ids(CourseRecord, where={"mark": "F"})
    button = next(b for b in part.findChildren(QPushButton) if b.accessibleName() == "1: show Not passed")
    button.click()
    page = shell.page
    assert isinstance(page, CoursesPage)
    assert list(page.shown.model.ids) == failed
