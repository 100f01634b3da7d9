"""The layout of the state's file of work-based learning (CALPADS WBLR): its fields, types and codes, as data.

The files in resources/state say of each field what was read in a source and what is inferred from its place. What no
source told is left empty there and decided by the site: the settings of `app.models.settings`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.paths import resource

_BY_YEAR = "worked"


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a row. `source` names the value that stands in it; without one it stays empty."""

    number: str  # "21.08"
    name: str
    length: int | None  # characters at most; None: no source says it
    source: str
    place: str  # how sure the place in the row is: "verified" or "inferred"
    detail: str  # how sure length and values are


@dataclass(frozen=True, slots=True)
class WorkType:
    """A type of work-based learning that the state counts. Years are named "2023-2024"."""

    code: str
    name: str
    by_year: bool  # reported for each year in which hours were worked; otherwise only in the year completed
    course_since: str  # the year from which a state course code is asked for; "" for never
    group: str  # only for students of this reporting group
    first_year: str
    last_year: str  # "" while it goes on

    def counts_in(self, year: str) -> bool:
        """Whether the state takes this type for a school year."""
        return self.first_year <= year <= (self.last_year or year)

    def asks_course(self, year: str) -> bool:
        """Whether a record of this type names a state course in a school year."""
        return bool(self.course_since) and self.course_since <= year


@dataclass(frozen=True, slots=True)
class Rating:
    """One level of the employer's evaluation. `code` is empty where no source tells how the state codes it."""

    key: str
    name: str
    code: str
    first_year: str


@dataclass(frozen=True, slots=True)
class Layout:
    """All that one version of the file specification says."""

    version: str
    slots: tuple[Slot, ...]
    types: Mapping[str, WorkType]
    ratings: Mapping[str, Rating]


@cache
def layout(version: str) -> Layout:
    """A version of the layout, "14.1"."""
    slots = tuple(
        Slot(r["number"], r["name"], int(r["length"]) if r["length"] else None, r["source"], r["place"], r["detail"])
        for r in _lines(f"wblr-{version}")
    )
    types = {
        r["code"]: WorkType(
            r["code"],
            r["name"],
            r["reported"] == _BY_YEAR,
            r["course_since"],
            r["group"],
            r["first_year"],
            r["last_year"],
        )
        for r in _lines(f"wblr-{version}-types")
    }
    ratings = {
        r["key"]: Rating(r["key"], r["name"], r["code"], r["first_year"]) for r in _lines(f"wblr-{version}-evaluations")
    }
    return Layout(version, slots, types, ratings)


def _lines(name: str) -> list[dict[str, str]]:
    with resource(f"state/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
