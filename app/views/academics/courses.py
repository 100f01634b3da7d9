"""The part "Courses" of the page: what the school teaches, and what each course counts for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.i18n import _, ngettext, number
from app.models.course_records import CourseRecord
from app.models.course_rows import course_rows, oddities, students_of_course
from app.models.courses import CTE_LEVEL, Course, PathwayCourse
from app.models.keeping_courses import remove_courses, save_course, switch_courses
from app.models.pathways import SitePathway
from app.models.study_kinds import CREDITS, SUBJECTS
from app.models.traces import those
from app.views.academics.asking import Asked, ask_for
from app.views.academics.counting_list import CountingList
from app.views.academics.course_columns import LEVEL_TONES, area_words, course_list
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane, menu_tool
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button
from app.views.look.cards import EmptyState, Fact
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.base import Record
    from app.views.window.page import Shell

FIELDS: Names = (
    "name",
    ("local_id", "state_code"),
    ("subject", "credits"),
    ("ag_area", "uc_honors"),
    ("cte_pathway_id", "cte_level"),
    ("integrated_theme", "grades"),
    ("college_credit", "college"),
)


class CoursePane(DetailPane):
    """What a course is, what it counts for, what is odd about it, and who took it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the course"), _("Choose a course in the list."))
        self._shell = shell

    def fill(self, id_: str) -> bool:
        course = course_rows(self._shell.book, [id_]).get(id_)
        if course is None:
            return False
        sign = IconTile("book-open", "accent_text", 22, "accent_soft", 46)
        below = _("ID {number}").format(number=course["local_id"]) if course["local_id"] else ""
        self.add(self.head(sign, course["name"], below), _chips(course), self._verbs())
        if odd := oddities(self._shell.book).get(id_):
            self.add_part(_("To look into"), *(_oddity(sentence) for sentence in odd))
        facts: list[QWidget] = [
            Fact(icon, caption, text)
            for icon, caption, text in (
                ("layers", _("A-G area"), area_words(course) or _("None: it does not count for A-G")),
                ("tag", _("Subject"), course["subject"] or _("None: it counts for no requirement")),
                ("hash", _("Credits of a term"), CREDITS.format(course["credits"]) or _("Not known")),
                ("graduation-cap", _("CTE pathway"), course["cte_pathway"]),
                ("file-check", _("State course code"), course["state_code"]),
                ("school", _("College"), course["college"]),
            )
            if text
        ]
        self.add_part(_("About"), *facts)
        self._add_pathways(id_)
        count = students_of_course(self._shell.book, id_)
        words = ngettext("{count} student took it", "{count} students took it", count).format(count=number(count))
        see = button(words, "", "link", lambda: self._shell.trigger("course.students"))
        self.add_part(_("Students"), boxed(row(see, None)) if count else label(_("Nobody yet."), "muted"))
        return True

    def _verbs(self) -> QWidget:
        shell, line = self._shell, FlowLine()
        edit = button(_("Edit"), "", "primary", lambda: shell.trigger("course.edit"), _("Edit the course"))
        line.addWidget(offered(shell.book, "change:course", edit))
        more = map(shell.action, ("course.students", "course.switch", "course.delete"))
        line.addWidget(menu_tool(more, _("More about this course")))
        return boxed(line)

    def _add_pathways(self, id_: str) -> None:
        book = self._shell.book
        steps = {s.pathway_id: s.place for s in book.records(PathwayCourse, {"course_id": id_})}
        found = book.records(SitePathway, {"id": list(steps)}) if steps else []
        if found:
            lines = [
                ItemButton(
                    pathway.name,
                    _("course {place}").format(place=number(steps[pathway.id] or 1)),
                    "",
                    partial(self._shell.go, "courses", f"sequence:{pathway.id}"),
                    leads=True,
                )
                for pathway in found
            ]
            self.add_part(_("In the sequence of"), column(*lines, spacing=2))


def _chips(course: Row) -> QWidget:
    chips = FlowLine(6)
    if course["cte_level"]:
        chips.addWidget(Chip(CTE_LEVEL.format(course["cte_level"]), LEVEL_TONES[course["cte_level"]]))
    for name, words in (
        ("integrated_theme", _("Theme")),
        ("college_credit", _("College credit")),
        ("off", _("No longer taught")),
    ):
        if course[name]:
            chips.addWidget(Chip(words, "neutral" if name == "off" else "ok"))
    return boxed(chips)


