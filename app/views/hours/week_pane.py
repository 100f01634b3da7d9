"""One week of a class: which class, which week, the grid, and what can be done with all of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QStackedWidget, QWidget

from app.i18n import _, day, hours, ngettext, number, short_day
from app.models import HourEntry, PathwayMembership, Placement, Section, SectionStudent, SitePathway, Student
from app.models.enrolling import present_ids
from app.models.logging_hours import groups, last_week, monday_of, save_cells, students_of, week_rows
from app.views.hours.submitting import submit_week
from app.views.hours.week_grid import WeekGrid
from app.views.hours.week_model import MONDAY, Skipped, WeekModel
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button, icon_button
from app.views.look.cards import Banner, EmptyState
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row, scaled_width
from app.views.window.allowed import offered
from app.views.window.page import Room, Shell
from app.views.window.parts import Part

if TYPE_CHECKING:
    from app.book.editing import Changes

_TABLES = (HourEntry, PathwayMembership, Placement, Section, SectionStudent, SitePathway, Student)
_RESTS_ON = {t.__tablename__ for t in _TABLES}
WEEK = timedelta(days=7)


class WeekPane(QWidget, Part):
    """The part "Week" of the page: the grid with its class and week pickers."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._book = shell, shell.book
        self._student: str | None = None
        self._group: object = None  # the class shown before one student
        self.model = WeekModel(self._book, self)
        self.grid = WeekGrid(self.model)
        self.group = QComboBox()
        self.group.setAccessibleName(_("Class or pathway"))
        self.group.activated.connect(self._choose)
        self.range = label("", "strong")
        scaled_width(self.range, 190, fixed=False)
        self.range.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.weekend = QCheckBox(_("Weekend"))
        self.weekend.toggled.connect(self.grid.show_weekend)
        self.problems = button("", "triangle-alert", "danger", self.go_to_problem)
        self.problems.setToolTip(shell.action("hours.fix").toolTip())
        self.problems.hide()
        self.total = Chip("", "accent")
        self.monday = monday_of(date.today())
        self._build()
        copy = offered(self._book, "add:hour_entry", button(_("Copy last week"), "history", press=self.copy_last_week))
        submit = offered(self._book, "change:hour_entry", button(_("Submit week"), "check", "primary", self.submit))
        self.tools = (copy, submit)
        self.model.skipped.connect(self._say_skipped)
        self.grid.locked.connect(lambda reason: shell.toast(reason, tone="warn") if reason else None)
        self.grid.selectionModel().currentChanged.connect(self._say_cell)
        self.model.dataChanged.connect(self._say_totals)
        self.model.modelReset.connect(self._say_totals)
        self.fill_groups()
        self.read()

    # -- for the page

    def open(self, what: str) -> bool:
        kind, _colon, id_ = what.partition(":")
        if kind == "class":
            self.show_class(id_)
        elif kind == "week" and (entry := self._book.record(HourEntry, id_)):
            self.show_student(entry.student_id)
            self.go_to(entry.date)
            self.grid.setFocus()
        elif self._book.record(Student, what):
            self.show_student(what)
        else:
            return False
        return True

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.tables & _RESTS_ON:
            return
        if changes is None or changes.tables & {Section.__tablename__, SitePathway.__tablename__}:
            self.fill_groups()
        if changes is None:
            self.read()
        elif changes.origin is not self.model:
            self.reread()

    def _build(self) -> None:
        back = icon_button("chevron-left", _("Previous week"), lambda: self.turn(-1))
        on = icon_button("chevron-right", _("Next week"), lambda: self.turn(1))
        now = button(_("This week"), "", "link", lambda: self.go_to(date.today()))
        when = FlowLine()  # large text in a small window takes two lines
        for part in (self.group, boxed(row(back, self.range, on)), now, self.weekend, self.problems, self.total):
            when.addWidget(part)
        help_ = Banner(
            _("Copy a block of hours in Excel or Google Sheets, click a cell here and press Ctrl+V. "
              "Ctrl+D fills down. Times such as 3:30 become 3.5."),
            "info", icon="clipboard-paste", closing=_("Hide this tip"),
        )  # fmt: skip
        self.place = button(_("New placement"), "plus", "primary", self._new_placement)
        self.everyone = button(_("Show everyone with a placement"), press=self._show_everyone)
        self.empty = EmptyState("clock", "", "", self.place, self.everyone)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.empty)
        self.says = label(_keys(), "muted", wrap=True)
        self.count = label("", "muted")
        foot = row(spacing=12)
        foot.addWidget(self.says, 1)
        foot.addWidget(self.count)
        self.help = boxed(row(help_))  # closed for good by its own button, hidden here where there is little room
        self.setLayout(column(when, self.help, self.stack, foot, spacing=12, margins=(28, 14, 28, 14)))

    def reflow(self, room: Room) -> None:
        """In a small window the table is worth more than how to paste."""
        self.help.setVisible(room != Room.NARROW)

    # -- which class and week

    def fill_groups(self) -> None:
        """Read the sections of this school year and the pathways into the picker, keeping what was chosen."""
        kept, before = self.group.currentData(), self.group.count()
        self.group.blockSignals(True)
        self.group.clear()
        for group in groups(self._book, self.monday):
            name = group.name if group.kind == "section" else _("Pathway: {name}").format(name=group.name)
            self.group.addItem(name, (group.kind, group.id))
        self.group.addItem(_("Everyone with a placement"), ("all", ""))
        self.group.setCurrentIndex(-1 if before and self._student else max(0, self._place_of(kept)))
        self.group.blockSignals(False)

    def _place_of(self, group: object) -> int:
        """Where a class stands in the picker, -1 where it does not."""
        return next((at for at in range(self.group.count()) if self.group.itemData(at) == group), -1)

    def _choose(self) -> None:
        self._student = None
        self.read()

    def show_class(self, section_id: str) -> None:
        """Show this week of a section."""
        at = self._place_of(("section", section_id))
        if at >= 0:
            self._student = None
            self.group.setCurrentIndex(at)
            self.go_to(date.today())

    def show_student(self, student_id: str) -> None:
        """Show one student alone; the picker names the student until a class is chosen."""
        self._student = student_id
        self._group = self.group.currentData() or self._group
        name = self._book.rows(Student, [student_id], ["last_name", "first_name"]).get(student_id, ("",))
        self.group.setPlaceholderText(", ".join(part for part in name if part))
        self.group.setCurrentIndex(-1)
        self.read()

    def show_group(self) -> None:
        """After one student alone, show the class again from which one came."""
        if self._student:
            self._student = None
            self.group.setCurrentIndex(max(0, self._place_of(self._group)))
            self.read()

    def focus_target(self) -> QWidget:
        """The grid, or without anybody in it the picker of the class."""
        return self.grid if self.model.rows else self.group

    def go_to(self, day_of_week: date) -> None:
        """Show the week in which a day lies."""
        self.monday = monday_of(day_of_week)
        self.read()

    def turn(self, weeks: int) -> None:
        """Show an earlier or a later week."""
        self.go_to(self.monday + weeks * WEEK)

    def _students(self) -> list[str]:
        if self._student:
            return [self._student]
        kind, id_ = self.group.currentData() or ("all", "")
        if kind == "section":
            return students_of(self._book, section_id=id_, on=self.monday)
        if kind == "pathway":
            return students_of(self._book, pathway_id=id_, on=self.monday)
        return [r.student_id for r in week_rows(self._book, self._everyone(), self.monday) if r.placement_id]

    def _everyone(self) -> list[str]:
        here = present_ids(self._book, self.monday)
        return [id_ for id_ in self._book.ids(Student) if id_ in here]

    def read(self) -> None:
        """Show the chosen class in the chosen week. What is being typed is accepted before."""
        self.grid.finish()
        self.model.show(list(dict.fromkeys(self._students())), self.monday)
        sunday = self.monday + timedelta(days=6)
        self.range.setText(_("{first} – {last}").format(first=short_day(self.monday), last=day(sunday)))
        self._say_nobody()
        if self.model.rows and not self.grid.currentIndex().isValid():
            self.grid.go(self.model.index(0, MONDAY))

    def reread(self) -> None:
        """The book changed."""
        self.model.reread()
        self._say_nobody()

    def _say_nobody(self) -> None:
        """Without students, say whether there is nobody to log hours for yet, or only nobody in this class."""
        placed = bool(self._book.ids(Placement, most=1))
        if placed:
            sentence = _("Choose another class or pathway above, or add students to this one.")
            self.empty.say(_("Nobody in this class"), sentence)
        else:
            sentence = _("Hours are logged for a placement: a student, a role, and an employer.")
            self.empty.say(_("No placements yet"), sentence)
        self.place.setVisible(not placed)
        self.everyone.setVisible(placed)
        self.stack.setCurrentWidget(self.grid if self.model.rows else self.empty)

    def _new_placement(self) -> None:
        self._shell.trigger("placement.new")

    def _show_everyone(self) -> None:
        self.group.setCurrentIndex(self.group.count() - 1)  # behind the classes and pathways
        self._choose()

    # -- what is said

    def _say_totals(self) -> None:
        self._say_cell()
        wrong = self.model.problems
        text = ngettext("{count} cell needs a fix", "{count} cells need a fix", wrong).format(count=wrong)
        self.problems.setText(text)
        if self.problems.isVisibleTo(self) != bool(wrong):
            self.problems.setVisible(bool(wrong))
            self._shell.refresh_commands()
        self.total.setText(_("Week total {hours} h").format(hours=hours(self.model.minutes)))
        students = len({r.student_id for r in self.model.rows})
        self.count.setText(ngettext("{count} student", "{count} students", students).format(count=students))

    def _say_cell(self) -> None:
        """Below the grid: why the current cell is refused, rejected or locked; without a reason, what the keys do.

        What was refused last comes between the two: after Enter the current cell is the one below.
        """
        reason = self.grid.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
        self.says.setText(str(reason or self.model.refusal or _keys()))

    def _say_skipped(self, skipped: Skipped) -> None:
        changed, closed, outside = skipped
        said = [ngettext("{count} cell changed.", "{count} cells changed.", changed).format(count=number(changed))]
        if closed:
            text = ngettext(
                "{count} cell that is locked or has no placement was left as it is.",
                "{count} cells that are locked or have no placement were left as they are.", closed,
            )  # fmt: skip
            said.append(text.format(count=number(closed)))
        if outside:
            text = ngettext(
                "{count} pasted cell found no row or day and was left out.",
                "{count} pasted cells found no row or day and were left out.", outside,
            )  # fmt: skip
            said.append(text.format(count=number(outside)))
        self._shell.toast(" ".join(said), undo=changed > 0, tone="warn")

    # -- what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """The commands that the week answers."""
        return {
            "hours.submit": self.submit, "hours.copy": self.copy_last_week,
            "hours.fix": self.go_to_problem if self.model.problems else None,
            "hours.previous": lambda: self.turn(-1), "hours.next": lambda: self.turn(1),
        }  # fmt: skip

    def submit(self) -> None:
        """Hand in every draft of the week shown that is right and worked."""
        self.grid.finish()
        submit_week(self._shell, self._book, self.model)

    def go_to_problem(self) -> None:
        """Go to the next cell whose text was refused; a day of the weekend is unfolded for it."""
        self.grid.finish()
        index = self.model.next_problem(self.grid.currentIndex())
        if index.isValid():
            if self.grid.isColumnHidden(index.column()):
                self.weekend.setChecked(True)
            self.grid.go(index)
            self.grid.scrollTo(index)
            self.grid.setFocus()

    def copy_last_week(self) -> None:
        """Fill the empty days with what was logged a week earlier."""
        self.grid.finish()
        earlier = week_rows(self._book, [r.student_id for r in self.model.rows], self.monday - WEEK)
        cells = last_week(self.model.rows, earlier)
        if not cells:
            self._shell.toast(_("Last week holds nothing that could be copied into an empty day."), tone="info")
        elif self._shell.attempt(lambda: save_cells(self._book, _("Copy last week"), dict(cells))):
            text = ngettext("{count} cell copied from last week", "{count} cells copied from last week", len(cells))
            self._shell.toast(text.format(count=len(cells)), undo=True)


def _keys() -> str:
    return _("Enter moves down, Tab moves right, F2 edits. Esc and then Tab leaves. Approved hours are locked.")
