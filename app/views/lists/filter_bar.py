"""The line above a list: a search, a chip for each column that filters, further columns, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _
from app.views.lists.conditions import Condition, short
from app.views.lists.filter_popup import FilterPopup
from app.views.lists.flow_line import FlowLine
from app.views.lists.known import Known
from app.views.lists.list_spec import ListSpec
from app.views.look.buttons import button
from app.views.look.chips import FilterChip
from app.views.look.layouts import scaled_width
from app.views.look.search_edit import SearchEdit
from app.views.window.page import Room

WIDE, SLIM = 250, 180  # pixels of the search


class FilterBar(QWidget):
    """Chips of the favourite columns are always there, others while they filter."""

    changed = Signal()

    def __init__(self, spec: ListSpec, known: Known) -> None:
        super().__init__()
        self._spec, self._known = spec, known
        self._conditions: dict[str, Condition] = {}
        self.search = SearchEdit(spec.prompt, WIDE)
        self.chips: dict[str, FilterChip] = {}
        self.popup: FilterPopup | None = None
        self._shown: tuple[bool, tuple[str, ...]] | None = None  # as the line was last laid out
        self.more = FilterChip(_("+ Filter"), press=self.offer_columns)
        self.more.setAccessibleDescription(_("Filter by a column"))
        self.clear_button = button(_("Clear filters"), "", "link", self.clear)
        self._line = FlowLine()
        for part in (self.search, self.more, self.clear_button):
            self._line.addWidget(part)
        self.setLayout(self._line)
        for name in spec.favourites:
            self._chip(name)
        self.search.searched.connect(lambda _text: self._say())
        known.told.connect(self._told)
        self._dress()

    def reflow(self, room: Room) -> None:
        """Without room the search is slimmer."""
        scaled_width(self.search, SLIM if room == Room.NARROW else WIDE)

    # what filters

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What columns must be, in the order in which it was said."""
        return tuple(self._conditions.values())

    @property
    def active(self) -> bool:
        """Whether search or chips hide anything."""
        return bool(self.text or self._conditions)

    def put(self, condition: Condition) -> None:
        """Filter by one more column, or by the same one in another way."""
        self._conditions[condition.column] = condition
        self._say()

    def drop(self, name: str) -> None:
        """Filter by this column no longer."""
        if self._conditions.pop(name, None):
            self._say()

    def show_filters(self, text: str, conditions: tuple[Condition, ...]) -> None:
        """Show these instead; `changed` is not said."""
        with QSignalBlocker(self.search):
            self.search.setText(text)
        self._conditions = {each.column: each for each in conditions}
        self._dress()

    def clear(self) -> None:
        """Let everything of the view through again."""
        if self.active:
            self.show_filters("", ())
            self.changed.emit()
            self.search.setFocus()

    def _say(self) -> None:
        self._dress()
        self.changed.emit()

    # chips

    def _chip(self, name: str) -> FilterChip:
        """The chip of a column, made where there is none."""
        if name not in self.chips:
            chip = FilterChip(self._spec.by_name[name].title, press=lambda: self.open(name))
            before = next(reversed(self.chips.values()), self.search)
            self._line.insert(1 + len(self.chips), chip)
            QWidget.setTabOrder(before, chip)
            self.chips[name] = chip
            chip.show()
        return self.chips[name]

    def _dress(self) -> None:
        for name in [*self._conditions]:
            self._chip(name)
        opened = self.popup.property("column") if self.popup else ""
        for name in [*self.chips]:
            condition = self._conditions.get(name)
            if condition is None and name not in self._spec.favourites and name != opened:
                chip = self.chips.pop(name)
                self._line.removeWidget(chip)
                chip.deleteLater()
                continue
            options = {}
            if condition and condition.op == "any":
                options = self._known.get(f"options:{name}") or {}
            words = short(condition, self._spec.facets[name], options) if condition else ""
            self.chips[name].say(words)
        shown = self.active, tuple(chip.text() for chip in self.chips.values())
        if shown != self._shown:  # laying the line out takes a while, and most keys of a search change nothing of it
            self._shown = shown
            self.clear_button.setVisible(self.active)
            self.updateGeometry()

    def _told(self, what: str) -> None:
        if what.startswith("options:"):
            if self.popup and self.popup.property("column") == what.partition(":")[2]:
                self.popup.offer(self._known.get(what) or {})
            self._dress()

    # saying what filters

    def open(self, name: str) -> None:
        """Open what belongs to the chip of a column."""
        chip, facet = self._chip(name), self._spec.facets[name]
        popup = FilterPopup(chip, self._spec.by_name[name].title, name, facet, self._conditions.get(name))
        popup.setProperty("column", name)
        self.popup = popup
        popup.changed.connect(lambda condition: self.put(condition) if condition else self.drop(name))
        popup.closed.connect(self._closed)
        options = self._known.get(f"options:{name}") if facet.way == "any" else None
        if options is not None:
            popup.offer(options)
        popup.open_below(chip)

    def _closed(self) -> None:
        self.popup = None
        self._dress()

    def offer_columns(self) -> QMenu:
        """Open the menu of all columns by which one can filter."""
        menu = QMenu(self.more)
        menu.setTitle(_("Filter by a column"))
        for column in self._spec.columns:
            if column.name in self._spec.facets:
                menu.addAction(column.title, lambda name=column.name: self.open(name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        return menu

    def add_tool(self, tool: QWidget) -> None:
        """Put something at the end of the line."""
        self._line.addWidget(tool)
