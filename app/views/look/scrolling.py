"""An area that takes the height its content needs, and scrolls where there is less."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.views.look.theme import theme

LEAST = 90  # pixels at text size 100 % of the content that are seen in the lowest place


class ScrolledAsNeeded(QScrollArea):
    """Unlike a layout, it never squeezes its content: words that wrap to one line more stay whole."""

    changed = Signal()
    """The content may need another height."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        content.setObjectName("scrolled")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = content
        self.setWidget(content)

    def height_at(self, width: int) -> int:
        """The pixels that the content needs when it is `width` pixels wide."""
        least = self._content.minimumSizeHint()
        if not self._content.hasHeightForWidth():
            return max(self._content.sizeHint().height(), least.height())
        return self._content.heightForWidth(max(width, least.width()))

    def sizeHint(self) -> QSize:
        wide = self._content.sizeHint().width()
        return QSize(wide, self.height_at(self.width() if self.isVisible() else wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.minimumSizeHint().width(), min(self.sizeHint().height(), theme.px(LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Listens to the content, which Qt lets it do: what holds the area does not hear that the content changed."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self.updateGeometry()
            self.changed.emit()
        return super().eventFilter(watched, event)
