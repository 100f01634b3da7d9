"""CSV and its relatives: text with commas, semicolons, tabs, pipes or carets between the cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator

from app.book.refused import Refused
from app.i18n import _
from app.imports.encodings import decode
from app.imports.problems import ProblemList
from app.imports.rows import MOST_BYTES, MOST_ROWS, Table
from app.imports.signatures import check_text
from app.imports.tabulating import Record, tabulate, too_many_columns

DELIMITERS = ",;\t|^"
_LOOKED_AT = 64 * 1024
_MOST_LINES_IN_A_RECORD = 100
_MOST_CELLS = 50_000  # of one line, before it is split
_QUOTED = re.compile(r'(?<![^\n\r,;\t|^ ])"[^"]*(?:""[^"]*)*"')
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATOR = re.compile(r'"?sep=([,;:\t|^])"?[ ,;\t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


def read_bytes(data: bytes, file: str) -> Table | None:
    """The table in a text file; None where it has no cell. Raises Refused where it is no table."""
    text, whole = decode(data)
    return _read(text, file, whole)


def read_text(text: str, name: str) -> Table:
    """The table in `text`, as it comes from the clipboard; raises Refused where there is none."""
    table = _read(text, name, whole=True)
    if table is None:
        raise Refused(_("{file} is empty.").format(file=name))
    return table


def delimiter_of(text: str) -> str:
    """The delimiter that most lines agree on, counted outside quotation marks; a comma if there is none."""
    counts: dict[str, Counter[int]] = {mark: Counter() for mark in DELIMITERS}
    for line in _QUOTED.sub("", text[:_LOOKED_AT]).splitlines():
        for mark, seen in counts.items():
            seen[line.count(mark)] += 1

    def agreement(mark: str) -> tuple[int, int]:
        seen = counts[mark]
        del seen[0]
        return max(((lines, number) for number, lines in seen.items()), default=(0, 0))

    return max(DELIMITERS, key=agreement)


def _read(text: str, file: str, whole: bool) -> Table | None:
    text = text.removeprefix("\ufeff").rstrip("\x1a")
    check_text(text, file)
    problems = ProblemList(file)
    if not whole:
        problems.add(_("Some letters of this file could not be read. Save it as “CSV UTF-8” and try again."))
    if "_x000D_" in text:  # what Excel's own format leaves behind of a line end
        text = text.replace("_x000D_", "")
    named = _SEPARATOR.match(text)
    delimiter = named.group(1) if named else delimiter_of(text)
    _check_length(text, file)
    csv.field_size_limit(MOST_BYTES)  # bounded by the file itself
    return tabulate(_records(text, delimiter, bool(named), problems), problems)


def _check_length(text: str, file: str) -> None:
    """Refuse what would need far more memory as rows than as text."""
    if text.count("\n") + text.count("\r") > 4 * MOST_ROWS:
        raise Refused(
            _("{file} has more than {count} rows; split it into several files.").format(file=file, count=MOST_ROWS)
        )


def _lines(text: str, offset: int, delimiter: str, file: str) -> Iterator[str]:
    for found in _LINE.finditer(text, offset):
        line = found.group()
        if len(line) > _MOST_CELLS and line.count(delimiter) > _MOST_CELLS:
            raise too_many_columns(file)
        yield line


def _records(text: str, delimiter: str, named: bool, problems: ProblemList) -> Iterator[Record]:
    """The records with the line where each begins.

    Strict reading stops at a quotation mark that is not closed. That line becomes a problem, and reading goes
    on with the next line, so that one stray mark never merges the rows after it.
    """
    loose = re.search(re.escape(delimiter) + ' +"', text[:_LOOKED_AT]) is not None
    offset = done = 0  # the lines before `offset`, and how many they are
    if named:
        offset, done = _after(text, 0, 1), 1
    damaged = "\0" in text
    usual = 0  # cells of the record before
    while offset < len(text):
        lines = _lines(text, offset, delimiter, problems.file)
        reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=loose)
        start = done + 1
        try:
            for cells in reader:
                end = done + reader.line_num
                if end != start and _swallowed(cells, end - start, delimiter, usual):
                    break
                if damaged and any("\0" in cell for cell in cells):
                    problems.add(_("This row holds damaged text; it was left out."), start)
                else:
                    yield start, cells
                usual = len(cells)
                start = end + 1
            else:
                return
        except csv.Error:
            pass  # said below, with the line where the record began
        problems.add(_("A quotation mark on this line is not closed properly; the line was left out."), start)
        offset, done = _after(text, offset, start - done), start


def _swallowed(cells: list[str], ends: int, delimiter: str, usual: int) -> bool:
    """Whether a record of several lines looks like rows that a stray quotation mark ran together."""
    if ends > _MOST_LINES_IN_A_RECORD:
        return True
    return usual > 2 and any(
        line.count(delimiter) >= usual - 1 for cell in cells for line in re.split(r"\r\n|\r|\n", cell)[1:-1]
    )


def _after(text: str, offset: int, lines: int) -> int:
    """The place in `text` that is `lines` lines after `offset`."""
    for _count, line in zip(range(lines), _LINE.finditer(text, offset), strict=False):
        offset = line.end()
    return offset
