"""What holds for every kind of file with records: odd files, mappings, workbooks, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from app.book.book import Book
from app.book.fields import fields_of
from app.book.refused import Refused
from app.imports.intake import read_records
from app.imports.looking import Unmapped, read_or_look
from app.imports.tables import Pasted
from app.models import (
    Course,
    CourseRecord,
    Student,
)
from app.models.study_kinds import TERM
from tests.imports.record_files import HEAD, numbers, only, read
from tests.imports.taking import finish, messages
from tests.models.taking_courses import LAST, YEAR


@pytest.mark.parametrize("kind", ["courses", "marks", "attendance"])
def test_odd_files_are_refused_or_looked_at(school: Book, kind: str) -> None:
    for text in ("", "Student ID,Course ID,Mark,Days Absent", "a,b\n1"):
        with pytest.raises(Refused):
            read_records(school, kind, Pasted(text))
    look = read_or_look(school, Pasted("Nr,Was,Wie\n001,E10,3\n"), kind)
    assert isinstance(look, Unmapped)
    assert "it lacks" in look.reason
    fields = {"courses": "name", "marks": "course_id", "attendance": "days_absent"}
    assert fields[kind] in look.targets


def test_a_mapping_is_remembered(school: Book) -> None:
    text = Pasted("Nr,Was,Note\n001,E10,A\n")
    first = read_records(school, "marks", text, {"Nr": "student_id", "Was": "course_id", "Note": "mark"})
    finish(school, first)
    assert numbers(read_records(school, "marks", text)) == (0, 0, 1, 0)


def test_a_workbook_is_read_as_people_see_it(school: Book, tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "marks.xlsx"
    sheet = book.active
    assert sheet is not None
    for row in (["Student ID", "Course ID", "Term", "Mark", "Credits Earned"], ["001", "E10", "S1", 87, 2.5]):
        sheet.append(row)
    book.save(path)
    finish(school, read_records(school, "marks", path))
    assert only(school, CourseRecord, "mark", "credits_earned") == [("87", 250)]


def test_formulas_without_a_value_take_their_row_where_the_column_is_read(school: Book, tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "marks.xlsx"
    sheet = book.active
    assert sheet is not None
    for row in (["Student ID", "Course ID", "Term", "Mark", "Note", "Note"], ["001", "E10", "S1", "=A1", "x"],
                ["002", "E10", "S1", "B", "=1+1"], ["Total", None, None, "=1+1"]):  # fmt: skip
        sheet.append(row)
    book.save(path)
    intake = read_records(school, "marks", path)
    assert messages(intake) == [(2, "Mark")]
    finish(school, intake, take_good=True)
    assert only(school, CourseRecord, "mark") == [("B",)]


_WRITTEN = {n: f for n, f in fields_of(CourseRecord).items() if n not in ("student_id", "course_id", "source")}


def tabbed(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as a spreadsheet writes them, every cell in quotation marks."""
    return ["\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]


_TAKEN = st.fixed_dictionaries(
    {
        "student": st.sampled_from(["001", "002", "003"]),
        "course": st.sampled_from(["E10", "M1", "N7"]),
        "year": st.sampled_from([LAST, YEAR]),
        "term": st.sampled_from(sorted(TERM.options)),
        "mark": st.sampled_from(["A", "b-", "87", "Ω", "NP", "", '"quoted, mark"', "=1+1"]),
        "earned": st.sampled_from(["", "5", "2.5", "0"]),
        "section": st.sampled_from(["", "1", "02"]),
    }
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_TAKEN, min_size=1, max_size=12))
def test_what_was_taken_in_and_written_out_changes_nothing(school: Book, rows: list[dict[str, str]]) -> None:
    head = ("Student ID", "Course ID", "Course Title", "School Year", "Term", "Mark", "Credits Earned", "Section")
    told = [[r["student"], r["course"], f"Course {r['course']}", *list(r.values())[2:]] for r in rows]
    finish(school, read(school, "marks", *tabbed([head, *told])), take_good=True)
    people, courses, fields = school.column(Student, "local_id"), school.column(Course, "local_id"), _WRITTEN
    written = [["Student ID", "Course ID", *(field.label for field in fields.values())]]
    for record in school.records(CourseRecord):
        shown = [field.kind.format(getattr(record, name)) for name, field in fields.items()]
        written.append([people[record.student_id], courses[record.course_id], *shown])
    if len(written) > 1:
        back = read(school, "marks", *tabbed(written))
        assert (back.is_empty, back.problems, back.unchanged) == (True, [], len(written) - 1)


def test_columns_that_fill_nothing_are_told(school: Book) -> None:
    lines = (f"{HEAD},Shoe size,Empty,UC/CSU Rqmt", f"001,X7,New one,{LAST},S1,A,1,42,,B")
    intake = read(school, "marks", *lines)
    assert [n.message for n in intake.notices if "Shoe" in n.message] == [
        "1 column is not read: Shoe size. Where it matters, say what it fills."
    ]
    by_hand = read_records(school, "marks", Pasted("\n".join(lines)), {"Shoe size": None})
    assert not any("Shoe" in n.message for n in by_hand.notices)
    finish(school, intake)
    assert [c.ag_area for c in school.records(Course, {"local_id": "X7"})] == ["b"]
