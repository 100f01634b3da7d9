"""Students: the list that everything starts from, with saved views, filters and a pane of details."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _, ngettext, number
from app.models.admitting import remove_students, removing_students
from app.models.enrolling import present_ids
from app.models.people import Student
from app.models.roster_rows import RESTS_ON, roster_rows, student_count
from app.models.standing import STANDING, standings
from app.models.traces import trace
from app.views.importing.roster import can_import, import_roster
from app.views.lists.check_menu import columns_menu
from app.views.lists.record_table import RecordTable
from app.views.lists.table_model import TableModel
from app.views.look import announcing
from app.views.look.buttons import button, menu_button
from app.views.look.cards import EmptyState
from app.views.look.delegate import dress
from app.views.look.layouts import row
from app.views.look.tabs import PageTabs
from app.views.look.tokens import Tone
from app.views.pathways.tones import pathway_tones
from app.views.students import order as student_order
from app.views.students.columns import SHOWN, student_columns
from app.views.students.filters import StudentFilters
from app.views.students.forms import MANY, new_student, record_leaving
from app.views.students.pane import StudentPane
from app.views.window.page import Page, Room, Shell
from app.views.window.watch import Watch

if TYPE_CHECKING:
    from app.book.book import Book
    from app.book.editing import Changes

BY_STANDING = ("behind", "no_placement", "left")
"""The tabs that are named for a standing; the first tab, "all", holds everybody who is here."""


class StudentsPage(Page):
    """`show_record` takes a tab ("behind"), the rows behind a number (see `traces`), or the id of a student."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Students"), scrolling=False)
        self.watch = Watch(self, lambda: standings(self.book))
        self.watch.told.connect(self._standings_told)
        self._tones = pathway_tones(self.book)
        self._here: set[str] | None = None
        columns = student_columns(self._tone, self._standing_ranks)
        self.model = TableModel(
            self.book, shell.signals, Student, columns, lambda ids: roster_rows(self.book, ids), RESTS_ON, self
        )
        self.table = RecordTable(self.model)
        dress(self.table, _("Students"), [column.width for column in columns])
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self._build_head()
        self._build_body()
        self._connect()
        self._show_all()
        self.watch.ask()

    # building

    def _build_head(self) -> None:
        self.columns = columns_menu(self.table, SHOWN)
        self.tools.addWidget(menu_button(_("Columns"), self.columns, "columns-3"))
        self.tools.addWidget(button(_("New student"), "plus", "primary", lambda: self.shell.trigger("student.new")))
        self.tabs = PageTabs(_("Views of the list"))
        for tab, text in {
            "all": _("All students"),
            "behind": _("Behind on hours"),
            "no_placement": _("No placement"),
            "left": _("Left the school"),
        }.items():
            self.tabs.add(tab, text)
        self.filters = StudentFilters(self.book)
        self.search = self.filters.search
        self.head.addWidget(self.tabs)
        self.head.addWidget(self.filters)

    def _build_body(self) -> None:
        self.pane = StudentPane(self.book, self._tone, self.open_student, self._log_hours, self._close_pane)
        self._pane_wanted, self._room = True, Room.WIDE
        self.empty = EmptyState(
            "users",
            _("No students yet"),
            _("Take in the roster of your student information system, or add students one by one."),
            *(
                [button(_("Import a roster"), "upload", "primary", lambda: import_roster(self.shell))]
                if can_import(self.book)
                else []
            ),
            button(_("New student"), "plus", "plain", lambda: self.shell.trigger("student.new")),
        )
        self.hidden = EmptyState(
            "filter",
            _("No student fits"),
            _("The search and the filters hide every student of this view."),
            button(_("Clear filters"), "x", "plain", lambda: self.filters.clear()),
        )
        self.stack = QStackedWidget()
        for part in (self.table, self.empty, self.hidden):
            self.stack.addWidget(part)
        line = row(spacing=0)
        line.addWidget(self.stack, 1)
        line.addWidget(self.pane)
        self.body.addLayout(line, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._show_all)
        self.tabs.chosen.connect(lambda _tab: self._show_all())
        self.table.opened.connect(self.open_student)
        self.table.delete_asked.connect(self.delete)
        self.table.current_changed.connect(self.pane.show_record)
        self.table.letters_typed.connect(self._search_for)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.shell.refresh_commands())
        self.model.modelReset.connect(self._listed)
        for keys in ("/", QKeySequence(QKeySequence.StandardKey.Find)):
            shortcut = QShortcut(QKeySequence(keys), self, self._go_to_search)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # which students

    def _show_all(self) -> None:
        """Ask for the list as search, tab and filters are now."""
        self.model.show(self.search.text(), self.filters.where(), self._among)

    def _among(self) -> set[str] | None:
        tab = self.tabs.current_id
        if traced := trace(self.book, tab):
            among = set(traced.ids())
        else:
            among = self._standing(tab) if tab in BY_STANDING else self._present()
        if self.filters.standings:
            among = among & self._standing(*self.filters.standings)
        return self.filters.within(among)

    def _present(self) -> set[str]:
        if self._here is None:
            self._here = present_ids(self.book)
        return self._here

    def _standing(self, *codes: str) -> set[str]:
        """The students who stand in one of these ways; nobody before it is known."""
        return {id_ for id_, code in (self.watch.known or {}).items() if code in codes}

    def _standing_ranks(self, _book: Book) -> Mapping[str, int]:
        ranks = {code: rank for rank, code in enumerate(STANDING.options)}
        return {id_: ranks[code] for id_, code in (self.watch.known or {}).items()}

    def _tone(self, pathway_id: str) -> Tone:
        return self._tones.get(pathway_id, "neutral")

    # what is shown

    def _listed(self) -> None:
        count = self.model.rowCount()
        student_order.remember(self.book, self.model.ids)
        self.say_count(number(count))
        nobody = count == 0 and not self.filters.active and student_count(self.book) == 0
        shown = self.empty if nobody else self.hidden if count == 0 else self.table
        self.stack.setCurrentWidget(shown)
        self._fit_pane()
        if self.search.hasFocus():
            announcing.announce(self.search, ngettext("{count} student", "{count} students", count).format(count=count))

    def _standings_told(self) -> None:
        for tab in BY_STANDING:
            self.tabs.set_count(tab, len(self._standing(tab)))
        known = self.watch.known or {}
        self.tabs.set_count("all", len(known) - len(self._standing("left")))
        if self.tabs.current_id in BY_STANDING or self.filters.standings:
            self.model.reload()

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if changes is not None and not changes.tables & {Student.__tablename__, *RESTS_ON}:
            return
        self._here = None
        self._tones = pathway_tones(self.book)
        self.filters.offer_all()
        if changes is None or changes.tables & {"enrollment", "pathway_membership"}:
            self.model.reload()
        self.pane.reread()
        self.watch.ask()

    def reflow(self, room: Room) -> None:
        self._room = room
        self._fit_pane()

    def _fit_pane(self) -> None:
        listed = self.stack.currentWidget() is self.table
        self.pane.setVisible(self._pane_wanted and self._room > Room.NARROW and listed)

    def _close_pane(self) -> None:
        self._pane_wanted = False
        self._fit_pane()
        self.table.setFocus()

    def show_record(self, what: str) -> None:
        self.filters.clear()
        if traced := trace(self.book, what):
            self.tabs.lend(what, traced.title)
            return
        tab = what if what in BY_STANDING else "all"
        self.tabs.choose(tab)
        if tab != what:
            self.table.choose(what)

    def first_focus(self) -> QWidget:
        return self.table if self.model.rowCount() else self.search

    def student_ids(self) -> list[str]:
        return self.table.selected_ids()

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search_for(self, letters: str) -> None:
        self.search.setText(letters)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.end(False)

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.selected_ids())
        return {
            "student.new": self.new_student,
            "student.open": (lambda: self.open_student(self.table.current_id)) if chosen else None,
            "students.leave": self.leave if chosen else None,
            "students.delete": self.delete if chosen else None,
        }

    def open_student(self, id_: str) -> None:
        """Go to a student's own page."""
        self.shell.go("student", id_)

    def _log_hours(self, id_: str) -> None:
        self.shell.go("hours", id_)

    def new_student(self) -> None:
        """Ask for a student and choose the new one."""

        def added(id_: str) -> None:
            self.filters.clear()
            self.tabs.choose("all")
            self.table.choose(id_)
            self.shell.toast(_("Student added"), undo=True)

        new_student(self, self.book, added)

    def delete(self) -> None:
        """Mark the selected students as deleted; the toast takes it back."""
        ids = self.table.selected_ids()

        def deleted(_value: object = None) -> None:
            said = ngettext("{count} student deleted", "{count} students deleted", len(ids))
            self.shell.toast(said.format(count=number(len(ids))), undo=True)

        if len(ids) > MANY:
            self.shell.run(_("Deleting students"), removing_students(self.book, ids), deleted)
        elif ids and self.shell.attempt(lambda: remove_students(self.book, ids)):
            deleted()

    def leave(self) -> None:
        """Record that the selected students left."""

        def left(count: int) -> None:
            said = ngettext("{count} student left the school", "{count} students left the school", count)
            self.shell.toast(said.format(count=number(count)), undo=True)

        record_leaving(self, self.book, self.table.selected_ids(), left)
