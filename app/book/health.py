"""Whether a book is sound: one declared list of checks, each with what it means in plain words.

`check` looks at everything and takes as long as the file is large; `glance` takes a few milliseconds and is done
whenever a book is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from app.book import access_log, backup, head, journal, keys, records_file, sealed_files, tombstones, trusting
from app.book.records_file import Damaged
from app.book.refused import Refused
from app.book.slots import BOOK
from app.i18n import N_, _, ngettext, number

if TYPE_CHECKING:
    from app.book.book import Book


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    check: str  # the id of the check that found it
    sentence: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at: `title` and `meaning` are shown, `look` gives a sentence for each trouble."""

    id: str
    title: str
    meaning: str
    look: Callable[[Book, Connection], Iterator[str]]
    quick: bool = False  # whether it takes milliseconds in the largest book


def check(book: Book) -> Generator[tuple[int, int], None, list[Finding]]:
    """Look at everything, on one state of the book; yields (checks done, checks in all), returns what was found."""
    found: list[Finding] = []
    for done, each in enumerate(CHECKS):
        yield done, len(CHECKS)
        found += _found(book, each)
    return found


def glance(book: Book) -> list[Finding]:
    """The checks that take no time."""
    return [finding for each in CHECKS if each.quick for finding in _found(book, each)]


def _found(book: Book, each: Check) -> list[Finding]:
    """What one check finds. Records that cannot be read are a finding, too, and the other checks go on."""
    try:
        with book.reading_whole() as connection:
            return [Finding(each.id, sentence) for sentence in each.look(book, connection)]
    except Damaged as damage:
        return [Finding(each.id, str(damage))]


def sweep_files(book: Book) -> int:
    """Remove files that have long belonged to no record, neither in the book nor in any of its backups.

    Returns how many. Nothing is removed while there is a backup that this book's key does not open. Raises Refused
    where the account may not check the book.
    """
    book.require("health")
    kept = _files_of_backups(book)
    if kept is None:
        return 0
    with book.reading_whole() as connection:
        return sealed_files.sweep(book.path / backup.FILES, kept | sealed_files.names(connection))


def _files_of_backups(book: Book) -> set[str] | None:
    """The files that some backup in the book's folder names; None where one of them does not open."""
    names: set[str] = set()
    try:
        for each in backup.backups(book.path):
            engine = records_file.open_engine(each.folder / records_file.RECORDS, book.unlocked.keys[BOOK])
            try:
                with engine.connect() as connection:
                    names |= sealed_files.names(connection)
            finally:
                engine.dispose()
    except Refused:
        return None
    return names


def check_of(id_: str) -> Check:
    """The check with this id."""
    return next(each for each in CHECKS if each.id == id_)


def _cipher(_book: Book, connection: Connection) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check"):
        yield _("The records file: {finding}").format(finding=row[0])


def _integrity(_book: Book, connection: Connection) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield _("The records file: {finding}").format(finding=row[0])


def _references(_book: Book, connection: Connection) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _("The records file: {finding}").format(finding=f"{row[0]}: {row[2]}")


def _journal(_book: Book, connection: Connection) -> Iterator[str]:
    for entry in journal.verify(connection):
        yield _("Journal entry {number} was changed after it was written.").format(number=entry)


def _head(book: Book, connection: Connection) -> Iterator[str]:
    if head.is_lost(connection, book.path):
        yield _(
            "The note of what was saved last ({file}) is missing or damaged: whether edits are missing cannot be told. "
            "The next edit makes a new one."
        ).format(file=head.HEAD)
    for gap in head.gaps(connection, book.path):
        if gap.count:
            words = ngettext(
                "{count} edit that was saved is missing.", "{count} edits that were saved are missing.", gap.count
            )
            yield words.format(count=number(gap.count))
        else:
            yield _("The last edit of this book is another than was saved here.")


def _log(book: Book, connection: Connection) -> Iterator[str]:
    vouchers = tombstones.vouched(connection)
    if gap := head.gap_of_access(connection, book.path):
        words = ngettext(
            "{count} line at the end of the access log is missing, or is another than was written.",
            "{count} lines at the end of the access log are missing, or are others than were written.",
            max(1, gap.count),
        )
        yield words.format(count=number(max(1, gap.count)))
    for line in access_log.verify(connection, vouchers):
        yield _("Line {number} of the access log was changed after it was written.").format(number=line)
    for stone in vouchers.broken:
        yield _("Tombstone {number} was changed after it was written.").format(number=stone)


def _figures(book: Book, connection: Connection) -> Iterator[str]:
    yield from book.wrong_figures(connection)


def _files(book: Book, connection: Connection) -> Iterator[str]:
    found = sealed_files.dangling(book.path / backup.FILES, connection)
    if missing := len(found.missing):
        words = ngettext("{count} attached file is missing.", "{count} attached files are missing.", missing)
        yield words.format(count=number(missing))
    if damaged := len(found.damaged):
        words = ngettext("{count} attached file is damaged.", "{count} attached files are damaged.", damaged)
        yield words.format(count=number(damaged))
    if surplus := _beside_backups(book, found.surplus):
        words = ngettext("{count} file belongs to no record.", "{count} files belong to no record.", surplus)
        yield words.format(count=number(surplus))


def _beside_backups(book: Book, surplus: Sequence[str]) -> int:
    """How many of these files no backup names either; none where a backup that does not open may name them.

    What came after the state that was restored is named by the records that were put aside, and must stay with them.
    """
    kept = _files_of_backups(book) if surplus else None
    return 0 if kept is None else len(set(surplus) - kept)


def _keys(book: Book, _connection: Connection) -> Iterator[str]:
    try:
        ring = keys.read_ring(book.path)
        if ring.book != book.ring.book:
            yield _("The key file belongs to another book.")
        else:
            yield from (fault.sentence for fault in trusting.faults(ring, book.unlocked))
    except Refused as refusal:
        yield str(refusal)


CHECKS: tuple[Check, ...] = (
    Check(
        "keys",
        N_("Key file"),
        N_(
            "The file with the locked keys of every account can be read, and every account in it is one that a "
            "coordinator keeps. Without it nobody opens the book."
        ),
        _keys,
        quick=True,
    ),
    Check(
        "head",
        N_("Nothing saved is missing"),
        N_("The last edit that was saved on this computer is in the book. A note outside the records remembers it."),
        _head,
        quick=True,
    ),
    Check(
        "cipher",
        N_("Encryption"),
        N_("Every page of the records file is exactly as it was encrypted; no bit of it has changed on the disk."),
        _cipher,
    ),
    Check(
        "integrity",
        N_("Records file"),
        N_("The tables and indexes inside the records file agree with each other."),
        _integrity,
    ),
    Check(
        "references",
        N_("References"),
        N_("Every record that another one points to is there; nothing hangs in the air."),
        _references,
    ),
    Check(
        "journal",
        N_("Journal"),
        N_("No edit in the history was changed or taken out afterwards; each one vouches for the one before."),
        _journal,
    ),
    Check(
        "log",
        N_("Access log"),
        N_("No line of who looked at which record was changed afterwards, and every erasure is vouched for."),
        _log,
    ),
    Check(
        "figures",
        N_("Kept totals"),
        N_("The totals that are kept ready equal the sums of the entries behind them."),
        _figures,
    ),
    Check(
        "files",
        N_("Attached files"),
        N_(
            "Every scan and photo that a record names lies beside the records as it was added, and no file lies there "
            "that neither a record nor a backup names."
        ),
        _files,
    ),
)
