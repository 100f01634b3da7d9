"""A form for something in which many take part: whole classes, pathways and grades are invited in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.views.events.inviting import Inviting
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names

if TYPE_CHECKING:
    from app.book.book import Book


class InvitingDialog(FormDialog):
    """Where the record is new, `inviting` stands above its fields."""

    def __init__(
        self,
        parent: QWidget,
        book: Book,
        entity: type,
        names: Names,
        title: str,
        verb: str,
        then: Callable[[dict[str, Any]], object],
        values: Mapping[str, Any],
        sentence: str = "",
        inviting: Inviting | None = None,
    ) -> None:
        super().__init__(parent, book, entity, names, title, verb, then, values, sentence)
        self.inviting = inviting
        if inviting:
            self._inside.insertWidget(0, inviting)
            inviting.left.connect(lambda: self.form.first_focus().setFocus())

    @property
    def touched(self) -> bool:
        return super().touched or bool(self.inviting and self.inviting.circles)

    def _go_on(self, here: QWidget | None) -> None:
        """Enter among those who take part takes them, and where nothing is typed goes on to the fields."""
        if self.inviting and here is self.inviting.edit:
            self.inviting.take()
        else:
            super()._go_on(here)
