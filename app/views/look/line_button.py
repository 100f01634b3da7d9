"""A button that is a line of words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout

from app.views.look.pressing import PushButton


class LineButton(PushButton):
    """As large as the line of words that a subclass lays out in `_line`."""

    _line: QHBoxLayout

    def sizeHint(self) -> QSize:
        return self._line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._line.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._line.totalHeightForWidth(width)
