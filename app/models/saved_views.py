"""Views of a list that somebody named, to come back to: filters, order and columns, kept in the book."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.book.base import Base, Record
from app.book.book import Book
from app.book.fields import field
from app.book.kinds import Whole
from app.book.refused import Refused
from app.i18n import N_, _


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


def save_view(book: Book, list_name: str, name: str, arrangement: str) -> str:
    """Keep an arrangement under a name, behind the other views; returns the id. Raises Refused without a name."""
    said = _name(book, list_name, name)
    with book.edit(_("Save view: {view}").format(view=said)) as edit:
        position = len(views_of(book, list_name))
        values = {"list_name": list_name, "name": said, "arrangement": arrangement, "position": position}
        return edit.insert(SavedView, [values])[0]


def change_view(book: Book, id_: str, arrangement: str) -> None:
    """Keep another arrangement under the same name."""
    with book.edit(_("Save changes of a view")) as edit:
        edit.update(SavedView, {id_: {"arrangement": arrangement}})


def rename_view(book: Book, id_: str, name: str) -> None:
    """Give a view another name. Raises Refused where the name is empty or taken."""
    view = book.record(SavedView, id_)
    if view is None or view.name == name.strip():
        return
    said = _name(book, view.list_name, name)
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


def free_name(book: Book, list_name: str, name: str) -> str:
    """A name that no view of the list has: "Behind", "Behind 2"."""
    taken = {view.name for view in views_of(book, list_name)}
    return next(
        each for each in (name, *(f"{name} {count}" for count in range(2, len(taken) + 3))) if each not in taken
    )


def _name(book: Book, list_name: str, name: str) -> str:
    said = " ".join(name.split())
    if not said:
        raise Refused(_("Give the view a name."))
    if said in {view.name for view in views_of(book, list_name)}:
        raise Refused(_("There is a view “{view}” already. Choose another name.").format(view=said))
    return said
