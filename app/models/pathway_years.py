"""What papers tell of the pathways over the years, with the counts of few hidden (see `hiding`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.book.book import Book
from app.models.hiding import Tally, shown_figures, shown_sizes
from app.models.pathway_over_time import LATER, Entering, Moment, entering, moments, stays_of
from app.models.pathways import SitePathway


class Year(NamedTuple):
    """Counts of a pathway on a day and since the day before; None is hidden."""

    members: int | None
    joined: int | None
    left: int | None
    finished: int | None


class Share(NamedTuple):
    """Of how many it is asked, and of how many of them the answer is yes."""

    met: int
    of: int


@dataclass(frozen=True, slots=True)
class PathwayYears:
    """A pathway: its counts by day, the same days for all, and who stayed one, two and three years; None is hidden."""

    name: str
    years: Mapping[date, Year]
    stayed: tuple[Share | None, ...]


def pathways_over_years(book: Book, on: date, limit: int) -> list[PathwayYears]:
    """Every pathway that ever had members. Comings and goings of a year are told together or not at all."""
    names: dict[str, str] = {}
    over: dict[str, dict[date, Moment]] = {}
    classes: dict[str, list[Entering]] = {}
    for pathway in book.records(SitePathway):
        stays = stays_of(book, pathway.id)
        shown = moments(stays, on)
        if any(moment.member_ids for moment in shown):
            names[pathway.id] = pathway.name
            over[pathway.id] = {moment.on: moment for moment in shown}
            classes[pathway.id] = entering(stays, on)
    years: dict[str, dict[date, Year]] = {id_: {} for id_ in names}
    for each in sorted({each for those in over.values() for each in those}):
        nobody = Moment(each, (), (), (), ())
        for id_, year in _on_day({key: those.get(each, nobody) for key, those in over.items()}, limit).items():
            years[id_][each] = year
    stayed = [_stayed(classes, place, limit) for place in range(len(LATER))]
    return [PathwayYears(name, years[id_], tuple(each[id_] for each in stayed)) for id_, name in names.items()]


def _on_day(found: Mapping[str, Moment], limit: int) -> dict[str, Year]:
    told = shown_sizes({id_: len(moment.member_ids) for id_, moment in found.items()}, limit)
    return {id_: _year(moment, id_ in told, limit) for id_, moment in found.items()}


def _year(moment: Moment, told: bool, limit: int) -> Year:
    moved = [len(ids) for ids in (moment.joined_ids, moment.left_ids, moment.finished_ids)]
    few = not told or any(0 < count <= limit for count in moved)
    return Year(len(moment.member_ids) if told else None, *([None] * 3 if few else moved))


def _stayed(classes: Mapping[str, list[Entering]], place: int, limit: int) -> dict[str, Share | None]:
    shares: dict[str, Share] = {}
    for id_, entered in classes.items():
        counted = [(each, kept) for each in entered if (kept := each.stayed[place]) is not None]
        shares[id_] = Share(sum(len(kept) for _each, kept in counted), sum(len(each.ids) for each, _kept in counted))
    tallies = {id_: Tally(share.of, share.of, share.met) for id_, share in shares.items()}
    told = shown_figures(tallies, tallies, limit)
    return {id_: share if id_ in told or not share.of else None for id_, share in shares.items()}
