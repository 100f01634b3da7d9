"""The weekly schedule of a placement: on which days somebody works, from when to when, and for how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.book.base import Record
from app.book.book import Book
from app.book.children import Children
from app.book.clocks import CLOCK
from app.book.refused import Refused
from app.i18n import _, hours
from app.models.placements import Placement
from app.models.training_plans import PlacementDay
from app.models.work_kinds import WEEKDAY
from app.models.worked_time import not_after


@dataclass(frozen=True, slots=True)
class Shift:
    """From when to when on a day, in minutes after midnight, with the minutes of the break."""

    time_in: int
    time_out: int
    break_minutes: int = 0

    @property
    def minutes(self) -> int:
        """How long that is without the break."""
        return self.time_out - self.time_in - self.break_minutes


def schedule_of(book: Book, placement_id: str) -> list[Record]:
    """The days of a schedule in their order."""
    return book.records(PlacementDay, {"placement_id": placement_id}, sort=[("weekday", False), ("time_in", False)])


def save_schedule(book: Book, placement_id: str, week: Mapping[str, Shift]) -> None:
    """Keep a schedule, by the code of the weekday; days that are not in it have none any more.

    Raises Refused as `refuse_unfit_shift` does.
    """
    for weekday, shift in week.items():
        refuse_unfit_shift(weekday, shift)
    known: dict[str, str] = {}
    extra: list[str] = []
    for each in schedule_of(book, placement_id):
        if each.weekday in week and each.weekday not in known:
            known[each.weekday] = each.id
        else:
            extra.append(each.id)
    kept = [
        (
            known.get(weekday),
            {
                "weekday": weekday, "time_in": shift.time_in, "time_out": shift.time_out,
                "break_minutes": shift.break_minutes or None, "minutes": shift.minutes,
            },
        )
        for weekday, shift in week.items()
    ]  # fmt: skip
    with book.edit(_("Change the weekly schedule")) as edit:
        Children(PlacementDay, "placement_id", kept, extra).write(edit, placement_id)
        edit.update(Placement, {placement_id: {"schedule": schedule_words(week) or None}})


def refuse_unfit_shift(weekday: str, shift: Shift) -> None:
    """Raises Refused where somebody would leave before coming, or a break leaves nothing of a day."""
    on = WEEKDAY.format(weekday)
    if shift.time_out <= shift.time_in:
        why = not_after(shift.time_in, shift.time_out)
        raise Refused(_("{day}: {reason}").format(day=on, reason=why))
    if shift.minutes <= 0:
        raise Refused(_("{day}: the break is as long as the day.").format(day=on))


def schedule_words(week: Mapping[str, Shift]) -> str:
    """A schedule in one line: "Monday, Wednesday 2:30 PM – 5:30 PM; Friday 1:00 PM – 3:00 PM"."""
    together: dict[str, list[str]] = {}
    for weekday, shift in week.items():
        span = f"{CLOCK.format(shift.time_in)} – {CLOCK.format(shift.time_out)}"
        together.setdefault(span, []).append(WEEKDAY.format(weekday))
    return "; ".join(f"{', '.join(names)} {span}" for span, names in together.items())


def weekly_words(minutes: int) -> str:
    """How long the days are together."""
    return _("{hours} hours a week").format(hours=hours(minutes))
