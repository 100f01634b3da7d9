"""The graduate profile of a student: how each outcome was rated over time, by whom, and what shows it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QLayout, QWidget

from app.i18n import _, day, ngettext, number
from app.models.evaluations import Evaluation
from app.models.graduate_profile import LEVEL, ProfileEvidence, ProfileRating
from app.models.rating_profile import EVIDENCE, Rated, profile_of, rate
from app.models.showing_profile import Showing, candidates, courses_of_ratings, showings
from app.models.traces import those
from app.views.forms.record_form import Names
from app.views.growth.inline_form import InlineCard, InlineForm
from app.views.look.buttons import button
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row
from app.views.look.tokens import Tone
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.base import Record
    from app.views.window.page import Shell

FIELDS: Names = (("by", "level", "date"), "note")
LEVEL_TONES: dict[str, Tone] = {"1": "bad", "2": "warn", "3": "ok", "4": "ok"}
LONGEST = 70  # letters of a row that is offered as evidence
TABLE = ProfileRating.__tablename__


class ProfileCard(InlineCard):
    """Rated outcomes first seen; the others behind a button."""

    def __init__(self, shell: Shell) -> None:
        of_class = button(_("Rate a class"), "users", "link", lambda: shell.trigger("profile.rate"))
        edit = button(_("Outcomes"), "pencil", "link", lambda: shell.trigger("profile.outcomes"))
        edit.setAccessibleName(f"{_('Outcomes')}: {_('Graduate profile')}")
        tools = offered(shell.book, "change:profile_outcome", edit), offered(shell.book, f"add:{TABLE}", of_class)
        super().__init__(shell, _("Graduate profile"), *tools)
        self._whole = False
        self._open: set[str] = set()  # outcomes whose evidence is shown

    def show_student(self, id_: str) -> None:
        if id_ != self.student:
            self._open.clear()
        super().show_student(id_)

    def fill(self) -> None:
        rated = profile_of(self.book, self.student)
        courses = courses_of_ratings(self.book, self.student)
        known = [each for each in rated if each.by_student or each.by_staff]
        if not rated:
            self.add(label(_("The site has no graduate profile."), "muted", wrap=True))
        elif not known:
            self.add(label(_("No outcome was rated yet."), "muted", wrap=True))
        heading = ""
        for each in rated if self._whole else known:
            if each.outcome.heading and each.outcome.heading != heading:
                heading = each.outcome.heading
                self.add(label(_(heading), "caption"))
            self.add(self._line(each, courses))
            self.add_form(each.outcome.id)
        if len(known) < len(rated):
            every = ngettext("Show all {count} outcome", "Show all {count} outcomes", len(rated))
            text = _("Show rated ones only") if self._whole else every.format(count=number(len(rated)))
            self.add(row(button(text, "", "link", self._turn), None))

    def _line(self, rated: Rated, courses: dict[tuple[str, str], list[Record]]) -> QLayout:
        outcome = rated.outcome
        name = _(outcome.name)
        chips: list[QWidget] = []
        for by, said in (("student", _("Student {levels}")), ("staff", _("Staff {levels}"))):
            course = courses.get((outcome.id, by), [])
            if course:
                chip = Chip(said.format(levels=" → ".join(each.level for each in course[-4:])))
                chip.say(chip.text(), LEVEL_TONES[course[-1].level])
                chip.setToolTip(", ".join(f"{day(each.date)}: {LEVEL.format(each.level)}" for each in course))
                chips.append(chip)
        press = partial(self.rate, outcome.id, name)
        verb = offered(self.book, f"add:{TABLE}", button(_("Rate"), "", "link", press, name=f"{_('Rate')}: {name}"))
        line = row(spacing=8)
        line.addWidget(label(name, wrap=True), 1)
        for widget in (*chips, verb):
            line.addWidget(widget)
        lines = column(line, spacing=2)
        if rated.evidence:
            count = len(rated.evidence)
            text = ngettext("{count} piece of evidence", "{count} pieces of evidence", count)
            shows = button(
                text.format(count=number(count)), "paperclip", "link", partial(self._show_evidence, outcome.id)
            )
            shows.setAccessibleName(f"{shows.text()}: {name}")
            lines.addLayout(row(shows, None))
            if outcome.id in self._open:
                self._add_evidence(lines, rated)
        return lines

    def _add_evidence(self, lines: QLayout, rated: Rated) -> None:
        ids = {field: [id_ for e in rated.evidence if (id_ := getattr(e, field))] for field in EVIDENCE}
        for showing in showings(self.book, ids):
            link = button(showing.words, "", "link", partial(self._go, showing))
            lines.addWidget(boxed(row(12, link, None)))

    def _go(self, showing: Showing) -> None:
        """Show the row behind a piece of evidence."""
        if showing.field == "entry_id":
            self.shell.go("hours", those(_("Evidence"), [showing.id]))
        elif showing.field == "project_id":
            self.shell.go("project", showing.id)
        else:
            [evaluation] = self.book.records(Evaluation, {"id": showing.id})
            self.shell.go("placement", evaluation.placement_id)

    def _show_evidence(self, outcome_id: str) -> None:
        self._open ^= {outcome_id}
        self.reread()

    def _turn(self) -> None:
        self._whole = not self._whole
        self.reread()

    def rate(self, outcome_id: str, name: str) -> None:
        """Rate an outcome in place, with what shows it."""
        student = self.student
        offered_rows = candidates(self.book, student) if self.book.allows(ProfileEvidence.__tablename__, "add") else []
        boxes = [(showing, _box(showing)) for showing in offered_rows]

        def save(typed: dict[str, Any]) -> None:
            chosen = [(showing.field, showing.id) for showing, box in boxes if box.isChecked()]
            rate(self.book, {**typed, "outcome_id": outcome_id, "student_id": student}, chosen)
            self._open.add(outcome_id)
            self.shell.toast(_("Rated"), undo=True)

        values = {"by": "staff" if self.book.role == "teacher" else "student", "date": date.today()}
        form = InlineForm(self.book, ProfileRating, FIELDS, name, _("Keep rating"), save, values)
        if boxes:
            form.add_below(label(_("What shows it"), "caption"))
            for _showing, box in boxes:
                form.add_below(box)
        self.open_form(outcome_id, form)


def _box(showing: Showing) -> QCheckBox:
    words = showing.words if len(showing.words) < LONGEST else f"{showing.words[:LONGEST]}…"
    box = QCheckBox(words)
    box.setToolTip(showing.words)
    return box
