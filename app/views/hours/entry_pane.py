"""The pane beside the list of hour entries: whose day it was, what was done, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.book.clocks import CLOCK, DURATION
from app.book.kinds import DAY
from app.i18n import _, day, hours
from app.models.approving import FROM
from app.models.checks import findings
from app.models.entry_rows import entry_rows
from app.models.hours import VERIFIED_HOW, HourEntry
from app.models.kinds import HOUR_STATE
from app.models.locking_hours import locked_sentence, locked_until
from app.models.verifying import OPEN
from app.views.checks.finding_line import FindingList
from app.views.evidence.card import add_files
from app.views.hours.columns import TONES
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane
from app.views.look.buttons import button
from app.views.look.cards import Fact
from app.views.look.chips import Chip
from app.views.look.labels import Avatar, label
from app.views.look.layouts import boxed, column, row
from app.views.students.column import student_detail, student_name, student_seed
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.views.window.page import Shell


class EntryPane(DetailPane):
    """`do` takes the name of a step of approval, or "week", and the id of the entry that it is about."""

    def __init__(self, shell: Shell, do: Callable[[str, str], object]) -> None:
        super().__init__(_("Details of the entry"), _("Choose an entry in the list."))
        self._shell, self._do = shell, do

    def fill(self, id_: str) -> bool:
        entry = entry_rows(self._shell.book, [id_]).get(id_)
        if entry is None:
            return False
        sign = Avatar(student_name(entry), student_seed(entry), 46)
        self.add(self.head(sign, student_name(entry), student_detail(entry)))
        self.add(row(Chip(HOUR_STATE.format(entry["state"]), TONES[entry["state"]]), None))
        self.add(*self._steps(entry["state"], entry["date"]))
        self._add_day(entry)
        self._add_words(entry)
        found = FindingList(self._shell, lambda: findings(self._shell.book, entry_ids=[id_], with_overridden=True))
        self.add(found)
        add_files(self, self._shell, HourEntry)
        return True

    def _steps(self, state: str, on: date) -> list[QWidget]:
        """The steps that fit the state, the likeliest one in colour; then the ways on. None in a locked period."""
        id_, trigger = self.id, self._shell.trigger
        until = locked_until(self._shell.book)
        locked = until is not None and on <= until
        steps = [
            offered(
                self._shell.book,
                "change:hour_entry" if step == "reopen" else "approve",
                button(text, "", "primary" if step == "approve" else "plain", lambda step=step: self._do(step, id_)),
            )
            for step, text in (("approve", _("Approve")), ("reject", _("Reject…")), ("reopen", _("Reopen…")))
            if state in FROM[step] and not (step == "reopen" and state == "submitted") and not locked
        ]
        changes = [
            offered(
                self._shell.book,
                "change:hour_entry",
                button(text, icon, "link", lambda step=step: self._do(step, id_)),
            )
            for step, icon, text in (("edit", "pencil", _("Edit…")), ("verify", "signature", _("Verify…")))
            if state in OPEN and not locked
        ]
        told = [label(locked_sentence(until), "muted", wrap=True)] if until and locked else []
        week = button(_("Open its week"), "calendar", "link", lambda: self._do("week", id_))
        student = button(_("Open the student's page"), "user", "link", lambda: trigger("student.open"))
        return [*told, *(boxed(row(*some, None)) for some in (steps, changes, [week], [student]) if some)]

    def _add_day(self, entry: Row) -> None:
        times = [CLOCK.format(entry[name]) for name in ("time_in", "time_out") if entry[name] is not None]
        rest = DURATION.format(entry["break_minutes"]) if entry["break_minutes"] else ""
        facts = [
            Fact(icon, caption, text)
            for icon, caption, text in (
                ("calendar", days_words(entry), _("{hours} hours").format(hours=hours(entry["minutes"]))),
                ("clock", _("In and out"), " – ".join(times)),
                ("clock", _("Break"), rest),
                ("building-2", entry["role"], entry["work"]),
                ("book-open", _("Class"), ", ".join(entry["sections"])),
                ("graduation-cap", _("Pathway"), ", ".join(entry["pathways"])),
            )
            if text
        ]
        self.add_part(_("Day"), column(*facts, spacing=10))

    def _add_words(self, entry: Row) -> None:
        if entry["reason"]:
            caption = _("Sent back because") if entry["state"] == "rejected" else _("Reason")
            self.add_part(caption, label(entry["reason"], "strong", wrap=True))
        signed = (VERIFIED_HOW.format(entry["verified_how"]), entry["verified_by"], DAY.format(entry["verified_on"]))
        for caption, text in (
            (_("Task"), entry["task"]),
            (_("Competencies"), entry["competencies"]),
            (_("Reflection"), entry["reflection"]),
            (_("Verified"), ", ".join(part for part in signed if part)),
        ):
            if text:
                self.add_part(caption, label(text, wrap=True))
        if entry["decided_by"]:
            self.add_part(_("Decided by"), label(entry["decided_by"], wrap=True))


def days_words(entry: Row) -> str:
    """The day of an entry in full, or the first and the last of a block of days."""
    if entry["until"] is None:
        return day(entry["date"], "full")
    return _("{first} – {last}").format(first=day(entry["date"]), last=day(entry["until"]))
