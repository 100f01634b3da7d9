"""Rows that close a list, or a part of it, and are no records: totals, and what a report prints below its list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, time

from app.i18n import fold, ngettext
from app.imports.matching import filled_by
from app.imports.problems import Problem
from app.imports.record_files import named
from app.imports.rows import Cell, Row, Table, is_blank
from app.imports.targets import targets

_SUM = "(?:totals?|totales|subtotals?|subtotales|count|averages?|avg|promedio|recuento)"
_NUMBER = r"[-+]?\(?\$?\d[\d.,]*(?::\d\d)?%?\)?"
_THINGS = (
    "(?:students?|pupils?|records?|rows?|entries|courses|marks|hours|days|credits|absences|tardies|"
    "alumnos|estudiantes|registros|filas|horas|dias|creditos|cursos)"
)
_LIST = "(?:report|list|roster|file|data|document|page|records|students|informe|reporte|lista|archivo|documento)"
_DONE = "(?:generated|printed|created|exported|produced|prepared|run|generado|impreso|creado|exportado)"
_TOTAL = re.compile(
    rf"""
      (?:(?:grand|gran|sub|overall|report|school|page|class)[ ])?{_SUM}(?:[ ]general)?
      (?::?[ ](?:\d.*|{_NUMBER}|(?:for|of|by|in|de|del|por)[ ].*|(?:\w+[ ])?{_THINGS}(?::?[ ]{_NUMBER})?))?
    | (?:grade[ ])?\d\S*(?:[ ]grade)?[ ]{_SUM}                                          # 10th Grade Total
    | (?:(?:total[ ])?(?:number|numero)[ ](?:of|de)[ ])?{_THINGS}(?:[ ]{_SUM})?:[ ]{_NUMBER}   # Student count: 213
    | {_NUMBER}[ ]{_THINGS}(?:[ ]\w+){{0,2}}                                            # 213 records found
    """,
    re.VERBOSE,
)
_FOOTER = re.compile(
    rf"""
      (?:page|pagina):?[ ]\d+(?:[ ]?(?:of|de|/)[ ]?\d+)?
    | (?:end|fin|final)[ ](?:of|de|del)(?:[ ](?:the|la))?[ ]{_LIST}
    | (?:{_LIST}[ ])?(?:was[ ])?{_DONE}(?:[ ](?:on|at|by|el|por))?:?[ ].*\d.*
    | (?:date[ ]{_DONE}|(?:{_LIST}|run|print)[ ]date):?[ ].*\d.*
    """,
    re.VERBOSE,
)
_LIKELY = re.compile(r"\d|total|count|av[eg]|promedio|recuento|end|fin", re.IGNORECASE)  # in all of them, in few names
_END = re.compile(r"[^\w\s]{2,}\s*(?:end|fin)\s*[^\w\s]{2,}")
_DRESS = re.compile(r"[\s*=_~<>\[\]()|-]+")
_MEASURE = re.compile(rf"{_NUMBER}(?: ?(?:h|hrs?|hours|horas|days|dias))?")
_MOMENT = re.compile(r"\d[\d/.:, -]*(?:[ap]\.?m\.?)?")
_LONGEST = 200  # characters of a footer
_IDS = {"local_id", "ssid", "source_id"}


def without_footers(headings: Sequence[str], rows: list[Row]) -> tuple[list[Row], tuple[int, ...]]:
    """The rows that may be records, and the numbers of those that close the list or a part of it.

    A row is passed over when all of this is so:
    - its first filled cell is, in full, a wording of reports for a total ("Grand Total", "Subtotal 10th grade",
      "213 students", "Totales") or for the foot of a page ("Page 1 of 3", "*** End ***", "Report generated ...");
    - every other filled cell is a number; at the foot of a page also a day, a time or more such words;
    - none of these others is in a column of student IDs;
    - it stands in a column of student IDs itself, or leaves a column empty that most of the other rows fill.
    So a row with an ID and a name stays, whatever the name is. What is in doubt stays, too, and is told as a problem.
    """
    closing = {place for place, row in enumerate(rows) if _closes(row.cells)}
    if not closing:
        return rows, ()
    filled: Counter[int] = Counter()
    for place, row in enumerate(rows):
        if place not in closing:
            filled.update(_filled(row.cells))
    usual = {at for at, count in filled.items() if count * 2 > len(rows) - len(closing)}
    ids = {at for at, name in enumerate(filled_by(headings, targets())) if name in _IDS}
    for place in list(closing):
        cells = _filled(rows[place].cells)
        if (cells[0] not in ids and usual <= set(cells)) or not ids.isdisjoint(cells[1:]):
            closing.remove(place)
    kept = [row for place, row in enumerate(rows) if place not in closing]
    return kept, tuple(rows[place].number for place in sorted(closing))


def footer_notices(tables: Sequence[Table]) -> list[Problem]:
    """One notice for each table in which rows were passed over: how many, and which."""
    notices: list[Problem] = []
    for table in tables:
        if count := len(table.passed_over):
            said = ngettext(
                "{count} row is a total or a footer, not a record, and was passed over: row {rows}.",
                "{count} rows are totals or footers, not records, and were passed over: rows {rows}.",
                count,
            ).format(count=count, rows=named([str(row) for row in table.passed_over]))
            notices.append(Problem(table.file, None, None, said, taken=True))
    return notices


def _closes(cells: Sequence[Cell]) -> bool:
    """Whether a row reads like a total or a footer, wherever it stands."""
    for place, cell in enumerate(cells):
        if is_blank(cell):
            continue
        if not isinstance(cell, str) or cell.isdigit() or not _LIKELY.search(cell):
            return False
        others = [other for other in cells[place + 1 :] if not is_blank(other)]
        if all(map(_is_number, others)) and _TOTAL.fullmatch(_bare(cell)):
            return True
        return all(_is_number(each) or _is_moment(each) or _is_footer(each) for each in others) and _is_footer(cell)
    return False


def _filled(cells: Sequence[Cell]) -> list[int]:
    return [place for place, cell in enumerate(cells) if not is_blank(cell)]


def _is_footer(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return False
    return bool(_FOOTER.fullmatch(_bare(cell)) or _END.fullmatch(fold(cell.strip())))


def _bare(text: str) -> str:
    """The words of a cell without what they are dressed with: "*** Grand Total: ***" is "grand total"."""
    return _DRESS.sub(" ", fold(text)).strip(" :.") if len(text) <= _LONGEST else ""


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        return _MEASURE.fullmatch(cell.strip().lower()) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_moment(cell: Cell) -> bool:
    return isinstance(cell, date | time) or (
        isinstance(cell, str) and _MOMENT.fullmatch(cell.strip().lower()) is not None
    )
