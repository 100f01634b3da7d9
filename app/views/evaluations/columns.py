"""The columns in which the lists of evaluations and of visits tell what was kept of a placement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from app.book.kinds import DAY, WHOLE
from app.i18n import _, number, short_day
from app.models.evaluation_rows import FORMS, GIVEN, LACKING, forms_by_placement, overall_words, visit_values
from app.models.evaluations import Evaluation
from app.models.placements import Placement
from app.models.visiting import Visited
from app.models.work_kinds import QUALITY
from app.views.lists.columns import Column, Facet, Row, field_column
from app.views.look.cells import Cell, ChipCell, FigureCell, MutedCell, StackedCell
from app.views.look.tokens import Tone

_MUTED = MutedCell()
QUALITY_TONES: dict[str, Tone] = {"1": "bad", "2": "warn", "3": "ok", "4": "ok"}


def evaluation_columns() -> list[Column]:
    """The four forms, and the state's own evaluation."""
    titles = (_("Midway"), _("Midway, own"), _("End"), _("End, own"))
    forms = [_form_column(title, by, point) for title, (by, point) in zip(titles, FORMS, strict=True)]
    state = field_column(Placement, "employer_evaluation", 176)
    return [*forms, replace(state, title=_("For the state"))]


def _form_column(title: str, by: str, point: str) -> Column:
    def given(row: Row) -> Evaluation | None:
        return row["evaluations"].get((by, point))

    def is_due(row: Row) -> bool:
        return by == "supervisor" and row["due"] == point

    def text(row: Row) -> str:
        evaluation = given(row)
        return overall_words(evaluation) if evaluation else _("Due") if is_due(row) else ""

    def cell(row: Row) -> Cell:
        evaluation = given(row)
        if evaluation:
            return StackedCell(short_day(evaluation.date))
        return ChipCell("warn") if is_due(row) else _MUTED

    words = {GIVEN: _("Given"), LACKING: _("Due")}
    facet = Facet("any", values=lambda book: forms_by_placement(book, by, point), options=lambda _book: words)
    return Column(title, 100, f"{point}_{by}", text, cell, facet=facet)


def visit_columns() -> list[Column]:
    """When a placement was visited last, what was found, how often and how far, and what is to be done."""

    def told(name: str, row: Row) -> Any:
        visited: Visited | None = row["visited"]
        return getattr(visited, name) if visited else None

    def day_of(name: str, row: Row) -> str:
        value = told(name, row)
        return short_day(value) if value else ""

    def figure(name: str, row: Row) -> str:
        value = told(name, row)
        return number(value) if value else ""

    def lowest(row: Row) -> str:
        return QUALITY.format(told("lowest", row))

    def follow_up(row: Row) -> Cell:
        on = told("follow_up_on", row)
        return ChipCell("warn" if on <= date.today() else "info") if isinstance(on, date) else _MUTED

    def lowest_cell(row: Row) -> Cell:
        return ChipCell(QUALITY_TONES.get(str(told("lowest", row)), "neutral"))

    def facet(name: str, way: str) -> Facet:
        kinds = {"last": DAY, "follow_up_on": DAY, "lowest": QUALITY}
        return Facet(way, kinds.get(name, WHOLE), lambda book: visit_values(book, name))  # type: ignore[arg-type]

    return [
        Column(_("Last visit"), 110, "last", partial(day_of, "last"), lambda _row: _MUTED,
               facet=facet("last", "between"), kind=DAY, value=partial(told, "last")),
        Column(_("Lowest rating"), 130, "lowest", lowest, lowest_cell, facet=facet("lowest", "any")),
        Column(_("Follow up on"), 120, "follow_up_on", partial(day_of, "follow_up_on"), follow_up,
               facet=facet("follow_up_on", "between"), kind=DAY, value=partial(told, "follow_up_on")),
        Column(_("Visits"), 70, "count", partial(figure, "count"), lambda _row: FigureCell(), figures=True,
               facet=facet("count", "between"), kind=WHOLE, value=partial(told, "count")),
        Column(_("Miles"), 70, "miles", partial(figure, "miles"), lambda _row: FigureCell(), figures=True,
               facet=facet("miles", "between"), kind=WHOLE, value=partial(told, "miles")),
    ]  # fmt: skip
