"""Looks at a living window as somebody without mouse or without sight meets it. No screen reader is needed.

WCAG 2.1 AA as applied to software: 1.1.1 pictures in words, 2.1.1 keyboard, 2.1.2 no trap, 2.4.2 titles, 2.4.3 order of
the focus, 2.4.7 focus visible, 2.5.3 the words seen are the name, 4.1.2 names and roles; and the target size of
2.5.8 (WCAG 2.2). Contrast is measured in contrasts.py, clipped text in clipping.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QTabBar,
    QTableView,
    QTextBrowser,
    QWidget,
)

from app.views.look.charts import BarChart, Ring, Spark
from app.views.look.chips import Chip
from app.views.look.theme import Choice
from app.views.window.toast import Toast

SMALLEST_TARGET = 24  # pixels
THEMES: tuple[Choice, ...] = ("light", "dark", "contrast")

_Role = QAccessible.Role
_NAMED = {
    _Role.PushButton, _Role.Button, _Role.CheckBox, _Role.RadioButton, _Role.EditableText, _Role.ComboBox,
    _Role.SpinBox, _Role.Slider, _Role.Table, _Role.List, _Role.Tree, _Role.PageTab, _Role.PageTabList,
    _Role.MenuItem, _Role.ButtonMenu, _Role.ButtonDropDown, _Role.ProgressBar, _Role.Graphic, _Role.Link,
    _Role.ColumnHeader,
}  # fmt: skip
_NO_ROLES = {_Role.NoRole, _Role.Window, _Role.Whitespace, _Role.Grouping}
_WORD = re.compile(r"\w+")


def problems(widget: QWidget, seen: bool = True) -> list[str]:
    """Everything found wrong in `widget` as it is shown now, one sentence each; empty is good.

    Not `seen`: without the sign of the focus, which depends on the theme.
    """
    return [
        *untitled(widget),
        *unnamed(widget),
        *without_role(widget),
        *twice(widget),
        *unspoken_words(widget),
        *undescribed(widget),
        *mouse_only(widget),
        *small_targets(widget),
        *silent_cells(widget),
        *trapping(widget),
        *(invisible_focus(widget) if seen else []),
    ]


def describe(widget: QWidget) -> str:
    """A widget in words, for the message of a failed test."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLineEdit | QLabel) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()!r}"


