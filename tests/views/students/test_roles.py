"""Every role opens the page of a student and of a project, and is offered only what it may see and do."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton

from app.models.permissions import Role
from app.views.students.student import StudentPage
from app.views.window.desk import Desk
from tests.models.role_books import OWN, make, open_as
from tests.views.conftest import OpenWindow


def shown(desk: Desk) -> set[str]:
    QApplication.processEvents()
    assert desk.page is not None
    return {each.text() for each in desk.page.findChildren(QPushButton) if each.isVisible() and each.isEnabled()}


def test_what_each_role_is_offered(tmp_path: Path, open_window: OpenWindow) -> None:
    path = tmp_path / "roles.pathbook"
    examples = make(path)
    student, project = examples["student"][OWN].id, examples["project"][OWN].id
    roles: tuple[tuple[Role, int, bool, set[str]], ...] = (
        ("counselor", 4, True, {"Print", "Add note"}),
        ("teacher", 4, True, {"Print", "Log hours", "Add note"}),
        ("viewer", 3, False, set()),
    )
    for role, strands, files, verbs in roles:
        desk = open_window(open_as(Path(shutil.copytree(path, tmp_path / role)), role)).at_desk()
        desk.go("student", student)
        page = desk.page
        assert isinstance(page, StudentPage)
        assert len(page.tab("overview")._strands) == strands
        assert {"Print", "Log hours", "Add note"} & shown(desk) == verbs, role
        for tab in ("academics", "plan", "work", "about"):
            page.tabs.choose(tab)
            assert page.tabs.bar.current_id == tab
        assert page.files.isVisible() is files
        desk.go("project", project)
        offered = {"Edit", "Add students"} if role == "teacher" else set[str]()
        assert {"Edit", "Add students"} & shown(desk) == offered, role
        desk.go("pathways", "projects")
        assert ("New project" in shown(desk)) is (role == "teacher")
