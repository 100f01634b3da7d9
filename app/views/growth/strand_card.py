"""The plan of a student in short, for the overview of the student's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from app.i18n import _, day, ngettext, number
from app.models.rating_profile import profile_of
from app.models.setting_goals import goals_of, plan_of_year
from app.models.student_plans import AFTER_SCHOOL, STANDING, GoalReview, StudentPlan, YearlyReview
from app.views.growth.words import due_chip
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.labels import label
from app.views.look.layouts import column, row

if TYPE_CHECKING:
    from app.book.base import Record
    from app.views.window.page import Shell

NEXT = 3  # goals


def plan_strip(shell: Shell, student_id: str) -> QWidget:
    """Where the student wants to go, the next goals with their days, the last review, and the graduate profile."""
    book = shell.book
    show = button(
        _("Open"), "", "link", lambda: shell.go("student", f"{student_id}/plan"), name=f"{_('Open')}: {_('Plan')}"
    )
    card = Card(_("Plan"), show, spacing=8)
    if not book.allows(StudentPlan.__tablename__, "see"):
        card.hide()
        return card
    with book.reading():
        plan = plan_of_year(book, student_id)
        goals = [goal for goal in goals_of(book, student_id) if goal.state == "open"]
        reviews = book.records(GoalReview, {"goal_id": [goal.id for goal in goals]}, sort=[("date", True)])
        yearly = book.records(YearlyReview, {"student_id": student_id}, sort=[("date", True)])
        rated = [each for each in profile_of(book, student_id) if each.by_student or each.by_staff]
    card.add(_aim(plan))
    last = {review.goal_id: review for review in reversed(reviews)}
    for goal in goals[:NEXT]:
        card.add(_goal(goal, last.get(goal.id)))
    if len(goals) > NEXT:
        more = ngettext("{count} more goal", "{count} more goals", len(goals) - NEXT)
        card.add(label(more.format(count=number(len(goals) - NEXT)), "faint"))
    if not goals:
        card.add(label(_("No open goals."), "muted", wrap=True))
    reviewed = _("Reviewed on {day}").format(day=day(yearly[0].date)) if yearly else _("The plan was never reviewed.")
    below = [reviewed]
    if rated:
        many = ngettext("{count} outcome rated", "{count} outcomes rated", len(rated))
        below.append(many.format(count=number(len(rated))))
    card.add(label(" · ".join(below), "faint", wrap=True), None)
    return card


def _aim(plan: Record | None) -> QLayout:
    if plan is None:
        return column(label(_("No plan for this school year."), "muted", wrap=True))
    kind = AFTER_SCHOOL.format(plan.postsecondary_kind)
    title = kind or plan.career_interest or _("Goal after high school is open")
    below = plan.postsecondary_goal or (plan.career_interest if kind else "")
    lines = column(label(title, "strong", wrap=True), spacing=1)
    if below:
        lines.addWidget(label(below, "muted", wrap=True))
    return lines


def _goal(goal: Record, review: Record | None) -> QLayout:
    words = column(label(goal.name, wrap=True), spacing=1)
    if review:
        words.addWidget(label(STANDING.format(review.standing), "faint"))
    line = row(spacing=8)
    line.addLayout(words, 1)
    line.addWidget(due_chip(goal))
    return line
