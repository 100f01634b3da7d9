"""The state's file as it lies on the disk: fifteen fields a row, CR LF, cp1252, and the workbook with the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.book import Book
from app.book.refused import Refused
from app.exports.access_report import act_of
from app.exports.wblr import TO_THE_STATE, Filed, row_text, write
from app.models.access import OWN, Disclosure, access_lines, looked, purpose_words
from app.models.school import year_name
from app.models.settings import STATE_TRANSACTION, decide
from app.models.wblr import check
from app.models.wblr_rules import fits
from tests.exports.reading_sheets import opened, values
from tests.models.role_books import make, open_as
from tests.models.state_school import TODAY, YEAR, School, make_state_school

CELLS = st.text(st.characters(codec="cp1252")).filter(fits)


@pytest.fixture
def school(book: Book) -> School:
    """Two whole internships, one of them with a letter that only cp1252 has, and one without a course."""
    school = make_state_school(book)
    school.internship(internship_id="2026-0001")
    school.internship(internship_id="Año 2", student_id=school.another())
    lacking = school.another(last_name="Xiong", ssid="9000000003", local_id="003")
    school.internship(internship_id="2026-0003", student_id=lacking, course_id=None)
    return school


def run(book: Book, out: Path, **asked: Any) -> Filed:
    work = write(book, out, YEAR, today=TODAY, **asked)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


@given(st.lists(CELLS, min_size=15, max_size=15))
def test_a_row_is_fourteen_carets_and_one_end(cells: list[str]) -> None:
    text = row_text(cells)
    assert (text.count("^"), text.count("\r"), text.count("\n")) == (14, 1, 1)
    assert text.endswith("\r\n")
    assert text.encode("cp1252").decode("cp1252").removesuffix("\r\n").split("^") == cells


@given(st.lists(st.text(), min_size=15, max_size=15).filter(lambda cells: not all(map(fits, cells))))
def test_no_row_is_made_of_what_does_not_fit(cells: list[str]) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        row_text(cells)


def test_the_text_has_no_heading_and_ends_every_row(school: School, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    filed = run(school.book, tmp_path / "new" / "wbl.txt")
    lines = filed.file.read_bytes().split(b"\r\n")
    assert sorted(lines) == [
        b"",
        b"WBLR^^^1062117^1035955^^2025-2026^9000000001^10^2026-0001^10^7922^3^Y^N",
        b"WBLR^^^1062117^1035955^^2025-2026^9000000002^10^A\xf1o 2^10^7922^3^Y^N",
    ]
    assert (len(filed.checked.rows), filed.checked.held_back) == (2, 1)
    assert [file.name for file in filed.file.parent.iterdir()] == ["wbl.txt"]


def test_the_workbook_has_one_sheet_and_keeps_every_zero(school: School, tmp_path: Path) -> None:
    school.set("student", school.student, ssid="0000000001")
    file = run(school.book, tmp_path / "wbl.xlsx").file
    assert opened(file).sheetnames == ["WBLR"]
    heading, *rows = values(file, "WBLR")
    assert (heading[0], heading[7], len(heading)) == ("Record Type Code", "SSID", 15)
    text = run(school.book, tmp_path / "wbl.txt").file.read_bytes().decode("cp1252").splitlines()
    assert ["^".join(row) for row in rows] == text
    assert "0000000001" in [row[7] for row in rows]


def test_a_cell_is_no_formula(school: School, tmp_path: Path) -> None:
    decide(school.book, STATE_TRANSACTION, "=1+1")
    sheet = opened(run(school.book, tmp_path / "wbl.xlsx").file).active
    assert {(cell.value, cell.data_type) for cell in sheet["B"][1:]} == {("=1+1", "s")}


def test_it_is_noted_whom_the_file_tells_of(school: School, tmp_path: Path) -> None:
    filed = run(school.book, tmp_path / "wbl.txt")
    lines = access_lines(school.book, looked(school.book))
    assert {line.record for line in lines} == {row.student_id for row in filed.checked.rows}
    assert {(act_of(line), purpose_words(line.purpose), line.recipient) for line in lines} == {
        ("Exported · State file of work-based learning 2025-2026", "District or state report", "CALPADS")
    }


@pytest.mark.parametrize("why", [Disclosure("agency"), Disclosure("fun", "X"), Disclosure("other", "X")])
def test_without_a_purpose_there_is_no_file(school: School, tmp_path: Path, why: Disclosure) -> None:
    with pytest.raises(Refused):
        run(school.book, tmp_path / "wbl.txt", why=why)
    assert not (tmp_path / "wbl.txt").exists()


@pytest.mark.parametrize("name", ["wbl", "wbl.csv", "wbl.xls", "wbl.pdf"])
def test_other_suffixes_are_refused(school: School, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=r"\.txt or \.xlsx"):
        run(school.book, tmp_path / name, why=OWN)


@pytest.mark.parametrize("suffix", [".txt", ".xlsx"])
def test_where_nothing_can_be_written_a_former_file_stays(school: School, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"wbl{suffix}"
    out.write_text("kept")
    school.set("site", school.site, cds_code=None)
    with pytest.raises(Refused, match="every record of 2025-2026 lacks something"):
        run(school.book, out)
    assert (out.read_text(), looked(school.book)) == ("kept", [])


def test_a_year_without_any_record(book: Book, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no work-based learning of 2025-2026"):
        run(book, tmp_path / "wbl.txt")


def test_the_next_run_writes_the_same(school: School, tmp_path: Path) -> None:
    one, two = (run(school.book, tmp_path / name).file.read_bytes() for name in ("a.txt", "b.txt"))
    assert one == two


@pytest.fixture(scope="module")
def roles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("roles") / "roles.pathbook"
    make(path)
    with open_as(path, "coordinator") as book:
        make_state_school(book).internship(internship_id="A")
    return path


@pytest.mark.parametrize(
    ("role", "words"), [("teacher", "does not see all of them"), ("viewer", "Export workbooks and lists")]
)
def test_who_does_not_see_everybody_writes_no_file(role: str, words: str, roles: Path, tmp_path: Path) -> None:
    """A part of the records would erase the others where it is uploaded."""
    with open_as(roles, role) as book, pytest.raises(Refused, match=words):
        run(book, tmp_path / "wbl.txt")
    assert not (tmp_path / "wbl.txt").exists()


@pytest.mark.parametrize(("role", "words"), [("teacher", "all students of the site"), ("viewer", "Student groups")])
def test_what_an_account_lacks_for_the_check_is_named(role: str, words: str, roles: Path) -> None:
    with open_as(roles, role) as book, pytest.raises(Refused, match=rf"{words}.*Ask a coordinator\.$"):
        check(book, year_name(date.today()))


@pytest.mark.parametrize("role", ["coordinator", "counselor"])
def test_who_sees_everybody_writes_it_all(role: str, roles: Path, tmp_path: Path) -> None:
    with open_as(roles, role) as book:
        filed = run(book, tmp_path / "wbl.txt")
    assert [row.values[9] for row in filed.checked.rows] == ["A"]
    assert TO_THE_STATE.purpose == "agency"


def test_the_day_of_today_is_the_day_unless_said(school: School, tmp_path: Path) -> None:
    work = write(school.book, tmp_path / "wbl.txt", f"{date.today().year + 2}-{date.today().year + 3}")
    with pytest.raises(Refused, match="too far ahead"):
        next(work)
