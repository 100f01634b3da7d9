"""Supports: who needs somebody, what was decided for them, and what they are given, each part under a tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.models.supports import SupportPlan
from app.models.traces import trace
from app.views.window.page import Shell
from app.views.window.parts import PartsPage, PartSpec

if TYPE_CHECKING:
    from app.views.supports.plans import PlanList

PLANS = "plans"

PARTS: tuple[PartSpec, ...] = (
    PartSpec(PLANS, N_("Plans"), "app.views.supports.plans:PlanList", ("active", "mine", "due", "ended")),
)

NEW: dict[str, str] = {}
"""The command that makes a new record in a part, where that is not a support plan."""


class SupportsPage(PartsPage):
    """`show_record` takes a part, a view of one of its lists, the rows behind a number (see `traces`), or the id of a
    plan, a student, or another record that a part shows.
    """

    ahead = PARTS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Supports"), PARTS)

    @property
    def plans(self) -> PlanList:
        """The list of support plans."""
        return self.part(PLANS)

    def show_record(self, what: str) -> None:
        if self._is_about_plans(what):
            self.plans.open(what)
            self.parts.choose(PLANS)
        else:
            super().show_record(what)

    def _is_about_plans(self, what: str) -> bool:
        """Whether this is a plan, a student who has one, or a number that counted plans."""
        traced = trace(self.book, what)
        ids = list(traced.ids()) if traced else [what]
        where = {"id": ids}
        about_student = traced is None and bool(self.book.ids(SupportPlan, where={"student_id": what}, most=1))
        return about_student or (bool(traced) and not ids) or bool(self.book.ids(SupportPlan, where=where, most=1))

    def new_record(self) -> str:
        return NEW.get(self.parts.current_id, "support.new")

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {**super().commands(), "support.new": self.new_plan}

    def new_plan(self) -> None:
        """Ask for a support plan."""
        self.parts.choose(PLANS)
        self.plans.new_plan()
