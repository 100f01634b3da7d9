"""Finds text that does not fit where it stands, and what lies where nobody can see it.

A text that is too long may run over several lines, scroll, or end in "…" where its tool tip tells the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from app.views.look.labels import ElidedLabel
from tests.views.accessibility import describe

_WORD_END = re.compile(r"[\s/-]+")  # where a line may end
LARGEST_WINDOW = (1366, 768)  # pixels: the smallest screen that schools still have


def clipped(widget: QWidget) -> list[str]:
    """Everything in `widget` whose text cannot be read to its end as it is shown now; empty is good."""
    found = [*_too_large(widget)]
    for each in widget.findChildren(QWidget):
        if each.isVisibleTo(widget) and not each.visibleRegion().isEmpty():
            found += [f"{what}: {describe(each)}" for what in _lacking(each)]
        if _is_read(each) and each.isVisibleTo(widget) and each.width() and _hidden_part(each, widget):
            found.append(f"reaches beyond what is seen: {describe(each)} {each.width()} x {each.height()}")
    return found


def _too_large(widget: QWidget) -> Iterator[str]:
    size, most = widget.window().size(), LARGEST_WINDOW
    if size.width() > most[0] or size.height() > most[1]:
        yield f"{size.width()} x {size.height()} is larger than the screen: {describe(widget.window())}"


def _lacking(widget: QWidget) -> Iterator[str]:
    """What a widget has too little room for."""
    match widget:
        case ElidedLabel():
            if _width(widget, widget.text()) > widget.contentsRect().width() and widget.text() not in widget.toolTip():
                yield "ends in … without a tool tip"
        case QLabel() if widget.text():
            yield from _label_lacks(widget)
        case QAbstractButton() if widget.text() and widget.sizeHint().isValid():
            wanted = widget.sizeHint()
            if widget.width() < wanted.width() - 1:
                yield f"{widget.width()} pixels wide instead of {wanted.width()}"
            if widget.height() < widget.fontMetrics().height():
                yield f"{widget.height()} pixels high for a line of {widget.fontMetrics().height()}"
        case QComboBox():
            yield from _box_lacks(widget)
        case QLineEdit():
            room = widget.width() - 2 * 10
            if not widget.text() and _width(widget, widget.placeholderText()) > room and not widget.toolTip():
                yield f"the hint {widget.placeholderText()!r} is cut"
        case QTabBar():
            for at in range(widget.count()):
                if widget.isTabVisible(at) and _width(widget, widget.tabText(at)) > widget.tabRect(at).width():
                    yield f"the tab {widget.tabText(at)!r} is cut"
        case QHeaderView() if widget.orientation() == Qt.Orientation.Horizontal:
            yield from _headings_lack(widget)


def _label_lacks(words: QLabel) -> Iterator[str]:
    if words.textFormat() == Qt.TextFormat.RichText:
        return
    if words.wordWrap():
        wanted = words.heightForWidth(words.width())
        if words.height() < wanted - 1:
            yield f"{words.height()} pixels high instead of {wanted}"
        longest = max((_width(words, word) for word in _WORD_END.split(words.text())), default=0)
        if longest > words.contentsRect().width() + 1:
            yield f"a word of {longest} pixels in {words.contentsRect().width()}"
    else:
        wanted = words.sizeHint()
        if words.width() < wanted.width() - 1 and not words.toolTip():
            yield f"{words.width()} pixels wide instead of {wanted.width()}"
        if words.height() < wanted.height() - 1 - words.margin() * 2:
            yield f"{words.height()} pixels high instead of {wanted.height()}"


def _box_lacks(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    wanted = _width(box, box.currentText())
    if wanted > room.width() + 1 and box.currentText() not in box.toolTip():
        yield f"{box.currentText()!r} needs {wanted} pixels and has {room.width()}"


def _headings_lack(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is None:
        return
    for at in range(header.count()):
        heading = str(model.headerData(at, header.orientation()) or "")
        tip = model.headerData(at, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        wanted = header.sectionSizeFromContents(at).width()
        if header.isSectionHidden(at) or heading == str(tip or ""):
            continue
        if _width(header, heading) > header.sectionSize(at):
            yield f"the heading {heading!r} needs {wanted} pixels and has {header.sectionSize(at)}"


def _width(widget: QWidget, text: str) -> int:
    return max((widget.fontMetrics().horizontalAdvance(line) for line in text.split("\n")), default=0)


def _is_read(widget: QWidget) -> bool:
    return isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit | QTabBar)


def _hidden_part(widget: QWidget, within: QWidget) -> bool:
    """Whether a part of a widget lies outside of what holds it, where nothing scrolls."""
    area, inner, outer = widget.rect(), widget, widget.parentWidget()
    while inner is not within and outer is not None:
        area = QRect(inner.mapTo(outer, area.topLeft()), area.size())
        scroller = outer.parentWidget()
        if isinstance(scroller, QAbstractScrollArea) and scroller.viewport() is outer:
            if _scrolls(scroller, Qt.Orientation.Horizontal):
                area.setLeft(0)
                area.setWidth(1)
            if _scrolls(scroller, Qt.Orientation.Vertical):
                area.setTop(0)
                area.setHeight(1)
        if not outer.rect().adjusted(-2, -2, 2, 2).contains(area):
            return True
        inner, outer = outer, outer.parentWidget()
    return False


def _scrolls(area: QAbstractScrollArea, way: Qt.Orientation) -> bool:
    across = way == Qt.Orientation.Horizontal
    policy = area.horizontalScrollBarPolicy() if across else area.verticalScrollBarPolicy()
    return policy != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
