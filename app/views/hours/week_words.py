"""Sentences about the week as a whole: what the keys do, what a paste left as it was, why a row has no hours."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from app.i18n import _, ngettext, number
from app.models.logging_hours import WeekRow


class Settled(NamedTuple):
    """A cell that shows what is saved."""

    day: date
    state: str
    entries: tuple[str, ...]


class Skipped(NamedTuple):
    """What became of a block of cells of which some could not be typed into."""

    changed: int
    closed: int  # locked, or of a student without a placement
    outside: int  # beyond the last row or day


def skipped_words(skipped: Skipped) -> str:
    """How many cells changed, and how many did not and why."""
    changed, closed, outside = skipped
    counted = (
        (closed, ngettext(
            "{count} cell that is locked or has no placement was left as it is.",
            "{count} cells that are locked or have no placement were left as they are.", closed,
        )),
        (outside, ngettext(
            "{count} pasted cell found no row or day and was left out.",
            "{count} pasted cells found no row or day and were left out.", outside,
        )),
    )  # fmt: skip
    said = ngettext("{count} cell changed.", "{count} cells changed.", changed).format(count=number(changed))
    return " ".join((said, *(text.format(count=number(count)) for count, text in counted if count)))


def logged(count: int) -> str:
    """The title of an edit of so many cells."""
    return ngettext("Log {count} cell of hours", "Log {count} cells of hours", count).format(count=number(count))


def keys_words(day_key: QKeySequence) -> str:
    """What the keys do in the grid; `day_key` shows the day."""
    said = _("Enter moves down, Tab moves right, F2 edits, {key} shows the day. Esc and then Tab leaves.")
    return said.format(key=day_key.toString(QKeySequence.SequenceFormat.NativeText))


def missing_placement(row: WeekRow, may_place: bool) -> str:
    """Why a row takes no hours; empty where it does."""
    if row.placement_id:
        return ""
    if may_place:
        return _("Hours need a placement. Add one on the page of the student.")
    return _("Hours need a placement. A coordinator adds it.")
