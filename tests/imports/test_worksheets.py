"""Workbooks with typed cells, and workbooks that want to do harm."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from app.book.refused import Refused
from app.imports.sheet_extents import MOST_CELLS, extent_of
from app.imports.tables import Table, read_bytes

CHANGED = datetime.fromisoformat("2026-01-02T03:04:00")
FAR = '<row r="1048576"><c r="XFD1048576"{}</row>'


def workbook(*sheets: list[list[Any]], dress: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet{number + 1}")
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    if dress:
        dress(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed(data: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one member rewritten."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == member else old.read(name))
    return file.getvalue()


def sheet(data: bytes) -> Table:
    [found] = read_bytes(data, "roster.xlsx")
    return found


def test_cells_keep_their_types() -> None:
    found = sheet(
        workbook(
            [
                ["ID", "State ID", "Birth date", "Changed", "Start", "Worked", "Active", "GPA", "Note"],
                [
                    204118.0,
                    "0012",
                    date(2008, 5, 1),
                    CHANGED,
                    time(8, 30),
                    timedelta(hours=30),
                    True,
                    3.25,
                    "two\nlines",
                ],
                [204119, "0013", None, None, None, None, False, 4, "=1"],
            ],
            dress=lambda book: setattr(book.worksheets[0]["I3"], "data_type", "s"),
        )
    )
    assert found.file == "roster.xlsx"
    assert found.rows[0].cells == (
        204118,
        "0012",
        date(2008, 5, 1),
        CHANGED,
        time(8, 30),
        "30:00",
        True,
        3.25,
        "two\nlines",
    )
    assert found.rows[1].cells == (204119, "0013", None, None, None, None, False, 4, "=1")
    assert [type(cell) for cell in found.rows[0].cells[:1]] == [int]
    assert found.problems == ()


def test_sheets_are_tables_and_empty_or_hidden_ones_are_not() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book.worksheets[3].sheet_state = "hidden"

    found = read_bytes(
        workbook([["ID", "Name"], ["1", "Ana"]], [], [["ID", "Date"], ["2", "x"]], [["List"], ["a"]], dress=hide),
        "roster.xlsx",
    )
    assert [table.file for table in found] == ["roster.xlsx [Sheet1]", "roster.xlsx [Sheet3]"]


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(Refused, match="empty"):
        read_bytes(workbook([]), "roster.xlsx")


def test_error_cells_are_said_and_left_out() -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        page: Worksheet = book.worksheets[0]
        page["C3"] = "#N/A"
        page["C3"].data_type = "e"

    found = sheet(workbook([[None, "ID", "Grade"], [None, "1", "9"], [None, "2", None]], dress=spoil))
    assert found.headings == ("ID", "Grade")
    assert [row.cells for row in found.rows] == [("1", "9"), ("2", None)]
    assert [(problem.row, problem.column) for problem in found.problems] == [(3, "Grade")]


def test_formulas_without_a_value_are_said_even_where_nothing_else_stands() -> None:
    found = sheet(workbook([["ID", "Grade"], ["1", "=4+5"], ["=B2", "=B2"], [None, 9], ["=1", None]]))
    assert [row.number for row in found.rows] == [2, 3, 4, 5]
    assert [(problem.row, problem.column) for problem in found.problems] == [
        (2, "Grade"), (3, "ID"), (3, "Grade"), (5, "ID"),
    ]  # fmt: skip
    assert "has no value; open the file in Excel, save it, and import it again" in found.problems[0].message


def test_a_merged_title_above_the_headings() -> None:
    found = sheet(
        workbook(
            [["Roosevelt High School, 2026"], [], ["ID", "Name", "Grade"], [1, "Ana", 9]],
            dress=lambda book: book.worksheets[0].merge_cells("A1:C1"),
        )
    )
    assert found.headings == ("ID", "Name", "Grade")
    assert [row.number for row in found.rows] == [4]


def test_the_name_does_not_matter() -> None:
    [found] = read_bytes(workbook([["ID", "Name"], [1, "Ana"]]), "roster.csv")
    assert found.rows[0].cells == (1, "Ana")


@pytest.mark.parametrize(
    ("cell", "refused"),
    [
        ("><v>1</v></c>", True),
        (' t="e"><v>#N/A</v></c>', True),
        (' s="1"/>', False),
        (' s="1"></c>', False),
    ],
)
def test_cells_in_opposite_corners(cell: str, refused: bool) -> None:
    data = changed(
        workbook([["ID", "Name"], [1, "Ana"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", FAR.format(cell).encode() + b"</sheetData>"),
    )
    if refused:
        with pytest.raises(Refused, match="too far apart"):
            read_bytes(data, "roster.xlsx")
    else:
        assert len(sheet(data).rows) == 1


@pytest.mark.parametrize(
    "xml",
    [
        b'<c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c>',
        b"<x:c  s='1' r = 'xfd1048576' ><x:v>1</x:v></x:c>",
        b'<c t=" r=\'A1\'" r="XFD1048576"><v>1</v></c>',
        b'<row r="99999999999999999999"><c><v>1</v></c></row><c r="XX1"><v>1</v></c>',
        b'<c\nr="ZZZZZZZZZZZZZZZ9"><v>1</v></c>',
    ],
)
def test_far_cells_are_seen_however_they_are_written(xml: bytes) -> None:
    extent = extent_of(b"<worksheet><sheetData>" + xml + b"</sheetData></worksheet>")
    assert extent.too_large
    assert extent.rows * extent.columns > MOST_CELLS


@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_document_types_and_wide_encodings_are_refused(member: str) -> None:
    data = workbook([["ID", "Name"], [1, "Ana"]])
    for change in (
        lambda xml: b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml,
        lambda xml: xml.decode().encode("utf-16"),
        lambda xml: b"",
    ):
        with pytest.raises(Refused, match="damaged"):
            read_bytes(changed(data, member, change), "roster.xlsx")


def test_other_office_files_are_named() -> None:
    for names, word in (
        ({"mimetype", "content.xml"}, "another program"),
        ({"xl/workbook.bin"}, "another program"),
        ({"[Content_Types].xml", "word/document.xml"}, "without worksheets"),
    ):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name in names:
                archive.writestr(name, "<a/>")
        with pytest.raises(Refused, match=word):
            read_bytes(file.getvalue(), "roster.xlsx")


def test_mutated_workbooks_end_in_tables_or_a_sentence() -> None:
    chance = random.Random(2026)
    whole = workbook([["ID", "Name", "Born"], *([number, "Ana", date(2008, 5, 1)] for number in range(20))])
    members = zipfile.ZipFile(io.BytesIO(whole)).namelist()

    def mutate(data: bytes) -> bytes:
        spoilt = bytearray(data)
        for _time in range(chance.randint(1, 8)):
            at = chance.randrange(len(spoilt))
            spoilt[at : at + chance.choice([0, 1, 1, 30])] = chance.randbytes(chance.choice([0, 1, 1, 2]))
        return bytes(spoilt)

    for round_ in range(600):
        data = mutate(whole) if round_ % 3 == 0 else changed(whole, chance.choice(members), mutate)
        if round_ % 10 == 0:
            data = data[: chance.randrange(len(data))]
        try:
            tables = read_bytes(data, "roster.xlsx")
        except Refused as refused:
            assert str(refused).startswith("roster.xlsx")
            continue
        for found in tables:
            assert all(len(row.cells) == len(found.headings) for row in found.rows)
