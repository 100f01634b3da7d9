"""What the layouts of our own share: they place widgets by the width there is, and tell the height that takes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class Placing(QLayout):
    """The same width and widgets always give the same places; what they need is kept until Qt says that it changed."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._leasts: dict[QLayoutItem, QSize] = {}
        self._heights: dict[tuple[QLayoutItem, int], int] = {}  # by width
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def place(self, area: QRect, moving: bool) -> int:
        """Place the widgets, or with `moving` off only find out; the height they need, in pixels."""
        raise RuntimeError("a layout says how it places")

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget behind the others. Its item is made here: of one that Qt makes, Python does not learn when it
        goes, and may take another for it.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:  # type: ignore[override]
        self.invalidate()
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._leasts.clear()
        self._heights.clear()
        super().invalidate()

    def least(self, item: QLayoutItem) -> QSize:
        """The least size of a widget. Qt lays out all that is in the widget to tell it."""
        if item not in self._leasts:
            self._leasts[item] = item.minimumSize()
        return self._leasts[item]

    def height(self, item: QLayoutItem, width: int) -> int:
        """The height that a widget wants at this width, which takes Qt as much work."""
        if not item.hasHeightForWidth():
            return item.sizeHint().height()
        if (item, width) not in self._heights:
            self._heights[item, width] = item.heightForWidth(width)
        return self._heights[item, width]

    def heightForWidth(self, width: int) -> int:
        return self.place(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self.place(area, moving=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(self.least(item))
        return size
