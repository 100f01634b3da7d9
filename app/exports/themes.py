"""The industry themes of students: the pathways they belong to or belonged to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.base import Base, Record
from app.book.book import Book
from app.exports.choosing import names_of
from app.i18n import _
from app.models import CtePathway, PathwayMembership, Sector, SitePathway
from app.models.pathways import CERTIFICATION


@dataclass(frozen=True, slots=True)
class Theme:
    """A membership of a pathway, in words; what is not known is ""."""

    pathway: str
    sector: str
    cte_pathway: str  # with its code: "Patient Care (198)"
    certification: str
    starts_on: date | None
    ends_on: date | None

    @property
    def holds(self) -> bool:
        """Whether the student is a member today."""
        today = date.today()
        return (self.starts_on or today) <= today <= (self.ends_on or today)


def themes_of(book: Book, student_ids: list[str]) -> dict[str, list[Theme]]:
    """The themes of each student, oldest first."""
    members = of_each(book, PathwayMembership, student_ids)
    pathways = by_id(book, SitePathway, (m.pathway_id for mine in members.values() for m in mine))
    sectors = names_of(book, Sector, (p.sector_id for p in pathways.values()))
    codes = by_id(book, CtePathway, (p.cte_pathway_id for p in pathways.values()))
    found: dict[str, list[Theme]] = defaultdict(list)
    for id_, mine in members.items():
        for m in sorted(mine, key=lambda m: m.starts_on or date.min):
            if not (pathway := pathways.get(m.pathway_id)):
                continue
            cte = codes.get(pathway.cte_pathway_id)
            found[id_].append(
                Theme(
                    pathway.name,
                    sectors.get(pathway.sector_id, ""),
                    f"{_(cte.name)} ({cte.code})" if cte else "",
                    CERTIFICATION.format(pathway.certification),
                    m.starts_on,
                    m.ends_on,
                )
            )
    return found


def of_each(book: Book, entity: type[Base], student_ids: list[str], **where: Any) -> dict[str, list[Record]]:
    """The records of that kind that belong to each student, in the order of the book."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in book.records(entity, {"student_id": student_ids, **where}):
        found[record.student_id].append(record)
    return found


def by_id(book: Book, entity: type[Base], ids: Iterable[str | None]) -> dict[str | None, Record]:
    """Records by their id; those that were deleted are missing."""
    return {record.id: record for record in book.records(entity, {"id": {id_ for id_ in ids if id_}})}
