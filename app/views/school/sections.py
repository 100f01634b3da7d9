"""The list of sections and the pane beside it: who teaches, and who sits in it today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.models.kinds import STAFF_ROLE, grade_words
from app.models.logging_hours import students_of
from app.models.people import Student
from app.models.sections import remove_sections, section_rows, unseat
from app.models.traces import students_of_class
from app.views.lists.detail_pane import DetailPane
from app.views.lists.record_list import RecordList
from app.views.look.buttons import button, icon_button
from app.views.look.cards import EmptyState
from app.views.look.item_button import ItemButton
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.school.columns import called, seated, section_list
from app.views.school.forms import section_form
from app.views.school.seating import SeatingDialog
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.page import Shell

MOST = 60  # students whose names stand in the pane


class SectionPane(DetailPane):
    """`take_out` takes the id of a student, `open_staff` that of a teacher."""

    def __init__(self, shell: Shell, open_staff: Callable[[str], object], take_out: Callable[[str], object]) -> None:
        super().__init__(_("Details of the section"), _("Choose a section in the list."))
        self._shell, self._book, self._open_staff, self._take_out = shell, shell.book, open_staff, take_out

    def fill(self, id_: str) -> bool:
        section = section_rows(self._book, [id_]).get(id_)
        if section is None:
            return False
        course = " · ".join(part for part in (section["course_name"], section["course_code"]) if part)
        self.add(self.head(IconTile("book-open", "accent_text", 22, "accent_soft", 46), section["name"], course))
        trigger = self._shell.trigger
        week = button(_("Open week grid"), "", "primary", lambda: trigger("section.week"))
        edit = offered(
            self._shell.book,
            "change:section",
            button(_("Edit"), press=lambda: trigger("school.edit"), name=_("Edit the section")),
        )
        self.add(boxed(row(week, edit, None)))
        staff: list[QWidget] = [
            ItemButton(called(t._asdict()), STAFF_ROLE.format(t.role), "", lambda id_=t.id: self._open_staff(id_))
            for t in section["teachers"]
        ]
        self.add_part(_("Teachers"), column(*staff, spacing=2) if staff else label(_("Nobody yet."), "muted"))
        self._add_students(id_, seated(section))
        return True

    def _add_students(self, id_: str, words: str) -> None:
        ids = students_of(self._book, section_id=id_, on=date.today())
        names = self._book.rows(Student, ids[:MOST], ["last_name", "first_name", "grade"])
        lines: list[QWidget] = []
        for student_id in ids[:MOST]:
            last, first, grade = names[student_id]
            name = ", ".join(part for part in (last, first) if part)
            line = row(spacing=2)
            open_it = ItemButton(name, grade_words(grade), "", lambda id_=student_id: self._shell.go("student", id_))
            line.addWidget(open_it, 1)
            said = _("Take {name} out of the section").format(name=name)
            line.addWidget(
                offered(
                    self._shell.book,
                    "change:section_student",
                    icon_button("user-minus", said, lambda id_=student_id: self._take_out(id_)),
                )
            )
            lines.append(boxed(line))
        more = len(ids) - len(lines)
        if more:
            lines.append(label(ngettext("{count} more", "{count} more", more).format(count=number(more)), "muted"))
        if ids:
            lines.append(button(_("See them as a list"), "users", "link", lambda: self._shell.trigger("section.list")))
        lines.append(
            offered(
                self._shell.book,
                "add:section_student",
                button(_("Add students"), "plus", "link", lambda: self._shell.trigger("section.seat")),
            )
        )
        self.add_part(_("Students today"), label(words, "strong"), column(*lines, spacing=2))


class SectionList(RecordList):
    """Every class group of the site."""

    def __init__(self, shell: Shell, open_staff: Callable[[str], object]) -> None:
        empty = EmptyState(
            "book-open",
            _("No sections yet"),
            _("A section is a class group: hours are logged for all of its students on one sheet."),
            offered(shell.book, "add:section", button(_("New section"), "plus", "primary", self.new)),
        )
        super().__init__(shell, section_list(shell.book), SectionPane(shell, open_staff, self.take_out), empty)
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id)
        return super().commands() | {
            "school.edit": self.edit if chosen else None,
            "school.delete": self.delete if chosen else None,
            "section.seat": self.seat if chosen else None,
            "section.week": self.open_week if chosen else None,
            "section.list": self.list_students if chosen else None,
        }

    def new(self) -> None:
        """Ask for a section and choose the new line."""
        section_form(self.window(), self.book, lambda id_: self.show_new(id_, _("Section added")))

    def edit(self) -> None:
        """Change the section with the focus."""
        section_form(
            self.window(),
            self.book,
            lambda _id: self.shell.toast(_("Section changed"), undo=True),
            self.table.current_id,
        )

    def open_week(self) -> None:
        """Log a week for the section with the focus."""
        self.shell.go("hours", f"class:{self.table.current_id}")

    def list_students(self) -> None:
        """Show the students of the section with the focus in their list, to be copied, exported or printed."""
        self.shell.go("students", students_of_class(self.table.current_id))

    def seat(self) -> None:
        """Ask which students come into the section with the focus."""

        def added(count: int) -> None:
            said = ngettext("{count} student added", "{count} students added", count)
            self.shell.toast(said.format(count=number(count)), undo=True)

        ask.show(SeatingDialog(self.window(), self.shell, self.table.current_id, added))

    def take_out(self, student_id: str) -> None:
        """Take a student out of the section with the focus from today on."""
        section = self.table.current_id
        if self.shell.attempt(lambda: unseat(self.book, section, [student_id])):
            self.shell.toast(_("Student taken out of the section"), undo=True)

    def delete(self) -> None:
        """Mark the chosen sections as deleted; the toast takes it back."""
        self.work.delete(
            remove_sections, lambda count: ngettext("{count} section deleted", "{count} sections deleted", count)
        )
