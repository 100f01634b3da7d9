"""What a row of the week says beside its days: blocks of days, and the approved hours of the school year."""

from __future__ import annotations

from collections.abc import Sequence

from app.i18n import _, hours, ngettext, number, short_day
from app.models.checks import Finding
from app.models.logging_hours import WeekRow


def approved(row: WeekRow) -> str:
    """ "22.75 / 80": approved hours and the target."""
    if not row.placement_id:
        return ""
    done, target = hours(row.totals.approved), row.totals.target
    return f"{done} / {hours(target)}" if target else done


def approved_in_words(row: WeekRow) -> str:
    """The same in words, with what waits for approval and does not count yet."""
    if not row.placement_id:
        return ""
    totals = row.totals
    said = [_("{hours} hours approved this school year").format(hours=hours(totals.approved))]
    if totals.target:
        said.append(_("Target: {hours} hours").format(hours=hours(totals.target)))
    if totals.waiting:
        said.append(_("{hours} hours wait for approval").format(hours=hours(totals.waiting)))
    return ", ".join(said)


def blocks_in_words(row: WeekRow) -> str:
    """ "12 hours from Nov 1 to Nov 30 in one entry": hours that stand in no day of the week."""
    said = _("{hours} hours from {first} to {last} in one entry")
    return ", ".join(
        said.format(hours=hours(each.minutes), first=short_day(each.date), last=short_day(each.until))
        for each in row.blocks
    )


def placement_in_words(row: WeekRow, found: Sequence[Finding]) -> str:
    """Where and as what the student works, and what is doubtful about the placement."""
    said = [row.placement, row.role if row.role != row.placement else ""]
    return ", ".join(part for part in (*said, doubts(found)) if part)


def doubts(found: Sequence[Finding]) -> str:
    """How many warnings there are, and the first of them in full; empty for none."""
    if not found:
        return ""
    text = ngettext("{count} warning: {sentence}", "{count} warnings. The first: {sentence}", len(found))
    return text.format(count=number(len(found)), sentence=found[0].sentence)
