"""The part "Week" of the page: the grid of a class, a site or a student, the day under the cursor, and the verbs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.i18n import _, ngettext, number
from app.models.hours import HourEntry
from app.models.logging_hours import WeekRow
from app.models.people import Student
from app.models.whose_hours import EVERYONE, Whose
from app.views.hours.day_pane import DayPane
from app.views.hours.nobody_here import NobodyHere
from app.views.hours.submitting import submit_week
from app.views.hours.week_filling import copy_last_week, log_several_days, note_tasks, repeat_schedule
from app.views.hours.week_grid import WeekGrid
from app.views.hours.week_head import WeekHead
from app.views.hours.week_model import MONDAY, WeekModel
from app.views.hours.week_words import Skipped, keys_words, skipped_words
from app.views.look.buttons import button, menu_button
from app.views.look.cards import Banner
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row
from app.views.window.allowed import offered
from app.views.window.page import Room, Shell
from app.views.window.parts import Part
from app.views.window.toast import keep_free

if TYPE_CHECKING:
    from app.book.editing import Changes

_GROUPED = {"employer", "placement", "section", "section_student", "site_pathway", "student"}
_RESTS_ON = _GROUPED | {"hour_entry", "pathway_membership", "event", "participation", "check_override", "setting"}


class WeekPane(QWidget, Part):
    """`open` takes "class:" and the id of a section, "site:" and that of an employer, "week:" and that of an entry, or
    the id of a student.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._book = shell, shell.book
        self._keys = keys_words(shell.action("hours.day").shortcut())
        self._room, self._wanted, self._alone = Room.WIDE, True, False
        self.model = WeekModel(self._book, self)
        self.grid = WeekGrid(self.model)
        self.head = WeekHead(shell, self.model, self.go_to_problem, self.go_to_warning)
        self.pane = DayPane(shell, self.model)
        self.pane.close_asked = lambda: self.show_day(False)
        self.tools = self._tools()
        self._build()
        self.head.turned.connect(self.read)
        self.head.weekend.toggled.connect(self.grid.show_weekend)
        self.model.skipped.connect(self._say_skipped)
        self.grid.locked.connect(self._say_locked)
        self.grid.selectionModel().currentChanged.connect(self._say_cell)
        self.grid.selectionModel().selectionChanged.connect(self._say_rows)
        self.model.dataChanged.connect(self._say_totals)
        self.model.modelReset.connect(self._say_totals)
        self.head.fill()
        self.read()

    def _tools(self) -> tuple[QWidget, ...]:
        menu = QMenu()
        menu.addActions([self._shell.action(f"hours.{verb}") for verb in ("repeat", "tasks", "block")])
        add = "add:hour_entry"
        self.copy = offered(self._book, add, button(_("Copy last week"), "history", press=self.copy_last_week))
        fill = offered(self._book, add, menu_button(_("Fill in"), menu, "wand-sparkles"))
        submit = button(_("Submit week"), "check", "primary", self.submit)
        return self.copy, fill, offered(self._book, "change:hour_entry", submit)

    def _build(self) -> None:
        tip = Banner(
            _("Type 3, 3:30 or 8-11:30. Copy a block of hours in Excel or Google Sheets, click a cell here and press "
              "Ctrl+V. Ctrl+D fills down."),
            "info", icon="clipboard-paste", closing=_("Hide this tip"),
        )  # fmt: skip
        self.empty = NobodyHere(self._shell, lambda: self.head.show_whose(EVERYONE))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.empty)
        self.says = label(self._keys, "muted", wrap=True)
        self.count = label("", "muted")
        self.details = button(_("Day"), "panel-right", press=lambda: self.show_day(True))
        self.details.setToolTip(self._shell.action("hours.day").toolTip())
        foot = row(spacing=12)
        foot.addWidget(self.says, 1)
        foot.addWidget(self.count)
        foot.addWidget(self.head.total)
        foot.addWidget(self.details)
        self.tip = boxed(row(tip))  # closed for good by its own button, hidden here where there is little room
        self._left = boxed(column(self.head, self.tip, self.stack, foot, spacing=12, margins=(28, 14, 28, 14)))
        line = row(spacing=0)
        line.addWidget(self._left, 1)
        line.addWidget(self.pane)
        self.setLayout(line)

    # -- for the page

    def open(self, what: str) -> bool:
        kind, _colon, id_ = what.partition(":")
        if kind in ("class", "site"):
            self.show_whose(Whose("section" if kind == "class" else "site", id_))
        elif kind == "week" and (entry := self._book.record(HourEntry, id_)):
            self.head.show_whose(Whose("student", entry.student_id))
            self.head.go_to(entry.date)
            self.grid.setFocus()
        elif self._book.record(Student, what):
            self.head.show_whose(Whose("student", what))
        else:
            return False
        return True

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.tables & _RESTS_ON:
            return
        if changes is None or changes.tables & _GROUPED:
            self.head.fill()
        if changes is None:
            self.read()
        elif changes.origin is not self.model:
            self.model.reread()
            self._say_nobody()
        self.pane.reread()

    def reflow(self, room: Room) -> None:
        """In a small window the table is worth more than how to paste; the day takes the place of the table there."""
        self._room, self._alone = room, False
        self.tip.setVisible(room != Room.NARROW)
        self._fit_pane()

    def focus_target(self) -> QWidget:
        """The grid, or without anybody in it the choice of the class."""
        return self.grid if self.model.rows else self.head.group

    def student_ids(self) -> list[str]:
        return list(dict.fromkeys(row.student_id for row in self.rows()))

    def commands(self) -> dict[str, Callable[[], object] | None]:
        log = self.model.rows and self._book.allows("hour_entry", "add")
        verbs: dict[str, Callable[[], object]] = {
            "hours.submit": self.submit, "hours.copy": self.copy_last_week, "hours.repeat": self.repeat_schedule,
            "hours.tasks": self.note_tasks, "hours.block": self.log_several_days,
        }  # fmt: skip
        return {
            **{id_: verb if log else None for id_, verb in verbs.items()},
            "hours.fix": self.go_to_problem if self.model.problems else None,
            "hours.warning": self.go_to_warning if self.model.marks.count else None,
            "hours.day": lambda: self.show_day(True),
            "hours.previous": lambda: self.head.turn(-1), "hours.next": lambda: self.head.turn(1),
            "hours.today": lambda: self.head.go_to(date.today()),
        }  # fmt: skip

    # -- which week

    def show_whose(self, whose: Whose) -> None:
        """Show this week of a class or a site."""
        if self.head.group.has(whose):
            self.head.show_whose(whose)
            self.head.go_to(date.today())

    def show_group(self) -> None:
        """After one student alone, show the class again from which one came."""
        self.head.show_class()

    def read(self) -> None:
        """Show who was chosen in the chosen week. What is being typed is accepted before."""
        self.grid.finish()
        self.model.show(self.head.whose, self.head.monday)
        self._say_nobody()
        if self.model.works_on_weekend:
            self.head.weekend.setChecked(True)
        if self.model.rows and not self.grid.currentIndex().isValid():
            self.grid.go(self.model.index(0, MONDAY))

    def rows(self) -> list[WeekRow]:
        """The rows that verbs are about: those selected where there are several, else all."""
        return [self.model.rows[at] for at in self.grid.chosen_rows()]

    # -- the day

    def show_day(self, wanted: bool) -> None:
        """Show the day under the cursor beside the grid, or without room in its place; or close it."""
        if self._room == Room.NARROW:
            self._alone = wanted
        else:
            self._wanted = wanted
        self._fit_pane()
        if not wanted:
            self.grid.setFocus()
        else:
            self.pane.reread()
            QTimer.singleShot(0, self.pane.enter)  # what was put into it is shown by then

    def _fit_pane(self) -> None:
        listed, narrow = self.stack.currentWidget() is self.grid, self._room == Room.NARROW
        alone = self._alone and listed
        self.pane.setVisible(alone or (self._wanted and not narrow and listed))
        self._left.setVisible(not alone)
        self.details.setVisible(listed and not alone and (narrow or not self._wanted))

    # -- what is said

    def _say_nobody(self) -> None:
        """Without anybody, why; and nothing can be filled in or submitted."""
        somebody = bool(self.model.rows)
        if not somebody:
            self.empty.say_why()
        self.stack.setCurrentWidget(self.grid if somebody else self.empty)
        self._fit_pane()
        if self.copy.isEnabled() != somebody:
            for tool in self.tools:
                tool.setEnabled(somebody)
            self._shell.refresh_commands()

    def _say_totals(self) -> None:
        self._say_cell()
        self.head.say()
        students = len({r.student_id for r in self.model.rows})
        self.count.setText(ngettext("{count} student", "{count} students", students).format(count=number(students)))

    def _say_cell(self) -> None:
        """Below the grid: why the current cell is refused, or that one which was refused last, since after Tab or Enter
        another cell is the current one; else what is told of the current cell; without anything, what the keys do.
        """
        index = self.grid.currentIndex()
        cell = self.model.cell(index) if index.isValid() else None
        refusal = cell.reason if cell and cell.refused else self.model.refusal
        self.says.setText(str(refusal or index.data(Qt.ItemDataRole.ToolTipRole) or self._keys))
        keep_free(self.says, bool(refusal))
        self.pane.show_cell(index)

    def _say_rows(self) -> None:
        """The verb says how many rows it is about, where not all."""
        count = len(self.grid.chosen_rows())
        text = ngettext("Copy last week ({count} row)", "Copy last week ({count} rows)", count)
        part = count < len(self.model.rows)
        self.copy.setText(text.format(count=number(count)) if part else _("Copy last week"))

    def _say_locked(self, reason: str) -> None:
        """Why nothing can be typed; a day with several entries is opened instead."""
        if reason:
            self._shell.toast(reason, tone="warn")
        cell = self.model.cell(self.grid.currentIndex())
        if cell and cell.saved and cell.saved.is_several:
            self.show_day(True)

    def _say_skipped(self, skipped: Skipped) -> None:
        self._shell.toast(skipped_words(skipped), undo=skipped.changed > 0, tone="warn")

    # -- what can be done

    def submit(self) -> None:
        """Hand in every draft of the week shown that is right and worked."""
        self.grid.finish()
        submit_week(self._shell, self._book, self.model)

    def go_to_problem(self) -> None:
        """Go to the next cell whose text was refused; a day of the weekend is unfolded for it."""
        self.grid.finish()
        self._go_to(self.model.next_problem(self.grid.currentIndex()))

    def go_to_warning(self) -> None:
        """Go to the next cell with a warning."""
        self.grid.finish()
        self._go_to(self.model.next_warning(self.grid.currentIndex()))

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            if self.grid.isColumnHidden(index.column()):
                self.head.weekend.setChecked(True)
            self.grid.go(index)
            self.grid.scrollTo(index)
            self.grid.setFocus()

    def copy_last_week(self) -> None:
        """Fill the empty days with what was logged a week earlier."""
        self.grid.finish()
        copy_last_week(self._shell, self.rows(), self.model.monday)

    def repeat_schedule(self) -> None:
        """Fill the empty days with what the schedules of the placements say."""
        self.grid.finish()
        repeat_schedule(self._shell, self, self.rows(), self.model.monday)

    def note_tasks(self) -> None:
        """Note what was done in the week."""
        self.grid.finish()
        note_tasks(self._shell, self, self.rows())

    def log_several_days(self) -> None:
        """Log hours of which only the sum of some days is known."""
        self.grid.finish()
        log_several_days(self._shell, self, self.rows(), self.model.monday)
