"""Projects: planned with a whole class at once, shown with the pathways, on a page and with the student."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Course, Project, ProjectStudent
from app.models.planning_projects import plan_project
from app.models.projects import ProjectCourse
from app.views.events.inviting import Circle
from app.views.pathways.page import PathwaysPage
from app.views.projects.forms import JoiningDialog, ProjectDialog
from app.views.projects.project import ProjectPage
from app.views.students.student import StudentPage
from app.views.window.desk import Desk
from tests.models.school_of import Class, make_class


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book, 3)


@pytest.fixture
def page(made: Class, shell: Desk) -> ProjectPage:
    """The page of a project that nobody has joined."""
    values = {"name": "A bridge", "driving_question": "How do we cross?", "pathway_id": made.pathway}
    shell.go("project", plan_project(shell.book, values))
    assert isinstance(shell.page, ProjectPage)
    return shell.page


def said(page: QWidget) -> str:
    QApplication.processEvents()
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def test_a_project_is_planned_with_a_whole_class(
    shell: Desk, made: Class, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    shell.trigger("project.new")
    [dialog] = dialogs
    assert isinstance(dialog, ProjectDialog) and dialog.inviting
    dialog.inviting.circles.append(Circle("section", made.section))
    dialog.form.show_values({"name": "A clinic for our street", "starts_on": date(2026, 9, 14)})
    dialog.done_with()
    assert isinstance(shell.page, ProjectPage)
    assert shell.page.title.text() == "A clinic for our street"
    assert "3 students" in said(shell.page)
    shell.undo()
    qtbot.waitUntil(lambda: shell.book.ids(Project) == [])  # the project and its students were one edit


def test_students_join_by_pathway_and_their_roles_are_typed(
    page: ProjectPage, shell: Desk, made: Class, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    assert "Nobody takes part yet" in said(page)
    shell.trigger("project.students")
    [dialog] = dialogs
    assert isinstance(dialog, JoiningDialog)
    dialog.add()
    assert dialog.problem.text().startswith("Nobody is chosen yet")
    dialog.inviting.circles.append(Circle("pathway", made.pathway))
    dialog.show()
    dialog.inviting.edit.setFocus()
    QTest.keyClick(dialog.inviting.edit, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert page.roll.records.rowCount() == 3
    model = page.roll.records
    names = [column.name for column in model.columns]
    assert model.setData(model.index(0, names.index("role")), "Speaker")
    assert model.setData(model.index(0, names.index("presented_on")), "9/20/2026")
    [share] = shell.book.records(ProjectStudent, {"role": "Speaker"})
    assert share.presented_on == date(2026, 9, 20)
    assert "1 presented" in said(page)
    page.roll.choose(share.id)
    page.roll.setFocus()
    QTest.keyClick(page.roll, Qt.Key.Key_Delete)
    assert page.roll.records.rowCount() == 2
    shell.undo()
    qtbot.waitUntil(lambda: page.roll.records.rowCount() == 3)
    shell.go("student", f"{share.student_id}/work")
    student = shell.page
    assert isinstance(student, StudentPage)
    qtbot.waitUntil(lambda: "A bridge" in said(student))


def test_courses_stand_with_their_subjects_and_the_list_follows(page: ProjectPage, shell: Desk) -> None:
    assert "No course takes part yet." in said(page)
    with shell.book.edit("Course") as edit:
        [course] = edit.insert(Course, [{"name": "Drafting", "subject": "Engineering"}])
        edit.insert(ProjectCourse, [{"project_id": page._id, "course_id": course, "part": "Draws it"}])
    assert "Engineering · Draws it" in said(page)
    shell.go("pathways", page._id)
    pathways = shell.page
    assert isinstance(pathways, PathwaysPage)
    assert pathways.shown is pathways.projects and pathways.projects.table.current_id == page._id
    shell.go("pathways", "projects_alone")
    assert pathways.projects.tabs.current_id == "projects_alone"
    shell.go("project", page._id)
    shell.trigger("project.delete")
    assert shell.page is pathways and shell.book.ids(Project) == []
