"""What a list shows, in words: a file that is written of it must still say so next year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.i18n import _
from app.views.lists.question import in_words

if TYPE_CHECKING:
    from app.views.lists.arrangement import Arrangement, Sorting
    from app.views.lists.columns import Column
    from app.views.lists.list_spec import Find, ListSpec


@dataclass(frozen=True, slots=True)
class Seen:
    """The view, what narrows it, and the order."""

    view: str = ""
    filter: str = ""
    sort: str = ""


def seen(spec: ListSpec, arrangement: Arrangement, view: str, find: Find) -> Seen:
    """What `arrangement` shows; `view` is the name of the view that is open."""
    narrowed = in_words(spec, replace(arrangement, view=spec.views[0].id), find)
    return Seen(view, narrowed, order_in_words(spec.columns, arrangement.sort))


def order_in_words(columns: Sequence[Column], sorting: Sorting) -> str:
    """The order of a list as people read it: "Grade, Student (backwards)"."""
    titles = {column.name: column.title for column in columns}
    backwards = _("{column} (backwards)")
    return ", ".join(backwards.format(column=titles[n]) if back else titles[n] for n, back in sorting if n in titles)
