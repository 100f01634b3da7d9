"""Widgets side by side, on a further line where one is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from app.views.look.layouts import boxed
from app.views.look.placing import Placing


class FlowLine(Placing):
    """Hidden widgets take no room. `spacing` in pixels, between widgets and between lines.

    Lower widgets stand at the middle of their line, or `on_one_foot` with the others.
    """

    def __init__(self, spacing: int = 8, on_one_foot: bool = False) -> None:
        super().__init__(spacing)
        self._on_one_foot = on_one_foot

    def insert(self, at: int, widget: QWidget) -> None:
        """Put a widget at a place; -1 is the end."""
        self.addWidget(widget)
        if at >= 0:
            self._items.insert(at, self._items.pop())

    def place(self, area: QRect, moving: bool) -> int:
        left, top, line = area.left(), area.top(), 0
        row: list[tuple[QLayoutItem, QPoint, QSize]] = []

        def put() -> None:
            for item, point, size in row if moving else ():
                spare = line - size.height()
                item.setGeometry(QRect(point + QPoint(0, spare if self._on_one_foot else spare // 2), size))

        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if row and left + size.width() > area.left() + area.width():
                put()
                left, top, line, row = area.left(), top + line + self.spacing(), 0, []
            row.append((item, QPoint(left, top), size))
            left += size.width() + self.spacing()
            line = max(line, size.height())
        put()
        return top + line - area.top()


def flowing(*widgets: QWidget) -> QWidget:
    """Chips side by side, on a further line where one is full."""
    line = FlowLine(6)
    for each in widgets:
        line.addWidget(each)
    return boxed(line)
