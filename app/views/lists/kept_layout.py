"""What this computer remembers of a list for an account of a book: columns, widths, order and the view shown last.

Search and filters are not kept here: they may hold names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer

from app.views.lists.arrangement import Arrangement, read_sorting

if TYPE_CHECKING:
    from app.views.lists.record_list import RecordList

OWN = ("columns", "sort")  # of the page's own views alone
PAUSE = 400  # milliseconds after the last change: the settings are written whole
NARROWEST, WIDEST = 16, 4000  # pixels of a column at text size 100 %: nobody can have set another width


class KeptLayout(QObject):
    """Of the page's own views; a saved view brings its own columns and order. `view` is the id of the last one."""

    def __init__(self, list_: RecordList) -> None:
        super().__init__(list_)
        self._list = list_
        self._name = f"list.{list_.spec.name}"
        kept: dict[str, Any] = list_.shell.choices.own_value(list_.book, self._name, {})
        self._kept = kept
        view = kept.get("view")
        self.view = view if isinstance(view, str) else ""
        self._former: dict[str, Any] = {}
        self._quiet = QTimer(self, singleShot=True, interval=PAUSE)
        self._quiet.timeout.connect(self.keep)
        widths = kept.get("widths")
        if isinstance(widths, dict):
            found = cast("dict[str, Any]", widths)
            list_.table.set_widths({name: width for name, width in found.items() if _is_sane(width)})

    def read(self) -> Arrangement:
        """The columns and the order to begin with."""
        spec, said = self._list.spec, self._kept
        self._former = {name: said[name] for name in OWN if name in said}
        columns = said.get("columns")
        names = cast("list[str]", columns) if isinstance(columns, list) else []
        return replace(
            spec.usual,
            columns=tuple(dict.fromkeys(name for name in names if name in spec.names)) or spec.usual.columns,
            sort=read_sorting(said.get("sort"), spec.names) or spec.usual.sort,
        )

    def take_back(self) -> None:
        """Columns and order are again what they were when they were read: what changed them is a saved view now."""
        said = {name: value for name, value in self._kept.items() if name not in OWN} | self._former
        self._put(said)

    def keep_soon(self) -> None:
        """Keep how the list is arranged now, in a moment."""
        self._quiet.start()

    def leave(self) -> None:
        """The book is closed: what was to be kept in a moment is kept at once."""
        if self._quiet.isActive():
            self.keep()

    def keep(self) -> None:
        """Keep how the list is arranged now."""
        self._quiet.stop()
        shown, list_ = self._list.arrangement, self._list
        said = dict(self._kept)
        if not list_.keeping.current:
            said |= {"columns": list(shown.columns), "sort": [list(each) for each in shown.sort]}
        view = list_.tabs.current_id
        said |= {"widths": list_.table.widths(), "view": "" if view in list_.spec.lent else view}
        self._put(said)

    def _put(self, said: dict[str, Any]) -> None:
        if said != self._kept:
            self._kept = said
            self._list.shell.choices.keep_own_value(self._list.book, self._name, said)


def _is_sane(width: object) -> bool:
    return type(width) is int and NARROWEST <= width <= WIDEST
