"""What the scenes of students' plans have in common: the tab, the grid of four years, and the sheets for a class."""

from __future__ import annotations

from collections import Counter

from app.models.student_plans import Goal, GoalReview, PlannedCourse
from app.views.picturing.stage import Stage


def planner(on: Stage) -> str:
    """The student with most goals that were reviewed."""
    owners = on.book.column(Goal, "student_id")
    reviewed = Counter(owners[review.goal_id] for review in on.book.records(GoalReview))
    return max(reviewed, key=lambda id_: (reviewed[id_], id_))


def tab(on: Stage) -> None:
    """Shows the plan of a student."""
    on.go("student", f"{planner(on)}/plan")


def new_goal(on: Stage) -> None:
    """Types a goal in place, due before it starts."""
    tab(on)
    on.do("student.goal")
    on.type("Pass the driving test")
    for _field in range(4):
        on.press("Return")
    on.type("1/15/2020")
    on.press("Ctrl+Return")


def four_years(on: Stage) -> None:
    """Shows the grid of the student who planned most courses."""
    planned = Counter(on.book.column(PlannedCourse, "student_id").values())
    [(most, _count)] = planned.most_common(1)
    on.go("four_year", most)


def sheet(on: Stage, command: str, keys: str) -> None:
    """Notes something on a sheet for the class that is shown first."""
    on.do(command)
    on.type(keys)
