"""The headings of a list: a click sorts, Shift+click sorts within, dragging moves a column; arrows show their rank."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from app.views.lists.table_model import TableModel
from app.views.look import icons
from app.views.look.cells import RIGHT
from app.views.look.theme import theme

ARROW = 12  # pixels at text size 100 %
EDGE = 8


class SortHeader(QHeaderView):
    """Put it on a table over a `TableModel` before the table is dressed."""

    moved_by_hand = Signal()

    def __init__(self, table: QTableView, model: TableModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._records = model
        self.setSectionsClickable(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.sectionClicked.connect(self._sort)
        self.sectionMoved.connect(self._moved)
        model.sorted_anew.connect(self.viewport().update)

    def _sort(self, place: int) -> None:
        """The same heading again turns the order round; with Shift it is a further order, or turns round in place."""
        name, sorting = self._records.columns[place].name, self._records.sorting
        former = dict(sorting).get(name)
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            within = [(each, not back if each == name else back) for each, back in sorting]
            self._records.sort_by(tuple(within if former is not None else [*sorting, (name, False)]))
        else:
            first = bool(sorting) and sorting[0][0] == name
            self._records.sort_by(((name, not former if first else False),))

    def _moved(self, *_places: int) -> None:
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self.moved_by_hand.emit()

    def paintSection(self, painter: QPainter, area: QRect, place: int) -> None:
        painter.save()
        super().paintSection(painter, area, place)
        painter.restore()
        column, sorting = self._records.columns[place], self._records.sorting
        rank = next((at for at, (name, _back) in enumerate(sorting) if name == column.name), None)
        if rank is None:
            return
        size, edge = theme.px(ARROW), theme.px(EDGE)
        arrow = "arrow-down" if sorting[rank][1] else "arrow-up"
        figure = str(rank + 1) if len(sorting) > 1 else ""
        font, metrics = theme.font(11, QFont.Weight.DemiBold)
        width = size + (metrics.horizontalAdvance(figure) + 2 if figure else 0)
        right = self._records.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) == RIGHT
        left = area.left() + edge / 2 if right else area.right() - edge / 2 - width
        painter.save()
        painter.fillRect(QRectF(left - 3, area.top() + 1, width + 5, area.height() - 3), theme.color("surface"))
        drawing = icons.pixmap(arrow, theme["text2"], size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, area.center().y() - size / 2), drawing)
        if figure:
            painter.setFont(font)
            painter.setPen(theme.color("text2"))
            rank_area = QRectF(left + size + 1, area.top(), width - size + 2, area.height())
            painter.drawText(rank_area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, figure)
        painter.restore()
