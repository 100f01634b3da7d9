"""What an import does not take from a file, in the same words before it is done and after."""

from __future__ import annotations

from app.i18n import _, ngettext, number
from app.imports.intake import Intake

_MOST_NOTICES = 3  # at once


def values_words(count: int) -> str:
    """So many values: "3 values"."""
    return ngettext("{count} value", "{count} values", count).format(count=number(count))


def rows_words(count: int) -> str:
    """So many rows: "2 rows"."""
    return ngettext("{count} row", "{count} rows", count).format(count=number(count))


def unread_words(count: int) -> str:
    """What becomes of so many values that cannot be read."""
    said = ngettext(
        "{count} value cannot be read: its row is taken in without it.",
        "{count} values cannot be read: their rows are taken in without them.",
        count,
    )
    return said.format(count=number(count))


def problem_words(intake: Intake) -> str:
    """What was found to be wrong, what becomes of it, and what can be done first."""
    count, values, rows = len(intake.problems), intake.lost_values, intake.left_out
    parts = [ngettext("{count} problem was found.", "{count} problems were found.", count).format(count=number(count))]
    if values:
        parts.append(unread_words(values))
    if rows:
        said = ngettext("{count} row is left out.", "{count} rows are left out.", rows)
        parts.append(said.format(count=number(rows)))
    parts.append(_("Mend the file and choose it again, or go on like this."))
    return " ".join(parts)


def notice_words(intake: Intake) -> str:
    """What is worth knowing before the import, a line each; the first few of many."""
    told = [notice.message for notice in intake.notices]
    more = len(told) - _MOST_NOTICES
    if more > 0:
        said = ngettext("{count} more notice.", "{count} more notices.", more)
        told[_MOST_NOTICES:] = [said.format(count=number(more))]
    return "\n".join(told)


def lost_words(intake: Intake) -> list[str]:
    """What was not taken, after the import: "3 values could not be read and were left out"."""
    values, rows = intake.lost_values, intake.left_out
    parts: list[str] = []
    if values:
        said = ngettext(
            "{count} value could not be read and was left out",
            "{count} values could not be read and were left out",
            values,
        )
        parts.append(said.format(count=number(values)))
    if rows:
        parts.append(
            ngettext("{count} row was left out", "{count} rows were left out", rows).format(count=number(rows))
        )
    return parts
