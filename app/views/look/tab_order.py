"""The order of Tab: that of the layouts, which is the order in which people read.

Qt takes the order in which widgets were made, and pages change while they are used. So the order is set when Tab
is pressed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMainWindow, QScrollArea, QSplitter, QWidget


def follow_layout(window: QWidget) -> None:
    """Puts all that Tab reaches in `window` in the order of its layouts; what lies in none comes last.

    Qt moves the focus also when what has it is hidden or deleted; layouts are then no longer whole.
    """
    focus = window.focusWidget()
    if focus is None or not focus.isVisible():
        return
    for one, following in pairwise(_stops(window)):
        if one.nextInFocusChain() is not following:
            QWidget.setTabOrder(one, following)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    for part in _parts(widget):
        if part.isHidden():
            continue
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield part
        if part.focusProxy() is None:
            yield from _stops(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """The widgets directly in another one, in their order."""
    match widget:
        case QMainWindow():
            yield from filter(None, (widget.centralWidget(), widget.statusBar()))
        case QScrollArea():
            yield from filter(None, (widget.widget(),))
        case QSplitter():
            yield from filter(None, map(widget.widget, range(widget.count())))
        case _ if (layout := widget.layout()) is not None:
            yield from _laid_out(layout, [each for each in widget.children() if isinstance(each, QWidget)])
        case _:
            yield from (each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow())


def _laid_out(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Those of `widgets` that lie in a layout, and in the layouts in it.

    Items of a layout are never asked for: Python keeps what it was given of them when they are gone, and takes the next
    object at the same address for it.
    """
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places = [(layout.indexOf(each), each) for each in (*widgets, *inner)]
    for _at, part in sorted((place for place in places if place[0] >= 0), key=itemgetter(0)):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid_out(part, widgets)
