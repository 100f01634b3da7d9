"""The pane beside the list of students: who it is, how the hours stand, where the student works, what came last."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from app.i18n import _, hours, short_day
from app.models.kinds import grade_words
from app.models.roster_rows import roster_rows
from app.models.standing import STANDING
from app.models.student_facts import PlacementFacts, placements_of
from app.models.timeline import timeline
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane
from app.views.lists.flow_line import flowing
from app.views.look.buttons import button
from app.views.look.cards import Fact
from app.views.look.chips import Chip
from app.views.look.labels import Avatar, ElidedLabel, label, rule
from app.views.look.layouts import row
from app.views.look.tokens import Tone
from app.views.students.columns import TONES, detail_of, name_of, progress_tone, seed_of
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.book import Book

RECENT = 4  # lines of activity


class StudentPane(DetailPane):
    """Shows one student after another. `open_student` and `log_hours` take the id."""

    def __init__(
        self,
        book: Book,
        tone: Callable[[str], Tone],
        open_student: Callable[[str], object],
        log_hours: Callable[[str], object],
    ) -> None:
        super().__init__(_("Details of the student"), _("Choose a student in the list."))
        self._book, self._tone = book, tone
        self._open, self._log = open_student, log_hours

    def fill(self, id_: str) -> bool:
        found = roster_rows(self._book, [id_])
        if not found:
            return False
        student = found[id_]
        self._add_head(student)
        self._add_progress(student)
        running = [p for p in placements_of(self._book, id_) if p.runs]
        for placement in running[:2]:
            self._add_placement(placement)
        self._add_activity()
        return True

    def _add_head(self, student: Row) -> None:
        first = student["preferred_name"] or student["first_name"]
        names = " ".join(part for part in (first, student["last_name"]) if part)
        below = [detail_of(student)]
        if student["preferred_name"] and student["preferred_name"] != student["first_name"]:
            below.insert(0, _("Legal: {name}").format(name=student["first_name"]))
        sign = Avatar(name_of(student), seed_of(student), 46)
        self.body.addLayout(self.head(sign, names, " · ".join(filter(None, below))))
        chips = [Chip(STANDING.format(student["standing"]), TONES[student["standing"]])]
        if student["grade"]:
            chips.append(Chip(grade_words(student["grade"])))
        self.body.addWidget(flowing(*chips))
        for name, id_ in zip(student["pathways"], student["pathway_ids"], strict=True):
            self.body.addLayout(row(Chip(name, self._tone(id_)), None))
        id_ = self.id
        open_it = button(_("Open"), "", "primary", lambda: self._open(id_), name=_("Open the student's page"))
        self.body.addLayout(
            row(
                open_it,
                offered(self._book, "add:hour_entry", button(_("Log hours"), "clock", press=lambda: self._log(id_))),
                None,
            )
        )

    def _add_progress(self, student: Row) -> None:
        if not student["target"] and not student["approved"] and not student["waiting"]:
            return
        self.body.addWidget(rule())
        target, approved = student["target"], student["approved"]
        caption = _("Progress toward {target} h").format(target=hours(target)) if target else _("Hours this year")
        self.body.addWidget(label(caption, "caption"))
        if target:
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setRange(0, target)
            bar.setValue(min(approved, target))
            bar.setProperty("tone", progress_tone(student["standing"]))
            bar.setAccessibleName(caption)
            self.body.addWidget(bar)
        line = row(label(_("{hours} h").format(hours=hours(approved)), "strong"), None)
        if target and approved < target:
            line.addWidget(label(_("{hours} h to go").format(hours=hours(target - approved)), "faint"))
        self.body.addLayout(line)
        if student["waiting"]:
            waiting = _("{hours} h wait for approval").format(hours=hours(student["waiting"]))
            self.body.addWidget(label(waiting, "muted"))

    def _add_placement(self, placement: PlacementFacts) -> None:
        record = placement.record
        facts: list[QWidget] = [Fact("building-2", record.role, placement.employer)]
        if placement.supervisor:
            facts.append(Fact("user", _("Supervisor"), placement.supervisor))
        if placement.phone:
            facts.append(Fact("phone", _("Phone"), placement.phone))
        if record.schedule:
            facts.append(Fact("calendar", _("Schedule"), record.schedule))
        self.body.addWidget(rule())
        self.body.addWidget(label(_("Placement"), "caption"))
        for fact in facts:
            self.body.addWidget(fact)

    def _add_activity(self) -> None:
        happened = timeline(self._book, self.id)[:RECENT]
        if not happened:
            return
        self.body.addWidget(rule())
        self.body.addWidget(label(_("Recent activity"), "caption"))
        for each in happened:
            words = ElidedLabel(each.title)
            line = row(words, label(short_day(each.on), "faint"), spacing=8)
            line.setStretch(0, 1)
            self.body.addLayout(line)
