"""Measures the contrast of text as it is painted (WCAG 2.1, 1.4.3), by whatever style sheet, palette or delegate.

The window is painted at twice its size, so that strokes of letters have their full colour somewhere. What is
switched off is exempt.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from app.views.look.tokens import contrast
from tests.views.accessibility import describe

LEAST, LEAST_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 24, 18.66  # pixels: 18 and 14 points
CLOSE = 0.05  # what the edges of letters take away
FINER = 2


def low_contrast(widget: QWidget) -> list[str]:
    """Texts in `widget` that are hard to read as they are painted now, one sentence each."""
    picture = _painted(widget)
    found: list[str] = []
    for each, area, words in _texts(widget):
        least = _least(each.font())
        measured = _measure(picture, QRect(area.topLeft() * FINER, area.size() * FINER))
        if measured is not None and measured < least - CLOSE:
            found.append(f"contrast {measured:.2f} instead of {least}: {words!r} in {describe(each)}")
    return found


def _painted(widget: QWidget) -> QImage:
    picture = QImage(widget.size() * FINER, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(FINER)
    picture.fill(widget.palette().window().color())
    widget.render(picture)
    return picture


def _texts(widget: QWidget) -> Iterator[tuple[QWidget, QRect, str]]:
    """Each piece of text that can be seen: its widget, its place in `widget`, its words."""
    for each in widget.findChildren(QWidget):
        if not each.isVisibleTo(widget) or not each.isEnabled():
            continue
        seen = each.visibleRegion().boundingRect()
        for area, words in _pieces(each):
            part = area.intersected(seen)
            if words.strip() and part.width() > 8 and part.height() > 8 and _shows_words(each, area, part):
                yield each, QRect(each.mapTo(widget, part.topLeft()), part.size()), words


def _shows_words(widget: QWidget, area: QRect, part: QRect) -> bool:
    """Whether the words of a button, in its middle, are in the part that is scrolled into sight, not its edge alone;

    and whether a cell of a table is in sight from top to bottom, and more than its edge.
    """
    is_row = not isinstance(widget, QHeaderView) or widget.orientation() == Qt.Orientation.Vertical
    if isinstance(widget.parentWidget(), QTableView) and is_row:
        return part.height() == area.height() and part.width() * 2 > area.width()
    if not isinstance(widget, QAbstractButton):
        return True
    half, middle = widget.fontMetrics().height() // 2, area.center()
    return part.top() <= middle.y() - half and middle.y() + half <= part.bottom() and middle.x() <= part.right()


def _pieces(widget: QWidget) -> Iterator[tuple[QRect, str]]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.contentsRect(), widget.text()
        case QLineEdit():
            yield widget.contentsRect().adjusted(4, 4, -4, -4), widget.text() or widget.placeholderText()
        case QComboBox():
            yield widget.rect().adjusted(4, 4, -28, -4), widget.currentText()
        case QTabBar():
            for at in range(widget.count()):
                yield widget.tabRect(at).adjusted(0, 4, 0, -4), widget.tabText(at)
        case QHeaderView() if widget.model() is not None:
            for at in range(widget.count()):
                heading = widget.model().headerData(at, widget.orientation())
                start, size = widget.sectionViewportPosition(at), widget.sectionSize(at)
                across = widget.orientation() == Qt.Orientation.Horizontal
                area = (
                    QRect(start, 2, size, widget.height() - 4) if across else QRect(2, start, widget.width() - 4, size)
                )
                yield area, str(heading or "")
        case _ if isinstance(view := widget.parentWidget(), QTableView):  # a viewport
            yield from _cells(view)


def _cells(view: QTableView) -> Iterator[tuple[QRect, str]]:
    model = view.model()
    if model is None:
        return
    for row in range(min(3, model.rowCount())):
        for column in range(model.columnCount()):
            cell = model.index(row, column)
            yield view.visualRect(cell).adjusted(4, 4, -4, -4), str(cell.data() or "")


def _least(font: QFont) -> float:
    size = font.pixelSize()
    return LEAST_LARGE if size >= (LARGE_BOLD if font.bold() else LARGE) else LEAST


def _measure(picture: QImage, area: QRect) -> float | None:
    """The contrast between the ground of an area, its commonest colour, and what stands out most from it."""
    part = picture.copy(area)
    return _strongest(bytes(part.constBits()), part.width())


@lru_cache(4_000)  # what stands on every page is painted alike
def _strongest(painted: bytes, width: int) -> float | None:
    long, colours = 4 * width, Counter[int]()  # four bytes for each pixel
    lines = Counter(painted[at : at + long] for at in range(0, len(painted), FINER * long))  # strokes are as wide
    for line, times in lines.items():  # above and below the letters all lines are the same
        if line == line[:4] * width:
            colours[int.from_bytes(line[:4], sys.byteorder)] += width * times
        else:
            for colour, count in Counter(memoryview(line).cast("I")).items():
                colours[colour] += count * times
    (ground, _count), *others = colours.most_common()
    return max((_between(ground, each) for each, _count in others), default=None)


@cache  # the shades at the edges of letters are always the same ones
def _between(one: int, other: int) -> float:
    return contrast(f"#{one & 0xFFFFFF:06X}", f"#{other & 0xFFFFFF:06X}")
