"""What a paste would do, before it does it: cells that cannot be read, and rows that become new records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTableView, QWidget

from app.book.fields import fields_of
from app.i18n import _, ngettext, number
from app.imports.pasted_rows import FULL_NAME, PastedRows
from app.models.counting import counted
from app.views.importing.losses import unread_words
from app.views.importing.models import Lines
from app.views.look.buttons import button
from app.views.look.cards import Banner
from app.views.look.cells import Cell, MutedCell, ProblemCell, StackedCell
from app.views.look.delegate import LOW_ROW_HEIGHT, ROW_HEIGHT, dress
from app.views.look.labels import label
from app.views.look.layouts import row
from app.views.look.theme import theme
from app.views.window.dialog import Dialog

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.lists.pasting import BadCell, CellPlan

_MUTED = MutedCell()
_TALL, _TALLEST = 300, 330  # pixels of a table in a dialog at text size 100 %, and at any: a laptop shows 768


class BadCells(Lines):
    """The cells that cannot be taken: whose, which column, what stands there, and why it cannot be."""

    def __init__(self, bad: Sequence[BadCell], names: dict[str, str], parent: QWidget) -> None:
        super().__init__([_("Row"), _("Column"), _("Value"), _("Why")], parent)
        self._bad, self._names = bad, names

    def count(self) -> int:
        return len(self._bad)

    def words(self, row: int, column: int) -> str:
        bad = self._bad[row]
        return (self._names.get(bad.id, ""), bad.column, bad.text or _("empty"), bad.reason)[column]

    def sign(self, row: int, column: int) -> Cell | None:
        if column == 0:
            return StackedCell(_("Row {number}").format(number=number(self._bad[row].row + 1)))
        return _MUTED if column == 1 else None


class PasteDialog(Dialog):
    """Cells that cannot be taken: the rest is pasted, or nothing."""

    def __init__(self, parent: QWidget | None, book: Book, entity: type, plan: CellPlan, then: Callable[[], object]):
        bad, good = len(plan.bad), plan.cells
        title = ngettext("{count} cell cannot be pasted", "{count} cells cannot be pasted", bad)
        sentence = _("Nothing is written yet. Mend them in the worksheet and copy again, or paste the rest.")
        if not good:
            sentence = _("Nothing was written. Mend them in the worksheet and copy again.")
        super().__init__(parent, title.format(count=number(bad)), sentence, 760)
        words = book.rows(entity, list({each.id for each in plan.bad}), entity.shown_as)
        names = {id_: ", ".join(str(part) for part in parts if part) for id_, parts in words.items()}
        self.lines = BadCells(plan.bad, names, self)
        self.table = _table(self.lines, _("Cells that cannot be pasted"), [170, 110, 110], 3, ROW_HEIGHT)
        self.reason = label("", "problem", wrap=True)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.reason)
        if plan.left_alone():
            self.body.addWidget(label(plan.left_alone(), "muted", wrap=True))
        self.nothing = self.add_cancel(_("Paste nothing") if good else _("Close"))
        if good:
            rest = ngettext("Paste the other cell", "Paste the other {count} cells", good)
            self.rest = self.add_button(rest.format(count=number(good)), self.accept, "primary")
            self.accepted.connect(then)
        self.table.selectionModel().currentRowChanged.connect(lambda index, _before: self._explain(index.row()))
        self._explain(0)
        self.table.setFocus()

    def _explain(self, row: int) -> None:
        """Why the cell in a row cannot be taken, in full."""
        self.reason.setText(
            _("{column}: {reason}").format(column=self.lines.words(row, 1), reason=self.lines.words(row, 3))
        )


class NewRows(Lines):
    """The rows that would be added, with what is wrong marked in its cell."""

    def __init__(self, read: PastedRows, entity: type, parent: QWidget) -> None:
        super().__init__([*read.columns.values()], parent)
        self._read, self._names, self._fields = read, list(read.columns), fields_of(entity)

    def count(self) -> int:
        return len(self._read.rows)

    def words(self, row: int, column: int) -> str:
        name, made = self._names[column], self._read.rows[row]
        described = self._fields.get(name)
        if name in made.problems or described is None or described.refers or made.values.get(name) is None:
            return made.texts[name]
        return described.kind.format(made.values[name])

    def sign(self, row: int, column: int) -> Cell | None:
        reason = self.reason(row, column)
        return ProblemCell(reason) if reason else None

    def reason(self, row: int, column: int) -> str:
        """Why a cell cannot be taken, empty where it can."""
        return self._read.rows[row].problems.get(self._names[column], "")

    def place(self, row: int, column: int) -> str:
        """Where a cell is, in words: "Row 4, Grade"."""
        at = number(self._read.rows[row].number)
        return _("Row {number}, {column}").format(number=at, column=self._read.columns[self._names[column]])

    def next_problem(self, row: int, column: int) -> tuple[int, int] | None:
        """The next marked cell behind this one, from the end on to the first one."""
        marked = [
            (at, self._names.index(name)) for at, made in enumerate(self._read.rows) for name in sorted(
                made.problems, key=self._names.index
            )
        ]  # fmt: skip
        return next((cell for cell in marked if cell > (row, column)), marked[0] if marked else None)


class PasteRowsDialog(Dialog):
    """Rows of the clipboard as new records of `entity`; what cannot be taken of them is left out."""

    def __init__(self, parent: QWidget | None, entity: type, read: PastedRows, then: Callable[[], object]) -> None:
        rows, good = len(read.rows), len(read.good)
        kind = _(entity.title)
        by = (
            _("The headings of the first row say what the columns are.")
            if read.with_headings
            else _("Without headings, the columns are taken in the order of the list.")
        )
        found = ngettext("{count} row", "{count} rows", rows).format(count=number(rows))
        sentence = _("Each row becomes a {record}. Nothing is written yet.").format(record=kind)
        super().__init__(parent, _("Paste {rows} as new records").format(rows=found), f"{sentence} {by}", 820)
        self.lines = NewRows(read, entity, self)
        widths = [
            max(110, _width_of(title), fields_of(entity)[name].kind.width if name != FULL_NAME else 190)
            for name, title in read.columns.items()
        ]
        self.table = _table(self.lines, _("Rows on the clipboard"), widths, -1)
        self.problem = label("", "problem", wrap=True)
        self.next = button(_("Next problem"), "chevron-down", press=self.go_to_next)
        self.table.horizontalHeader().setStretchLastSection(True)
        self._tell(read, rows - good)
        self.body.addWidget(self.table, 1)
        explained = row(self.next, spacing=12)
        explained.addWidget(self.problem, 1)
        self.body.addLayout(explained)
        if read.left_out:
            out = _("Not taken, since they fill no field: {columns}.").format(columns=", ".join(read.left_out))
            self.body.addWidget(label(out, "muted", wrap=True))
        self.next.setVisible(any(made.problems for made in read.rows))
        self.add_cancel()
        self.verb = self.add_button(_("Add {records}").format(records=counted(entity, good)), self.accept, "primary")
        self.verb.setEnabled(good > 0 and not read.lacking)
        self.accepted.connect(then)
        self.table.selectionModel().currentChanged.connect(lambda index, _before: self._explain(index))
        self.table.setFocus()
        self._explain(self.table.currentIndex())

    def _tell(self, read: PastedRows, bad: int) -> None:
        if read.lacking:
            lacking = ", ".join(read.lacking)
            said = _("No column fills what every record needs: {fields}. Add it in the worksheet and copy again.")
            self.body.addWidget(Banner(said.format(fields=lacking), "bad"))
            return
        parts: list[str] = []
        if read.lost_values:
            parts.append(unread_words(read.lost_values))
        if bad:
            said = ngettext(
                "{count} row has a problem and is left out; the cell that says why is marked.",
                "{count} rows have problems and are left out; the cells that say why are marked.",
                bad,
            )
            parts.append(said.format(count=number(bad)))
        if parts:
            self.body.addWidget(Banner(" ".join(parts), "warn"))

    def go_to_next(self) -> None:
        """The next marked cell gets the focus, and is explained below."""
        current = self.table.currentIndex()
        found = self.lines.next_problem(current.row(), current.column())
        if found:
            self.table.setCurrentIndex(self.lines.index(*found))
            self.table.setFocus()

    def _explain(self, index: QModelIndex) -> None:
        reason = self.lines.reason(index.row(), index.column()) if index.isValid() else ""
        place = self.lines.place(index.row(), index.column()) if reason else ""
        self.problem.setText(_("{place}: {reason}").format(place=place, reason=reason) if reason else "")


def _width_of(heading: str) -> int:
    """What a heading needs in pixels at text size 100 %; some languages have long ones."""
    return round(theme.font()[1].horizontalAdvance(heading) / theme.scale) + 40


def _table(lines: Lines, name: str, widths: list[int], stretch: int, height: int = LOW_ROW_HEIGHT) -> QTableView:
    table = QTableView()
    table.setProperty("kind", "framed")
    table.setModel(lines)
    dress(table, name, widths, height, stretch)
    table.setMinimumHeight(min(theme.px(_TALL), _TALLEST))
    if lines.count():
        table.setCurrentIndex(lines.index(0, 0))
    return table
