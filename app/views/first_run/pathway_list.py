"""The state's CTE pathways by sector, with ticks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from app.i18n import _
from app.models.choosing_pathways import Choosable
from app.views.look.theme import theme

Index = QModelIndex | QPersistentModelIndex
Line = Choosable | str
"""A pathway, or the name of a sector above its pathways."""

_ROW = 32  # pixels at text size 100 %


class PathwayLines(QAbstractListModel):
    """Sectors as headings, pathways below them; those that the site has already cannot be ticked."""

    ticked = Signal(str, bool)
    """A pathway was ticked or unticked by hand."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self.chosen: set[str] = set()

    def load(self, found: Sequence[Choosable]) -> None:
        """Show these pathways; ticks stay."""
        self.beginResetModel()
        self._lines = []
        sector = ""
        for each in found:
            if each.sector != sector:
                sector = each.sector
                self._lines.append(sector)
            self._lines.append(each)
        self.endResetModel()

    def line(self, row: int) -> Line:
        return self._lines[row]

    def first_free(self) -> int:
        """The first row that can be ticked; -1 where there is none."""
        return next((at for at, line in enumerate(self._lines) if _free(line)), -1)

    def tick(self, id_: str, on: bool) -> None:
        """Tick a pathway without saying so."""
        (self.chosen.add if on else self.chosen.discard)(id_)
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def turn(self, row: int) -> None:
        """Tick or untick the pathway in a row, as by hand."""
        line = self._lines[row]
        if isinstance(line, Choosable) and _free(line):
            on = line.id not in self.chosen
            self.tick(line.id, on)
            self.ticked.emit(line.id, on)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if _free(self._lines[index.row()]) else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(line)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, theme.px(_ROW))
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(12, QFont.Weight.DemiBold)[0] if isinstance(line, str) else theme.font()[0]
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.color("text" if _free(line) else "text2")
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(line, Choosable) and not line.taken:
            return Qt.CheckState.Checked if line.id in self.chosen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.turn(index.row())
        return True


def _free(line: Line) -> bool:
    return isinstance(line, Choosable) and not line.taken


def _words(line: Line) -> str:
    if isinstance(line, str):
        return line
    words = f"{line.code}  {line.words}"
    return _("{pathway} (yours already: {name})").format(pathway=words, name=line.taken) if line.taken else words


class PathwayList(QListView):
    """Space or Enter ticks; arrows run over the headings."""

    def __init__(self, lines: PathwayLines) -> None:
        super().__init__()
        self._model = lines
        self.setModel(lines)
        lines.setParent(self)
        self.setProperty("kind", "framed")
        self.setAccessibleName(_("CTE pathways of the state"))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        theme.follow(self, "height", lambda: self.setMinimumHeight(theme.px(4 * _ROW)))

    def show_first(self) -> None:
        """Go to the first pathway that can be ticked."""
        at = self._model.first_free()
        if at >= 0:
            self.setCurrentIndex(self._model.index(at))
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self._model.turn(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
