"""Copies to carry: a whole book as one sealed file, on a stick or wherever it is to be safe.

It is a zip of the encrypted records, the key file and the scans, with a list of their hashes. It is called a copy
once it was flushed to the device and read back from there.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from app.book.backup import BACKUPS, FILES, PART, copy_records
from app.book.files import refusal, replacing, size_of
from app.book.head import Heads
from app.book.keys import KEYS
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.i18n import _, number

MANIFEST = "copy.json"
SUFFIX = ".pathbook-copy"
LARGEST = 20 * 1024**3  # bytes of all files in a copy
LONGEST = 50_000_000  # bytes of its list of members
_SPARE = 1 << 20  # bytes beyond the files themselves
_MEMBER = re.compile(rf"{re.escape(RECORDS)}|{re.escape(KEYS)}|{FILES}/[^./\\:\0][^/\\:\0]*")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy says of itself."""

    made: datetime | None
    hashes: Mapping[str, str]  # of each member


def to_file(book: Path, source: Any, key: bytes | bytearray, to: Path, note: Callable[[], object]) -> Path:
    """Write the whole book as one file at `to`, flush it, read it back from the device and compare. Returns `to`.

    A file that was there before is replaced only by a copy that was proved. `note` is called before that; where it
    raises an error there is no copy. Raises Refused where there is no room.
    """
    with _scratch(book) as scratch, replacing(to) as part:
        heads = copy_records(source, scratch / RECORDS, key)
        members = {RECORDS: scratch / RECORDS, KEYS: _still(book / KEYS, scratch / KEYS)}
        members |= {f"{FILES}/{p.name}": p for p in sorted((book / FILES).glob("[!.]*")) if p.is_file()}
        _check_room(to, sum(size_of(path) or 0 for path in members.values()))
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as copy:  # encrypted bytes do not compress
            put = {name: _put(copy, name, path) for name, path in members.items()}
            hashes = {name: hash_ for name, hash_ in put.items() if hash_}
            copy.writestr(MANIFEST, _manifest_text(hashes, heads))
        _forget_cached(part)
        _read_back(part, hashes)
        note()
    return to


def read_manifest(copy: zipfile.ZipFile) -> Manifest:
    """The list of a copy. Raises ValueError where it holds what no copy holds, Refused where it is newer."""
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
    if {*copy.namelist()} != {MANIFEST, *found} or not all(_MEMBER.fullmatch(name) for name in found):
        raise ValueError("members")
    if sum(copy.getinfo(name).file_size for name in found) > LARGEST:
        raise ValueError("size")
    return Manifest(_moment(about.get("made")), found)


@contextmanager
def reading(copy: Path) -> Generator[tuple[zipfile.ZipFile, Manifest]]:
    """An open copy and its list. Whatever is wrong with it inside the block becomes one sentence."""
    try:
        with zipfile.ZipFile(copy) as opened:
            yield opened, read_manifest(opened)
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
        sentence = _("The copy cannot be read: {reason}. Nothing was changed.").format(reason=error.strerror or error)
        raise refusal(error, sentence) from error


def take_out(copy: zipfile.ZipFile, name: str, wanted: str, to: Path) -> None:
    """Write one member to the file `to`, whole or not at all. Raises ValueError where it is another than was put in."""
    with replacing(to) as part:
        with copy.open(name) as source, part.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        if hash_of(part) != wanted:
            raise ValueError(name)


def in_megabytes(count: int) -> str:
    """A number of bytes as people say it."""
    return _("{count} MB").format(count=number(round(count / 1e6, 1)))


def _still(path: Path, to: Path) -> Path:
    """A copy of a file that an edit of the accounts may replace meanwhile."""
    try:
        return shutil.copyfile(path, to)
    except OSError as error:
        raise _unreadable(path, error) from error


def _put(copy: zipfile.ZipFile, name: str, path: Path) -> str | None:
    """Put a file into a copy; returns the hash of what was put there, or None where the file has just gone.

    A file is read once, so that what changes meanwhile is not blamed on the stick.
    """
    try:
        source = path.open("rb")
    except FileNotFoundError:  # a scan that was erased: the records in the copy are of a moment ago
        return None
    except OSError as error:
        raise _unreadable(path, error) from error
    digest = hashlib.sha256()
    with source, copy.open(name, "w", force_zip64=True) as member:
        while piece := _piece(source, path):
            digest.update(piece)
            member.write(piece)
    return digest.hexdigest()


def _piece(source: BinaryIO, path: Path) -> bytes:
    try:
        return source.read(1 << 20)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> Refused:
    sentence = _("“{path}” cannot be read: {reason}. No copy was made.").format(
        path=path, reason=error.strerror or error
    )
    return refusal(error, sentence)


def _manifest_text(hashes: Mapping[str, str], heads: Heads) -> str:
    about = {
        "application": "pathbook",
        "format": 1,
        "made": datetime.now(UTC).isoformat(),
        "hashes": hashes,
        "heads": heads,
    }
    return json.dumps(about, indent=1)


def _check_room(to: Path, needed: int) -> None:
    there = to.stat().st_size if to.exists() else 0  # it makes room only after the new one is proved
    free = shutil.disk_usage(to.parent).free
    if free < needed + _SPARE:
        raise Refused(
            _("There is no room for the copy: it needs {needed}, and {free} are free there.").format(
                needed=in_megabytes(needed + _SPARE), free=in_megabytes(free)
            )
            + (" " + _("Delete the older copy first.") if free + there >= needed + _SPARE else "")
        )


def _forget_cached(path: Path) -> None:
    """Flush `path`, and have what is read next come from the device where the system lets one say so."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if sys.platform == "linux":
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        elif sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(file.fileno(), fcntl.F_NOCACHE, 1)


def _read_back(path: Path, hashes: Mapping[str, str]) -> None:
    try:
        with zipfile.ZipFile(path) as copy:
            for name, wanted in hashes.items():
                with copy.open(name) as member:
                    if hashlib.file_digest(member, "sha256").hexdigest() != wanted:  # pyright: ignore[reportArgumentType]
                        raise ValueError(name)
    except (zipfile.BadZipFile, ValueError, KeyError, NotImplementedError, EOFError) as error:
        raise Refused(
            _("The copy was written, but reads back otherwise. Do not trust this stick or disk; use another.")
        ) from error


@contextmanager
def _scratch(book: Path) -> Generator[Path]:
    """A folder of the book for what is only needed inside the block: a stick is slow, and may be small."""
    folder = book / BACKUPS / ("copy" + PART)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        sentence = _("“{path}” cannot be written: {reason}.").format(path=folder, reason=error.strerror)
        raise refusal(error, sentence) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _moment(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def hash_of(path: Path) -> str:
    """The hash of a file, as the list of a copy tells it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
