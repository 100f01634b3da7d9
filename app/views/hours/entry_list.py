"""The list of hour entries, to be approved, rejected or reopened, many at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import N_, _, ngettext, number
from app.models.approving import FROM
from app.models.hours import HourEntry
from app.models.kinds import HOUR_STATE
from app.models.verifying import OPEN
from app.views.approving.steps import Steps
from app.views.hours.columns import entry_list
from app.views.hours.entry_dialog import edit_hours
from app.views.hours.entry_pane import EntryPane
from app.views.lists.list_part import ListPart
from app.views.lists.row_work import MANY
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.pathways.tones import pathway_tones
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.base import Record
    from app.views.window.page import Shell

_NOTHING: Mapping[str, tuple[str, str]] = {
    "waiting": (N_("Nothing waits for approval"), N_("Hours come here when a week is submitted.")),
    "approved": (N_("No approved hours yet"), N_("Hours come here when they are approved. From then on they count.")),
    "rejected": (N_("Nothing was rejected"), N_("Hours that were sent back stand here with their reason.")),
    "drafts": (N_("No drafts"), N_("Hours that were typed and not submitted yet stand here.")),
}
"""What an empty view says."""


class EntryList(ListPart):
    """The part "Entries" of the page."""

    def __init__(self, shell: Shell) -> None:
        self._tones = pathway_tones(shell.book)
        self.approve_button = offered(shell.book, "approve", button(_("Approve"), "check", "primary", self.approve))
        log = offered(
            shell.book,
            "add:hour_entry",
            button(_("Log a week"), "clock", "primary", lambda: shell.trigger("hours.log")),
        )
        empty = EmptyState("clock", _("No hours yet"), _("Hours come here when they are logged for a week."), log)
        spec = entry_list(shell.book, lambda id_: self._tones.get(id_, "neutral"))
        steps = {"approve": self.approve, "reject": self.reject, "reopen": self.reopen}
        steps |= {"verify": self.verify, "edit": self.edit}

        def do(what: str, id_: str) -> None:
            """The pane is about one entry, also while many are selected."""
            if what == "week":
                self.open_week(id_)
            else:
                steps[what]((id_,))

        super().__init__(shell, spec, EntryPane(shell, do), empty, self.approve_button)
        self.steps = Steps(shell, self)
        self.table.opened.connect(self.open_week)
        self.chosen.connect(self._say_approve)
        self.listed.connect(self._say_approve)
        self._say_approve()

    # for the page

    def view_of(self, record: Record) -> str:
        return "all"

    def arrive(self) -> None:
        self.model.rest(False)

    def leave(self) -> None:
        self.model.rest(True)

    def open_week(self, entry_id: str) -> None:
        """Show the week of an entry in the grid."""
        self.shell.go("hours", f"week:{entry_id}")

    def instead(self) -> QWidget:
        shown = super().instead()
        if shown is self.nothing and self.arrangement.view in _NOTHING:
            title, sentence = _NOTHING[self.arrangement.view]
            self.nothing.say(_(title), _(sentence))
        elif shown is self.nothing:
            self.nothing.say(_("No hours here"), _("Nothing was logged that belongs to this number."))
        return shown

    def student_ids(self) -> list[str]:
        """The students of the selected entries."""
        entries = self.book.records(HourEntry, {"id": self.selected_ids()})
        return list(dict.fromkeys(entry.student_id for entry in entries))

    def open_student(self) -> None:
        """Go to the page of the student of the entry with the focus."""
        entry = self.book.record(HourEntry, self.table.current_id)
        if entry:
            self.shell.go("student", entry.student_id)

    # what is selected

    def _states(self) -> set[str]:
        """The states of what is selected. Of very many it is not asked: a step leaves alone what does not fit."""
        chosen = self.table.selectionModel()
        if not chosen.hasSelection():
            return set()
        where = self.spec.view(self.arrangement.view).where
        if where:
            return {where["state"]}
        ids = self.selected_ids()
        if len(ids) > MANY:
            return set(HOUR_STATE.options)
        return {entry.state for entry in self.book.records(HourEntry, {"id": ids})}

    def _say_approve(self) -> None:
        """The button in the head says how many: "Approve 12 entries"."""
        count = len(self.table.selected_rows())
        text = ngettext("Approve {count} entry", "Approve {count} entries", count).format(count=number(count))
        fits = "submitted" in self._states()
        self.approve_button.setText(text if count and fits else _("Approve"))
        self.approve_button.setEnabled(fits)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        states = self._states()
        answered = super().commands() | {
            "student.open": self.open_student if self.table.current_id else None,
            "hours.approve": self.approve if states & {*FROM["approve"]} else None,
            "hours.reject": self.reject if states & {*FROM["reject"]} else None,
            "hours.reopen": self.reopen if states & {*FROM["reopen"]} else None,
            "hours.verify": self.verify if states & {*OPEN} else None,
        }
        del answered["list.paste_new"]  # new hours are logged in the week or imported, and then approved
        if "approved" in states:
            answered["list.edit"] = None  # locked until they are reopened
        return answered

    # steps: with some entries, or what is selected

    def approve(self, ids: Sequence[str] = ()) -> None:
        """Approve entries."""
        self.steps.approve(ids or self.selected_ids())

    def reject(self, ids: Sequence[str] = ()) -> None:
        """Ask for the reason, then reject entries."""
        self.steps.reject(ids or self.selected_ids())

    def reopen(self, ids: Sequence[str] = ()) -> None:
        """Ask for the reason, then make drafts of entries."""
        self.steps.reopen(ids or self.selected_ids())

    def verify(self, ids: Sequence[str] = ()) -> None:
        """Ask who vouches for entries."""
        self.steps.verify(ids or self.selected_ids())

    def edit(self, ids: Sequence[str]) -> None:
        """Ask for what an entry is to be."""
        entry = self.book.record(HourEntry, ids[0])
        if entry:
            edit_hours(self.shell, self, entry)
