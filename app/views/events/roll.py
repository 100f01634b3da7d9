"""The roll of an event: who is on its list, who was not there, and how some differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

from app.book.clocks import DURATION
from app.i18n import _, hours, ngettext, number
from app.models.event_rows import ROLL_RESTS_ON, grades_by_participation, roll_ids_about, roll_rows
from app.models.events import Participation
from app.models.holding_events import leave_event, note_exceptions
from app.views.events.tones import PRESENCES, presence_words
from app.views.lists.columns import Column, Row, field_column
from app.views.lists.record_table import RecordTable
from app.views.lists.row_work import MENU, RowWork
from app.views.lists.selection_line import show_menu
from app.views.lists.table_model import TableModel
from app.views.look.cells import ChipCell, FigureCell
from app.views.look.delegate import dress
from app.views.students.column import grade_column, person_cell, student_name

if TYPE_CHECKING:
    from app.views.window.page import Shell

KEYS: Mapping[int, str] = {Qt.Key.Key_A: "absent", Qt.Key.Key_E: "excused", Qt.Key.Key_P: "attended"}
"""One key says how somebody was there; Space changes between absent and attended."""

_VERBS = ("event.attended", "event.absent", "event.excused", "", "student.open", "event.drop", "")


def roll_columns() -> list[Column]:
    """The columns of the roll. The hours are the event's, or a student's own."""
    figures = {own: FigureCell(strong=own) for own in (False, True)}
    presence = Column(
        _("Presence"),
        132,
        "presence",
        lambda row: presence_words(row["presence"], row["on"]),
        lambda row: ChipCell(PRESENCES[row["presence"]]),
    )
    minutes = Column(
        _("Hours"),
        92,
        "minutes",
        lambda row: hours(counted) if (counted := _counted(row)) else "",
        lambda row: figures[row["minutes"] is not None],
        editable=True,
        figures=True,
        kind=DURATION,
        value=_counted,
    )
    return [
        Column(_("Student"), 250, "student_id", student_name, person_cell),
        grade_column(grades_by_participation),
        presence,
        minutes,
        field_column(Participation, "note", 280),
    ]


def _counted(row: Row) -> int | None:
    """The minutes that count for a student; None for whoever was not there."""
    if row["presence"] != "attended":
        return None
    return row["usual"] if row["minutes"] is None else row["minutes"]


class Roll(RecordTable):
    """Everybody on the list of one event, by name. A, E and P say how the chosen ones were there, Delete takes off."""

    def __init__(self, shell: Shell) -> None:
        self._shell, self._book, self.event_id, self._text = shell, shell.book, "", ""
        columns = roll_columns()
        model = TableModel(
            shell.book, shell.signals, Participation, columns, lambda ids: roll_rows(shell.book, ids), ROLL_RESTS_ON
        )
        model.sorting = (("student_id", False),)
        super().__init__(model)
        dress(self, _("Roll"), [each.width for each in columns], stretch=len(columns) - 1)
        title = _("Roll of an event")
        self.work = RowWork(
            shell, self, Participation, title, lambda ids: roll_rows(shell.book, ids), fixed=("presence",)
        )
        self.delete_asked.connect(self.drop)
        self.opened.connect(lambda _id: self.open_student())
        self.menu_asked.connect(self.open_menu)

    def show_event(self, event_id: str, text: str = "") -> None:
        """Show the roll of an event; with `text` only the students whom it names."""
        self.event_id, self._text = event_id, text
        among = (lambda: roll_ids_about(self._book, text)) if text else None
        self.records.show("", {"event_id": event_id}, among)

    def open_menu(self, place: QPoint) -> QMenu | None:
        """Open the menu of what is selected."""
        if not self.current_id:
            return None
        names = (*_VERBS, *MENU)
        actions = [self._shell.action(name) if name else None for name in names]
        return show_menu(self, _("Roll"), actions, place)

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """What can be done with the chosen ones."""
        chosen = bool(self.selected_ids())
        may = chosen and self._book.allows(Participation.__tablename__, "change")
        marks = {f"event.{presence}": presence for presence in KEYS.values()}
        own: dict[str, Callable[[], object] | None] = {
            command: (lambda presence=presence: self.mark(presence)) if may else None
            for command, presence in marks.items()
        }
        own |= {"event.drop": self.drop if may else None, "student.open": self.open_student if chosen else None}
        return {**self.work.commands(), "list.paste_new": None, **own}

    def mark(self, presence: str) -> None:
        """Say how the chosen ones were there; the toast takes it back."""
        ids = self.selected_ids()
        changing = [p.id for p in self._book.records(Participation, {"id": ids}) if p.presence != presence]
        if changing and self._shell.attempt(
            lambda: note_exceptions(self._book, {id_: {"presence": presence} for id_ in changing})
        ):
            self._shell.toast(_marked(presence, len(changing)), undo=True)

    def _turn(self) -> None:
        """Absent, or attended again: as the one with the focus is not."""
        [kept] = self._book.records(Participation, {"id": self.current_id})
        self.mark("attended" if kept.presence == "absent" else "absent")

    def drop(self) -> None:
        """Take the chosen ones off the list."""
        gone = [p.student_id for p in self._book.records(Participation, {"id": self.selected_ids()})]
        if gone and self._shell.attempt(lambda: leave_event(self._book, self.event_id, gone)):
            said = ngettext("{count} student taken off the list", "{count} students taken off the list", len(gone))
            self._shell.toast(said.format(count=number(len(gone))), undo=True)

    def open_student(self) -> None:
        """Go to the student with the focus."""
        [kept] = self._book.records(Participation, {"id": self.current_id})
        self._shell.go("student", kept.student_id)

    def student_ids(self) -> list[str]:
        """The chosen students."""
        return [p.student_id for p in self._book.records(Participation, {"id": self.selected_ids()})]

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        may = self._book.allows(Participation.__tablename__, "change") and bool(self.current_id)
        if editing or not plain or not may:
            super().keyPressEvent(event)
        elif event.key() in KEYS:
            self.mark(KEYS[event.key()])
        elif event.key() == Qt.Key.Key_Space:
            self._turn()
        else:
            super().keyPressEvent(event)


def _marked(presence: str, count: int) -> str:
    """What was said of how many, in words."""
    said = {
        "attended": ngettext("{count} student attended", "{count} students attended", count),
        "absent": ngettext("{count} student was absent", "{count} students were absent", count),
        "excused": ngettext("{count} student was excused", "{count} students were excused", count),
    }
    return said[presence].format(count=number(count))
