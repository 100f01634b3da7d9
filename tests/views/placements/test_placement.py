"""The page of one placement: its steps, its week, its papers, and seats in which it is planned."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget

from app.book.book import Book
from app.models import Employer, Opportunity, Placement, PlacementDay
from app.views.forms.form_dialog import FormDialog
from app.views.placements.page import PlacementsPage
from app.views.placements.placement import PlacementPage
from app.views.placements.schedule import ScheduleDialog
from app.views.placements.seats import SeatList
from app.views.window.desk import Desk
from tests.models.school_of import TODAY, Class, log, make_class


@pytest.fixture
def made(book: Book) -> Class:
    made = make_class(book)
    with book.edit("Planned") as edit:
        edit.update(Placement, {made.placements[0]: {"state": "planned"}})
    return made


@pytest.fixture
def page(made: Class, shell: Desk) -> PlacementPage:
    shell.go("placement", made.placements[0])
    assert isinstance(shell.page, PlacementPage)
    return shell.page


def press(widget: QWidget, text: str) -> None:
    QApplication.processEvents()  # what was put into a card is shown by the event loop
    next(each for each in widget.findChildren(QPushButton) if each.isVisible() and each.text() == text).click()


def said(widget: QWidget) -> set[str]:
    QApplication.processEvents()
    return {each.text() for each in widget.findChildren(QLabel) if each.isVisible()}


def test_the_steps_lead_on_and_back(page: PlacementPage, book: Book, made: Class, dialogs: list[QDialog]) -> None:
    def state() -> str:
        return book.records(Placement, {"id": made.placements[0]})[0].state

    press(page, "Mark as requested")
    assert state() == "requested"
    press(page, "Begin the placement")
    assert state() == "active"
    press(page, "Back to planned")
    assert state() == "planned"
    book.undo()
    log(book, made, 0, TODAY, 60)
    assert "Hours were logged for the placement “Clinic aide”, so it is not planned any more. End it instead." in said(
        page.state
    )
    press(page, "End the placement…")
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    dialog.done_with()
    assert (state(), "Completed" in said(page.state)) == ("ended", True)
    press(page, "Reopen")
    assert state() == "active"


def test_the_papers_are_received_together_and_the_arithmetic_is_told(
    page: PlacementPage, dialogs: list[QDialog]
) -> None:
    assert "Missing" in said(page)
    press(page, next(text for text in _texts(page) if text.startswith("Received: all")))
    dialog = dialogs.pop()
    assert isinstance(dialog, FormDialog)
    dialog.done_with()
    assert "Missing" not in said(page)
    press(page, "How this is reckoned")
    assert "Target: 80 hours." in said(page)


def _texts(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in widget.findChildren(QPushButton) if each.isVisible()]


def test_a_week_is_typed(page: PlacementPage, book: Book, shell: Desk, dialogs: list[QDialog]) -> None:
    shell.trigger("placement.schedule")
    [dialog] = dialogs
    assert isinstance(dialog, ScheduleDialog)
    monday = dialog.days[0]
    for entry, text in zip(monday.entries, ("2:30 pm", "25:99", "0:30"), strict=True):
        entry.setText(text)
    dialog.save()
    assert "is not a time of day" in dialog.problem.text()
    monday.entries[1].setText("5:30 pm")
    monday.count()
    dialog.fill_week()
    assert dialog.total.text() == "12.5 hours a week"
    dialog.save()
    assert len(book.records(PlacementDay)) == 5 and "12.5 hours a week" in said(page)


def test_a_seat_that_fits_becomes_a_placement(shell: Desk, book: Book, made: Class) -> None:
    later = {"starts_on": TODAY + timedelta(days=200), "ends_on": TODAY + timedelta(days=240)}
    with book.edit("Seats") as edit:
        base = {"employer_id": book.ids(Employer)[0], "seats": 1}
        late, _now = edit.insert(Opportunity, [base | later | {"role": "Lab aide"}, base | {"role": "Desk aide"}])
    shell.go("placements", f"seats:{made.students[1]}")
    page = shell.page
    assert isinstance(page, PlacementsPage) and isinstance(page.shown, SeatList)
    model = page.shown.model
    at = next(at for at, column in enumerate(model.columns) if column.name == "fit")
    assert [model.index(row, at).data() for row in range(2)] == ["Fits", "Does not fit"]
    page.shown.table.choose(late)
    page.shown.pane.show_record(late)
    page.shown.pane.reread()
    press(page.shown.pane, "Plan a placement here")
    assert isinstance(shell.page, PlacementPage)
    [planned] = book.records(Placement, {"opportunity_id": late})
    assert (planned.role, planned.state, planned.student_id) == ("Lab aide", "planned", made.students[1])
    book.undo()
    assert not book.records(Placement, {"opportunity_id": late})
