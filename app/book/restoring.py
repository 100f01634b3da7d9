"""Getting a book back from a copy or a backup.

It comes back through SQLite's backup interface and is proved before anything else is touched; the restored records
write under a new device id.
"""

from __future__ import annotations

import shutil
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from app.book import copies, head, records_file, restored, sealed_files
from app.book.backup import (
    ASIDE,
    BACKUPS,
    FILES,
    MOMENT,
    PART,
    Backup,
    backups,
    copy_records,
    drop_logs,
    flush,
    to_folder,
)
from app.book.book import Book
from app.book.files import refusal, sync_folder
from app.book.keys import KEYS, KeysDamaged, Ring, read_ring, unlock, write_ring
from app.book.opening import LOCK
from app.book.opening_copies import (
    RESTORING,
    Key,
    Opened,
    Session,
    check_may_restore,
    difference,
    not_by_this_account,
    opened,
    session_of,
)
from app.book.places import check_place
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.book.slots import BOOK
from app.i18n import _


def restore(
    source: Path, book: Path, secret: str = "", session: Session | None = None, account: str | None = None
) -> None:
    """Make the folder `book`, which must not exist, from a copy or backup, which `opened` opens.

    Raises Refused as `check_may_restore` does, and where the disk is in the way.
    """
    if book.exists():
        raise Refused(_("“{path}” exists already. Restore to a new place; nothing was changed.").format(path=book))
    check_place(book)
    part = book.with_name(book.name + PART)
    try:
        with opened(source, secret, session, account) as found:
            check_may_restore(found)
            shutil.rmtree(part, ignore_errors=True)
            (part / FILES).mkdir(parents=True)
            (part / BACKUPS).mkdir()
            _take_files(found, part)
            _make_records(found, part / RECORDS, session, ())
            write_ring(part, found.ring)
        part.rename(book)
        sync_folder(book.parent)
    except OSError as error:
        raise _unwritable(error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def restore_beside(book: Book, source: Path, place: Path, secret: str = "") -> None:
    """As `restore`, by the session of an open book. Raises Refused where its account may not."""
    book.require("restore")
    restore(source, place, secret, session_of(book))


def restore_over(
    source: Path, book: Path, secret: str = "", session: Session | None = None, account: str | None = None
) -> Path:
    """Put what a copy or backup holds into the place of the present records, which are kept; returns where.

    The access log keeps what it told since the copy was made. Accounts stay as they are now, unless the key file is
    damaged or not that of the records. Raises Refused as `check_may_restore` does, where it is a copy of another book,
    where nothing tells of which, or where the keys were changed since: it goes to a new place then.
    """
    check_place(book)
    part = book / (RECORDS + PART)
    with _locked(book), opened(source, secret, session, account) as found:
        check_may_restore(found)
        key, is_own = _own_key(book, found, secret, session, account)
        try:
            drop_logs(part)
            part.unlink(missing_ok=True)
            _make_records(found, part, session, _looked_since(book, key, found))
            if not is_own and _is_opened(book, key):
                write_ring(book, found.ring)  # what is put aside takes the keys along that open it
            aside = _put_aside(book, key)
            _take_files(found, book)
            if not is_own:
                write_ring(book, found.ring)
            drop_logs(book / RECORDS)  # of a sound book they are written back; of a damaged one they are put aside
            part.replace(book / RECORDS)
            head.forget(book)
            sync_folder(book)
        except OSError as error:
            raise _unwritable(error) from error
        finally:
            part.unlink(missing_ok=True)
    return aside


def newest_good(book: Path, secret: str = "") -> Backup | None:
    """The newest backup in the folder of a book that opens and is sound; what one cannot open is passed over."""
    for backup in backups(book):
        try:
            with opened(backup.folder, secret) as found, found.reader.reading() as connection:
                if not records_file.problems_in_file(connection):
                    return backup
        except Refused:
            continue
    return None


def missing_after(backup: Backup, book: Path) -> int:
    """How many edits that were acknowledged came after a backup; 0 where nothing is known of them."""
    return difference(backup.heads, head.heads_beside(book)).older if backup.heads else 0


def _take_files(found: Opened, book: Path) -> None:
    """Bring along the files that the records name; those that are there already, and are whole, stay."""
    with found.reader.reading() as connection:
        wanted = sealed_files.names(connection)
    if found.source.is_dir():
        beside = found.source.parent.parent / FILES
        if beside.resolve() != (book / FILES).resolve():
            for file in (beside / name for name in wanted):
                if file.exists():  # what is missing there is missing here, and `check` says so
                    _copy(file, book / FILES / file.name)
        return
    with copies.reading(found.source) as (copy, manifest):
        for name in wanted:
            hash_ = manifest.hashes.get(f"{FILES}/{name}")
            place = book / FILES / name
            if hash_ and not (place.exists() and copies.hash_of(place) == hash_):
                copies.take_out(copy, f"{FILES}/{name}", hash_, place)


def _make_records(found: Opened, to: Path, session: Session | None, lines: restored.Lines) -> None:
    """The records of a copy, proved, and ready to be opened under a new device id; they know who restored them."""
    with closing(records_file.connect(found.folder / RECORDS, found.key)) as source:
        copy_records(source, to, found.key)
    with records_file.bare(), closing(records_file.connect(to, found.key, writes=True)) as made:
        made.execute("DELETE FROM meta WHERE key IN ('place', ?)", (head.MARK,))
        restored.mark(made, session.account if session else found.by, found.made, lines)
        made.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # closing would keep quiet about a full disk
    drop_logs(to)


def _looked_since(book: Path, key: Key, found: Opened) -> restored.Lines:
    """What the access log of the present records tells beyond that of the copy; nothing where they are damaged."""
    with suppress(Refused), records_file.bare():
        own = records_file.connect(book / RECORDS, key)
        with closing(own), closing(records_file.connect(found.folder / RECORDS, found.key)) as copy:
            return restored.lines_beyond(own, copy)
    return ()


def _put_aside(book: Path, key: Key) -> Path:
    """Keep the present records: as a backup where they are sound, else file by file as they are."""
    try:
        with records_file.bare(), closing(records_file.connect(book / RECORDS, key)) as source:
            aside = to_folder(book, source, key, ending=ASIDE)
        with records_file.bare(), closing(records_file.connect(book / RECORDS, key, writes=True)) as own:
            own.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except Refused:
        aside = book / BACKUPS / (datetime.now(UTC).strftime(MOMENT) + ASIDE)
        part = aside.with_name(aside.name + PART)
        part.mkdir(parents=True)
        for name in (RECORDS, RECORDS + "-wal", KEYS, head.HEAD):
            if (book / name).exists():
                _copy(book / name, part / name)
        sync_folder(part)
        part.rename(aside)
        sync_folder(aside.parent)
    return aside


def _copy(file: Path, to: Path) -> None:
    shutil.copyfile(file, to)
    flush(to)


def _own_key(book: Path, found: Opened, secret: str, session: Session | None, account: str | None) -> tuple[Key, bool]:
    """The key of the present book, and whether its own key file gives it; else it is that of the copy."""
    try:
        ring = read_ring(book)
    except KeysDamaged:
        _check_same_book(book, found)
        return found.key, False
    if ring.book != found.ring.book:
        raise _another_book()
    own = session.key if session else _unlocked_by_coordinator(ring, secret, account)
    if bytes(own) == bytes(found.key):
        return own, True
    if _is_opened(book, found.key):  # somebody put another key file there
        return found.key, False
    raise Refused(_("The keys of this book were changed after the copy was made. Restore it to a new place instead."))


def _unlocked_by_coordinator(ring: Ring, secret: str, account: str | None) -> Key:
    if account:
        ring.account(account)  # says so where it was removed meanwhile
    unlocked = unlock(ring, secret, account)
    if unlocked.slot.role not in RESTORING:
        raise not_by_this_account()
    return unlocked.keys[BOOK]


def _check_same_book(book: Path, found: Opened) -> None:
    """Raises Refused unless something beside its damaged key file tells that the book is the one that was copied."""
    if _is_opened(book, found.key) or head.heads_beside(book).keys() & found.heads.keys():
        return
    told: set[str] = set()
    for kept in backups(book):
        with suppress(Refused):  # a backup whose key file is damaged tells nothing
            told.add(read_ring(kept.folder).book)
    if not told:
        raise Refused(
            _(
                "The key file of this book ({file}) is damaged, and nothing else tells whether this is a copy of it. "
                "Restore the copy to a new place; nothing was changed."
            ).format(file=KEYS)
        )
    if told != {found.ring.book}:
        raise _another_book()


def _another_book() -> Refused:
    return Refused(_("This is a copy of another book. Restore it to a new place; nothing was changed."))


def _is_opened(book: Path, key: Key) -> bool:
    """Whether `key` opens the present records; damaged ones it does not."""
    try:
        return (book / RECORDS).is_file() and records_file.opens(book / RECORDS, key)
    except Refused:
        return False


@contextmanager
def _locked(book: Path) -> Generator[None]:
    try:
        with FileLock(book / LOCK, thread_local=False).acquire(timeout=0):
            yield
    except Timeout as error:
        raise Refused(_("This book is open in another window of Pathbook. Close it there first.")) from error


def _unwritable(error: OSError) -> Refused:
    sentence = _("The copy cannot be restored: {reason}. Nothing was changed.").format(reason=error.strerror or error)
    return refusal(error, sentence)
