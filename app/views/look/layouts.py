"""Rows and columns of widgets, said in one line."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.views.look.theme import theme

Item = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]
Box = TypeVar("Box", bound=QBoxLayout)


def row(*items: Item, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Items side by side: a widget, a layout, a number of pixels, or None for the space that is left."""
    return _fill(QHBoxLayout(), items, spacing, margins)


def column(*items: Item, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Items below each other; see `row`."""
    return _fill(QVBoxLayout(), items, spacing, margins)


def _fill(box: Box, items: tuple[Item, ...], spacing: int, margins: Margins) -> Box:
    box.setContentsMargins(*margins)
    box.setSpacing(spacing)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)
    return box


def hide_unless(widget: QWidget, wanted: bool) -> None:
    """Keeps `widget` from being shown with what it is put into, unless it is `wanted`.

    Before it is put anywhere, `setVisible(True)` would make it a window of its own, which takes the keyboard along.
    """
    if not wanted:
        widget.hide()


@contextmanager
def filled_unseen(widget: QWidget) -> Generator[None]:
    """Fills `widget` out of sight; the keyboard returns to where it was, if that is still there.

    Qt shows what comes into a widget in sight part by part, and lays out all that is around anew for each of them.
    """
    if widget.isHidden():
        yield
        return
    here = QApplication.focusWidget()
    widget.hide()
    try:
        yield
    finally:
        widget.show()
    if here is not None and isValid(here) and here.isVisible():
        here.setFocus(Qt.FocusReason.OtherFocusReason)


def boxed(layout: QLayout) -> QWidget:
    """A widget that only holds `layout`."""
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def scrolled(content: QWidget) -> QScrollArea:
    """`content` in an area that scrolls when it is too small; Tab goes to what is inside it."""
    area = QScrollArea()
    scroll_in(area, content)
    return area


def scroll_in(area: QScrollArea, content: QWidget) -> None:
    """Puts `content` into an area without a frame, as wide as the area and no stop of Tab of its own."""
    content.setObjectName("scrolled")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)


def area_around(widget: QWidget) -> QScrollArea | None:
    """The area in which `widget` scrolls with what is around it; None where nothing does."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def clear(layout: QLayout) -> None:
    """Takes everything out of `layout` and deletes it."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


def scaled_width(widget: QWidget, pixels: int, fixed: bool = True) -> None:
    """Keeps the width of `widget` at `pixels` times the text size, also when the text size changes."""

    def resize() -> None:
        if fixed:
            widget.setFixedWidth(theme.px(pixels))
        else:
            widget.setMinimumWidth(theme.px(pixels))

    theme.follow(widget, "width", resize)
