"""Views of a list that somebody named, to come back to: filters, order and columns, kept in the book."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Mapped

from app.book.base import Base, Record
from app.book.book import Book
from app.book.fields import field
from app.book.kinds import Whole
from app.book.refused import Refused
from app.book.visible import visible
from app.i18n import N_, _, fold
from app.models.naming import naming

LONGEST_NAME = 60  # letters: a tab has to hold it


class SavedView(Base):
    """One view of one list. It lives in the book, not in the settings of a computer: its filters may hold names."""

    title = N_("view of a list")
    shown_as = ("name",)

    list_name: Mapped[str] = field(N_("List"), index=True)  # "students"
    name: Mapped[str] = field(N_("View"), searchable=True)
    arrangement: Mapped[str] = field(N_("Arrangement"))  # JSON, written and read by the list
    position: Mapped[int | None] = field(N_("Position"), kind=Whole(0))


def views_of(book: Book, list_name: str) -> list[Record]:
    """The saved views of a list in their order."""
    return sorted(book.records(SavedView, {"list_name": list_name}), key=lambda view: (view.position or 0, view.id))


def save_view(book: Book, list_name: str, name: str, arrangement: str, taken: Collection[str] = ()) -> str:
    """Keep an arrangement under a name, behind the other views; returns the id.

    `taken` are the names of the page's own views. Raises Refused where the name is empty, too long or taken.
    """
    said = _name(book, list_name, name, taken)
    with book.edit(_("Save view: {view}").format(view=said)) as edit:
        position = len(views_of(book, list_name))
        values = {"list_name": list_name, "name": said, "arrangement": arrangement, "position": position}
        return edit.insert(SavedView, [values])[0]


def change_view(book: Book, id_: str, arrangement: str) -> None:
    """Keep another arrangement under the same name."""
    with book.edit(_("Save changes of a view")) as edit:
        edit.update(SavedView, {id_: {"arrangement": arrangement}})


def rename_view(book: Book, id_: str, name: str, taken: Collection[str] = ()) -> None:
    """Give a view another name. Raises Refused as `save_view` does."""
    view = book.record(SavedView, id_)
    if view is None or view.name == name.strip():
        return
    said = _name(book, view.list_name, name, taken, own=id_)
    with book.edit(_("Rename view: {view}").format(view=said)) as edit:
        edit.update(SavedView, {id_: {"name": said}})


def move_view(book: Book, id_: str, steps: int) -> None:
    """Move a view so many places to the right (to the left, where negative), as far as there are places."""
    view = book.record(SavedView, id_)
    if view is None:
        return
    order = [each.id for each in views_of(book, view.list_name)]
    place = order.index(id_)
    order.insert(max(0, min(len(order) - 1, place + steps)), order.pop(place))
    with book.edit(_("Move view: {view}").format(view=view.name)) as edit:
        edit.update(SavedView, {each: {"position": at} for at, each in enumerate(order)})


def delete_view(book: Book, id_: str) -> None:
    """Mark a view as deleted; the records that it showed stay."""
    with book.edit(_("Delete view")) as edit:
        edit.delete(SavedView, [id_])


def views_naming(book: Book, student_ids: Collection[str]) -> dict[str, str]:
    """The names by id of the views, of any list and deleted ones too, in whose name or filters a student is named."""
    with book.reading_whole() as connection:
        views = connection.execute(select(SavedView.id, SavedView.name, SavedView.arrangement)).all()
    return {
        view.id: view.name
        for view in views
        if any(id_ in view.arrangement for id_ in student_ids) or naming(book, student_ids, _words(view))
    }


def _words(view: Any) -> str:
    """The name of a view and what was typed or chosen for it: every text in its arrangement."""

    def texts(kept: Any) -> Iterator[str]:
        if isinstance(kept, str):
            yield kept
        elif isinstance(kept, (dict, list)):
            inner = cast("dict[str, Any] | list[Any]", kept)
            for each in inner.values() if isinstance(inner, dict) else inner:
                yield from texts(each)

    try:
        kept = json.loads(view.arrangement)
    except ValueError:  # whatever it is, it is searched
        kept = view.arrangement
    return " · ".join([view.name, *texts(kept)])


def free_name(book: Book, list_name: str, name: str, others: Collection[str] = ()) -> str:
    """A name that no view of the list has, nor `others`: "Behind", "Behind 2"."""
    start = name[: LONGEST_NAME - 4].strip()
    taken = {fold(each) for each in (*others, *(view.name for view in views_of(book, list_name)))}
    names = (name[:LONGEST_NAME], *(f"{start} {count}" for count in range(2, len(taken) + 3)))
    return next(each for each in names if fold(each) not in taken)


def _name(book: Book, list_name: str, name: str, taken: Collection[str] = (), own: str = "") -> str:
    """What a view can be called. `taken` are the names of the page's own views, `own` is the view to be renamed."""
    said = " ".join(visible(name).split())
    if not said:
        raise Refused(_("Give the view a name."))
    if len(said) > LONGEST_NAME:
        raise Refused(_("The name is longer than {most} letters. Choose a shorter one.").format(most=LONGEST_NAME))
    others = [view.name for view in views_of(book, list_name) if view.id != own]
    if fold(said) in map(fold, (*taken, *others)):
        raise Refused(_("There is a view “{view}” already. Choose another name.").format(view=said))
    return said
