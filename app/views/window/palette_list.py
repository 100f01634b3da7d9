"""The results of the palette: headings and entries, and how they are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.i18n import _
from app.views.look import icons
from app.views.look.lines import LEFT, mark_chosen, write
from app.views.look.theme import theme

ENTRY = Qt.ItemDataRole.UserRole + 1
HEADING_HEIGHT, ENTRY_HEIGHT = 30, 42  # pixels at text size 100 %

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that the palette can open or do; a heading where `run` is None."""

    text: str
    icon: str = ""
    detail: str = ""
    keys: str = ""
    run: Callable[[], object] | None = None


class EntryModel(QAbstractListModel):
    """Entries and headings in one list; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()

    def load(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        return self._entries[row]

    def next_entry(self, row: int, step: int) -> int:
        """The next row after `row` that can be chosen, going round; -1 where there is none."""
        count = len(self._entries)
        for distance in range(1, count + 1):
            at = (row + step * distance) % count
            if self._entries[at].run:
                return at
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._entries[index.row()].run:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.text, entry.detail, entry.keys) if part)
        return entry if role == ENTRY else None


class EntryDelegate(QStyledItemDelegate):
    """Icon, text, faint detail, and the keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY)
        return QSize(10, theme.px(ENTRY_HEIGHT if entry.run else HEADING_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        entry: Entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.run is None:
            words = area.adjusted(theme.px(14), theme.px(6), 0, 0)
            write(painter, words, entry.text, "text3", 12, QFont.Weight.DemiBold)
        else:
            if state & QStyle.StateFlag.State_Selected:
                mark_chosen(painter, area, 6)
            self._paint_entry(painter, area, entry)
        painter.restore()

    def _paint_entry(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        size, left = theme.px(17), area.left() + theme.px(20)
        sign = icons.pixmap(entry.icon or "chevron-right", theme["text2"], size, 2.0)
        painter.drawPixmap(left, area.center().y() - size // 2, sign)
        right = self._paint_keys(painter, area, entry.keys) - theme.px(10)
        metrics = theme.font(14, QFont.Weight.Medium)[1]
        words = QRect(left + theme.px(30), area.top(), right - left - theme.px(30), area.height())
        write(painter, words, entry.text, "text", 14, QFont.Weight.Medium)
        used = metrics.horizontalAdvance(entry.text) + theme.px(9)
        if entry.detail and used < words.width():
            write(painter, words.adjusted(used, 1, 0, 0), entry.detail, "text3", 12, align=LEFT)

    @staticmethod
    def _paint_keys(painter: QPainter, area: QRect, keys: str) -> int:
        """Paints the keys as caps from the right; returns where they begin."""
        font, metrics = theme.font(11, QFont.Weight.Medium)
        painter.setFont(font)
        at, height = area.right() - theme.px(20), theme.px(21)
        for key in reversed(split_keys(keys)):
            width = max(theme.px(22), metrics.horizontalAdvance(key) + theme.px(12))
            at -= width
            cap = QRectF(at, area.center().y() - height / 2 + 0.5, width, height)
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("canvas"))
            painter.drawRoundedRect(cap, 5, 5)
            painter.setPen(theme.color("text2"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            at -= theme.px(5)
        return at


def split_keys(keys: str) -> list[str]:
    """ "Ctrl+Shift+T" as its three keys; a lone "+" is a key, too."""
    if not keys:
        return []
    parts = keys.replace("++", "+plus").split("+")
    return ["+" if part == "plus" else part for part in parts]


def nothing_found(text: str) -> list[Entry]:
    """What the palette says when nothing fits."""
    return [Entry(_("Nothing found for “{text}”").format(text=text))]
