"""The step in which the people who work with the students come into the book."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.models.kinds import STAFF_ROLE
from app.models.staff import Staff
from app.models.staffing import add_staff
from app.views.first_run.colleague_lines import ColleagueLines
from app.views.first_run.step import Step
from app.views.look.labels import label
from app.views.window.page import Shell

SHOWN = 12  # names that are listed; more are counted


class ColleaguesStep(Step):
    """Teachers of the roster are there already and are named above the lines."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.here = label("", "muted", wrap=True)
        self.lines = ColleagueLines()
        hint = _("Write counselors, administrators and teachers who are missing. Rows of a worksheet can be pasted.")
        self.body.addWidget(self.here)
        self.body.addWidget(label(hint, "muted", wrap=True))
        self.body.addWidget(self.lines)
        self.body.addStretch(1)
        self.lines.changed.connect(self.changed.emit)
        self.lines.finished.connect(self.entered.emit)
        self.read()

    def verb(self) -> str:
        count = self.lines.count()
        return ngettext("Add {count} colleague", "Add {count} colleagues", count).format(count=count) if count else ""

    def save(self) -> None:
        add_staff(self.book, self.lines.rows())
        self.lines.clear()

    def read(self) -> None:
        people = self.book.records(Staff)
        names = [
            _("{name} ({role})").format(name=_called(p.first_name, p.last_name), role=STAFF_ROLE.format(p.role))
            if p.role
            else _called(p.first_name, p.last_name)
            for p in people[:SHOWN]
        ]
        more = len(people) - len(names)
        if more:
            names.append(ngettext("{count} more", "{count} more", more).format(count=number(more)))
        self.here.setText(_("In the book already: {names}.").format(names=", ".join(names)))
        self.here.setVisible(bool(people))

    def first_focus(self) -> QWidget:
        return self.lines.first_focus()


def _called(first: str | None, last: str) -> str:
    return f"{first} {last}" if first else last
