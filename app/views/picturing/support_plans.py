"""Scenes of support plans: progress against the aim line, a group's session, a review, and what strategies did."""

from __future__ import annotations

from app.models import SupportPlan
from app.models.aim_line import progress_of_plans
from app.models.reviewing_plans import reviews_of
from app.models.strategy_effect import strategy_effects
from app.views.picturing.stage import Stage
from app.views.support_plans.page import SupportPlanPage


def plan(on: Stage, trend: str = "behind", command: str = "") -> None:
    """The page of the active plan with the most measures that say this, and perhaps one of its commands."""
    ids = on.book.ids(SupportPlan, where={"state": "active"})
    courses = progress_of_plans(on.book, ids)
    fitting = [id_ for id_, course in courses.items() if course.trend == trend] or ids
    on.go("support_plan", max(fitting, key=lambda id_: (bool(reviews_of(on.book, id_)), len(courses[id_].points), id_)))
    if command:
        on.do(command)


def group(on: Stage) -> None:
    """A session of a group, with one who did not come and one with other minutes."""
    on.go("supports", "plans")
    on.press("Ctrl+Home", *["Shift+Down"] * 4, "Ctrl+L")
    on.press("Tab", "Tab", "Tab", "Tab", "Space", "Down", "M")
    on.type("15")


def edit(on: Stage) -> None:
    """A plan that is changed in place."""
    plan(on)
    assert isinstance(on.page, SupportPlanPage)
    on.page.fields.edit()
    on.rest()


def strategy(on: Stage) -> None:
    """The strategy with the most cases."""
    on.go("supports", "strategies")
    on.page.show_record(strategy_effects(on.book)[0].strategy_id)
    on.rest()


def table(on: Stage) -> None:
    """The measures as a table, and the line that adds one."""
    plan(on, "on_line", "support.measure")
    assert isinstance(on.page, SupportPlanPage)
    on.page.progress.switch.click()
    on.rest()
