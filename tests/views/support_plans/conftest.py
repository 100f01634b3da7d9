"""Support plans of the two students, and dialogs that keys reach."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.models import Student
from app.models.supporting import add_plan
from app.views.support_plans.page import SupportPlanPage
from app.views.window.desk import Desk

TODAY = date.today()
WEEK = timedelta(weeks=1)


@pytest.fixture
def plans(book: Book) -> list[str]:
    """A plan for each of the two students: words a minute from 40 to 80; they meet in one group."""
    shared = {
        "domain": "reading",
        "tier": "2",
        "starts_on": TODAY - 5 * WEEK,
        "review_on": TODAY + 5 * WEEK,
        "sessions_per_week": 1,
        "session_minutes": 30,
        "group_name": "Fluency",
        "unit": "words a minute",
        "baseline_value": 400,
        "goal_value": 800,
        "monitoring_weeks": 1,
    }
    needs = zip(book.ids(Student), ("Reads slowly", "Skips words"), strict=True)
    return [add_plan(book, {**shared, "student_id": id_, "need": need}) for id_, need in needs]


@pytest.fixture
def page(plans: list[str], shell: Desk) -> SupportPlanPage:
    """The page of the first plan."""
    shell.go("support_plan", plans[0])
    assert isinstance(shell.page, SupportPlanPage)
    return shell.page
