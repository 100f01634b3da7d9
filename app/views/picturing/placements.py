"""Scenes of placements: their papers, the seats there are, and the steps from one state to the next."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel

from app.models import Placement, Student
from app.models.hour_totals import placement_totals
from app.models.matching_seats import matching_seats
from app.models.paper_standing import Status
from app.views.paperwork.part import PaperworkPart
from app.views.picturing.stage import Stage
from app.views.placements.page import PlacementsPage


def papers(on: Stage, *statuses: Status, many: bool = False) -> PaperworkPart:
    """The paperwork, with the first document of such a status chosen, or all of its column."""
    on.go("placements", "paperwork")
    assert isinstance(on.page, PlacementsPage)
    part: PaperworkPart = on.page.part("paperwork")
    model = part.model
    cells = (model.index(row, column) for column in range(model.columnCount()) for row in range(model.rowCount()))
    first = next(cell for cell in cells if model.cell(cell).status in statuses)
    selection = part.table.selectionModel()
    selection.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    if many:
        column = (model.index(row, first.column()) for row in range(model.rowCount()))
        for cell in column:
            if model.cell(cell).status in statuses:
                selection.select(cell, QItemSelectionModel.SelectionFlag.Select)
    on.rest()
    return part


def receive(on: Stage) -> None:
    """Asks since when a certificate is there, which lasts a year."""
    papers(on, "missing", many=True).pane.receive()
    on.rest()


def kinds(on: Stage) -> None:
    """The list of kinds of documents."""
    papers(on, "missing").edit_kinds()
    on.rest()


def placement(on: Stage, state: str) -> None:
    """The page of a placement in this state: the one with the most hours."""
    found = on.book.records(Placement, {"state": state})
    totals = placement_totals(on.book, [p.id for p in found])
    on.go("placement", max(found, key=lambda p: (totals[p.id].approved, p.id)).id)


def week(on: Stage) -> None:
    """The days of a placement, typed."""
    placement(on, "active")
    on.do("placement.schedule")
    on.type("2:30")


def seats(on: Stage, for_student: bool = False) -> None:
    """What employers offer; with a student in grade 12 of a pathway, who has no placement to come."""
    on.go("placements", "seats")
    if for_student:
        on.go("placements", f"seats:{_seeker(on)}")
    on.press("Ctrl+Home")


def _seeker(on: Stage) -> str:
    """The first student, by name, whom most seats fit."""
    ids = on.book.ids(Student, where={"grade": ["11", "12"]}, most=40)
    return max(ids, key=lambda id_: sum(seat.fits for seat in matching_seats(on.book, id_)))
