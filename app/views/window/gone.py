"""What stands in place of a record that cannot be shown: it was deleted, or it is none of the account's."""

from __future__ import annotations

from app.book.base import Base
from app.book.book import Book
from app.i18n import _
from app.models.people import Student
from app.views.look.cards import EmptyState


class Gone(EmptyState):
    """Hidden until a record is missing."""

    def __init__(self, book: Book, entity: type[Base], icon: str, deleted: str, undo: str) -> None:
        """`deleted` and `undo` are what is said of a record that was deleted."""
        super().__init__(icon, deleted, undo)
        self._book, self._entity, self._deleted = book, entity, (deleted, undo)
        self.hide()

    def say_missing(self, id_: str, *, is_missing: bool) -> None:
        """Stand there where the record of that id is missing, and say why."""
        self.setVisible(is_missing)
        if is_missing and id_:
            own = _("This student is not among yours") if self._entity is Student else _("This is not among yours")
            kept = (own, _("Your account does not see it. Whoever leads the site can say whom you see."))
            self.say(*(kept if self._book.keeps_back(self._entity, id_) else self._deleted))
