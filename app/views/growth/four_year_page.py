"""The four-year course plan of one student: a grid to type in, and the requirement check beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _, ngettext, number
from app.models.four_year_plan import four_year_plan
from app.models.kinds import grade_words
from app.models.pathways import SitePathway
from app.models.people import Student
from app.models.planning_courses import drop_planned, grades_ahead, plan_course, plan_like, plan_sequence
from app.models.roster_rows import pathway_ids_by_student
from app.models.student_plans import PlannedCourse
from app.views.growth.grid_model import GridModel
from app.views.growth.grid_table import GridTable
from app.views.growth.requirement_check import RequirementCheck
from app.views.look import announcing
from app.views.look.buttons import button, icon_button, menu_button
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row
from app.views.students import order as student_order
from app.views.window.allowed import offered
from app.views.window.finishing import finish_typing
from app.views.window.page import Page, Room

if TYPE_CHECKING:
    from app.book.base import Base, Record
    from app.book.editing import Changes
    from app.views.window.page import Shell

TABLE = PlannedCourse.__tablename__
SHOWS = {TABLE, *("student", "course", "course_record", "requirement", "requirement_set", "mark_scale", "setting")}


class FourYearPage(Page):
    """`show_record` takes the id of the student. Without one the page says how to come here."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Four-year course plan"), scrolling=False)
        self._id = ""
        self._before: str | None = None
        self._after: str | None = None
        back = button(_("Plan"), "chevron-left", "link", self._go_back, name=f"{_('Plan')}: {_('Student')}")
        self.previous = icon_button("chevron-up", _("Previous student"), lambda: self._step(self._before))
        self.next = icon_button("chevron-down", _("Next student"), lambda: self._step(self._after))
        self.head.insertLayout(0, row(back, None, self.previous, self.next))
        self._copy = QMenu()
        self._copy.aboutToShow.connect(self._offer_copies)
        copies = menu_button(_("Fill in"), self._copy, "copy-plus")
        self.more = button(_("Add a row"), "plus", press=lambda: self.table.add_row())
        self.turn = button(_("Requirements"), "list-checks", press=self._turn_check)
        self.turn.hide()
        self.tools.addWidget(self.turn)
        paper = button(_("Print"), "printer", press=self.print)
        self.tools.addWidget(offered(shell.book, "print", paper))
        for tool in (copies, self.more):
            self.tools.addWidget(offered(shell.book, f"add:{TABLE}", tool))
        self.model = GridModel(shell.book, self._write)
        self.table = GridTable(self.model)
        self.check = RequirementCheck(self._show_behind)
        self.hint = label("", "faint", wrap=True)
        self.hint.setContentsMargins(28, 8, 28, 10)
        left = column(spacing=0)
        left.addWidget(self.table, 1)
        left.addWidget(self.hint)
        self.grid = boxed(left)
        line = row(spacing=0)
        line.addWidget(self.grid, 1)
        line.addWidget(self.check)
        self.content: QWidget = boxed(line)
        self.body.addWidget(self.content, 1)
        self.table.dropped.connect(self._drop)
        self.content.hide()

    # what is shown

    def show_record(self, what: str) -> None:
        finish_typing(self)  # for the student it was typed for
        self._id = what
        self.model.forget_rows()
        self._read()
        here = self.table.currentIndex()
        if not here.isValid() and self.model.grades_open:
            here = self.model.cell_index(0, self.model.grades_open[0])
        if here.isValid():
            self.table.setCurrentIndex(here)

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if self._id and (changes is None or changes.tables & SHOWS):
            self._read()

    def _read(self) -> None:
        student = self.book.record(Student, self._id)
        self.content.setVisible(student is not None)
        if student is None:
            return
        self._before, self._after = student_order.neighbours(self.book, self._id)
        self.previous.setEnabled(self._before is not None)
        self.next.setEnabled(self._after is not None)
        self._say_who(student)
        plan = four_year_plan(self.book, self._id)
        may = self.book.allows(TABLE, "add")
        self.model.load(plan.cells, grades_ahead(student) if may else ())
        self.check.show_plan(plan)
        hint = (
            _("Type a course, or words for one; “; s1” behind it for a semester. Taken courses come from the records.")
            if may
            else _("Taken courses come from the records.")
        )
        derived = _("Grades that the records do not tell are counted back from the last one.")
        self.hint.setText(f"{hint} {derived}" if plan.counted_back else hint)
        self.shell.refresh_commands()

    def _say_who(self, student: Record) -> None:
        name = " ".join(filter(None, (student.preferred_name or student.first_name, student.last_name)))
        parts = [name, grade_words(student.grade) if student.grade else ""]
        if student.graduation_year:
            parts.append(_("Class of {year}").format(year=student.graduation_year))
        self.say_subtitle("  ·  ".join(filter(None, parts)))

    def reflow(self, room: Room) -> None:
        narrow = room == Room.NARROW
        self.turn.setVisible(narrow)
        self.grid.setVisible(True)
        self.check.set_alone(False)
        self.check.setVisible(not narrow)

    def _turn_check(self) -> None:
        """Without room for both, the check takes the place of the grid until it is asked for again."""
        self.grid.setVisible(self.grid.isHidden())
        self.check.set_alone(self.grid.isHidden())
        self.check.setVisible(self.grid.isHidden())
        self.turn.setText(_("Courses") if self.grid.isHidden() else _("Requirements"))
        (self.turn if self.grid.isHidden() else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget | None:
        return self.table

    def record(self) -> tuple[type[Base], str] | None:
        return (Student, self._id) if self._id else None

    def student_ids(self) -> list[str]:
        return [self._id] if self._id else []

    def topics(self) -> Collection[str]:
        return ("student.four_year",)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {
            "student.previous": (lambda: self._step(self._before)) if self._before else None,
            "student.next": (lambda: self._step(self._after)) if self._after else None,
        }

    # what can be done

    def _write(self, grade: str, subject: str, text: str, planned_id: str | None) -> None:
        plan_course(self.book, self._id, grade, subject, text, planned_id)

    def _drop(self, ids: list[str]) -> None:
        if self.shell.attempt(lambda: drop_planned(self.book, ids)):
            said = ngettext("{count} planned course taken away", "{count} planned courses taken away", len(ids))
            self.shell.toast(said.format(count=number(len(ids))), undo=True)

    def _offer_copies(self) -> None:
        self._copy.clear()
        own = pathway_ids_by_student(self.book).get(self._id, ())
        names = self.book.rows(SitePathway, list(own) or self.book.ids(SitePathway), ["name"])
        for id_, (name,) in names.items():
            text = _("From the sequence of {pathway}").format(pathway=name)
            self._copy.addAction(text).triggered.connect(partial(self._fill, lambda id_=id_: self._lay(id_)))
        self._copy.addSeparator()
        self._copy.addAction(_("As another student…")).triggered.connect(self._ask_whom)

    def _lay(self, pathway_id: str) -> int:
        return plan_sequence(self.book, self._id, pathway_id)

    def _ask_whom(self) -> None:
        from app.views.growth.choosing import choose_student

        title, verb = _("Plan as another student does"), _("Fill in")
        choose_student(
            self, self.book, title, verb, lambda id_: self._fill(lambda: plan_like(self.book, self._id, id_))
        )

    def _fill(self, plan: Callable[[], int], _on: bool = False) -> None:
        made: list[int] = []
        if self.shell.attempt(lambda: made.append(plan())):
            said = ngettext("{count} course planned", "{count} courses planned", made[0])
            self.shell.toast(said.format(count=number(made[0])), undo=True)

    def _show_behind(self, name: str, record_ids: Collection[str], planned_ids: Collection[str]) -> None:
        if self.grid.isHidden():
            self._turn_check()
        self.table.show_behind(record_ids, planned_ids)
        count = len(self.table.selectionModel().selectedIndexes())
        said = ngettext("{name}: {count} cell", "{name}: {count} cells", count)
        announcing.announce(self.table, said.format(name=name, count=number(count)))

    def print(self) -> None:
        """Show the paper."""
        from app.views.handing_out.preview import preview

        preview(self.shell, "four-year-plan", [self._id])

    def _step(self, id_: str | None) -> None:
        if id_:
            self.shell.go("four_year", id_)

    def _go_back(self) -> None:
        self.shell.go("student", f"{self._id}/plan")
