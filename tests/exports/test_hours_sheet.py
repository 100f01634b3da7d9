"""The hours sheet of a class as another program sees it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.book.access_log import Looked
from app.book.book import Book
from app.book.refused import Refused
from app.exports.hours_sheet import write
from app.models import DayOff, Placement, Section, Student
from app.models.access import access_lines, access_numbers
from app.models.locking_hours import lock_hours
from app.models.month_blocks import log_block
from tests.exports.reading_sheets import opened
from tests.hour_sheets import MONDAY, SINCE, Filling, written
from tests.models.school_of import Class, log, make_class

LOCKED, WHITE = "DDEFE3", "FFFFFF"


@pytest.fixture
def made(school: Book) -> Class:
    """Three students; the second begins on Wednesday, the third has no placement."""
    made = make_class(school, since=SINCE)
    with school.edit("Change") as edit:
        edit.update(Placement, {made.placements[1]: {"starts_on": MONDAY + timedelta(days=2)}})
        edit.delete(Placement, [made.placements[2]])
        edit.update(Student, {made.students[0]: {"last_name": "=cmd()", "first_name": "A"}})
        edit.insert(DayOff, [{"date": MONDAY + timedelta(days=1), "name": "=Moon day"}])
    return made


def test_what_can_be_typed_and_what_is_locked(school: Book, made: Class, out: Path) -> None:
    for day, state in enumerate(("draft", "approved", "rejected", "submitted")):
        log(school, made, 0, MONDAY + timedelta(days=day), 100, state)
    log(school, made, 0, MONDAY + timedelta(days=3), 60)
    sheet = Filling(written(school, made, out / "a.xlsx"))
    page, first = sheet.page, [sheet.cell(0, day) for day in range(7)]
    assert page.protection.sheet
    assert [cell.protection.locked for cell in first] == [False, True, False, True, False, False, False]
    assert [cell.value for cell in first] == [1.67, 1.67, 1.67, 2.67, None, None, None]
    assert [cell.comment.text for cell in first if cell.comment] == [
        "Sent back: … Type other hours, and they are a draft again.",
        "The total of several entries of this day. Change each of them in Pathbook.",
    ]
    assert [cell.fill.fgColor.rgb[2:] for cell in first[:2]] == [WHITE, LOCKED]
    assert [sheet.cell(1, day).protection.locked for day in range(4)] == [True, True, False, False]
    assert [page.cell(sheet.top, at).protection.locked for at in range(1, 5)] == [True] * 4
    assert not page.cell(sheet.top, sheet.marks["tasks"]).protection.locked
    [rule] = page.data_validations.dataValidation
    assert str(rule.sqref) == f"E{sheet.top}:K{sheet.top + 1}"
    assert rule.showErrorMessage
    assert "from 0 to 24" in rule.error


def test_what_stays_in_sight_and_what_is_hidden(school: Book, made: Class, out: Path) -> None:
    sheet = Filling(written(school, made, out / "a.xlsx"))
    page, below = sheet.page, sheet.top + 2
    assert page.freeze_panes == f"E{sheet.top}"
    assert page.column_dimensions["A"].hidden
    assert page.row_dimensions[1].hidden
    assert sheet.book["Pathbook"].sheet_state == "hidden"
    assert (page.page_setup.orientation, page.page_setup.fitToWidth, page.sheet_properties.pageSetUpPr.fitToPage) == (
        "landscape",
        None,
        True,
    )
    assert page.cell(below + 1, 2).value == "Without a placement on these days, so not on this sheet: Sample02, Ada."


def test_no_formula_comes_from_data(school: Book, made: Class, out: Path) -> None:
    sheet = Filling(written(school, made, out / "a.xlsx"))
    texts = [cell for row in sheet.page.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert {(cell.value, cell.data_type) for cell in texts if cell.data_type != "f"} == {
        ("=cmd(), A", "s"),
        ("=Moon day", "s"),
    }
    days = f"E{sheet.top}:K{sheet.top}"
    plain = f'COUNTA({days})>COUNT({days}),COUNTIFS({days},">0",{days},"<1")>0'
    assert [cell.value for cell in texts if cell.data_type == "f" and cell.row == sheet.top] == [
        f'=IF(OR({plain}),"?",SUM({days}))',
        f'=IF(COUNT(L{sheet.top})<1,"?",SUM(L{sheet.top}))',
    ]


def test_days_of_a_locked_period_are_locked(school: Book, made: Class, out: Path) -> None:
    log(school, made, 0, MONDAY, 60)
    lock_hours(school, MONDAY + timedelta(days=1))
    sheet = Filling(written(school, made, out / "a.xlsx"))
    assert [sheet.cell(0, day).protection.locked for day in range(3)] == [True, True, False]


def test_hours_of_several_days_are_told_beside_their_placement(school: Book, made: Class, out: Path) -> None:
    log_block(school, made.placements[0], date(2026, 9, 1), date(2026, 9, 30), 2400)
    log_block(school, made.placements[0], date(2026, 8, 1), date(2026, 8, 31), 60)
    sheet = Filling(written(school, made, out / "a.xlsx"))
    said = "Logged for several days together, and in no cell here: 40 hours from Sep 1, 2026 to Sep 30, 2026."
    assert sheet.page.cell(sheet.top, 4).comment.text == said


def test_in_spanish(school: Book, made: Class, out: Path) -> None:
    page = opened(written(school, made, out / "es.xlsx", language="es")).worksheets[0]
    headings = [cell.value for cell in page[Filling(out / "es.xlsx").top - 1]]
    assert headings[1:4] == ["Estudiante", "ID", "Práctica"]
    assert [cell.value for cell in page[Filling(out / "es.xlsx").top - 2]][4:6] == ["lun", "mar"]


def test_whom_it_tells_of_is_in_the_access_log(school: Book, made: Class, out: Path) -> None:
    written(school, made, out / "a.xlsx")
    lines = access_lines(school, access_numbers(school, Looked(acts=("exported",))))
    assert {(line.record, line.what) for line in lines} == {(id_, "hours-sheet") for id_ in made.students[:2]}


@pytest.mark.parametrize(
    ("name", "first", "days", "sentence"),
    [
        ("a.csv", 0, 6, "ends in .xlsx"),
        ("a.xlsx", 0, -1, "before the first"),
        ("a.xlsx", 0, 62, "at most 62 days"),
        ("a.xlsx", -2000, 6, "Nobody in “Period 6 · Internship” has a placement"),
    ],
)
def test_refusals_leave_no_file(
    school: Book, made: Class, out: Path, name: str, first: int, days: int, sentence: str
) -> None:
    begins = MONDAY + timedelta(days=first)
    with pytest.raises(Refused, match=sentence):
        list(write(school, out / name, made.section, begins, begins + timedelta(days=days)))
    assert list(out.iterdir()) == []


def test_a_class_that_is_gone(school: Book, made: Class, out: Path) -> None:
    with school.edit("Delete") as edit:
        edit.delete(Section, [made.section])
    with pytest.raises(Refused, match="not in the book"):
        written(school, made, out / "a.xlsx")
