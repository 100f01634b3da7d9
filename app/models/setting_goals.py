"""Goals of students: set, reviewed with the history kept, met, replaced or dropped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused, UnfitField
from app.i18n import _, day
from app.models.caseload import own_staff_id
from app.models.school import year_name
from app.models.student_plans import Goal, GoalReview, StudentPlan


def add_goal(book: Book, values: Mapping[str, Any]) -> str:
    """Add a goal; returns its id. Without a first day it starts today, or on its due day if that is past.

    Raises Refused for a goal that is due before it starts.
    """
    row = dict(values)
    if row.get("starts_on") is None:
        row["starts_on"] = min(date.today(), row.get("due_on") or date.today())
    _refuse_backwards(row)
    with book.edit(_("Add a goal")) as edit:
        return edit.insert(Goal, [row])[0]


def change_goal(book: Book, goal_id: str, values: Mapping[str, Any]) -> None:
    """Change a goal. Raises Refused where its days contradict each other."""
    _refuse_backwards({**_goal(book, goal_id)._asdict(), **values})
    book.save(Goal, goal_id, values)


def close_goal(book: Book, goal_id: str, state: str, on: date | None = None) -> None:
    """Say that a goal is met, was replaced or dropped. Raises Refused for a day that cannot be."""
    goal, at = _goal(book, goal_id), on or date.today()
    if at > date.today():
        raise UnfitField("met_on", _("A goal cannot be met on a day that has not come."))
    if goal.starts_on and at < goal.starts_on:
        raise Refused(_("The goal starts only on {day}.").format(day=day(goal.starts_on)))
    with book.edit(_("Close a goal")) as edit:
        edit.update(Goal, {goal_id: {"state": state, "met_on": at if state == "met" else None}})


def review_goal(book: Book, goal_id: str, standing: str, note: str | None = None, on: date | None = None) -> str:
    """Keep how a goal stands; returns the id of the review. Earlier reviews stay. Raises Refused for a day to come."""
    goal, at = _goal(book, goal_id), on or date.today()
    if at > date.today():
        raise UnfitField("date", _("A review cannot be of a day that has not come."))
    if goal.starts_on and at < goal.starts_on:
        raise Refused(_("The goal starts only on {day}.").format(day=day(goal.starts_on)))
    row = {"goal_id": goal_id, "date": at, "staff_id": own_staff_id(book), "standing": standing, "note": note}
    with book.edit(_("Review a goal")) as edit:
        return edit.insert(GoalReview, [row])[0]


def goals_of(book: Book, student_id: str) -> list[Record]:
    """The goals of a student: open ones first, by the day on which they are due."""
    goals = book.records(Goal, {"student_id": student_id})
    return sorted(goals, key=lambda g: (g.state != "open", g.due_on or date.max))


def late_goals(book: Book, today: date | None = None, student_id: str | None = None) -> list[Record]:
    """Open goals whose day has passed, of everybody or of one student, the latest before."""
    on = today or date.today()
    where = {"state": "open"} | ({"student_id": student_id} if student_id else {})
    return sorted((g for g in book.records(Goal, where) if g.due_on and g.due_on < on), key=lambda g: g.due_on)


def plan_of_year(book: Book, student_id: str, year: str | None = None) -> Record | None:
    """The plan of a student for a school year, the present one."""
    where = {"student_id": student_id, "school_year": year or year_name(date.today())}
    return next(iter(book.records(StudentPlan, where)), None)


def begin_plan(book: Book, student_id: str, year: str | None = None) -> str:
    """Begin the plan of a school year with what the last one said; returns its id. Raises Refused where it is there."""
    name = year or year_name(date.today())
    if plan_of_year(book, student_id, name):
        raise Refused(_("The plan for {year} is there already.").format(year=name))
    former = book.records(StudentPlan, {"student_id": student_id}, sort=[("school_year", True)])
    values: dict[str, Any] = former[0]._asdict() if former else {}
    kept = {field: value for field, value in values.items() if field not in ("id", "school_year", "state")}
    with book.edit(_("Begin a student plan")) as edit:
        return edit.insert(StudentPlan, [{**kept, "student_id": student_id, "school_year": name}])[0]


def _goal(book: Book, goal_id: str) -> Record:
    goal = book.record(Goal, goal_id)
    if goal is None:
        raise Refused(_("This goal was deleted."))
    return goal


def _refuse_backwards(values: Mapping[str, Any]) -> None:
    first, last = values.get("starts_on"), values.get("due_on")
    if first and last and last < first:
        raise UnfitField("due_on", _("The goal is due before it starts."))
