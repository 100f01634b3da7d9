"""The check for hours that lie in the same time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.book.clocks import CLOCK
from app.i18n import _, day, ngettext
from app.models.checks.facts import WHOLE_DAY, Entry, Facts, ending, is_timed
from app.models.checks.finding import Finding


def overlaps(facts: Facts) -> Iterator[Finding]:
    """Hours of one student that lie in the same time, at whatever placements.

    Times of day that cross; two entries for one day at one placement of which one has no times; a day that a block
    of the same placement holds, too.
    """
    for entries in facts.by_student.values():
        for clash in _clashes(entries):
            last = max(clash, key=lambda e: e.id)
            yield Finding(
                "overlap",
                _sentence(clash),
                ngettext("{count} entry", "{count} entries", len(clash)).format(count=len(clash)),
                _("Pathbook: an hour counts once"),
                last.student_id,
                last.placement_id,
                last.id,
                tuple(e.id for e in clash),
                min(e.date for e in clash),
            )


def _clashes(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Groups of entries that clash with one another, each entry in one group at most."""
    group_of: dict[str, list[Entry]] = {}

    def join(one: Entry, other: Entry) -> None:
        mine, theirs = group_of.get(one.id, [one]), group_of.get(other.id, [other])
        if mine is not theirs:
            joined = mine + theirs
            group_of.update((e.id, joined) for e in joined)

    timed = sorted((span for e in entries if (span := _span(e))), key=lambda span: span[:2])
    for at, (_start, end, entry) in enumerate(timed):
        for start, _end, other in timed[at + 1 :]:
            if start >= end:
                break
            join(entry, other)
    by_day: dict[tuple[str, date], list[Entry]] = {}
    for e in entries:
        if e.until is None:
            by_day.setdefault((e.placement_id, e.date), []).append(e)
    for same in by_day.values():
        for e in same[1:]:
            if _span(e) is None or _span(same[0]) is None:
                join(same[0], e)
    blocks = [e for e in entries if e.until is not None]
    for block in blocks:
        for e in entries:
            clashes = e.placement_id == block.placement_id and e.date <= block.until
            if e is not block and clashes and (e.until or e.date) >= block.date:
                join(block, e)
    seen: set[int] = set()
    for group in group_of.values():
        if id(group) not in seen:
            seen.add(id(group))
            yield sorted(group, key=lambda e: (e.date, e.time_in or 0, e.id))


def _span(entry: Entry) -> tuple[int, int, Entry] | None:
    """From when to when somebody worked, in minutes since the first day of all; None where nobody wrote it down."""
    if not is_timed(entry):
        return None
    midnight = entry.date.toordinal() * WHOLE_DAY
    return midnight + entry.time_in, midnight + ending(entry), entry


def _sentence(clash: list[Entry]) -> str:
    first = clash[0]
    if any(e.until for e in clash):
        block = next(e for e in clash if e.until)
        said = _("The hours from {first} to {last} are logged together, and days of them once more.")
        return said.format(first=day(block.date), last=day(block.until))
    if not all(is_timed(e) for e in clash):
        said = _("{day} is logged {count} times for this placement, not all of them with times of day.")
        return said.format(day=day(first.date), count=len(clash))
    times = ", ".join(
        _("{start} to {end}").format(start=CLOCK.format(e.time_in), end=CLOCK.format(e.time_out)) for e in clash
    )
    return _("The times of {day} overlap: {times}.").format(day=day(first.date), times=times)
