"""Text files of every make become the same rows."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.refused import Refused
from app.imports import tabulating
from app.imports.delimited import DELIMITERS, delimiter_of
from app.imports.tables import Table, read_bytes, read_text
from tests.shared_data import shared


def table(data: bytes | str) -> Table:
    [found] = read_bytes(data.encode() if isinstance(data, str) else data, "users.csv")
    return found


def cells(found: Table) -> list[tuple[object, ...]]:
    return [row.cells for row in found.rows]


def problem_rows(found: Table) -> list[int | None]:
    return [problem.row for problem in found.problems]


@pytest.mark.parametrize(
    "name",
    [
        "comma_in_quotes",
        "empty",
        "empty_crlf",
        "escaped_quotes",
        "json",
        "newlines",
        "newlines_crlf",
        "quotes_and_newlines",
        "simple",
        "simple_crlf",
        "utf8",
    ],
)
def test_spectrum(name: str) -> None:
    folder = shared("csv-spectrum")
    found = table((folder / "csvs" / f"{name}.csv").read_bytes())
    # The "crlf" files lie there with bare line feeds, so the kind of line end inside a cell is not compared.
    expected = json.loads((folder / "json" / f"{name}.json").read_text("utf-8").replace(r"\r\n", r"\n"))
    assert [dict(zip(found.headings, row.cells, strict=True)) for row in found.rows] == expected
    assert found.problems == ()


def test_spectrum_coordinates_keep_their_inch_marks() -> None:
    # The expected JSON of this set names another phone number than its CSV, so only the marks are compared.
    folder = shared("csv-spectrum")
    [row] = table((folder / "csvs" / "location_coordinates.csv").read_bytes()).rows
    expected = json.loads((folder / "json" / "location_coordinates.json").read_text("utf-8"))
    assert row.cells[1] == expected["Location Coordinates"]


def test_state_codes() -> None:
    data = (shared("state-codes") / "course_group_master_v12.csv").read_bytes()
    found = table(data)
    text = data.decode("utf-8").replace("_x000D_", "")
    plain = list(csv.reader(io.StringIO(text, newline="")))
    assert [list(found.headings), *map(list, cells(found))] == plain
    assert found.problems == ()


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_naughty_strings_come_through(delimiter: str) -> None:
    strings = json.loads((shared("blns") / "blns.json").read_text("utf-8"))
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(["ID", "Name", "Note"])
    writer.writerows([f"a{number}", text, text] for number, text in enumerate(strings))
    found = table(file.getvalue())
    assert cells(found) == [(f"a{number}", text, text) for number, text in enumerate(strings)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_encodings_and_delimiters(encoding: str, delimiter: str) -> None:
    lines = [["ID", "Last name", "City"], ["00123", "Peña", "Cañada"], ["124", "O’Brien", "Núñez"]]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    found = table(text.encode(encoding))
    assert found.headings == ("ID", "Last name", "City")
    assert cells(found) == [tuple(line) for line in lines[1:]]
    assert found.problems == ()


def test_a_damaged_utf8_file_stays_utf8() -> None:
    found = table("ID,Name\n1,José\n2,Núñez\n".encode() + b"3,Mar\xedn\n")
    assert cells(found) == [("1", "José"), ("2", "Núñez"), ("3", "Mar\ufffdn")]
    assert len(found.problems) == 1


def test_bytes_that_windows_does_not_know_are_said() -> None:
    found = table(b"ID,Name\n1,Mu\xf1oz\n2,A\x81b\n")
    assert cells(found) == [("1", "Muñoz"), ("2", "A\ufffdb")]
    assert len(found.problems) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_line_ends(end: str) -> None:
    assert cells(table(end.join(["ID,Name", "1,Ana", "2,Bo"]))) == [("1", "Ana"), ("2", "Bo")]


def test_mixed_line_ends_are_numbered_as_an_editor_does() -> None:
    found = table('ID,Note\r1,a\r\n\n2,"b\r\nc"\n3,d')
    assert [(row.number, row.cells[0]) for row in found.rows] == [(2, "1"), (4, "2"), (6, "3")]


def test_separator_line_of_excel_wins() -> None:
    found = table("sep=;\r\nID;Hours\r\n1;3,5\r\n2;4,5\r\n")
    assert found.headings == ("ID", "Hours")
    assert [row.number for row in found.rows] == [3, 4]
    assert cells(found) == [("1", "3,5"), ("2", "4,5")]


def test_spaces_before_quotation_marks() -> None:
    assert cells(table('ID, Name\n1, "Doe, Ana"\n')) == [("1", "Doe, Ana")]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1,5;2,5\n", ";"),
        ('a\tb\n"x,y,z"\t"p,q"\n', "\t"),
        ("alone\n", ","),
        ("a|b,c\nd|e\nf|g\n", "|"),
    ],
)
def test_delimiter(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_a_quotation_mark_that_is_never_closed_costs_one_row() -> None:
    rows = [f"{number},Name {number},9" for number in range(2, 1000)]
    rows[10] = '12,"Name 12,9'
    found = table("\n".join(["ID,Name,Grade", *rows]))
    assert problem_rows(found) == [12]
    assert len(found.rows) == len(rows) - 1


def test_two_stray_quotation_marks_do_not_merge_the_rows_between() -> None:
    rows = [f"{number},Name {number},9" for number in range(2, 40)]
    rows[10], rows[20] = '12,"Name 12,9', '22,Name 22,9"'
    found = table("\n".join(["ID,Name,Grade", *rows]))
    assert problem_rows(found) == [12]
    assert cells(found)[19] == ("22", "Name 22", '9"')


def test_a_badly_closed_quotation_mark_is_not_guessed() -> None:
    found = table('ID,Name,Grade\n1,"Doe, "Jo"",9\n2,Roe,10\n')
    assert problem_rows(found) == [2]
    assert cells(found) == [("2", "Roe", "10")]


def test_long_notes_stay_whole() -> None:
    note = "\n".join(f"line {number}, and more" for number in range(60))
    assert cells(table(f'ID,Name,Grade,Note\n1,Ana,9,"{note}"\n')) == [("1", "Ana", "9", note)]


def test_a_very_long_cell() -> None:
    long = "x" * 5_000_000
    assert cells(table(f'ID,Note\n1,{long}\n2,"{long}"\n')) == [("1", long), ("2", long)]


def test_zero_bytes_damage_only_their_row() -> None:
    found = table("ID,Name\n" + "".join(f"{number},Someone\n" for number in range(2, 50)) + "50,A\0na\n")
    assert problem_rows(found) == [50]
    assert len(found.rows) == 48


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n...",
        b"\x89PNG\r\n\x1a\n....",
        b"\xff\xd8\xff\xe0....",
        b"GIF89a...",
        b"{\\rtf1 text}",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"\x1f\x8b\x08....",
        b"<!DOCTYPE html><table></table>",
        b"\n <html><body>ID</body></html>",
        b"<table><tr><td>ID</td></tr></table>",
        b"<?xml version='1.0'?><a/>",
        bytes(range(32)) * 40,
        b"",
        b"\n\n \n",
        b"\xef\xbb\xbf",
        b",,,\n,,,\n",
        b"PK\x03\x04 and then nothing",
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Refused, match=r"^users\.csv .*\.$"):
        read_bytes(data, "users.csv")


def test_a_workbook_with_a_password_is_said_so() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Refused, match="password"):
        read_bytes(data, "users.xlsx")


def test_a_line_with_too_many_cells_is_refused_before_it_is_split() -> None:
    with pytest.raises(Refused, match="columns"):
        read_bytes(b"," * 3_000_000, "users.csv")


def test_more_lines_than_a_worksheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabulating, "MOST_ROWS", 1_000)
    assert len(read_bytes(b"ID\n" + b"1\n" * 1_000, "users.csv")[0].rows) == 1_000
    with pytest.raises(Refused, match="more than 1000 rows"):
        read_bytes(b"ID\n" + b"1\n" * 1_001, "users.csv")


def test_clipboard() -> None:
    found = read_text('ID\tName\r\n1\t"two\nlines"\r\n', "Clipboard")
    assert found.file == "Clipboard"
    assert cells(found) == [("1", "two\nlines")]
    with pytest.raises(Refused):
        read_text("  \n", "Clipboard")


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\r\n"), max_size=8)


@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), max_size=8), st.sampled_from(DELIMITERS))
def test_what_is_written_properly_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    rows = [[f"n{number}", *row[1:]] for number, row in enumerate(rows)]
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["ID", "First name", "Last name"], *rows])
    found = table(f"sep={delimiter}\r\n" + file.getvalue())
    assert found.headings == ("ID", "First name", "Last name")
    assert cells(found) == [tuple(cell.replace("_x000D_", "") for cell in row) for row in rows]


@given(
    st.binary(max_size=300)
    | st.text('a1,;"\n\r\t^|\0 é', max_size=200).map(str.encode)
    | st.builds(
        lambda head, tail: head + tail,
        st.sampled_from([b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"sep=;\n"]),
        st.binary(max_size=100),
    )
)
def test_any_bytes_end_in_tables_or_a_sentence(data: bytes) -> None:
    try:
        tables = read_bytes(data, "users.csv")
    except Refused as refused:
        assert str(refused).startswith("users.csv")
        return
    for found in tables:
        assert len({heading.casefold() for heading in found.headings}) == len(found.headings)
        assert all(len(row.cells) == len(found.headings) for row in found.rows)
