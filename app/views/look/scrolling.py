"""An area that takes the height its content needs, and scrolls where there is less."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.views.look.layouts import scroll_in
from app.views.look.theme import theme

NO_BUTTON = Qt.MouseButton.NoButton
LEAST = 90  # pixels at text size 100 % of the content that are seen in the lowest place
AROUND = 28  # pixels at text size 100 % that are seen above and below what has the keyboard: its caption


class ScrolledAsNeeded(QScrollArea):
    """Unlike a layout, it never squeezes its content: words that wrap to one line more stay whole. What gets the
    keyboard is brought into sight, from wherever the keyboard comes.
    """

    changed = Signal()
    """The content may need another height."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = content
        scroll_in(self, content)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _left: QWidget | None, here: QWidget | None) -> None:
        """Shows all of what has the keyboard: Qt itself shows the line of the caret, and only on the way inside."""
        if here is None or not self._content.isAncestorOf(here) or QApplication.mouseButtons() != NO_BUTTON:
            return  # what moves below the mouse is not clicked
        top, gap = here.mapTo(self._content, QPoint()).y(), theme.px(AROUND)
        if here.height() + 2 * gap <= self.viewport().height():
            self.ensureVisible(0, top + here.height(), 0, gap)
            self.ensureVisible(0, top, 0, gap)

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
