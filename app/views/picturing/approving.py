"""Scenes of what is decided about hours: what waits, and the dialogs of the steps."""

from __future__ import annotations

from app.models.attaching import Offer
from app.models.handed_in import handed_in
from app.models.keyed_lines import KeyedLine
from app.models.keying_sheets import key_in, open_sheet
from app.models.logging_hours import monday_of
from app.models.page_codes import pages_for, record_pages
from app.views.approving.part import ApprovingPart
from app.views.hours.page import HoursPage
from app.views.keying.part import SheetsPart
from app.views.picturing import evidence
from app.views.picturing.stage import Stage


def waiting(on: Stage, doubted: bool = False) -> ApprovingPart:
    """What waits, with the first line chosen, or the first that has a warning."""
    on.go("hours", "approve")
    assert isinstance(on.page, HoursPage)
    part: ApprovingPart = on.page.part("approve")
    if doubted:
        part.only_doubted.setChecked(any(group.found for group in part.model.groups))  # on some days nothing is
        rows = (row for row, group in enumerate(part.model.groups) if any(f.entry_id for f in group.found))
        part.table.selectRow(next(rows, 0))
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


def sheet(on: Stage, second: bool = False) -> SheetsPart:
    """A sheet opened by its code, with its scan beside it and two days keyed; or keyed for the second time."""
    group = handed_in(on.book)[0]
    [page] = pages_for(on.book, [(group.placement_id, group.monday)])
    record_pages(on.book, [page])
    if second:
        first = {entry.date: KeyedLine(480, 690, None, 210) for entry in group.entries[:1]}
        key_in(on.book, open_sheet(on.book, page.code), first, 210)
    on.go("hours", "sheets")
    assert isinstance(on.page, HoursPage)
    part: SheetsPart = on.page.part("sheets")
    part.scan.take([Offer("week.pdf", evidence.sheet())])
    part.code.setText(page.code)
    part.open_typed()
    on.rest()
    on.type("8-11:30")
    on.press("Return", "Return")
    on.type('"')
    on.rest()
    return part


def disagreeing(on: Stage, second: bool = False) -> None:
    """The total of the sheet is another one than its days make; or the second keying differs."""
    part = sheet(on, second)
    part.form.total.setFocus()
    on.type("7" if second else "8")
    on.press("Return")


def outstanding(on: Stage) -> None:
    """Sheets that did not come back."""
    asked = {(group.placement_id, group.monday) for group in handed_in(on.book)[:24]}
    record_pages(on.book, pages_for(on.book, sorted(asked)))
    on.go("hours", "sheets")
    assert isinstance(on.page, HoursPage)
    on.page.part("sheets").table.selectRow(0)
    on.rest()
