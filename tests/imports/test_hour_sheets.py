"""An hours sheet that comes back: only what was changed on it counts, and nothing of it is lost in silence."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.book.book import Book
from app.book.refused import Refused
from app.imports.hour_sheets import read_hour_sheet, take_back
from app.imports.sheet_extents import valueless_formulas
from app.models import HourEntry, Placement, SchoolYear, Student
from app.models.approving import approve
from app.models.locking_hours import lock_hours
from app.models.opening import open_book
from app.models.staff import Section
from tests.books import copy_of
from tests.hour_sheets import MONDAY, SINCE, Filling, back, told, written
from tests.models.school_of import Class, log, make_class


@pytest.fixture
def made(book: Book) -> Class:
    """Three students; the first has hours on Monday (draft), Tuesday (approved) and Wednesday (rejected)."""
    made = make_class(book, since=SINCE)
    for day, state in enumerate(("draft", "approved", "rejected")):
        log(book, made, 0, MONDAY + timedelta(days=day), 100, state)
    return made


@pytest.fixture
def path(book: Book, made: Class, tmp_path: Path) -> Path:
    return written(book, made, tmp_path / "sheet.xlsx")


def entries(book: Book) -> list[tuple[object, ...]]:
    return sorted((e.date.day, e.minutes, e.state, e.task) for e in book.records(HourEntry))


def sentences(sheet: object) -> list[str]:
    return [problem.message for problem in sheet.told()]  # type: ignore[attr-defined]


MINUTES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 6), st.integers(1, 1440)), max_size=12)
STATES = st.sampled_from(["draft", "submitted", "approved", "rejected"])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logged=MINUTES, state=STATES)
def test_untouched_it_changes_nothing(book: Book, made: Class, path: Path, logged: list[tuple[int, int, int]],
                                      state: str) -> None:  # fmt: skip
    for at, day, minutes in logged:
        log(book, made, at, MONDAY + timedelta(days=day), minutes, state)
    sheet = read_hour_sheet(book, written(book, made, path))
    assert (sheet.changes, sheet.problems, sheet.tasks) == ([], [], {})
    assert take_back(book, sheet, sheet.writable) == 0


def test_every_way_to_write_hours(book: Book, path: Path) -> None:
    def fill(sheet: Filling) -> None:
        sheet.type(1, 3, 3.5, "3:30", "3h30", "210m", time(3, 30), timedelta(hours=3, minutes=30))
        sheet.type(2, "8-11:30", "3,5", " ", 0, 0.25)

    sheet = back(book, path, fill)
    assert told(sheet)[:7] == [
        ("new", f"01 {day}", None, minutes)
        for day, minutes in zip(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), [180] + [210] * 6, strict=True)
    ]
    assert told(sheet)[7:] == [("new", "02 Mon", None, 210), ("new", "02 Tue", None, 210), ("new", "02 Fri", None, 15)]
    assert sheet.problems == []
    assert take_back(book, sheet, sheet.writable) == 10
    [shift] = book.records(HourEntry, {"time_in": 480})
    assert (shift.minutes, shift.time_out, shift.state) == (210, 690, "draft")


def test_changed_cleared_and_one_undo(book: Book, path: Path) -> None:
    before = entries(book)
    sheet = back(book, path, lambda s: (s.type(0, "", None, 2, 4), s.type(1, 1)))
    assert told(sheet) == [
        ("cleared", "00 Mon", 100, None),
        ("changed", "00 Wed", 100, 120),
        ("new", "00 Thu", None, 240),
        ("new", "01 Mon", None, 60),
    ]
    assert entries(book) == before, "nothing is written as it is read"
    assert take_back(book, sheet, sheet.writable) == 4
    assert entries(book) == [(14, 60, "draft", None), (15, 100, "approved", None), (16, 120, "draft", None),
                             (17, 240, "draft", None)]  # fmt: skip
    assert book.undo_title == "Take back 4 cells of a sheet"
    book.undo()
    assert entries(book) == before


def test_cells_can_be_left_out(book: Book, path: Path) -> None:
    sheet = back(book, path, lambda s: s.type(1, 1, 2, 3))
    assert take_back(book, sheet, sheet.changes[1:2]) == 1
    assert [e.minutes for e in book.records(HourEntry, {"placement_id": sheet.changes[0].slot[0]})] == [120]
    with pytest.raises(Refused, match="Read the file again"):
        take_back(book, sheet, sheet.changes[:1])


def test_what_cannot_be_is_refused_at_its_cell(book: Book, path: Path) -> None:
    sheet = back(book, path, lambda s: (s.type(1, -3, 25, "lunch", date(2026, 3, 5), True, 2), s.type(0, None, 3)))
    assert [(c.what, c.column, c.typed) for c in sheet.changes if c.student.startswith("Sample01")] == [
        ("refused", "E", "-3"),
        ("refused", "F", "25"),
        ("refused", "G", "lunch"),
        ("refused", "H", "2026-03-05"),
        ("refused", "I", "True"),
        ("new", "J", "2"),
    ]
    assert [sentence.partition(": ")[2] for sentence in sentences(sheet)] == [
        "Approved hours are locked. Reopen them to change them.",
        "“-3” is not a number of hours. Write it like 3.5 or 3:30.",
        "“25” is more than 24 hours.",
        "“lunch” is not a number of hours. Write it like 3.5 or 3:30.",
        "This cell holds a date. Write hours like 3.5 or 3:30.",
        "“True” is not a number of hours. Write it like 3.5 or 3:30.",
    ]
    assert take_back(book, sheet, sheet.writable) == 1


def test_what_was_changed_in_the_book_since_is_left_to_people(book: Book, made: Class, path: Path) -> None:
    log(book, made, 1, MONDAY, 60, "draft")
    [draft] = book.ids(HourEntry, where={"date": MONDAY, "student_id": made.students[0]})
    book.save(HourEntry, draft, {"minutes": 90})
    log(book, made, 2, MONDAY, 30, "draft")
    sheet = back(book, path, lambda s: (s.type(0, 3), s.type(1, 2), s.type(2, 0.5, 1)))
    assert told(sheet) == [
        ("conflict", "00 Mon", 90, 180),
        ("conflict", "01 Mon", 60, 120),
        ("new", "02 Tue", None, 60),
    ]
    assert [change.reason for change in sheet.changes[:2]] == [
        "The book was changed since the sheet was written: then it held 1.67 hours.",
        "Somebody logged these hours in the book since the sheet was written.",
    ]
    assert [change.what for change in sheet.writable] == ["new"]
    assert take_back(book, sheet, sheet.changes) == 3


def test_what_was_locked_since(book: Book, made: Class, path: Path) -> None:
    approve(book, [log(book, made, 1, MONDAY + timedelta(days=3), 60)])
    lock_hours(book, MONDAY)
    with book.edit("Change") as edit:
        edit.update(Placement, {made.placements[2]: {"ends_on": MONDAY + timedelta(days=1)}})
    sheet = back(book, path, lambda s: (s.type(0, 2), s.type(1, 3, None, None, 4), s.type(2, None, 1, 1)))
    assert {c.what for c in sheet.changes if c.day in (MONDAY, MONDAY + timedelta(days=3))} == {"refused"}
    assert [sentence.partition(": ")[2][:30] for sentence in sentences(sheet)] == [
        "Hours up to Sep 14, 2026 are l",
        "Hours up to Sep 14, 2026 are l",
        "Approved hours are locked. Reo",
        "The placement ended on Sep 15,",
    ]
    assert take_back(book, sheet, sheet.writable) == 1


def test_days_that_no_school_year_holds(book: Book, made: Class, path: Path) -> None:
    with book.edit("Years") as edit:
        edit.delete(SchoolYear, book.ids(SchoolYear))
        edit.insert(SchoolYear, [{"name": "2027-2028", "starts_on": date(2027, 7, 1), "ends_on": date(2028, 6, 30)}])
    [change] = back(book, path, lambda s: s.type(1, 2)).changes
    assert change.what == "refused"
    assert change.reason.startswith("Sep 14, 2026 lies in no school year of this book (2027-2028).")


def test_names_that_no_workbook_can_hold(book: Book, made: Class, path: Path) -> None:
    with book.edit("Names") as edit:
        edit.update(Student, {made.students[0]: {"last_name": " Bell\x07 "}})
        edit.update(Section, {made.section: {"name": "Period\x07 6 "}})
    sheet = read_hour_sheet(book, written(book, made, path))
    assert (sheet.changes, sheet.problems) == ([], [])


def test_rows_are_known_wherever_they_stand(book: Book, path: Path) -> None:
    def sort(sheet: Filling) -> None:
        sheet.type(1, 2)
        rows = sheet.rows()[:3]
        sheet.put([rows[2], ["", "A note of the teacher"], rows[1]])  # the first was deleted
        sheet.page.insert_cols(3)
        sheet.page.insert_rows(4, 2)

    assert told(back(book, path, sort)) == [("new", "01 Mon", None, 120)]


def test_rows_that_cannot_be_told(book: Book, path: Path) -> None:
    def break_rows(sheet: Filling) -> None:
        first, second, third = sheet.rows()[:3]
        typed = [None, "Somebody", "1", "Clinic", 3]
        other = [second[0], *second[1:4], 5]
        sheet.put([["0" * 32, *first[1:]], second, other, [third[0], "Sample00, Ada", *third[2:]], typed])

    sheet = back(book, path, break_rows)
    assert sheet.changes == []
    assert [(p.row, p.message.split(".")[0]) for p in sheet.problems] == [
        (14, "This row has hours but not the ID of a placement: it was typed or copied in"),
        (10, "The hidden ID of this row was changed, or is of another sheet"),
        (13, "The row is called “Sample00, Ada”, but its hidden ID is that of “Sample02, Ada”"),
        (12, "This row and row 11 are the same placement with other hours"),
    ]


def test_a_copied_row_and_a_copied_column(book: Book, path: Path) -> None:
    def copy(sheet: Filling) -> None:
        sheet.type(1, 2)
        rows = sheet.rows()[:3]
        sheet.put([*rows, rows[1]])
        sheet.page.cell(1, 30).value = MONDAY.isoformat()
        sheet.page.cell(1, 31).value = "2026-09-30"

    sheet = back(book, path, copy)
    assert told(sheet) == [("new", "01 Mon", None, 120)]
    assert [(p.row, p.column, p.message) for p in sheet.problems] == [
        (None, "AD", "This column is of the same day as column E. It is left out."),
        (None, "AE", "This column is of a day that the sheet was not written for. It is left out."),
        (13, None, "This row repeats row 11 and is left out."),
    ]


def test_what_was_done_goes_with_the_hours(book: Book, made: Class, path: Path) -> None:
    def tell(sheet: Filling) -> None:
        sheet.type(1, 2, 3)
        for row, words in enumerate(("Nothing typed", "=Filed charts")):
            cell = sheet.page.cell(sheet.top + row, sheet.marks["tasks"])
            cell.value, cell.data_type = words, "s"

    sheet = back(book, path, tell)
    assert [(p.row, p.column) for p in sheet.problems] == [(10, "N")]
    take_back(book, sheet, sheet.writable)
    assert [e.task for e in book.records(HourEntry, {"student_id": made.students[1]})] == ["=Filed charts"] * 2
    again = read_hour_sheet(book, path)
    assert (again.changes, len(again.problems)) == ([], 1)


def test_what_is_no_sheet_of_this_book(book: Book, path: Path) -> None:
    whole = path.read_bytes()
    for sheet, row, column, value, sentence in (
        ("Pathbook", 2, 2, "another", "written from another book"),
        ("Pathbook", 5, 3, "Somebody", "hidden page of sheet.xlsx was changed"),
        ("Pathbook", 1, 2, "2", "newer Pathbook"),
        ("Pathbook", 1, 1, "Notes", "no hours sheet"),
        ("Hours", 1, 1, None, "no hours sheet"),
        ("Hours", 9, 1, None, "no hours sheet"),
    ):
        path.write_bytes(whole)
        filling = Filling(path)
        filling.book[sheet].cell(row, column).value = value
        with pytest.raises(Refused, match=sentence):
            read_hour_sheet(book, filling.save())


def test_pages_that_are_missing_or_double(book: Book, path: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="more than once: “Hours” and “Hours Copy”"):
        back(book, path, lambda sheet: sheet.book.copy_worksheet(sheet.page))
    with pytest.raises(Refused, match="hidden page is missing"):
        back(book, path, lambda sheet: sheet.book.remove(sheet.book["Pathbook"]))
    (tmp_path / "a.xlsx").write_text("Student,Hours\n")
    for file, sentence in (("a.xlsx", "no hours sheet"), ("b.xlsx", "There is no file b.xlsx")):
        with pytest.raises(Refused, match=sentence):
            read_hour_sheet(book, tmp_path / file)


def test_a_sheet_of_another_book_and_of_a_class_that_is_gone(book: Book, made: Class, path: Path,
                                                             open_template: Path, tmp_path: Path) -> None:  # fmt: skip
    with open_book(copy_of(open_template, tmp_path / "other")) as other, pytest.raises(Refused, match="another book"):
        read_hour_sheet(other, path)
    with book.edit("Delete") as edit:
        edit.delete(Section, [made.section])
    with pytest.raises(Refused, match="is the sheet of “Period 6 · Internship”, a class that this book lost"):
        read_hour_sheet(book, path)


def test_formulas_without_a_value_are_told(book: Book, path: Path) -> None:
    sheet = back(book, path, lambda s: s.type(1, 2, "=1+2"))
    assert [(c.what, c.column) for c in sheet.changes] == [("new", "E"), ("refused", "F")]
    assert sheet.changes[1].reason.startswith("This cell holds a formula without a value: open the file in Excel")
    assert take_back(book, sheet, sheet.writable) == 1


@pytest.mark.parametrize(
    ("cell", "is_told"),
    [
        (b'<c r="B2"><f>A1*2</f></c>', True),
        (b'<c r="B2" s="3"><f t="shared" ref="B2:B9" si="0">A1</f><v/></c>', True),
        (b'<x:c s="1" r="B2"><x:f/><x:v></x:v></x:c>', True),
        (b'<c r="B2"><f>A1*2</f><v>4</v></c>', False),
        (b'<c r="B2" t="str"><f>IF(A1,"","")</f><v></v></c>', False),
        (b'<c r="B2"><v>4</v></c><c r="C2"/>', False),
    ],
)
def test_which_formulas_have_no_value(cell: bytes, is_told: bool) -> None:
    assert valueless_formulas(b'<row r="2">' + cell + b"</row>") == ({(1, 1)} if is_told else set())


def test_a_day_with_another_heading_is_left_out(book: Book, path: Path, tmp_path: Path) -> None:
    def head(sheet: Filling) -> None:
        sheet.type(1, 2, 2, 2)
        sheet.cell(-1, 0).value = date(2026, 9, 16)
        number = sheet.cell(-1, 1)
        number.value, number.number_format = (MONDAY + timedelta(days=1) - date(1899, 12, 30)).days, "General"

    sheet = back(book, path, head)
    assert [c.column for c in sheet.changes] == ["F", "G"]
    [problem] = sheet.problems
    assert (problem.column, problem.message) == (
        "E",
        "The column is headed “2026-09-16”, but its hidden day is Sep 14, 2026. The column is left out.",
    )
    with pytest.raises(Refused, match="is a folder"):
        read_hour_sheet(book, tmp_path)
