"""Totals and the foot of a page are passed over and told; nothing that may be a student is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.book import Book
from app.imports.footers import without_footers
from app.imports.intake import read_roster
from app.imports.rows import Row
from app.imports.tables import Pasted, read_bytes
from tests.imports.record_files import HEAD, read

WORDS = ("Total", "Grand Total", "Page 1 of 3", "213 students", "*** End ***")
STUDENTS = "Name,ID,Grade,Absent,Tardy\n“Doe, Ana”,1,10,4,0\nRoe Bo,2,10,3,1\n".replace("“", '"').replace("”", '"')


def passed(*lines: str) -> list[str]:
    """Which of the lines, put below a list of students, are passed over."""
    [table] = read_bytes((STUDENTS + "\n".join(lines)).encode(), "list.csv")
    return [lines[number - 4] for number in table.passed_over]


def test_what_reports_print_below_their_lists() -> None:
    lines = [
        *("Subtotal 10th grade,,,7,1", "Total,,,1234,560", "Grand Total", "Totales:,,,7,1", ",,10 Total,7,1"),
        *("213 students", "Count: 213", "Total students: 213,,,,", "Número de alumnos: 213"),
        *("Page 1 of 3,,11/20/2026", "Página 2 de 3,,,,8:15 AM", "*** End ***", "End of report"),
        "Report generated 11/20/2026 by jdoe",
    ]
    assert passed(*lines) == lines
    full = [Row(2, ("12", "5", "3")), Row(3, ("Grand Totals:", "5", "92.3%"))]
    assert without_footers(("Student ID", "Enr", "Abs"), full) == (full[:1], (3,))


def test_whoever_may_be_a_student_stays() -> None:
    lines = [
        *("Total,3,10,4,0", "Total,3", "Page,4,9,,", "Total Grand,5,10,,", "6,Total,10,4", ",7,9,,"),
        *("Total,,Algebra,4,0", "Total,,5/1/2010,4", "Count Basie", "Page Turner,,,,", "End,,10", "Doe Cy,,,,"),
    ]
    assert passed(*lines) == []
    column = [Row(number, (word,)) for number, word in enumerate(("Doe, Ana", *WORDS), 2)]
    assert without_footers(("Name",), column) == (column, ())


@given(st.lists(st.tuples(st.sampled_from(["", *WORDS]) | st.text(), st.sampled_from(["Ana", *WORDS]),
                          st.integers(1, 9999).map(str), st.sampled_from(["", "3", *WORDS]))))  # fmt: skip
def test_a_row_with_an_id_and_a_name_is_never_a_total(cells: list[tuple[str, ...]]) -> None:
    rows = [Row(number, row) for number, row in enumerate(cells, 2)]
    assert without_footers(("Last name", "First name", "Student ID", "Absent"), rows) == (rows, ())


@pytest.mark.parametrize("kind", ["marks", "roster"])
def test_they_are_no_problem_and_are_told(school: Book, kind: str) -> None:
    if kind == "marks":
        intake = read(school, kind, HEAD, "001,E10,English 10,,S1,A,3", "Total,,,,,1,", "Page 1 of 1")
    else:
        lines = ("ID,Last Name,First Name,Grade", "009,Page,Total,10", "Total students,1", "*** End ***,,,")
        intake = read_roster(school, Pasted("\n".join(lines)))
    assert (intake.new, intake.problems) == (1, [])
    assert intake.notices[0].message == ("2 rows are totals or footers, not records, and were passed over: rows 3, 4.")
