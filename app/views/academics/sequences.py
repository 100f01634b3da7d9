"""The part "Sequences" of the page: the courses of each pathway in their order, and how far students came in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.book.refused import Refused
from app.i18n import _, number
from app.models.courses import Course, PathwayCourse
from app.models.cte_status import sequences
from app.models.keeping_courses import lay_sequence
from app.models.pathways import SitePathway
from app.models.sequence_standings import STATUSES, Standings, Takers, standings_by_pathway
from app.models.traces import those
from app.views.academics.sequence_steps import SequenceStep, StepModel, StepTable
from app.views.academics.wording import CTE_STATUS, STATUS_TONES
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_edit import RecordEdit
from app.views.look.buttons import button, icon_button
from app.views.look.cards import Card, EmptyState
from app.views.look.figure_button import FigureButton
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, clear, column, row, scaled_width, scrolled
from app.views.look.theme import theme
from app.views.window import ask
from app.views.window.allowed import allowed, offered
from app.views.window.jobs import Job, Outcome, Work
from app.views.window.parts import Part

if TYPE_CHECKING:
    from app.book.editing import Changes
    from app.views.window.page import Shell

OPENS = "sequence:"  # `open` takes it with the id of a pathway behind it
_RESTS_ON = {"pathway_course", "course", "course_record", "site_pathway", "pathway_membership", "mark_scale"}


class SequencesPart(QWidget, Part):
    """The pathways at the left; the sequence of the one that is chosen beside them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self._may = allowed(shell.book, "change:pathway_course")
        self._pathway, self._chosen = "", 0
        self._standings: Standings = {}
        self._takers: Takers | None = None
        self._counted, self._job = -1, None
        self.pathways = QListWidget()
        self.pathways.setProperty("kind", "framed")
        self.pathways.setAccessibleName(_("Pathways"))
        self.pathways.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scaled_width(self.pathways, 250)
        self.pathways.currentRowChanged.connect(self._turn)
        self.model = StepModel()
        self.table = StepTable(self.model)
        self._figures = row(spacing=10)
        self.why = label("", "muted", wrap=True)
        right = column(self._figures, self._card(), None, spacing=14, margins=(0, 16, 24, 16))
        add = button(_("New pathway"), "plus", "primary", lambda: shell.trigger("pathway.new"))
        self.nothing = EmptyState(
            "graduation-cap",
            _("No pathways yet"),
            _("Each pathway of the site has its sequence of courses here."),
            offered(shell.book, "add:site_pathway", add),
        )
        left = column(self.pathways, margins=(24, 16, 0, 16))
        self._sides = boxed(row(left, scrolled(boxed(right)), spacing=16))
        self.setLayout(column(self._sides, self.nothing, spacing=0))
        theme.follow(self.pathways, "lines", self._measure)
        self.table.moved.connect(self.move_step)
        self.table.opened.connect(self.edit_step)
        self.table.removed.connect(self.remove_step)
        self._read()

    def _card(self) -> Card:
        up = icon_button("arrow-up", _("Move the course up"), lambda: self._move(-1))
        down = icon_button("arrow-down", _("Move the course down"), lambda: self._move(1))
        edit = button(_("Level and grade"), "pencil", press=lambda: self.edit_step(self.table.currentIndex().row()))
        out = icon_button("x", _("Take the course out"), lambda: self.remove_step(self.table.currentIndex().row()))
        done = button(_("Completed by"), "users", press=self.see_completed, name=_("Completed by: show the students"))
        tools = [up, down, edit, out] if self._may else []
        card = Card(_("Sequence"), done, *tools, spacing=10)
        card.add(self.why)
        card.body.addWidget(self.table, 1)
        self.adding = RecordEdit(self.book, Course)
        self.adding.narrow({"off": [None, False]})
        self.adding.setPlaceholderText(_("Course, a few letters"))
        self.adding.picked.connect(self._add_picked)
        if self._may:
            card.add(row(caption_for(_("Add a course"), self.adding), self.adding, spacing=8))
        else:
            self.adding.setParent(card)
            self.adding.hide()
        return card

    # for the page

    def open(self, what: str) -> bool:
        if what.startswith(OPENS) and self.book.record(SitePathway, what.removeprefix(OPENS)):
            self.choose(what.removeprefix(OPENS))
            return True
        return False

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.tables & _RESTS_ON:
            self._read()

    def focus_target(self) -> QWidget:
        return self.table

    def amount(self) -> str:
        return number(len(self._names))

    # what is shown

    def choose(self, pathway_id: str) -> None:
        """Show the sequence of a pathway."""
        self._pathway, self._chosen = pathway_id, 0
        self._read()

    def _read(self) -> None:
        pathways = self.book.records(SitePathway)
        self._names = {p.id: p.name for p in pathways}
        self._sides.setVisible(bool(pathways))
        self.nothing.setVisible(not pathways)
        if self._pathway not in self._names:
            self._pathway = next(iter(self._names), "")
        self._list()
        self._show()
        self._count()

    def _list(self) -> None:
        """The pathways; it is said where one has no course."""
        laid = sequences(self.book)
        blocked = self.pathways.blockSignals(True)
        self.pathways.clear()
        for id_, name in self._names.items():
            item = QListWidgetItem(name if laid.get(id_) else _("{pathway}: no course").format(pathway=name))
            item.setToolTip(name)
            self.pathways.addItem(item)
        self.pathways.setCurrentRow(list(self._names).index(self._pathway) if self._pathway else -1)
        self.pathways.blockSignals(blocked)
        self._measure()

    def _measure(self) -> None:
        for at in range(self.pathways.count()):
            self.pathways.item(at).setSizeHint(QSize(0, theme.px(36)))

    def _turn(self, at: int) -> None:
        if 0 <= at < len(self._names):
            self._pathway, self._chosen = list(self._names)[at], 0
            self._show()

    def _show(self) -> None:
        names = self.book.column(Course, "name")
        own = self.book.records(PathwayCourse, {"pathway_id": self._pathway})
        grades = {step.course_id: step.grade for step in own}
        found = sequences(self.book).get(self._pathway, [])
        self.model.load(
            [SequenceStep(id_, names[id_], level, grades.get(id_), self._done(id_)) for id_, level in found]
        )
        self.table.choose(min(self._chosen, len(found) - 1))
        self.why.setText(self._source(bool(own), bool(found)))
        self._show_figures()
        self.tell()

    def _done(self, course_id: str) -> Sequence[str] | None:
        return None if self._takers is None else self._takers.get((self._pathway, course_id), ())

    def _source(self, own: bool, found: bool) -> str:
        if own:
            return _("Two completed courses make a concentrator; the capstone with C- or better a completer.")
        if found:
            return _("Nobody laid this sequence down: it is what courses of the same CTE pathway say of their level.")
        return _("This pathway has no course yet. Add the first one below.")

    def _show_figures(self) -> None:
        clear(self._figures)
        standings = self._standings.get(self._pathway, {})
        for status in STATUSES:
            ids = standings.get(status, ())
            figure = "…" if self._takers is None else number(len(ids))
            title = f"{CTE_STATUS.format(status)}: {self._names.get(self._pathway, '')}"
            see = partial(self._see, title, ids)
            self._figures.addWidget(
                FigureButton(CTE_STATUS.format(status), figure, see, _("Students"), STATUS_TONES[status])
            )

    def _see(self, title: str, ids: Sequence[str]) -> None:
        if ids:
            self.shell.go("students", those(title, ids))

    def _count(self) -> None:
        """Find out off the window's thread where the students stand."""
        if self._job is not None or self._counted == self.book.edition:
            return
        book, edition = self.book, self.book.edition

        def work() -> Work:
            yield 0, 0
            return standings_by_pathway(book)

        self._job = Job(work())
        self._job.ended.connect(partial(self._told, edition))
        self._job.start()

    def _told(self, edition: int, outcome: Outcome) -> None:
        self._job = None
        if outcome.error:
            raise outcome.error
        if outcome.cancelled:
            return
        self._counted = edition
        self._standings, self._takers = outcome.value
        self._chosen = max(self.table.currentIndex().row(), 0)
        self._show()
        self._count()  # again, where the book has changed meanwhile

    # what can be done

    def _lay(self, steps: Sequence[dict[str, Any]], chosen: int) -> bool:
        self._chosen = chosen
        return self.shell.attempt(lambda: lay_sequence(self.book, self._pathway, steps))

    def _move(self, by: int) -> None:
        at = self.table.currentIndex().row()
        self.table.move_line(at, at + by)

    def move_step(self, at: int, to: int) -> None:
        """Let a course stand elsewhere in the sequence."""
        if self._may:
            steps = [step.values() for step in self.model.steps]
            steps.insert(to, steps.pop(at))
            self._lay(steps, to)

    def remove_step(self, at: int) -> None:
        """Take a course out of the sequence."""
        if self._may and 0 <= at < len(self.model.steps):
            steps = [step.values() for place, step in enumerate(self.model.steps) if place != at]
            if self._lay(steps, max(at - 1, 0)):
                self.shell.toast(_("Course taken out of the sequence"), undo=True)

    def _add_picked(self) -> None:
        try:
            course_id = self.adding.value()
        except Refused:
            return
        if course_id and self._pathway:
            level = self.book.column(Course, "cte_level").get(course_id)
            steps = [*(step.values() for step in self.model.steps), {"course_id": course_id, "level": level}]
            if self._lay(steps, len(steps) - 1):
                self.adding.show_value(None)
                self.shell.toast(_("Course added to the sequence"), undo=True)

    def edit_step(self, at: int) -> None:
        """Ask for the level and the grade of a course in this sequence."""
        if not self._may or not 0 <= at < len(self.model.steps):
            return
        step = self.model.steps[at]

        def save(typed: dict[str, Any]) -> None:
            steps = [each.values() for each in self.model.steps]
            steps[at] = {"course_id": step.course_id, **typed}
            lay_sequence(self.book, self._pathway, steps)

        self._chosen = at
        dialog = FormDialog(
            self.window(), self.book, PathwayCourse, (("level", "grade"),), step.course, _("Save"), save, step.values()
        )
        dialog.accepted.connect(lambda: self.shell.toast(_("Sequence changed"), undo=True))
        ask.show(dialog)

    def see_completed(self) -> None:
        """Show the students who completed the course with the focus."""
        at = self.table.currentIndex().row()
        if 0 <= at < len(self.model.steps) and (done := self.model.steps[at].completed):
            self._see(self.model.steps[at].course, done)
