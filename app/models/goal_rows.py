"""The rows of the list of goals: whose they are, when they are due, and how they stood last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from app.book.asking import Between
from app.book.book import Book
from app.models.caseload import own_staff_id
from app.models.people import Student
from app.models.roster_rows import grades_of
from app.models.student_plans import Goal, GoalReview
from app.models.supports import SupportPlan

RESTS_ON = ("student", "goal_review", "support_plan")
"""The tables besides the goals' own that these rows and their views show."""
SOON = timedelta(weeks=3)


def goal_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By goal: every field of the record, `student` (a record or None), and its last review as `standing` and
    `reviewed`.
    """
    goals = book.records(Goal, {"id": list(ids)})
    students = {s.id: s for s in book.records(Student, {"id": {g.student_id for g in goals}})}
    reviews = {r.goal_id: r for r in book.records(GoalReview, {"goal_id": list(ids)}, sort=[("date", False)])}
    nothing = {"standing": None, "reviewed": None}
    return {
        g.id: g._asdict()
        | {"student": students.get(g.student_id)}
        | ({"standing": last.standing, "reviewed": last.date} if (last := reviews.get(g.id)) else nothing)
        for g in goals
    }


def goal_ids_about(book: Book, text: str) -> set[str]:
    """The goals that hold every word of `text`, or whose student does."""
    return {*book.ids(Goal, text), *book.ids(Goal, where={"student_id": book.ids(Student, text)})}


def late(book: Book) -> list[str]:
    """Open goals whose day has passed."""
    return book.ids(Goal, where={"state": "open", "due_on": Between(None, date.today() - timedelta(days=1))})


def due_soon(book: Book) -> list[str]:
    """Open goals that are due within three weeks."""
    return book.ids(Goal, where={"state": "open", "due_on": Between(date.today(), date.today() + SOON)})


def of_caseload(book: Book) -> list[str]:
    """Open goals of the students whose running support plans the account provides."""
    plans = book.records(SupportPlan, {"provider_id": own_staff_id(book) or "", "state": "active"})
    return book.ids(Goal, where={"state": "open", "student_id": [p.student_id for p in plans]})


def late_count(book: Book) -> int:
    """How many open goals are late."""
    return len(late(book))


def grades_by_goal(book: Book) -> dict[str, str]:
    """The grade of the student of every goal."""
    return grades_of(book, Goal)


def last_standings(book: Book) -> dict[str, str]:
    """How every goal that was reviewed stood last."""
    return {r.goal_id: r.standing for r in book.records(GoalReview, sort=[("date", False)])}
