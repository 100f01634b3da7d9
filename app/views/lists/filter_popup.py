"""The small window below a chip, in which one says what a column must be. Esc closes it; it filters at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from app.i18n import _
from app.views.lists.columns import Facet
from app.views.lists.conditions import Condition, Op
from app.views.lists.filter_parts import Holding, Span, Ticks
from app.views.look.buttons import button
from app.views.look.labels import label
from app.views.look.layouts import column, row, scaled_width


class FilterPopup(QFrame):
    """Says `changed` with a Condition, or None where everything passes. Open it with `open_below`."""

    changed = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget, title: str, name: str, facet: Facet, now: Condition | None) -> None:
        """`name` is that of the column, `now` what it must be so far."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(_("Filter: {column}").format(column=title))
        self._name, self._facet = name, facet
        self.parts: QVBoxLayout = column(label(title, "subheading"), spacing=8, margins=(14, 12, 14, 12))
        self.editor: Ticks | Span | Holding
        if facet.way == "any":
            self.editor = Ticks(now.values if now and now.op == "any" else (), facet.empty or _("Empty"))
            self.editor.with_empty = not facet.complete
        elif facet.way == "between":
            self.editor = Span(facet, now.values if now and now.op == "between" else (None, None))
        else:
            self.editor = Holding(str(now.values[0]) if now and now.op == "text" else "")
        self.parts.addWidget(self.editor)
        self.ticks: dict[Op, QCheckBox] = {}
        if not facet.complete:
            words: dict[Op, str] = {"empty": _("Empty"), "filled": _("Not empty")}
            for op in ("filled",) if facet.way == "any" else ("empty", "filled"):
                self._add_tick(op, words[op], now)
        self.clear_button = button(_("Clear"), "", "link", self.clear)
        self.done_button = button(_("Done"), "", "plain", self.close)
        self.parts.addLayout(row(self.clear_button, None, self.done_button))
        self.setLayout(self.parts)
        scaled_width(self, 268)
        self.editor.edited.connect(self._edited)
        self.editor.finished.connect(self.close)

    def _add_tick(self, op: Op, words: str, now: Condition | None) -> None:
        tick = self.ticks[op] = QCheckBox(words)
        tick.setChecked(bool(now and now.op == op))
        tick.clicked.connect(lambda on: self._ticked(op, on))
        self.parts.addWidget(tick)

    def offer(self, options: Mapping[Any, str]) -> None:
        """The values that can be ticked, once they are known."""
        if isinstance(self.editor, Ticks):
            self.editor.offer(options)

    def open_below(self, chip: QWidget) -> None:
        """Open it below a chip, as far as the screen allows, with the keyboard in it."""
        self.adjustSize()
        place = chip.mapToGlobal(QPoint(0, chip.height() + 4))
        screen = chip.screen().availableGeometry()
        left = max(screen.left(), min(place.x(), screen.right() - self.width()))
        self.move(left, max(screen.top(), min(place.y(), screen.bottom() - self.height())))
        self.show()
        self.editor.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def clear(self) -> None:
        """Let everything through again."""
        self.editor.clear()
        for tick in self.ticks.values():
            tick.setChecked(False)
        self.changed.emit(None)

    def _edited(self) -> None:
        for tick in self.ticks.values():
            tick.setChecked(False)
        values = self.editor.values()
        self.changed.emit(Condition(self._name, self._facet.way, values) if values else None)

    def _ticked(self, op: Op, on: bool) -> None:
        for other, tick in self.ticks.items():
            tick.setChecked(on and other == op)
        self.editor.clear()
        self.changed.emit(Condition(self._name, op) if on else None)

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self.closed.emit()
