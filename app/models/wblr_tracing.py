"""How the values of one record of the state's file came about: where each was entered, and the hours month by month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.book.book import Book
from app.i18n import _, day, hours
from app.models.hours import HourEntry
from app.models.school import year_bounds, year_name
from app.models.wblr import Checked, Judged, hours_outside
from app.models.wblr_listing import values_of


@dataclass(frozen=True, slots=True)
class Traced:
    """One field of the record: its number in the layout, its value, and how it came about."""

    number: str
    name: str
    value: str
    how: str


@dataclass(frozen=True, slots=True)
class YearOfHours:
    """Minutes of one placement in one school year."""

    year: str
    approved: int
    in_class: int  # of the approved ones
    waiting: int


def traced(checked: Checked, judged: Judged) -> list[Traced]:
    """The fields of a record that are its own, in the order of the file."""
    values, told = values_of(judged, checked), _told(judged, checked)
    return [
        Traced(slot.number, slot.name, values[slot.source], told[slot.source])
        for slot in checked.layout.slots
        if slot.source in told
    ]


def _told(judged: Judged, checked: Checked) -> dict[str, str]:
    e, facts = judged.experience, checked.facts
    kind = facts.type_of(e)
    only_10 = "" if e.is_internship else _("Only for internships (type 10).")
    by_year = "" if kind and kind.by_year else _("Only for types 10, 15 and 20.")
    code = facts.rating_codes.get(e.evaluation or "", "")
    written = _("Written as {code}, as the settings say.").format(code=code) if code else _("Its code is not known.")
    own_id = _("As it was entered.") if e.internship_id else _("None was entered: the placement’s own stands for it.")
    return {
        "ssid": _("From the student."),
        "type": _("From the activity “{activity}”.").format(activity=_(e.activity)) if e.activity else "",
        "internship_id": only_10 or own_id,
        "hours": by_year or _("Approved hours outside class; see below."),
        "course": by_year or (_("From the course “{course}”.").format(course=e.course) if e.course else ""),
        "evaluation": only_10 or (written if e.evaluation else ""),
        "lea_sponsored": only_10 or _("From the placement."),
        "certified_supervised": only_10 or _("From the placement."),
    }


def hours_by_year(book: Book, placement_id: str) -> list[YearOfHours]:
    """The hours of a placement, split on 1 July, the earliest year first. A block of days never crosses it."""
    found: dict[str, YearOfHours] = {}
    for entry in book.records(HourEntry, {"placement_id": placement_id}, sort=[("date", False)]):
        year = year_name(entry.date)
        before = found.get(year, YearOfHours(year, 0, 0, 0))
        approved = entry.minutes if entry.state == "approved" else 0
        found[year] = YearOfHours(
            year,
            before.approved + approved,
            before.in_class + (approved if entry.in_class else 0),
            before.waiting + (entry.minutes if entry.state == "submitted" else 0),
        )
    return list(found.values())


def arithmetic(checked: Checked, years: list[YearOfHours]) -> list[str]:
    """The sum behind the hours of a record in words, a line each."""
    return list(_arithmetic(checked, years))


def _arithmetic(checked: Checked, years: list[YearOfHours]) -> Iterator[str]:
    own = next((each for each in years if each.year == checked.year), YearOfHours(checked.year, 0, 0, 0))
    first, last = year_bounds(checked.year)
    said = _("Approved from {first} to {last}: {hours} h")
    yield said.format(first=day(first), last=day(last), hours=hours(own.approved))
    outside = own.approved - own.in_class
    if own.in_class:
        said = _("Of these in class: {inside} h, so {outside} h remain.")
        yield said.format(inside=hours(own.in_class), outside=hours(outside))
    yield _("Written as {figure}.").format(figure=hours_outside(outside, checked.facts.hours_as))
    if own.waiting:
        yield _("Not counted: {hours} h wait for approval.").format(hours=hours(own.waiting))
    for each in years:
        if each.year != checked.year and each.approved:
            said = _("Reported for {year}, not here: {hours} h")
            yield said.format(year=each.year, hours=hours(each.approved))
