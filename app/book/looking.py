"""Looking at a book that a newer Pathbook saved: its records are read, and nothing of it is written.

This program cannot know what the newer one wants kept with an edit, an account or a backup, so it makes none. Of
records the tables and columns vouch; what lies packed or sealed in them (the journal, confidential notes) is left
alone. The files are opened read-only, so that what is forgotten here is refused by SQLite.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from app.book import records_file
from app.book.backup import Why
from app.book.book import Book
from app.book.claiming import claim
from app.book.keys import unlock
from app.book.newer import Newer
from app.book.opening import enter
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.book.slots import BOOK, NEXT, Unlocked
from app.book.turns import PATIENCE
from app.i18n import _


class LookedAt(Book):
    """An open book of which nothing is written: every door through which something would be is shut here.

    Who looks is not noted, because the access log is part of the book; so nothing that is to be noted may leave it.
    """

    looking = True
    open_engine = staticmethod(partial(records_file.open_engine, looks=True))

    def require(self, act: str) -> NoReturn:
        raise only_looked_at()

    def alone(self, patience: float = PATIENCE) -> NoReturn:
        raise only_looked_at()

    def back_up(self, to: Path | None = None, why: Why = "danger") -> NoReturn:
        raise only_looked_at()

    @property
    def lacks_backup(self) -> bool:
        return False

    @property
    def needs_passphrase(self) -> bool:
        return False

    def note_access(self, *_noted: Any, leaves: bool = False, **_more: Any) -> None:
        if leaves:
            raise only_looked_at()


def only_looked_at() -> Refused:
    """Why something is not done with a book that is looked at."""
    return Refused(
        _(
            "A newer Pathbook saved this book, so it can only be looked at here: nothing is changed, and nothing is "
            "printed or handed out, because the access log could not note it. Install the newer version."
        )
    )


def look_at(path: Path, passphrase: str = "", account: str | None = None) -> LookedAt:
    """Open the book in the folder `path` for looking, with the passphrase of `account` (an id) or the recovery code.

    Raises WrongPassphrase, or Refused where it cannot be opened, was not saved by a newer Pathbook, or lacks a table
    or a column that this one knows.
    """
    ring, lock = enter(path)
    try:
        unlocked = unlock(ring, passphrase, account)
        _choose_keys(path / RECORDS, unlocked)
        reader = LookedAt.open_engine(path / RECORDS, unlocked.keys[BOOK])
        try:
            with reader.connect() as connection:
                records_file.check_opened(connection)
        except Newer:
            return LookedAt(path, ring, unlocked, account, lock, (), claim(reader, path / RECORDS), reader, {})
        except BaseException:
            reader.dispose()
            raise
        reader.dispose()
        raise Refused(_("This book was not saved by a newer Pathbook: it opens without --read-only."))
    except BaseException:
        lock.release()
        raise


def _choose_keys(records: Path, unlocked: Unlocked) -> None:
    """Of a replacement of the keys that was cut short, take those that open the records; it is ended elsewhere."""
    following = {name.removesuffix(NEXT): key for name, key in unlocked.keys.items() if name.endswith(NEXT)}
    unlocked.keys = {name: key for name, key in unlocked.keys.items() if not name.endswith(NEXT)}
    if BOOK in following and records_file.opens(records, following[BOOK], looks=True):
        unlocked.keys |= following
