"""The paperwork of the sample school's placements, in every state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import cycle

from app.book.base import Record
from app.models.paperwork import EVALUATION, Paperwork
from app.models.people import Student
from app.models.placements import Placement
from app.models.sample.calendar import on_weekday
from app.models.sample.making import Making, Row

PERMIT = "CDE B1-4"
_LATE = (EVALUATION,)  # asked for at the end
_RUNS_OUT = (*[None] * 6, -9, *[None] * 6, 12)  # days from today on which a permit expires before its time, in turn


def make_papers(making: Making, kinds: Sequence[Record]) -> None:
    """What each running or requested placement needs: mostly in order, some requested, expired, waived or missing."""
    born: dict[str, date] = {row["id"]: row["birth_date"] for row in making.rows[Student]}
    asked = [k for k in kinds if k.active and k.per != "employer" and k.name not in _LATE]
    runs_out = cycle(_RUNS_OUT)
    known: set[str] = set()  # students whose own papers were asked for
    needing = [p for p in making.rows[Placement] if p["state"] in ("active", "requested")]
    for number, placement in enumerate(needing):
        age = (placement["starts_on"] - born[placement["student_id"]]).days // 365
        in_order = 0.35 if number % 12 == 5 else 0.96
        for kind in asked:
            fits = kind.asked_of in ("all", placement["pay"]) and not (kind.under_age and age >= kind.under_age)
            if not fits or (kind.per == "student" and placement["student_id"] in known):
                continue
            if making.happens(in_order):
                _paper(making, placement, kind, runs_out)
        known.add(placement["student_id"])


def _paper(making: Making, placement: Row, kind: Record, runs_out: Iterator[int | None]) -> None:
    state = making.chance.choices(("received", "requested", "waived"), (88, 10, 2))[0]
    before = on_weekday(placement["starts_on"] - timedelta(days=making.chance.randrange(2, 30)))
    received = min(before, making.today) if state == "received" else None
    expires = None
    if received and kind.lasts_months:
        expires = received + timedelta(days=365)
    elif received and kind.form_number == PERMIT:
        early = next(runs_out)
        opens = making.calendar.first_day(making.calendar.year + 1)
        expires = opens + timedelta(days=5) if early is None else making.today + timedelta(days=early)
    making.row(
        Paperwork,
        kind_id=kind.id,
        student_id=placement["student_id"],
        placement_id=placement["id"] if kind.per == "placement" else None,
        state=state,
        received_on=received,
        expires_on=expires,
        note=making.phrase("waived") if state == "waived" else None,
    )
