"""The records of a school year with their filters, and the details of the one with the focus beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.i18n import _, number
from app.models.wblr_listing import Line, Listing, narrowed
from app.models.wblr_rules import RULES, Problem
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.delegate import ROW_HEIGHT
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row, scaled_width
from app.views.look.search_edit import SearchEdit
from app.views.safety.log_table import LogTable
from app.views.state_file.columns import WHY, record_columns
from app.views.state_file.mending import mend, mend_record
from app.views.state_file.pane import RecordPane
from app.views.window.page import Room, Shell


class Records(QWidget):
    """`filters` stand in the head of the page. Says `chosen` when another record has the focus."""

    chosen = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._listed: Listing | None = None
        self._standing = ""
        self._numbers: dict[str, int] = {}  # one for each record, for as long as the page lives
        self._lines: dict[int, Line] = {}
        self._room, self._wanted, self._alone = Room.WIDE, True, False
        self.search = SearchEdit(_("Filter by student or work"))
        self.rule = QComboBox()
        self.rule.setAccessibleName(_("Rule"))
        scaled_width(self.rule, 300)
        self.layout_words = label("", "faint")
        settings = button(_("Settings of the file"), "", "link", lambda: shell.go("settings", "state_wbl_layout"))
        self.details = button(_("Details"), "panel-right", press=self._show_details)
        line = FlowLine(10)
        for each in (self.search, self.rule, self.details, self.layout_words, settings):
            line.addWidget(each)
        self.filters = boxed(line)
        self.empty = EmptyState("file-check", "", "")
        self.list: LogTable[Line] = LogTable(
            _("Records"),
            record_columns(),
            lambda wanted: {each: self._lines[each] for each in wanted},
            self.empty,
            WHY,
            ROW_HEIGHT,
        )
        self.pane = RecordPane(shell, self._found, self.mend, self.edit)
        self.pane.close_asked = self._close_pane
        whole = row(spacing=0)
        whole.addWidget(self.list, 1)
        whole.addWidget(self.pane)
        self.setLayout(column(whole, spacing=0))
        self.search.searched.connect(lambda _text: self._show(anew=True))
        self.rule.currentIndexChanged.connect(lambda _at: self._show())
        self.list.chosen.connect(self._look_at)
        self.list.opened.connect(lambda _number: self.open())
        self.forget()

    # what is shown

    def forget(self) -> None:
        """Show that another year is being checked."""
        self._listed, self._lines = None, {}
        self.empty.say(_("Checking…"), _("Every record of the school year is looked at."))
        self.list.show_lines(())
        self._fit()

    def take(self, listed: Listing, layout: str) -> None:
        """Show what came of a check; `layout` is the version of the file."""
        self._listed = listed
        for line in listed.lines:
            self._lines[self._numbers.setdefault(line.id, len(self._numbers) + 1)] = line
        self.layout_words.setText(_("CALPADS WBLR, layout {version}").format(version=layout))
        self._offer_rules(listed)
        self._show()

    def show_standing(self, standing: str) -> None:
        """Show the records that stand so; empty for all."""
        self._standing = standing
        self._show()

    def show_id(self, id_: str) -> None:
        """Go to a record, where it is among those shown."""
        at = self._numbers.get(id_, 0)
        if at in self.list.model.numbers:
            self.list.table.setCurrentIndex(self.list.model.index(list(self.list.model.numbers).index(at), 0))

    def _offer_rules(self, listed: Listing) -> None:
        chosen, titles = self.rule.currentData(), {rule.name: rule.title for rule in RULES}
        blocked = self.rule.blockSignals(True)
        self.rule.clear()
        self.rule.addItem(_("Every rule"), "")
        for name, count in listed.broken():
            self.rule.addItem(f"{_(titles[name])} · {name} · {number(count)}", name)
        self.rule.setCurrentIndex(max(0, self.rule.findData(chosen)))
        self.rule.blockSignals(blocked)

    def _show(self, anew: bool = False) -> None:
        """List what the tab and the filters let through; the place in the list stays, or is the first one `anew`."""
        listed = self._listed
        if listed is None:
            return
        before, at = (0, 0) if anew else (self.list.current, self.list.table.currentIndex().row())
        places = narrowed(listed.lines, self._standing, self.rule.currentData() or "", self.search.text())
        self.empty.say(*self._nothing(listed))
        self.list.show_lines([self._numbers[listed.lines[place].id] for place in places])
        self.list.table.setColumnHidden(WHY, self._standing == "ready")
        if places and (not before or self.list.current != before):  # Qt gives the first row the focus alone
            self.list.table.selectRow(min(max(at, 0), len(places) - 1))
            self._look_at(self.list.current)
        self.pane.reread()
        self._fit()

    def _nothing(self, listed: Listing) -> tuple[str, str]:
        if self.search.text() or self.rule.currentData():
            return _("Nothing fits"), _("The search and the rule hide every record.")
        if not listed.lines:
            return _("Nothing to report"), _("The book has no work-based learning of this school year.")
        if self._standing == "held":
            return _("Nothing is held back"), _("Every record that the state asks for can be written.")
        return _("Nothing here"), _("No record of this school year stands so.")

    # one record

    @property
    def line(self) -> Line | None:
        """The record with the focus."""
        return self._lines.get(self.list.current)

    def _found(self, id_: str) -> tuple[Listing, Line] | None:
        line = self._lines.get(self._numbers.get(id_, 0))
        return (self._listed, line) if self._listed and line else None

    def _look_at(self, number_: int) -> None:
        line = self._lines.get(number_)
        self.pane.show_record(line.id if line else "")
        self.chosen.emit()

    def open(self) -> None:
        """Mend the first problem of the record; where there is none, open what the state asks of it."""
        if self.line and self.line.problems:
            self.mend(self.line.problems[0])
        else:
            self.edit()

    def mend(self, problem: Problem) -> None:
        """Open the field that a problem is about."""
        if self._listed:
            mend(self._shell, self, self._listed.checked.year, problem, self.line)

    def edit(self) -> None:
        """Open what the state asks of the record with the focus."""
        if self.line and self.line.student:
            mend_record(self._shell, self, self.line)

    # the pane needs room; without it, it takes the place of the list when it is asked for

    def reflow(self, room: Room) -> None:
        """Arrange it for this much width."""
        self._room, self._alone = room, False
        self._fit()

    def _fit(self) -> None:
        narrow, listed = self._room == Room.NARROW, bool(self.list.model.numbers)
        alone = self._alone and listed
        self.pane.setVisible(alone or (self._wanted and listed and not narrow))
        self.list.setVisible(not alone)
        self.details.setVisible(listed and not alone and (narrow or not self._wanted))

    def _show_details(self) -> None:
        if self._room == Room.NARROW:
            self._alone = True
        else:
            self._wanted = True
        self._fit()
        self.pane.setFocus()

    def _close_pane(self) -> None:
        if self._alone:
            self._alone = False
        else:
            self._wanted = False
        self._fit()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
