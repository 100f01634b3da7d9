"""The days without school that a site enters: each within a school year, none of them twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day, ngettext
from app.models.days_off import DayOff
from app.models.school import SchoolYear


def save_day_off(book: Book, values: Mapping[str, Any], day_off_id: str | None = None) -> str:
    """Add a day or some days off, or change those with this id; returns the id.

    Raises Refused where the days run backwards, lie in no school year, or are off already.
    """
    first, last = values["date"], values.get("until") or values["date"]
    if last < first:
        raise Refused(_("The last day lies before the first."))
    if not any(year.starts_on <= first and last <= year.ends_on for year in book.records(SchoolYear)):
        raise Refused(_("These days lie in no school year of this book. Check the dates, or add the year first."))
    for other in book.records(DayOff):
        if other.id != day_off_id and other.date <= last and first <= (other.until or other.date):
            said = _("{name} is off already from {first} to {last}.")
            raise Refused(said.format(name=other.name, first=day(other.date), last=day(other.until or other.date)))
    row = {"date": first, "until": last if last > first else None, "name": values["name"]}
    with book.edit(_("Days off: {name}").format(name=row["name"])) as edit:
        if day_off_id is None:
            return edit.insert(DayOff, [row])[0]
        edit.update(DayOff, {day_off_id: row})
    return day_off_id


def remove_days_off(book: Book, day_off_ids: Collection[str]) -> int:
    """Mark days off as deleted: there is school again. Returns how many entries went."""
    title = ngettext("Delete {count} entry of days off", "Delete {count} entries of days off", len(day_off_ids))
    with book.edit(title.format(count=len(day_off_ids))) as edit:
        return edit.delete(DayOff, day_off_ids)
