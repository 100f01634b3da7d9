"""The site's pathways chosen from the state's list, several at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, fold, ngettext
from app.models.pathways import CtePathway, Sector, SitePathway


@dataclass(frozen=True, slots=True)
class Choosable:
    """One CTE pathway of the state. `name` is the state's own, `words` and `sector` are what is shown.

    `taken` is the name of the site's pathway that rests on it, or empty.
    """

    id: str
    code: str
    name: str
    sector_id: str
    sector: str
    taken: str = ""

    @property
    def words(self) -> str:
        """The name in the language that is spoken."""
        return _(self.name)


def choosable(book: Book, text: str = "") -> list[Choosable]:
    """The state's CTE pathways in the order of sectors and codes; with `text`, those that hold every word of it."""
    sectors = {s.id: _(s.name) for s in book.records(Sector)}
    taken = {p.cte_pathway_id: p.name for p in book.records(SitePathway) if p.cte_pathway_id}
    found = [
        Choosable(p.id, p.code, p.name, p.sector_id or "", sectors.get(p.sector_id, ""), taken.get(p.id, ""))
        for p in book.records(CtePathway)
    ]
    words = fold(text).split()
    fitting = [c for c in found if all(word in fold(f"{c.code} {c.name} {c.words} {c.sector}") for word in words)]
    return sorted(fitting, key=lambda c: (fold(c.sector), c.code))


def add_pathways(book: Book, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Add pathways of the site as one edit; returns their ids. `rows` hold fields of `SitePathway`.

    Raises Refused where one has no name, or a name that another one has.
    """
    used = {fold(p.name) for p in book.records(SitePathway)}
    for row in rows:
        name = (row.get("name") or "").strip()
        if not name:
            raise Refused(_("Each pathway needs a name."))
        if fold(name) in used:
            raise Refused(_("There is a pathway “{name}” already. Give this one another name.").format(name=name))
        used.add(fold(name))
    title = ngettext("Add {count} pathway", "Add {count} pathways", len(rows)).format(count=len(rows))
    with book.edit(title) as edit:
        return edit.insert(SitePathway, [{**row, "name": row["name"].strip()} for row in rows])
