"""Courses as those see them who may not change them: every part opens, and nothing is offered that would be refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.models import CourseRecord, Student
from app.views.academics.page import PARTS, CoursesPage
from app.views.academics.student_part import AcademicsPart
from tests.views.conftest import DeskAs

ADDING = {"New course", "Import", "New set", "Copy", "New record", "New mark", "Edit", "Add a course"}


def test_who_only_looks_is_offered_nothing_else(desk_as: DeskAs) -> None:
    for role in ("teacher", "viewer"):
        desk = desk_as(role)
        book = desk.book
        desk.go("courses")
        page = desk.page
        assert isinstance(page, CoursesPage)
        for part in PARTS:
            desk.go("courses", part.id)
            offered = {each.text() for each in page.findChildren(QPushButton) if each.isVisible()}
            assert not offered & (ADDING if part.id != "credentials" else ADDING - {"Edit"})
        [student] = book.ids(Student)[:1]
        desk.go("student", f"{student}/academics")
        assert desk.page is not None
        [tab] = desk.page.findChildren(AcademicsPart)
        assert tab.adding.isHidden()
        model = tab.table.records
        cells = [model.index(row, 3) for row in range(model.rowCount())]
        assert len(cells) == len(book.ids(CourseRecord, where={"student_id": student}))
        assert not any(model.flags(cell) & Qt.ItemFlag.ItemIsEditable for cell in cells)