def _walk(found: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if found is None or not found.isValid() or found.state().invisible:
        return
    yield found
    table = found.object()
    parts = found.childCount()
    if isinstance(table, QTableView):  # of its cells, only those of the first row are headings
        parts = min(parts, table.model().columnCount() + 1)
    for at in range(parts):
        child = found.child(at)
        if child is not None and child.isValid() and child.object() is not found.object():
            yield from _walk(child)


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget: its name and its description.

    On Linux, Qt names a list box by its value, and by its caption through the relation to it.
    """
    found = QAccessible.queryAccessibleInterface(widget)
    parts = (QAccessible.Text.Name, QAccessible.Text.Description)
    said = [found.text(part).strip() for part in parts] if found else []
    if isinstance(widget, QComboBox):
        said.insert(0, widget.accessibleName())
    return ". ".join(filter(None, said))


def _shown(widget: QWidget, kind: type) -> list[QWidget]:
    return [each for each in widget.findChildren(kind) if each.isVisibleTo(widget.window())]


def _parent(widget: QWidget) -> QWidget:
    parent = widget.parentWidget()
    assert parent is not None, describe(widget)
    return parent


# What is said


def untitled(widget: QWidget) -> list[str]:
    """Windows and dialogs without a title."""
    framed = isinstance(widget, QMainWindow | QDialog)
    return [f"no title: {describe(widget)}"] if framed and not widget.windowTitle().strip() else []


def unnamed(widget: QWidget) -> list[str]:
    """Controls and headings of columns that a screen reader cannot name."""
    found = _walk(QAccessible.queryAccessibleInterface(widget))
    return [
        f"no name: {each.role().name} {type(each.object()).__name__} at {each.rect().getRect()}"
        for each in found
        if each.role() in _NAMED and not each.text(QAccessible.Text.Name).strip()
    ]


def without_role(widget: QWidget) -> list[str]:
    """What takes the focus without being anything that a screen reader knows how to use.

    A widget of our own that Qt has no role for ("Client") has to say in words what it is. A text with links is
    static text to Qt, and has its words, its caret and its links all the same.
    """
    roles = [(each, QAccessible.queryAccessibleInterface(each)) for each in tab_chain(widget)]
    return [
        f"no role: {describe(each)} is {found.role().name if found else 'nothing'}"
        for each, found in roles
        if found is None
        or (found.role() in _NO_ROLES and not isinstance(each, QTextBrowser))
        or (found.role() == _Role.Client and not (each.accessibleName() and each.accessibleDescription()))
    ]


def twice(widget: QWidget) -> list[str]:
    """Controls in one place that cannot be told apart by ear."""
    names = Counter(
        (each.parentWidget(), type(each).__name__, spoken(each)) for each in tab_chain(widget) if spoken(each)
    )
    return [
        f"{count} times in one place: {kind} {name!r}" for (_parent, kind, name), count in names.items() if count > 1
    ]


def unspoken_words(widget: QWidget) -> list[str]:
    """Words beside, on or over a control that are seen, but not said with it."""
    found: list[str] = []
    for each in _shown(widget, QLabel):
        assert isinstance(each, QLabel)
        buddy = each.buddy()
        if buddy and not _says(each.text(), buddy):
            found.append(f"said as {spoken(buddy)!r} beside {each.text()!r}: {describe(buddy)}")
        if isinstance(each, Chip) and not each.text().strip():
            found.append(f"a chip of colour alone in {describe(_parent(each))}")
    for each in _shown(widget, QAbstractButton):
        assert isinstance(each, QAbstractButton)
        for words in (each.text().replace("&", ""), each.toolTip()):
            if not _says(words, each):
                found.append(f"shows {words!r}, but is said as {spoken(each)!r}: {describe(each)}")
    return found


def _says(words: str, widget: QWidget) -> bool:
    """Whether every word is said with the widget, perhaps at length; signs, case and order do not matter."""
    said = _WORD.findall(spoken(widget).casefold())
    return all(any(each.startswith(word) for each in said) for word in _WORD.findall(words.casefold()))


def undescribed(widget: QWidget) -> list[str]:
    """Charts whose numbers are not in words."""
    charts = [each for kind in (BarChart, Ring, Spark) for each in _shown(widget, kind)]
    return [f"a chart without words: {describe(each)}" for each in charts if not spoken(each)]


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


# What is pressed


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
    """Buttons, entries and tabs that are hard to hit."""
    targets = [
        (each, each.size())
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for each in _shown(widget, kind)
        if not isinstance(each.parent(), QLineEdit | QTabBar | QComboBox)
    ]
    for bar in _shown(widget, QTabBar):
        assert isinstance(bar, QTabBar)
        targets += [(bar, bar.tabRect(at).size()) for at in range(bar.count()) if bar.isTabVisible(at)]
    return [
        f"smaller than {SMALLEST_TARGET} pixels: {describe(each)} {size.width()} x {size.height()}"
        for each, size in targets
        if min(size.width(), size.height()) < SMALLEST_TARGET
    ]


# Where Tab goes


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
    """Where pressing Tab again and again goes back, or does not come round to everything.

    Where Tab goes from cell to cell, the description has to say that Escape ends that.
    """
    chain = tab_chain(widget)
    if not chain:
        return []
    chain[0].setFocus(Qt.FocusReason.TabFocusReason)
    met: list[QWidget] = []
    for _ in range(3 * len(tab_chain(widget.window())) + 20):
        focused = QApplication.focusWidget()
        if focused is None:
            return ["nothing has the focus"]
        if met and focused is met[-1] and "Escape" in focused.accessibleDescription():
            QTest.keyClick(focused, Qt.Key.Key_Escape)
        if focused is chain[0] and all(each in met for each in chain):
            break  # it came round
        met.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    missed = [each for each in chain if each not in met and not any(each.isAncestorOf(other) for other in met)]
    return [*(f"Tab never reaches {describe(each)}" for each in missed), *_turning_back(met, widget)]


def _turning_back(met: list[QWidget], within: QWidget) -> list[str]:
    """Where Tab went up, or to the left in one line, other than to begin anew."""
    laid_out = [each for each in met if within.isAncestorOf(each) and not _floats(each, within)]
    uppermost = (each for each in laid_out if not any(_is_before(other, each, within) for other in laid_out))
    first = next(uppermost, tab_chain(within)[0])  # Qt's own chain may begin elsewhere: with what was made first
    steps = dict.fromkeys((a, b) for a, b in pairwise(laid_out) if b is not first)
    return [f"Tab goes back from {describe(a)} to {describe(b)}" for a, b in steps if _is_before(b, a, within)]


def _floats(widget: QWidget, within: QWidget) -> bool:
    """Whether it lies over the window, as a message does that goes again."""
    return widget is not within and (isinstance(widget, Toast) or _floats(_parent(widget), within))


def _is_before(one: QWidget, other: QWidget, within: QWidget) -> bool:
    around = _parent(one)
    while around is not within and not around.isAncestorOf(other):
        around = _parent(around)
    first, second = _place(one, around), _place(other, around)
    if first.intersects(second) or around is other:
        return False
    if first.bottom() < second.center().y() and first.center().y() < second.top():
        return first.left() <= second.right()  # not the next column
    return first.right() < second.left() and first.center().y() <= second.bottom()


def _place(widget: QWidget, around: QWidget) -> QRect:
    """Where the part of `around` lies that holds `widget`."""
    part = widget
    while _parent(part) is not around and part is not around:
        part = _parent(part)
    return QRect(part.mapTo(around, QPoint()), part.size())


def invisible_focus(widget: QWidget) -> list[str]:
    """Controls that look the same with and without the focus."""
    found: list[str] = []
    for each in tab_chain(widget):
        if isinstance(each, QAbstractItemView) and not each.currentIndex().isValid():
            continue  # an empty list has no cell to mark
        each.clearFocus()
        before = each.grab().toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        if each.grab().toImage() == before:
            found.append(f"no sign of the focus: {describe(each)}")
    return found
