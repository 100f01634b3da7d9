"""One placement: where it stands and what comes next, its hours, warnings, papers, training plan and week."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from app.i18n import _
from app.models.checks import findings
from app.models.checks.finding import Finding
from app.models.courses import Course
from app.models.kinds import PLACEMENT_STATE
from app.models.opportunities import Opportunity
from app.models.placement_rows import RESTS_ON, placement_rows
from app.models.placements import Placement
from app.models.placing import remove_placements
from app.views.checks.finding_line import FindingList
from app.views.evidence.card import EvidenceCard
from app.views.forms.children_card import ChildrenCard
from app.views.lists.columns import Row
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button, menu_button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.labels import Avatar, label
from app.views.look.layouts import boxed, clear, column, row
from app.views.pathways.tones import pathway_tones
from app.views.placements import steps
from app.views.placements.columns import STATES
from app.views.placements.forms import edit_objectives, edit_placement
from app.views.placements.placement_cards import (
    COMPETENCIES,
    competency_facts,
    papers_card,
    plan_card,
    seen_card,
    week_card,
    work_card,
)
from app.views.placements.progress_card import progress_card
from app.views.placements.schedule import edit_schedule
from app.views.placements.stepper import Stepper
from app.views.students.column import student_detail, student_name, student_seed
from app.views.window.allowed import offered
from app.views.window.gone import Gone
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.base import Base
    from app.book.editing import Changes

SHOWS = {
    Placement.__tablename__,
    *RESTS_ON,
    *("paperwork", "document_kind", "agreement", "placement_competency", "placement_day", "course", "opportunity"),
    *("evaluation", "site_visit"),
}
"""The tables from which this page reads; warnings and files follow the book themselves."""
HOURS = {"hour_entry", "placement", "agreement", "paperwork", "student", "day_off", "setting", "document_kind"}
"""Those on which warnings rest."""


class PlacementPage(Page):
    """`show_record` takes the id of the placement."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Placement"))
        self._id = ""
        back = button(_("Placements"), "chevron-left", "link", lambda: shell.go("placements", self._id or None))
        self.head.insertLayout(0, row(back, None))
        self.avatar = Avatar("", "", 56)
        self.title_line.insertWidget(0, self.avatar)
        self.chips = FlowLine(6)
        self.title_words.addSpacing(4)
        self.title_words.addLayout(self.chips)
        self._tools = [
            offered(shell.book, "print", menu_button(_("Print"), self._papers(), "printer")),
            offered(shell.book, "add:hour_entry", button(_("Log hours"), "clock", press=self.log_hours)),
            menu_button(_("More"), self._more(), "ellipsis"),
        ]
        for tool in self._tools:
            self.tools.addWidget(tool)
        self.warnings = FindingList(shell, self._warnings, _("No warning: nothing here breaks a rule."), most=3)
        self.competencies = ChildrenCard(shell, COMPETENCIES, competency_facts)
        self.files = EvidenceCard(shell, Placement, place=self)
        self.gone = Gone(shell.book, Placement, "briefcase", _("This placement was deleted"), _("Undo brings it back."))
        self._build_cards()

    def _build_cards(self) -> None:
        self.state = Card(spacing=12)
        self.strands, self.about = column(spacing=14), column(spacing=14)
        warnings = Card(_("Warnings"))
        warnings.add(self.warnings)
        left = column(self.strands, warnings, self.files, None, spacing=14)
        right = column(self.about, self.competencies, None, spacing=14)
        self.sides: QBoxLayout = row(spacing=14)
        self.sides.addLayout(left, 1)
        self.sides.addLayout(right, 1)
        self.content = boxed(column(self.state, self.sides, spacing=14))
        self.body.addWidget(self.content)
        self.body.addWidget(self.gone)
        self.body.addStretch(1)

    def _papers(self) -> QMenu:
        menu = QMenu()
        for text, paper in (
            (_("Training agreement…"), "agreement"),
            (_("Placement packet…"), "packet"),
            (_("Hours log…"), "log"),
            (_("Evaluation form…"), "evaluation-form"),
            (_("Certificate…"), "certificate"),
        ):
            menu.addAction(text).triggered.connect(partial(self.print, paper))
        return menu

    def _more(self) -> QMenu:
        menu = QMenu()
        for command in ("placement.edit", "placement.schedule", "student.open", "employer.open", "placement.delete"):
            menu.addAction(self.shell.action(command))
        return menu

    # what is shown

    def show_record(self, what: str) -> None:
        self._id = what
        self._read()
        self.warnings.reread()

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if not self._id:
            return
        if changes is None or changes.tables & SHOWS:
            self._read()
        if changes is None or changes.tables & HOURS:
            self.warnings.reread()

    def _read(self) -> None:
        placement = placement_rows(self.book, [self._id]).get(self._id)
        self.content.setVisible(placement is not None)
        self.gone.say_missing(self._id, is_missing=placement is None)
        for tool in self._tools:
            tool.setEnabled(placement is not None)
        self.shell.refresh_commands()
        if placement is None:
            return
        self._show_head(placement)
        self._show_state(placement)
        clear(self.strands)
        self.strands.addWidget(progress_card(self.book, self._id, placement["student_id"]))
        self.strands.addWidget(papers_card(self.shell, self, placement))
        clear(self.about)
        for card in (
            work_card(placement, self._names(placement), self._edit_link(_("Work"), self.edit)),
            week_card(self.shell, placement, self._edit_link(_("Weekly schedule"), self.edit_week)),
            plan_card(placement, self._edit_link(_("Training plan"), self.edit_plan)),
            seen_card(self.shell, self._id),
        ):
            if card is not None:
                self.about.addWidget(card)
        self.competencies.show_parent(self._id)
        self.files.show_record(self._id)

    def _edit_link(self, what: str, press: Callable[[], object]) -> QWidget:
        link = button(_("Edit"), "pencil", "link", press, name=f"{_('Edit')}: {what}")
        return offered(self.book, f"change:{Placement.__tablename__}", link)

    def _names(self, placement: Row) -> dict[str, str]:
        """The course and the season in words."""
        names: dict[str, str] = {}
        if placement["course_id"] and (course := self.book.record(Course, placement["course_id"])):
            names["course"] = course.name
        if placement["opportunity_id"] and (seat := self.book.record(Opportunity, placement["opportunity_id"])):
            names["season"] = seat.season or ""
        return names

    def _show_head(self, placement: Row) -> None:
        name = student_name(placement)
        self.title.setText(name)
        self.setAccessibleName(name)
        self.avatar.set_person(name, student_seed(placement))
        self.say_subtitle(" · ".join(part for part in (placement["role"], placement["employer"]) if part))
        clear(self.chips)
        self.chips.addWidget(Chip(PLACEMENT_STATE.format(placement["state"]), STATES[placement["state"]]))
        if placement["pathway"]:
            tone = pathway_tones(self.book).get(placement["pathway_id"], "neutral")
            self.chips.addWidget(Chip(placement["pathway"], tone))
        self.chips.addWidget(label(student_detail(placement), "faint"))

    def _show_state(self, placement: Row) -> None:
        clear(self.state.body)
        self.state.add(Stepper(placement))
        offer = steps.offer(self.shell, self, self._id)
        if offer.buttons:
            self.state.add(row(*offer.buttons, None))
        for reason in offer.reasons:
            self.state.add(label(reason, "muted", wrap=True))

    def _warnings(self) -> list[Finding]:
        return findings(self.book, placement_ids=[self._id], with_overridden=True) if self._id else []

    def reflow(self, room: Room) -> None:
        narrow = room == Room.NARROW
        self.sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def record(self) -> tuple[type[Base], str] | None:
        return (Placement, self._id) if self._id else None

    @property
    def _placement(self) -> Any:
        """The record; None where it was deleted."""
        return self.book.record(Placement, self._id) if self._id else None

    def student_ids(self) -> list[str]:
        placement = self._placement
        return [placement.student_id] if placement else []

    # what can be done

    def new_record(self) -> str:
        return "placement.new"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        placement = self._placement
        if placement is None:
            return {}
        employer_id = placement.employer_id
        return {
            "placement.edit": self.edit,
            "placement.schedule": self.edit_week,
            "placement.delete": self.delete,
            "student.open": lambda: self.shell.go("student", placement.student_id),
            "employer.open": partial(self.shell.go, "employers", employer_id) if employer_id else None,
            **steps.commands(self.shell, self, [placement]),
        }

    def print(self, paper: str) -> None:
        """Print one of the papers of the placement."""
        from app.views.handing_out.preview import preview

        preview(self.shell, paper, placement_ids=[self._id])

    def log_hours(self) -> None:
        """Go to the week of the student."""
        self.shell.go("hours", self._placement.student_id)

    def edit(self) -> None:
        """Change the placement's own fields."""
        edit_placement(self, self.book, self._id, lambda: self.shell.toast(_("Placement changed"), undo=True))

    def edit_plan(self) -> None:
        """Write the objectives."""
        edit_objectives(self, self.book, self._id, lambda: self.shell.toast(_("Training plan changed"), undo=True))

    def edit_week(self) -> None:
        """Set the days of the week."""
        edit_schedule(self.shell, self, self._id, lambda: self.shell.toast(_("Schedule changed"), undo=True))

    def delete(self) -> None:
        """Mark the placement as deleted and go back; the toast takes it back."""
        if self.shell.attempt(lambda: remove_placements(self.book, [self._id])):
            self.shell.go("placements")
            self.shell.toast(_("Placement deleted"), undo=True)
