"""How columns were mapped by hand, remembered in the book for every further file with the same headings."""

from __future__ import annotations

from app.book.book import Book
from app.imports.matching import Mapped
from app.imports.plans import Plan
from app.models.mappings import ImportMapping


def remembered(book: Book, source: str) -> Mapped:
    """The mapping that was last used for this set of headings."""
    return {record.heading: record.target for record in book.records(ImportMapping, where={"source": source})}


def plan_memory(book: Book, plan: Plan, source: str, mapping: Mapped) -> None:
    """Plan to remember a mapping; nothing is planned where it is known already."""
    known = {record.heading: record for record in book.records(ImportMapping, where={"source": source})}
    for heading, target in mapping.items():
        record = known.get(heading)
        if record is None:
            plan.inserts[ImportMapping].append({"source": source, "heading": heading, "target": target})
        elif record.target != target:
            plan.updates[ImportMapping][record.id] = {"target": target}
