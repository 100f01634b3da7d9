"""The chips that slice the site: each opens the values of a facet with the number of students they have."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.book.book import Book
from app.i18n import _, number
from app.models.facets import Facet, counts, facets_for, words_of
from app.models.site_facts import SiteFacts
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button
from app.views.look.chips import FilterChip


class FacetBar(QWidget):
    """`chosen` are the values that are let through, by facet; `turned` is said when a person changed them."""

    turned = Signal()

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.chosen: dict[str, list[str]] = {}
        self._facts: SiteFacts | None = None
        line = FlowLine()
        self.chips: dict[str, FilterChip] = {}
        for facet in facets_for(book):
            menu = QMenu()
            menu.setTitle(_(facet.title))
            menu.aboutToShow.connect(partial(self._fill, menu, facet))
            self.chips[facet.key] = FilterChip(_(facet.title), menu)
            line.addWidget(self.chips[facet.key])
        self.clear = button(_("Show everybody"), "x", "link", self._clear)
        line.addWidget(self.clear)
        self.clear.hide()
        self.setLayout(line)

    def show_facts(self, facts: SiteFacts) -> None:
        """Offer the values that these facts have; a chosen one that is gone is dropped."""
        self._facts = facts
        for key, values in self.chosen.items():
            there = counts(facts, {}, key)
            values[:] = [value for value in values if value in there]
        self._say()

    def choose(self, facet: str, *values: str) -> None:
        """Let through some values of one facet, and nothing else be chosen."""
        if facet in self.chips:
            self.chosen = {facet: list(values)}
            self._say()
            self.turned.emit()

    def _fill(self, menu: QMenu, facet: Facet) -> None:
        menu.clear()
        if self._facts is None:
            return
        values = self.chosen.get(facet.key, [])
        for value, count in counts(self._facts, self.chosen, facet.key).items():
            words = _("{value} ({count})").format(value=words_of(self._facts, facet.key, value), count=number(count))
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in values)
            action.toggled.connect(partial(self._turn, facet.key, value))

    def _turn(self, facet: str, value: str, on: bool) -> None:
        values = self.chosen.setdefault(facet, [])
        if on:
            values.append(value)
        else:
            values.remove(value)
        self._say()
        self.turned.emit()

    def _clear(self) -> None:
        self.chosen = {}
        self._say()
        next(iter(self.chips.values())).setFocus()
        self.turned.emit()

    def _say(self) -> None:
        for key, chip in self.chips.items():
            values = self.chosen.get(key, [])
            names = [words_of(self._facts, key, value) for value in values] if self._facts else []
            chip.say(", ".join(names) if len(names) < 3 else _("{count} chosen").format(count=number(len(names))))
        self.clear.setVisible(any(self.chosen.values()))
