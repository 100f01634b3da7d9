"""Targets and progress: of a placement, of a student in this school year, and in a student's whole time here.

The target is that of `hour_totals`, spread evenly as for who is behind (`falling_behind`). The pace is that of the
last weeks, and the day of completion follows from it. Hours that wait for approval count as if they were approved;
only a target that approved hours reach is done.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from sqlalchemy import Select, select

from app.book.asking import among
from app.book.book import Book
from app.book.kinds import Choice
from app.i18n import N_
from app.models.enrolling import gone_ids
from app.models.falling_behind import GRACE, expected_by, is_late
from app.models.hour_totals import MANY, placement_totals, student_totals
from app.models.pacing import PACE_DAYS, recent_minutes
from app.models.placements import Placement
from app.models.placing import state_today
from app.models.school import year_bounds, year_name

PROGRESS = Choice(
    {
        "behind": N_("Behind"),
        "on_track": N_("On track"),
        "done": N_("Done"),
        "not_begun": N_("Not begun"),
        "short": N_("Ended short of the target"),
        "no_target": N_("No target"),
    }
)
"""In the order in which somebody should look."""

State = Literal["behind", "on_track", "done", "not_begun", "short", "no_target"]

LONGEST = timedelta(days=3650)  # a day of completion further away than that says nothing


@dataclass(frozen=True, slots=True)
class Progress:
    """Minutes against a target that is spread over the days from `first` to `last`; as of `today`."""

    today: date
    first: date
    last: date
    approved: int
    waiting: int
    target: int | None
    recent: int  # minutes of the last `pace_days`
    is_over: bool = False  # the placement has ended, or the student has left
    is_placed: bool = True  # whether there is a placement in these days
    own_target: bool = False  # of the placement itself, not of its pathway

    @property
    def counted(self) -> int:
        """Minutes that count: approved ones and those that wait for it."""
        return self.approved + self.waiting

    @property
    def rest(self) -> int:
        """Minutes still to be worked, at least 0."""
        return max(0, (self.target or 0) - self.counted)

    @property
    def due(self) -> int:
        """Minutes due by today."""
        return expected_by(self.today, self.first, self.last, self.target or 0)

    @property
    def state(self) -> State:
        """One word for it, a code of `PROGRESS`. Nobody is behind in the first two weeks."""
        if not self.target:
            return "no_target"
        if self.approved >= self.target:
            return "done"
        if self.is_over or self.today > self.last:
            return "short"
        if self.today < self.first or not self.is_placed:
            return "not_begun"
        return "behind" if self.first + GRACE <= self.today and is_late(self.counted, self.due) else "on_track"

    @property
    def pace_days(self) -> int:
        """The days over which the pace is taken: four weeks, or those since the beginning, at least a week."""
        return min(max((self.today - self.first).days + 1, 7), PACE_DAYS)

    @property
    def weekly(self) -> int:
        """The pace: minutes a week."""
        return round(self.recent * 7 / self.pace_days)

    @property
    def needed_weekly(self) -> int | None:
        """Minutes a week that reach the target on the last day; None where no day is left, or nothing to do."""
        left = (self.last - self.today).days
        return None if not self.rest or self.is_over or left < 1 else -(-self.rest * 7 // max(left, 7))

    @property
    def done_on(self) -> date | None:
        """The day on which the target is reached at this pace; None where it never is, or was already."""
        if not self.rest or self.is_over or not self.recent:
            return None
        ahead = timedelta(days=-(-self.rest * self.pace_days // self.recent))
        return self.today + ahead if ahead <= LONGEST else None


def placement_progress(book: Book, placement_ids: Collection[str], today: date | None = None) -> dict[str, Progress]:
    """Each placement over its whole length; one without dates is taken to last the school year."""
    on = today or date.today()
    year = year_bounds(year_name(on))
    with book.reading():
        placements = book.records(Placement, {"id": list(placement_ids)})
        totals = placement_totals(book, placement_ids)
        recent = recent_minutes(book, "placement_id", placement_ids, on)
    return {
        p.id: Progress(
            on,
            p.starts_on or year[0],
            p.ends_on or year[1],
            totals[p.id].approved,
            totals[p.id].waiting,
            totals[p.id].target,
            recent.get(p.id, 0),
            is_over=state_today(p.state, p.ends_on, on) == "ended",
            own_target=p.target_minutes is not None,
        )
        for p in placements
    }


def year_progress(book: Book, student_ids: Collection[str], today: date | None = None) -> dict[str, Progress]:
    """Each student in the school year of a day, from the first placement of it to the last, as far as they reach.

    The hours of all placements count together against the student's target. Whoever has several, or one with a target
    of its own, may therefore be behind at a placement and on track in the year.
    """
    on = today or date.today()
    return _of_students(book, student_ids, on, year_bounds(year_name(on))[0])


def lifetime_progress(book: Book, student_ids: Collection[str], today: date | None = None) -> dict[str, Progress]:
    """Each student in the whole time here: all hours against the target, from the first placement to the last."""
    return _of_students(book, student_ids, today or date.today(), None)


def _of_students(book: Book, student_ids: Collection[str], on: date, since: date | None) -> dict[str, Progress]:
    """The progress of students since the first day of the school year, or (None) in all their time."""
    year = year_bounds(year_name(on))
    with book.reading():
        spans = _spans(book, student_ids, (since or date.min, year[1]), year[0])
        totals = student_totals(book, student_ids, year_name(on))
        recent = recent_minutes(book, "student_id", student_ids, on)
        gone = gone_ids(book, on)
    return {
        id_: Progress(
            on,
            *spans.get(id_, year),
            total.approved if since else total.lifetime,
            total.waiting,
            total.target,
            recent.get(id_, 0),
            is_over=id_ in gone,
            is_placed=id_ in spans,
        )
        for id_, total in totals.items()
    }


def _spans(
    book: Book, student_ids: Collection[str], within: tuple[date, date], undated: date
) -> Mapping[str, tuple[date, date]]:
    """From when to when each student is placed, as far as that lies within some days.

    Placements without a first day are taken to begin on `undated`.
    """
    many = len(student_ids) > MANY
    given = {"ids": "" if many else json.dumps(list(student_ids))}
    found: dict[str, tuple[date, date]] = {}
    with book.reading() as connection:
        for id_, starts_on, ends_on in connection.execute(_placed(many), given).all():
            begins, ends = max(starts_on or undated, within[0]), min(ends_on or within[1], within[1])
            if begins <= ends:
                known = found.get(id_, (begins, ends))
                found[id_] = min(known[0], begins), max(known[1], ends)
    return found


@cache
def _placed(of_all: bool) -> Select[str, date | None, date | None]:
    p = Placement
    asked = select(p.student_id, p.starts_on, p.ends_on).where(p.deleted.is_(False), p.state.in_(["active", "ended"]))
    return asked if of_all else asked.where(among(p.student_id))
