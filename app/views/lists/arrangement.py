"""How a list is arranged: which view, what it is searched and filtered for, its order and its columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from app.i18n import _
from app.views.lists.columns import Column, Facet
from app.views.lists.conditions import Condition, revive

Sorting = tuple[tuple[str, bool], ...]
"""Names of columns, each with whether it runs backwards; the first one counts most."""


@dataclass(frozen=True)
class Arrangement:
    """Everything that a saved view keeps. `view` is the page's own view within which it looks."""

    view: str
    text: str = ""
    conditions: tuple[Condition, ...] = ()
    sort: Sorting = ()
    columns: tuple[str, ...] = ()

    def json(self) -> str:
        """As a saved view keeps it in the book."""
        said = {
            "view": self.view,
            "text": self.text,
            "conditions": [each.plain() for each in self.conditions],
            "sort": [list(each) for each in self.sort],
            "columns": list(self.columns),
        }
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    def same(self, other: Arrangement) -> bool:
        """Whether nothing differs; the order of conditions does not count."""
        asks_the_same = set(self.conditions) == set(other.conditions)
        return asks_the_same and replace(self, conditions=()) == replace(other, conditions=())


def read_arrangement(kept: str, facets: Mapping[str, Facet], names: tuple[str, ...], usual: Arrangement) -> Arrangement:
    """An arrangement from JSON. `names` are all columns.

    What this version of the list does not know is left out; where nothing that can be read is said, the `usual` holds.
    """
    try:
        found = json.loads(kept)
    except (ValueError, RecursionError):
        return usual
    said = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
    conditions = [revive(each, facets) for each in _listed(said, "conditions")]
    columns = tuple(dict.fromkeys(name for name in _listed(said, "columns") if name in names))
    return Arrangement(
        view=said["view"] if isinstance(said.get("view"), str) else usual.view,
        text=said["text"] if isinstance(said.get("text"), str) else "",
        conditions=tuple(each for each in conditions if each),
        sort=read_sorting(said.get("sort"), names) or usual.sort,
        columns=columns or usual.columns,
    )


def read_sorting(kept: Any, names: tuple[str, ...]) -> Sorting:
    """An order from what JSON keeps; columns that are not among `names`, or named before, are left out."""
    pairs = [each for each in (cast("list[Any]", kept) if isinstance(kept, list) else []) if isinstance(each, list)]
    found: dict[str, bool] = {}
    for each in pairs:
        if len(each) == 2 and each[0] in names:
            found.setdefault(each[0], bool(each[1]))
    return tuple(found.items())


def spoken_heading(column: Column, sorting: Sorting) -> str:
    """The heading of a column as it is spoken: "Grade, sorted 1, descending"."""
    for place, (name, backwards) in enumerate(sorting, 1):
        if name == column.name:
            wording = _("{column}, sorted {rank}, descending") if backwards else _("{column}, sorted {rank}")
            return wording.format(column=column.title, rank=place)
    return column.title


def _listed(said: Mapping[str, Any], name: str) -> list[Any]:
    value = said.get(name)
    return cast("list[Any]", value) if isinstance(value, list) else []
