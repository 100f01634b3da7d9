"""Who looked: who opened, printed, exported or copied whose record, when, to whom and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.exports.naming import paper_name
from app.i18n import _, moment
from app.models.access import (
    ACCESS_LOG,
    ACTS,
    Access,
    access_lines,
    looked,
    note_log_handed_out,
    people_in_log,
    purpose_words,
    student_names,
    student_words,
)
from app.views.handing_out.telling import tell_written
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.cells import MutedCell
from app.views.look.layouts import column
from app.views.safety.log_filters import LogFilters
from app.views.safety.log_table import LogColumn, LogTable
from app.views.safety.panel import Panel
from app.views.window import ask
from app.views.window.page import Shell

WHAT = 3  # the column that takes the room that is left: what was done has the longest words
Line = tuple[Access, str]  # with the student in words


class AccessPanel(Panel):
    """`show_record` takes the id of a student."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setAccessibleName(_("Who looked"))
        self._student = ""  # the one whose lines are shown, where somebody asked for exactly that one
        kinds = [(code, _(text)) for code, text in ACTS.items()]
        self.filters = LogFilters(people_in_log(self.book), _("What"), kinds)
        self.filters.changed.connect(self._filter)
        self.heads = [self.filters]
        self.paper = button(_("Print or save"), "printer", "plain", self.print)
        self.file = button(_("Export"), "download", "plain", self.export)
        self.tools = [self.paper, self.file]
        self.empty = EmptyState("eye", "", "")
        self.list: LogTable[Line] = LogTable(_("Who looked"), self._columns(), self._read, self.empty, WHAT)
        whole = column(spacing=0)
        whole.addWidget(self.list, 1)
        self.setLayout(whole)

    def _columns(self) -> list[LogColumn[Line]]:
        return [
            LogColumn(_("When"), 190, lambda line: moment(line[0].at.astimezone()), lambda _line: MutedCell()),
            LogColumn(_("Who"), 140, lambda line: line[0].name),
            LogColumn(_("Student"), 180, lambda line: line[1]),
            LogColumn(_("What"), 280, _act_of),
            LogColumn(_("Purpose"), 235, lambda line: purpose_words(line[0].purpose)),
            LogColumn(_("Given to"), 130, lambda line: line[0].recipient),
        ]

    def _read(self, numbers: Sequence[int]) -> dict[int, Line]:
        lines = access_lines(self.book, numbers)
        names = student_names(self.book, {line.record for line in lines})
        return {line.number: (line, student_words(line, names)) for line in lines}

    # what is shown

    def show_record(self, what: str) -> None:
        name = student_names(self.book, [what]).get(what, what)
        self.filters.student.setText(name)
        self._student = what
        self.refresh(None)

    def _filter(self) -> None:
        if self._student and self.filters.student.text() != student_names(self.book, [self._student]).get(
            self._student, self._student
        ):
            self._student = ""
        self.refresh(None)

    def refresh(self, changes: object | None) -> None:
        first, last = self.filters.days
        student = "" if self._student else self.filters.student.text()
        records = (self._student,) if self._student else ()
        numbers = looked(self.book, student, self.filters.name or "", self.filters.code, first, last, records)
        if self.filters.narrows:
            self.empty.say(_("Nothing fits"), _("Nobody looked in the way that the filters ask for."))
        else:
            self.empty.say(
                _("Nobody looked yet"), _("Who opens, prints, exports or copies a student's record is listed here.")
            )
        self.list.show_lines(numbers)
        for tool in self.tools:
            tool.setEnabled(bool(numbers))

    def first_focus(self) -> QWidget:
        return self.list.table if self.list.model.numbers else self.filters.student

    # on paper and in files

    def print(self) -> None:
        """Show what is listed as a paper, to be printed or saved as a tagged PDF."""
        from app.exports.access_report import draw  # what makes papers is loaded when it is needed
        from app.views.handing_out.paper_preview import PaperPreview

        title, name = _("Who looked"), paper_name("", "", "", "access", date.today())

        def note(act: str) -> bool:
            return self.shell.attempt(lambda: note_log_handed_out(self.book, act, ACCESS_LOG))

        def show(pdf: bytes) -> None:
            ask.show(PaperPreview(self.window(), self.shell, title, pdf, name, note))

        self.shell.run(title, draw(self.book, list(self.list.model.numbers), self.filters.in_words()), show)

    def export(self) -> None:
        """Ask where, and write what is listed as a workbook or CSV."""
        name = paper_name("", "", "", "access", date.today(), ".xlsx")
        patterns = _("Workbook (*.xlsx)") + ";;" + _("Comma-separated text (*.csv)")
        ask.save_file(self, _("Export"), patterns, name, self._write_list)

    def _write_list(self, out: Path) -> None:
        from app.exports.access_report import columns, rows
        from app.exports.log_seen import write

        read: Callable[[Sequence[int]], dict[int, list[str]]] = partial(rows, self.book)
        numbers = list(self.list.model.numbers)
        title = _("Who looked")
        work = write(self.book, out, ACCESS_LOG, columns(), numbers, read, self.filters.in_words())
        self.shell.run(title, work, lambda _file: tell_written(self.shell, self, title, [out]))


def _act_of(line: Line) -> str:
    from app.exports.access_report import act_of

    return act_of(line[0])
