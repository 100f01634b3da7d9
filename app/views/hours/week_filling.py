"""Verbs that fill a week at once, and what is said of them: what was filled, what was left, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from app.i18n import _, ngettext, number
from app.models.filling_weeks import Filling, describe_entries, last_week, off_words, schedule
from app.models.hours import HourEntry
from app.models.logging_hours import WeekRow, save_cells
from app.models.month_blocks import log_blocks, logged_words
from app.views.forms.form_dialog import FormDialog
from app.views.hours.span_dialogs import BlockDialog, RepeatDialog
from app.views.window import ask
from app.views.window.page import Shell


def copy_last_week(shell: Shell, rows: Sequence[WeekRow], monday: date) -> None:
    """Fill the empty days of these rows with what was logged a week earlier."""
    filling = last_week(shell.book, rows, monday)
    nothing = _("Last week holds nothing that could be copied into an empty day.")
    _fill(shell, filling, _("Copy last week"), nothing, lambda count: ngettext(
        "{count} cell copied from last week.", "{count} cells copied from last week.", count
    ))  # fmt: skip


def repeat_schedule(shell: Shell, parent: QWidget, rows: Sequence[WeekRow], monday: date) -> None:
    """Ask until when, then fill the empty days of these rows from the weekly schedules of their placements."""

    def fill(weeks: int) -> None:
        filling = schedule(shell.book, rows, monday, weeks)
        nothing = _("No empty day of the schedule is left to be filled.")
        if filling.unscheduled == len([row for row in rows if row.placement_id]):
            nothing = _("None of these placements has a weekly schedule. It is written on the placement.")
        _fill(shell, filling, _("Repeat schedule"), nothing, lambda count: ngettext(
            "{count} cell filled from the schedule.", "{count} cells filled from the schedule.", count
        ))  # fmt: skip

    ask.show(RepeatDialog(parent, _for_rows(rows), monday, fill))


def _fill(shell: Shell, filling: Filling, title: str, nothing: str, worded: Callable[[int], str]) -> None:
    left = _left(filling)
    if not filling.cells:
        shell.toast(" ".join((nothing, *left)), tone="info")
    elif shell.attempt(lambda: save_cells(shell.book, title, dict(filling.cells))):
        count = len(filling.cells)
        shell.toast(" ".join((worded(count).format(count=number(count)), *left)), undo=True)


def _left(filling: Filling) -> list[str]:
    """What stayed as it was, and why."""
    unscheduled = filling.unscheduled if filling.cells else 0
    counted = (
        (filling.taken, ngettext(
            "{count} cell with hours was left as it is.", "{count} cells with hours were left as they are.",
            filling.taken,
        )),
        (filling.closed, ngettext(
            "{count} day that is locked or outside of the placement was skipped.",
            "{count} days that are locked or outside of the placement were skipped.", filling.closed,
        )),
        (unscheduled, ngettext(
            "{count} placement has no schedule.", "{count} placements have no schedule.", unscheduled
        )),
    )  # fmt: skip
    said = [text.format(count=number(count)) for count, text in counted if count]
    off = _("Days off were skipped: {names}.").format(names=off_words(filling.off))
    return [*said, off] if filling.off else said


def note_tasks(shell: Shell, parent: QWidget, rows: Sequence[WeekRow]) -> None:
    """Ask what was done in the week, then write it into the days of these rows."""
    replace = QCheckBox(_("Also replace what days say already"))
    ids = [id_ for row in rows for cell in row.cells.values() if not cell.period for id_ in cell.entries]
    if not ids:
        shell.toast(_("There are no hours in these rows whose tasks could be noted."), tone="info")
        return

    def then(values: dict[str, Any]) -> object:
        done: list[int] = []
        if not shell.attempt(lambda: done.append(describe_entries(shell.book, ids, values, replace.isChecked()))):
            return False
        text = ngettext("Tasks noted for {count} day", "Tasks noted for {count} days", done[0])
        shell.toast(text.format(count=number(done[0])), undo=bool(done[0]), tone="ok" if done[0] else "info")
        return True

    title, verb = _("Tasks of the week"), _("Note tasks")
    said = _("{whose} Approved days stay as they are.").format(whose=_for_rows(rows))
    dialog = FormDialog(parent, shell.book, HourEntry, ("task", "competencies"), title, verb, then, {}, said)
    dialog.add_below(replace)
    ask.show(dialog)


def log_several_days(shell: Shell, parent: QWidget, rows: Sequence[WeekRow], monday: date) -> None:
    """Ask for days and hours, then log them as one entry for each of these rows."""
    placements = [row.placement_id for row in rows if row.placement_id]

    def log(first: date, until: date, minutes: int, task: str | None) -> None:
        logged = log_blocks(shell.book, placements, first, until, minutes, {"task": task})
        shell.toast(logged_words(len(logged.ids), first, until), undo=True)
        if logged.left:
            ask.tell(parent, _("Not logged for all"), logged.left)

    first = monday.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if first <= (today := date.today()):
        last = min(last, today)
    ask.show(BlockDialog(parent, _for_rows(rows), first, last, log))


def _for_rows(rows: Sequence[WeekRow]) -> str:
    """Whom a verb is about: "For Aguilar, Mari." or "For 12 rows."."""
    placed = [row for row in rows if row.placement_id]
    if len(placed) == 1:
        return _("For {student} at {site}.").format(student=placed[0].student, site=placed[0].placement)
    return ngettext("For {count} row.", "For {count} rows.", len(placed)).format(count=number(len(placed)))
