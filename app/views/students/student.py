"""One student: who it is, the way to the next one, and everything the book holds, each part under a tab."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.i18n import _, fold
from app.models.access import note_opened
from app.models.admitting import remove_students
from app.models.attached import TABLE as FILES
from app.models.kinds import grade_words
from app.models.known_words import in_words
from app.models.people import Student
from app.models.roster_rows import RESTS_ON, roster_rows
from app.models.sealed_notes import may_read
from app.models.standing import STANDING
from app.views.confidential import verbs as confidential
from app.views.confidential.note_dialog import Task
from app.views.evidence.file_list import FileList
from app.views.evidence.offering import DropPlace, has_offers
from app.views.forms.child_list import ChildSpec
from app.views.lists.columns import Row
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button, icon_button, menu_button
from app.views.look.chips import Chip
from app.views.look.labels import Avatar
from app.views.look.layouts import clear, row
from app.views.pathways.tones import pathway_tones
from app.views.students import order as student_order
from app.views.students.children import CHOICES, FAMILY, GROUPS, INTERESTS, STAYS
from app.views.students.columns import TONES, name_of, seed_of
from app.views.students.forms import edit_student, record_leaving
from app.views.students.notes import write_note
from app.views.students.printing import print_button
from app.views.students.tabs import StudentTabs
from app.views.window.allowed import offered
from app.views.window.finishing import finish_typing
from app.views.window.gone import Gone
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.base import Base
    from app.book.editing import Changes

IN_HEAD = {Student.__tablename__, *RESTS_ON}
"""The tables from which the head of the page reads."""

ENGLISH = {"english", "ingles", "en", "eng", "00"}  # 00: as the state writes it


class StudentPage(Page):
    """`show_record` takes the id of the student, or with a tab of the page: "id/plan"."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Student"))
        self._id = ""
        self._before: str | None = None
        self._after: str | None = None
        self.back = button(_("Students"), "chevron-left", "link", lambda: shell.go("students", self._id or None))
        self.previous = icon_button("chevron-up", _("Previous student"), lambda: self._step(self._before))
        self.next = icon_button("chevron-down", _("Next student"), lambda: self._step(self._after))
        self.head.insertLayout(0, row(self.back, None, self.previous, self.next))
        self.head.setSpacing(6)
        self.avatar = Avatar("", "", 64)
        self.title_line.insertWidget(0, self.avatar)
        self.chips = FlowLine(6)
        self.title_words.addSpacing(2)
        self.title_words.addLayout(self.chips)
        self.print = print_button(shell, self.student_ids)
        self._of_student: tuple[QWidget, ...] = (
            self.print,
            offered(shell.book, "add:hour_entry", button(_("Log hours"), "clock", "primary", self._log_hours)),
            self._more_button(),
        )
        for tool in self._of_student:
            self.tools.addWidget(tool)
        self.gone = Gone(shell.book, Student, "user", _("This student was deleted"), _("Undo brings the student back."))
        self.tabs = StudentTabs(shell)
        self.tabs.turned.connect(shell.refresh_commands)
        self.head.addWidget(self.tabs.bar)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.gone)
        self.body.addStretch(1)
        if shell.book.allows(FILES, "add"):
            DropPlace(self, self, lambda offers: self.files.take(offers))

    def _more_button(self) -> QWidget:
        more = QMenu()
        adding = more.addMenu(_("Add"))
        for spec in (FAMILY, INTERESTS, CHOICES, GROUPS, STAYS):
            adding.addAction(_(spec.add)).triggered.connect(partial(self._add, spec))
        if self.book.allows(FILES, "add"):
            adding.addAction(_("Scan or photo…")).triggered.connect(partial(self.shell.trigger, "student.attach"))
        for text, command in (
            (_("Edit student…"), "student.edit"),
            (_("History"), "record.history"),
            (_("Student left…"), "student.leave"),
            (_("Delete student"), "student.delete"),
            *([(_("Who looked at this record"), "student.access")] if self.book.may("access_log") else []),
            *([(_("Erase for good…"), "student.erase")] if self.book.may("erase") else []),
        ):
            more.addAction(text).triggered.connect(partial(self.shell.trigger, command))
        return menu_button(_("More"), more, "ellipsis")

    # what is shown

    def show_record(self, what: str) -> None:
        id_, _slash, tab = what.partition("/")
        self._show(id_, tab or "overview")

    def _show(self, id_: str, tab: str) -> None:
        if id_ != self._id:
            finish_typing(self)  # before anything is shown: what it writes is read again
        self._id = id_
        self._read_head()
        if self._is_here:
            self.tabs.show_student(id_, tab)
            self.shell.attempt(lambda: note_opened(self.book, id_))

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if self._id and (changes is None or changes.tables & IN_HEAD):
            self._read_head()
        if self._is_here:
            self.tabs.refresh(changes)

    def _read_head(self) -> None:
        rows = roster_rows(self.book, [self._id])
        for part in (self.tabs, self.tabs.bar):
            part.setVisible(bool(rows))
        self.gone.say_missing(self._id, is_missing=not rows)
        for tool in self._of_student:
            tool.setEnabled(bool(rows))
        self._before, self._after = student_order.neighbours(self.book, self._id) if rows else (None, None)
        self.previous.setEnabled(self._before is not None)
        self.next.setEnabled(self._after is not None)
        if rows:
            self._show_head(rows[self._id])
        else:
            self.shell.refresh_commands()

    def _show_head(self, student: Row) -> None:
        first, preferred, last = student["first_name"], student["preferred_name"], student["last_name"]
        shown = " ".join(part for part in (preferred or first, last) if part)
        self.title.setText(shown)
        self.setAccessibleName(shown)
        self.avatar.set_person(name_of(student), seed_of(student))
        below: list[str] = []
        if (preferred and preferred != first) or student["middle_name"]:
            legal = " ".join(part for part in (first, student["middle_name"], last) if part)
            below.append(_("Legal name {name}").format(name=legal))
        if student["pronouns"]:
            below.append(student["pronouns"])
        if student["local_id"]:
            below.append(_("ID {number}").format(number=student["local_id"]))
        if student["grade"]:
            below.append(grade_words(student["grade"]))
        self.say_subtitle("  ·  ".join(below))
        clear(self.chips)
        self.chips.addWidget(Chip(STANDING.format(student["standing"]), TONES[student["standing"]]))
        tones = pathway_tones(self.book)
        for name, id_ in zip(student["pathways"], student["pathway_ids"], strict=True):
            self.chips.addWidget(Chip(name, tones.get(id_, "neutral")))
        if (spoken := student["home_language"]) and fold(spoken) not in ENGLISH:
            self.chips.addWidget(Chip(_("Speaks {language} at home").format(language=in_words(spoken))))

    def reflow(self, room: Room) -> None:
        self.tabs.reflow(room)

    def record(self) -> tuple[type[Base], str] | None:
        return (Student, self._id) if self._id else None

    def student_ids(self) -> list[str]:
        return [self._id] if self._is_here else []

    @property
    def _is_here(self) -> bool:
        """Whether a student is shown, and was not deleted."""
        return bool(self._id) and not self.tabs.isHidden()

    def tab(self, id_: str) -> Any:
        """A tab by its id, showing the student, also where it is not before the person."""
        return self.tabs.tab(id_)

    @property
    def files(self) -> FileList:
        """The files of the student."""
        return self.tab("about").files.files

    # what can be done

    def new_record(self) -> str:
        return "student.new"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        here = self._is_here
        return self.tabs.commands() | {
            "student.edit": self.edit if here else None,
            "student.note": self.note if here else None,
            "student.sealed": self.write_confidential if here and may_read(self.book) else None,
            "student.attach": (lambda: self.files.choose()) if here else None,
            "student.log": self._log_hours if here else None,
            "student.previous": (lambda: self._step(self._before)) if self._before else None,
            "student.next": (lambda: self._step(self._after)) if self._after else None,
            "student.goal": (lambda: self._plan().goals.write()) if here else None,
            "student.review_goal": (lambda: self._plan().goals.review_next()) if here else None,
            "student.four_year": (lambda: self.shell.go("four_year", self._id)) if here else None,
            "referral.student": self.refer if here else None,
            "student.leave": self.leave if here else None,
            "student.delete": self.delete if here else None,
            "student.access": self._who_looked if here and self.book.may("access_log") else None,
            "student.erase": self.erase if here and self.book.may("erase") else None,
        }

    def _plan(self) -> Any:
        self.tabs.choose("plan")
        return self.tab("plan")

    def refer(self) -> None:
        """Ask for a referral of the student."""
        from app.views.supports.referral_forms import refer_from  # forms are loaded when they are needed

        refer_from(self.shell, self, self._id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A picture or files that were copied are attached, wherever the keyboard is on the page."""
        if not (event.matches(QKeySequence.StandardKey.Paste) and self._is_here and self._paste()):
            super().keyPressEvent(event)

    def _paste(self) -> bool:
        copied = has_offers(QApplication.clipboard().mimeData())
        return copied and self.book.allows(FILES, "add") and self.files.paste_offered()

    def _step(self, id_: str | None) -> None:
        if id_:
            self._show(id_, self.tabs.bar.current_id)

    def _add(self, spec: ChildSpec) -> None:
        self.tabs.choose("about")
        self.tab("about").add(spec)

    def _log_hours(self) -> None:
        self.shell.go("hours", self._id)

    def _who_looked(self) -> None:
        self.shell.go("safety", f"access/{self._id}")

    def erase(self) -> None:
        """Erase the student with everything that is kept, after asking twice; then go back to the list."""
        from app.views.safety.erase_dialog import erase_student

        erase_student(self.shell, self._id, lambda: self.shell.go("students", self._after or self._before))

    def note(self) -> None:
        """Ask for a note on the student."""
        write_note(self, self.shell, self._id)

    def write_confidential(self) -> None:
        """Ask for a confidential note on the student."""
        confidential.write(self, self.shell, Task(self._id))

    def edit(self) -> None:
        """Change the student's own fields."""
        edit_student(self, self.book, self._id, lambda: self.shell.toast(_("Student saved"), undo=True))

    def leave(self) -> None:
        """Record that the student left."""
        record_leaving(self, self.book, [self._id], lambda _count: self.shell.toast(_("Leaving recorded"), undo=True))

    def delete(self) -> None:
        """Mark the student as deleted and go back to the list; the toast takes it back."""
        if self.shell.attempt(lambda: remove_students(self.book, [self._id])):
            self.shell.go("students", self._after or self._before)
            self.shell.toast(_("Student deleted"), undo=True)
