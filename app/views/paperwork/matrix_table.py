"""The table of the paperwork matrix: names stay in sight, any cells are chosen, Enter opens what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QTableView

from app.i18n import _
from app.views.look.cells import CELL, PAINTERS, PersonCell
from app.views.look.delegate import dress
from app.views.look.labels import label
from app.views.look.theme import theme
from app.views.paperwork.matrix_model import MatrixModel

COLUMN, NAMES, INSET = 152, 214, 24  # pixels at text size 100 %
HEADS = 3  # lines in the highest heading


class NamesHeader(QHeaderView):
    """The students, who stay at the left however far the documents are scrolled."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.follow(self, "width", lambda: self.setFixedWidth(theme.px(NAMES)))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(NAMES), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        person = model.headerData(logicalIndex, Qt.Orientation.Vertical, CELL)
        name = model.headerData(logicalIndex, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        inside = rect.adjusted(theme.px(INSET), 0, -theme.px(8), 0)
        PAINTERS[PersonCell](painter, inside, name, person, False)
        painter.restore()


class MatrixTable(QTableView):
    """`asked` is for the cells that are chosen: with Enter, or by a double click on one."""

    asked = Signal()
    chosen = Signal()

    def __init__(self, model: MatrixModel) -> None:
        super().__init__()
        self.setVerticalHeader(NamesHeader(self))
        self.setModel(model)
        self.matrix = model
        dress(self, _("Paperwork"), [])
        self.verticalHeader().show()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for corner in self.findChildren(QAbstractButton):  # Qt's own, which the keyboard does not reach; Ctrl+A does it
            corner.installEventFilter(self)
        self._corner = label(_("Student"), "caption")
        self._corner.setParent(self)
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        heads = self.horizontalHeader()
        heads.setSectionsClickable(True)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.follow(self, "documents", self._measure)
        heads.geometriesChanged.connect(self._stand_in_corner)
        self.doubleClicked.connect(lambda _index: self.asked.emit())
        self.selectionModel().selectionChanged.connect(lambda: self.chosen.emit())
        self.setAccessibleDescription(
            _("Arrows move, Shift and Ctrl choose several cells, Enter notes what became of them.")
        )

    def _measure(self) -> None:
        heads = self.horizontalHeader()
        heads.setDefaultSectionSize(theme.px(COLUMN))
        line = heads.fontMetrics().lineSpacing()
        heads.setFixedHeight(line * HEADS + theme.px(16))
        self._stand_in_corner()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QAbstractButton):
            watched.hide()
        return super().eventFilter(watched, event)

    def _stand_in_corner(self) -> None:
        """The heading of the names stands above them."""
        edge, frame = theme.px(INSET), self.frameWidth()
        width, height = self.verticalHeader().width() - edge, self.horizontalHeader().height()
        self._corner.setGeometry(frame + edge, frame, width, height)

    def indexes(self) -> list[QModelIndex]:
        """The cells that are chosen, or that with the focus."""
        found = self.selectionModel().selectedIndexes()
        return found or [each for each in (self.currentIndex(),) if each.isValid()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit()
        else:
            super().keyPressEvent(event)
