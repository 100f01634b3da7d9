"""The frame of a list: table, details beside, what an empty list says, and the keys between search and rows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _, ngettext
from app.views.lists.detail_pane import DetailPane
from app.views.lists.filter_bar import FilterBar
from app.views.lists.record_table import RecordTable
from app.views.lists.table_model import TableModel
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.delegate import dress
from app.views.look.layouts import column, row
from app.views.window.page import Room


class _Shown(QStackedWidget):
    """Takes the room that the part in sight needs, and not that of the others."""

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.sizeHint() if shown else super().sizeHint()


class ListFrame(QWidget):
    """The page asks the model for the records and puts `filters` into its head; the list does the rest."""

    listed = Signal()
    """The list was asked anew; `len(list.model.ids)` records are shown."""
    chosen = Signal()
    """Other rows are selected."""

    def __init__(
        self,
        name: str,
        model: TableModel,
        filters: FilterBar,
        pane: DetailPane,
        empty: EmptyState,
    ) -> None:
        """`empty` stands where the view holds nothing at all."""
        super().__init__()
        self.model, self.filters, self.pane, self.empty = model, filters, pane, empty
        self.table = RecordTable(model)
        dress(self.table, name, [each.width for each in model.columns])
        self.hidden = EmptyState(
            "filter",
            _("Nothing fits"),
            _("The search and the filters hide everything of this view."),
            button(_("Clear filters"), "x", "plain", filters.clear),
        )
        self.stack = _Shown()
        self.stack.currentChanged.connect(self.stack.updateGeometry)
        for part in (self.table, empty, self.hidden):
            self.stack.addWidget(part)
        self._wanted, self._room, self._alone = True, Room.WIDE, False
        self.details = button(_("Details"), "panel-right", press=self.show_details)
        filters.add_tool(self.details)
        self.foot = column(spacing=0)
        left = column(spacing=0)
        left.addWidget(self.stack, 1)
        left.addLayout(self.foot)
        line = row(spacing=0)
        line.addLayout(left, 1)
        line.addWidget(pane)
        self.setLayout(line)
        self._connect()

    def _connect(self) -> None:
        self.model.listed.connect(self._listed)
        self.pane.close_asked = self._close_pane
        self.table.current_changed.connect(self.pane.show_record)
        self.table.letters_typed.connect(self._search_for)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.filters.search.returnPressed.connect(self._leave_search)
        QShortcut(QKeySequence("/"), self, self._go_to_search)  # Ctrl+F is Find in the menu

    def focus_target(self) -> QWidget:
        """Where the keyboard goes: to the rows, where there are any."""
        return self.table if self.model.rowCount() else self.filters.search

    def reflow(self, room: Room) -> None:
        """The pane needs room; without it, it takes the place of the table when it is asked for."""
        self._room, self._alone = room, False
        self.filters.reflow(room)
        self._fit_pane()

    def show_details(self) -> None:
        """Show the details: beside the table, or without room in its place, until they are closed."""
        if self._room == Room.NARROW:
            self._alone = True
        else:
            self._wanted = True
        self._fit_pane()
        self.pane.setFocus()

    def instead(self) -> QWidget:
        """What stands in the place of a list without lines."""
        return self.hidden if self.filters.active else self.empty

    def _listed(self) -> None:
        count = self.model.rowCount()
        self.stack.setCurrentWidget(self.table if count else self.instead())
        self._fit_pane()
        if self.filters.search.hasFocus():
            said = ngettext("{count} line", "{count} lines", count).format(count=count)
            announcing.announce(self.filters.search, said)
        if count and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.chosen.emit()
        self.listed.emit()

    def _choose(self) -> None:
        if self.model.is_whole:  # else `listed` will tell
            self.chosen.emit()

    def _fit_pane(self) -> None:
        listed, narrow = self.stack.currentWidget() is self.table, self._room == Room.NARROW
        alone = self._alone and listed
        self.pane.setVisible(alone or (self._wanted and not narrow and listed))
        self.stack.setVisible(not alone)
        self.details.setVisible(listed and not alone and (narrow or not self._wanted))

    def _close_pane(self) -> None:
        if self._alone:
            self._alone = False
        else:
            self._wanted = False
        self._fit_pane()
        self.table.setFocus()

    def _go_to_search(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _leave_search(self) -> None:
        """Enter in the search goes to what it found, without waiting for its moment of quiet."""
        self.filters.changed.emit()
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _search_for(self, letters: str) -> None:
        self.filters.search.setText(letters)
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.end(False)
