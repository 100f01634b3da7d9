"""Copies of a book that are proved before they are called backups.

A folder backup lies in the book's own `backups` folder: records and keys, made before anything dangerous and
rotated. A copy to carry is one file: a zip of the encrypted records, the key file and the scans, with a list of
their hashes. Nothing in either is readable without a passphrase of the book.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from app.book import records_file
from app.book.files import replacing, sync_folder
from app.book.keys import KEYS
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.i18n import _

BACKUPS, FILES, MANIFEST = "backups", "files", "copy.json"
KEPT = 10  # automatic backups in the book's folder
LARGEST = 20 * 1024**3  # bytes of all files in a copy
LONGEST = 50_000_000  # bytes of its list of members
_MEMBER = re.compile(rf"{re.escape(RECORDS)}|{re.escape(KEYS)}|{FILES}/[^./\\:\0][^/\\:\0]*")


def to_folder(book: Path, source: Any, key: bytes) -> Path:
    """Back up into `backups/<moment>/` and drop the oldest beyond `KEPT`. Returns the new folder."""
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")
    folder = book / BACKUPS / moment
    part = folder.with_name(moment + ".part")
    try:
        part.mkdir(parents=True)
        _copy_records(source, part / RECORDS, key)
        shutil.copyfile(book / KEYS, part / KEYS)
        part.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise Refused(
            _("The backup cannot be written: {reason}. Nothing was changed.").format(reason=error.strerror)
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    for old in sorted(p for p in folder.parent.iterdir() if p.is_dir())[:-KEPT]:
        shutil.rmtree(old)
    return folder


def to_file(book: Path, source: Any, key: bytes, to: Path) -> Path:
    """Write the whole book as one file at `to`, read it back and compare. Returns `to`."""
    with replacing(to) as part, _scratch(to) as scratch:
        _copy_records(source, scratch / RECORDS, key)
        members = {RECORDS: scratch / RECORDS, KEYS: book / KEYS}
        members |= {f"{FILES}/{p.name}": p for p in sorted((book / FILES).glob("[!.]*")) if p.is_file()}
        hashes = {name: _hash_of(path) for name, path in members.items()}
        about = {
            "application": "pathbook",
            "format": 1,
            "made": datetime.now(UTC).isoformat(),
            "hashes": hashes,
        }
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as copy:  # encrypted bytes do not compress
            copy.writestr(MANIFEST, json.dumps(about, indent=1))
            for name, path in members.items():
                copy.write(path, name)
        with zipfile.ZipFile(part) as copy:
            _check_hashes(copy, hashes)
    return to


def restore(copy: Path, book: Path) -> None:
    """Make the folder `book` from a copy. Raises Refused where it exists, or the copy is damaged or none.

    The restored book takes a new device id when it is first opened.
    """
    if book.exists():
        raise Refused(_("“{path}” exists already. Restore to a new place; nothing was changed.").format(path=book))
    part = book.with_name(book.name + ".part")
    try:
        with zipfile.ZipFile(copy) as opened:
            hashes = _manifest(opened)
            shutil.rmtree(part, ignore_errors=True)
            (part / FILES).mkdir(parents=True)
            (part / BACKUPS).mkdir()
            for name in hashes:
                with opened.open(name) as source, (part / name).open("wb") as target:
                    shutil.copyfileobj(source, target, 1 << 20)
                if _hash_of(part / name) != hashes[name]:
                    raise ValueError(name)
        records_file.check_before_opening(part / RECORDS)
        part.rename(book)
        sync_folder(book.parent)
    except FileNotFoundError as error:
        raise Refused(_("There is no file “{path}”.").format(path=copy)) from error
    except (
        zipfile.BadZipFile,
        ValueError,
        KeyError,
        TypeError,
        NotImplementedError,
        EOFError,
        RecursionError,
    ) as error:
        raise Refused(
            _("“{path}” is not a Pathbook copy, or it is damaged. Nothing was restored.").format(path=copy)
        ) from error
    except OSError as error:
        raise Refused(
            _("The copy cannot be restored: {reason}. Nothing was changed.").format(reason=error.strerror or error)
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def _scratch(beside: Path) -> Generator[Path]:
    """A folder beside `beside` for what is only needed inside the block."""
    folder = beside.with_name(beside.name + ".making")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy_records(source: Any, to: Path, key: bytes) -> None:
    """Copy through SQLite's backup interface in one step, then prove the copy."""
    with records_file.bare():
        target: Any = records_file.connect(to, key, writes=True)
        try:
            source.backup(target)
            found = [row[0] for row in target.execute("PRAGMA integrity_check")]
        finally:
            target.close()
    if found != ["ok"]:
        raise Refused(_("The backup could not be proved sound, so it was not kept. Check the book and the disk."))
    to.with_name(to.name + "-wal").unlink(missing_ok=True)
    to.with_name(to.name + "-shm").unlink(missing_ok=True)


def _manifest(copy: zipfile.ZipFile) -> dict[str, str]:
    """The names and hashes of a copy. Raises ValueError where it holds what no copy holds."""
    if any(member.flag_bits & 1 or member.compress_type != zipfile.ZIP_STORED for member in copy.infolist()):
        raise ValueError("encrypted or compressed")
    if copy.getinfo(MANIFEST).file_size > LONGEST:
        raise ValueError(MANIFEST)
    about: dict[str, Any] = json.loads(copy.read(MANIFEST))
    if about["application"] != "pathbook":
        raise ValueError(MANIFEST)
    if about["format"] != 1:
        raise Refused(_("This copy was made by a newer Pathbook. Install the newer version to restore it."))
    hashes: Any = about["hashes"]
    if not isinstance(hashes, dict) or not {RECORDS, KEYS} <= set(cast("dict[str, str]", hashes)):
        raise ValueError("hashes")
    found = cast("dict[str, str]", hashes)
    if not all(_MEMBER.fullmatch(name) for name in found):
        raise ValueError("members")
    if sum(copy.getinfo(name).file_size for name in found) > LARGEST:
        raise ValueError("size")
    return found


def _check_hashes(copy: zipfile.ZipFile, hashes: dict[str, str]) -> None:
    for name, wanted in hashes.items():
        with copy.open(name) as member:
            if hashlib.file_digest(member, "sha256").hexdigest() != wanted:  # pyright: ignore[reportArgumentType]
                raise ValueError(name)


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
