"""The line of search and filters above the list of students."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.i18n import _
from app.models.joining_pathways import member_ids
from app.models.kinds import GRADE
from app.models.pathways import SitePathway
from app.models.roster_rows import grades
from app.models.standing import STANDING
from app.views.lists.list_filters import ListFilters

if TYPE_CHECKING:
    from app.book.book import Book

NO_PATHWAY = "none"


class StudentFilters(ListFilters):
    """Search, and chips for grade, pathway and standing."""

    def __init__(self, book: Book) -> None:
        chips = {"grade": _("Grade"), "pathway": _("Pathway"), "standing": _("Status")}
        super().__init__(_("Filter by name or ID"), chips)
        self._book = book
        self.offer_all()

    def offer_all(self) -> None:
        """Offer the grades and pathways that the book has now."""
        pathways = {p.id: p.name for p in self._book.records(SitePathway)}
        self.offer("grade", {code: GRADE.format(code) for code in grades(self._book)})
        self.offer("pathway", pathways | {NO_PATHWAY: _("No pathway")})
        self.offer("standing", {code: STANDING.format(code) for code in STANDING.options if code != "left"})

    @property
    def standings(self) -> list[str]:
        """The standings that are let through; empty for all."""
        return self.codes("standing")

    def where(self) -> dict[str, Any]:
        """The condition on fields of the student."""
        chosen = self.codes("grade")
        return {"grade": chosen} if chosen else {}

    def within(self, ids: set[str]) -> set[str]:
        """Those of `ids` whose pathway is let through."""
        chosen = self.codes("pathway")
        if not chosen:
            return ids
        members = member_ids(self._book, [id_ for id_ in chosen if id_ != NO_PATHWAY])
        if NO_PATHWAY in chosen:
            members |= ids - member_ids(self._book, self._book.ids(SitePathway))
        return ids & members
