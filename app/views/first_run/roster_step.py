"""The step in which students, classes and teachers come in from a file, by the page that imports."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.models.people import Student
from app.models.staff import Section, Staff
from app.views.first_run.step import Step
from app.views.look.buttons import OptionButton
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.window.page import Shell


class RosterStep(Step):
    """Nothing is typed here. The import comes back to this page when it is done."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.file = OptionButton(
            "file-spreadsheet",
            _("Import a roster"),
            _("A file or a folder of your student information system, or rows copied from a spreadsheet."),
            lambda: shell.go("import", "set-up"),
        )
        self.hand = OptionButton(
            "user-plus",
            _("Write a student in by hand"),
            _("For a small program, or until the file is at hand."),
            lambda: shell.trigger("student.new"),
        )
        self.count, self.more = label("", "strong", wrap=True), label("", "muted", wrap=True)
        words = column(self.count, self.more, spacing=1)
        line = row(IconTile("circle-check", "ok", 18, "ok_soft", 36), 4)
        line.addLayout(words, 1)
        self.here = boxed(line)
        for part in (self.here, self.file, self.hand):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.read()

    def read(self) -> None:
        students, sections, staff = (len(self.book.ids(each)) for each in (Student, Section, Staff))
        self.here.setVisible(students > 0)
        said = ngettext("{count} student is in the book.", "{count} students are in the book.", students)
        self.count.setText(said.format(count=number(students)))
        parts = [
            ngettext("{count} section", "{count} sections", sections).format(count=number(sections)),
            ngettext("{count} staff member", "{count} staff members", staff).format(count=number(staff)),
        ]
        self.more.setText(_("With them: {parts}.").format(parts=", ".join(parts)))

    def first_focus(self) -> QWidget | None:
        return None if self.book.ids(Student, most=1) else self.file
