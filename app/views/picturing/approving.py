"""Scenes of what is decided about hours: what waits, and the dialogs of the steps."""

from __future__ import annotations

from app.models.handed_in import handed_in
from app.models.logging_hours import monday_of
from app.views.approving.part import ApprovingPart
from app.views.hours.page import HoursPage
from app.views.picturing.stage import Stage


def waiting(on: Stage, doubted: bool = False) -> ApprovingPart:
    """What waits, with the first line chosen, or the first that has a warning."""
    on.go("hours", "approve")
    assert isinstance(on.page, HoursPage)
    part: ApprovingPart = on.page.part("approve")
    if doubted:
        row = next(row for row, group in enumerate(part.model.groups) if any(f.entry_id for f in group.found))
        part.table.selectRow(row)
    on.rest()
    return part


def several(on: Stage) -> None:
    """Several weeks chosen."""
    waiting(on).table.setFocus()
    on.press("Shift+Down", "Shift+J")


def lock(on: Stage) -> None:
    """Asks up to which day hours are locked, while some wait."""
    part = waiting(on)
    part.lock()
    latest = max(group.monday for group in handed_in(on.book))
    dialog = on.dialog
    dialog.edit.setText(f"{monday_of(latest):%m/%d/%Y}")  # type: ignore[attr-defined]
    on.rest()
