"""The course records of one student by year and term, typed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.book.refused import Refused, UnfitField
from app.i18n import _, ngettext, number
from app.models.course_record_rows import RESTS_ON, course_record_rows
from app.models.course_records import CourseRecord
from app.models.keeping_course_records import remove_course_records, save_course_record
from app.models.school import year_name
from app.models.study_kinds import TERM
from app.views.academics.marks import ask_for_record, mark_state
from app.views.forms.record_form import RecordForm
from app.views.lists.columns import Column, field_column
from app.views.lists.record_table import RecordTable
from app.views.lists.table_model import AnyIndex, TableModel
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.cells import ChipCell
from app.views.look.delegate import LOW_ROW_HEIGHT, dress
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.look.theme import theme
from app.views.window.finishing import Unsaved
from app.views.window.page import Shell

MOST = 16  # lines before the table scrolls
_ADDED = ("course_id", "term", "mark", "credits_earned")


class RecordModel(TableModel):
    """Writes a cell as the dialog does: what cannot be is refused, and stays as it was typed."""

    refused = Signal(str)
    """Why a cell was refused; empty once it is not any more."""

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        written = super().setData(index, value, role)
        self.refused.emit("" if written else self.data(index, Qt.ItemDataRole.ToolTipRole))
        return written

    def forget_refused(self, index: AnyIndex) -> bool:
        forgotten = super().forget_refused(index)
        if forgotten:
            self.refused.emit("")
        return forgotten

    def keep(self, id_: str, values: Mapping[str, Any]) -> None:
        save_course_record(self._book, values, id_, origin=self)


def _columns() -> list[Column]:
    return [
        Column(_("Course"), 230, "course_id", lambda row: row["course"]),
        Column(_("School year"), 110, "school_year", lambda row: row["school_year"]),
        Column(_("Term"), 116, "term", lambda row: TERM.format(row["term"])),
        field_column(CourseRecord, "mark", 80),
        Column(_("Result"), 140, "kind", lambda row: mark_state(row)[0], lambda row: ChipCell(mark_state(row)[1])),
        *(field_column(CourseRecord, name, 130) for name in ("credits_attempted", "credits_earned")),
        field_column(CourseRecord, "teacher", 150),
    ]


class CourseRecordTable(RecordTable):
    """F2 or Enter changes a mark, credits or a teacher in place; Enter elsewhere opens the whole record."""

    def __init__(self, shell: Shell) -> None:
        self._shell, self._book = shell, shell.book
        columns = _columns()
        model = RecordModel(
            shell.book, shell.signals, CourseRecord, columns, lambda ids: course_record_rows(shell.book, ids), RESTS_ON
        )
        model.sorting = (("school_year", True), ("term", False), ("course_id", False))
        super().__init__(model)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        model.refused.connect(self._say)
        self.setProperty("kind", "framed")
        dress(self, _("Course records"), [each.width for each in columns], LOW_ROW_HEIGHT, stretch=0)
        self.opened.connect(lambda _id: self.edit_record())
        self.delete_asked.connect(self.remove)
        theme.changed.connect(self.fit)

    def show_records(self, student_id: str, year: str) -> None:
        """Show the records of a student, of one school year, or of all where it is empty."""
        self.records.show("", {"student_id": student_id, **({"school_year": year} if year else {})})
        self.setColumnHidden(1, bool(year))
        self.fit()

    def _say(self, sentence: str) -> None:
        """Say below the table why what was typed cannot be; it stays there, marked."""
        if sentence:
            announcing.show_problem(self.problem, sentence, self)
        else:
            self.problem.hide()

    def fit(self) -> None:
        """As high as its lines."""
        lines = min(max(self.records.rowCount(), 1), MOST)
        self.setFixedHeight(
            theme.px(LOW_ROW_HEIGHT) * lines + self.horizontalHeader().sizeHint().height() + theme.px(6)
        )

    def edit_record(self) -> None:
        """Change the whole record with the focus."""
        if record := self._book.record(CourseRecord, self.current_id):
            ask_for_record(self._shell, self.window(), record._asdict(), record.id)

    def remove(self) -> None:
        """Mark the chosen records as deleted."""
        ids = self.selected_ids()
        may = self._book.allows(CourseRecord.__tablename__, "delete")
        if ids and may and self._shell.attempt(lambda: remove_course_records(self._book, ids)):
            said = ngettext("{count} course record deleted", "{count} course records deleted", len(ids))
            self._shell.toast(said.format(count=number(len(ids))), undo=True)


class AddingLine(QWidget, Unsaved):
    """A line to type a new course record: Enter goes on, and from the last field adds it and begins the next one."""

    added = Signal(str)

    def __init__(self, shell: Shell, year: Callable[[], str]) -> None:
        """`year` gives the school year in which it is added."""
        super().__init__()
        self._shell, self._year, self._student = shell, year, ""
        self._waiting: dict[str, RecordForm] = {}  # by student: what was typed and not added
        self.form = self._new_form()
        self.verb = button(_("Add"), "plus", press=self.add, name=_("Add the course record"))
        line = self._line = row(spacing=10)
        line.addWidget(self.form, 1)
        line.addLayout(column(20, self.verb, None, spacing=0))
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.setLayout(column(line, self.problem, spacing=4))

    def _new_form(self) -> RecordForm:
        form = RecordForm(self._shell.book, CourseRecord, (_ADDED,), {"term": "s1"})
        for entry in form.entries():
            entry.setAccessibleName(_("New course record: {field}").format(field=entry.accessibleName()))
        return form

    def show_student(self, id_: str) -> None:
        """The records that are added are this student's; what was typed for another waits for that one."""
        if id_ == self._student:
            return
        before, self._student = self._student, id_
        self.problem.hide()
        if self.form.touched:
            self._waiting[before] = self.form
            self._put(self._waiting.pop(id_, None) or self._new_form())
        elif id_ in self._waiting:
            self.form.deleteLater()
            self._put(self._waiting.pop(id_))
        else:
            self._begin()

    def _put(self, form: RecordForm) -> None:
        self._line.removeWidget(self.form)
        self.form.hide()
        self.form = form
        self._line.insertWidget(0, form, 1)
        form.show()

    @property
    def touched(self) -> bool:
        return self.form.touched or bool(self._waiting)

    def discard(self) -> None:
        for form in self._waiting.values():
            form.deleteLater()
        self._waiting.clear()
        self._begin()

    def add(self) -> None:
        """Add what is typed."""
        self.problem.hide()
        try:
            values = self.form.values()
        except Refused:
            return
        row = {**values, "student_id": self._student, "school_year": self._year() or year_name(date.today())}
        made: list[str] = []
        try:
            made.append(save_course_record(self._shell.book, {**row, "kind": "final"}))
        except UnfitField as refusal:
            if not self.form.refuse(refusal):
                announcing.show_problem(self.problem, str(refusal), self)
            return
        self._begin(values["term"])
        self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self._shell.toast(_("Course record added"), undo=True)
        self.added.emit(made[0])

    def _begin(self, term: str = "s1") -> None:
        self.form.show_values({**dict.fromkeys(_ADDED), "term": term})
        self.form.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif following := self.form.after(QApplication.focusWidget()):
            following.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.add()
