"""The order of Tab: that of the layouts, which is the order in which people read.

Qt takes the order in which widgets were made, and pages change while they are used. So the order is set when Tab
is pressed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

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
            yield from _laid_out(layout)
        case _:
            yield from (each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow())


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        assert item is not None
        if (part := item.widget()) is not None:
            yield part
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)
