"""State file: every record of a school year, what is missing, one key to mend it, and the file for CALPADS."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.exports.wblr import replaces_all
from app.i18n import _
from app.models.school import year_name
from app.models.settings import STATE_LAYOUT, decided
from app.models.wblr_listing import Listing, listing
from app.views.look.buttons import button
from app.views.look.cards import Banner
from app.views.look.choice_box import ChoiceBox
from app.views.look.layouts import boxed, clear, column, scaled_width
from app.views.look.tabs import PageTabs
from app.views.state_file.earlier import EarlierFiles
from app.views.state_file.records import Records
from app.views.state_file.writing import WriteDialog
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.page import Page, Room, Shell
from app.views.window.watch import Watch

if TYPE_CHECKING:
    from app.book.editing import Changes

HELD, READY, OUT, ALL, EARLIER = "held", "ready", "out", "", "earlier"
FIRST_YEAR = 2020  # the first that CALPADS took (PowerSchool "EOY 20-21")
_RESTS_ON = frozenset(
    ("site", "setting", "student", "student_group", "enrollment", "event", "participation", "placement", "hour_entry",
     "course", "activity_type", "employer")
)  # fmt: skip


def usual_year(today: date) -> str:
    """The school year that is reported now: until the state closes it in August, the one that is over."""
    return year_name(today.replace(month=6, day=1) if today.month in (7, 8) else today)


class StateFilePage(Page):
    """`show_record` takes a school year, one of the tabs, or the id of a placement."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("State file"), scrolling=False)
        self.year = ChoiceBox()
        self.year.setAccessibleName(_("School year"))
        for first in range(int(year_name(date.today())[:4]) + 1, FIRST_YEAR - 1, -1):
            self.year.addItem(f"{first}-{first + 1}")
        self.year.setCurrentText(usual_year(date.today()))
        scaled_width(self.year, 130)
        press = button(_("Write the file"), "download", "primary", lambda: shell.trigger("state.write"))
        self.write_button = offered(self.book, "export", press)
        self.tools.addWidget(self.year)
        self.tools.addWidget(self.write_button)
        self.tabs = PageTabs(_("Records of the file"))
        for tab, text in ((HELD, _("Held back")), (READY, _("Ready")), (OUT, _("Not in it")), (ALL, _("All"))):
            self.tabs.add(tab, text)
        if self.book.may("access_log"):
            self.tabs.add(EARLIER, _("Files written before"))
        self.records, self.earlier = Records(shell), EarlierFiles(shell)
        self._notices = column(spacing=6)
        self._noticed = boxed(self._notices)
        for part in (Banner(replaces_all(), "warn"), self._noticed, self.tabs, self.records.filters):
            self.head.addWidget(part)
        self._noticed.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.records)
        self.stack.addWidget(self.earlier)
        self.body.addWidget(self.stack, 1)
        self.watch = Watch(self, lambda: listing(self.book, self.year.currentText()))
        self.watch.told.connect(self._told)
        self.year.chosen.connect(self._turn_year)
        self.tabs.chosen.connect(lambda _tab: self._choose())
        self.records.chosen.connect(shell.refresh_commands)
        self._choose()
        self.watch.ask()

    @property
    def known(self) -> Listing | None:
        """What came of the last check, where it is of the year that is chosen."""
        listed: Listing | None = self.watch.known
        return listed if listed and listed.checked.year == self.year.currentText() else None

    # what is shown

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if changes is None or changes.tables & _RESTS_ON:
            self.watch.ask()
        if self.tabs.current_id == EARLIER:
            self.earlier.read()

    def _turn_year(self) -> None:
        self.records.forget()
        self.shell.refresh_commands()
        self.watch.ask()

    def _told(self) -> None:
        listed = self.known
        if listed is None:
            return  # another year was chosen meanwhile, and is being checked
        for tab in (HELD, READY, OUT):
            self.tabs.set_count(tab, listed.count(tab))
        self.tabs.set_count(ALL, len(listed.lines))
        clear(self._notices)
        self._noticed.setVisible(bool(listed.of_file))
        for problem in listed.of_file:
            act = lambda p=problem: self.records.mend(p)  # noqa: E731
            go = button(_("Mend"), "", "link", act, name=_("Mend: {what}").format(what=problem.message))
            self._notices.addWidget(Banner(f"{problem.message} {problem.rule.name}", "bad", go))
        self.records.take(listed, STATE_LAYOUT.kind.format(decided(self.book, STATE_LAYOUT)))
        self.shell.refresh_commands()

    def _choose(self) -> None:
        tab = self.tabs.current_id
        self.records.filters.setVisible(tab != EARLIER)
        if tab == EARLIER:
            self.earlier.read()
            self.stack.setCurrentWidget(self.earlier)
        else:
            self.stack.setCurrentWidget(self.records)
            self.records.show_standing(tab)
        self.shell.refresh_commands()

    # for the window

    def show_record(self, what: str) -> None:
        if self.year.findText(what) >= 0:
            self.year.setCurrentText(what)
            self._turn_year()
        elif self.tabs.has(what):
            self.tabs.choose(what)
        else:
            self.tabs.choose(ALL)
            self.records.show_id(what)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        can_write = self.known is not None and bool(self.known.checked.rows)
        self.write_button.setEnabled(can_write)
        line = self.records.line if self.tabs.current_id != EARLIER else None
        return {
            "state.open": self.records.list.table.setFocus,
            "state.write": self.write if can_write else None,
            "state.mend": self.records.open if line and line.problems else None,
        }

    def write(self) -> None:
        """Ask how and where, and write the file."""
        if self.known:
            ask.show(WriteDialog(self, self.shell, self.known.checked, self.earlier.read))

    def student_ids(self) -> list[str]:
        line = self.records.line
        return [line.judged.experience.student_id] if line and line.judged else []

    def first_focus(self) -> QWidget:
        if self.tabs.current_id == EARLIER:
            return self.earlier.table
        nothing = self.known is not None and not self.records.list.model.numbers
        return self.records.search if nothing else self.records.list.table

    def reflow(self, room: Room) -> None:
        self.records.reflow(room)
