"""What surveys come to: the means of every term, of all students and by pathway, without small groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QTableView, QWidget

from app.i18n import _, number
from app.models.settings import decided
from app.models.strand_settings import SMALL_GROUP
from app.models.surveying import Result, results
from app.models.traces import those
from app.views.look.cards import EmptyState
from app.views.look.cells import CELL, RIGHT, DotCell, FigureCell, MutedCell, spoken
from app.views.look.delegate import LOW_ROW_HEIGHT, dress
from app.views.look.labels import label
from app.views.look.layouts import column
from app.views.pathways.tones import pathway_tones
from app.views.window.parts import Part
from app.views.window.watch import Watch

if TYPE_CHECKING:
    from app.book.editing import Changes
    from app.views.look.cells import Cell
    from app.views.look.tokens import Tone
    from app.views.window.page import Shell

AnyIndex = QModelIndex | QPersistentModelIndex
FIGURES = 2  # the first column with one
WIDTHS = [190, 260, 110, 150, 150, 150]
_FIGURE, _STRONG, _MUTED = FigureCell(), FigureCell(strong=True), MutedCell()


class ResultsModel(QAbstractTableModel):
    """A row for each group of each term."""

    def __init__(self, tones: dict[str, Tone]) -> None:
        super().__init__()
        self._tones = tones
        self.found: list[Result] = []

    def load(self, found: list[Result]) -> None:
        """Show these."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.found)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(WIDTHS)

    def _text(self, index: AnyIndex) -> str:
        result, at = self.found[index.row()], index.column()
        if at == 0:
            return result.when
        if at == 1:
            return result.name
        if result.means is None:
            return _("Hidden")
        if at == 2:
            return number(len(result.student_ids))
        mean = result.means[at - 3]
        return number(mean, "0.0") if mean is not None else ""

    def _cell(self, index: AnyIndex) -> Cell | None:
        result, at = self.found[index.row()], index.column()
        if at == 1 and result.pathway_id:
            return DotCell(self._tones.get(result.pathway_id, "neutral"))
        if at < 2 or result.means is None:
            return _MUTED if at != 1 else None
        return _FIGURE if result.pathway_id else _STRONG

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index)
        if role == CELL:
            return self._cell(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: " + spoken(
                self._text(index), self._cell(index)
            )
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section > 1:
            return RIGHT
        heads = (_("Term"), _("Pathway"), _("Answers"), _("Confidence"), _("Relevance"), _("Interest"))
        return heads[section] if role == Qt.ItemDataRole.DisplayRole else None


class _ResultsTable(QTableView):
    """Enter, or a click on a figure, shows who answered."""

    def __init__(self, model: ResultsModel, part: ResultsPart) -> None:
        super().__init__()
        self._part = part
        self.setModel(model)
        dress(self, _("Survey results"), WIDTHS, LOW_ROW_HEIGHT, stretch=1)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleDescription(_("Enter shows the students of a group who answered."))
        self.clicked.connect(lambda index: part.show_students(index.row()) if index.column() >= FIGURES else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._part.show_students(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class ResultsPart(QWidget, Part):
    """The means are asked off the window's thread, and again after each change."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.model = ResultsModel(pathway_tones(shell.book))
        self.table = _ResultsTable(self.model, self)
        empty = EmptyState("list-checks", _("No survey was answered yet"), _("Answers of a class are entered there."))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty)
        self.hint = label("", "faint", wrap=True)
        self.hint.setContentsMargins(28, 8, 28, 10)
        whole = column(spacing=0)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self.hint)
        self.setLayout(whole)
        self.watch = Watch(self, lambda: results(self.book))
        self.watch.told.connect(self._show)
        self.watch.ask()

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.tables & {"survey_answer", "pathway_membership", "site_pathway", "setting"}:
            self.watch.ask()

    def _show(self) -> None:
        self.model.load(self.watch.known)
        self.stack.setCurrentIndex(0 if self.model.found else 1)
        limit = number(decided(self.book, SMALL_GROUP) or 0)
        words = _("Means of answers from 1 to 5. Groups of {limit} or fewer are hidden. Enter shows who answered.")
        self.hint.setText(words.format(limit=limit))
        if self.model.found and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def show_students(self, row: int) -> None:
        """Show the students behind a group that is told."""
        result = self.model.found[row]
        if result.means is None:
            self.shell.toast(_("This group is too small to be shown."), tone="info")
        else:
            self.shell.go("students", those(f"{result.name} · {result.when}", result.student_ids))

    def focus_target(self) -> QWidget | None:
        return self.table
