"""The pane beside the list of placements."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from app.i18n import _, hours
from app.models.kinds import PAY, PLACEMENT_STATE
from app.models.placement_rows import placement_rows
from app.models.placements import Placement
from app.views.evidence.card import add_files
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane, menu_tool
from app.views.look.buttons import button
from app.views.look.cards import Fact
from app.views.look.chips import Chip
from app.views.look.labels import Avatar, label
from app.views.look.layouts import boxed, row
from app.views.look.tokens import Tone
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
        self.add(row(*chips, None, spacing=6), self._verbs(placement))
        self._add_hours(placement)
        self._add_work(placement)
        add_files(self, self._shell, Placement)
        return True

    def _verbs(self, placement: Row) -> QWidget:
        shell = self._shell
        more = ("student.open", "employer.open", "placement.end", "placement.delete")
        verbs: list[QWidget] = [
            offered(
                shell.book,
                "change:placement",
                button(_("Edit"), press=lambda: shell.trigger("placement.edit"), name=_("Edit the placement")),
            ),
            menu_tool(map(shell.action, more), _("More about this placement")),
        ]
        if placement["state"] != "ended":
            log = offered(
                shell.book,
                "add:hour_entry",
                button(_("Log hours"), "", "primary", lambda: shell.go("hours", placement["student_id"])),
            )
            verbs.insert(0, log)
        return boxed(row(*verbs, None))

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
