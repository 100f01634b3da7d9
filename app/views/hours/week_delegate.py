"""How a cell of the week grid is painted and edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from app.i18n import _
from app.views.hours.week_model import MARK, MONDAY, STATE, STUDENT, WEEK
from app.views.look.icons import pixmap
from app.views.look.lines import LEFT, RIGHT, write
from app.views.look.theme import theme

Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    "submitted": ("upload", "info"),
    "approved": ("circle-check", "ok"),
    "rejected": ("undo-2", "bad"),
    "bad": ("circle-x", "bad"),
    "locked": ("lock", "text2"),
}
_MARKS = {
    "warning": ("triangle-alert", "warn"),
    "several": ("layers-2", "text2"),
    "event": ("calendar-days", "accent_text"),
    "block": ("calendar-range", "text2"),
}
_GROUNDS = {
    "fixed": "canvas",
    "shut": "canvas",
    "locked": "canvas",
    "submitted": "info_soft",
    "approved": "ok_soft",
    "rejected": "bad_soft",
    "bad": "bad_soft",
}


class WeekDelegate(QStyledItemDelegate):
    """Paints a cell with a sign for its state, so that colour is never the only one."""

    entered = Signal()  # Enter in an editor
    _editor: QWidget | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect  # type: ignore[attr-defined]
        flags: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        state = str(index.data(STATE))
        selected = bool(flags & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, theme.color("accent_soft" if selected else _GROUNDS.get(state, "surface")))
        left, size = area.left() + theme.px(6), theme.px(14)
        if index.column() < MONDAY:
            left = area.right() - theme.px(20)  # behind the words
        for icon, token in filter(None, (_ICONS.get(state), _MARKS.get(str(index.data(MARK) or "")))):
            painter.drawPixmap(left, area.center().y() - size // 2, pixmap(icon, theme[token], size, 2.0))
            left += size + theme.px(3)
        self._write(painter, area, index, state)
        if flags & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, area: QRect, index: Index, state: str) -> None:
        column, text = index.column(), str(index.data() or "")
        words = area.adjusted(theme.px(14), 0, -theme.px(12 if column >= MONDAY or not index.data(MARK) else 24), 0)
        strong = column in (STUDENT, WEEK)
        weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        token = "bad" if state == "bad" else "text" if strong or state != "fixed" else "text2"
        figures = column >= MONDAY
        write(painter, words, text, token, weight=weight, figures=figures, align=RIGHT if figures else LEFT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(_("Hours"))
        self._editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being typed stays, whatever changes meanwhile."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def finish(self) -> None:
        """Accept what is being typed: the week is about to change or to be handed in."""
        editor, self._editor = self._editor, None
        if editor is not None and isValid(editor) and editor.isVisible():
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Enter accepts and moves down, as in a spreadsheet; Qt would only accept."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)
