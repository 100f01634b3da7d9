"""The line above a list: a search, chips that open menus of ticks, and the way back to everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.views.lists.check_menu import CheckMenu
from app.views.look.buttons import button
from app.views.look.chips import FilterChip
from app.views.look.layouts import row
from app.views.look.search_edit import SearchEdit


class ListFilters(QWidget):
    """`chips` are the names that people read, by the name that the page uses."""

    changed = Signal()

    def __init__(self, prompt: str, chips: Mapping[str, str]) -> None:
        super().__init__()
        self.search = SearchEdit(prompt, 250)
        self.menus = {name: CheckMenu() for name in chips}
        self.chips = {name: FilterChip(text, self.menus[name]) for name, text in chips.items()}
        self.clear_button = button(_("Clear filters"), "", "link", self.clear)
        self._line = row(self.search, *self.chips.values(), self.clear_button, None)
        self.setLayout(self._line)
        self.search.searched.connect(lambda _text: self._say())
        for menu in self.menus.values():
            menu.ticked.connect(self._say)
        self._dress()

    def offer(self, name: str, options: Mapping[str, str]) -> None:
        """Offer these codes with their texts under the chip `name`; without any, the chip is hidden."""
        self.menus[name].offer(options)
        self._dress()

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    @property
    def active(self) -> bool:
        """Whether search or chips hide anything."""
        return bool(self.text) or any(menu.codes() for menu in self.menus.values())

    def codes(self, name: str) -> list[str]:
        """What is ticked under a chip; empty for everything."""
        return self.menus[name].codes()

    def tick(self, name: str, codes: Iterable[str]) -> None:
        """Tick just these under a chip."""
        self.menus[name].tick(codes)
        self._say()

    def add_tool(self, tool: QWidget) -> None:
        """Put something at the end of the line."""
        self._line.addWidget(tool)

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
            chip.setVisible(bool(self.menus[name].actions()))
        self.clear_button.setVisible(self.active)
