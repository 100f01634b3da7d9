"""What is typed about referrals: a new one, and what is decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, short_day
from app.models.caseload import own_staff_id
from app.models.kinds import DOMAIN
from app.models.people import Student
from app.models.referral_rows import referred_by
from app.models.referrals import Referral
from app.models.referring import decide_referral, refer
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, hide_unless
from app.views.look.theme import theme
from app.views.support_plans.plan_form import new_plan
from app.views.window import ask
from app.views.window.allowed import allowed
from app.views.window.page import Shell

FIELDS: Names = ("student_id", ("concern", "urgency", "date"), "what", "tried")
WIDTH = 660  # pixels at text size 100 %: four verbs side by side
FOR_OTHERS: Names = (("staff_id", "by_name"),)
"""Who may decide may also write down what somebody else said."""


def new_referral(
    parent: QWidget,
    book: Book,
    then: Callable[[str], object],
    student_id: str | None = None,
    concern: str | None = None,
) -> FormDialog:
    """Ask for a referral, of a student and for a concern that may be known already; `then` takes its id."""
    made: list[str] = []
    names = (*FIELDS, *FOR_OTHERS) if allowed(book, "change:referral") else FIELDS
    values = {
        "student_id": student_id,
        "concern": concern,
        "urgency": "routine",
        "date": date.today(),
        "staff_id": own_staff_id(book),
    }
    dialog = FormDialog(
        parent,
        book,
        Referral,
        names,
        _("Refer a student"),
        _("Refer"),
        lambda typed: made.append(refer(book, typed)),
        values,
        sentence=_("The support team decides what is done. You see here what came of it."),
    )
    if student_id:
        dialog.form.editor("what" if concern else "concern").widget.setFocus()
    dialog.accepted.connect(lambda: then(made[0]))
    ask.show(dialog)
    return dialog


def decide(shell: Shell, parent: QWidget, referral_id: str) -> None:
    """Ask what is decided about a referral."""
    if (referral := shell.book.record(Referral, referral_id)) is not None:
        ask.show(DecisionDialog(shell, parent, referral))


class DecisionDialog(FormDialog):
    """What was seen and tried, a note, and one button for each decision; the primary one goes on to a plan."""

    def __init__(self, shell: Shell, parent: QWidget, referral: Record) -> None:
        self._shell, self._referral, self._from = shell, referral, parent
        self._state = "planned"
        book = shell.book
        [student] = book.records(Student, {"id": referral.student_id})
        name = f"{student.preferred_name or student.first_name} {student.last_name}"
        super().__init__(
            parent,
            book,
            Referral,
            ("decision_note",),
            _("Decide the referral of {name}").format(name=name),
            _("Make a plan…"),
            self._decide,
            {"decision_note": referral.decision_note},
            sentence=" · ".join(
                (DOMAIN.format(referral.concern), referred_by(book, referral), short_day(referral.date))
            ),
        )
        self.setMinimumWidth(theme.px(WIDTH))
        hide_unless(self.hint, False)
        self.body.insertWidget(0, _told(referral))
        self.declined = self.add_button(_("No support needed"), lambda: self._choose("declined"))
        self.watched = self.add_button(_("Watch"), lambda: self._choose("monitoring"))
        for push in (self.declined, self.watched):  # the verb stays the last one
            self.foot.removeWidget(push)
            self.foot.insertWidget(self.foot.indexOf(self.verb), push)

    def _choose(self, state: str) -> None:
        self._state = state
        self.done_with()
        self._state = "planned"

    def _decide(self, typed: dict[str, Any]) -> None:
        book, id_, note = self._shell.book, self._referral.id, typed["decision_note"]
        if self._state == "planned":
            if note != self._referral.decision_note:
                book.save(Referral, id_, {"decision_note": note})
            self.accepted.connect(self._plan)
            return
        decide_referral(book, id_, self._state, note)
        said = _("Referral is watched") if self._state == "monitoring" else _("Referral declined")
        self.accepted.connect(lambda: self._shell.toast(said, undo=True))

    def _plan(self) -> None:
        shell = self._shell

        def made(_id: str) -> None:
            shell.toast(_("Support plan made from the referral"), undo=True)

        new_plan(self._from, shell.book, made, referral_id=self._referral.id)


def _told(referral: Record) -> QWidget:
    lines = column(label(_("What was seen"), "caption"), label(referral.what, wrap=True), spacing=2)
    if referral.tried:
        lines.addSpacing(6)
        lines.addWidget(label(_("What was tried"), "caption"))
        lines.addWidget(label(referral.tried, wrap=True))
    return boxed(lines)


def refer_from(shell: Shell, parent: QWidget, student_id: str | None = None, concern: str | None = None) -> FormDialog:
    """Ask for a referral from any page; the toast takes it back."""

    def made(_id: str) -> None:
        shell.toast(_("Student referred"), undo=True)

    dialog = new_referral(parent, shell.book, made, student_id, concern)
    dialog.again = lambda parent, shell: refer_from(shell, parent, student_id, concern)
    return dialog
