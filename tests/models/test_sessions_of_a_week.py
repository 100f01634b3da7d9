"""How many sessions a plan asks for in a week, and what nobody can mean."""

from __future__ import annotations

from datetime import date

import pytest

from app.book.book import Book
from app.book.fields import fields_of
from app.book.refused import Refused
from app.models.caseload import sessions_due
from app.models.supports import SupportPlan
from tests.models.taking_courses import student

FRIDAY = date(2026, 10, 16)


@pytest.mark.parametrize(("starts", "due"), [(12, [5]), (14, [3]), (16, [1])])
def test_in_the_week_in_which_a_plan_begins_the_days_left_count(book: Book, starts: int, due: list[int]) -> None:
    plan = {"student_id": student(book), "domain": "academic", "need": "Algebra", "sessions_per_week": 5}
    with book.edit("Plan") as edit:
        edit.insert(SupportPlan, [plan | {"starts_on": date(2026, 10, starts)}])
    assert [each.planned for each in sessions_due(book, FRIDAY)] == due


def test_a_slip_of_the_keys_is_refused() -> None:
    fields = fields_of(SupportPlan)
    often, long = fields["sessions_per_week"].kind, fields["session_minutes"].kind
    assert (often.parse("14"), long.parse("480")) == (14, 480)
    with pytest.raises(Refused, match="not between 1 and 14"):
        often.parse("15")
    with pytest.raises(Refused, match="480"):
        long.parse("481")
