"""Making and opening books: each thing that can be wrong has its own sentence and changes nothing."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from app.book import accounts, backup, records_file, rekeying, restored, sealed_rows, trusting
from app.book.book import Book
from app.book.claiming import claim
from app.book.derived import Derived
from app.book.files import refusal, sync_folder
from app.book.keys import KEYS, Ring, read_ring, unlock, write_ring
from app.book.passphrases import check_passphrase
from app.book.peopled import COORDINATOR
from app.book.places import check_place
from app.book.records_file import RECORDS, VERSION
from app.book.recovery_code import new_recovery_code
from app.book.refused import Refused
from app.book.register import pin_of
from app.book.slots import BOOK, OPEN, RECOVERY, Unlocked, new_slot
from app.i18n import _

SUFFIX = ".pathbook"
LOCK = "in-use.lock"


def make_files(path: Path, name: str, passphrase: str) -> str:
    """Make an empty book in the new folder `path` for the account `name`; returns its recovery code.

    Raises Refused where the folder exists, cannot be made, or the passphrase is too short.
    """
    check_passphrase(passphrase)
    code = new_recovery_code()
    _make(path, ((name, COORDINATOR, passphrase), ("", RECOVERY, code)))
    return code


def make_open_files(path: Path, name: str) -> None:
    """Make an empty book that opens without asking: the sample school."""
    _make(path, ((name, OPEN, ""),))


def _make(path: Path, people: Sequence[tuple[str, str, str]]) -> None:
    """`people`: name, role and secret of each."""
    if path.exists():
        raise Refused(_("“{path}” exists already. Choose another name; nothing was changed.").format(path=path))
    check_place(path)
    part = path.with_name(path.name + ".part")
    book, key, seed = uuid.uuid4().hex, os.urandom(32), os.urandom(32)
    slots = (new_slot(book, *who, {BOOK: key}, pin=pin_of(seed)) for who in people)
    ring = trusting.founded(Ring(book, tuple(slots)), key, seed)
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        for folder in (backup.BACKUPS, backup.FILES):
            (part / folder).mkdir()
        records_file.create(part / RECORDS, key)
        write_ring(part, ring)
        part.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        sentence = _("The book cannot be made at “{path}”: {reason}.").format(path=path, reason=error.strerror)
        raise refusal(error, sentence) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def open_book(
    path: Path,
    passphrase: str = "",
    derived: Sequence[Derived] = (),
    account: str | None = None,
    compartments: Mapping[str, Sequence[str]] | None = None,
    resealing: Sequence[rekeying.Resealing] = (),
) -> Book:
    """Open the book in the folder `path` with the passphrase of `account` (an id) or the recovery code.

    Without `account` the passphrase of any will do. `compartments` says which keys a role holds besides the book key,
    `resealing` what seals their contents anew when such a key is replaced.

    Raises WrongPassphrase, or Refused where the place holds no book, the book is damaged, newer, in use
    elsewhere, or cannot be written to. Nothing is changed before every check has passed.
    """
    ring, lock = enter(path)
    try:
        unlocked = unlock(ring, passphrase, account)
        ring = rekeying.settle(path, ring, unlocked)
        book = _opened(path, ring, unlocked, account, lock, derived, compartments or {})
    except BaseException:
        lock.release()
        raise
    try:
        book.resealing.extend((partial(sealed_rows.reseal, ring.book), *resealing))
        _settle_keys(book)
    except BaseException:
        book.close()
        raise
    return book


def enter(path: Path) -> tuple[Ring, FileLock]:
    """The slots of the book in the folder `path`, and the lock that keeps other windows out until it is released.

    Raises Refused where the place holds no book, the book is in use elsewhere, or cannot be written to.
    """
    if not (path / KEYS).exists() and not (path / RECORDS).exists():
        raise Refused(_("There is no Pathbook book at “{path}”.").format(path=path))
    check_place(path)
    ring = read_ring(path)
    records_file.check_before_opening(path / RECORDS)
    _check_writable(path)
    lock = FileLock(path / LOCK, thread_local=False)  # opened on one thread, closed on another
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Refused(_("This book is open in another window of Pathbook. Close it there first.")) from error
    return ring, lock


def _settle_keys(book: Book) -> None:
    """Write down what the opened slot became, make keys that nobody holds yet, and replace those that are due."""
    kept = trusting.taken_note(book.ring.with_slot(book.unlocked.slot), book.unlocked)
    with suppress(Refused):  # of a full disk: the book opens all the same, and it is tried again the next time
        if kept != book.ring:
            book.ring = kept
            write_ring(book.path, kept)
        accounts.make_compartments(book)
        if rekeying.is_due(book):
            rekeying.rotate(book, book.ring)


def _opened(
    path: Path,
    ring: Ring,
    unlocked: Unlocked,
    account: str | None,
    lock: FileLock,
    derived: Sequence[Derived],
    compartments: Mapping[str, Sequence[str]],
) -> Book:
    file, key = path / RECORDS, unlocked.keys[BOOK]
    reader = records_file.open_engine(file, key)
    try:
        with reader.connect() as connection:
            version = records_file.check_opened(connection)
    finally:
        reader.dispose()
    if version < VERSION:
        from app.book.migrations import migrating  # Alembic takes half a second to import: only when behind

        migrating.bring_up_to_date(path, key, version)
    writer = records_file.open_engine(file, key, writes=True)
    try:
        with suppress(Refused):  # of a full disk: told the next time
            restored.tell(writer, ring.book)
        return Book(path, ring, unlocked, account, lock, derived, claim(writer, file), writer, compartments)
    except BaseException:
        writer.dispose()
        raise


def _check_writable(path: Path) -> None:
    for part in (path, path / RECORDS):
        if not os.access(part, os.W_OK) or not part.stat().st_mode & 0o222:
            raise Refused(
                _("“{path}” can only be read, not written to. Copy the book to a folder of your own.").format(path=path)
            )
