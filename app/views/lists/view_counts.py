"""How many records each view of a list holds, said on its tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.views.lists.arrangement import Arrangement
from app.views.lists.question import count
from app.views.window.watch import Watch

if TYPE_CHECKING:
    from app.views.lists.record_list import RecordList


class ViewCounts(Watch):
    """`known` are the numbers by the id of the view. What was counted holds until records change."""

    def __init__(self, list_: RecordList) -> None:
        super().__init__(list_, self._count)
        self._list = list_
        self._counted: dict[str, int] = {}  # by arrangement

    def ask_anew(self) -> None:
        """Records have changed: count all views again."""
        self._counted = {}
        self.ask()

    def _count(self) -> dict[str, int]:
        list_, spec = self._list, self._list.spec
        counted = self._counted  # a change meanwhile puts another one in its place
        wanted = {view.id: Arrangement(view.id) for view in (*spec.views, *spec.lent.values())}
        wanted |= list_.keeping.arrangements
        for each in wanted.values():
            if each.json() not in counted:
                counted[each.json()] = count(list_.book, spec, each, list_.known.find)
        return {id_: counted[each.json()] for id_, each in wanted.items()}
