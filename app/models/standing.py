"""How a student stands with work-based hours: one word for lists, chips and filters."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from functools import cache

from sqlalchemy import Select, or_, select

from app.book.asking import among
from app.book.book import Book
from app.book.kinds import Choice
from app.i18n import N_
from app.models.enrolling import on_day, present_ids
from app.models.expecting import expected_ids
from app.models.falling_behind import behind
from app.models.hour_totals import student_totals
from app.models.people import Student
from app.models.placements import Placement
from app.models.school import year_name

STANDING = Choice(
    {
        "behind": N_("Behind"),
        "waiting": N_("Hours waiting"),
        "no_placement": N_("No placement"),
        "placed": N_("Placed"),
        "on_track": N_("On track"),
        "complete": N_("Complete"),
        "not_due": N_("Not due yet"),
        "left": N_("Left"),
    }
)
"""In the order in which somebody should look: who is behind first, who left last."""


def standings(book: Book, today: date | None = None, student_ids: Collection[str] | None = None) -> dict[str, str]:
    """The standing of every student, or of some, a page of a list at most; the first that holds counts:

    left the school; behind (see `falling_behind`); complete, the year's target is reached; no placement that runs
    or is planned; waiting, hours are not decided yet; placed, where nobody set a target; else on track.
    """
    day = today or date.today()
    ids = book.ids(Student) if student_ids is None else list(student_ids)
    here = present_ids(book, day, student_ids)
    late = {b.student_id for b in behind(book, day, student_ids)}
    placed = _placed(book, day, student_ids)
    expected = expected_ids(book, day, student_ids)
    totals = student_totals(book, [id_ for id_ in ids if id_ in here], year_name(day))
    found: dict[str, str] = {}
    for id_ in ids:
        if id_ not in here:
            found[id_] = "left"
        elif id_ in late:
            found[id_] = "behind"
        elif (total := totals[id_]).target and total.approved >= total.target:
            found[id_] = "complete"
        elif id_ not in placed:
            found[id_] = "no_placement" if id_ in expected else "not_due"
        elif total.waiting:
            found[id_] = "waiting"
        else:
            found[id_] = "on_track" if total.target else "placed"
    return found


def unplaced_ids(book: Book, today: date | None = None) -> set[str]:
    """The students who stand as without a placement, found without asking how all the others stand."""
    day = today or date.today()
    lacking = (expected_ids(book, day) & present_ids(book, day)) - _placed(book, day, None)
    totals = student_totals(book, lacking, year_name(day))
    return {id_ for id_, total in totals.items() if not total.target or total.approved < total.target}


def _placed(book: Book, day: date, student_ids: Collection[str] | None) -> set[str]:
    """The students with a placement that runs on `day` or is planned."""
    given = {"day": day, "ids": json.dumps(list(student_ids or ()))}
    with book.reading() as connection:
        return set(connection.execute(_not_ended(student_ids is not None), given).scalars())


@cache
def _not_ended(of_some: bool) -> Select[str]:
    asked = select(Placement.student_id).where(
        Placement.deleted.is_(False),
        Placement.state != "ended",
        or_(Placement.ends_on.is_(None), Placement.ends_on >= on_day()),
    )
    return asked.where(among(Placement.student_id)) if of_some else asked
