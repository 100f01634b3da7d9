"""What papers tell of the pathways over the years, with the counts of few hidden (see `hiding`).

Counts hang together: the members of a day are those of the day before, with who joined, without who left or finished.
So what happened between two days is told only where the members of both are, and all of it or nothing; and the members
of the last day only where every other paper of that day tells them, too (see `site_cells`). Of those who stayed only
the percents are told, since how many entered would tell who joined in a year that is hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from app.book.book import Book
from app.models.hiding import Tally, shown_figures, shown_sizes
from app.models.pathway_over_time import LATER, Entering, Moment, entering, moments, stays_of
from app.models.pathways import SitePathway
from app.models.percents import percent_of


class Year(NamedTuple):
    """Counts of a pathway on a day, and since the day before: of the first day there are none. None is hidden."""

    members: int | None
    joined: int | None
    left: int | None
    finished: int | None


Stayed = int | Literal["hidden", "nobody"]
"""Percent of those of whom it is asked; "nobody" where it is asked of none."""

Moments = Mapping[date, Moment]


@dataclass(frozen=True, slots=True)
class PathwayYears:
    """A pathway: its counts by day, the same days for all, and who stayed one, two and three years."""

    name: str
    years: Mapping[date, Year]
    stayed: tuple[Stayed, ...]


def pathways_over_years(book: Book, on: date, told_now: Collection[str], limit: int) -> list[PathwayYears]:
    """Every pathway that ever had members. `told_now` are the ids of those whose size may be told `on` the last day."""
    names: dict[str, str] = {}
    over: dict[str, Moments] = {}
    tallies: dict[str, list[Tally]] = {}
    for pathway in book.records(SitePathway):
        stays = stays_of(book, pathway.id)
        shown = moments(stays, on)
        if any(moment.member_ids for moment in shown):
            names[pathway.id] = pathway.name
            over[pathway.id] = {moment.on: moment for moment in shown}
            tallies[pathway.id] = [_tally(entering(stays, on), place) for place in range(len(LATER))]
    years, stayed = told_years(over, told_now, limit), told_stays(tallies, limit)
    return [PathwayYears(name, years[id_], stayed[id_]) for id_, name in names.items()]


def told_years(over: Mapping[str, Moments], told_now: Collection[str], limit: int) -> dict[str, dict[date, Year]]:
    """What may be told of each pathway on each of the days of all: the members, and what happened since the day before
    where each count of that is nobody or more than the limit.
    """
    days = sorted({on for those in over.values() for on in those})
    every = {id_: [those.get(on, Moment(on, (), (), (), ())) for on in days] for id_, those in over.items()}
    told: dict[str, set[date]] = {id_: set() for id_ in over}
    for place, on in enumerate(days):
        sizes = {id_: len(those[place].member_ids) for id_, those in every.items()}
        for id_ in shown_sizes(sizes, limit):
            if on < days[-1] or id_ in told_now or not sizes[id_]:
                told[id_].add(on)
    return {id_: _years(those, told[id_], limit) for id_, those in every.items()}


def _years(those: Sequence[Moment], told: Collection[date], limit: int) -> dict[date, Year]:
    found: dict[date, Year] = {}
    for before, now in zip((None, *those), those, strict=False):
        moved: tuple[int | None, ...] = (None, None, None)
        if before and before.on in told and now.on in told:
            joined = now.joined_ids if before.member_ids else now.member_ids
            counts = (len(joined), len(now.left_ids), len(now.finished_ids))
            if not any(0 < count <= limit for count in counts):
                moved = counts
        found[now.on] = Year(len(now.member_ids) if now.on in told else None, *moved)
    return found


def told_stays(tallies: Mapping[str, Sequence[Tally]], limit: int) -> dict[str, tuple[Stayed, ...]]:
    """What may be told of who stayed in each pathway after one, two and three years. Two answers of a pathway may not
    differ by few: these are the ones who entered last, or who left in between.
    """
    told: dict[str, list[Tally]] = {id_: [] for id_ in tallies}
    found: dict[str, list[Stayed]] = {id_: [] for id_ in tallies}
    for place in range(len(LATER)):
        now = {id_: those[place] for id_, those in tallies.items()}
        shown = shown_figures(now, now, limit)
        for id_, tally in now.items():
            percent = percent_of(tally.met, tally.of)
            if percent is None:
                found[id_].append("nobody")
            elif id_ in shown and all(_apart(tally, other, limit) for other in told[id_]):
                found[id_].append(percent)
                told[id_].append(tally)
            else:
                found[id_].append("hidden")
    return {id_: tuple(those) for id_, those in found.items()}


def _apart(one: Tally, other: Tally, limit: int) -> bool:
    entered, stayed = abs(one.of - other.of), abs(one.met - other.met)
    return entered > limit or (entered == 0 and not 0 < stayed <= limit)


def _tally(classes: Sequence[Entering], place: int) -> Tally:
    """Those who entered so long ago that it can be told, and who of them stayed."""
    counted = [(each, kept) for each in classes if (kept := each.stayed[place]) is not None]
    size = sum(len(each.ids) for each, _kept in counted)
    return Tally(size, size, sum(len(kept) for _each, kept in counted))
