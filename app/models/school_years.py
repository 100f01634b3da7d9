"""The school years of a site: each begins before it ends, and no two overlap."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day, ngettext
from app.models.school import SchoolYear, year_bounds, year_name
from app.models.staff import Section


@dataclass(frozen=True, slots=True)
class KnownYears:
    """The school years of a book, read once."""

    years: tuple[Record, ...] = ()

    def outside(self, on: date) -> str:
        """Why nothing can be noted for a day that lies in no school year, or ""; without any year there is no outside.

        The summer belongs to a year also where the site lets it end in June: the state counts from 1 July to 30 June
        (Education Code 37200).
        """
        if not self.years or any(y.starts_on <= on <= y.ends_on or _is_counted(y, on) for y in self.years):
            return ""
        said = _("{day} lies in no school year of this book ({years}). Check the date, or add the year under School.")
        return said.format(day=day(on), years=", ".join(year.name for year in self.years))


def _is_counted(year: Record, on: date) -> bool:
    return year_name(year.starts_on) == year_name(on)


def known_years(book: Book) -> KnownYears:
    """The school years that the book has now, the first one first."""
    return KnownYears(tuple(book.records(SchoolYear, sort=[("starts_on", False)])))


def save_year(book: Book, values: Mapping[str, Any], year_id: str | None = None) -> str:
    """Add a school year, or change the one with this id; returns its id. A year without a name is named by its days.

    Sections of a year that gets another name go with it. Raises Refused where the days do not fit.
    """
    first, last = values["starts_on"], values["ends_on"]
    if last <= first:
        raise Refused(_("The school year ends before it begins."))
    former = book.record(SchoolYear, year_id) if year_id else None
    for year in book.records(SchoolYear):
        if year.id != year_id and year.starts_on <= last and first <= year.ends_on:
            raise Refused(
                _("The school year {name} has some of these days already: {first} to {last}.").format(
                    name=year.name, first=day(year.starts_on), last=day(year.ends_on)
                )
            )
    name = (values.get("name") or "").strip() or year_name(first)
    row = {"name": name, "starts_on": first, "ends_on": last}
    with book.edit(_("Edit school year") if former else _("Add school year")) as edit:
        if former is None:
            return edit.insert(SchoolYear, [row])[0]
        edit.update(SchoolYear, {former.id: row})
        if former.name != name:
            sections = book.ids(Section, where={"school_year": former.name})
            edit.update(Section, {id_: {"school_year": name} for id_ in sections})
    return former.id


def remove_years(book: Book, year_ids: Collection[str]) -> None:
    """Mark school years as deleted. Raises Refused where one of them has sections."""
    for year in book.records(SchoolYear, {"id": list(year_ids)}):
        count = len(book.ids(Section, where={"school_year": year.name}))
        if count:
            said = ngettext(
                "The school year {name} has {count} section. Delete the section first.",
                "The school year {name} has {count} sections. Delete the sections first.",
                count,
            )
            raise Refused(said.format(name=year.name, count=count))
    with book.edit(_("Delete school year")) as edit:
        edit.delete(SchoolYear, year_ids)


def following_year(book: Book, today: date | None = None) -> dict[str, Any]:
    """Values for the year after the last one in the book, with the same days; the present one in an empty book."""
    years = book.records(SchoolYear, sort=[("starts_on", True)])
    if not years:
        name = year_name(today or date.today())
        first, last = year_bounds(name)
        return {"name": name, "starts_on": first, "ends_on": last}
    first, last = _a_year_on(years[0].starts_on), _a_year_on(years[0].ends_on)
    return {"name": year_name(first), "starts_on": first, "ends_on": last}


def _a_year_on(on: date) -> date:
    """The same day a year later; 28 February for a leap day."""
    leap = (on.month, on.day) == (2, 29)
    return on.replace(year=on.year + 1, day=28) if leap else on.replace(year=on.year + 1)
