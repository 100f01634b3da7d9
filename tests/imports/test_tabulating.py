"""Titles, repeated headings, blank and ragged rows."""

from __future__ import annotations

import pytest

from app.book.refused import Refused
from app.imports.problems import MOST_LISTED
from app.imports.tables import Table, read_bytes


def table(text: str) -> Table:
    [found] = read_bytes(text.encode(), "roster.csv")
    return found


def cells(found: Table) -> list[tuple[object, ...]]:
    return [row.cells for row in found.rows]


@pytest.mark.parametrize(
    "title",
    [
        "Roosevelt High School roster, 2026\n\n",
        "\n\nRoosevelt High School\n\n",
        "Roosevelt High School,,,,\nPrinted 09/01/2026,,,,\n,,,,\n",
        "Roosevelt High School roster\n",
    ],
)
def test_titles_above_the_headings_are_passed_over(title: str) -> None:
    found = table(title + "ID,Last name,First name,Grade,City\n1,Doe,Ana,9,Modesto\n2,Roe,,,Ceres\n")
    assert found.headings == ("ID", "Last name", "First name", "Grade", "City")
    assert cells(found) == [("1", "Doe", "Ana", "9", "Modesto"), ("2", "Roe", "", "", "Ceres")]
    assert found.rows[0].number == title.count("\n") + 2
    assert found.problems == ()


def test_a_short_table_under_a_title_of_two_cells() -> None:
    found = table("Hours, week of 9/1\n\nID,Date,Hours\n1,2026-09-01,3\n")
    assert found.headings == ("ID", "Date", "Hours")


def test_a_heading_row_with_one_unnamed_column_is_no_title() -> None:
    found = table("ID,Name,,Grade\n\n1,Ana,x,9\n2,Bo,y,10\n")
    assert found.headings == ("ID", "Name", "Column 3", "Grade")
    assert cells(found) == [("1", "Ana", "x", "9"), ("2", "Bo", "y", "10")]


def test_headings_in_two_lines() -> None:
    found = table("Marks of 2025\nCourse,,Student,,Fall,,Spring,\n,ID,ID,Name,Mark,Cr,Mark,Cr\nArt,A1,1,Ana,A,5,B,5\n")
    expected = "Course, Course ID, Student ID, Name, Fall Mark, Fall Cr, Spring Mark, Spring Cr"
    assert ", ".join(found.headings) == expected
    assert (cells(found), found.problems) == ([("Art", "A1", "1", "Ana", "A", "5", "B", "5")], ())
    apart = table("Roosevelt,,,High School\n\nID,Name,,Grade,Grade\n1,Ana,x,9,A\n")
    assert apart.headings == ("ID", "Name", "Column 3", "Grade", "Grade (2)")


def test_headings_without_rows() -> None:
    assert table("ID,Name\n").rows == []
    assert table("Roster 2026\n\nID,Name\n").headings == ("ID", "Name")


def test_headings_are_cleaned_and_made_distinct() -> None:
    found = table('\ufeff\u200bID ,Last\u00a0name,Name,"na\nme_x000D_",name, Name\n1,2,3,4,5,6\n')
    assert found.headings == ("ID", "Last name", "Name", "na me", "name (2)", "Name (3)")
    assert [(problem.row, problem.column) for problem in found.problems] == [(1, "name"), (1, "Name")]


def test_repeated_headings_and_titles_are_no_data() -> None:
    page = "Roosevelt,,\n\nID,Name,Grade\n"
    found = table(page + "1,Ana,9\n" + page + "2,Bo,10\n" + "ID , Name,Grade\n")
    assert [(row.number, row.cells[0]) for row in found.rows] == [(4, "1"), (8, "2")]
    assert found.problems == ()


def test_ragged_rows() -> None:
    found = table("ID,Name,Grade,,\n1,Ana\n2,Bo,10,,,,\n3,Cy,11,stray\n\n , ,\n4,Di,12\n")
    assert cells(found) == [("1", "Ana", ""), ("2", "Bo", "10"), ("4", "Di", "12")]
    [problem] = found.problems
    assert (problem.file, problem.row, problem.column) == ("roster.csv", 4, None)
    assert "4 cells" in problem.message
    assert "3 headings" in problem.message


def test_problems_are_counted_beyond_the_first_thousand() -> None:
    found = table("ID,Name\n" + "1,Ana\n" * 60 + "2,Bo,stray\n" * (MOST_LISTED + 7))
    assert len(found.problems) == MOST_LISTED + 1
    assert "7 more problems" in found.problems[-1].message


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(Refused, match="columns"):
        table(",".join(f"H{number}" for number in range(2001)) + "\n")
