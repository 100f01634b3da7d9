"""Hours of several days in one entry, as a site reports them that only knows the month."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from app.book.asking import Between
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day, hours, ngettext, number
from app.models.access import student_names
from app.models.hour_sheets import FitDays
from app.models.hours import BLOCK_DAY, HourEntry
from app.models.logging_hours import MONTH, unfit_day
from app.models.placements import Placement

NAMED = 12  # students whose names are told of those left out


class Logged(NamedTuple):
    """The ids of the entries, and the names of the students who were left out."""

    ids: list[str]
    taken: list[str]  # there are hours on some of these days already
    outside: list[str]  # the placement does not run on all of these days

    @property
    def left(self) -> str:
        """Who was left out, and why; empty where nobody was."""
        taken, outside = len(self.taken), len(self.outside)
        told = (
            (self.taken, ngettext(
                "{count} student has hours on these days already: {names}.",
                "{count} students have hours on these days already: {names}.", taken,
            )),
            (self.outside, ngettext(
                "The placement of {count} student does not run on all of these days: {names}.",
                "The placements of {count} students do not run on all of these days: {names}.", outside,
            )),
        )  # fmt: skip
        return " ".join(text.format(count=number(len(some)), names=_listed(some)) for some, text in told if some)


def log_block(
    book: Book, placement_id: str, first: date, until: date, minutes: int, values: Mapping[str, Any] | None = None
) -> str:
    """As `log_blocks` for one placement; returns the id of the entry."""
    return log_blocks(book, [placement_id], first, until, minutes, values).ids[0]


def log_blocks(
    book: Book,
    placement_ids: Collection[str],
    first: date,
    until: date,
    minutes: int,
    values: Mapping[str, Any] | None = None,
) -> Logged:
    """Log `minutes` for the days from `first` to `until` together, for each placement that runs and has no hours then.

    `values` are further fields of each. Raises Refused where the days or the minutes cannot be, or nobody is left.
    """
    refuse_unfit_block(first, until, minutes)
    fit = FitDays(book)
    if why := fit.unfit(first) or fit.unfit(until):
        raise Refused(why)
    found = {p.id: p for p in book.records(Placement, {"id": list(placement_ids)})}
    placements = [found[id_] for id_ in placement_ids if id_ in found]
    names = student_names(book, {p.student_id for p in placements})
    busy = _busy(book, list(found), first, until)
    outside = {p.id: why for p in placements if (why := _outside(p.starts_on, p.ends_on, first, until))}
    fitting = [p for p in placements if p.id not in busy and p.id not in outside]
    left = Logged(
        [],
        [names.get(p.student_id, "") for p in placements if p.id in busy and p.id not in outside],
        [names.get(p.student_id, "") for p in placements if p.id in outside],
    )
    if not fitting:
        raise Refused(next(iter(outside.values())) if len(outside) == len(placements) == 1 else left.left)
    title = ngettext("Log hours of several days", "Log hours of several days for {count} placements", len(fitting))
    block = {**(values or {}), "date": first, "until": until, "minutes": minutes}
    rows = [block | {"placement_id": p.id, "student_id": p.student_id} for p in fitting]
    with book.edit(title.format(count=number(len(fitting)))) as edit:
        return left._replace(ids=edit.insert(HourEntry, rows))


def refuse_unfit_block(first: date, until: date, minutes: int) -> None:
    """Raises Refused where days run backwards or over the end of a month, or hold less than the minutes.

    A block stays inside one month, so that no school year, which turns over on July 1, cuts through it.
    """
    if until < first:
        raise Refused(_("The last day lies before the first."))
    if (first.year, first.month) != (until.year, until.month):
        raise Refused(_("A block of days stays inside one month. Log each month for itself."))
    if minutes <= 0:
        raise Refused(_("Write how many hours these days had."))
    count = (until - first).days + 1
    if minutes > count * BLOCK_DAY:
        said = ngettext(
            "This day holds at most {most} hours, not {hours}.",
            "These {count} days hold at most {most} hours (16 for each day), not {hours}.",
            count,
        )
        raise Refused(said.format(count=number(count), most=hours(count * BLOCK_DAY), hours=hours(minutes)))


def _outside(starts_on: date | None, ends_on: date | None, first: date, until: date) -> str:
    return unfit_day(starts_on, ends_on, first) or unfit_day(starts_on, ends_on, until)


def _busy(book: Book, placement_ids: Collection[str], first: date, until: date) -> set[str]:
    """The placements with hours on any of the days, be it in a block that reaches into them."""
    near = book.records(HourEntry, {"placement_id": list(placement_ids), "date": Between(first - MONTH, until)})
    return {entry.placement_id for entry in near if (entry.until or entry.date) >= first}


def _listed(names: list[str]) -> str:
    said = "; ".join(names[:NAMED])
    more = len(names) - NAMED
    return _("{names} and {count} more").format(names=said, count=number(more)) if more > 0 else said


def logged_words(count: int, first: date, until: date) -> str:
    """How many placements got hours, and of which days."""
    said = ngettext(
        "Hours from {first} to {last} logged for {count} placement",
        "Hours from {first} to {last} logged for {count} placements",
        count,
    )
    return said.format(first=day(first), last=day(until), count=number(count))
