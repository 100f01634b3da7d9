"""The part "Paperwork" of the page: students against the documents that are asked of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from app.i18n import _, fold, number
from app.models.employers import Employer
from app.models.keeping_papers import Place
from app.models.logging_hours import monday_of
from app.models.paperwork_matrix import PAPER_STATUS, PaperRow, paper_matrix
from app.models.people import Student
from app.models.placements import Placement
from app.models.whose_hours import EVERYONE, Whose, groups, students_at
from app.views.forms.whose_edit import WhoseEdit
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.cells import PersonCell
from app.views.look.chips import Chip
from app.views.look.layouts import boxed, row, scaled_width
from app.views.look.search_edit import SearchEdit
from app.views.paperwork.cell_pane import CellPane
from app.views.paperwork.matrix_model import MatrixModel
from app.views.paperwork.matrix_table import MatrixTable
from app.views.paperwork.wording import TONES
from app.views.students.columns import name_of, seed_of
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.page import Room, Shell
from app.views.window.parts import Part

if TYPE_CHECKING:
    from app.book.editing import Changes

RESTS_ON = {
    *("paperwork", "document_kind", "agreement", "placement", "student", "employer", "day_off", "school_year"),
    *("section_student", "pathway_membership", "activity_type", "enrollment"),
}
"""The tables from which the matrix is made."""

OF = "papers:"  # `open` takes it with the id of a student or a placement behind it
COUNTED = ("missing", "expired", "requested", "expires_soon")


class PaperworkPart(QWidget, Part):
    """Whose papers, the matrix, and beside it what is chosen in it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.tell = lambda: None  # until the page gives another one
        self.model, self.pane = MatrixModel(), CellPane(shell)
        self.table = MatrixTable(self.model)
        self.pane.close_asked = lambda: self._want_pane(wanted=False)
        self._wanted, self._room = True, Room.WIDE
        self.whose = WhoseEdit(self.book, filters=True)
        scaled_width(self.whose, 260)
        self.whose.picked.connect(self._narrow)
        self.search = SearchEdit(_("Filter by student or employer"))
        self.search.searched.connect(lambda _text: self.reread())
        self.only_open = QCheckBox(_("Only where something is missing"))
        self.only_open.toggled.connect(lambda _on: self.reread())
        self.details = button(_("Details"), "panel-right", press=lambda: self._want_pane(wanted=True))
        self.counts = {status: Chip("", TONES[status]) for status in COUNTED}
        self._build()
        self.table.chosen.connect(self._choose)
        self.table.asked.connect(self.pane.receive)
        self.whose.fill(groups(self.book, date.today()))
        self.reread()

    def _build(self) -> None:
        bar, totals = FlowLine(), FlowLine(6)
        for part in (self.whose, self.search, self.only_open, self.details):
            bar.addWidget(part)
        for chip in self.counts.values():
            totals.addWidget(chip)
        self.lines = (boxed(bar), boxed(totals))
        book = self.book
        kinds = button(_("Kinds of documents"), "list-checks", press=self.edit_kinds)
        export = offered(book, "export", button(_("Export"), "download", press=self.export))
        self.print_button = button(_("Print the missing ones"), "printer", "primary", self.print_missing)
        self.tools = (kinds, export, offered(book, "print", self.print_button))
        self.place = button(_("New placement"), "plus", "primary", lambda: self.shell.trigger("placement.new"))
        self.empty = EmptyState("clipboard-check", "", "", offered(book, "add:placement", self.place))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        line = row(spacing=0)
        line.addWidget(self.stack, 1)
        line.addWidget(self.pane)
        self.setLayout(line)

    # whose

    def _narrow(self) -> None:
        self.reread()
        if self.whose.chosen is not None:
            self.focus_target().setFocus()

    def _rows(self, whose: Whose) -> list[PaperRow]:
        ids = students_at(self.book, whose, monday_of(date.today()))
        matrix = paper_matrix(self.book, ids)
        self._kinds, rows = matrix.kinds, matrix.rows
        if whose.kind in ("everyone", "site"):
            rows = [each for each in rows if each.placement_id]
        if whose.kind == "site":
            rows = [each for each in rows if self._employers.get(each.placement_id or "") == whose.id]
        return [each for each in rows if each.open_kinds] if self.only_open.isChecked() else rows

    def reread(self) -> None:
        """Show the matrix as the book has it now; what was chosen stays chosen."""
        before = [self.model.place(index) for index in self.table.indexes()] if self.model.rows else []
        book = self.book
        with book.reading():
            self._employers = book.column(Placement, "employer_id")
            rows = self._rows(self.whose.whose)
            students = {s.id: s for s in book.records(Student, {"id": list({each.student_id for each in rows})})}
            names = {e.id: e.name for e in book.records(Employer)}
        people: list[tuple[str, PersonCell]] = []
        shown: list[PaperRow] = []
        wanted = fold(self.search.text()).split()
        for each in rows:
            student = students[each.student_id]._asdict()
            employer = names.get(self._employers.get(each.placement_id or "") or "", "") or _("No placement")
            name = name_of(student)
            if all(word in fold(f"{name} {employer}") for word in wanted):
                shown.append(each)
                people.append((name, PersonCell(employer, seed_of(student))))
        self.model.load(self._kinds, shown, people)
        self._say()
        self._choose_again(before)

    def _say(self) -> None:
        counts = Counter(cell.status for each in self.model.rows for cell in each.cells.values())
        for status, chip in self.counts.items():
            chip.setText(f"{PAPER_STATUS.format(status)}  {number(counts[status])}")
            chip.setVisible(bool(counts[status]))
        narrowed = self.only_open.isChecked() or bool(self.search.text())
        self.place.setVisible(not narrowed)
        if narrowed:
            self.empty.say(_("Nothing fits"), _("Nobody here lacks a paper, or the search hides them."))
        else:
            self.empty.say(_("No placements here"), _("The papers of students with a placement are listed here."))
        self.stack.setCurrentWidget(self.table if self.model.rows else self.empty)
        self._fit_pane()
        self.tell()

    def _choose_again(self, places: list[Place]) -> None:
        selection = self.table.selectionModel()
        found = [index for index in map(self.model.find, places) if index.isValid()]
        if not found and self.model.rows:
            found = [self.model.index(0, 0)]
        for at, index in enumerate(found):
            if at == 0:
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            selection.select(index, QItemSelectionModel.SelectionFlag.Select)
        self._choose()

    def _choose(self) -> None:
        self.pane.choose(
            [
                (
                    self.model.place(index),
                    self.model.cell(index),
                    self.model.kinds[index.column()],
                    self.model.people[index.row()][0],
                )
                for index in self.table.indexes()
            ]
        )
        self.print_button.setEnabled(bool(self._lacking()))
        self.shell.refresh_commands()

    # the pane

    def _want_pane(self, wanted: bool) -> None:
        self._wanted = wanted
        self._fit_pane()
        (self.pane if wanted else self.table).setFocus()

    def _fit_pane(self) -> None:
        shown = self._wanted and bool(self.model.rows)
        alone = shown and self._room == Room.NARROW
        self.pane.setVisible(shown)
        self.stack.setVisible(not alone)
        self.details.setVisible(bool(self.model.rows) and not shown)

    # for the page

    def amount(self) -> str:
        return number(len(self.model.rows))

    def open(self, what: str) -> bool:
        """Shows the papers of a student, or of a placement: "papers:" and its id."""
        if not what.startswith(OF):
            return False
        id_ = what.removeprefix(OF)
        placement = self.book.record(Placement, id_)
        self.only_open.setChecked(False)
        self.search.clear()
        self.whose.choose(EVERYONE)
        self.reread()
        key = (lambda row: row.placement_id == id_) if placement else (lambda row: row.student_id == id_)
        at = next((at for at, each in enumerate(self.model.rows) if key(each)), None)
        if at is not None:
            first = self.model.index(at, 0)
            self.table.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return True

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.tables & RESTS_ON:
            if changes is None or changes.tables & {"section", "site_pathway", "placement", "employer"}:
                self.whose.fill(groups(self.book, date.today()))
            self.reread()

    def reflow(self, room: Room) -> None:
        self._room, self._wanted = room, room != Room.NARROW
        self._fit_pane()

    def student_ids(self) -> list[str]:
        return list(dict.fromkeys(self.model.place(index).student_id for index in self.table.indexes()))

    def focus_target(self) -> QWidget:
        return self.table if self.model.rows else self.whose

    def commands(self) -> dict[str, Callable[[], object] | None]:
        can = self.book.allows("paperwork", "change") and bool(self.pane.needed)
        return {
            "paper.receive": self.pane.receive if can else None,
            "paper.request": self.pane.request if can else None,
            "paper.waive": self.pane.waive if can else None,
            "paper.print": self.print_missing if self._lacking() and self.book.may("print") else None,
            "paper.kinds": self.edit_kinds,
        }

    # what can be done with all of it

    def _lacking(self) -> list[str]:
        """The placements of which a document is missing: of the rows chosen if there are several, else of all."""
        chosen = {index.row() for index in self.table.indexes()}
        rows = [each for at, each in enumerate(self.model.rows) if len(chosen) < 2 or at in chosen]
        return [each.placement_id for each in rows if each.placement_id and each.open_kinds]

    def print_missing(self) -> None:
        """Print requests for the papers that are missing, filled in: of the rows chosen if there are several, else of
        all that are shown.
        """
        from app.views.handing_out.preview import preview

        preview(self.shell, "requests", placement_ids=self._lacking())

    def export(self) -> None:
        """Write the matrix, as it is shown, to a workbook or a text."""
        from app.views.paperwork.exporting import export_matrix

        whose = self.whose.name
        about = " · ".join((whose, self.only_open.text()) if self.only_open.isChecked() else (whose,))
        export_matrix(self.shell, self, self.model, about)

    def edit_kinds(self) -> None:
        """Open the list of kinds of documents."""
        from app.views.paperwork.kinds import KindsDialog

        ask.show(KindsDialog(self, self.shell))
