"""The pane beside the week: the day under the cursor with each of its entries, warnings, events and files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from app.book.base import Record
from app.book.clocks import CLOCK, DURATION
from app.i18n import _, day, hours, short_day
from app.models.hours import VERIFIED_HOW, HourEntry
from app.models.kinds import HOUR_STATE
from app.models.locking_hours import locked_sentence, locked_until
from app.views.checks.finding_line import FindingList
from app.views.evidence.file_list import FileList
from app.views.hours.columns import TONES
from app.views.hours.day_cell import event_words
from app.views.hours.entry_dialog import add_hours, edit_hours
from app.views.hours.week_model import WeekModel
from app.views.lists.detail_pane import DetailPane
from app.views.look.buttons import button, icon_button
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex

    from app.models.checks import Finding
    from app.models.logging_hours import WeekRow
    from app.views.window.page import Shell

MOST = 4  # warnings before the others are shown in a dialog


class DayPane(DetailPane):
    """`show_cell` names the cell; what it shows follows the book."""

    def __init__(self, shell: Shell, model: WeekModel) -> None:
        super().__init__(_("The day of the cell"), _("Choose a day in the week."))
        self._shell, self._book, self._model = shell, shell.book, model
        self._read: Callable[[], list[Finding]] = list  # the warnings of what is shown, as the checks know them now
        self._warned: list[Finding] = []
        model.marks.told.connect(self._follow)

    def show_cell(self, index: QModelIndex) -> None:
        """Show the day of a cell, or what is told of a placement as a whole, a moment later."""
        placement = self._model.rows[index.row()].placement_id if index.isValid() else None
        slot = self._model.slot(index) if placement else None
        self.show_record(f"{placement} {slot[1].isoformat() if slot else ''}" if placement else "")

    def enter(self) -> None:
        """Give the keyboard to the first verb behind the cross."""
        verbs = [each for each in self.findChildren(QAbstractButton) if each.isVisibleTo(self)]
        for verb in (*verbs[1:], *verbs[:1])[:1]:
            verb.setFocus(Qt.FocusReason.TabFocusReason)

    def fill(self, id_: str) -> bool:
        self._read, self._warned = list, []
        placement, _space, on = id_.partition(" ")
        at = next((at for at, each in enumerate(self._model.rows) if each.placement_id == placement), None)
        if at is None:
            return False
        week_row = self._model.rows[at]
        if on:
            self._add_day(at, week_row, date.fromisoformat(on))
        else:
            self._add_head(week_row.student, week_row.placement, week_row.role)
            self._add_warnings(week_row, set())
            self._add_beside(week_row)
        return True

    def _add_head(self, title: str, *below: str) -> None:
        words = column(label(title, "heading", wrap=True), spacing=1)
        for text in filter(None, dict.fromkeys(below)):
            words.addWidget(label(text, "muted", wrap=True))
        line = row(spacing=8)
        line.addLayout(words, 1)
        line.addLayout(column(icon_button("x", _("Close the details"), lambda: self.close_asked()), None))
        self.add(line)

    def _add_day(self, at: int, week_row: WeekRow, on: date) -> None:
        cell = week_row.cells.get(on)
        self._add_head(day(on, "full"), week_row.student, week_row.placement)
        if (shown := self._model.cell(self._model.index(at, self._model.column_of(on)))) and shown.refused:
            self.add(label(_("Not saved: {text}").format(text=shown.text), "strong", wrap=True))
            self.add(label(shown.reason, "problem", wrap=True))
        entries = self._book.records(HourEntry, {"id": list(cell.entries)}, sort=[("time_in", False)]) if cell else []
        for entry in entries:
            self._add_entry(entry)
        self._add_verbs(week_row, on, entries)
        self._add_warnings(week_row, {entry.id for entry in entries})
        self._add_beside(week_row, on)
        for entry in entries:
            if self._book.allows("evidence_file", "see"):
                self.add_part(_("Files"), FileList(self._shell, HourEntry, entry.id, self))

    def _add_entry(self, entry: Record) -> None:
        times = [CLOCK.format(entry.time_in), CLOCK.format(entry.time_out)]
        span = _("{start} to {end}").format(start=times[0], end=times[1]) if all(times) else ""
        rest = _("Break {length}").format(length=DURATION.format(entry.break_minutes)) if entry.break_minutes else ""
        amount = _("{hours} hours").format(hours=hours(entry.minutes))
        chip = Chip(HOUR_STATE.format(entry.state), TONES[entry.state])
        below = " · ".join(part for part in (span, rest, _("In class") if entry.in_class else "") if part)
        self.add_part(_("Hours"), row(label(amount, "strong"), None, chip))
        if below:
            self.add(label(below, "muted", wrap=True))
        for caption, text in (
            (_("Sent back because"), entry.reason if entry.state == "rejected" else ""),
            (_("Task"), entry.task),
            (_("Competencies"), entry.competencies),
            (_("Reflection"), entry.reflection),
            (_("Verified by"), _verified(entry)),
        ):
            if text:
                self.add(column(label(caption, "faint"), label(text, wrap=True), spacing=1))
        if (until := locked_until(self._book)) and entry.date <= until:
            self.add(label(locked_sentence(until), "muted", wrap=True))
        elif entry.state == "approved":
            self.add(label(_("Approved hours are locked. Reopen them to change them."), "muted", wrap=True))
        else:
            self.add(row(*self._verbs(entry), None))

    def _verbs(self, entry: Record) -> list[QWidget]:
        change = button(_("Edit…"), "pencil", press=lambda: edit_hours(self._shell, self, entry))
        remove = button(_("Remove"), "", "link", lambda: self._remove(entry))
        return [
            offered(self._book, "change:hour_entry", change),
            offered(self._book, "delete:hour_entry", remove),
        ]

    def _remove(self, entry: Record) -> None:
        def delete() -> None:
            with self._book.edit(_("Remove hours")) as edit:
                edit.delete(HourEntry, [entry.id])

        if self._shell.attempt(delete):
            self._shell.toast(_("Hours removed"), undo=True)

    def _add_verbs(self, week_row: WeekRow, on: date, entries: list[Record]) -> None:
        if why := week_row.unfit(on):
            self.add(label(why, "muted", wrap=True))
            return
        text = _("Add a second shift…") if entries else _("Add hours with times…")
        add = button(text, "plus", "link", lambda: add_hours(self._shell, self, week_row.placement_id or "", on))
        self.add(row(offered(self._book, "add:hour_entry", add), None))

    def _add_warnings(self, week_row: WeekRow, entry_ids: set[str]) -> None:
        """Those of the day, and those about the placement as a whole where it has hours in the week."""

        def read() -> list[Finding]:
            found = self._model.marks.about(week_row.placement_id or "")
            return [each for each in found if each.entry_id is None or each.entry_id in entry_ids]

        if week_row.cells or week_row.blocks:
            self._read, self._warned = read, read()
            if self._warned:
                self.add_part(_("Warnings"), FindingList(self._shell, read, most=MOST))

    def _follow(self) -> None:
        """The checks have ended: show the day anew where they tell something else of it."""
        if self._read() != self._warned:
            self.reread()

    def _add_beside(self, week_row: WeekRow, on: date | None = None) -> None:
        """Events of the student on the day, and blocks of days that reach into the week."""
        lines = [
            self._link(event_words(event), "calendar-days", "events", event.event_id)
            for event in (self._model.marks.events(week_row.student_id, on) if on else ())
        ]
        for block in week_row.blocks:
            said = _("{hours} hours, {first} to {last}")
            span = {"first": short_day(block.date), "last": short_day(block.until)}
            words = said.format(hours=hours(block.minutes), **span)
            lines.append(self._link(words, "calendar-range", "hours", block.id))
        if lines:
            self.add_part(_("Also on this day") if on else _("In this week"), *lines)

    def _link(self, words: str, icon: str, page: str, id_: str) -> QHBoxLayout:
        return row(button(words, icon, "link", lambda: self._shell.go(page, id_)), None)


def _verified(entry: Record) -> str:
    how = VERIFIED_HOW.format(entry.verified_how) if entry.verified_how else ""
    on = day(entry.verified_on) if entry.verified_on else ""
    return ", ".join(part for part in (entry.verified_by, how, on) if part)
