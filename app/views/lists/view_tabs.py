"""The tabs of a list: the page's own views and those that people saved, each with its count."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _
from app.views.lists.list_spec import ListSpec
from app.views.look.buttons import button, icon_button
from app.views.look.layouts import row
from app.views.look.tabs import PageTabs

if TYPE_CHECKING:
    from app.book.base import Record

CHANGED = "•"  # behind the name of a saved view that looks other than it was saved


class ViewTabs(QWidget):
    """Says what the person wants of a view; the list does it.

    A saved view that was changed has a dot, and "Save changes" beside the tabs.
    """

    chosen = Signal(str)
    new_asked = Signal()
    save_asked = Signal()

    def __init__(self, spec: ListSpec, menu_of: Callable[[str], Sequence[tuple[str, Callable[[], object]]]]) -> None:
        """`menu_of` gives the lines of the menu of a saved view; none for the page's own."""
        super().__init__()
        self._spec, self._menu_of = spec, menu_of
        self._saved: list[Record] = []
        self._counts: Mapping[str, int] = {}
        self._changed = False
        self.bar = _Bar(_("Views of the list"), self.open_menu)
        self.menu_button = icon_button("ellipsis", _("What to do with this view"), self._open_below_button)
        self.save_button = button(_("Save changes"), "save", "link", self.save_asked.emit)
        self.new_button = button(_("New view"), "plus", "link", self.new_asked.emit)
        line = row(self.bar, self.menu_button, self.save_button, self.new_button, None, spacing=4)
        line.setStretch(0, 0)
        self.setLayout(line)
        self.show_views([], spec.views[0].id)
        self.bar.chosen.connect(self._choose)

    @property
    def current_id(self) -> str:
        """The id of the view shown."""
        return self.bar.current_id

    def show_views(self, saved: Sequence[Record], current: str) -> None:
        """Show these saved views behind the page's own; the one with the id `current` is shown."""
        self._saved = list(saved)
        blocked = self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        for view in (*self._spec.views, *self._spec.lent.values()):
            self.bar.add(view.id, view.title, self._counts.get(view.id))
        for record in saved:
            self.bar.add(record.id, record.name, self._counts.get(record.id))
        self.bar.choose(current if self.bar.has(current) else self._spec.views[0].id)
        self.bar.blockSignals(blocked)
        self.mark(False)

    def choose(self, id_: str) -> None:
        """Go to a view."""
        self.bar.choose(id_)

    def show_tab(self, id_: str) -> None:
        """Show the tab of a view, where there is one; `chosen` is not said."""
        if self.bar.has(id_):
            blocked = self.bar.blockSignals(True)
            self.bar.choose(id_)
            self.bar.blockSignals(blocked)
        self.mark(False)

    def has(self, id_: str) -> bool:
        """Whether there is a view with this id."""
        return self.bar.has(id_)

    def count(self, counts: Mapping[str, int]) -> None:
        """Show how many records each view holds."""
        self._counts = counts
        for id_, number in counts.items():
            if self.bar.has(id_):
                self.bar.set_count(id_, number)
        self._mark_tab()

    def title(self, id_: str) -> str:
        """The name of a view."""
        saved = next((record.name for record in self._saved if record.id == id_), "")
        return saved or self._spec.view(id_).title

    def is_saved(self, id_: str) -> bool:
        """Whether people saved this view; the others are the page's own."""
        return any(record.id == id_ for record in self._saved)

    def mark(self, changed: bool) -> None:
        """Say whether the view shown looks other than it was saved."""
        self._changed = changed and self.is_saved(self.current_id)
        self.save_button.setVisible(self._changed)
        self.menu_button.setVisible(self.is_saved(self.current_id))
        self._mark_tab()

    def _mark_tab(self) -> None:
        at = self.bar.currentIndex()
        bare = self.bar.tabText(at).removesuffix(CHANGED).rstrip()
        words = f"{bare} {CHANGED}" if self._changed else bare
        if words == self.bar.tabText(at):  # Qt would lay out all tabs anew, at every key of a search
            return
        self.bar.setTabText(at, words)
        spoken = self.bar.accessibleTabName(at).removesuffix(_("changed")).rstrip(", ")
        self.bar.setAccessibleTabName(at, f"{spoken}, {_('changed')}" if self._changed else spoken)

    def _choose(self, id_: str) -> None:
        self.mark(False)
        self.chosen.emit(id_)

    # the menu of a view

    def open_menu(self, id_: str, place: QPoint) -> QMenu | None:
        """Open the menu of a saved view."""
        lines = self._menu_of(id_)
        if not lines:
            return None
        menu = QMenu(self)
        menu.setTitle(self.title(id_))
        for words, do in lines:
            menu.addAction(words, lambda do=do: do())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        return menu

    def _open_below_button(self) -> None:
        self.open_menu(self.current_id, self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))


class _Bar(PageTabs):
    def __init__(self, name: str, open_menu: Callable[[str, QPoint], object]) -> None:
        super().__init__(name)
        self._open_menu = open_menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """With the mouse that of the tab below it; with the keyboard (Menu, Shift+F10) that of the tab shown."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = self.tabAt(event.pos()) if by_mouse else self.currentIndex()
        if at >= 0:
            self._open_menu(self.tabData(at)[0], event.globalPos())
