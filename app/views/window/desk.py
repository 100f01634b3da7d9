"""The working place for one open book: rail, top bar, and the pages, each built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from app.book.refused import Refused
from app.i18n import _
from app.models.school import Site
from app.models.staff_accounts import role_words
from app.views.lists.kept_layout import KeptLayout
from app.views.look.layouts import boxed, column, row
from app.views.look.search_edit import SearchEdit
from app.views.look.theme import theme
from app.views.look.tokens import Tone
from app.views.window import ask, progress
from app.views.window.actions import Actions
from app.views.window.allowed import allowed
from app.views.window.book_signals import BookSignals
from app.views.window.command import Command
from app.views.window.history_panel import WIDTH, HistoryPanel
from app.views.window.jobs import Job, Work
from app.views.window.loading_ahead import LoadingAhead
from app.views.window.notices import Notices
from app.views.window.page import Page, Room
from app.views.window.pages import PageSpec
from app.views.window.rail import Rail
from app.views.window.shown_record import shown_record
from app.views.window.toast import dismiss_toasts, show_toast
from app.views.window.top_bar import TopBar
from app.views.window.turning import Turning
from app.views.window.visits import Place, Visits

if TYPE_CHECKING:
    from app.book.book import Book
    from app.book.editing import Changes
    from app.views.lists.record_list import ListsLeft
    from app.views.window.choices import Choices

SLIM_RAIL = "slim_rail"  # kept for each book on this computer
TOO_NARROW = 680  # pixels at text size 100 %: with less beside it, the history takes the place of the page


class Desk(QWidget):
    """The Shell of the pages. `renamed` tells the new name of the site."""

    renamed = Signal(str)

    def __init__(self, book: Book, site: str, pages: tuple[PageSpec, ...], actions: Actions, choices: Choices) -> None:
        super().__init__()
        self.book, self.choices = book, choices
        self.signals = BookSignals(book)
        self.actions_of_window = actions
        pages = tuple(spec for spec in pages if allowed(book, spec.needs))
        self._specs = {spec.id: spec for spec in pages}
        actions.offer_to(book)
        self._built: dict[str, Page] = {}
        self.lists_left: ListsLeft = {}
        self._visits = Visits()
        self._turning = Turning(self)
        self._ahead: LoadingAhead | None = None
        self._slim = choices.book_value(book.ring.book, SLIM_RAIL, False)
        self.rail = Rail(pages, self.go, actions)
        self.rail.site.setText(site)
        self.rail.say_account(book.account.name or _("Sample coordinator"), role_words(book.role))
        self.rail.name_keys()
        self.top = TopBar(actions, not book.is_sample)
        self.stack = QStackedWidget()
        right = column(self.top, spacing=0)
        self.notices = Notices(self, "safety" in self._specs)
        right.addWidget(self.notices)
        right.addWidget(self.stack, 1)
        whole = row(self.rail, spacing=0)
        self._page_side = boxed(right)
        whole.addWidget(self._page_side, 1)
        self.history = HistoryPanel(self, self.close_history)
        whole.addWidget(self.history)
        self.setLayout(whole)
        self._room = self._measure()
        actions.asked.connect(self._do)
        self.signals.changed.connect(self._changed)
        theme.changed.connect(self._fit)
        self._fit()
        self.refresh_commands()

    # -- Shell

    def go(self, page: str, what: str | None = None) -> None:
        if page not in self._specs:
            ask.tell(self, _("This cannot be done"), _("Your account may not see this page. Ask a coordinator."))
            return
        self._visits.leave_for((page, what))
        self._show(page, what)

    def toast(self, text: str, undo: bool = False, tone: Tone = "ok") -> None:
        show_toast(self, text, self.undo if undo else None, tone=tone)

    def run(
        self,
        title: str,
        work: Work,
        then: Callable[[Any], object],
        otherwise: Callable[[], object] | None = None,
    ) -> Job:
        return progress.run(self, title, work, then, otherwise)

    def attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Refused as refusal:
            ask.tell(self, _("This cannot be done"), str(refusal))
            return False
        return True

    def trigger(self, command: str) -> None:
        self.actions_of_window[command].trigger()

    def action(self, command: str) -> QAction:
        return self.actions_of_window[command]

    def refresh_commands(self) -> None:
        self.actions_of_window.update(True, self.page, self.place[0])
        self.actions_of_window.say_undo(self.book.undo_title, self.book.redo_title)
        self.actions_of_window["go.back"].setEnabled(self._visits.leads_back)
        self.actions_of_window["record.new"].setEnabled(self._new_record is not None)
        self.actions_of_window["book.lock"].setEnabled(not self.book.is_sample)
        record = None if self.book.looking else shown_record(self.page)  # its history may tell of unknown fields
        self.actions_of_window["record.history"].setEnabled(record is not None)
        if self.history.isVisible():
            self.history.show_record(record)

    # -- for the window

    @property
    def page(self) -> Page | None:
        """The page before the person."""
        return self._built.get(self.place[0])

    @property
    def place(self) -> Place:
        """The page before the person, and the record on it."""
        return self._visits.here

    @property
    def visited(self) -> list[Place]:
        """Where the person has been since the book was opened: the latest first, without the place shown."""
        return self._visits.elsewhere

    @property
    def rail_page(self) -> str:
        """The page of the rail that is shown, or to which the shown one belongs."""
        shown = self._specs.get(self.place[0])
        return (shown.beneath or shown.id) if shown else ""

    def find(self) -> None:
        """Goes to the field that searches the page shown."""
        fields = self.page.findChildren(SearchEdit) if self.page else []
        for field in fields:
            if field.isVisible():
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                field.selectAll()
                return

    def back(self) -> None:
        """To the place before this one."""
        if self._visits.leads_back:
            self._show(*self._visits.step_back())

    @property
    def _new_record(self) -> QAction | None:
        """What Ctrl+N does on the page shown."""
        name = self.page.new_record() if self.page else ""
        if name not in self.actions_of_window:
            return None
        action = self.actions_of_window[name]
        return action if action.isEnabled() else None

    def new_record(self) -> None:
        """Asks for a new record of what the page shows."""
        if action := self._new_record:
            action.trigger()

    def show_history(self) -> None:
        """Shows what happened to the record before the person, beside the page; asked again, closes it."""
        if self.history.isVisible() and self.history.isAncestorOf(self.focusWidget() or self):
            self.close_history()
            return
        self.history.open_for(shown_record(self.page))
        self._fit()

    def close_history(self) -> None:
        """Gives the room and the keyboard back to the page."""
        self.history.hide()
        self._fit()
        if self.page:
            (self.page.first_focus() or self.page).setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        """Undoes the last edit and says which."""
        self._turning.undo()

    def redo(self) -> None:
        """Does again what was undone and says which."""
        self._turning.redo()

    def lists_now(self) -> ListsLeft:
        """How the lists are arranged, by name."""
        from app.views.lists.record_list import RecordList  # every page has loaded it that has a list

        return {each.spec.name: each.left for each in self.findChildren(RecordList) if each.left}

    def load_ahead(self) -> None:
        """Imports what the pages that are not shown yet need, so that each is shown at once later."""
        waiting = [spec for spec in self._specs.values() if spec.id not in self._built]
        self._ahead = LoadingAhead(self, waiting, self.book)

    def choose_rail(self) -> None:
        """Icons only in the rail, or words, too, where there is room for them; keeps the choice."""
        self._slim = not self._slim
        self.choices.keep_book_value(self.book.ring.book, SLIM_RAIL, self._slim)
        self._fit()

    def leave(self) -> None:
        """Ends the work at this desk: also what was to be read again in a moment."""
        self._turning.leave()
        dismiss_toasts(self)  # they name people, and undo in a book that is not here any more
        for layout in self.findChildren(KeptLayout):
            layout.leave()
        for timer in self.findChildren(QTimer):
            timer.stop()
        if self._ahead and isValid(self._ahead):  # what has loaded everything is gone
            self._ahead.leave()
        self.notices.leave()
        self.signals.close()
        self.actions_of_window.asked.disconnect(self._do)
        theme.changed.disconnect(self._fit)

    def _do(self, command: Command) -> None:
        if command.page and command.page != self.place[0]:
            self.go(command.page)
        answer = self._built[self.place[0]].commands().get(command.id)
        if answer:
            answer()

    def _show(self, page: str, what: str | None) -> None:
        if page not in self._built:
            self._built[page] = self._specs[page].build(self)
            self.stack.addWidget(self._built[page])
            self._built[page].reflow(self._room)
            theme.resting.add(self._built[page])
        self._visits.arrive((page, what))
        shown = self._built[page]
        theme.resting.wake(shown)
        self.stack.setCurrentWidget(shown)
        shown.arrive()
        if what is not None:
            shown.show_record(what)
        self.rail.show_here(page)
        self.refresh_commands()
        target = shown.first_focus() or shown
        if target is shown:
            shown.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, changes: Changes) -> None:
        """After another edit, the Undo of an earlier toast would undo the wrong one."""
        dismiss_toasts(self)
        self.refresh_commands()
        if "site" in changes.tables and (sites := self.book.records(Site)):
            self.rail.site.setText(sites[0].name)
            self.renamed.emit(sites[0].name)

    def _measure(self) -> Room:
        width = self.width() / theme.scale - (0 if self.history.isHidden() else WIDTH)
        return Room.NARROW if width < 1180 else Room.MIDDLE if width < 1400 else Room.WIDE

    def _fit(self) -> None:
        alone = not self.history.isHidden() and self.width() / theme.scale - WIDTH < TOO_NARROW
        self.history.set_alone(alone)
        self._page_side.setVisible(not alone)
        room = self._measure()
        self.rail.show_slim(self._slim or room < Room.WIDE)
        self.actions_of_window["view.rail"].setChecked(self._slim)
        if room != self._room:
            self._room = room
            for page in self._built.values():
                page.reflow(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
