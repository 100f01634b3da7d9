"""Scenes of the week of hours."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.i18n import _
from app.models.placements import Placement
from app.views.hours.week_model import STATE
from app.views.picturing.acts import choose_cell
from app.views.picturing.stage import Stage


def warned(on: Stage) -> None:
    """Shows the day of the first cell with a warning."""
    on.go("hours")
    on.do("hours.warning")


def entry(on: Stage) -> None:
    """Opens the dialog of the hours of a day that are not handed in."""
    choose_cell(on, lambda cell: cell.data(STATE) == "draft")
    for push in on.page.findChildren(QPushButton):
        if push.text() == _("Edit…") and push.isVisible():
            push.click()
            break
    on.rest()


def site(on: Stage) -> None:
    """Shows the week of the site where most students are placed."""
    placed = [placement.employer_id for placement in on.book.records(Placement) if placement.employer_id]
    on.go("hours", f"site:{max(sorted(placed), key=placed.count)}")
