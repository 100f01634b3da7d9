"""Asking the book for the records of a list, as soon as what its arrangement tests is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.views.lists.question import Question, question

if TYPE_CHECKING:
    from app.views.lists.record_list import RecordList


class Asking:
    """In a large book a view or a filter may have to wait for values; the list is empty until they are told."""

    def __init__(self, list_: RecordList) -> None:
        self._list = list_
        self._question: Question | None = None
        self._waits_for: list[str] = []
        list_.known.told.connect(self._told)

    @property
    def waits(self) -> bool:
        """Whether the records come only when something is told."""
        return bool(self._waits_for)

    def ask(self) -> None:
        """Ask for the records anew."""
        asked = self._question = self._make()
        self._waits_for = asked.waits_for
        model = self._list.model
        if self.waits:
            model.show_nothing()
        else:
            model.show(asked.text, asked.where, narrow=self._narrow)

    def _make(self) -> Question:
        list_ = self._list
        return question(list_.book, list_.spec, list_.arrangement, list_.known.get)

    def _narrow(self) -> Callable[[Sequence[str]], list[str]]:
        """The model narrows again whenever it reads anew; only the first time the question just made still holds."""
        made = self._question or self._make()
        self._question, self._waits_for = None, made.waits_for
        return made.narrow

    def _told(self, what: str) -> None:
        about, _colon, name = what.partition(":")
        list_, arrangement = self._list, self._list.arrangement
        conditions = (*list_.spec.view(arrangement.view).conditions, *arrangement.conditions)
        if about == "order" and any(each == name for each, _back in arrangement.sort):
            list_.model.sort_by(arrangement.sort)
        elif (about == "view" and name == arrangement.view) or (
            about == "values" and any(each.column == name for each in conditions)
        ):
            self.ask()
