"""Workbooks and CSV, by cell: types, formats, headings, and text that is never more than text."""

from __future__ import annotations

import csv
import gc
import json
import tempfile
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.book.book import Book
from app.book.clocks import DURATION
from app.book.kinds import DAY, FLAG, PARAGRAPHS, TEXT, WHOLE, Kind
from app.book.refused import Refused
from app.exports.report import Asked
from app.exports.sheets import Sheet, SheetColumn
from app.exports.workbook import LONGEST, STEP, write_sheets
from tests.exports.reading_sheets import opened, table, values
from tests.exports.writing import finish
from tests.shared_data import shared

KINDS: dict[str, Kind] = {
    "Name": TEXT, "Born": DAY, "Hours": DURATION, "Count": WHOLE, "Here": FLAG, "Task": PARAGRAPHS,
}  # fmt: skip
ROWS: list[list[Any]] = [
    ["Nguyễn", date(2010, 2, 3), 210, 12, True, "Greeted patients\nFiled"],
    ["007", None, None, None, None, None],
    ["=1+1", date(2011, 12, 31), 0, 0, False, "=cmd|' /C calc'!A0"],
]


def write(book: Book, path: Path, rows: list[list[Any]] = ROWS, **asked: Any) -> Path:
    columns = [SheetColumn(heading, kind) for heading, kind in KINDS.items()]
    finish(write_sheets(Asked(book, path, None, **asked), "Register", [Sheet("People", columns, rows, len(rows))]))
    return path


def texts(book: Book, path: Path, said: list[str]) -> Path:
    sheet = Sheet("Texts", [SheetColumn("Text")], [[text] for text in said], len(said))
    finish(write_sheets(Asked(book, path, None), "Texts", [sheet]))
    return path


def test_cells_have_types_and_formats(shared_sample: Book, tmp_path: Path) -> None:
    page = opened(write(shared_sample, tmp_path / "a.xlsx"))["People"]
    first = [(cell.value, cell.data_type, cell.number_format) for cell in page[2]]
    assert [(value.date() if kind == "d" else value, kind, form) for value, kind, form in first] == [
        ("Nguyễn", "s", "@"),
        (date(2010, 2, 3), "d", "yyyy-mm-dd"),
        (3.5, "n", "0.00"),
        (12, "n", "0"),
        ("Yes", "s", "@"),
        ("Greeted patients\nFiled", "s", "General"),
    ]
    assert [cell.value for cell in page[3]] == ["007", None, None, None, None, None]
    assert page["F2"].alignment.wrap_text


def test_calamine_reads_the_same(shared_sample: Book, tmp_path: Path) -> None:
    rows = values(write(shared_sample, tmp_path / "a.xlsx"), "People")
    assert rows[0] == list(KINDS)
    assert rows[1] == ["Nguyễn", date(2010, 2, 3), 3.5, 12.0, "Yes", "Greeted patients\nFiled"]
    assert rows[3] == ["=1+1", date(2011, 12, 31), 0.0, 0.0, "No", "=cmd|' /C calc'!A0"]


