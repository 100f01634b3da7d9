"""What stands in open forms when the book is locked: sealed for the account, and there again when it is back.

It is kept in memory alone, until the program is closed. Only the account that typed it holds the key to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from app.i18n import _
from app.views.look.theme import theme
from app.views.window import ask
from app.views.window.dialog import Dialog

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.forms.form_dialog import Again
    from app.views.window.desk import Desk

HIGH = 220  # pixels of the texts at text size 100 %


class _Kept(NamedTuple):
    again: Again | None
    sealed: str


class KeptForms:
    """The forms of everybody who locked a book and is not back yet."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], list[_Kept]] = {}

    def can_keep(self, book: Book, dialog: QDialog) -> bool:
        """Whether what is typed in a dialog can be kept: texts, by an account whose own key is at hand."""
        told: Any = getattr(dialog, "told", None)
        return book.sealed.has_own_key and told is not None and bool(told())

    def keep(self, book: Book, dialogs: Iterable[Any]) -> None:
        """Seal what is typed in dialogs that can be kept."""
        for each in dialogs:
            again: Again | None = getattr(each, "again", None)
            content = {"title": each.windowTitle(), "told": each.told(), "form": each.form.kept() if again else {}}
            self._kept.setdefault(_whose(book), []).append(_Kept(again, book.sealed.seal_apart(content)))

    def offer(self, desk: Desk) -> None:
        """Open again what the account of the desk was typing: as its form, or as texts to copy from."""
        if desk.book.sealed.has_own_key:  # else it waits: the recovery code opens nothing of it
            for kept in self._kept.pop(_whose(desk.book), []):
                desk.attempt(partial(_open, desk, kept))  # refused where the account has another key by now


class KeptTexts(Dialog):
    """What was typed in a form that cannot be opened again by itself. Locked over it, the book keeps it once more."""

    def __init__(self, parent: QWidget, title: str, told: list[str]) -> None:
        said = _("The book was locked before this was saved. Copy from here what you need, then open the form again.")
        super().__init__(parent, title, said, 560)
        self._told = told
        self.texts = QPlainTextEdit("\n\n".join(told))
        self.texts.setReadOnly(True)
        self.texts.setTabChangesFocus(True)
        self.texts.setAccessibleName(_("What you typed"))
        theme.follow(self.texts, "height", lambda: self.texts.setMinimumHeight(theme.px(HIGH)))
        self.body.addWidget(self.texts, 1)
        self.add_button(_("Close"), self.reject, "primary")

    @property
    def touched(self) -> bool:
        """Closing the window would lose it."""
        return True

    def told(self) -> list[str]:
        """What was typed, a line for each field."""
        return self._told


def _open(desk: Desk, kept: _Kept) -> None:
    content = desk.book.sealed.open_apart(kept.sealed)
    if kept.again:
        kept.again(desk, desk).form.put_back(content["form"])
    else:
        ask.show(KeptTexts(desk, content["title"], content["told"]))


def _whose(book: Book) -> tuple[str, str]:
    return book.ring.book, book.account.id
