"""Every role opens the page of a student and of a project, and is offered only what it may see and do."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.models.permissions import Role
from app.views.students.page import StudentsPage
from app.views.students.student import StudentPage
from app.views.window.desk import Desk
from app.views.window.gone import Gone
from tests.models.role_books import OTHER, RoleBook
from tests.views.conftest import DeskAs, buttons_of


def test_what_each_role_is_offered(role_template: RoleBook, desk_as: DeskAs) -> None:
    student, project = role_template.own("student"), role_template.own("project")
    roles: tuple[tuple[Role, int, bool, set[str]], ...] = (
        ("counselor", 4, True, {"Print", "Add note"}),
        ("teacher", 4, True, {"Print", "Log hours", "Add note"}),
        ("viewer", 3, False, set()),
    )
    for role, strands, files, verbs in roles:
        desk = desk_as(role)
        desk.go("student", student)
        page = desk.page
        assert isinstance(page, StudentPage)
        assert page.tab("overview")._strands.count() == strands
        assert {"Print", "Log hours", "Add note"} & buttons_of(desk) == verbs, role
        for tab in ("academics", "plan", "work", "about"):
            page.tabs.choose(tab)
            assert page.tabs.bar.current_id == tab
        assert page.files.isVisible() is files
        desk.go("students")
        assert isinstance(desk.page, StudentsPage)
        empty = desk.page.list.empty
        assert [each.text() for each in empty.findChildren(QPushButton) if not each.isHidden()] == []
        assert "coordinator" in empty.sentence.text()
        desk.go("project", project)
        offered = {"Edit", "Add students"} if role == "teacher" else set[str]()
        assert {"Edit", "Add students"} & buttons_of(desk) == offered, role
        desk.go("pathways", "projects")
        assert ("New project" in buttons_of(desk)) is (role == "teacher")


def test_what_is_not_of_the_account_is_not_said_to_be_deleted(role_template: RoleBook, desk_as: DeskAs) -> None:
    desk = desk_as("teacher")
    for page, title in (("student", "This student is not among yours"), ("placement", "This is not among yours")):
        desk.go(page, role_template.examples[page][OTHER].id)
        assert said_of_gone(desk) == title
    desk.go("student", "nobody")
    assert said_of_gone(desk) == "This student was deleted"


def said_of_gone(desk: Desk) -> str:
    """What the page says in the place of a record that it cannot show."""
    assert desk.page is not None
    [gone] = [each for each in desk.page.findChildren(Gone) if each.isVisible()]
    return gone.title.text()
