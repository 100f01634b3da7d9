"""Backups in the book's own folder: records and keys as they were, proved before they are called backups.

They are made at closing, while somebody works, and before anything dangerous, and rotated (`rotation`). Nothing in
them is readable without a passphrase of the book. What is to survive the loss of the laptop is a copy (`copies`).
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, cast

from app.book import head, records_file
from app.book.files import refusal, replace_file, sync_folder
from app.book.head import LAST_OF_EACH, Heads
from app.book.keys import KEYS
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.book.rotation import kept
from app.i18n import _

BACKUPS, FILES, ABOUT = "backups", "files", "about.json"
MOMENT = "%Y-%m-%dT%H%M%S.%fZ"
PART, ASIDE = ".part", ".replaced"  # endings of folders: being made; put aside by a restore, and never rotated

Why = Literal["asked", "closing", "working", "danger"]
WHYS: tuple[Why, ...] = ("asked", "closing", "working", "danger")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in the folder of a book, as its name and its list say; what it holds is asked of its records."""

    folder: Path
    made: datetime  # local time
    why: Why
    heads: Heads
    size: int  # bytes

    @property
    def was_replaced(self) -> bool:
        """Whether these are records that a restore put aside; they stay until somebody deletes them."""
        return self.folder.name.endswith(ASIDE)


def to_folder(book: Path, source: Any, key: bytes | bytearray, why: Why = "danger", ending: str = "") -> Path:
    """Back up into `backups/<moment>/` and drop what the rotation does not keep. Returns the new folder."""
    now = datetime.now(UTC)
    folder = book / BACKUPS / (now.strftime(MOMENT) + ending)
    part = folder.with_name(folder.name + PART)
    try:
        part.mkdir(parents=True)
        heads = copy_records(source, part / RECORDS, key)
        shutil.copyfile(book / KEYS, part / KEYS)
        about = {"application": "pathbook", "format": 1, "why": why, "heads": heads}
        replace_file(part / ABOUT, json.dumps(about, indent=1).encode())
        head.put(part, heads)
        for file in (part / RECORDS, part / KEYS):
            flush(file)
        sync_folder(part)
        part.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        sentence = _("The backup cannot be written: {reason}. Nothing was changed.").format(reason=error.strerror)
        raise refusal(error, sentence) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _rotate(book, now)
    return folder


def _rotate(book: Path, now: datetime) -> None:
    """Also clears away what a backup that was killed left half made."""
    found = {backup.made: backup.folder for backup in backups(book) if not backup.was_replaced}
    stay = kept(found, now.astimezone())
    for folder in (*(f for made, f in found.items() if made not in stay), *(book / BACKUPS).glob("*" + PART)):
        shutil.rmtree(folder, ignore_errors=True)  # what cannot be removed now is tried again next time


def backups(book: Path) -> list[Backup]:
    """The backups of the book in the folder `book`, newest first. Other things in their folder are passed over."""
    found: list[Backup] = []
    folders: list[Path] = []
    with suppress(FileNotFoundError, NotADirectoryError):
        folders = list((book / BACKUPS).iterdir())
    for folder in folders:
        with suppress(FileNotFoundError):  # rotated away meanwhile; the others are there
            made = moment_of(folder)
            if made and (folder / RECORDS).is_file():
                why, heads = _about(folder)
                size = sum(file.stat().st_size for file in folder.iterdir())
                found.append(Backup(folder, made, why, heads, size))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def copy_records(source: Any, to: Path, key: bytes | bytearray) -> Heads:
    """Copy through SQLite's backup interface in one step, then prove the copy. Returns the heads of its journal.

    What others commit meanwhile is not in it. Raises Refused where the copy is not sound or its journal ends
    elsewhere.
    """
    with records_file.bare():
        target: Any = records_file.connect(to, key, writes=True)
        try:
            source.execute("BEGIN")  # one state of the source, for its heads and its pages
            try:
                wanted = _heads(source)
                source.backup(target)
            finally:
                source.execute("ROLLBACK")
            found = [row[0] for row in target.execute("PRAGMA cipher_integrity_check")]
            found += [row[0] for row in target.execute("PRAGMA integrity_check") if row[0] != "ok"]
            same = not found and _heads(target) == wanted
        finally:
            target.close()
    if not same:
        raise Refused(_("The backup could not be proved sound, so it was not kept. Check the book and the disk."))
    drop_logs(to)
    return wanted


def drop_logs(records: Path) -> None:
    """Remove what SQLite keeps beside records that nobody has open and whose log is written back."""
    for ending in ("-wal", "-shm"):
        records.with_name(records.name + ending).unlink(missing_ok=True)


def flush(file: Path) -> None:
    """Make what was written to `file` outlast a power cut."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def _heads(connection: Any) -> Heads:
    return {row[0]: (row[1], row[2]) for row in connection.execute(LAST_OF_EACH)}


def moment_of(folder: Path) -> datetime | None:
    """When the backup in `folder` was made, in the time of this place; None where its name does not tell."""
    try:
        return datetime.strptime(folder.name.removesuffix(ASIDE), MOMENT).replace(tzinfo=UTC).astimezone()
    except ValueError:
        return None


def _about(folder: Path) -> tuple[Why, Heads]:
    """What a backup says of itself; backups of the first version say nothing."""
    try:
        told: dict[str, Any] = json.loads((folder / ABOUT).read_bytes())
        heads = cast("dict[str, list[Any]]", told["heads"])
        why: Why = told["why"] if told["why"] in WHYS else "asked"
        return why, {str(device): (int(seq), str(hash_)) for device, (seq, hash_) in heads.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "asked", {}
