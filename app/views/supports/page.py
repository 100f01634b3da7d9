"""Supports: who needs somebody, what was decided for them, and what they are given, each part under a tab."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING, Any

from app.book.asking import entity_of
from app.i18n import N_, _
from app.models.supports import SupportPlan
from app.models.traces import trace
from app.views.window.page import Shell
from app.views.window.parts import PartsPage, PartSpec

if TYPE_CHECKING:
    from app.views.supports.plans import PlanList

PLANS = "plans"

PARTS: tuple[PartSpec, ...] = (
    PartSpec(
        "caseload", N_("My caseload"), "app.views.supports.caseload:CaseloadList", ("caseload_all", "caseload_now")
    ),
    PartSpec(
        "referrals",
        N_("Referrals"),
        "app.views.supports.referrals:ReferralList",
        ("referrals_open", "referrals_mine", "referrals_all"),
        tally="app.models.referring:open_count",
        needs="see:referral",
    ),
    PartSpec(PLANS, N_("Plans"), "app.views.supports.plans:PlanList", ("active", "mine", "due", "ended")),
    PartSpec(
        "warnings",
        N_("Early warning"),
        "app.views.supports.warnings:WarningList",
        ("warnings_tiers", "warnings_unanswered", "warnings_chronic", "warnings_all"),
        needs="see:attendance_snapshot",
    ),
    PartSpec("quiet", N_("Quiet students"), "app.views.supports.quiet:QuietList", ("quiet_all",)),
    PartSpec(
        "meetings",
        N_("Meetings"),
        "app.views.meetings.meeting_list:MeetingList",
        ("meetings_coming", "meetings_late", "meetings_held", "meetings_all"),
        needs="see:team_meeting",
    ),
    PartSpec(
        "follow_ups",
        N_("Follow-ups"),
        "app.views.meetings.follow_ups:FollowUpList",
        ("follow_ups_mine", "follow_ups_open", "follow_ups_late", "follow_ups_done"),
        tally="app.models.meeting_rows:open_count",
        needs="see:meeting_item",
    ),
    PartSpec(
        "strategies",
        N_("Strategies"),
        "app.views.support_plans.strategies:StrategyList",
        ("strategies_used", "strategies_archived"),
        needs="see:strategy",
    ),
)

NEW: dict[str, str] = {
    "referrals": "referral.new",
    "warnings": "referral.new",
    "strategies": "strategy.new",
    "meetings": "meeting.new",
}
"""The command that makes a new record in a part, where that is not a support plan."""


HOLDS = {
    PLANS: "support_plan",
    "referrals": "referral",
    "strategies": "strategy",
    "meetings": "team_meeting",
    "follow_ups": "meeting_item",
    "caseload": "student",
}
"""Of which records each part shows the rows behind a number; what is about students stands in the caseload."""


SHOWN = ("caseload", "warnings", "quiet", "referrals", "meetings", "follow_ups")
"""The parts to which a command of their own goes."""


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
        part, _slash, rest = what.partition("/")
        if rest and self.parts.has(part):
            self.part(part).open(rest)
            self.parts.choose(part)
        elif id_ := self._holder(what):
            self.part(id_).open(what)
            self.parts.choose(id_)
        else:
            super().show_record(what)

    def _holder(self, what: str) -> str:
        """The part that lists these rows, this record, or the plan of this student; empty for a view or a part."""
        traced = trace(self.book, what)
        ids = list(traced.ids()) if traced else [what]
        if traced is None and self.book.ids(SupportPlan, where={"student_id": what}, most=1):
            return PLANS
        held = (part for part, table in HOLDS.items() if self.book.ids(entity_of(table), where={"id": ids}, most=1))
        return next((part for part in held if self.parts.has(part)), PLANS if traced else "")

    def new_record(self) -> str:
        return NEW.get(self.parts.current_id, "support.new")

    def topics(self) -> Collection[str]:
        return (f"supports.{self.parts.current_id}",)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {
            "strategy.new": lambda: self._in("strategies").new(),
            "support.templates": lambda: self._in("strategies").show_templates(),
            "referral.new": lambda: self._in("referrals").new(),
            "meeting.new": lambda: self._in("meetings").new(),
            **{f"{part}.show": partial(self.parts.choose, part) for part in SHOWN},
            **super().commands(),
            "support.new": lambda: self._in(PLANS).new_plan(),
            "support.gather": lambda: self._in(PLANS).log_sessions([]),
        }

    def _in(self, part: str) -> Any:
        """A part, shown."""
        self.parts.choose(part)
        return self.part(part)
