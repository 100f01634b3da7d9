"""Plans as each role sees them: nothing that would only be refused, and nothing that is not for its eyes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.models import Student
from app.models.permissions import Role
from app.views.growth.page import PARTS
from app.views.window.allowed import allowed
from tests.views.conftest import DeskAs

OF_ROLE = {
    "counselor": {"goals", "profile", "survey", "results", "after", "outcomes"},
    "teacher": {"goals", "profile", "survey", "results", "outcomes"},
    "viewer": {"goals", "outcomes"},
}


@pytest.mark.parametrize("role", OF_ROLE)
def test_a_role_is_shown_its_own(desk_as: DeskAs, role: Role) -> None:
    desk = desk_as(role)
    book = desk.book
    desk.go("growth")
    page: Any = desk.page
    assert {part.id for part in PARTS if page.parts.has(part.id)} == OF_ROLE[role]
    for part in OF_ROLE[role]:
        page.open_part(part)
    who = book.ids(Student)[0]
    desk.go("four_year", who)
    page = desk.page
    may = allowed(book, "add:planned_course")
    assert bool(page.model.grades_open) == may == (role == "counselor")
    desk.go("student", f"{who}/plan")
    page = desk.page
    QApplication.processEvents()
    shown = {each.text() for each in page.tab("plan").findChildren(QPushButton) if each.isVisible()}
    assert ("Add goal" in shown) == may
    assert ("Show detail" in shown) == (role == "counselor")
