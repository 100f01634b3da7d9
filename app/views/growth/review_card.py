"""The yearly reviews of a student's plan: who was there, who signed, and the paper to sign."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLayout

from app.i18n import _, day
from app.models.caseload import own_staff_id
from app.models.school import year_name
from app.models.student_plans import YearlyReview
from app.views.forms.record_form import Names
from app.views.growth.inline_form import InlineCard, InlineForm
from app.views.look.buttons import button, icon_button
from app.views.look.chips import Chip
from app.views.look.labels import label, rule
from app.views.look.layouts import column, row
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.base import Record
    from app.views.window.page import Shell

FIELDS: Names = (
    ("date", "staff_id"),
    ("student_present", "family_present", "counselor_present"),
    ("student_signed", "family_signed", "counselor_signed"),
    "note",
)
NEW = "new"
TABLE = YearlyReview.__tablename__


class ReviewCard(InlineCard):
    """One line for each review, the latest first."""

    def __init__(self, shell: Shell) -> None:
        paper = offered(shell.book, "print", button(_("Paper to sign"), "printer", "link", self.print))
        add = offered(shell.book, f"add:{TABLE}", button(_("Add"), "plus", "link", self.write))
        add.setAccessibleName(f"{_('Add')}: {_('Yearly review')}")
        super().__init__(shell, _("Yearly review"), paper, add)

    def fill(self) -> None:
        reviews = self.book.records(YearlyReview, {"student_id": self.student}, sort=[("date", True)])
        self.add_form(NEW)
        if not reviews and not self.has_form(NEW):
            self.add(label(_("The plan was never reviewed."), "muted", wrap=True))
        for place, review in enumerate(reviews):
            if place:
                self.add(rule())
            if not self.add_form(review.id):
                self.add(self._line(review))

    def _line(self, review: Record) -> QLayout:
        name = _("Edit the review of {day}").format(day=day(review.date))
        change = offered(self.book, f"change:{TABLE}", icon_button("pencil", name, lambda: self.edit(review)))
        head = row(label(day(review.date), "strong"), label(review.school_year, "faint"), None, change)
        there = self._who(review, "present")
        signed = self._who(review, "signed")
        present = _("Present: {people}").format(people=", ".join(there)) if there else _("Nobody was noted as present.")
        chip = (
            Chip(_("Signed by all"), "ok")
            if len(signed) == len(SIGNERS)
            else Chip(_("Signed: {people}").format(people=", ".join(signed)) if signed else _("Not signed"), "warn")
        )
        lines = column(head, label(present, wrap=True), row(chip, None), spacing=4)
        if review.note:
            lines.addWidget(label(review.note, "muted", wrap=True))
        return lines

    def _who(self, review: Record, what: str) -> list[str]:
        words = {"student": _("student"), "family": _("family"), "counselor": _("counselor")}
        return [words[who] for who in SIGNERS if getattr(review, f"{who}_{what}")]

    # what can be done

    def write(self) -> None:
        """Note a review in place."""
        student = self.student
        values = {"date": date.today(), "staff_id": own_staff_id(self.book), "student_present": True}

        def save(typed: dict[str, Any]) -> None:
            row = {**typed, "student_id": student, "school_year": year_name(typed["date"])}
            with self.book.edit(_("Add a yearly review")) as edit:
                edit.insert(YearlyReview, [row])
            self.shell.toast(_("Review kept"), undo=True)

        title = _("Yearly review of the plan")
        self.open_form(NEW, InlineForm(self.book, YearlyReview, FIELDS, title, _("Keep review"), save, values))

    def edit(self, review: Record) -> None:
        """Change a review in place, as when somebody signs later."""

        def save(typed: dict[str, Any]) -> None:
            self.book.save(YearlyReview, review.id, {**typed, "school_year": year_name(typed["date"])})
            self.shell.toast(_("Review kept"), undo=True)

        title = _("Yearly review of the plan")
        form = InlineForm(self.book, YearlyReview, FIELDS, title, _("Save"), save, review._asdict())
        self.open_form(review.id, form)

    def print(self) -> None:
        """Show the paper that is signed."""
        from app.views.handing_out.preview import preview

        preview(self.shell, "plan", [self.student], preset="team")


SIGNERS = ("student", "family", "counselor")
