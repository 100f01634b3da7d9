"""The entries of one day at one placement, added, changed and removed one by one: split shifts, times, breaks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.book.asking import Not
from app.book.book import Book
from app.book.clocks import CLOCK
from app.book.refused import Refused
from app.i18n import _, day, hours
from app.models.hours import HourEntry
from app.models.logging_hours import unfit_day
from app.models.placements import Placement
from app.models.school_years import known_years
from app.models.worked_time import not_after

WHOLE_DAY = 24 * 60  # minutes


def minutes_between(values: Mapping[str, Any]) -> int | None:
    """The minutes from `time_in` to `time_out` without the break, 0 or less where none are left; None without both."""
    came, left = values.get("time_in"), values.get("time_out")
    if came is None or left is None:
        return None
    return left - came - (values.get("break_minutes") or 0)


def add_entry(book: Book, placement_id: str, on: date, values: Mapping[str, Any]) -> str:
    """Add an entry to a day; returns its id. Raises Refused for times that cannot be, or that are taken already."""
    placement = book.record(Placement, placement_id)
    if placement is None:
        raise Refused(_("This placement is gone. Undo brings it back."))
    if why := unfit_day(placement.starts_on, placement.ends_on, on) or known_years(book).outside(on):
        raise Refused(why)
    _refuse_unfit(book, placement_id, on, values)
    about = {"student_id": placement.student_id, "placement_id": placement_id, "date": on}
    with book.edit(_("Log hours")) as edit:
        return edit.insert(HourEntry, [{**values, **about}])[0]


def change_entry(book: Book, entry_id: str, values: Mapping[str, Any]) -> None:
    """Change an entry; a rejected one is a draft again. Raises Refused as `add_entry` does."""
    kept = book.record(HourEntry, entry_id)
    if kept is None:
        raise Refused(_("These hours are gone. Undo brings them back."))
    _refuse_unfit(book, kept.placement_id, kept.date, {**kept._asdict(), **values}, entry_id)
    reopened = {"state": "draft", "reason": None, "decided_by": None} if kept.state == "rejected" else {}
    book.save(HourEntry, entry_id, {**values, **reopened})


def _refuse_unfit(book: Book, placement_id: str, on: date, values: Mapping[str, Any], own: str = "") -> None:
    minutes, between = values.get("minutes"), minutes_between(values)
    if between is not None and values["time_out"] <= values["time_in"]:
        raise Refused(not_after(values["time_in"], values["time_out"]))
    if not minutes:
        raise Refused(_("Write how many hours it were, or when the student came and left."))
    if between is None:
        return
    span = {"came": CLOCK.format(values["time_in"]), "left": CLOCK.format(values["time_out"])}
    if between <= 0:
        raise Refused(_("From {came} to {left} nothing is left of the time but the break.").format(**span))
    if between != minutes:
        said = _("{came} to {left} without the break is {between} hours, not {hours}.")
        raise Refused(said.format(**span, between=hours(between), hours=hours(minutes)))
    where = {"placement_id": placement_id, "date": on, "until": None, "time_in": Not(None), "state": Not("rejected")}
    for other in book.records(HourEntry, where):
        if other.id != own and _overlap(values, other._asdict()):
            there = {"came": CLOCK.format(other.time_in), "left": CLOCK.format(other.time_out)}
            said = _("There are hours from {came} to {left} on {day} already.")
            raise Refused(said.format(**there, day=day(on)))


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if other["time_out"] is None:
        return False
    (came, left), (there, gone) = _span(one), _span(other)
    return came < gone and there < left


def _span(values: Mapping[str, Any]) -> tuple[int, int]:
    came = values["time_in"]
    return came, came + (values["time_out"] - came) % WHOLE_DAY
