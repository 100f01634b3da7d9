"""A bar chart in a card, with the same numbers as a table behind "Show as table"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStackedWidget, QTableView, QWidget

from app.i18n import _, number
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.cells import CELL, RIGHT, FigureCell
from app.views.look.charts import BarChart, Series
from app.views.look.chips import Chip
from app.views.look.delegate import LOW_ROW_HEIGHT, dress


class ChartCard(Card):
    """Heading, the goal where there is one, chart, and the way to its table; bars and rows open what they count."""

    def __init__(
        self,
        series: Series,
        goal: float | None = None,
        press: Callable[[int], object] | None = None,
        goal_means: str = "",
        tools: Sequence[QWidget] = (),
    ) -> None:
        """`press` takes the place of a bar; `goal_means` says where the goal comes from; `tools` stand in the head."""
        self.switch = button(_("Show as table"), "table-2", "link", self._turn)
        self._goal = Chip()
        self._goal.setToolTip(goal_means)
        self._goal.setAccessibleDescription(goal_means)
        super().__init__(series.name, self._goal, *tools, self.switch)
        self.chart = BarChart(series, goal, press)
        self._model = _SeriesModel(series)
        self.table = QTableView()
        self.table.setProperty("kind", "framed")
        self.table.setModel(self._model)
        dress(self.table, series.name, [160, 100], LOW_ROW_HEIGHT, stretch=0)
        if press:
            self.table.activated.connect(lambda index: press(index.row()))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        self.body.addWidget(self._stack, 1)
        self.show_series(series, goal)

    def show_series(self, series: Series, goal: float | None = None) -> None:
        """Shows other numbers, as chart and as table."""
        self.heading.setText(series.name)
        self.chart.show_series(series, goal)
        self._goal.setVisible(goal is not None)
        self._goal.setText(_("Goal {goal} {unit}").format(goal=number(round(goal or 0)), unit=series.unit))
        self._model.load(series)

    def _turn(self) -> None:
        table = self._stack.currentWidget() is self.chart
        self._stack.setCurrentWidget(self.table if table else self.chart)
        self.switch.setText(_("Show as chart") if table else _("Show as table"))
        self.switch.setFocus()
        if table and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))


class _SeriesModel(QAbstractTableModel):
    _FIGURE = FigureCell()

    def __init__(self, series: Series) -> None:
        super().__init__()
        self._series = series
        self._rows = series.rows()

    def load(self, series: Series) -> None:
        self.beginResetModel()
        self._series, self._rows = series, series.rows()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._series.of, self._series.unit)[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 1:
            return RIGHT
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == CELL and index.column() == 1:
            return self._FIGURE
        return None
