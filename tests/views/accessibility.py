"""Looks at a living window as somebody without mouse or without sight meets it. No screen reader is needed.

WCAG 2.1 AA as applied to software: 4.1.2 names, 2.1.1 keyboard, 2.1.2 no trap, 2.4.7 focus visible; and the
target size of 2.5.8 (WCAG 2.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)

SMALLEST_TARGET = 24        # pixels

_Role = QAccessible.Role
_NAMED = {
    _Role.PushButton, _Role.Button, _Role.CheckBox, _Role.RadioButton, _Role.EditableText, _Role.ComboBox,
    _Role.SpinBox, _Role.Slider, _Role.Table, _Role.List, _Role.Tree, _Role.PageTab, _Role.PageTabList,
    _Role.MenuItem, _Role.ButtonMenu, _Role.ButtonDropDown, _Role.ProgressBar, _Role.Graphic, _Role.Link,
}       # fmt: skip


def problems(widget: QWidget) -> list[str]:
    """Everything found wrong in `widget` as it is shown now, one sentence each; empty is good."""
    return [
        *unnamed(widget),
        *mouse_only(widget),
        *small_targets(widget),
        *silent_cells(widget),
        *trapping(widget),
        *invisible_focus(widget),
    ]


def describe(widget: QWidget) -> str:
    """A widget in words, for the message of a failed test."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLineEdit) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()!r}"


def _walk(found: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if found is None or not found.isValid() or found.state().invisible:
        return
    yield found
    for at in range(found.childCount()):
        child = found.child(at)
        if child is not None and child.isValid() and child.object() is not found.object():
            yield from _walk(child)


def unnamed(widget: QWidget) -> list[str]:
    """Controls that a screen reader cannot name."""
    found = _walk(QAccessible.queryAccessibleInterface(widget))
    return [
        f"no name: {each.role().name} {type(each.object()).__name__} at {each.rect().getRect()}"
        for each in found
        if each.role() in _NAMED and not each.text(QAccessible.Text.Name).strip()
    ]


def _shown(widget: QWidget, kind: type) -> list[QWidget]:
    return [each for each in widget.findChildren(kind) if each.isVisibleTo(widget.window())]


def mouse_only(widget: QWidget) -> list[str]:
    """Buttons and entries that the keyboard cannot reach."""
    inner = (QTabBar, QLineEdit, QComboBox)
    return [
        f"not reachable by keyboard: {describe(each)}"
        for each in _shown(widget, QWidget)
        if isinstance(each, (QAbstractButton, QComboBox))
        and each.focusPolicy() == Qt.FocusPolicy.NoFocus
        and not isinstance(each.parent(), inner)
    ]


def small_targets(widget: QWidget) -> list[str]:
    """Buttons that are hard to hit."""
    return [
        f"smaller than {SMALLEST_TARGET} pixels: {describe(each)} {each.width()} x {each.height()}"
        for each in _shown(widget, QAbstractButton)
        if min(each.width(), each.height()) < SMALLEST_TARGET and not isinstance(each.parent(), QLineEdit | QTabBar)
    ]


def silent_cells(widget: QWidget) -> list[str]:
    """Cells of the first row of each list that say nothing."""
    found: list[str] = []
    for view in _shown(widget, QAbstractItemView):
        assert isinstance(view, QAbstractItemView)
        interface = QAccessible.queryAccessibleInterface(view)
        model = view.model()
        if model is None or model.rowCount(view.rootIndex()) == 0 or interface is None:
            continue
        columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
        children = [interface.child(at) for at in range(min(interface.childCount(), 4 * columns))]
        cells = [each for each in children if each is not None and each.role() in (_Role.Cell, _Role.ListItem)]
        silent = sum(not each.text(QAccessible.Text.Name).strip() for each in cells[:columns])
        if silent:
            found.append(f"{silent} silent cells in {describe(view)}")
    return found


def tab_chain(widget: QWidget) -> list[QWidget]:
    """What Tab should reach inside `widget`, in its order."""
    chain: list[QWidget] = []
    each = widget.nextInFocusChain()
    while each is not None and each is not widget and each not in chain:
        reachable = each.isVisibleTo(widget.window()) and each.isEnabled() and widget.isAncestorOf(each)
        if reachable and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None:
            chain.append(each)
        each = each.nextInFocusChain()
    return chain


def trapping(widget: QWidget) -> list[str]:
    """Where pressing Tab again and again does not come round to everything."""
    chain = tab_chain(widget)
    if not chain:
        return []
    chain[0].setFocus(Qt.FocusReason.TabFocusReason)
    met: set[QWidget] = set()
    for _ in range(3 * len(tab_chain(widget.window())) + 20):
        focused = QApplication.focusWidget()
        if focused is None:
            return ["nothing has the focus"]
        met.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    missed = [each for each in chain if each not in met and not any(each.isAncestorOf(other) for other in met)]
    return [f"Tab never reaches {describe(each)}" for each in missed]


def invisible_focus(widget: QWidget) -> list[str]:
    """Controls that look the same with and without the focus."""
    found: list[str] = []
    for each in tab_chain(widget):
        if isinstance(each, QAbstractItemView) and not each.currentIndex().isValid():
            continue        # an empty list has no cell to mark
        each.clearFocus()
        before = each.grab().toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        if each.grab().toImage() == before:
            found.append(f"no sign of the focus: {describe(each)}")
    return found
