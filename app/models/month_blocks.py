"""Hours of several days in one entry, as a site reports them that only knows the month."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, hours, ngettext, number
from app.models.hours import BLOCK_DAY, HourEntry
from app.models.placements import Placement
from app.models.school_years import known_years


def log_block(
    book: Book, placement_id: str, first: date, until: date, minutes: int, values: Mapping[str, Any] | None = None
) -> str:
    """As `log_blocks` for one placement; returns the id of the entry."""
    return log_blocks(book, [placement_id], first, until, minutes, values)[0]


def log_blocks(
    book: Book,
    placement_ids: Collection[str],
    first: date,
    until: date,
    minutes: int,
    values: Mapping[str, Any] | None = None,
) -> list[str]:
    """Log `minutes` for the days from `first` to `until` together, for each placement; returns the ids of the entries.

    `values` are further fields of each. Raises Refused where the days or the minutes cannot be.
    """
    refuse_unfit_block(first, until, minutes)
    years = known_years(book)
    if why := years.outside(first) or years.outside(until):
        raise Refused(why)
    count = len(placement_ids)
    title = ngettext("Log hours of several days", "Log hours of several days for {count} placements", count)
    with book.edit(title.format(count=number(count))) as edit:
        block = {**(values or {}), "date": first, "until": until, "minutes": minutes}
        students = {id_: edit.get(Placement, id_).student_id for id_ in placement_ids}
        return edit.insert(HourEntry, [block | {"placement_id": p, "student_id": s} for p, s in students.items()])


def refuse_unfit_block(first: date, until: date, minutes: int) -> None:
    """Raises Refused where days run backwards or over the end of a month, or hold less than the minutes.

    A block stays inside one month, so that no school year, which turns over on July 1, cuts through it.
    """
    if until < first:
        raise Refused(_("The last day lies before the first."))
    if (first.year, first.month) != (until.year, until.month):
        raise Refused(_("A block of days stays inside one month. Log each month for itself."))
    most = ((until - first).days + 1) * BLOCK_DAY
    if not 0 < minutes <= most:
        said = _("{hours} hours do not fit into these days: they hold more than none and at most {most}.")
        raise Refused(said.format(hours=hours(minutes), most=hours(most)))
