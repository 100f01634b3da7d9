"""The part "Equity": student groups against measures of access and progress, with small groups hidden."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.i18n import _, day, ngettext, number
from app.models.equity import HIDDEN_WORDS, Cell, Line, Matrix, equity
from app.models.site_facts import SiteFacts, site_facts, year_words
from app.models.traces import those
from app.views.home.shape import HomeShape
from app.views.look.buttons import button
from app.views.look.cards import Banner
from app.views.look.cells import CELL, RIGHT, BarCell, FigureCell, MutedCell, spoken
from app.views.look.delegate import dress
from app.views.look.labels import label
from app.views.look.layouts import boxed, column
from app.views.look.theme import theme
from app.views.window.allowed import offered
from app.views.window.page import Shell
from app.views.window.parts import Part
from app.views.window.watch import Watch

if TYPE_CHECKING:
    from app.book.editing import Changes

Index = QModelIndex | QPersistentModelIndex
GROUP, SIZE, FIRST = 0, 1, 2
WIDTHS = [240, 76]
WIDTH = 138  # of a measure
LETTERS = 17  # in a line of its heading


def gap_words(gap: int | None) -> str:
    """How far a group is from all students, with a sign that is no colour: "▼12"; nothing within a point."""
    if gap is None or abs(gap) < 1:
        return ""
    return _("▼{points}").format(points=-gap) if gap < 0 else _("▲{points}").format(points=gap)


def gap_spoken(gap: int | None) -> str:
    """The same for a screen reader and a tool tip."""
    if gap is None or abs(gap) < 1:
        return ""
    count = abs(gap)
    said = (
        ngettext("{count} point below all students", "{count} points below all students", count)
        if gap < 0
        else ngettext("{count} point above all students", "{count} points above all students", count)
    )
    return said.format(count=number(count))


def cell_words(cell: Cell) -> str:
    """A figure as text: "43 of 62 · 69% ▼5"."""
    if cell.state == "hidden":
        return _("hidden")
    if cell.state == "nobody":
        return _("nobody")
    share = _("{count} of {members}").format(count=number(cell.met), members=number(cell.of))
    return f"{share} · {cell.percent}% {gap_words(cell.gap)}".rstrip()


class EquityModel(QAbstractTableModel):
    """Groups by measures; `bars` says whether figures are drawn or written."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix: Matrix | None = None
        self.bars = True

    def load(self, matrix: Matrix) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def turn(self) -> None:
        """Draw figures instead of writing them, or the other way round."""
        self.beginResetModel()
        self.bars = not self.bars
        self.endResetModel()

    def line(self, index: Index) -> Line:
        """The group of a row."""
        assert self.matrix
        return self.matrix.lines[index.row()]

    def cell(self, index: Index) -> Cell:
        """The figure in a place; of the name of a group its size."""
        line = self.line(index)
        return line.cells[index.column() - FIRST] if index.column() >= FIRST else line.size

    @property
    def heads(self) -> list[str]:
        """The headings, in short lines."""
        measures = self.matrix.measures if self.matrix else ()
        return [_("Group"), _("Students"), *("\n".join(wrap(_(measure.title), LETTERS)) for measure in measures)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.matrix is None else FIRST + len(self.matrix.measures)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical or self.matrix is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.ToolTipRole and section >= FIRST:
            return _("Of {whom}").format(whom=_(self.matrix.measures[section - FIRST].of))
        return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section == SIZE else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell, at = self.cell(index), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            if at == SIZE and cell.state == "shown":
                return number(cell.of)
            return self.line(index).words if at == GROUP else cell_words(cell)
        if role == CELL:
            return self._look(at, cell)
        if at == GROUP:
            return self.line(index).words if role == Qt.ItemDataRole.ToolTipRole else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return _(HIDDEN_WORDS) if cell.state == "hidden" else gap_spoken(cell.gap) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = _(HIDDEN_WORDS) if cell.state == "hidden" else spoken(self.data(index), None)  # type: ignore[arg-type]
            return ", ".join(filter(None, (words, gap_spoken(cell.gap))))
        return None

    def _look(self, at: int, cell: Cell) -> object:
        if at == GROUP:
            return None
        if cell.state != "shown" and at != SIZE:
            return MutedCell()
        if at == SIZE or not self.bars:
            return FigureCell() if at == SIZE else None
        share = (cell.percent or 0) / 100
        behind = cell.gap is not None and cell.gap <= -5
        of, sign = _("/ {members}").format(members=number(cell.of)), gap_words(cell.gap)
        return BarCell(number(cell.met), of, share, "warn" if behind else "accent", sign)


class EquityPart(QWidget, Part):
    """The matrix and the sentences it rests on; Enter on a figure opens its students."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.model = shell, EquityModel()
        self.switch = button(_("Show as table"), "table-2", press=self._turn)
        export = button(_("Export"), "download", press=lambda: shell.trigger("site.equity"))
        self.tools = (self.switch, offered(shell.book, "export", export))
        self.basis = label("", "muted", wrap=True)
        self.hidden = Banner("", "info", icon="eye-off")
        self.lines = (self.basis,)
        self.table = QTableView()
        self.table.setModel(self.model)
        dress(self.table, _("Equity by student group"), [], row_height=46)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setAccessibleDescription(_("Arrows move, Enter opens the students behind a figure."))
        self.table.activated.connect(self.open_cell)
        theme.follow(self.table, "measures", self._measure)
        self.shape = HomeShape()
        self.setLayout(column(boxed(column(self.hidden, margins=(28, 10, 28, 10))), self.shape, self.table, spacing=0))
        for part in (self.table, self.hidden):
            part.hide()
        self.watch = Watch(self, self._read)
        self.watch.told.connect(self._found)
        self.watch.ask()

    def _read(self) -> tuple[SiteFacts, Matrix]:
        facts = site_facts(self.shell.book)
        return facts, equity(self.shell.book, facts)

    def _found(self) -> None:
        facts, matrix = self.watch.known
        before = self.table.currentIndex()
        place = (max(0, before.row()), before.column() if before.isValid() else FIRST)
        self.model.load(matrix)
        self.table.setCurrentIndex(self.model.index(*place))
        self._measure()
        self.basis.setText(basis_words(facts))
        self.hidden.say(hidden_words(matrix))
        self.shape.hide()
        self.table.show()
        self.hidden.setVisible(bool(matrix.hidden))
        self.tell()

    def _measure(self) -> None:
        heads = self.table.horizontalHeader()
        lines = max((title.count("\n") for title in self.model.heads), default=0) + 1
        heads.setFixedHeight(heads.fontMetrics().lineSpacing() * lines + theme.px(16))
        for at in range(self.model.columnCount()):
            self.table.setColumnWidth(at, theme.px(WIDTHS[at] if at < FIRST else WIDTH))

    def _turn(self) -> None:
        place = self.table.currentIndex()
        self.model.turn()
        self.table.setCurrentIndex(self.model.index(place.row(), place.column()))
        self.switch.setText(_("Show as table") if self.model.bars else _("Show as bars"))

    def open_cell(self, index: Index) -> None:
        """Open the students behind a figure: those who answer with yes, or the group; of a hidden one nobody."""
        cell, line = self.model.cell(index), self.model.line(index)
        if cell.state != "shown":
            self.shell.toast(_(HIDDEN_WORDS) if cell.state == "hidden" else _("Nobody is asked."))
            return
        assert self.model.matrix
        measure = _(self.model.matrix.measures[index.column() - FIRST].title) if index.column() >= FIRST else ""
        self.shell.go("students", those(" · ".join(filter(None, (line.words, measure))), cell.met_ids))

    # for the page

    def refresh(self, changes: Changes | None) -> None:
        self.watch.ask()

    def focus_target(self) -> QWidget | None:
        return self.table


def basis_words(facts: SiteFacts) -> str:
    """On whom the matrix rests, on which day, and what its signs mean."""
    return _(
        "Everybody who is here on {day}, school year {year}: of how many students the answer is yes, of how many it is "
        "asked. ▼ and ▲: percent points below or above all students."
    ).format(day=day(facts.on), year=year_words(facts))


def hidden_words(matrix: Matrix) -> str:
    """Why figures are hidden."""
    return _(
        "Hidden are groups and answers of {limit} students or fewer, and as many others as it takes that nobody can "
        "work them out. Totals of the whole school are shown where more than {limit} students are asked and do not "
        "all answer alike. The limit is a setting."
    ).format(limit=number(matrix.limit))