def _oddity(sentence: str) -> QWidget:
    line = row(column(IconTile("triangle-alert", "warn", 17), None, margins=(0, 1, 0, 0)), spacing=8)
    line.addWidget(label(sentence, wrap=True), 1)
    return boxed(line)


class CourseList(CountingList):
    """Enter opens the course to be changed where its name stands, and the cell elsewhere."""

    counted = "students"

    def __init__(self, shell: Shell) -> None:
        self._import = button(_("Import"), "upload", press=lambda: shell.trigger("courses.import"))
        empty = EmptyState(
            "book-open",
            _("No courses yet"),
            _("Import the list of courses from your student information system, or add one.")
            if shell.book.allows("course", "add")
            else _("Courses are listed here once somebody has added them."),
            offered(
                shell.book,
                "import",
                button(_("Import courses"), "upload", press=lambda: shell.trigger("courses.import")),
            ),
            offered(shell.book, "add:course", button(_("New course"), "plus", "primary", self.new)),
        )
        new = offered(shell.book, "add:course", button(_("New course"), "plus", "primary", self.new))
        super().__init__(
            shell,
            course_list(shell.book, self.counts),
            CoursePane(shell),
            empty,
            offered(shell.book, "import", self._import),
            new,
        )
        self.follow_counts()
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)

    def view_of(self, record: Record) -> str:
        return "no_more" if record.off else "taught"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id)
        return super().commands() | {
            "course.edit": self.edit if chosen else None,
            "course.students": self.see_students if chosen else None,
            "course.switch": self.turn if chosen else None,
            "course.delete": self.delete if chosen else None,
        }

    # what can be done

    def new(self) -> None:
        """Ask for a course and choose the new one."""
        asked = Asked(Course, FIELDS, _("New course"), _("Add course"), _("Course added"))
        dialog = ask_for(
            self.shell,
            self.window(),
            asked,
            lambda typed: save_course(self.book, typed),
            lambda id_: self.show_new(id_, asked.said),
        )
        self._offer_subjects(dialog)

    def edit(self) -> None:
        """Change the course with the focus."""
        former = self.book.record(Course, self.table.current_id)
        if former is not None:
            asked = Asked(Course, FIELDS, _("Edit course"), _("Save"), _("Course changed"))
            dialog = ask_for(
                self.shell,
                self.window(),
                asked,
                lambda typed: save_course(self.book, typed, former.id),
                values=former._asdict(),
            )
            self._offer_subjects(dialog)

    def _offer_subjects(self, dialog: FormDialog) -> None:
        """Complete what is typed as a subject to one of those in use, or of those that come with Pathbook."""
        line = dialog.form.editor("subject").widget
        known = {each for each in self.book.column(Course, "subject").values() if each}
        completer = QCompleter(sorted(known | {_(each) for each in SUBJECTS}), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if popup := completer.popup():
            popup.setProperty("kind", "picks")
            popup.setAccessibleName(_("Subjects"))
        if isinstance(line, QLineEdit):
            line.setCompleter(completer)

    def see_students(self) -> None:
        """Show the records of the students who took the course with the focus."""
        course = self.book.record(Course, self.table.current_id)
        found = self.book.ids(CourseRecord, where={"course_id": self.table.current_id})
        if course and found:
            self.shell.go("courses", those(course.name, found))

    def turn(self) -> None:
        """Teach the chosen courses no more, or again where the one with the focus is off."""
        ids, current = self.selected_ids(), self.book.record(Course, self.table.current_id)
        off = not (current and current.off)
        if ids and self.shell.attempt(lambda: switch_courses(self.book, ids, off)):
            said = (
                ngettext("{count} course is no longer taught", "{count} courses are no longer taught", len(ids))
                if off
                else ngettext("{count} course is taught again", "{count} courses are taught again", len(ids))
            )
            self.shell.toast(said.format(count=number(len(ids))), undo=True)

    def delete(self) -> None:
        """Mark the chosen courses as deleted; one that somebody took stays."""
        self.work.delete(
            remove_courses, lambda count: ngettext("{count} course deleted", "{count} courses deleted", count)
        )
