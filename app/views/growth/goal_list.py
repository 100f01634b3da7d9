"""The goals of all students: which are late, which are due soon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import _, day, short_day
from app.models.goal_rows import (
    RESTS_ON,
    due_soon,
    goal_ids_about,
    goal_rows,
    grades_by_goal,
    last_standings,
    late,
    of_caseload,
)
from app.models.student_plans import GOAL_STATE, GOAL_TERM, STANDING, STRAND, Goal, GoalReview
from app.views.growth.words import STANDING_TONES, due_words
from app.views.lists.columns import Column, Facet, Row, field_column
from app.views.lists.detail_pane import DetailPane
from app.views.lists.flow_line import flowing
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState, Fact
from app.views.look.cells import Cell, ChipCell, MutedCell
from app.views.look.chips import Chip
from app.views.look.labels import Avatar, label
from app.views.look.layouts import row
from app.views.look.tokens import Tone
from app.views.students.column import grade_column, person_cell, student_detail, student_name, student_seed

if TYPE_CHECKING:
    from app.book.base import Record
    from app.book.book import Book
    from app.views.window.page import Shell

_MUTED = MutedCell()


def goal_list(book: Book) -> ListSpec:
    """The list of goals, with what is late first."""

    def due_cell(row: Row) -> Cell:
        return ChipCell(_due(row)[1])

    def standing_cell(row: Row) -> Cell:
        return ChipCell(STANDING_TONES[row["standing"]]) if row["standing"] else _MUTED

    def reviewed(row: Row) -> str:
        return short_day(row["reviewed"]) if row["reviewed"] else ""

    columns = [
        Column(_("Student"), 210, "student_id", student_name, person_cell),
        Column(_("Goal"), 250, "name", lambda row: row["name"]),
        Column(_("By when"), 190, "due_on", lambda row: _due(row)[0], due_cell),
        Column(
            _("Stood last"),
            180,
            "standing",
            lambda row: STANDING.format(row["standing"]),
            standing_cell,
            facet=Facet("any", STANDING, last_standings),
        ),
        Column(_("Reviewed"), 110, "reviewed", reviewed, lambda _row: _MUTED, order=_last_days),
        field_column(Goal, "strand", 150, editable=False),
        field_column(Goal, "term", 110, editable=False),
        field_column(Goal, "state", 120, editable=False),
        grade_column(grades_by_goal),
    ]
    return ListSpec(
        name="goals",
        title=_("Goals"),
        entity=Goal,
        columns=columns,
        read=lambda ids: goal_rows(book, ids),
        rests_on=RESTS_ON,
        shown=("student_id", "name", "due_on", "standing", "strand"),
        favourites=("strand", "standing"),
        prompt=_("Filter by student or goal"),
        sort=(("due_on", False),),
        about=goal_ids_about,
        views=(
            View("goals_late", _("Late"), rule=late),
            View("goals_soon", _("Due soon"), rule=due_soon),
            View("goals_caseload", _("My caseload"), rule=of_caseload),
            View("goals_open", _("In progress"), where={"state": "open"}),
            View("goals_closed", _("Closed"), where={"state": ["met", "changed", "dropped"]}),
        ),
        menu=("student.open",),
        fixed=("state",),
    )


def _last_days(book: Book) -> dict[str, date]:
    return {review.goal_id: review.date for review in book.records(GoalReview, sort=[("date", False)])}


def _due(row: Row) -> tuple[str, Tone]:
    return due_words(row["state"], row["due_on"], row["met_on"])


class GoalPane(DetailPane):
    """What a goal is, and the way to the student's plan."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the goal"), _("Choose a goal in the list."))
        self._shell = shell

    def fill(self, id_: str) -> bool:
        goal = goal_rows(self._shell.book, [id_]).get(id_)
        if goal is None:
            return False
        self.add(
            self.head(Avatar(student_name(goal), student_seed(goal), 46), student_name(goal), student_detail(goal))
        )
        words, tone = _due(goal)
        self.add(flowing(Chip(words, tone), Chip(GOAL_TERM.format(goal["term"]))))
        self.add(label(goal["name"], "strong", wrap=True))
        if goal["steps"]:
            self.add(label(goal["steps"], wrap=True))
        open_it = button(_("Open the plan"), "", "primary", lambda: self._shell.trigger("student.open"))
        self.add(row(open_it, None))
        last = f"{STANDING.format(goal['standing'])} · {day(goal['reviewed'])}" if goal["reviewed"] else ""
        facts: list[QWidget] = [
            Fact(icon, caption, value)
            for icon, caption, value in (
                ("target", _("Strand"), STRAND.format(goal["strand"])),
                ("users", _("People who help"), goal["helpers"]),
                ("calendar", _("Starts"), day(goal["starts_on"]) if goal["starts_on"] else ""),
                ("clipboard-check", _("Stood last"), last or _("Never reviewed")),
                ("flag", _("State"), GOAL_STATE.format(goal["state"])),
            )
            if value
        ]
        self.add_part(_("About"), *facts)
        return True


class GoalList(ListPart):
    """The part "Goals" of the page. Enter opens the plan of the student."""

    def __init__(self, shell: Shell) -> None:
        empty = EmptyState("target", _("No goals yet"), _("Goals are set on the tab “Plan” of a student’s page."))
        super().__init__(shell, goal_list(shell.book), GoalPane(shell), empty)
        self.table.opened.connect(lambda _id: self.open_plan())

    def view_of(self, record: Record) -> str:
        return "goals_open" if record.state == "open" else "goals_closed"

    def student_ids(self) -> list[str]:
        """The students of the chosen goals."""
        chosen = self.book.records(Goal, {"id": self.selected_ids()})
        return list(dict.fromkeys(goal.student_id for goal in chosen))

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {**super().commands(), "student.open": self.open_plan if self.table.current_id else None}

    def open_plan(self) -> None:
        """Go to the plan of the student with the focus."""
        goal = self.book.record(Goal, self.table.current_id)
        if goal is not None:
            self.shell.go("student", f"{goal.student_id}/plan")
