"""The one delegate of all lists: row ground, hover, selection, focus; the cells paint themselves."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.views.look.cells import CELL, PAINTERS, paint_plain
from app.views.look.theme import theme

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 52  # pixels at text size 100 %, with a person in two lines
LOW_ROW_HEIGHT = 38  # one line of text

WORDS = Qt.ItemDataRole.DisplayRole

# as numbers: Python's flags take longer to compare than a cell takes to paint its ground
SELECTED = QStyle.StateFlag.State_Selected.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of a table view. Use `dress` to prepare the view as a whole."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._hovered = -1
        self._inset = 16 if view.property("kind") == "framed" else 28  # 28: below the page title
        view.setMouseTracking(True)
        view.entered.connect(lambda index: self._hover(index.row()))
        view.viewportEntered.connect(lambda: self._hover(-1))

    def _hover(self, row: int) -> None:
        if row == self._hovered:
            return
        viewport = self._view.viewport()
        for changed in (self._hovered, row):  # two rows, not the whole viewport
            if changed >= 0:
                top, height = self._view.rowViewportPosition(changed), self._view.rowHeight(changed)
                viewport.update(0, top, viewport.width(), height)
        self._hovered = row

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(80), self._view.verticalHeader().defaultSectionSize())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: int = option.state.value  # type: ignore[attr-defined]
        selected = bool(state & SELECTED)
        first = self._view.horizontalHeader().visualIndex(index.column()) == 0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, index.row(), selected, first)
        inside = area.adjusted(theme.px(self._inset if first else 12), 0, -theme.px(10), 0)
        model = index.model()
        cell = model.data(index, CELL)
        paint = PAINTERS.get(type(cell), paint_plain)
        paint(painter, inside, model.data(index, WORDS) or "", cell, selected)
        if state & FOCUSED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -1.5, -2.5), 5, 5)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, row: int, selected: bool, first: bool) -> None:
        """The view itself has the colour of the surface; a row that stands out has its own."""
        if selected or row == self._hovered:
            painter.fillRect(area, theme.color("accent_soft" if selected else "hover"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, theme.color("line"))
        if selected and first:
            painter.fillRect(area.x(), area.y(), 3, area.height(), theme.color("accent"))


def dress(
    view: QTableView, name: str, widths: list[int], row_height: int = ROW_HEIGHT, stretch: int = -1
) -> RowDelegate:
    """Gives a table view the look and the habits of all lists.

    `name` is spoken; `widths` are pixels at text size 100 %, by column; column `stretch` takes what is left.
    For a table inside a card, set its property "kind" to "framed" before. Arrows move inside, Tab leaves;
    widths and heights follow the text size.
    """
    delegate = RowDelegate(view)
    view.setItemDelegate(delegate)
    view.setAccessibleName(name)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    header = view.horizontalHeader()  # asked for anew below: a view may be given another one
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    if stretch >= 0:
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def measure() -> None:
        view.verticalHeader().setDefaultSectionSize(theme.px(row_height))
        view.horizontalHeader().setMinimumSectionSize(theme.px(48))
        for column, width in enumerate(widths):
            view.setColumnWidth(column, theme.px(width))

    theme.follow(view, "columns", measure)
    return delegate
