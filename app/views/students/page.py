"""Students: the list that everything starts from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.models.admitting import remove_students, removing_students
from app.models.enrolling import gone_ids
from app.models.people import Student
from app.models.roster_rows import RESTS_ON, roster_rows
from app.views.importing.roster import no_students
from app.views.lists.conditions import Condition
from app.views.lists.list_spec import ListSpec, View
from app.views.lists.record_list import RecordList
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.tokens import Tone
from app.views.pathways.tones import pathway_tones
from app.views.students import order as student_order
from app.views.students.columns import SHOWN, student_columns
from app.views.students.forms import MANY, new_student, record_leaving
from app.views.students.pane import StudentPane
from app.views.window.allowed import offered
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.editing import Changes


class StudentsPage(Page):
    """`show_record` takes a view ("behind"), the rows behind a number (see `traces`), or the id of a student."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Students"), scrolling=False)
        self._tones = pathway_tones(self.book)
        self.list = RecordList(shell, self._spec(), self._pane(), self._empty())
        self.list.put_on(
            self,
            offered(
                shell.book,
                "add:student",
                button(_("New student"), "plus", "primary", lambda: shell.trigger("student.new")),
            ),
        )
        self.model, self.table, self.search = self.list.model, self.list.table, self.list.filters.search
        self.list.listed.connect(self._listed)
        self.list.chosen.connect(shell.refresh_commands)
        self.table.opened.connect(self.open_student)
        self.table.delete_asked.connect(self.delete)
        if self.model.is_whole:
            self._listed()

    def _spec(self) -> ListSpec:
        def standing(code: str) -> tuple[Condition, ...]:
            return (Condition("standing", "any", (code,)),)

        return ListSpec(
            name="students",
            title=_("Students"),
            entity=Student,
            columns=student_columns(self._tone),
            read=lambda ids: roster_rows(self.book, ids),
            rests_on=RESTS_ON,
            shown=SHOWN,
            favourites=("grade", "pathway", "standing"),
            prompt=_("Filter by name or ID"),
            views=(
                View("all", _("All students"), unless=gone_ids),
                View("behind", _("Behind on hours"), conditions=standing("behind")),
                View("no_placement", _("No placement"), conditions=standing("no_placement")),
                View("left", _("Left the school"), conditions=standing("left")),
            ),
            menu=("student.open", "", "students.leave", "students.delete"),
            verbs=("students.leave", "students.delete"),
        )

    def _pane(self) -> StudentPane:
        return StudentPane(self.book, self._tone, self.open_student, self._log_hours)

    def _empty(self) -> EmptyState:
        return no_students(
            self.shell,
            _("Take in the roster of your student information system, or add students one by one."),
            offered(
                self.book,
                "add:student",
                button(_("New student"), "plus", "plain", lambda: self.shell.trigger("student.new")),
            ),
        )

    def _tone(self, pathway_id: str) -> Tone:
        return self._tones.get(pathway_id, "neutral")

    # what is shown

    def _listed(self) -> None:
        student_order.remember(self.book, self.model.ids)
        self.say_count(number(self.model.rowCount()))

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        self._tones = pathway_tones(self.book)
        self.list.refresh(changes)

    def reflow(self, room: Room) -> None:
        self.list.reflow(room)

    def show_record(self, what: str) -> None:
        if not self.list.show_part(what):
            self.list.show_id(what)

    def first_focus(self) -> QWidget:
        return self.list.focus_target()

    def student_ids(self) -> list[str]:
        return self.list.selected_ids()

    # what can be done

    def new_record(self) -> str:
        return "student.new"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.selected_ids())
        return {
            "student.new": self.new_student,
            "student.open": (lambda: self.open_student(self.table.current_id)) if chosen else None,
            "students.leave": self.leave if chosen else None,
            "students.delete": self.delete if chosen else None,
        } | self.list.commands()

    def open_student(self, id_: str) -> None:
        """Go to a student's own page."""
        self.shell.go("student", id_)

    def _log_hours(self, id_: str) -> None:
        self.shell.go("hours", id_)

    def new_student(self) -> None:
        """Ask for a student and choose the new one."""
        new_student(self, self.book, lambda id_: self.list.show_new(id_, _("Student added")))

    def delete(self) -> None:
        """Mark the selected students as deleted; the toast takes it back."""
        ids = self.table.selected_ids()

        def deleted(_value: object = None) -> None:
            said = ngettext("{count} student deleted", "{count} students deleted", len(ids))
            self.shell.toast(said.format(count=number(len(ids))), undo=True)

        if len(ids) > MANY:
            self.shell.run(_("Deleting students"), removing_students(self.book, ids), deleted)
        elif ids and self.shell.attempt(lambda: remove_students(self.book, ids)):
            deleted()

    def leave(self) -> None:
        """Record that the selected students left."""

        def left(count: int) -> None:
            said = ngettext("{count} student left the school", "{count} students left the school", count)
            self.shell.toast(said.format(count=number(count)), undo=True)

        record_leaving(self, self.book, self.table.selected_ids(), left)
