"""What the window offers to the account that opened the book: nothing that would only be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from app.book.book import Book
    from app.book.policy import Action

Need = str
"""What an account must be allowed: an act ("approve"), an action and a table ("add:student"), or nothing ("")."""


B = TypeVar("B", bound="QAbstractButton")


def offered(book: Book, need: Need, push: B) -> B:
    """The button itself; it is not shown to an account that is not allowed what it needs."""
    from app.views.look.pressing import WITHHELD  # buttons are not painted first

    if not allowed(book, need):
        push.setProperty(WITHHELD, True)
        push.setVisible(False)
    return push


def allowed(book: Book, need: Need) -> bool:
    """Whether the account may do what a command or a page needs."""
    if not need:
        return True
    action, _colon, table = need.partition(":")
    return book.allows(table, cast("Action", action)) if table else book.may(action)
