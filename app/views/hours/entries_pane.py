"""Hour entries in one state, to be approved, rejected or reopened in bulk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTableView, QWidget

from app.i18n import N_, _, ngettext
from app.models import Employer, HourEntry, Placement, Student
from app.models.approving import approve, reject, reopen
from app.models.kinds import HOUR_STATE
from app.models.traces import Trace
from app.views.lists.columns import Column, Row, field_column
from app.views.lists.table_model import TableModel
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.cells import ChipCell, PersonCell
from app.views.look.delegate import dress
from app.views.look.layouts import column, row
from app.views.look.search_edit import SearchEdit
from app.views.look.tokens import Tone
from app.views.window import ask
from app.views.window.page import Shell

TONES: dict[str, Tone] = {"draft": "neutral", "submitted": "info", "approved": "ok", "rejected": "bad"}


_NOTHING: Mapping[str, tuple[str, str]] = {
    "submitted": (N_("Nothing waits for approval"), N_("Hours come here when a week is submitted.")),
    "approved": (N_("No approved hours yet"), N_("Hours come here when they are approved. From then on they count.")),
    "rejected": (N_("Nothing was rejected"), N_("Hours that were sent back stand here with their reason.")),
    "draft": (N_("No drafts"), N_("Hours that were typed and not submitted yet stand here.")),
    "": (N_("No hours here"), N_("Nothing was logged that belongs to this number.")),
}
"""What an empty list says, by the state of its entries."""


class EntriesPane(QWidget):
    """A list of entries with the steps that fit their state."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._book, self._state = shell, shell.book, "submitted"
        self._traced: Trace | None = None
        self.model = TableModel(
            shell.book, shell.signals, HourEntry, _columns(), self._read,
            [t.__tablename__ for t in (Student, Placement, Employer)], self,
        )  # fmt: skip
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)  # the oldest first
        self.table.setSortingEnabled(True)
        dress(self.table, _("Hour entries"), [230, 110, 90, 200, 130, 260], stretch=5)
        self.table.selectionModel().selectionChanged.connect(self._say_selected)
        self.search = SearchEdit(_("Filter by student"))
        self.search.searched.connect(lambda _text: self.read())
        self.all = button(_("Select all"), "", "link", self.table.selectAll)
        self.approve_button = button(_("Approve"), "check", "primary", self.approve)
        self.reject_button = button(_("Reject…"), "undo-2", press=self.reject)
        self.reopen_button = button(_("Reopen…"), "history", press=self.reopen)
        self.history_button = button(_("History"), "history", "link", lambda: shell.trigger("record.history"))
        tools = row(
            self.search,
            self.all,
            None,
            self.history_button,
            self.reopen_button,
            self.reject_button,
            self.approve_button,
        )
        log = button(_("Log a week"), "clock", press=lambda: shell.go("hours", "week"))
        self.empty = EmptyState("circle-check", "", "", log)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        clear = button(_("Clear the filter"), "", "plain", self.search.clear)
        self.hidden = EmptyState(
            "search", _("Your filter hides everything"), _("No student of that name has entries here."), clear
        )
        self.stack.addWidget(self.hidden)
        tools.setContentsMargins(28, 12, 28, 12)
        self.setLayout(column(tools, self.stack, spacing=0))
        self.model.modelReset.connect(self._say_selected)

    def show_state(self, state: str) -> None:
        """Show the entries in `state`, the oldest first."""
        self._state, self._traced = state, None
        self.read()

    def show_traced(self, traced: Trace) -> None:
        """Show the entries behind a number; the steps are offered where all of them are in one state."""
        self._traced = traced
        states = {e.state for e in self._book.records(HourEntry, {"id": traced.ids()})}
        self._state = states.pop() if len(states) == 1 else ""
        self.search.clear()
        self.read()

    def read(self) -> None:
        """Ask for the entries anew."""
        traced = self._traced
        where: dict[str, Any] = {} if traced else {"state": self._state}
        if self.search.text().strip():
            where["student_id"] = self._book.ids(Student, self.search.text())
        self.model.show(where=where, among=(lambda: set(traced.ids())) if traced else None)
        title, sentence = _NOTHING.get(self._state, _NOTHING[""])
        self.empty.say(_(title), _(sentence))
        nothing = self.hidden if self.search.text().strip() else self.empty
        self.stack.setCurrentWidget(self.table if self.model.ids else nothing)

    def _read(self, ids: Sequence[str]) -> Mapping[str, Row]:
        entries = self._book.records(HourEntry, {"id": list(ids)})
        students = {s.id: s for s in self._book.records(Student, {"id": {e.student_id for e in entries}})}
        placements = self._book.rows(Placement, list({e.placement_id for e in entries}), ["employer_id", "role"])
        return {
            e.id: e._asdict()
            | {"student": students.get(e.student_id), "work": placements.get(e.placement_id, ("", ""))}
            for e in entries
        }

    # -- what is chosen

    def chosen(self) -> list[str]:
        """The ids of the selected entries."""
        return [self.model.id_at(index.row()) for index in self.table.selectionModel().selectedRows()]

    def _say_selected(self) -> None:
        """Verbs on the buttons say how many: "Approve 12 entries"."""
        count = len(self.chosen())
        text = ngettext("Approve {count} entry", "Approve {count} entries", count).format(count=count)
        self.approve_button.setText(text if count else _("Approve"))
        steps = {"submitted": (True, True, True), "approved": (False, True, True), "rejected": (False, False, True)}
        shown = steps.get(self._state, (False, False, False))
        for control, fits in zip((self.approve_button, self.reject_button, self.reopen_button), shown, strict=True):
            control.setVisible(fits)
            control.setEnabled(count > 0)
        self.history_button.setEnabled(count == 1)
        self._shell.refresh_commands()

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """The commands that the list answers."""
        some, state = bool(self.chosen()), self._state
        return {
            "hours.approve": self.approve if some and state == "submitted" else None,
            "hours.reject": self.reject if some and state in ("submitted", "approved") else None,
            "hours.reopen": self.reopen if some and state != "draft" else None,
        }

    # -- steps

    def approve(self) -> None:
        """Approve what is selected."""
        self._step(
            lambda ids: approve(self._book, ids),
            lambda n: ngettext("{count} entry approved", "{count} entries approved", n),
        )

    def reject(self) -> None:
        """Ask for the reason, then reject what is selected."""
        ask.text(self, _("Reject hours"), _("Reason, as the student will read it"), _("Reject"), self._reject)

    def _reject(self, reason: str) -> None:
        self._step(
            lambda ids: reject(self._book, ids, reason),
            lambda n: ngettext("{count} entry rejected", "{count} entries rejected", n),
        )

    def reopen(self) -> None:
        """Ask for the reason, then make drafts of what is selected."""
        ask.text(self, _("Reopen hours"), _("Reason, for the history"), _("Reopen"), self._reopen)

    def _reopen(self, reason: str) -> None:
        self._step(
            lambda ids: reopen(self._book, ids, reason),
            lambda n: ngettext("{count} entry reopened", "{count} entries reopened", n),
        )

    def _step(self, step: Callable[[list[str]], int], worded: Callable[[int], str]) -> None:
        done: list[int] = []
        if self._shell.attempt(lambda: done.append(step(self.chosen()))):
            self._shell.toast(worded(done[0]).format(count=done[0]), undo=True)


def _columns() -> list[Column]:
    return [
        Column(_("Student"), 230, "student_id", _name, _person),
        field_column(HourEntry, "date", editable=False),
        field_column(HourEntry, "minutes", editable=False),
        Column(_("Placement"), 200, "placement_id", lambda r: r["work"][0] or r["work"][1] or ""),
        Column(
            _("State"), 130, "state", lambda r: HOUR_STATE.format(r["state"]), lambda r: ChipCell(TONES[r["state"]])
        ),
        Column(_("Task or reason"), 260, "task", lambda r: r["reason"] or r["task"] or ""),
    ]


def _name(of: Row) -> str:
    student = of["student"]
    return f"{student.last_name}, {student.preferred_name or student.first_name}" if student else ""


def _person(of: Row) -> PersonCell:
    student = of["student"]
    return PersonCell(
        _("ID {id}").format(id=student.local_id) if student and student.local_id else "", of["student_id"]
    )
