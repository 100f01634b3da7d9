"""The goals of a student: typed, reviewed and closed in place, with the history of their reviews."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLayout, QMenu, QWidget

from app.i18n import N_, _, day, ngettext, number
from app.models.setting_goals import add_goal, change_goal, close_goal, goals_of, plan_of_year, review_goal
from app.models.staff import Staff
from app.models.student_plans import GOAL_STATE, GOAL_TERM, STANDING, STRAND, Goal, GoalReview
from app.views.forms.record_form import Names
from app.views.growth.inline_form import InlineCard, InlineForm
from app.views.growth.words import STANDING_TONES, due_chip
from app.views.look.buttons import button, menu_button
from app.views.look.chips import Chip
from app.views.look.labels import label, rule
from app.views.look.layouts import column, row
from app.views.window.allowed import allowed, offered

if TYPE_CHECKING:
    from app.book.base import Record
    from app.views.window.page import Shell

FIELDS: Names = ("name", ("term", "strand"), ("starts_on", "due_on"), "helpers", "steps")
REVIEWED: Names = (("standing", "date"), "note")
NEW = "new"
CLOSED = {"met": N_("Met"), "changed": N_("Replaced by another goal"), "dropped": N_("Dropped")}
TABLE = Goal.__tablename__


class GoalsCard(InlineCard):
    """Open goals by their days; behind a button those that are closed."""

    def __init__(self, shell: Shell) -> None:
        add = button(_("Add goal"), "plus", "link", self.write)
        super().__init__(shell, _("Goals"), offered(shell.book, f"add:{TABLE}", add), spacing=12)
        self._all_reviews: set[str] = set()  # goals whose earlier reviews are shown
        self._closed_shown = False

    def fill(self) -> None:
        goals = goals_of(self.book, self.student)
        kept = self.book.records(GoalReview, {"goal_id": [goal.id for goal in goals]}, sort=[("date", True)])
        reviews: dict[str, list[Record]] = defaultdict(list)
        for review in kept:
            reviews[review.goal_id].append(review)
        people = self.book.rows(Staff, list({r.staff_id for r in kept if r.staff_id}), ["first_name", "last_name"])
        names = {id_: " ".join(filter(None, words)) for id_, words in people.items()}
        self.add_form(NEW)
        shown = [goal for goal in goals if goal.state == "open"]
        closed = [goal for goal in goals if goal.state != "open"]
        if not shown and not self.has_form(NEW):
            self.add(label(_("No open goals."), "muted", wrap=True))
        for place, goal in enumerate(shown):
            if place:
                self.add(rule())
            self._put(goal, reviews[goal.id], names)
        if not closed:
            return
        text = ngettext("{count} closed goal", "{count} closed goals", len(closed)).format(count=number(len(closed)))
        sign = "chevron-up" if self._closed_shown else "chevron-down"
        self.add(rule(), row(button(text, sign, "link", self._turn_closed), None))
        for goal in closed if self._closed_shown else ():
            self._put(goal, reviews[goal.id], names)

    def _put(self, goal: Record, reviews: list[Record], names: dict[str, str]) -> None:
        if not self.add_form(f"edit:{goal.id}"):
            self.add(self._goal(goal, reviews, names))
        self.add_form(f"review:{goal.id}")

    def _goal(self, goal: Record, reviews: list[Record], names: dict[str, str]) -> QLayout:
        chips: list[QWidget] = [Chip(GOAL_TERM.format(goal.term))]
        if goal.strand:
            chips.append(Chip(STRAND.format(goal.strand), "plum"))
        head = row(*chips, due_chip(goal), None, *self._verbs(goal), spacing=6)
        lines = column(head, label(goal.name, "strong", wrap=True), spacing=4)
        if goal.steps:
            lines.addWidget(label(goal.steps, wrap=True))
        dates = " – ".join(day(on) for on in (goal.starts_on, goal.due_on) if on)
        helped = _("With {people}").format(people=goal.helpers) if goal.helpers else ""
        if below := " · ".join(filter(None, (dates, helped))):
            lines.addWidget(label(below, "faint", wrap=True))
        whole = goal.id in self._all_reviews
        for review in reviews if whole else reviews[:1]:
            lines.addLayout(_reviewed(review, names.get(review.staff_id, "")))
        if len(reviews) > 1 and not whole:
            more = ngettext("{count} earlier review", "{count} earlier reviews", len(reviews) - 1)
            text = more.format(count=number(len(reviews) - 1))
            name = f"{text}: {goal.name}"
            lines.addLayout(row(button(text, "", "link", partial(self._show_all, goal.id), name=name), None))
        return lines

    def _verbs(self, goal: Record) -> list[QWidget]:
        if not allowed(self.book, f"change:{TABLE}"):
            return []
        menu = QMenu()
        if goal.state == "open":
            for state, words in CLOSED.items():
                menu.addAction(_(words)).triggered.connect(partial(self._close_goal, goal, state))
        else:
            menu.addAction(_("Open again")).triggered.connect(partial(self._open_again, goal))
        menu.addSeparator()
        menu.addAction(_("Edit")).triggered.connect(partial(self.edit, goal))
        menu.addAction(_("Delete")).triggered.connect(partial(self._delete, goal))
        more = menu_button(_("More"), menu, kind="link")
        more.setAccessibleName(f"{_('More')}: {goal.name}")
        if goal.state != "open":
            return [more]
        press = partial(self.review, goal)
        return [button(_("Review"), "", "link", press, name=f"{_('Review')}: {goal.name}"), more]

    def _show_all(self, goal_id: str) -> None:
        self._all_reviews.add(goal_id)
        self.reread()

    def _turn_closed(self) -> None:
        self._closed_shown = not self._closed_shown
        self.reread()

    # what can be done

    def write(self) -> None:
        """Begin a new goal in place."""
        student, values = self.student, {"term": "short", "starts_on": date.today()}

        def save(typed: dict[str, Any]) -> None:
            plan = plan_of_year(self.book, student)
            add_goal(self.book, {**typed, "student_id": student, "plan_id": plan.id if plan else None})
            self.shell.toast(_("Goal added"), undo=True)

        self.open_form(NEW, InlineForm(self.book, Goal, FIELDS, _("New goal"), _("Add goal"), save, values))

    def edit(self, goal: Record) -> None:
        """Change a goal in place."""

        def save(typed: dict[str, Any]) -> None:
            change_goal(self.book, goal.id, typed)
            self.shell.toast(_("Goal saved"), undo=True)

        form = InlineForm(self.book, Goal, FIELDS, _("Edit goal"), _("Save"), save, goal._asdict())
        self.open_form(f"edit:{goal.id}", form)

    def review(self, goal: Record) -> None:
        """Say in place how a goal stands; what was said before stays."""

        def save(typed: dict[str, Any]) -> None:
            review_goal(self.book, goal.id, typed["standing"], typed["note"], typed["date"])
            self.shell.toast(_("Review kept"), undo=True)

        values = {"standing": "on_track", "date": date.today()}
        title = _("How it stands: {goal}").format(goal=goal.name)
        form = InlineForm(self.book, GoalReview, REVIEWED, title, _("Keep review"), save, values)
        self.open_form(f"review:{goal.id}", form)

    def review_next(self) -> None:
        """Review the open goal that is due first."""
        if goals := [goal for goal in goals_of(self.book, self.student) if goal.state == "open"]:
            self.review(goals[0])

    def _close_goal(self, goal: Record, state: str) -> None:
        if self.shell.attempt(lambda: close_goal(self.book, goal.id, state)):
            self.shell.toast(f"{_('Goal closed')}: {GOAL_STATE.format(state)}", undo=True)

    def _open_again(self, goal: Record) -> None:
        if self.shell.attempt(lambda: change_goal(self.book, goal.id, {"state": "open", "met_on": None})):
            self.shell.toast(_("Goal is open again"), undo=True)

    def _delete(self, goal: Record) -> None:
        with self.book.edit(_("Delete goal")) as edit:
            edit.delete(Goal, [goal.id])
        self.shell.toast(_("Goal deleted"), undo=True)


def _reviewed(review: Record, by: str) -> QLayout:
    chip = Chip(STANDING.format(review.standing), STANDING_TONES[review.standing])
    signed = " · ".join(filter(None, (day(review.date), by)))
    lines = column(row(chip, label(signed, "faint"), None, spacing=8), spacing=2)
    if review.note:
        lines.addWidget(label(review.note, wrap=True))
    return lines
