"""Where placements are: the employer and the role, for lines that name a placement."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from app.book.book import Book
from app.models.employers import Employer
from app.models.placements import Placement


class Worksite(NamedTuple):
    """Where a student works: `name` is that of the employer, or the role where there is none."""

    name: str
    role: str
    employer_id: str | None
    student_id: str


def worksites(book: Book, placement_ids: Collection[str]) -> Mapping[str, Worksite]:
    """By placement; those that are gone are left out."""
    placements = book.records(Placement, {"id": list(placement_ids)})
    employers = {e.id: e.name for e in book.records(Employer, {"id": {p.employer_id for p in placements}})}
    found: dict[str, Worksite] = {}
    for each in placements:
        name = employers.get(each.employer_id, "")
        found[each.id] = Worksite(name or each.role, each.role if name else "", each.employer_id, each.student_id)
    return found
