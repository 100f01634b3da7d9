"""The supports log: plans and the sessions held under them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import SupportPlan, SupportSession
from tests.exports.reading_sheets import opened, table
from tests.exports.writing import BEGAN, REVIEW, make_student, write


def hold(book: Book) -> None:
    """Two sessions of the plan in mathematics; the student missed the second."""
    [plan] = book.ids(SupportPlan, where={"domain": "mathematics"})
    missed = {"plan_id": plan, "date": BEGAN + timedelta(days=7), "present": False}
    held = {"plan_id": plan, "date": BEGAN, "minutes": 30, "note": "=Solved nine of ten"}
    with book.edit("Sessions") as edit:
        edit.insert(SupportSession, [missed, held])


def test_plans_with_what_was_given(school: Book, out: Path) -> None:
    make_student(school)
    hold(school)
    write("supports", school, out / "a.xlsx")
    assert opened(out / "a.xlsx").sheetnames == ["Support plans", "Sessions", "About"]
    ended, plan = sorted(table(out / "a.xlsx", "Support plans"), key=lambda row: row["Domain"], reverse=True)
    assert (plan["Domain"], plan["Tier"], plan["Need"]) == ("Mathematics", "Tier 2", "A private need")
    assert (plan["Delivery"], plan["Provider"]) == ("Small group", "Okafor, Ben")
    assert (plan["Starts"], plan["Next review"], plan["State"]) == (BEGAN, REVIEW, "Active")
    assert (plan["Sessions per week"], plan["Sessions held"], plan["Minutes given"]) == (2.0, 1.0, 30.0)
    assert (ended["State"], ended["Sessions held"], ended["Provider"]) == ("Ended", 0.0, "")


def test_sessions_in_order_of_days(school: Book, out: Path) -> None:
    make_student(school)
    hold(school)
    write("supports", school, out / "a.xlsx")
    held, missed = table(out / "a.xlsx", "Sessions")
    assert (held["Date"], held["Present"], held["Minutes given"]) == (BEGAN, "Yes", 30.0)
    assert (held["Student ID"], held["Domain"], held["Note"]) == ("7001", "Mathematics", "=Solved nine of ten")
    assert (missed["Date"], missed["Present"], missed["Note"]) == (BEGAN + timedelta(days=7), "No", "")
    cells = [cell for line in opened(out / "a.xlsx")["Sessions"].iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_lengths_of_sessions_are_minutes(school: Book, out: Path) -> None:
    make_student(school)
    write("supports", school, out / "a.xlsx")
    page = opened(out / "a.xlsx")["Support plans"]
    found = [page.cell(row, cell.column).value for cell in page[1] for row in (2, 3) if "per session" in cell.value]
    assert sorted(found, key=str) == [30, None]


def test_plans_of_others_are_not_told(school: Book, out: Path) -> None:
    make_student(school)
    other = make_student(school, last_name="Abad", local_id="7002")
    write("supports", school, out / "a.xlsx", student_ids=[other])
    assert {row["Student ID"] for row in table(out / "a.xlsx", "Support plans")} == {"7002"}
    assert table(out / "a.xlsx", "Sessions") == []


def test_two_tables_do_not_fit_into_one_csv_file(school: Book, out: Path) -> None:
    make_student(school)
    with pytest.raises(Refused, match=r"\.xlsx"):
        write("supports", school, out / "a.csv")
    assert list(out.iterdir()) == []
