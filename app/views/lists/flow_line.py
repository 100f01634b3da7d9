"""Widgets side by side, on a further line where one is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLine(QLayout):
    """Hidden widgets take no room. `spacing` in pixels, between widgets and between lines.

    Lower widgets stand at the middle of their line, or `on_one_foot` with the others.
    """

    def __init__(self, spacing: int = 8, on_one_foot: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._on_one_foot = on_one_foot
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def insert(self, at: int, widget: QWidget) -> None:
        """Put a widget at a place; -1 is the end."""
        self.addWidget(widget)
        if at >= 0:
            self._items.insert(at, self._items.pop())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, moving=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, area: QRect, moving: bool) -> int:
        """Place the widgets; the height they need."""
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
