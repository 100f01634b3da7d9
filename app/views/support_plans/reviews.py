"""The reviews of a plan: continue, adjust, intensify, exit, refer, with the reason; and the form of the next one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLayout, QWidget

from app.book.base import Record
from app.book.refused import Refused, UnfitField
from app.i18n import _, day, ngettext
from app.models.reviewing_plans import review_plan, reviews_of
from app.models.settings import decided
from app.models.staffing import staff_names
from app.models.strand_settings import REVIEW_WEEKS
from app.models.supports import OUTCOME, REVIEW_DECISION, PlanReview, SupportPlan
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import RecordForm
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.labels import label, rule
from app.views.look.layouts import clear, column, row
from app.views.look.tokens import Tone
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.book import Book

TONES: Mapping[str, Tone] = {
    "continue": "ok",
    "adjust": "warn",
    "intensify": "plum",
    "exit": "neutral",
    "refer": "info",
}


class ReviewsCard(Card):
    """`review` asks for the next review."""

    def __init__(self, shell: Shell, review: Callable[[], object]) -> None:
        self._push = offered(shell.book, "add:plan_review", button(_("Review…"), "calendar-check", "link", review))
        super().__init__(_("Reviews"), self._push, spacing=8)
        self._book = shell.book

    def show_plan(self, plan: Record) -> None:
        """Show the reviews of a plan, the newest first, and how it turned out."""
        clear(self.body)
        self._push.setEnabled(plan.state == "active")
        if plan.outcome:
            self.add(row(label(_("Outcome"), "caption"), Chip(OUTCOME.format(plan.outcome), "info"), None))
        if plan.outcome_note:
            self.add(label(plan.outcome_note, wrap=True))
        reviews = reviews_of(self._book, plan.id)
        names = staff_names(self._book, {each.staff_id for each in reviews})
        for place, each in enumerate(reviews):
            if place or plan.outcome:
                self.add(rule())
            self.add(_line(each, names.get(each.staff_id, "")))
        if not reviews:
            said = _("No review so far.")
            if plan.review_on and plan.state == "active":
                said = _("No review so far. The first one is due on {day}.").format(day=day(plan.review_on))
            self.add(label(said, "muted", wrap=True))


def _line(review: Record, by: str) -> QLayout:
    chip = Chip(REVIEW_DECISION.format(review.decision), TONES[review.decision])
    head = row(chip, label(" · ".join(part for part in (day(review.date), by) if part), "faint"), None, spacing=8)
    lines = column(head, label(review.reason, wrap=True), spacing=3)
    if review.next_review_on:
        said = _("Next review on {day}").format(day=day(review.next_review_on))
        lines.addWidget(label(said, "faint"))
    return lines


def ask_review(parent: QWidget, book: Book, plan: Record, then: Callable[[str], object]) -> None:
    """Ask what a review decided; `then` takes what was done, in words."""
    dialog = ReviewDialog(parent, book, plan)
    dialog.accepted.connect(lambda: then(_("Review kept")))
    ask.show(dialog)


class ReviewDialog(FormDialog):
    """The decision and its reason; below them what it leads to: the next review, or how the plan turned out."""

    def __init__(self, parent: QWidget, book: Book, plan: Record) -> None:
        today, weeks = date.today(), decided(book, REVIEW_WEEKS)
        said = ngettext(
            "An exit ends the plan with its outcome. Referred further, it is reviewed again after {count} week.",
            "An exit ends the plan with its outcome. Referred further, it is reviewed again after {count} weeks.",
            weeks,
        )
        super().__init__(
            parent, book, PlanReview, (("decision", "date"), "reason"), _("Review the support plan"),
            _("Keep review"), self._keep, {"date": today, "decision": "continue"}, said.format(count=weeks),
        )  # fmt: skip
        self._book, self._plan_id = book, plan.id
        self.outcome = RecordForm(book, SupportPlan, ("outcome",), {"outcome": plan.outcome})
        following = {"next_review_on": today + timedelta(weeks=weeks)}
        self.following = RecordForm(book, PlanReview, ("next_review_on",), following)
        self.add_below(self.following, self.outcome)
        self.form.changed.connect(lambda _name: self._follow())
        self._follow()

    @property
    def _leads_to(self) -> RecordForm | None:
        return {"exit": self.outcome, "refer": None}.get(self.form.editor("decision").read(), self.following)

    def _follow(self) -> None:
        for part in (self.following, self.outcome):
            part.setVisible(part is self._leads_to)

    @property
    def touched(self) -> bool:
        return super().touched or bool(self._leads_to and self._leads_to.touched)

    def _keep(self, typed: dict[str, Any]) -> bool:
        part = self._leads_to
        try:
            more = part.values() if part else {}
        except Refused:  # marked in place
            return False
        try:
            review_plan(self._book, self._plan_id, typed["decision"], typed["reason"] or "", typed["date"], **more)
        except UnfitField as refusal:
            if part is None or not part.refuse(refusal):
                raise
            return False
        return True
