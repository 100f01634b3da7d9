"""The part "Marks" of the page: the course records of all students, by term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.models.course_record_rows import (
    RESTS_ON,
    course_record_rows,
    course_records_about,
    for_college,
    not_passed,
    this_year,
    under_way,
    with_unknown_marks,
)
from app.models.course_records import RECORD_KIND, CourseRecord
from app.models.keeping_course_records import remove_course_records, save_course_record
from app.models.roster_rows import grades_of
from app.models.school import year_name
from app.models.study_kinds import CREDITS, TENTHS, TERM
from app.views.academics.asking import Asked, ask_for
from app.views.forms.record_form import Names
from app.views.lists.columns import Column, Row, field_column
from app.views.lists.detail_pane import DetailPane
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState, Fact
from app.views.look.cells import Cell, ChipCell, MutedCell
from app.views.look.chips import Chip
from app.views.look.labels import Avatar, label
from app.views.look.layouts import boxed, row
from app.views.look.tokens import Tone
from app.views.students.column import grade_column, person_cell, student_detail, student_name, student_seed
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.page import Shell

FIELDS: Names = (
    "student_id",
    "course_id",
    ("school_year", "term"),
    ("kind", "mark"),
    ("credits_attempted", "credits_earned"),
    ("grade_when_taken", "college_units"),
    ("section_local_id", "teacher"),
)
TOLD = 2000  # records with an unknown mark whose marks are counted below the list
_MUTED = MutedCell()


def mark_state(record: Row) -> tuple[str, Tone]:
    """What a mark says, in words, and its colour."""
    if record["kind"] != "final" or not record["mark"]:
        return _("In progress"), "info"
    if record["meaning"] is None:
        return _("Not in the scale"), "warn"
    return (_("Passed"), "ok") if record["meaning"].passes else (_("Not passed"), "bad")


def _state_cell(record: Row) -> Cell:
    return ChipCell(mark_state(record)[1])


def record_columns() -> list[Column]:
    """The columns that tell of a course record, besides its student and course."""
    return [
        *(field_column(CourseRecord, name, width, False) for name, width in (("school_year", 110), ("term", 116))),
        field_column(CourseRecord, "mark", 80, False),
        Column(_("Result"), 124, "kind", lambda row: mark_state(row)[0], _state_cell),
        *(field_column(CourseRecord, name, 122, False) for name in ("credits_attempted", "credits_earned")),
        field_column(CourseRecord, "grade_when_taken", 90, False),
        field_column(CourseRecord, "teacher", 140),
        *(field_column(CourseRecord, name, 110, False) for name in ("section_local_id", "college_units", "source")),
    ]


def mark_list(book: Book) -> ListSpec:
    """The list of course records."""
    columns = [
        Column(_("Student"), 214, "student_id", student_name, person_cell),
        Column(_("Course"), 200, "course_id", lambda row: row["course"], lambda _row: _MUTED),
        grade_column(lambda known: grades_of(known, CourseRecord)),
        *record_columns(),
    ]
    return ListSpec(
        name="marks",
        title=_("Marks"),
        entity=CourseRecord,
        columns=columns,
        read=lambda ids: course_record_rows(book, ids),
        views=(
            View("this_year", _("This year"), rule=this_year),
            View("under_way", _("Under way"), rule=under_way),
            View("not_passed", _("Not passed"), rule=not_passed),
            View("unknown", _("Unknown marks"), rule=with_unknown_marks),
            View("college", _("College credit"), rule=for_college),
            View("every_mark", _("All years")),
        ),
        prompt=_("Filter by student or course"),
        rests_on=RESTS_ON,
        shown=("course_id", "grade", "school_year", "term", "mark", "kind", "credits_earned"),
        favourites=("course_id", "school_year", "term", "mark"),
        about=course_records_about,
        sort=(("school_year", True), ("student_id", False)),
        menu=("student.open", "mark.edit", "", "mark.delete"),
        verbs=("mark.delete",),
        fixed=tuple(each for names in FIELDS for each in ((names,) if isinstance(names, str) else names)),
    )


def new_values(today: date) -> dict[str, Any]:
    """With which a new course record begins."""
    return {"school_year": year_name(today), "term": "s1", "kind": "final"}


def ask_for_record(
    shell: Shell,
    parent: QWidget,
    values: Mapping[str, Any],
    record_id: str | None = None,
    then: Callable[[str], object] | None = None,
) -> None:
    """Ask for a course record, or change the one with this id."""
    asked = Asked(
        CourseRecord,
        FIELDS,
        _("Edit course record") if record_id else _("New course record"),
        _("Save") if record_id else _("Add course record"),
        _("Course record changed") if record_id else _("Course record added"),
        _("Without a mark the course is in progress."),
    )
    ask_for(shell, parent, asked, lambda typed: save_course_record(shell.book, typed, record_id), then, values)


class MarkPane(DetailPane):
    """One course record, and what it counts."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the course record"), _("Choose a course record in the list."))
        self._shell = shell

    def fill(self, id_: str) -> bool:
        record = course_record_rows(self._shell.book, [id_]).get(id_)
        if record is None:
            return False
        shell, name = self._shell, student_name(record)
        self.add(self.head(Avatar(name, student_seed(record), 46), record["course"], name))
        self.add(label(student_detail(record), "faint", wrap=True), row(Chip(*mark_state(record)), None))
        edit = button(_("Edit"), "", "primary", lambda: shell.trigger("mark.edit"), _("Edit the course record"))
        show = button(_("Open student"), press=lambda: shell.trigger("student.open"))
        self.add(boxed(row(offered(shell.book, "change:course_record", edit), show, None)))
        if record["mark"] and record["meaning"] is None:
            self.add(
                label(
                    _("The scale does not know “{mark}”: nothing counts of it.").format(mark=record["mark"]), wrap=True
                )
            )
            add = button(_("Add it to the scale"), "plus", press=lambda: shell.go("courses", f"scale:{record['mark']}"))
            self.add(boxed(row(offered(shell.book, "add:mark_scale", add), None)))
        facts: list[QWidget] = [
            Fact(icon, caption, text)
            for icon, caption, text in (
                ("calendar-range", _("School year"), record["school_year"]),
                ("calendar", _("Term"), TERM.format(record["term"])),
                ("star", RECORD_KIND.format(record["kind"]), record["mark"] or _("No mark yet")),
                ("hash", _("Credits attempted"), CREDITS.format(record["credits_attempted"])),
                ("check", _("Credits earned"), CREDITS.format(record["credits_earned"])),
                ("school", _("College units"), TENTHS.format(record["college_units"])),
                ("user", _("Teacher"), record["teacher"]),
                ("file-input", _("Source"), record["source"]),
            )
            if text
        ]
        self.add_part(_("About"), *facts)
        return True


