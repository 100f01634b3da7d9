"""Getting a book back from a copy or a backup: what it holds, how it differs from the present one, and the way back.

A copy or backup is opened with a passphrase of its own time. It comes back through SQLite's backup interface and is
proved before anything else is touched; the restored records write under a new device id.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from app.book import copies, head, journal, records_file
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
    to_folder,
)
from app.book.book import Book
from app.book.files import sync_folder
from app.book.head import Heads
from app.book.journal import Entry
from app.book.keys import KEYS, Ring, read_ring, unlock, write_ring
from app.book.opening import LOCK
from app.book.peopled import COORDINATOR
from app.book.places import check_place
from app.book.reading import Reader
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.book.slots import BOOK, OPEN, RECOVERY
from app.i18n import _

Key = bytes | bytearray


@dataclass(frozen=True, slots=True)
class Opened:
    """A copy or backup that is open for reading."""

    source: Path
    folder: Path  # where its records and keys lie
    made: datetime | None  # local time
    ring: Ring
    key: Key
    version: int  # of the schema
    reader: Reader
    heads: Heads
    entries: int
    last: Entry | None


@dataclass(frozen=True, slots=True)
class Difference:
    """How a copy stands to the present book, in edits."""

    newer: int  # edits that the copy has and the book lacks
    older: int  # edits of the book that came after the copy


def difference(copy: Heads, book: Heads) -> Difference:
    """Counts by the last entry of each device: the entries of one device have no holes."""

    def beyond(one: Heads, other: Heads) -> int:
        return sum(max(0, seq - other.get(device, (0, ""))[0]) for device, (seq, _hash) in one.items())

    return Difference(newer=beyond(copy, book), older=beyond(book, copy))


@contextmanager
def opened(source: Path, secret: str = "", keys: Sequence[Key] = ()) -> Generator[Opened]:
    """Open a copy or a folder backup with one of `keys`, or else with a passphrase or recovery code of its own.

    Raises WrongPassphrase, or Refused where it is none, is damaged or newer.
    """
    with _unpacked(source) as (folder, made):
        ring = read_ring(folder)
        records_file.check_before_opening(folder / RECORDS)
        key = _key_of(folder / RECORDS, ring, secret, keys)
        engine = records_file.open_engine(folder / RECORDS, key)
        try:
            reader = Reader(engine)
            with reader.reading() as connection:
                version = records_file.check_opened(connection)
                count, top = connection.exec_driver_sql("SELECT count(*), max(entry) FROM journal").one()
                last = journal.entries(connection, [top])[0] if count else None
                heads = head.heads_of(connection)
            yield Opened(source, folder, made, ring, key, version, reader, heads, count, last)
        finally:
            engine.dispose()


@contextmanager
def opened_beside(book: Book, source: Path, secret: str = "") -> Generator[Opened]:
    """As `opened`, with the key of an open book, which its own backups and late copies have, too."""
    with opened(source, secret, [book.unlocked.keys[BOOK]]) as found:
        yield found


def restore(source: Path, book: Path, secret: str = "", keys: Sequence[Key] = ()) -> None:
    """Make the folder `book`, which must not exist, from a copy or backup."""
    if book.exists():
        raise Refused(_("“{path}” exists already. Restore to a new place; nothing was changed.").format(path=book))
    check_place(book)
    part = book.with_name(book.name + PART)
    try:
        with opened(source, secret, keys) as found:
            shutil.rmtree(part, ignore_errors=True)
            (part / FILES).mkdir(parents=True)
            (part / BACKUPS).mkdir()
            _take_files(source, part)
            _make_records(found, part / RECORDS)
            write_ring(part, found.ring)
        part.rename(book)
        sync_folder(book.parent)
    except OSError as error:
        raise _unwritable(error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def restore_beside(book: Book, source: Path, place: Path, secret: str = "") -> None:
    """As `restore`, with the key of an open book."""
    restore(source, place, secret, [book.unlocked.keys[BOOK]])


def restore_over(
    source: Path, book: Path, secret: str = "", keys: Sequence[Key] = (), own_secret: str | None = None
) -> Path:
    """Put what a copy or backup holds into the place of the present records, which are kept; returns where.

    `own_secret` opens the present book where that is another passphrase. Accounts stay as they are now. Raises Refused
    where it is a copy of another book, or the keys were changed since: it goes to a new place then.
    """
    check_place(book)
    part = book / (RECORDS + PART)
    with _locked(book), opened(source, secret, keys) as found:
        key = _own_key(book, found, secret if own_secret is None else own_secret, keys)
        try:
            drop_logs(part)
            part.unlink(missing_ok=True)
            _make_records(found, part)
            aside = _put_aside(book, key)
            _take_files(source, book)
            head.forget(book)
            if not _reads_as(book / KEYS, found.ring.book):
                write_ring(book, found.ring)
            drop_logs(book / RECORDS)  # of a sound book they are written back; of a damaged one they are put aside
            part.replace(book / RECORDS)
            sync_folder(book)
        except OSError as error:
            raise _unwritable(error) from error
        finally:
            part.unlink(missing_ok=True)
    return aside


def newest_good(book: Path, secret: str = "", keys: Sequence[Key] = ()) -> Backup | None:
    """The newest backup in the folder of a book that opens and is sound; what one cannot open is passed over."""
    for backup in backups(book):
        try:
            with opened(backup.folder, secret, keys) as found, found.reader.reading() as connection:
                if not records_file.problems_in_file(connection):
                    return backup
        except Refused:
            continue
    return None


def missing_after(backup: Backup, book: Path) -> int:
    """How many edits that were acknowledged came after a backup; 0 where nothing is known of them."""
    return difference(backup.heads, head.heads_beside(book)).older if backup.heads else 0


@contextmanager
def _unpacked(source: Path) -> Generator[tuple[Path, datetime | None]]:
    """The folder with records and keys: of a backup its own, of a copy a passing one."""
    if source.is_dir():
        made = next((backup.made for backup in backups(source.parent.parent) if backup.folder == source), None)
        yield source, made
        return
    with tempfile.TemporaryDirectory(prefix="pathbook-") as folder:
        with copies.reading(source) as (copy, manifest):
            for name in (RECORDS, KEYS):
                copies.take_out(copy, name, manifest.hashes[name], Path(folder))
        yield Path(folder), manifest.made


def _take_files(source: Path, book: Path) -> None:
    """Bring the files beside the records along; those that are there already stay."""
    if source.is_dir():
        beside = source.parent.parent / FILES
        if beside.resolve() != (book / FILES).resolve():
            for file in beside.glob("[!.]*"):
                shutil.copyfile(file, book / FILES / file.name)
        return
    with copies.reading(source) as (copy, manifest):
        for name, hash_ in manifest.hashes.items():
            if name.startswith(FILES + "/") and not (book / name).exists():
                copies.take_out(copy, name, hash_, book)


def _make_records(found: Opened, to: Path) -> None:
    """The records of a copy, proved, and ready to be opened under a new device id."""
    with closing(records_file.connect(found.folder / RECORDS, found.key)) as source:
        copy_records(source, to, found.key)
    with records_file.bare(), closing(records_file.connect(to, found.key, writes=True)) as made:
        made.execute("DELETE FROM meta WHERE key = 'place'")
    drop_logs(to)


def _put_aside(book: Path, key: Key) -> Path:
    """Keep the present records: as a backup where they are sound, else file by file as they are."""
    try:
        with records_file.bare(), closing(records_file.connect(book / RECORDS, key)) as source:
            aside = to_folder(book, source, key, ending=ASIDE)
        with records_file.bare(), closing(records_file.connect(book / RECORDS, key, writes=True)) as own:
            own.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except Refused:
        aside = book / BACKUPS / (datetime.now(UTC).strftime(MOMENT) + ASIDE)
        aside.mkdir(parents=True)
        for name in (RECORDS, RECORDS + "-wal", KEYS, head.HEAD):
            if (book / name).exists():
                shutil.copyfile(book / name, aside / name)
    return aside


def _own_key(book: Path, found: Opened, secret: str, keys: Sequence[Key]) -> Key:
    """The key of the present book, as its own key file gives it; where that is damaged, that of the copy."""
    try:
        ring = read_ring(book)
    except Refused:
        return found.key
    if ring.book != found.ring.book:
        raise Refused(_("This is a copy of another book. Restore it to a new place; nothing was changed."))
    own = keys[0] if keys else _unlocked_by_coordinator(ring, secret)
    if bytes(own) != bytes(found.key):
        raise Refused(
            _("The keys of this book were changed after the copy was made. Restore it to a new place instead.")
        )
    return own


def _unlocked_by_coordinator(ring: Ring, secret: str) -> Key:
    unlocked = unlock(ring, secret)
    if unlocked.slot.role not in (COORDINATOR, RECOVERY, OPEN):
        raise Refused(_("Only a coordinator restores an earlier state of a book. Nothing was changed."))
    return unlocked.keys[BOOK]


def _reads_as(path: Path, book: str) -> bool:
    try:
        return read_ring(path.parent).book == book
    except Refused:
        return False


def _key_of(records: Path, ring: Ring, secret: str, keys: Sequence[Key]) -> Key:
    for key in keys:
        try:
            with closing(records_file.connect(records, key)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master")
        except records_file.sqlcipher.DatabaseError:  # another key
            continue
        return key
    return unlock(ring, secret).keys[BOOK]


@contextmanager
def _locked(book: Path) -> Generator[None]:
    try:
        with FileLock(book / LOCK, thread_local=False).acquire(timeout=0):
            yield
    except Timeout as error:
        raise Refused(_("This book is open in another window of Pathbook. Close it there first.")) from error


def _unwritable(error: OSError) -> Refused:
    return Refused(
        _("The copy cannot be restored: {reason}. Nothing was changed.").format(reason=error.strerror or error)
    )
