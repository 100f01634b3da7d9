"""A teacher sees the own plans and changes no more than is allowed; a viewer is not shown supports at all."""

from __future__ import annotations

from app.views.support_plans.page import SupportPlanPage
from tests.models.role_books import RoleBook
from tests.views.conftest import DeskAs, buttons_of


def test_what_each_role_is_offered(role_template: RoleBook, desk_as: DeskAs) -> None:
    plan, student = role_template.own("support_plan"), role_template.own("student")

    teacher = desk_as("teacher")
    teacher.go("support_plan", plan)
    assert isinstance(teacher.page, SupportPlanPage)
    assert "Log session" in buttons_of(teacher)
    assert not {"Review…", "Edit"} & buttons_of(teacher)
    assert "Add" in buttons_of(teacher)
    teacher.go("student", f"{student}/supports")
    assert {"Open", "Refer", "Log contact", "Add note"} <= buttons_of(teacher)
    assert not {"New plan", "Add confidential note"} & buttons_of(teacher)
    viewer = desk_as("viewer")
    viewer.go("student", student)
    assert viewer.page is not None
    assert not viewer.page.tabs.bar.has("supports")  # type: ignore[attr-defined]
