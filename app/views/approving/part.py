"""The part "To approve" of the page: what was handed in, by student and week, with what the checks say of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from app.i18n import _, fold, hours, ngettext, number
from app.models.handed_in import HandedIn, groups_waiting, handed_in
from app.views.approving.group_model import GroupModel
from app.views.approving.group_pane import GroupPane
from app.views.approving.group_table import GroupTable
from app.views.approving.lock_dialog import LockDialog
from app.views.approving.steps import Steps
from app.views.forms.whose_edit import WhoseEdit
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row, scaled_width
from app.views.look.search_edit import SearchEdit
from app.views.students.column import student_name
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.page import Room, Shell
from app.views.window.parts import Part

if TYPE_CHECKING:
    from app.book.editing import Changes

RESTS_ON = {
    *("hour_entry", "student", "placement", "employer", "section", "section_student", "check_override"),
    *("setting", "agreement", "paperwork", "day_off", "site_pathway", "pathway_membership"),
}
"""The tables from which the list and its warnings are made."""


class ApprovingPart(QWidget, Part):
    """Filters above, the list, and beside it the days of the line that is chosen."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.tell = lambda: None  # until the page gives another one
        self.steps = Steps(shell, self)
        self._groups: list[HandedIn] = []
        self._room, self._wanted = Room.WIDE, True
        self.model = GroupModel()
        self.table = GroupTable(self.model)
        self.pane = GroupPane(shell, self.do, self._say)
        self.pane.close_asked = lambda: self._want_pane(wanted=False)
        self.whose = WhoseEdit(self.book, filters=True)
        self.search = SearchEdit(_("Filter by student or work site"))
        self.only_doubted = QCheckBox(_("Only with warnings"))
        self.total = Chip("", "info")
        self._build()
        self.reread()

    def _build(self) -> None:
        book = self.book
        self.approve_button = offered(
            book, "approve", button(_("Approve"), "check", "primary", lambda: self.do("approve"))
        )
        self.clean_button = offered(
            book, "approve", button(_("Approve all without warnings"), "check-check", press=self.approve_clean)
        )
        lock = offered(book, "settings", button(_("Lock hours…"), "lock", press=self.lock))
        self.details = button(_("Details"), "panel-right", press=lambda: self._want_pane(wanted=True))
        self.tools = (lock, self.clean_button, self.approve_button)
        bar = FlowLine()
        scaled_width(self.whose, 260)
        self.whose.picked.connect(self._narrow)
        self.search.searched.connect(lambda _text: self._show())
        self.search.returnPressed.connect(self._to_list)
        self.only_doubted.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click does not take the keys from the list
        self.only_doubted.toggled.connect(lambda _on: self._show())
        self.only_doubted.clicked.connect(lambda _on: None if self.only_doubted.hasFocus() else self._to_list())
        for part in (self.whose, self.search, self.only_doubted, self.total, self.details):
            bar.addWidget(part)
        self.lines = (boxed(bar),)
        self.table.chosen.connect(self._choose)
        self.table.asked.connect(self.do)
        self.empty = EmptyState("circle-check", "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.hint = label(
            _("A approves, R rejects, V verifies, J and K go on and back, Enter opens the week."), "faint", wrap=True
        )
        left = column(self.stack, boxed(row(self.hint, margins=(28, 6, 28, 8))), spacing=0)
        left.setStretch(0, 1)
        self._left = boxed(left)
        line = row(spacing=0)
        line.addWidget(self._left, 1)
        line.addWidget(self.pane)
        self.setLayout(line)

    # what is shown

    def reread(self) -> None:
        """Show what waits as the book has it now."""
        self._groups = handed_in(self.book)
        self.whose.fill(groups_waiting(self.book, self._groups))
        self._show()

    def _narrow(self) -> None:
        self._show()
        if self.whose.chosen is not None:
            self._to_list()

    def _to_list(self) -> None:
        """After a filter the keys of the list act at once."""
        self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _fits(self, group: HandedIn) -> bool:
        words = fold(f"{student_name({'student': group.student})} {group.work} {group.role}")
        return (
            self.whose.whose in group.whose
            and (not self.only_doubted.isChecked() or bool(group.found))
            and all(word in words for word in fold(self.search.text()).split())
        )

    def _show(self) -> None:
        self.table.load([group for group in self._groups if self._fits(group)])
        shown = self.model.groups
        self.total.setText(_("{hours} hours").format(hours=hours(sum(group.minutes for group in shown))))
        self.total.setVisible(bool(shown))
        if self._groups:
            self.empty.say(_("Nothing fits"), _("Other hours wait, but the filters hide them."))
        else:
            self.empty.say(_("Nothing waits for approval"), _("Hours come here when a week is submitted."))
        self.stack.setCurrentWidget(self.table if shown else self.empty)
        self._fit_pane()
        self._say()
        self.tell()

    def _choose(self) -> None:
        self.pane.choose(self.table.groups())
        self._say()
        self.shell.refresh_commands()

    def _say(self) -> None:
        """The buttons in the head say how many: "Approve 12 entries"."""
        count = len(self.pane.ids())
        text = ngettext("Approve {count} entry", "Approve {count} entries", count).format(count=number(count))
        self.approve_button.setText(text if count else _("Approve"))
        self.approve_button.setEnabled(bool(count))
        self.clean_button.setEnabled(bool(self._clean()))

    def _clean(self) -> list[str]:
        """The entries shown of which the checks say nothing."""
        return [id_ for group in self.model.groups if not group.found for id_ in group.ids]

    # the pane

    def _want_pane(self, wanted: bool) -> None:
        self._wanted = wanted
        self._fit_pane()
        (self.pane if wanted else self.table).setFocus()

    def _fit_pane(self) -> None:
        shown = self._wanted and bool(self.model.groups)
        self.pane.setVisible(shown)
        self._left.setVisible(not (shown and self._room == Room.NARROW))
        self.details.setVisible(bool(self.model.groups) and not shown)

    # what can be done

    def do(self, verb: str) -> None:
        """Do a verb with what is chosen: "approve", "reject", "verify", "week" or "student"."""
        ids, groups = self.pane.ids(), self.table.groups()
        if not ids:
            return
        if verb == "week":
            self.shell.go("hours", f"week:{ids[0]}")
        elif verb == "student":
            self.shell.go("student", groups[0].student.id)
        elif verb == "verify" or self.book.may("approve"):
            {"approve": self.steps.approve, "reject": self.steps.reject, "verify": self.steps.verify}[verb](ids)

    def approve_clean(self) -> None:
        """Approve all that is shown and has no warning."""
        if ids := self._clean():
            self.steps.approve(ids)

    def lock(self) -> None:
        """Ask up to which day hours are locked."""
        ask.show(LockDialog(self, self.shell))

    # for the page

    def amount(self) -> str:
        return number(sum(len(group.entries) for group in self.model.groups)) if self.model.groups else ""

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.tables & RESTS_ON:
            here = self.window().focusWidget()
            in_pane = here is not None and self.pane.isAncestorOf(here)
            self.reread()
            if in_pane:  # what was pressed there is gone; the keys go on in the list
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reflow(self, room: Room) -> None:
        self._room, self._wanted = room, room != Room.NARROW
        self._fit_pane()

    def student_ids(self) -> list[str]:
        return list(dict.fromkeys(group.student.id for group in self.table.groups()))

    def focus_target(self) -> QWidget:
        return self.table if self.model.groups else self.search

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.pane.ids())
        return {
            "hours.approve": (lambda: self.do("approve")) if chosen else None,
            "hours.reject": (lambda: self.do("reject")) if chosen else None,
            "hours.verify": (lambda: self.do("verify")) if chosen else None,
            "hours.approve_clean": self.approve_clean if self._clean() else None,
            "hours.lock": self.lock,
            "student.open": (lambda: self.do("student")) if chosen else None,
        }
