"""One pathway over the years: its members on a day of each, who joined and left, and who of each entering class stayed.

A membership lasts until its own end or until the student leaves the site, whatever comes first. Who stayed up to the
end of the own graduation class has finished, and counts as having stayed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from app.book.book import Book
from app.models.figures import first_days
from app.models.pathways import PathwayMembership
from app.models.people import Enrollment, Student
from app.models.percents import percent_of
from app.models.school import year_bounds, year_name

COUNTED = (10, 1)
"""The day of a school year on which its members are counted, month and day: classes have settled by then."""

YEARS, MONTHS = 6, 12
LATER = (1, 2, 3)
"""After how many years it is asked who of an entering class is still there."""

_EARLY = timedelta(days=90)  # before 30 June: who stayed until then has finished


class Stay(NamedTuple):
    """From when to when a student belonged to the pathway; both days included, None is open."""

    student_id: str
    starts_on: date | None
    ends_on: date | None
    finished: bool

    def holds(self, on: date) -> bool:
        """Whether the student was a member on a day."""
        return (self.starts_on or on) <= on <= (self.ends_on or on)


@dataclass(frozen=True, slots=True)
class Moment:
    """The members on a day; who joined and who left since the moment before it. `finished_ids` left at graduation."""

    on: date
    member_ids: tuple[str, ...]
    joined_ids: tuple[str, ...]
    left_ids: tuple[str, ...]
    finished_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entering:
    """Those who joined in one school year, and who of them stayed: after one, two and three years, None as long as
    that is still to come.
    """

    year: str
    ids: tuple[str, ...]
    stayed: tuple[tuple[str, ...] | None, ...]

    def percent(self, place: int) -> int | None:
        """The share that stayed; None where that is still to come."""
        stayed = self.stayed[place]
        return None if stayed is None else percent_of(len(stayed), len(self.ids))


def stays_of(book: Book, pathway_id: str) -> list[Stay]:
    """Every stay in the pathway, oldest first."""
    with book.reading():
        members = book.records(PathwayMembership, {"pathway_id": pathway_id}, sort=[("starts_on", False)])
        ids = {member.student_id for member in members}
        classes = {s.id: s.graduation_year for s in book.records(Student, {"id": ids})}
        exits = _exits(book, ids)
    return [
        _stay(member.student_id, member.starts_on, _earlier(member.ends_on, exits.get(member.student_id)), classes)
        for member in members
        if member.student_id in classes
    ]


def moments(stays: Sequence[Stay], today: date, by: Literal["year", "month"] = "year") -> list[Moment]:
    """The members on the day of counting of each of the last years, or on the first of each of the last months; then
    today. Years before the first member are left out.
    """
    days = _years(today) if by == "year" else first_days(today, MONTHS)
    days = [*(on for on in days if on < today), today]
    found: list[Moment] = []
    before: dict[str, Stay] | None = None
    for on in days:
        now = {stay.student_id: stay for stay in stays if stay.holds(on)}
        if before is not None or now:
            was = now if before is None else before
            gone = [stay for id_, stay in was.items() if id_ not in now]
            found.append(
                Moment(
                    on,
                    tuple(now),
                    tuple(id_ for id_ in now if id_ not in was),
                    tuple(stay.student_id for stay in gone if not stay.finished),
                    tuple(stay.student_id for stay in gone if stay.finished),
                )
            )
            before = now
    return found


def entering(stays: Sequence[Stay], today: date) -> list[Entering]:
    """The entering classes of the last years, oldest first. Stays without a first day belong to none."""
    first: dict[str, date] = {}
    mine: dict[str, list[Stay]] = defaultdict(list)
    for stay in stays:
        mine[stay.student_id].append(stay)
        if stay.starts_on and stay.starts_on <= today:
            first[stay.student_id] = min(stay.starts_on, first.get(stay.student_id, stay.starts_on))
    classes: dict[str, list[str]] = defaultdict(list)
    for id_, on in first.items():
        classes[year_name(on)].append(id_)
    found: list[Entering] = []
    for year in sorted(classes)[-YEARS:]:
        counted = _day_of(int(year[:4]))
        days = [counted.replace(year=counted.year + later) for later in LATER]
        stayed = [
            tuple(id_ for id_ in classes[year] if any(_stayed(stay, on) for stay in mine[id_])) if on <= today else None
            for on in days
        ]
        found.append(Entering(year, tuple(classes[year]), tuple(stayed)))
    return found


def _stayed(stay: Stay, on: date) -> bool:
    return stay.holds(on) or (stay.finished and stay.ends_on is not None and stay.ends_on < on)


def _stay(student_id: str, starts: date | None, ends: date | None, classes: Mapping[str, int | None]) -> Stay:
    graduation = classes[student_id]
    finished = bool(graduation and ends and ends >= date(graduation, 6, 30) - _EARLY)
    return Stay(student_id, starts, ends, finished)


def _exits(book: Book, ids: set[str]) -> dict[str, date]:
    """The last day at the site of those who left it."""
    last: dict[str, date] = {}
    for enrollment in book.records(Enrollment, {"student_id": ids}):
        ends = enrollment.exit_date or date.max
        last[enrollment.student_id] = max(ends, last.get(enrollment.student_id, ends))
    return {id_: on for id_, on in last.items() if on < date.max}


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)


def _day_of(first_year: int) -> date:
    return date(first_year, *COUNTED)


def _years(today: date) -> list[date]:
    this = year_bounds(year_name(today))[0].year
    return [_day_of(this - back) for back in reversed(range(YEARS))]