class MarkList(ListPart):
    """Enter changes a course record."""

    def __init__(self, shell: Shell) -> None:
        trigger = shell.trigger

        def taking() -> list[QWidget]:
            importing = button(_("Import"), "upload", press=lambda: trigger("marks.import"), name=_("Import marks"))
            new = button(_("New record"), "plus", "primary", self.new, _("New course record"))
            return [offered(shell.book, "import", importing), offered(shell.book, "add:course_record", new)]

        empty = EmptyState(
            "clipboard-list",
            _("No marks yet"),
            _("Course records are imported by term from a student information system, or added by hand."),
            *taking(),
        )
        super().__init__(shell, mark_list(shell.book), MarkPane(shell), empty, *taking())
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)
        self.strange = label("", "muted", wrap=True)
        self.strange.setContentsMargins(28, 6, 28, 6)
        self.foot.addWidget(self.strange)
        self.listed.connect(self._say_strange)
        self._say_strange()

    def _say_strange(self) -> None:
        """Which marks the scale does not know, while the view of them is open."""
        shown = self.model.ids[:TOLD] if self.tabs.current_id == "unknown" else []
        found = Counter(each.mark for each in self.book.records(CourseRecord, {"id": list(shown)}) if each.mark)
        said = ", ".join(f"{mark} ({number(count)})" for mark, count in sorted(found.items()))
        self.strange.setText(_("Not in the scale: {marks}").format(marks=said) if said else "")
        self.strange.setVisible(bool(said))

    def view_of(self, record: object) -> str:
        return "every_mark"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id)
        return super().commands() | {
            "student.open": self.open_student if chosen else None,
            "mark.new": self.new,
            "mark.edit": self.edit if chosen else None,
            "mark.delete": self.delete if chosen else None,
        }

    def student_ids(self) -> list[str]:
        found = self.book.records(CourseRecord, {"id": self.selected_ids()})
        return list(dict.fromkeys(record.student_id for record in found))

    # what can be done

    def open_student(self) -> None:
        """Go to the academics of the student of the record with the focus."""
        if record := self.book.record(CourseRecord, self.table.current_id):
            self.shell.go("student", f"{record.student_id}/academics")

    def new(self) -> None:
        """Ask for a course record and choose the new one."""
        said = _("Course record added")
        ask_for_record(self.shell, self.window(), new_values(date.today()), then=lambda id_: self.show_new(id_, said))

    def edit(self) -> None:
        """Change the course record with the focus."""
        if record := self.book.record(CourseRecord, self.table.current_id):
            ask_for_record(self.shell, self.window(), record._asdict(), record.id)

    def delete(self) -> None:
        """Mark the chosen course records as deleted."""
        self.work.delete(
            remove_course_records,
            lambda count: ngettext("{count} course record deleted", "{count} course records deleted", count),
        )
