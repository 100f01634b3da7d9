"""The pane beside the list of students: who it is, how the hours stand, where the student works, what came last."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from app.i18n import _, hours, short_day
from app.models.roster_rows import roster_rows
from app.models.standing import STANDING
from app.models.student_facts import PlacementFacts, placements_of
from app.models.timeline import timeline
from app.views.buttons import button, icon_button
from app.views.cards import Fact
from app.views.chips import Chip
from app.views.labels import Avatar, ElidedLabel, label, rule
from app.views.layouts import boxed, clear, column, row, scaled_width, scrolled
from app.views.student_columns import TONES, detail_of, name_of, progress_tone, seed_of
from app.views.table_model import Row
from app.views.tokens import Tone

if TYPE_CHECKING:
    from app.book.book import Book

PAUSE = 60  # milliseconds: who runs down the list with the arrow is not kept waiting
RECENT = 4  # lines of activity


class StudentPane(QFrame):
    """Shows one student after another. `open_student` and `log_hours` take the id."""

    def __init__(
        self,
        book: Book,
        tone: Callable[[str], Tone],
        open_student: Callable[[str], object],
        log_hours: Callable[[str], object],
        close: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(_("Details of the student"))
        scaled_width(self, 308)
        self._book, self._tone, self._close = book, tone, close
        self._open, self._log = open_student, log_hours
        self._id = ""
        self._body = column(spacing=10, margins=(20, 18, 20, 18))
        inside = column(self._body, spacing=0)
        inside.addStretch(1)
        content = boxed(inside)
        area = scrolled(content)
        content.setObjectName("pane")
        content.setAutoFillBackground(False)  # on the ground of the panel, not of the page
        self.setLayout(column(area, spacing=0))
        self._quiet = QTimer(self, singleShot=True, interval=PAUSE)
        self._quiet.timeout.connect(self.reread)

    def show_student(self, id_: str) -> None:
        """Show this student, a moment later; nothing where the id is empty."""
        if id_ != self._id:
            self._id = id_
            self._quiet.start()

    def reread(self) -> None:
        """Show the student as the book has it now."""
        self._quiet.stop()
        clear(self._body)
        found = roster_rows(self._book, [self._id]) if self._id else {}
        if not found:
            self._body.addWidget(label(_("Choose a student in the list."), "muted", wrap=True))
            return
        student = found[self._id]
        self._add_head(student)
        self._add_progress(student)
        running = [p for p in placements_of(self._book, self._id) if p.runs]
        for placement in running[:2]:
            self._add_placement(placement)
        self._add_activity()

    def _add_head(self, student: Row) -> None:
        first = student["preferred_name"] or student["first_name"]
        names = label(" ".join(part for part in (first, student["last_name"]) if part), "heading", wrap=True)
        below = [detail_of(student)]
        if student["preferred_name"] and student["preferred_name"] != student["first_name"]:
            below.insert(0, _("Legal: {name}").format(name=student["first_name"]))
        words = column(names, label(" · ".join(filter(None, below)), "faint", wrap=True), spacing=1)
        line = row(Avatar(name_of(student), seed_of(student), 46), spacing=12)
        line.addLayout(words, 1)
        line.addWidget(icon_button("x", _("Close the details"), self._close))
        self._body.addLayout(line)
        chips = [Chip(STANDING.format(student["standing"]), TONES[student["standing"]])]
        if student["grade"]:
            chips.append(Chip(_("Grade {grade}").format(grade=student["grade"].lstrip("0"))))
        self._body.addLayout(row(*chips, None, spacing=6))
        for name, id_ in zip(student["pathways"], student["pathway_ids"], strict=True):
            self._body.addLayout(row(Chip(name, self._tone(id_)), None))
        id_ = self._id
        open_it = button(_("Open"), "", "primary", lambda: self._open(id_), name=_("Open the student's page"))
        self._body.addLayout(row(open_it, button(_("Log hours"), "clock", press=lambda: self._log(id_)), None))

    def _add_progress(self, student: Row) -> None:
        if not student["target"] and not student["approved"] and not student["waiting"]:
            return
        self._body.addWidget(rule())
        target, approved = student["target"], student["approved"]
        caption = _("Progress toward {target} h").format(target=hours(target)) if target else _("Hours this year")
        self._body.addWidget(label(caption, "caption"))
        if target:
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setRange(0, target)
            bar.setValue(min(approved, target))
            bar.setProperty("tone", progress_tone(student["standing"]))
            bar.setAccessibleName(caption)
            self._body.addWidget(bar)
        line = row(label(_("{hours} h").format(hours=hours(approved)), "strong"), None)
        if target and approved < target:
            line.addWidget(label(_("{hours} h to go").format(hours=hours(target - approved)), "faint"))
        self._body.addLayout(line)
        if student["waiting"]:
            waiting = _("{hours} h wait for approval").format(hours=hours(student["waiting"]))
            self._body.addWidget(label(waiting, "muted"))

    def _add_placement(self, placement: PlacementFacts) -> None:
        record = placement.record
        facts: list[QWidget] = [Fact("building-2", record.role, placement.employer)]
        if placement.supervisor:
            facts.append(Fact("user", _("Supervisor"), placement.supervisor))
        if placement.phone:
            facts.append(Fact("phone", _("Phone"), placement.phone))
        if record.schedule:
            facts.append(Fact("calendar", _("Schedule"), record.schedule))
        self._body.addWidget(rule())
        self._body.addWidget(label(_("Placement"), "caption"))
        for fact in facts:
            self._body.addWidget(fact)

    def _add_activity(self) -> None:
        happened = timeline(self._book, self._id)[:RECENT]
        if not happened:
            return
        self._body.addWidget(rule())
        self._body.addWidget(label(_("Recent activity"), "caption"))
        for each in happened:
            words = ElidedLabel(each.title)
            line = row(words, label(short_day(each.on), "faint"), spacing=8)
            line.setStretch(0, 1)
            self._body.addLayout(line)
