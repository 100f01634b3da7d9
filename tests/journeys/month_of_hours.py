"""The hours of a month: printed, signed, keyed, filled in, doubted, sent back, mended, approved, locked."""

from __future__ import annotations

from datetime import date, timedelta

import openpyxl
from PySide6.QtWidgets import QApplication

from app.models import CheckOverride, HourEntry, LogPage
from app.models.locking_hours import locked_until
from app.views.hours.week_model import MONDAY
from tests.journeys.internship_school import CLASS, COUNT, WEEKS
from tests.journeys.month import Month

KEYED = 3
"""Signed sheets that are keyed by hand here; the others of their week are filled in from the schedule."""
LAST = WEEKS[-1] + timedelta(days=6)


def typed(on: date) -> str:
    return f"{on:%m/%d/%Y}"


def narrow(month: Month) -> None:
    """Show the class alone, found by its name."""
    month.hand.into("Class, site")
    month.hand.type(CLASS.replace(" · ", " "))
    month.hand.press("Return")


def print_logs(month: Month) -> None:
    with month.part("Print the week's logs of the class") as hand:
        hand.press("Ctrl+T", *["Alt+PgUp"] * len(WEEKS))
        hand.run("Hours logs")
        hand.press("Return")
    pages = month.book.records(LogPage)
    assert {page.week for page in pages} == {WEEKS[0]}
    assert {page.placement_id for page in pages} == {*month.made.placements}


def key_sheets(month: Month) -> None:
    with month.part("Key three signed sheets, with their total") as hand:
        hand.tab("Paper sheets")
        part = month.page.part("sheets")
        for sheet in part.model.sheets[:KEYED]:
            hand.type(sheet.code)
            hand.press("Return")
            hand.type("3-6")
            hand.press("Return", "Return")
            hand.type('"""')
            hand.press("Return", "Return", "Return")
            if sheet.placement_id == month.made.placements[0]:
                hand.type("21")
                hand.press("Return")
                assert part.form.problem.text() == "The days make 12 h, the sheet says 21 h. The difference is 9 h."
                assert not any(month.states())
            hand.type("12")
            hand.press("Return")
    keyed = month.book.records(HourEntry, {"placement_id": month.made.placements})
    assert {(e.minutes, e.time_in, e.state, e.verified_how) for e in keyed} == {(180, 900, "submitted", "signature")}
    assert len(keyed) == KEYED * 4


def fill_weeks(month: Month) -> None:
    with month.part("Two weeks from the schedule, handed in") as hand:
        hand.tab("Week")
        hand.press("Ctrl+R")
        hand.type(typed(WEEKS[1] + timedelta(days=6)))
        hand.press("Return", "Ctrl+Return", "Alt+PgDown", "Ctrl+Return")
    with month.part("A week copied, two days changed, handed in") as hand:
        hand.press("Alt+PgDown", "Ctrl+Shift+C")
        hand.cell(0, MONDAY)
        hand.type("11")
        hand.press("Return")
        hand.type("11")
        hand.press("Return", "Ctrl+Return")
    with month.part("A week pasted as a block") as hand:
        hand.press("Alt+PgDown")
        QApplication.clipboard().setText("\n".join(["\t".join("3" * 4)] * COUNT))
        hand.cell(0, MONDAY)
        hand.press("Ctrl+V")
    assert month.states() == [{"submitted": 160}] * 3 + [{"draft": 160}]


def round_trip(month: Month) -> None:
    """Six cells are filled in elsewhere: five Fridays and a Monday."""
    month.file = month.file.with_suffix(".xlsx")
    with month.part("An hours sheet there and back, handed in") as hand:
        hand.run("Hours sheet for")
        hand.click("Choose where")
        _fill_in(month)
        hand.run("Take back an hours")
        hand.click("Take back 6 cells")
        hand.press("Ctrl+Return")
    assert month.states()[3] == {"submitted": 165}
    assert len(month.book.ids(HourEntry, where={"date": WEEKS[3], "minutes": 120})) == 1


def _fill_in(month: Month) -> None:
    book = openpyxl.load_workbook(month.file)
    page = book.worksheets[0]
    [top] = [cell.row + 1 for cell in page["A"] if cell.value == "pathbook rows below"]
    columns = {str(cell.value): cell.column or 0 for cell in page[1] if cell.value}
    for row in range(5):
        page.cell(top + row, columns[str(WEEKS[3] + timedelta(days=4))], 2)
    page.cell(top + 5, columns[str(WEEKS[3])], 2)
    book.save(month.file)
    month.hand.steps += 7  # six cells, and saving


def look_through(month: Month) -> None:
    with month.part("Allow a warning with a reason") as hand:
        hand.press("Ctrl+Shift+W")
        narrow(month)
        hand.click("Only with warnings")
        part = month.page.part("approve")
        assert [[f.rule for f in group.found] for group in part.model.groups] == [["long_day"]] * 2
        hand.click("Allow with a reason")
        hand.type("The fair was open late")
        hand.press("Return")
    [stands] = month.book.records(CheckOverride, {"placement_id": month.made.placements[:1]})
    assert (stands.rule, stands.reason) == ("long_day", "The fair was open late")
    with month.part("Send two weeks back with a reason") as hand:
        hand.cell()
        hand.press("R")
        hand.type("The supervisor has not signed")
        hand.press("Return")
        hand.click("Only with warnings")
        hand.cell(7)
        hand.press("R")
        hand.type("has not")
        hand.press("Down", "Return", "Return")
    rejected = month.book.records(HourEntry, {"placement_id": month.made.placements, "state": "rejected"})
    assert len(rejected) == 8
    assert {entry.reason for entry in rejected} == {"The supervisor has not signed"}


def mend(month: Month) -> None:
    with month.part("Mend what was sent back") as hand:
        hand.press("Ctrl+T")
        hand.tab("Entries")
        hand.tab("Rejected")
        hand.cell()
        hand.press("Return")
        hand.press("Ctrl+Return")
        hand.tab("Entries")
        hand.cell()
        hand.press("Return")
        hand.cell(0, MONDAY)
        hand.type("3")
        hand.press("Return", "Ctrl+Return")
    assert month.states() == [{"submitted": 160}] * 3 + [{"submitted": 165}]


def approve_rest(month: Month) -> None:
    placements = month.made.placements
    with month.part("Approve the whole month") as hand:
        hand.press("Ctrl+Shift+W")
        narrow(month)
        hand.press("Ctrl+A", "A")
    assert month.states() == [{"approved": 160}] * 3 + [{"approved": 165}]
    with month.part("Reopen one, verify it, approve it again") as hand:
        hand.tab("Entries")
        hand.tab("All")
        hand.into("Filter by")
        hand.type("Alder05")
        hand.cell()
        hand.click("Reopen")
        hand.type("The supervisor counted again")
        hand.press("Return")
        hand.click("Verify")
        hand.type("S")
        hand.press("Ctrl+Return")
        hand.click("Approve")
    assert month.states() == [{"approved": 160}] * 3 + [{"approved": 165}]
    [again] = month.book.records(HourEntry, {"placement_id": placements[5], "verified_how": "signature"})
    assert again.verified_by == "Ed Ode"
    with month.part("Lock the month") as hand:
        hand.press("Ctrl+Shift+W")
        hand.run("Lock hours")
        hand.press("Ctrl+A")
        hand.type(typed(LAST))
        hand.press("Return")
    assert locked_until(month.book) == LAST
