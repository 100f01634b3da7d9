"""The line of search and filters above the list of students."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.models.joining_pathways import member_ids
from app.models.kinds import GRADE
from app.models.pathways import SitePathway
from app.models.roster_rows import grades
from app.models.standing import STANDING
from app.views.buttons import button
from app.views.check_menu import CheckMenu
from app.views.chips import FilterChip
from app.views.layouts import row
from app.views.search_edit import SearchEdit

if TYPE_CHECKING:
    from app.book.book import Book

NO_PATHWAY = "none"


class StudentFilters(QWidget):
    """Search, and chips for grade, pathway and standing."""

    changed = Signal()

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book
        self.search = SearchEdit(_("Filter by name or ID"), 250)
        self.menus: Mapping[str, CheckMenu] = {
            "grade": CheckMenu(),
            "pathway": CheckMenu(),
            "standing": CheckMenu(),
        }
        self.chips: Mapping[str, FilterChip] = {
            "grade": FilterChip(_("Grade"), self.menus["grade"]),
            "pathway": FilterChip(_("Pathway"), self.menus["pathway"]),
            "standing": FilterChip(_("Status"), self.menus["standing"]),
        }
        self.clear_button = button(_("Clear filters"), "", "link", self.clear)
        self.setLayout(row(self.search, *self.chips.values(), self.clear_button, None))
        self.search.searched.connect(lambda _text: self._say())
        for menu in self.menus.values():
            menu.ticked.connect(self._say)
        self.offer()
        self._dress()

    def offer(self) -> None:
        """Offer the grades and pathways that the book has now."""
        pathways = {p.id: p.name for p in self._book.records(SitePathway)}
        self.menus["grade"].offer({code: GRADE.format(code) for code in grades(self._book)})
        self.menus["pathway"].offer(pathways | {NO_PATHWAY: _("No pathway")})
        self.menus["standing"].offer({code: STANDING.format(code) for code in STANDING.options if code != "left"})

    @property
    def active(self) -> bool:
        """Whether search or chips hide anything."""
        return bool(self.search.text().strip()) or any(menu.codes() for menu in self.menus.values())

    @property
    def standings(self) -> list[str]:
        """The standings that are let through; empty for all."""
        return self.menus["standing"].codes()

    def where(self) -> dict[str, Any]:
        """The condition on fields of the student."""
        chosen = self.menus["grade"].codes()
        return {"grade": chosen} if chosen else {}

    def within(self, ids: set[str]) -> set[str]:
        """Those of `ids` whose pathway is let through."""
        chosen = self.menus["pathway"].codes()
        if not chosen:
            return ids
        members = member_ids(self._book, [id_ for id_ in chosen if id_ != NO_PATHWAY])
        if NO_PATHWAY in chosen:
            members |= ids - member_ids(self._book, self._book.ids(SitePathway))
        return ids & members

    def clear(self) -> None:
        """Let everything through again."""
        if not self.active:
            return
        for menu in self.menus.values():
            menu.tick(())
        blocked = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(blocked)
        self._say()

    def _say(self) -> None:
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        for name, chip in self.chips.items():
            chip.say(self.menus[name].words())
        self.clear_button.setVisible(self.active)