def test_the_heading_stays_in_view_and_filters(shared_sample: Book, tmp_path: Path) -> None:
    page = opened(write(shared_sample, tmp_path / "a.xlsx"))["People"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:F4"
    assert page.print_title_rows == "$1:$1"
    assert all(cell.font.bold for cell in page[1])
    widths = [page.column_dimensions[letter].width for letter in "ABCDEF"]
    assert widths[4] == widths[0] < widths[1] < widths[5]  # yes or no, a name, a day, a text of several lines
    assert all(width >= len(heading) for width, heading in zip(widths, KINDS, strict=True))


def test_columns_are_as_wide_as_their_texts_and_printed_readably(shared_sample: Book, tmp_path: Path) -> None:
    heads = ("Of whom it is asked", *(f"Column {n}" for n in range(5)))
    said = ["x" * 40, *(["words " * 15] * 5)]
    sheet = Sheet("Texts", [SheetColumn(head) for head in heads], [said], 1)
    finish(write_sheets(Asked(shared_sample, tmp_path / "a.xlsx", None), "You & me", [sheet]))
    page, about = opened(tmp_path / "a.xlsx").worksheets
    assert [page.column_dimensions[letter].width for letter in "ABC"] == [42, 45, 45]
    assert (page.row_dimensions[1].height, page.row_dimensions[2].height) == (None, 45)
    assert all(cell.alignment.wrap_text for row in page.iter_rows() for cell in row)
    assert (page.page_setup.fitToWidth, page.print_title_cols, about.page_setup.fitToWidth) == (2, "$A:$A", 1)
    assert (page.oddFooter.left.text, page.oddFooter.right.text) == ("You && me · &A", "&P / &N")


def test_no_text_becomes_a_formula(shared_sample: Book, tmp_path: Path) -> None:
    said = ["=1+1", "+1 (555) 010-0100", "-5", "@SUM(A1)", '=HYPERLINK("http://example.org","x")', "\t=1", "#N/A"]
    path = texts(shared_sample, tmp_path / "a.xlsx", said)
    cells = [row[0] for row in opened(path)["Texts"].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == said
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    with zipfile.ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def test_what_xml_cannot_hold_is_shown(shared_sample: Book, tmp_path: Path) -> None:
    said = ["a\x00b", "bell\x07", "lone \ud83d half", "not a letter \uffff", "x" * (LONGEST + 1), "  spaces  ", "😀"]
    page = opened(texts(shared_sample, tmp_path / "a.xlsx", said))["Texts"]
    found = [row[0].value for row in page.iter_rows(min_row=2)]
    assert found[:4] == ["a\ufffdb", "bell\ufffd", "lone \ufffd half", "not a letter \ufffd"]
    assert (len(found[4]), found[4][-2:]) == (LONGEST, "x…")
    assert found[5:] == ["  spaces  ", "😀"]


def test_naughty_strings_come_back(shared_sample: Book, tmp_path: Path) -> None:
    said = [text for text in json.loads(shared("blns/blns.json").read_text("utf-8")) if text.strip()]
    found = [row[0] for row in values(texts(shared_sample, tmp_path / "a.xlsx", said), "Texts")[1:]]
    ends = {ord("\r"): "\n"}  # as XML reads line ends
    different = [(a, b) for a, b in zip(said, found, strict=True) if a.translate(ends) != b and "\ufffd" not in b]
    assert different == []


def test_a_page_says_what_the_file_holds(shared_sample: Book, tmp_path: Path) -> None:
    path = write(shared_sample, tmp_path / "a.xlsx", filter="Grade: 11")
    said = {row[0]: row[1] for row in values(path, "About")}
    assert list(said) == ["Report", "Site", "Written", "Students", "Rows: People"]
    assert (said["Report"], said["Students"], said["Rows: People"]) == ("Register", "Grade: 11", "3")
    assert said["Site"] == "Mariposa Valley High School"
    assert str(date.today().year) in said["Written"]


def test_properties_hold_no_names(shared_sample: Book, tmp_path: Path) -> None:
    properties = opened(write(shared_sample, tmp_path / "a.xlsx")).properties
    assert (properties.creator, properties.title, properties.lastModifiedBy) == ("Pathbook", "Register", None)


def test_csv_is_read_by_spreadsheets_and_by_programs(shared_sample: Book, tmp_path: Path) -> None:
    path = write(shared_sample, tmp_path / "a.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == list(KINDS)
    assert rows[1] == ["Nguyễn", "2010-02-03", "3.5", "12", "Yes", "Greeted patients\nFiled"]
    assert rows[2] == ["007", "", "", "", "", ""]
    assert rows[3] == ["'=1+1", "2011-12-31", "0.0", "0", "No", "'=cmd|' /C calc'!A0"]


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", " =1", "\u3000=1", "\uff1d1", "\uff20a"]
)
def test_csv_text_is_never_worked_out(text: str, shared_sample: Book, tmp_path: Path) -> None:
    path = texts(shared_sample, tmp_path / "a.csv", [text, "plain - text", "a=b", "\ud800"])
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["Text", "'" + text, "plain - text", "a=b", "\ufffd"]


def test_numbers_below_zero_stay_numbers_in_csv(shared_sample: Book, tmp_path: Path) -> None:
    sheet = Sheet("N", [SheetColumn("N", WHOLE)], [[-5]], 1)
    finish(write_sheets(Asked(shared_sample, tmp_path / "a.csv", None), "N", [sheet]))
    assert (tmp_path / "a.csv").read_text("utf-8-sig").split() == ["N", "-5"]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_cancelling_leaves_the_former_file_and_nothing_else(
    suffix: str, shared_sample: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    path = tmp_path / f"a{suffix}"
    path.write_text("former")
    columns = [SheetColumn("Text")]
    sheets = [Sheet("Texts", columns, ([str(n)] for n in range(3 * STEP)), 3 * STEP)]
    writing = write_sheets(Asked(shared_sample, path, None), "Texts", sheets)
    assert next(writing) == (STEP, 3 * STEP)
    writing.close()
    assert path.read_text() == "former"
    assert sorted(file.name for file in tmp_path.iterdir()) == [path.name, "aside"]
    assert list(aside.iterdir()) == []


def test_a_fault_on_the_way_leaves_nothing(
    shared_sample: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    columns, rows = [SheetColumn("Count", WHOLE)], ([1 // n] for n in (2, 1, 0))
    with pytest.raises(ZeroDivisionError):
        finish(write_sheets(Asked(shared_sample, tmp_path / "a.xlsx", None), "x", [Sheet("x", columns, rows, 3)]))
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_refused(shared_sample: Book, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match="cannot be written"):
        write(shared_sample, tmp_path / "file" / "a.xlsx")


def test_titles_of_sheets_are_made_valid(shared_sample: Book, tmp_path: Path) -> None:
    columns = [SheetColumn("Text")]
    sheets = [Sheet("Hours: in/out [all] of the whole school year", columns, [["x"]], 1), Sheet("'b'", columns, [], 0)]
    finish(write_sheets(Asked(shared_sample, tmp_path / "a.xlsx", None), "x", sheets))
    assert opened(tmp_path / "a.xlsx").sheetnames == ["Hours  in out  all  of the whol", "b", "About"]
    assert table(tmp_path / "a.xlsx", "b") == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_full_disk_is_said_in_one_sentence(shared_sample: Book, tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.part").symlink_to("/dev/full")
    with pytest.raises(Refused, match="The disk is full"):
        write(shared_sample, tmp_path / name, ROWS * 200)
    gc.collect()  # what is left of the archive says nothing at its end
    assert list(tmp_path.iterdir()) == []
