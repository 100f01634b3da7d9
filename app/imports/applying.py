"""A plan becomes one edit: verified backup first, then everything or nothing, and one undo."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _
from app.imports.plans import Plan
from app.models import ENTITIES
from app.models.enrolling import record_exits

_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Exits:
    """Missing students who are to leave on `day`, and why."""

    student_ids: Sequence[str]
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What was done. `backup` is None where there was nothing to do."""

    written: int  # records made and changed
    exits: int
    backup: Path | None


def write(book: Book, plan: Plan, title: str, exits: Exits | None) -> Generator[tuple[int, int], None, Applied]:
    """Write a plan and the chosen exits as one edit called `title`, yielding (done, total) records.

    Closing the generator before its end takes everything back. Raises Refused for an exit without a reason.
    """
    leaving = list(dict.fromkeys(exits.student_ids)) if exits else []
    if exits and leaving and not exits.reason.strip():
        raise Refused(_("Say why: an exit needs a reason."))
    total = plan.size + len(leaving)
    if not total:
        return Applied(0, 0, None)
    yield 0, total
    backup = book.back_up()
    done = 0
    with book.edit(title) as edit:
        for entity in ENTITIES:
            rows = iter(plan.inserts.get(entity, ()))
            while chunk := list(islice(rows, _CHUNK)):
                edit.insert(entity, chunk)
                done += len(chunk)
                yield done, total
            updates = iter(plan.updates.get(entity, {}).items())
            while changes := dict(islice(updates, _CHUNK)):
                edit.update(entity, changes)
                done += len(changes)
                yield done, total
        if exits and leaving:
            record_exits(edit, leaving, exits.day, exits.reason.strip())
            yield total, total
    return Applied(plan.size, len(leaving), backup)
