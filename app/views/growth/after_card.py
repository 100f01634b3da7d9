"""Financial aid in neutral words, what came after high school, and what the student answered in surveys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLayout

from app.book.editing import Edit
from app.i18n import _, day
from app.models.after_school import (
    AID,
    SURVEY_TERM,
    FinancialAid,
    PostsecondaryOutcome,
    SurveyAnswer,
    aid_completed,
    aid_words,
)
from app.models.school import year_name
from app.models.student_plans import AFTER_SCHOOL
from app.views.growth.inline_form import InlineCard, InlineForm
from app.views.look.buttons import button, icon_button
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.base import Base, Record
    from app.views.window.page import Shell

AID_FORM, OUTCOME_FORM = "aid", "outcome"


class AfterCard(InlineCard):
    """Which form of financial aid it was is told only when it is asked for, and only to accounts that see it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("After high school"))
        self._detail = False

    def show_student(self, id_: str) -> None:
        if id_ != self.student:
            self._detail = False
        super().show_student(id_)

    def fill(self) -> None:
        sees = self.book.allows
        if sees(FinancialAid.__tablename__, "see"):
            self._aid()
        if sees(PostsecondaryOutcome.__tablename__, "see"):
            self._outcomes()
        if sees(SurveyAnswer.__tablename__, "see"):
            self._surveys()

    # financial aid

    def _aid(self) -> None:
        found = self._latest(FinancialAid, "school_year")
        chip = Chip(aid_words(found.status if found else None), "neutral")
        if found and aid_completed(found.status):
            chip.say(chip.text(), "ok")
        shows = _("Hide detail") if self._detail else _("Show detail")
        detail = button(shows, "", "link", self._turn, name=f"{shows}: {_('Financial aid')}")
        change = offered(
            self.book,
            f"change:{FinancialAid.__tablename__}",
            button(_("Change"), "pencil", "link", self.note_aid, name=f"{_('Change')}: {_('Financial aid')}"),
        )
        self.add(row(label(_("Financial aid"), "caption"), chip, None, detail, change))
        if self._detail and found:
            words = (found.school_year, AID.format(found.status), day(found.date) if found.date else "", found.note)
            self.add(label(" · ".join(filter(None, words)), "muted", wrap=True))
        self.add_form(AID_FORM)

    def _turn(self) -> None:
        self._detail = not self._detail
        self.reread()

    def note_aid(self) -> None:
        """Note in place how the question of financial aid was answered."""
        former, student = self._latest(FinancialAid, "school_year"), self.student
        values = former._asdict() if former else {"school_year": year_name(date.today()), "status": "none"}
        names = ("status", ("school_year", "date"), "note")
        self._ask(AID_FORM, FinancialAid, names, _("Financial aid"), values, former, student)

    # after school

    def _outcomes(self) -> None:
        add = offered(
            self.book,
            f"add:{PostsecondaryOutcome.__tablename__}",
            button(_("Add"), "plus", "link", self.note_outcome, name=f"{_('Add')}: {_('Outcome after high school')}"),
        )
        self.add(row(label(_("Outcomes"), "caption"), None, add))
        self.add_form(OUTCOME_FORM)
        where = {"student_id": self.student}
        found = self.book.records(PostsecondaryOutcome, where, sort=[("date", True)])
        for outcome in found:
            self.add(self._outcome(outcome))
        if not found and not self.has_form(OUTCOME_FORM):
            self.add(label(_("Nothing is known yet."), "muted"))

    def _outcome(self, outcome: Record) -> QLayout:
        title = " · ".join(filter(None, (AFTER_SCHOOL.format(outcome.kind), outcome.institution)))
        below = " · ".join(filter(None, (day(outcome.date), outcome.source, outcome.note)))
        name = _("Delete the outcome of {day}").format(day=day(outcome.date))
        gone = offered(
            self.book,
            f"delete:{PostsecondaryOutcome.__tablename__}",
            icon_button("trash-2", name, lambda: self._delete(outcome.id)),
        )
        line = row(spacing=8)
        line.addLayout(column(label(title, wrap=True), label(below, "faint", wrap=True), spacing=1), 1)
        line.addWidget(gone)
        return line

    def note_outcome(self) -> None:
        """Note in place where a graduate was found."""
        names = (("date", "kind"), ("institution", "source"), "note")
        values = {"date": date.today()}
        title = _("Outcome after high school")
        self._ask(OUTCOME_FORM, PostsecondaryOutcome, names, title, values, None, self.student)

    def _delete(self, id_: str) -> None:
        with self.book.edit(_("Delete an outcome")) as edit:
            edit.delete(PostsecondaryOutcome, [id_])
        self.shell.toast(_("Outcome deleted"), undo=True)

    # surveys

    def _surveys(self) -> None:
        self.add(row(label(_("Surveys"), "caption"), None))
        found = self.book.records(SurveyAnswer, {"student_id": self.student}, sort=[("school_year", True)])
        for answer in sorted(found, key=lambda a: (a.school_year, a.term), reverse=True):
            told = (
                _("Confidence {figure}").format(figure=answer.confidence or "–"),
                _("Relevance {figure}").format(figure=answer.relevance or "–"),
                _("Interest {figure}").format(figure=answer.interest or "–"),
            )
            when = f"{SURVEY_TERM.format(answer.term)} {answer.school_year}"
            self.add(row(label(when), None, label("  ·  ".join(told), "muted")))
            if answer.comment:
                self.add(label(answer.comment, "faint", wrap=True))
        if not found:
            self.add(label(_("No survey was answered yet."), "muted"))

    # common to both

    def _latest(self, entity: type[Base], by: str) -> Record | None:
        return next(iter(self.book.records(entity, {"student_id": self.student}, sort=[(by, True)])), None)

    def _ask(
        self,
        key: str,
        entity: type[Base],
        names: tuple[str | tuple[str, ...], ...],
        title: str,
        values: dict[str, Any],
        former: Record | None,
        student: str,
    ) -> None:
        def save(typed: dict[str, Any]) -> None:
            with self.book.edit(title) as edit:
                _write(edit, entity, former, {**typed, "student_id": student})
            self.shell.toast(_("Saved"), undo=True)

        self.open_form(key, InlineForm(self.book, entity, names, title, _("Save"), save, values))


def _write(edit: Edit, entity: type[Base], former: Record | None, values: dict[str, Any]) -> None:
    """Change the former record; another school year begins another one."""
    if former is not None and getattr(former, "school_year", None) == values.get("school_year"):
        edit.update(entity, {former.id: values})
    else:
        edit.insert(entity, [values])
