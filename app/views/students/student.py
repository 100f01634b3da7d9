"""One student: everything the book holds, strand by strand, and the timeline beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from app.i18n import _, fold
from app.models.access import note_opened
from app.models.admitting import remove_students
from app.models.attached import TABLE as FILES
from app.models.hour_totals import student_totals
from app.models.kinds import grade_words
from app.models.known_words import in_words
from app.models.people import Student
from app.models.roster_rows import RESTS_ON, roster_rows
from app.models.sealed_notes import may_read
from app.models.standing import STANDING
from app.views.confidential.card import ConfidentialCard
from app.views.events.card import continuum_card
from app.views.evidence.card import EvidenceCard
from app.views.lists.columns import Row
from app.views.look.buttons import button, icon_button, menu_button
from app.views.look.cards import EmptyState
from app.views.look.chips import Chip
from app.views.look.labels import Avatar
from app.views.look.layouts import boxed, clear, column, row
from app.views.pathways.tones import pathway_tones
from app.views.placements.forms import new_placement
from app.views.students import order as student_order
from app.views.students.cards import (
    about_card,
    hours_card,
    pathways_card,
    placements_card,
    supports_card,
)
from app.views.students.columns import TONES, name_of, seed_of
from app.views.students.forms import edit_student, record_leaving
from app.views.students.lists import student_lists
from app.views.students.notes import NotesCard
from app.views.students.timeline import TimelineCard
from app.views.window.allowed import offered
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.base import Base
    from app.book.editing import Changes

SHOWS = {
    Student.__tablename__,
    *RESTS_ON,
    *("employer_contact", "support_plan", "support_session", "note", "guardian", "student_group"),
    *("career_interest", "pathway_choice", "staff", "sealed_row", "event", "participation", "activity_type"),
}
"""The tables from which this page reads."""

ENGLISH = {"english", "ingles", "en", "eng", "00"}  # 00: as the state writes it


class StudentPage(Page):
    """`show_record` takes the id of the student."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Student"))
        self._id = ""
        self._before: str | None = None
        self._after: str | None = None
        self.back = button(_("Students"), "chevron-left", "link", lambda: shell.go("students", self._id or None))
        self.previous = icon_button("chevron-up", _("Previous student"), lambda: self._step(self._before))
        self.next = icon_button("chevron-down", _("Next student"), lambda: self._step(self._after))
        self.head.insertLayout(0, row(self.back, None, self.previous, self.next))
        self.avatar = Avatar("", "", 72)
        self.title_line.insertWidget(0, self.avatar)
        self.chips = row(spacing=6)
        self.title_words.addSpacing(4)
        self.title_words.addLayout(self.chips)
        self._of_student: list[QWidget] = []
        self.plan = offered(
            shell.book, "print", button(_("Print plan"), "printer", press=lambda: shell.trigger("print.plan"))
        )
        self.transcript = offered(
            shell.book, "print", button(_("Transcript"), "file-text", press=lambda: shell.trigger("print.transcript"))
        )
        for tool in (
            self.transcript,
            self.plan,
            offered(shell.book, "add:hour_entry", button(_("Log hours"), "clock", "primary", self._log_hours)),
            self._more_button(),
        ):
            self.tools.addWidget(tool)
            self._of_student.append(tool)
        self.lists = student_lists(shell)
        for card in self.lists:
            self._adding.addAction(_(card.spec.add)).triggered.connect(card.add_one)
        self.notes, self.confidential = NotesCard(shell), ConfidentialCard(shell)
        self.files = EvidenceCard(shell, Student, place=self)
        if shell.book.allows(FILES, "add"):
            self._adding.addAction(_("Scan or photo…")).triggered.connect(self.files.files.choose)
        self.timeline = TimelineCard(
            shell,
            offered(
                shell.book, "add:note", button(_("Add note"), "plus", "link", lambda: shell.trigger("student.note"))
            ),
        )
        self.gone = EmptyState("user", _("This student was deleted"), _("Undo brings the student back."))
        self.gone.hide()
        self._build_strands()

    def _more_button(self) -> QWidget:
        more = QMenu()
        self._adding = more.addMenu(_("Add"))
        for text, command in (
            (_("Edit student…"), "student.edit"),
            (_("Transcript…"), "print.transcript"),
            (_("Print plan…"), "print.plan"),
            (_("History"), "record.history"),
            (_("Student left…"), "student.leave"),
            (_("Delete student"), "student.delete"),
            *([(_("Who looked at this record"), "student.access")] if self.book.may("access_log") else []),
            *([(_("Erase for good…"), "student.erase")] if self.book.may("erase") else []),
        ):
            more.addAction(text).triggered.connect(partial(self.shell.trigger, command))
        return menu_button(_("More"), more, "ellipsis")

    def _build_strands(self) -> None:
        self.strands, self.about = column(spacing=14), column(spacing=14)
        family, *others = self.lists
        left = column(self.strands, self.files, self.about, family, None, spacing=14)
        right = column(self.notes, self.confidential, self.timeline, *others, None, spacing=14)
        self.sides: QBoxLayout = row(spacing=14)
        self.sides.addLayout(left, 11)
        self.sides.addLayout(right, 9)
        self.content = boxed(self.sides)
        self.body.addWidget(self.content)
        self.body.addWidget(self.gone)
        self.body.addStretch(1)

    # what is shown

    def show_record(self, what: str) -> None:
        self._id = what
        self._read()
        if self._is_here:
            self.shell.attempt(lambda: note_opened(self.book, what))

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if self._id and (changes is None or changes.tables & SHOWS):
            self._read()

    def _read(self) -> None:
        rows = roster_rows(self.book, [self._id])
        self.content.setVisible(bool(rows))
        self.gone.setVisible(not rows)
        for tool in self._of_student:
            tool.setEnabled(bool(rows))
        self._before, self._after = student_order.neighbours(self.book, self._id) if rows else (None, None)
        self.previous.setEnabled(self._before is not None)
        self.next.setEnabled(self._after is not None)
        self.shell.refresh_commands()
        if not rows:
            return
        student = rows[self._id]
        self._show_head(student)
        clear(self.strands)
        for card in (
            hours_card(self.shell, student, student_totals(self.book, [self._id])[self._id]),
            placements_card(self.shell, self._id, self.place),
            continuum_card(self.shell, self._id),
            pathways_card(self.book, self._id),
            supports_card(self.shell, self._id),
        ):
            if card is not None:
                self.strands.addWidget(card)
        clear(self.about)
        if (card := about_card(student)) is not None:
            self.about.addWidget(card)
        for card in self.lists:
            card.show_parent(self._id)
        self.notes.show_student(self._id)
        self.confidential.show_student(self._id)
        self.files.show_record(self._id)
        self.timeline.show_student(self._id)

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
        self.chips.addStretch(1)

    def reflow(self, room: Room) -> None:
        narrow = room == Room.NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.sides.setDirection(direction)
        for tool in (self.transcript, self.plan):
            tool.setVisible(not narrow)  # they are in the menu beside them, too

    def record(self) -> tuple[type[Base], str] | None:
        return (Student, self._id) if self._id else None

    def student_ids(self) -> list[str]:
        return [self._id] if self._is_here else []

    @property
    def _is_here(self) -> bool:
        """Whether a student is shown, and was not deleted."""
        return bool(self._id) and not self.content.isHidden()

    # what can be done

    def new_record(self) -> str:
        return "student.new"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        here = self._is_here
        return {
            "student.edit": self.edit if here else None,
            "student.note": self.notes.write if here else None,
            "student.sealed": self.confidential.write if here and may_read(self.book) else None,
            "student.attach": self.files.files.choose if here else None,
            "student.log": self._log_hours if here else None,
            "student.previous": (lambda: self._step(self._before)) if self._before else None,
            "student.next": (lambda: self._step(self._after)) if self._after else None,
            "student.leave": self.leave if here else None,
            "student.delete": self.delete if here else None,
            "student.access": self._who_looked if here and self.book.may("access_log") else None,
            "student.erase": self.erase if here and self.book.may("erase") else None,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A picture or files that were copied are attached, wherever the keyboard is on the page."""
        if not (event.matches(QKeySequence.StandardKey.Paste) and self._is_here and self.files.files.paste_offered()):
            super().keyPressEvent(event)

    def _step(self, id_: str | None) -> None:
        if id_:
            self.show_record(id_)

    def _log_hours(self) -> None:
        self.shell.go("hours", self._id)

    def _who_looked(self) -> None:
        self.shell.go("safety", f"access/{self._id}")

    def erase(self) -> None:
        """Erase the student with everything that is kept, after asking twice; then go back to the list."""
        from app.views.safety.erase_dialog import erase_student

        erase_student(self.shell, self._id, lambda: self.shell.go("students", self._after or self._before))

    def place(self) -> None:
        """Ask for a placement of the student."""
        new_placement(self, self.book, lambda _id: self.shell.toast(_("Placement added"), undo=True), self._id)

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
