"""The step in which the site chooses its pathways from the state's, several at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.models.choosing_pathways import add_pathways, choosable
from app.views.first_run.chosen_pathways import ChosenPathways
from app.views.first_run.pathway_list import PathwayLines, PathwayList
from app.views.first_run.step import Step
from app.views.look.buttons import button
from app.views.look.labels import label
from app.views.look.layouts import row
from app.views.look.search_edit import SearchEdit
from app.views.window.page import Shell


class PathwaysStep(Step):
    """Type a word, Enter ticks the first that fits, Down goes into the list.

    Below, each chosen one gets its name, target and grade.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.search = SearchEdit(_("Search the state's 58 pathways"), 320)
        self.lines = PathwayLines()
        self.list = PathwayList(self.lines)
        self.nothing = label(_("No pathway of the state fits. Add one with a name of your own."), "muted", wrap=True)
        self.own = button(_("Add a pathway of your own"), "plus", "link", self.add_own)
        self.chosen = ChosenPathways()
        self._owned = 0
        self.body.addLayout(row(self.search, None, self.own))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.chosen)
        self.search.searched.connect(lambda _text: self._list())
        self.search.returnPressed.connect(self._take_first)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search, self._into_list)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.lines.ticked.connect(self._ticked)
        self.chosen.dropped.connect(lambda key: self.lines.tick(key, False))
        self.chosen.changed.connect(self.changed.emit)
        self.chosen.entered.connect(self.entered.emit)
        self._list()

    def verb(self) -> str:
        count = self.chosen.count()
        return ngettext("Add {count} pathway", "Add {count} pathways", count).format(count=count) if count else ""

    def save(self) -> None:
        add_pathways(self.book, self.chosen.rows())
        self.lines.chosen.clear()
        self.chosen.clear()
        self.search.clear()

    def read(self) -> None:
        self._list()

    def first_focus(self) -> QWidget:
        return self.search

    def add_own(self) -> None:
        """Add a line for a pathway that the state does not know; what is searched for becomes its name."""
        self._owned += 1
        key = f"own {self._owned}"
        self.chosen.add(key, "" if self.lines.rowCount() else self.search.text().strip(), {})
        self.chosen.focus(key)

    def _list(self) -> None:
        self.lines.load(choosable(self.book, self.search.text()))
        self.list.setVisible(bool(self.lines.rowCount()))
        self.nothing.setVisible(not self.lines.rowCount())
        self.list.show_first()

    def _take_first(self) -> None:
        """Enter in the search ticks the first one that fits, and the next word can be typed; without a word, go on."""
        if not self.search.text().strip():
            self.entered.emit()
            return
        self._list()
        at = self.lines.first_free()
        if at >= 0:
            self.lines.turn(at)
            self.search.selectAll()

    def _into_list(self) -> None:
        """Down in the search goes on to the list, where Enter or Space ticks."""
        self._list()
        if self.lines.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _ticked(self, id_: str, on: bool) -> None:
        if not on:
            self.chosen.remove(id_)
            return
        [each] = [c for c in choosable(self.book) if c.id == id_]
        self.chosen.add(id_, each.name, {"cte_pathway_id": each.id, "sector_id": each.sector_id or None})
