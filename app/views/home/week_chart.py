"""Hours by week, against what the targets ask for; each bar opens the entries of its week."""

from __future__ import annotations

from app.i18n import _, day_and_month
from app.models.audience import Role
from app.models.figures import WeekHours
from app.models.traces import hours_of_week
from app.views.look.chart_card import ChartCard
from app.views.look.charts import Series
from app.views.window.page import Shell


class WeekChart(ChartCard):
    """The weeks of the whole site, or of the own students of a role."""

    def __init__(self, shell: Shell, role: Role = "coordinator") -> None:
        self._shell = shell
        self._role: Role = role
        self._weeks: tuple[WeekHours, ...] = ()
        super().__init__(
            _series(()),
            press=self._open,
            goal_means=_("What the hour targets of the placements that run today ask for in one week"),
        )

    def show_weeks(self, weeks: tuple[WeekHours, ...], goal: int) -> None:
        """Show these weeks, oldest first, and the goal in minutes, 0 for none."""
        self._weeks = weeks
        self.show_series(_series(weeks), round(goal / 60) or None)

    def _open(self, at: int) -> None:
        self._shell.go("hours", hours_of_week(self._weeks[at].monday, self._role))


def _series(weeks: tuple[WeekHours, ...]) -> Series:
    return Series(
        _("Hours per week"),
        _("Week of"),
        _("hours"),
        tuple(day_and_month(week.monday) for week in weeks),
        tuple(round((week.approved + week.waiting) / 60, 2) for week in weeks),
    )
