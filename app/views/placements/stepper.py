"""The four states of a placement as a line: what lies behind, where it stands, and what comes."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _, short_day
from app.models.kinds import PLACEMENT_STATE
from app.models.placements import END_REASON
from app.views.lists.columns import Row
from app.views.look.labels import IconTile, label
from app.views.look.layouts import column, row

ORDER = ("planned", "requested", "active", "ended")


class Stepper(QWidget):
    """`placement` is a row of `placement_rows`."""

    def __init__(self, placement: Row) -> None:
        super().__init__()
        here = ORDER.index(placement["state"])
        line = row(spacing=10)
        for at, state in enumerate(ORDER):
            if at:
                dash = QFrame()
                dash.setProperty("kind", "rule")
                line.addWidget(dash, 1)
            line.addWidget(_Stop(state, at - here, _below(placement, state, here)))
        self.setLayout(line)
        self.setAccessibleName(_("State: {state}").format(state=PLACEMENT_STATE.format(placement["state"])))


class _Stop(QWidget):
    """One state; `away` is how many steps it lies ahead, 0 for the present one."""

    def __init__(self, state: str, away: int, below: str) -> None:
        super().__init__()
        if away < 0:
            sign = IconTile("check", "ok", 14, "ok_soft", 26)
        elif away == 0:
            sign = IconTile("circle-dot", "on_accent", 14, "accent", 26)
        else:
            sign = IconTile("circle", "text3", 12, "track", 26)
        words = column(None, label(PLACEMENT_STATE.format(state), "muted" if away else "strong"), spacing=0)
        if below:
            words.addWidget(label(below, "faint"))
        words.addStretch(1)
        line = row(sign, spacing=8)
        line.addLayout(words)
        self.setLayout(line)


def _below(placement: Row, state: str, here: int) -> str:
    """When a state began, or is meant to; how it ended."""
    if state == "active" and placement["starts_on"]:
        return _("from {day}").format(day=short_day(placement["starts_on"]))
    if state == "ended" and placement["end_reason"] and ORDER[here] == "ended":
        return END_REASON.format(placement["end_reason"])
    if state == "ended" and placement["ends_on"]:
        return _("on {day}").format(day=short_day(placement["ends_on"]))
    return ""
