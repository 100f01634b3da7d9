"""Saving, renaming, moving and deleting the views of a list, each with its way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.i18n import _
from app.models.saved_views import change_view, delete_view, free_name, move_view, rename_view, save_view, views_of
from app.views.lists.arrangement import Arrangement, read_arrangement
from app.views.lists.question import in_words
from app.views.window import ask

if TYPE_CHECKING:
    from app.views.lists.record_list import RecordList

LONGEST = 40  # characters of a name that is offered


class ViewKeeping:
    """`current` is the id of the saved view shown, empty in one of the page's own."""

    def __init__(self, list_: RecordList) -> None:
        self._list, self.current = list_, ""
        self.arrangements: dict[str, Arrangement] = {}
        """Of all saved views, by id."""
        self._names: dict[str, str] = {}
        self._drafts: dict[str, Arrangement] = {}
        """Of views that were changed, left, and not saved: who comes back finds them as they were."""

    def read(self) -> None:
        """Read the saved views from the book, and show their tabs."""
        list_, spec = self._list, self._list.spec
        saved = views_of(list_.book, spec.name)
        self.arrangements = {
            each.id: read_arrangement(each.arrangement, spec.facets, spec.names, spec.usual) for each in saved
        }
        self._names = {each.id: each.name for each in saved}
        gone = self.current and self.current not in self.arrangements
        list_.tabs.show_views(saved, list_.arrangement.view if gone else self.current or list_.arrangement.view)
        if gone:
            self.current = ""

    def arrangement_of(self, id_: str) -> Arrangement | None:
        """How a saved view was left, or how it was saved; None for one of the page's own."""
        return self._drafts.pop(id_, None) or self.arrangements.get(id_)

    def saved_as(self, id_: str) -> Arrangement | None:
        """How a view was saved."""
        return self.arrangements.get(id_)

    def leave(self, arrangement: Arrangement) -> None:
        """Another view is shown now; what was changed in this one waits."""
        saved = self.saved_as(self.current)
        if saved and not saved.same(arrangement):
            self._drafts[self.current] = arrangement

    # what can be done with views

    def menu_of(self, id_: str) -> Sequence[tuple[str, Callable[[], object]]]:
        """The lines of the menu of a saved view; none for the page's own."""
        if id_ not in self.arrangements:
            return ()
        lines: list[tuple[str, Callable[[], object]]] = []
        if id_ == self.current and not self.arrangements[id_].same(self._list.arrangement):
            lines = [(_("Save changes"), self.save), (_("Back to the saved view"), self.restore)]
        order = list(self.arrangements)
        lines += [(_("Rename…"), partial(self.rename, id_)), (_("Duplicate"), partial(self.duplicate, id_))]
        if id_ != order[0]:
            lines.append((_("Move left"), partial(self._edit, move_view, id_, -1, said=_("View moved"))))
        if id_ != order[-1]:
            lines.append((_("Move right"), partial(self._edit, move_view, id_, 1, said=_("View moved"))))
        return [*lines, (_("Delete view"), partial(self.delete, id_))]

    def save_or_new(self) -> None:
        """Save the changes of a saved view, or make a new view of what the list shows."""
        if self.current:
            self.save()
        else:
            self.new()

    def save(self) -> None:
        """Keep the list as it is now under the name of the view shown."""
        if self.current:
            kept = self._list.arrangement.json()
            self._edit(change_view, self.current, kept, said=_("View saved"))

    def restore(self) -> None:
        """Show the view again as it was saved."""
        self._list.arrange(self.arrangements[self.current])

    def new(self) -> None:
        """Ask for a name, and keep the list as it is now under it."""
        list_ = self._list
        offered = in_words(list_.spec, list_.arrangement, list_.known.find) or list_.spec.view("").title
        name = free_name(list_.book, list_.spec.name, offered[:LONGEST].strip(), self._own_names())
        sentence = _("Search, filters, order and columns are kept in the book, for everybody who opens it.")
        ask.text(list_, _("New view"), _("Name of the view"), _("Save view"), self._add, name, sentence)

    def _add(self, name: str) -> None:
        """What was changed belongs to the new view; the one it was made from is again as it was."""
        list_ = self._list
        made: list[str] = []

        def add() -> None:
            made.append(save_view(list_.book, list_.spec.name, name, list_.arrangement.json(), self._own_names()))

        if list_.shell.attempt(add):
            former = self.current
            self.read()
            list_.show_view(made[0])
            if former:
                self._drafts.pop(former, None)
            else:
                list_.layout_kept.take_back()
            list_.shell.toast(_("View saved"), undo=True)

    def rename(self, id_: str) -> None:
        """Ask for another name."""

        def then(name: str) -> None:
            self._edit(rename_view, id_, name, self._own_names(), said=_("View renamed"))

        ask.text(self._list, _("Rename view"), _("Name of the view"), _("Rename"), then, self._names[id_])

    def duplicate(self, id_: str) -> None:
        """Make another view like this one."""
        list_ = self._list
        name = free_name(list_.book, list_.spec.name, self._names[id_], self._own_names())
        self._edit(save_view, list_.spec.name, name, self.arrangements[id_].json(), said=_("View duplicated"))

    def delete(self, id_: str) -> None:
        """Delete a view; the toast brings it back."""
        self._drafts.pop(id_, None)
        self._edit(delete_view, id_, said=_("View deleted"))

    def _own_names(self) -> list[str]:
        """Of the page's own views, which no other may have."""
        return [view.title for view in self._list.spec.views]

    def _edit(self, edit: Callable[..., object], *values: object, said: str) -> None:
        list_ = self._list
        if list_.shell.attempt(lambda: edit(list_.book, *values)):
            list_.shell.toast(said, undo=True)
