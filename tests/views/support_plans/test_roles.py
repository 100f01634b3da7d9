"""A teacher sees the own plans and changes no more than is allowed; a viewer is not shown supports at all."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton

from app.models.permissions import Role
from app.views.support_plans.page import SupportPlanPage
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
    plan, student = examples["support_plan"][OWN].id, examples["student"][OWN].id

    def desk_of(role: Role) -> Desk:
        return open_window(open_as(Path(shutil.copytree(path, tmp_path / role)), role)).at_desk()

    teacher = desk_of("teacher")
    teacher.go("support_plan", plan)
    assert isinstance(teacher.page, SupportPlanPage)
    assert "Log session" in shown(teacher)
    assert not {"Review…", "Edit"} & shown(teacher)
    assert "Add" in shown(teacher)
    teacher.go("student", f"{student}/supports")
    assert {"Open", "Refer", "Log contact", "Add note"} <= shown(teacher)
    assert not {"New plan", "Add confidential note"} & shown(teacher)
    viewer = desk_of("viewer")
    viewer.go("student", student)
    assert viewer.page is not None
    assert not viewer.page.tabs.bar.has("supports")  # type: ignore[attr-defined]
