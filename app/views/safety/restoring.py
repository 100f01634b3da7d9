"""Getting an earlier state of the book back: what it holds is shown first, then where it is to go."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from app.book import restoring
from app.book.head import heads_of
from app.book.keys import WrongPassphrase
from app.book.opening_copies import check_may_restore, difference, opened_beside, session_of
from app.i18n import _
from app.models import telling_copies
from app.models.holdings import holdings
from app.views.look.buttons import OptionButton
from app.views.look.labels import label
from app.views.look.layouts import column, hide_unless
from app.views.window import ask, progress
from app.views.window.dialog import Dialog
from app.views.window.finishing import discard_pages
from app.views.window.page import Shell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.book.book import Book
    from app.views.window.main_window import MainWindow


class Seen(NamedTuple):
    """What a copy holds, in sentences, and whether it is one of the book that is open."""

    lines: list[str]
    difference: list[str]
    is_own: bool


def look_at(shell: Shell, parent: QWidget, source: Path, secret: str = "", again: bool = False) -> None:
    """Shows what is in a copy or backup; asks for its passphrase where the key of the open book does not fit."""
    book = shell.book

    def work() -> Generator[tuple[int, int], None, Seen | None]:
        yield 0, 0
        try:
            return _seen(book, source, secret)
        except WrongPassphrase:
            return None

    def show(seen: Seen | None) -> None:
        if seen is not None:
            ask.show(RestoreDialog(shell, parent, source, secret, seen))
            return
        sentence = _("Type the passphrase with which the book was opened when the copy was made, or its recovery code.")
        if again:
            sentence = _("That passphrase does not open this copy.") + " " + sentence
        ask.passphrase(
            parent,
            _("Open the copy"),
            sentence,
            _("Show what it holds"),
            lambda typed: look_at(shell, parent, source, typed, again=True),
        )

    progress.run(parent, _("Open the copy"), work(), show)


def _seen(book: Book, source: Path, secret: str) -> Seen:
    with opened_beside(book, source, secret) as copy:
        check_may_restore(copy)
        lines = telling_copies.what_it_holds(copy.made, holdings(copy.reader)) + telling_copies.last_edit(copy.last)
        is_own = copy.ring.book == book.ring.book
        with book.reading_whole() as connection:
            differs = difference(copy.heads, heads_of(connection))
    return Seen(lines, telling_copies.how_it_differs(differs) if is_own else [], is_own)


class RestoreDialog(Dialog):
    """What the copy holds, how the present book differs, and the two ways to restore it."""

    def __init__(self, shell: Shell, parent: QWidget, source: Path, secret: str, seen: Seen) -> None:
        super().__init__(parent, _("Restore an earlier state"), width=560)
        self._shell, self._window, self._source, self._secret, self._seen = shell, parent, source, secret, seen
        self.facts = [label(line, "strong" if at == 1 else "body", wrap=True) for at, line in enumerate(seen.lines)]
        self.facts += [label(line, "muted", wrap=True) for line in seen.difference]
        if not seen.is_own:
            self.facts.append(label(_("It is a copy of another book."), "muted", wrap=True))
        self.setAccessibleDescription(" ".join(each.text() for each in self.facts))
        self.aside = OptionButton(
            "folder-plus",
            _("Into a new folder…"),
            _("Makes a second book beside this one, with the accounts and passphrases of then. Nothing here changes."),
            self._to_new_place,
        )
        self.over = OptionButton(
            "history",
            _("In place of this book…"),
            _(
                "This book goes back to what the copy holds; accounts, passphrases and the list of who looked stay as "
                "they are. What it holds now is kept among its backups."
            ),
            self._over,
        )
        hide_unless(self.over, seen.is_own)
        self.body.addLayout(column(*self.facts, spacing=4))
        self.body.addSpacing(8)
        self.body.addWidget(self.aside)
        self.body.addWidget(self.over)
        self.add_cancel()
        self.aside.setFocus()

    def _to_new_place(self) -> None:
        self.accept()
        ask.folder(self._window, _("The folder for the restored book"), self._restore_into)

    def _restore_into(self, folder: Path) -> None:
        book, source, secret = self._shell.book, self._source, self._secret
        day = datetime.now().astimezone().date().isoformat()
        place = folder / _("{name} restored {day}.pathbook").format(name=book.path.stem, day=day)

        def work() -> Generator[tuple[int, int], None, None]:
            yield 0, 0
            restoring.restore_beside(book, source, place, secret)

        def done(_none: None) -> None:
            self._shell.choices.remember(place)
            self._shell.choices.remember(book.path)
            self._shell.toast(_("Restored to {path}").format(path=place))

        progress.run(self._window, _("Restore"), work(), done)

    def _over(self) -> None:
        self.accept()
        window = cast("MainWindow", self._window)
        ask.question(
            window,
            _("Put this book back to an earlier state?"),
            " ".join(
                [
                    *self._seen.difference,
                    _("Accounts and passphrases stay as they are now: nobody gets an older one back."),
                    _("What it holds now is kept among its backups."),
                ]
            ),
            _("Restore"),
            lambda: restore_over(window, self._source, self._secret),
            "danger",
        )


def restore_over(window: MainWindow, source: Path, secret: str) -> None:
    """Closes the book, puts the copy in its place, and asks for the passphrase again."""
    book = window.at_desk().book
    path, session = book.path, session_of(book)
    if not window.at_desk().attempt(lambda: book.require("restore")):
        return
    discard_pages(window)  # what is put in its place has other rows
    window.leave_for(window.entrance.show_welcome)()

    def work() -> Generator[tuple[int, int], None, Path]:
        yield 0, 0
        return restoring.restore_over(source, path, secret, session)

    def done(_kept: Path) -> None:
        window.open_path(path)
        said = _(
            "The book holds again what the copy held. Accounts and passphrases are the ones from before the restore; "
            "what the book held until now is kept among its backups."
        )
        ask.tell(window, _("The book was restored"), said)

    progress.run(window, _("Restore"), work(), done, lambda: window.open_path(path))
