"""A list of records as every page has it: views, search, filters, order, columns, all from what the page declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _
from app.models.saved_views import SavedView
from app.models.traces import trace
from app.views.lists.arrangement import Arrangement
from app.views.lists.asking import Asking
from app.views.lists.column_dialog import ColumnDialog
from app.views.lists.columns import Column
from app.views.lists.detail_pane import DetailPane
from app.views.lists.filter_bar import FilterBar
from app.views.lists.kept_layout import KeptLayout
from app.views.lists.known import Known
from app.views.lists.list_frame import ListFrame
from app.views.lists.list_spec import ListSpec, View
from app.views.lists.question import in_words
from app.views.lists.row_work import MENU, RowWork
from app.views.lists.seen import Seen, seen
from app.views.lists.selection_line import SelectionLine, show_menu
from app.views.lists.sort_dialog import SortDialog
from app.views.lists.table_model import TableModel
from app.views.lists.view_counts import ViewCounts
from app.views.lists.view_keeping import ViewKeeping
from app.views.lists.view_tabs import ViewTabs
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.page import Page, Shell

if TYPE_CHECKING:
    from app.book.editing import Changes


ListsLeft = dict[str, tuple[str, Arrangement]]
"""By the name of a list: the view that was shown, and how the list was arranged in it."""


class RecordList(ListFrame):
    """Make it with a `ListSpec`, put it on a page with `put_on`, pass on `refresh`, `reflow` and `commands`."""

    def __init__(self, shell: Shell, spec: ListSpec, pane: DetailPane, empty: EmptyState) -> None:
        """`empty` stands where the book has no such record at all."""
        self.shell, self.book, self.spec = shell, shell.book, spec
        self.known = Known(self.book, spec, shell.signals)
        model = TableModel(
            self.book, shell.signals, spec.entity, spec.columns, spec.read, spec.rests_on, order=self._order_of
        )
        self.filters = FilterBar(spec, self.known)
        super().__init__(spec.title, model, self.filters, pane, empty)
        self.known.setParent(self)
        model.setParent(self)
        self.keeping = ViewKeeping(self)
        self.tabs = ViewTabs(spec, self.keeping.menu_of)
        offered(shell.book, "add:saved_view", self.tabs.new_button)
        self.layout_kept = KeptLayout(self)
        self.columns_button = button(_("Columns"), "columns-3", press=self.choose_columns)
        self.work = RowWork(shell, self.table, spec.entity, spec.title, spec.read, self._seen, spec.fixed)
        self.export_button = offered(shell.book, "export", button(_("Export"), "download", press=self.work.export))
        self.first_view = button(spec.views[0].title, "", "plain", lambda: self.show_view(spec.views[0].id))
        said = _("Nothing in this view"), _("No record belongs here now.")
        self.nothing = EmptyState("circle-check", *said, self.first_view)
        self.stack.addWidget(self.nothing)
        edit, *verbs = (shell.action(verb) for verb in ("list.edit", *spec.verbs))
        self.selection = SelectionLine(self.table, spec.entity, edit, verbs)
        self.foot.addWidget(self.selection)
        self.asking = Asking(self)
        self._base, self._wanted_id = spec.views[0].id, ""
        self.counts = ViewCounts(self)
        self._connect_views()
        self.keeping.read()
        self._lay_out(self.layout_kept.read())
        self.tabs.show_tab(self.layout_kept.view)
        self._enter(self.tabs.current_id)
        self._come_back(*shell.lists_left.pop(spec.name, ("", None)))
        self.counts.ask()

    def _connect_views(self) -> None:
        self.filters.changed.connect(self.relist)
        self.filters.changed.connect(self._mark)
        self.model.sorted_anew.connect(self._mark)
        self.table.arranged.connect(self._mark)
        self.tabs.chosen.connect(self._choose_view)
        self.tabs.new_asked.connect(self.keeping.new)
        self.tabs.save_asked.connect(self.keeping.save)
        self.counts.told.connect(lambda: self.tabs.count(self.counts.known))
        self.table.menu_asked.connect(self.open_menu)

    def put_on(self, page: Page, *tools: QWidget) -> None:
        """Take the places that lists have on a page. `tools` are the page's own, behind Export and Columns."""
        for tool in (self.export_button, self.columns_button, *tools):
            page.tools.addWidget(tool)
        page.head.addWidget(self.tabs)
        page.head.addWidget(self.filters)
        page.body.addWidget(self, 1)

    # how it is arranged

    @property
    def arrangement(self) -> Arrangement:
        """The view, search, conditions, order and columns as they are now."""
        return Arrangement(
            self._base, self.filters.text, self.filters.conditions, self.model.sorting, self.table.shown_names()
        )

    def arrange(self, arrangement: Arrangement) -> None:
        """Arrange the list like this."""
        self._lay_out(arrangement)
        self.relist()
        self.model.sorted_anew.emit()

    def _lay_out(self, arrangement: Arrangement) -> None:
        self._base = arrangement.view
        self.filters.show_filters(arrangement.text, arrangement.conditions)
        self.table.show_columns(arrangement.columns)
        self.model.sorting = arrangement.sort

    @property
    def left(self) -> tuple[str, Arrangement] | None:
        """The view shown and how the list is arranged in it, to come back to; None behind a number that was lent."""
        view = self.tabs.current_id
        return None if view in self.spec.lent else (view, self.arrangement)

    def _come_back(self, view: str, arrangement: Arrangement | None) -> None:
        if arrangement and self.tabs.has(view):
            self.tabs.show_tab(view)
            self._enter(view)
            self.arrange(arrangement)

    def sentence(self) -> str:
        """What the list lets through, as people read it; empty where it shows everything."""
        saved = self.tabs.current_id if self.tabs.is_saved(self.tabs.current_id) else ""
        return in_words(self.spec, self.arrangement, self.known.find, self.tabs.title(saved) if saved else "")

    def _seen(self) -> Seen:
        return seen(self.spec, self.arrangement, self.tabs.title(self.tabs.current_id), self.known.find)

    def selected_ids(self) -> list[str]:
        """The ids of all selected lines, in the order shown."""
        return self.table.selected_ids()

    # which records

    def _order_of(self, column: Column) -> Mapping[str, Any] | None:
        return self.known.get(f"order:{column.name}")

    def relist(self) -> None:
        """Ask for the records anew."""
        self.asking.ask()

    def instead(self) -> QWidget:
        if self.asking.waits:
            return self.table
        if self.filters.active:
            return self.hidden
        self.first_view.setVisible(self.tabs.current_id != self.spec.views[0].id)
        return self.nothing if self.book.ids(self.spec.entity, most=1) else self.empty

    def _listed(self) -> None:
        super()._listed()
        if self._wanted_id and self.model.row_of(self._wanted_id) is not None:
            self.table.choose(self._wanted_id)
            self.table.setFocus()
            self._wanted_id = ""

    def refresh(self, changes: Changes | None) -> None:
        """Follow the book; the page passes on what it hears."""
        if changes is None or SavedView.__tablename__ in changes.tables:
            self.keeping.read()
            self._mark()
            self.counts.ask()  # of the views that are new
        own = self.spec.entity.__tablename__
        if changes is None:
            self.known.forget()
        else:
            self.known.follow(changes)
        if changes is not None and not changes.tables & {own, *self.spec.rests_on}:
            return
        if changes is None or changes.tables & set(self.spec.rests_on) or self._changed_elsewhere(changes):
            self.relist()
        self.pane.reread()
        self.counts.ask_anew()

    def _changed_elsewhere(self, changes: Changes) -> bool:
        """A row edited in its cell stays where it is; one that a verb or Undo changed may belong to another view."""
        return changes.origin is not self.model and bool(changes.updated.get(self.spec.entity.__tablename__))

    # views

    def show_view(self, id_: str) -> None:
        """Go to a view, of the page or saved."""
        self.tabs.choose(id_)

    def lend(self, view: View) -> None:
        """Show a view that is there until another one is lent: the rows behind a number."""
        self.spec.lent.clear()
        self.spec.lent[view.id] = view
        self.known.forget()
        self.keeping.read()
        self.filters.show_filters("", ())
        self.tabs.show_tab(view.id)
        self._choose_view(view.id)
        self.counts.ask_anew()

    def show_id(self, id_: str, view: str = "") -> None:
        """Choose a record and go to it: in the view shown, or else in `view` (the first one) without filters."""
        if self.model.row_of(id_) is None:
            self._wanted_id = id_
            self.filters.show_filters("", ())
            self.tabs.choose(view or self.spec.views[0].id)
            self.relist()
        self.table.choose(id_)
        self.table.setFocus()

    def show_part(self, what: str) -> bool:
        """Show the rows behind a number (see `traces`) or a view; whether `what` is one of the two."""
        if traced := trace(self.book, what):
            self.lend(View(what, traced.title, rule=lambda _book: traced.ids()))
        elif self.tabs.has(what):
            self.show_view(what)
        else:
            return False
        return True

    def show_new(self, id_: str, said: str) -> None:
        """Choose a record that was just added, and say so, with the way back."""
        self.show_id(id_)
        self.shell.toast(said, undo=True)

    def _choose_view(self, id_: str) -> None:
        self.keeping.leave(self.arrangement)
        self._enter(id_)
        self._mark()

    def _enter(self, id_: str) -> None:
        """Arrange the list as a view says. Between the page's own views search and filters stay."""
        saved = self.keeping.arrangement_of(id_)
        if saved:
            self.arrange(saved)
        elif self.keeping.current:
            self.arrange(replace(self.layout_kept.read(), view=id_))
        else:
            self._base = id_
            self.relist()
        self.keeping.current = id_ if saved else ""

    def _mark(self) -> None:
        """Say whether a saved view looks other than it was saved; keep the layout of the page's own."""
        saved = self.keeping.saved_as(self.keeping.current)
        self.tabs.mark(bool(saved and not saved.same(self.arrangement)))
        self.layout_kept.keep_soon()

    # what is selected

    def open_menu(self, place: QPoint) -> QMenu | None:
        """Open the menu of what is selected: the page's commands that can be used now."""
        if not self.spec.menu or not self.table.current_id:
            return None
        names = (*self.spec.menu, "", *MENU)
        return show_menu(
            self.table, self.spec.title, [self.shell.action(name) if name else None for name in names], place
        )

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """The commands that every list answers; a page adds them to its own."""
        return {
            "list.filter": self.filters.offer_columns,
            "list.sort": self.choose_order,
            "list.columns": self.choose_columns,
            "list.save_view": self.keeping.save_or_new,
            **self.work.commands(),
        }

    def choose_columns(self) -> None:
        """Ask which columns to show."""

        def show(names: tuple[str, ...]) -> None:
            self.table.show_columns(names)
            self._mark()

        ask.show(ColumnDialog(self, self.spec, self.table.shown_names(), show))

    def choose_order(self) -> None:
        """Ask for the order of the list."""
        ask.show(SortDialog(self, self.spec, self.model.sorting, self.model.sort_by))
