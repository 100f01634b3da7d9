"""The grid of four years and the page of plans and goals, worked with the keyboard."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Student
from app.models.after_school import PostsecondaryOutcome, SurveyAnswer
from app.models.graduate_profile import ProfileOutcome, ProfileRating
from app.models.planning_courses import plan_course
from app.models.setting_goals import add_goal
from app.models.student_plans import PlannedCourse
from app.models.surveying import note_answers
from app.views.growth.class_parts import ClassPart
from app.views.growth.four_year_page import FourYearPage
from app.views.growth.page import GrowthPage
from app.views.window import jobs
from app.views.window.desk import Desk
from tests.models.taking_courses import course, took

TODAY = date.today()
Key = Qt.Key


def test_planned_courses_stand_in_rows_that_come_and_go(shell: Desk, book: Book, qtbot: QtBot) -> None:
    who = book.ids(Student)[1]  # in grade 11
    english = course(book, "English 12", "b", "English")
    record = took(book, who, course(book, "English 10", "b", "English"), [("s1", "B")])
    shell.go("student", f"{who}/plan")
    shell.trigger("student.four_year")
    page = shell.page
    assert isinstance(page, FourYearPage)
    model, table = page.model, page.table
    cell = model.cell_index(0, "12")
    assert model.subject_of(cell) == "English"
    table.setCurrentIndex(cell)
    plan_course(book, who, "12", "English", "English 12")
    assert book.records(PlannedCourse)[0].course_id == english
    assert model.cell_index(0, "12").data() == "English 12"
    past = model.cell_index(0, "10")
    assert not past.flags() & Qt.ItemFlag.ItemIsEditable
    plan_course(book, who, "12", "English", "Journalism")
    assert {model.cell_index(at, "12").data() for at in (0, 1)} == {"English 12", "Journalism"}
    page.table.show_behind(record, ())
    table.setCurrentIndex(model.cell_index(0, "12"))
    qtbot.keyClick(table, Key.Key_Insert)
    assert model.subject_of(table.currentIndex()) == "English"
    table.selectionModel().clear()
    table.setCurrentIndex(model.cell_index(0, "12"))
    qtbot.keyClick(table, Key.Key_Delete)
    assert len(book.records(PlannedCourse)) == 1
    shell.undo()
    qtbot.waitUntil(lambda: len(book.records(PlannedCourse)) == 2)


@pytest.fixture
def part(shell: Desk, book: Book) -> Any:
    """Opens a sheet by its command for the class of both students."""
    with book.edit("Class") as edit:
        edit.update(Student, {id_: {"graduation_year": TODAY.year} for id_ in book.ids(Student)})

    def show(command: str) -> ClassPart:
        shell.trigger(command)
        page = shell.page
        assert isinstance(page, GrowthPage)
        found: Any = page.shown
        found.pick.choose(next(group for group in found.pick._groups.known if group.kind == "class"))
        found.focus_target().setFocus()
        return found

    return show


def test_a_survey_of_a_class_takes_one_key_an_answer(part: Any, book: Book, shell: Desk, qtbot: QtBot) -> None:
    sheet = part("survey.enter")
    assert sheet.amount() == "0 of 2 students"
    qtbot.keyClicks(sheet.table, "345")
    qtbot.keyClicks(sheet.table, "29")  # there is no 9
    answers = {a.student_id: (a.confidence, a.relevance, a.interest) for a in book.records(SurveyAnswer)}
    one, two = sheet.model.ids
    assert answers == {one: (3, 4, 5), two: (2, None, None)}
    assert sheet.amount() == "2 of 2 students"
    sheet.table.setCurrentIndex(sheet.model.index(1, 2))
    qtbot.keyClick(sheet.table, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert sheet.model.index(1, 2).data() == "4"
    shell.undo()
    qtbot.waitUntil(lambda: sheet.model.index(1, 2).data() == "")
    sheet.table.setCurrentIndex(sheet.model.index(0, 4))
    for key in ("w", "e", Key.Key_Tab):  # words are typed at once; behind the last cell comes the next student
        here: Any = QApplication.focusWidget()
        qtbot.keyClick(here, key)
    assert sheet.model.index(0, 4).data() == "we"
    qtbot.waitUntil(lambda: sheet.table.currentIndex() == sheet.model.index(1, 1))
    sheet.term.setCurrentIndex(1 - sheet.term.currentIndex())
    sheet.term.chosen.emit()
    assert sheet.amount() == "0 of 2 students"


def test_a_class_is_rated_and_followed_after_school(part: Any, book: Book, qtbot: QtBot) -> None:
    sheet = part("profile.rate")
    qtbot.keyClicks(sheet.table, "34")
    assert sorted(r.level for r in book.records(ProfileRating)) == ["3", "4"]
    sheet = part("outcomes.enter")
    where = sheet.model.index(0, 2)
    assert not sheet.model.setData(where, "Tule Creek Clinic")
    assert "first" in where.data(Qt.ItemDataRole.ToolTipRole)  # what was typed stays, with the reason
    assert where.data() == "Tule Creek Clinic"
    qtbot.keyClicks(sheet.table, "5")
    assert sheet.model.setData(where, "Tule Creek Clinic")
    [outcome] = book.records(PostsecondaryOutcome)
    assert (outcome.kind, outcome.institution) == ("work", "Tule Creek Clinic")


def test_late_goals_lead_to_the_plan_and_results_hide_small_groups(shell: Desk, book: Book, qtbot: QtBot) -> None:
    who = book.ids(Student)[0]
    days = {"starts_on": TODAY - timedelta(days=30), "due_on": TODAY - timedelta(days=2)}
    late = add_goal(book, {"student_id": who, "name": "Hand in the lab reports", **days})
    add_goal(book, {"student_id": who, "name": "Later", "due_on": TODAY + timedelta(days=90)})
    note_answers(book, "2026-2027", "fall", {id_: {"confidence": 3} for id_ in book.ids(Student)})
    shell.trigger("goals.show")
    page: Any = shell.page
    qtbot.waitUntil(lambda: page.shown.table.current_id == late and not jobs.busy())
    assert page.shown.student_ids() == [who]
    page.open_part("results")
    qtbot.waitUntil(lambda: page.shown.model.rowCount() == 1)
    assert page.shown.model.index(0, 3).data() == "Hidden"
    page.open_part("outcomes")
    qtbot.waitUntil(lambda: page.shown.model.rowCount() == len(book.ids(ProfileOutcome)))
    page.open_part("goals")
    page.shown.open_plan()
    assert shell.place == ("student", f"{who}/plan")
