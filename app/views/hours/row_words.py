"""What the last column of the week says: the approved hours of the school year, as everywhere else."""

from __future__ import annotations

from app.i18n import _, hours
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
