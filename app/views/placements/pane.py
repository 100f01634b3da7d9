"""The pane beside the list of placements."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from app.i18n import _, hours, ngettext, number
from app.models.checks import findings
from app.models.kinds import PAY, PLACEMENT_STATE
from app.models.paperwork_matrix import placement_papers
from app.models.placement_rows import placement_rows
from app.models.placements import Placement
from app.views.evidence.card import add_files
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane, menu_tool
from app.views.lists.flow_line import FlowLine, flowing
from app.views.look.buttons import button
from app.views.look.cards import Fact
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import Avatar, label
from app.views.look.layouts import boxed, column, row
from app.views.look.tokens import Tone
from app.views.placements import steps
from app.views.placements.columns import STATES, hour_tone, hour_words, span_words
from app.views.students.column import student_detail, student_name, student_seed
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.views.window.page import Shell


class PlacementPane(DetailPane):
    """`tone` colours a pathway by id."""

    def __init__(self, shell: Shell, tone: Callable[[str], Tone]) -> None:
        super().__init__(_("Details of the placement"), _("Choose a placement in the list."))
        self._shell, self._book, self._tone = shell, shell.book, tone

    def fill(self, id_: str) -> bool:
        placement = placement_rows(self._book, [id_]).get(id_)
        if placement is None:
            return False
        sign = Avatar(student_name(placement), student_seed(placement), 46)
        self.add(self.head(sign, student_name(placement), student_detail(placement)))
        chips = [Chip(PLACEMENT_STATE.format(placement["state"]), STATES[placement["state"]])]
        if placement["pathway"]:
            chips.append(Chip(placement["pathway"], self._tone(placement["pathway_id"])))
        self.add(flowing(*chips), self._verbs(placement))
        self._add_hours(placement)
        self._add_open(placement)
        self._add_work(placement)
        add_files(self, self._shell, Placement)
        return True

    def _verbs(self, placement: Row) -> QWidget:
        """The way on, and everything else in the menu."""
        shell, id_ = self._shell, placement["id"]
        commands = ("placement.edit", *(step.command for step in steps.STEPS), *("student.open", "employer.open"))
        line = FlowLine()
        if placement["state"] in ("planned", "requested"):
            begin = button(_("Begin"), "", "primary", lambda: shell.trigger("placement.begin"))
            line.addWidget(offered(shell.book, "change:placement", begin))
        elif placement["state"] == "active":
            log = button(_("Log hours"), "", "primary", lambda: shell.go("hours", placement["student_id"]))
            line.addWidget(offered(shell.book, "add:hour_entry", log))
        line.addWidget(button(_("Open"), press=lambda: shell.go("placement", id_), name=_("Open the placement")))
        line.addWidget(menu_tool(map(shell.action, (*commands, "placement.delete")), _("More about this placement")))
        return boxed(line)

    def _add_open(self, placement: Row) -> None:
        """How many papers and warnings wait for somebody; nothing where none does."""
        id_, lines = placement["id"], list[QWidget]()
        rows = placement_papers(self._book, [id_]).rows
        if papers := len(rows[0].open_kinds) if rows and placement["state"] != "ended" else 0:
            said = ngettext("{count} document to get", "{count} documents to get", papers)
            see = partial(self._shell.go, "placements", f"papers:{id_}")
            lines.append(ItemButton(said.format(count=number(papers)), "", "", see, leads=True))
        if found := len(findings(self._book, placement_ids=[id_])):
            said = ngettext("{count} warning", "{count} warnings", found)
            show = partial(self._shell.go, "placement", id_)
            lines.append(ItemButton(said.format(count=number(found)), "", "", show, leads=True))
        if lines:
            self.add_part(_("To do"), column(*lines, spacing=2))

    def _add_hours(self, placement: Row) -> None:
        totals = placement["totals"]
        self.add_part(_("Approved hours"))
        if totals.target:
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setRange(0, totals.target)
            bar.setValue(min(totals.approved, totals.target))
            bar.setProperty("tone", hour_tone(placement))
            bar.setAccessibleName(_("Approved hours"))
            self.add(bar)
        line = row(label(hour_words(placement) or _("None yet"), "strong"), None)
        if totals.missing:
            line.addWidget(label(_("{hours} h to go").format(hours=hours(totals.missing)), "faint"))
        self.add(line)
        if totals.waiting:
            self.add(label(_("{hours} h wait for approval").format(hours=hours(totals.waiting)), "muted"))

    def _add_work(self, placement: Row) -> None:
        facts: list[QWidget] = [Fact("building-2", placement["role"], placement["employer"] or _("No employer"))]
        for icon, caption, text in (
            ("user", _("Supervisor"), placement["supervisor"]),
            ("phone", _("Phone"), placement["phone"]),
            ("calendar-range", _("Dates"), span_words(placement)),
            ("calendar", _("Schedule"), placement["schedule"]),
            ("banknote", _("Pay"), PAY.format(placement["pay"])),
        ):
            if text:
                facts.append(Fact(icon, caption, text))
        self.add_part(_("Work"), *facts)
        if placement["note"]:
            self.add_part(_("Note"), label(placement["note"], wrap=True))
