"""Sheets of paper below each other, as wide as fits, whole, or as large as asked, drawn when they come into sight.

Paper that fits is never larger than it is in truth, but for larger text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.i18n import _, number
from app.views.handing_out.drawn_pages import Drawn, Pages, drawing
from app.views.handing_out.pdf_pages import POINTS_PER_INCH
from app.views.look import announcing
from app.views.look.theme import theme
from app.views.window.jobs import Job, Outcome

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
LETTER = (612.0, 792.0)
KEPT = 96_000_000  # bytes of pictures, beside those that are wanted
_GAP, _EDGE = 18, 24
_PIXELS_PER_POINT = 96 / POINTS_PER_INCH


class PagesView(QAbstractScrollArea):
    """The pages of papers. Until `show_pages` is called, an empty sheet stands for them.

    Screen readers hear the number of the page in sight and what it says as the description.
    """

    moved = Signal()
    """Another page is in the middle, or there are other pages."""
    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.page = 0
        self.pages: Pages | None = None
        self._fixed: float | None = None  # a size, or None for what fits
        self._whole = False  # what fits is a whole page, not its width alone
        self._drawn: dict[int, Drawn] = {}  # the oldest first
        self._job: Job | None = None
        self._tops: list[int] = []
        self._width = self._height = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Pages"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._follow)
        theme.changed.connect(self._lay_out)

    # -- what is shown

    def show_pages(self, pages: Pages | None) -> None:
        """Show other pages, from the same place where they have it."""
        if self._job is not None:
            self._job.ended.disconnect(self._take)
            self._job = None
        self.pages = pages
        self._drawn.clear()
        self._lay_out()
        self._follow()
        self.moved.emit()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.pages) if self.pages else 0

    def go_to(self, page: int) -> None:
        """Bring a page, counted from 0, to the top."""
        page = max(0, min(page, self.count - 1))
        if page >= 0:
            self.verticalScrollBar().setValue(self._tops[page] - theme.px(_GAP))
            self._settle(page)

    # -- size

    @property
    def zoom(self) -> float:
        """How large the paper is; 1 is its true size."""
        return self._width / (self._sizes[0][0] * _PIXELS_PER_POINT)

    @property
    def fits(self) -> bool:
        """Whether the pages are as wide as fits."""
        return self._fixed is None and not self._whole

    @property
    def fits_whole(self) -> bool:
        """Whether each page can be seen whole."""
        return self._fixed is None and self._whole

    def resize_pages(self, zoom: float | None, whole: bool = False) -> None:
        """Show the pages at `zoom`; None for as wide as fits, or with `whole` so that each can be seen whole."""
        share = self._share()
        self._fixed, self._whole = zoom, whole
        self._lay_out()
        bar = self.verticalScrollBar()
        bar.setValue(round(share * self._height) - self.viewport().height() // 2)
        self.zoomed.emit()

    def larger(self) -> None:
        """The next larger size."""
        self.resize_pages(next((zoom for zoom in ZOOMS if zoom > self.zoom + 0.01), ZOOMS[-1]))

    def smaller(self) -> None:
        """The next smaller size."""
        self.resize_pages(next((zoom for zoom in reversed(ZOOMS) if zoom < self.zoom - 0.01), ZOOMS[0]))

    def _share(self) -> float:
        """Where the middle of what is in sight lies, from 0 to 1."""
        return (self.verticalScrollBar().value() + self.viewport().height() / 2) / max(1, self._height)

    # -- places

    @property
    def _sizes(self) -> list[tuple[float, float]]:
        return self.pages.sizes if self.pages and len(self.pages) else [LETTER]

    @Slot()
    def _lay_out(self) -> None:
        room, widest = self.viewport().size(), max(width for width, _height in self._sizes)
        edge, gap = theme.px(_EDGE), theme.px(_GAP)
        if self._fixed is None:
            largest = round(widest * _PIXELS_PER_POINT * max(1.0, theme.scale))
            room_across = room.width() - 2 * edge
            if self._whole:
                slimmest = min(width / height for width, height in self._sizes)
                room_across = min(room_across, round((room.height() - 2 * gap) * slimmest))
            self._width = max(100, min(room_across, largest))
        else:
            self._width = round(widest * _PIXELS_PER_POINT * self._fixed)
        self._tops = []
        y = gap
        for width, height in self._sizes:
            self._tops.append(y)
            y += round(self._width * height / width) + gap
        self._height = y
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, y - room.height()))
        down.setPageStep(room.height())
        down.setSingleStep(theme.px(40))
        across.setRange(0, max(0, self._width + 2 * edge - room.width()))
        across.setPageStep(room.width())
        self.viewport().update()
        self._draw_next()

    def _place(self, page: int) -> QRect:
        width, height = self._sizes[page]
        spare = self.viewport().width() - self._width
        x = spare // 2 if spare > 0 else theme.px(_EDGE) - self.horizontalScrollBar().value()
        y = self._tops[page] - self.verticalScrollBar().value()
        return QRect(x, y, self._width, round(self._width * height / width))

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, bisect_left(self._tops, top + self.viewport().height(), first))

    @Slot()
    def _follow(self) -> None:
        """The page that lies across the middle is the one that is looked at."""
        middle = self.verticalScrollBar().value() + self.viewport().height() * 0.4
        self._settle(max(0, bisect_right(self._tops, middle) - 1))
        self._draw_next()

    def _settle(self, page: int) -> None:
        if page != self.page:
            self.page = page
            self.moved.emit()
        self._describe()

    def _describe(self) -> None:
        if not self.count:
            self.setAccessibleDescription(_("The pages are being made."))
            return
        said = _("Page {page} of {pages}").format(page=number(self.page + 1), pages=number(self.count))
        drawn = self._drawn.get(self.page)
        whole = f"{said}. {drawn.text}" if drawn else said
        if whole != self.accessibleDescription():
            self.setAccessibleDescription(whole)

    # -- drawing

    def _dots(self) -> int:
        return round(self._width * self.devicePixelRatioF())

    def _wanted(self) -> list[int]:
        """The pages in sight, then those beside them."""
        seen = self._in_sight()
        beside = (seen[-1] + 1, seen[0] - 1) if seen else ()
        return [page for page in (*seen, *beside) if 0 <= page < self.count]

    def _draw_next(self) -> None:
        """Have the next page drawn that is wanted and is not; one at a time."""
        if self.pages is None or self._job is not None or not self.count:
            return
        for page in self._wanted():
            drawn = self._drawn.get(page)
            if drawn is None or drawn.picture.width() != self._dots():
                self._job = Job(drawing(self.pages, page, self._dots()))
                self._job.ended.connect(self._take)
                self._job.start()
                return

    @Slot(object)
    def _take(self, outcome: Outcome) -> None:
        self._job = None
        if outcome.error:
            raise outcome.error
        if outcome.cancelled:  # the program ends
            return
        drawn: Drawn = outcome.value
        self._drawn.pop(drawn.page, None)
        self._drawn[drawn.page] = drawn
        self._forget()
        self._describe()
        self.viewport().update()
        self._draw_next()

    def _forget(self) -> None:
        """Keep the pictures that are wanted, and of the others the youngest."""
        wanted = set(self._wanted())
        size = sum(drawn.picture.sizeInBytes() for drawn in self._drawn.values())
        for page in [page for page in self._drawn if page not in wanted]:
            if size <= KEPT:
                return
            size -= self._drawn.pop(page).picture.sizeInBytes()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme.color("sunken"))
        for page in self._in_sight():
            place = self._place(page)
            painter.fillRect(place, Qt.GlobalColor.white)
            if page in self._drawn:
                painter.drawImage(place, self._drawn[page].picture)
            painter.setPen(theme.color("line"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme["accent"]), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    # -- keyboard and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down, key = self.verticalScrollBar(), event.key()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.turn(-self.count if key == Qt.Key.Key_Home else self.count)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            down.setValue(down.value() + down.singleStep() * (1 if key == Qt.Key.Key_Down else -1))
        elif key == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            down.setValue(down.value() + (-1 if back else 1) * round(down.pageStep() * 0.9))
        else:
            QWidget.keyPressEvent(self, event)

    def turn(self, pages: int) -> None:
        """Go on by so many pages, back where it is negative, and say where that is."""
        self.go_to(self.page + pages)
        said = _("Page {page} of {pages}").format(page=number(self.page + 1), pages=number(self.count))
        announcing.announce(self, said)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.larger()
        elif event.angleDelta().y() < 0:
            self.smaller()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = self._share() if self._height else 0.0
        self._lay_out()
        if not self.fits or self.page:
            self.verticalScrollBar().setValue(round(share * self._height) - self.viewport().height() // 2)
        self.zoomed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
