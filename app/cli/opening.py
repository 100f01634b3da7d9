"""Opening the book that a command names, with a passphrase that never stands on the command line."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.book.book import Book
from app.book.keys import KEYS, Ring, WrongPassphrase, read_ring
from app.book.newer import Newer
from app.book.recovery_code import as_code
from app.book.refused import Refused
from app.cli.parsing import Usage
from app.i18n import _
from app.models import looking, opening

VARIABLE, NEW_VARIABLE = "PATHBOOK_PASSPHRASE", "PATHBOOK_NEW_PASSPHRASE"
Done = TypeVar("Done")

_MOST = 64 * 1024  # bytes of a file that holds a passphrase


def open_asked(asked: Namespace) -> Book:
    """The book at --book. Raises Refused where it cannot be opened; a person at a keyboard is asked first."""
    path = Path(asked.book)
    ring = read_ring(path) if (path / KEYS).exists() else None  # that there is no book is said when it is opened
    way = looking.look_at if asked.read_only else opening.open_book
    try:
        return unlocking(asked, lambda secret: way(path, secret, ring and whose(asked, ring, secret)))
    except Newer as newer:
        raise Refused(f"{newer} {_('Until then “list --read-only” looks at it.')}") from newer


def whose(asked: Namespace, ring: Ring, secret: str) -> str | None:
    """The id of the account of a book or copy whose passphrase `secret` is; None where there is no choice.

    An account without a name answers to its role. Raises Usage where several have accounts and none is named: a script
    says as whom it works, and nobody waits while the passphrase is tried on everybody.
    """
    if asked.account:
        name = asked.account.strip().casefold()
        unnamed = [slot.id for slot in ring.accounts if not slot.name and slot.role == name]
        return unnamed[0] if unnamed else ring.named(asked.account).id
    if secret and not as_code(secret) and len(ring.accounts) > 1:
        raise Usage(_("several people have accounts in this book; say whose passphrase it is: --account NAME"))
    return None


def unlocking(asked: Namespace, act: Callable[[str], Done]) -> Done:
    """What `act` gives with the passphrase; a person at a keyboard is asked for one where none was given."""
    passphrase = given(asked)
    try:
        return act(passphrase)
    except WrongPassphrase:
        if passphrase:
            raise
    if not _somebody_types():
        raise Refused(
            _("This book needs its passphrase: give --passphrase-file FILE or set {variable}.").format(
                variable=VARIABLE
            )
        )
    return act(_typed(_("Passphrase: ")))


def for_new_book(asked: Namespace) -> str:
    """The passphrase that a new book gets."""
    if passphrase := given(asked):
        return passphrase
    if not _somebody_types():
        raise Refused(
            _("A new book needs a passphrase: give --passphrase-file FILE or set {variable}.").format(variable=VARIABLE)
        )
    passphrase = _typed(_("Passphrase for the new book: "))
    if passphrase != _typed(_("The same passphrase again: ")):
        raise Refused(_("The two passphrases differ. Nothing was made."))
    return passphrase


def for_account(asked: Namespace) -> str:
    """The passphrase that an account gets: from --new-passphrase-file, the environment, or typed twice."""
    if asked.new_passphrase_file is not None:
        return _read(Path(asked.new_passphrase_file))
    if passphrase := os.environ.get(NEW_VARIABLE, ""):
        return passphrase
    if not _somebody_types():
        raise Refused(
            _("An account needs a passphrase: give --four-words, --new-passphrase-file FILE or {variable}.").format(
                variable=NEW_VARIABLE
            )
        )
    passphrase = _typed(_("Passphrase for the account: "))
    if passphrase != _typed(_("The same passphrase again: ")):
        raise Refused(_("The two passphrases differ. Nothing was changed."))
    return passphrase


def given(asked: Namespace) -> str:
    """The passphrase from --passphrase-file, else from the environment; "" where neither gives one."""
    if asked.passphrase_file is None:
        return os.environ.get(VARIABLE, "")
    return _read(Path(asked.passphrase_file))


def _read(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST)
    except OSError as error:
        raise Refused(
            _("The passphrase file “{path}” cannot be read: {reason}.").format(path=file, reason=error.strerror)
        ) from error
    # PowerShell's "echo x > file" writes UTF-16 with its mark.
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(_("The passphrase file “{path}” holds no text.").format(path=file)) from error
    passphrase = text.removesuffix("\n").removesuffix("\r")
    if not passphrase:
        raise Refused(_("The passphrase file “{path}” is empty.").format(path=file))
    return passphrase


def _somebody_types() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _typed(prompt: str) -> str:
    try:
        return getpass.getpass(prompt, stream=sys.stderr)
    except EOFError:  # Ctrl+D
        return ""
