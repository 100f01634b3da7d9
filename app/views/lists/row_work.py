"""What one does with the rows of a list, whatever they are records of: edit several, copy, paste, export."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.i18n import _, number
from app.imports.clipboard import block_of
from app.models.access import COPIED, Disclosure, is_about_students, note_handed_out, students_in
from app.models.changing_many import adding_many, changing_many
from app.models.counting import counted
from app.views.handing_out.telling import tell_written
from app.views.lists.bulk_edit import BulkEditDialog, editable_fields
from app.views.lists.copying import kind_of, shown_places, value_of
from app.views.lists.pasting import CellPlan, Target, planning, spread
from app.views.lists.record_table import RecordTable
from app.views.lists.seen import Seen
from app.views.window import ask
from app.views.window.jobs import Work

if TYPE_CHECKING:
    from app.book.book import Book
    from app.imports.pasted_rows import PastedRows
    from app.views.lists.columns import Column, Row
    from app.views.window.page import Shell

MENU = ("list.edit", "list.copy", "list.export", "", "record.history")
"""The commands of this room that the menu of every list ends with."""

MANY = 500  # more rows than this are read and written by a job

Commands = dict[str, Callable[[], object] | None]


class RowWork:
    """The commands on the rows of one list. `table` shows records of `entity`; `read` gives rows by id.

    `seen` says what the list shows now; `fixed` are fields that are not for editing many at once, because they have
    verbs of their own.
    """

    def __init__(
        self,
        shell: Shell,
        table: RecordTable,
        entity: type,
        title: str,
        read: Callable[[Sequence[str]], Mapping[str, Row]],
        seen: Callable[[], Seen] = Seen,
        fixed: Collection[str] = (),
    ) -> None:
        self._shell, self._book, self.table, self._entity = shell, shell.book, table, entity
        self._title, self._read, self._seen, self._fixed = title, read, seen, fixed
        table.told.connect(lambda said, ok: shell.toast(said, tone="ok" if ok else "warn"))
        table.paste_asked.connect(self.paste)
        table.copied.connect(self._copied)

    def commands(self) -> Commands:
        """What can be done now, by the id of its command."""
        rows, chosen = bool(self.table.records.ids), bool(self.table.selected_ids())
        add, change = (self._book.allows(self._entity.__tablename__, action) for action in ("add", "change"))
        return {
            "list.edit": self.edit if change and chosen and self._fields(1) else None,
            "list.copy": (lambda: self.table.copy(headed=True)) if chosen else None,
            "list.paste_new": self.paste_new if add else None,
            "list.export": self.export if rows else None,
        }

    # many at once

    def edit(self) -> None:
        """Give the chosen records the same values in some fields."""
        ids = self.table.selected_ids()
        who = self._named(ids)
        title = _("Edit {records}").format(records=who)

        def change(changes: dict[str, dict[str, Any]]) -> None:
            self._do(title, changing_many(self._book, self._entity, title, changes), changed, len(ids))

        def changed(count: int) -> None:
            said = _("{records} changed").format(records=counted(self._entity, count))
            self._shell.toast(said, undo=True)

        fields = self._fields(len(ids))
        ask.show(BulkEditDialog(self._window, self._book, self._entity, ids, fields, change, who))

    def _named(self, ids: Sequence[str]) -> str:
        """One record by what its line begins with, several by their number."""
        row = self._read(ids).get(ids[0]) if len(ids) == 1 else None
        named = self.table.records.columns[0].text(row) if row else ""
        return named or counted(self._entity, len(ids))

    def _fields(self, count: int) -> list[Any]:
        return editable_fields(self._entity, self.table.records.columns, count, self._fixed)

    def delete(self, remove: Callable[[Book, list[str]], object], wording: Callable[[int], str]) -> None:
        """Mark the chosen records as deleted; the toast, worded by how many they are, takes it back."""
        ids = self.table.selected_ids()
        if ids and self._shell.attempt(lambda: remove(self._book, ids)):
            self._shell.toast(wording(len(ids)).format(count=number(len(ids))), undo=True)

    # pasting into cells

    def paste(self) -> None:
        """Put the block on the clipboard over the cells from the current one on."""
        index, block = self.table.currentIndex(), block_of(QGuiApplication.clipboard().text())
        if not index.isValid() or not block:
            self._shell.toast(_("The clipboard holds no cells."), tone="warn")
            return
        model, chosen = self.table.records, self.table.selected_ids()
        at = model.row_of(chosen[0]) if self.table.current_id in chosen else None
        first = index.row() if at is None else at
        places = shown_places(self.table)
        columns = [model.columns[place] for place in places[places.index(index.column()) :]]
        single = len(block) == len(block[0]) == 1 and len(chosen) > 1
        ids = chosen if single else model.ids[first : first + len(block) + 1]
        target = Target(self._entity, ids, columns, first)
        cells = spread(block, target, chosen)
        work = planning(self._book, target, cells)
        self._do(_("Reading the clipboard"), work, self._planned, len(cells))

    def _planned(self, plan: CellPlan) -> None:
        if plan.bad:
            from app.views.lists.paste_dialog import PasteDialog

            ask.show(PasteDialog(self._window, self._book, self._entity, plan, lambda: self._write(plan)))
        elif plan.cells:
            self._write(plan)
        else:
            alone = plan.left_alone()
            self._shell.toast(alone or _("The cells hold this already."), tone="warn" if alone else "ok")

    def _write(self, plan: CellPlan) -> None:
        def pasted(_count: int) -> None:
            for id_, values in plan.changes.items():
                self.table.records.forget_refused_of(id_, values)
            self._shell.toast(plan.said, undo=True)

        work = changing_many(self._book, self._entity, plan.title, plan.changes)
        self._do(plan.title, work, pasted, len(plan.changes))

    # pasting new records

    def paste_new(self) -> None:
        """Make new records of the rows on the clipboard, after a look at them."""
        text = QGuiApplication.clipboard().text()
        names = [self.table.records.columns[place].name for place in shown_places(self.table)]

        def work() -> Generator[tuple[int, int], None, PastedRows]:
            from app.imports.pasted_rows import read_pasted

            yield 0, 0
            return read_pasted(self._book, self._entity, text, names)

        def read(rows: PastedRows) -> None:
            from app.views.lists.paste_dialog import PasteRowsDialog

            ask.show(PasteRowsDialog(self._window, self._entity, rows, lambda: self._add(rows)))

        self._do(_("Reading the clipboard"), work(), read, text.count("\n"))

    def _add(self, rows: PastedRows) -> None:
        records = counted(self._entity, len(rows.good))
        title = _("Paste {records}").format(records=records)

        def added(_count: int) -> None:
            self._shell.toast(_("{records} added").format(records=records), undo=True)

        self._do(title, adding_many(self._book, self._entity, title, rows.good), added, len(rows.good))

    # what one sees

    def export(self) -> None:
        """Write the rows and columns that are shown, in their order."""
        from app.views.lists.export_dialog import ListExportDialog

        now, chosen, ids = self._seen(), self.table.selected_ids(), list(self.table.records.ids)
        about = " · ".join(part for part in (now.view, now.filter) if part)
        shown = [self.table.records.columns[place] for place in shown_places(self.table)]
        columns = [each for column in shown for each in (column, *column.beside)]

        def write(out: Path, only_chosen: bool, why: Disclosure) -> None:
            from app.exports.list_seen import ListSeen
            from app.exports.list_seen import write as write_list
            from app.exports.sheets import SheetColumn

            wanted = chosen if only_chosen else ids
            heads = [SheetColumn(column.title, kind_of(column)) for column in columns]
            values = self._values(columns)
            written = ListSeen(self._title, heads, wanted, values, now.view, now.filter, now.sort, self._entity)
            self._shell.run(_("Exporting"), write_list(self._book, out, written, why), self._written)

        counts = len(ids), len(shown), len(chosen)
        ask.show(ListExportDialog(self._window, self._title, *counts, about, write, is_about_students(self._entity)))

    def _copied(self, ids: Sequence[str]) -> None:
        """Keep whose rows went to the clipboard."""
        if students := students_in(self._book, self._entity, ids):
            note_handed_out(self._book, COPIED, students, self._title)

    def _values(self, columns: Sequence[Column]) -> Callable[[Sequence[str]], dict[str, list[Any]]]:
        def values(ids: Sequence[str]) -> dict[str, list[Any]]:
            return {id_: [value_of(column, row) for column in columns] for id_, row in self._read(ids).items() if row}

        return values

    def _written(self, out: Path) -> None:
        tell_written(self._shell, self._window, self._title, [out])

    # how

    @property
    def _window(self) -> QWidget:
        return self.table.window()

    def _do(self, title: str, work: Work, then: Callable[[Any], object], rows: int) -> None:
        """Do a few rows at once, many by a job; a refusal is shown in its words."""
        if rows > MANY:
            self._shell.run(title, work, then)
            return
        done: list[Any] = []
        if self._shell.attempt(lambda: done.append(_finished(work))):
            then(done[0])


def _finished(work: Work) -> Any:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
