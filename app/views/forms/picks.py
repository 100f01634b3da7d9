"""The list below a field: one line of words, a faint second line, and perhaps a last line that makes a new record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.i18n import _
from app.views.look import icons
from app.views.look.lines import mark_chosen, write
from app.views.look.theme import theme

HIGH, LOW = 44, 32  # pixels of a line at text size 100 %, with and without a second line
PICK = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Pick:
    """Something to choose; `value` is None for the line that makes a new record."""

    value: Any
    words: str
    detail: str = ""
    entry: str | None = None  # how it stands in the field, where the words alone would not do

    @property
    def text(self) -> str:
        """How it stands in the field."""
        return self.words if self.entry is None else self.entry


class PickModel(QAbstractListModel):
    """The picks that are offered now."""

    def __init__(self) -> None:
        super().__init__()
        self.picks: Sequence[Pick] = ()

    def load(self, picks: Sequence[Pick]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.picks = picks
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.picks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pick = self.picks[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return pick.text
        if role == Qt.ItemDataRole.DisplayRole:
            return pick.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (pick.words, pick.detail) if part)
        return pick if role == PICK else None


class PickDelegate(QStyledItemDelegate):
    """Paints the lines of a `PickList`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        pick: Pick = index.data(PICK)
        return QSize(10, theme.px(HIGH if pick.detail else LOW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        pick: Pick = index.data(PICK)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            mark_chosen(painter, area, 2)
        words = area.adjusted(theme.px(12), 0, -theme.px(8), 0)
        if pick.value is None:
            size = theme.px(15)
            sign = icons.pixmap("plus", theme["accent_text"], size, 2.0)
            painter.drawPixmap(words.left(), area.center().y() - size // 2 + 1, sign)
            words.setLeft(words.left() + size + theme.px(8))
            write(painter, words, pick.words, "accent_text", 13, QFont.Weight.DemiBold)
        elif pick.detail:
            half = words.height() // 2
            write(painter, words.adjusted(0, theme.px(4), 0, -half), pick.words, "text", 13, QFont.Weight.Medium)
            write(painter, words.adjusted(0, half - theme.px(2), 0, -theme.px(4)), pick.detail, "text2", 12)
        else:
            write(painter, words, pick.words, "text", 13)
        painter.restore()


class PickList(QListView):
    """The popup of a `PickEdit`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "picks")
        self.setUniformItemSizes(False)
        self.setAccessibleName(_("What fits"))
