"""The equity report: student groups against measures of access and progress, with small groups hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.book.kinds import WHOLE
from app.exports.bar_chart import Bar
from app.exports.blocks import Block, Heading
from app.exports.report import Asked, Writing
from app.exports.sheets import Sheet, SheetColumn, share_columns
from app.exports.site_papers import charts, hand_out, head, rule, share_words, slice_asked, small_print
from app.exports.tables import Column, Table
from app.i18n import N_, _, number
from app.models.equity import HIDDEN_WORDS, Cell, Line, Matrix, equity
from app.models.site_facts import gathering

_SUBJECTS = (
    (N_("Access"), ("wbl", "target", "paid", "evaluation")),
    (N_("Progress"), ("ag", "cte", "supports")),
)


def write(asked: Asked) -> Writing:
    """As a paper of a few pages, or as a workbook. Raises Refused where the account does not see every student."""
    facts = yield from gathering(asked.book)
    matrix = equity(asked.book, facts)
    title = _("Equity by student group")
    return (
        yield from hand_out(
            asked,
            title,
            lambda: [*head(asked, title, facts, slice_asked(asked, facts)), *_blocks(matrix)],
            lambda: [_sheet(matrix)],
            "",
        )
    )


def _blocks(matrix: Matrix) -> Iterator[Block]:
    yield small_print(rule(matrix.limit))
    yield small_print(_("▼ and ▲: percent points below or above all students."))
    keys = [measure.key for measure in matrix.measures]
    for title, subjects in _SUBJECTS:
        if places := [keys.index(key) for key in subjects if key in keys]:
            yield Heading(_(title))
            yield _table(matrix, places, _(title))
            yield from charts(_chart(matrix, place) for place in places)


def _table(matrix: Matrix, places: list[int], title: str) -> Table:
    columns = [
        Column(_("Group"), 2.2, header=True),
        Column(_("Students"), 1.05, "right", figures=True),
        *(Column(_(matrix.measures[place].title), 1.6) for place in places),
    ]
    rows = [[line.words, _size(line), *(_text(line.cells[place]) for place in places)] for line in matrix.lines]
    return Table(columns, rows, summary=_("{title} of each student group").format(title=title))


def _size(line: Line) -> str:
    return _("hidden") if line.size.state == "hidden" else number(line.size.of)


def _text(cell: Cell) -> str:
    if cell.state != "shown":
        return _("hidden") if cell.state == "hidden" else _("nobody")
    gap = cell.gap or 0
    sign = f"{'▼' if gap < 0 else '▲'}\N{NO-BREAK SPACE}{abs(gap)}" if gap else ""
    return f"{share_words(cell.met, cell.of)} {sign}".rstrip()


def _chart(matrix: Matrix, place: int) -> tuple[str, list[Bar], float]:
    """The groups whose figure is told."""
    every, *groups = ((line.words, line.cells[place]) for line in matrix.lines)
    bars = [Bar(words, (cell.percent or 0) / 100, _text(cell)) for words, cell in groups if cell.state == "shown"]
    return _(matrix.measures[place].title), bars, (every[1].percent or 0) / 100


def _sheet(matrix: Matrix) -> Sheet:
    columns = [
        *(SheetColumn(head) for head in (_("Group"), _("Figure"), _("Of whom"))),
        SheetColumn(_("Students"), WHOLE),
        *share_columns(),
        SheetColumn(_("Gap in points"), WHOLE),
        SheetColumn(_("Hidden")),
    ]
    rows = [
        [line.words, _(measure.title), _(measure.of), _told(line.size, line.size.of), *_values(cell), _why(cell)]
        for line in matrix.lines
        for measure, cell in zip(matrix.measures, line.cells, strict=True)
    ]
    return Sheet(_("Equity"), columns, rows, len(rows))


def _values(cell: Cell) -> list[Any]:
    return [_told(cell, value) for value in (cell.met, cell.of, cell.percent, cell.gap)]


def _told(cell: Cell, value: int | None) -> int | None:
    return None if cell.state == "hidden" else value


def _why(cell: Cell) -> str:
    return _(HIDDEN_WORDS) if cell.state == "hidden" else ""
