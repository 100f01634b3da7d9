"""Which records an arrangement asks for: what SQL answers, and what is tested by values that are known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import filterfalse
from typing import TYPE_CHECKING, Any

from app.i18n import _
from app.views.lists.conditions import asked, predicate, sentence

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.lists.arrangement import Arrangement
    from app.views.lists.list_spec import Find, ListSpec


@dataclass
class Question:
    """`text` and `where` are for `Book.ids`; what it gives is narrowed by `narrow`."""

    text: str = ""
    where: dict[str, Any] = field(default_factory=dict)
    among: list[Collection[str]] = field(default_factory=list)
    without: list[Collection[str]] = field(default_factory=list)
    tests: list[tuple[Any, Callable[[Any], bool]]] = field(default_factory=list)
    waits_for: list[str] = field(default_factory=list)
    """What is not known yet; nothing is shown before it is told."""

    def narrow(self, ids: Sequence[str]) -> list[str]:
        """Those of `ids` that are asked for, in the same order."""
        if self.waits_for:
            return []
        kept = list(ids)
        for some in self.among:
            kept = list(filter(some.__contains__, kept))
        for some in filter(None, self.without):
            kept = list(filterfalse(some.__contains__, kept))
        for values, meets in self.tests:
            kept = [id_ for id_ in kept if meets(values.get(id_))]
        return kept


def question(book: Book, spec: ListSpec, arrangement: Arrangement, find: Find) -> Question:
    """What `arrangement` asks. `find` gives None for what is not known yet."""
    view = spec.view(arrangement.view)
    made = Question("" if spec.about else arrangement.text, dict(view.where or {}))
    if spec.about and arrangement.text:
        made.among.append(frozenset(spec.about(book, arrangement.text)))
    if view.rule or view.unless:
        _know(made, f"view:{view.id}", find, (made.among if view.rule else made.without).append)
    for condition in (*view.conditions, *arrangement.conditions):
        facet = spec.facets[condition.column]
        if facet.values:
            test = predicate(condition, facet)
            _know(made, f"values:{condition.column}", find, lambda values, test=test: made.tests.append((values, test)))
        elif condition.column in made.where:
            meeting = book.ids(spec.entity, where={condition.column: asked(condition, facet)})
            made.among.append(frozenset(meeting))
        else:
            made.where[condition.column] = asked(condition, facet)
    return made


def _know(made: Question, what: str, find: Find, then: Callable[[Any], object]) -> None:
    found = find(what)
    if found is None:
        made.waits_for.append(what)
    else:
        then(found)


def count(book: Book, spec: ListSpec, arrangement: Arrangement, find: Find) -> int:
    """How many records `arrangement` asks for."""
    made = question(book, spec, arrangement, find)
    return len(made.narrow(book.ids(spec.entity, made.text, made.where)))


def in_words(spec: ListSpec, arrangement: Arrangement, find: Find, view: str = "") -> str:
    """What `arrangement` lets through, as people read it; `view` is the name of the view. Empty for everything."""
    first = spec.views[0].id
    own = spec.view(arrangement.view)
    parts = [view] if view else [own.title] if own.id != first else []
    for condition in arrangement.conditions:
        facet = spec.facets[condition.column]
        options = find(f"options:{condition.column}") or {} if condition.op == "any" else {}
        parts.append(sentence(spec.by_name[condition.column].title, condition, facet, options))
    if arrangement.text:
        parts.append(_("holds “{text}”").format(text=arrangement.text))
    return "; ".join(parts)
