"""Files that are complete or not there: written beside their place, flushed to the disk, then renamed."""

from __future__ import annotations

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.book.refused import Refused
from app.i18n import _

_FULL = {errno.ENOSPC, errno.EDQUOT}


def is_full(error: BaseException) -> bool:
    """Whether it is the want of room on a disk."""
    return isinstance(error, OSError) and error.errno in _FULL


def refusal(error: BaseException, sentence: str) -> Refused:
    """What is said where a disk refuses: `sentence`, or that it is full, whatever was being done."""
    return Refused(_("The disk is full. Make room and try again.") if is_full(error) else sentence)


def require_folder(path: Path) -> None:
    """Raise Refused where the folder in which `path` is wanted is not there: it may be a slip in its name."""
    if not path.parent.is_dir():
        raise Refused(_("There is no folder “{folder}”.").format(folder=path.parent))


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """A path `name.part` to write to; at the end of the block it takes the place of `path`.

    An error or a cancelled job leaves `path` as it was and no `.part` behind. Raises Refused where the
    place cannot be written to. Folders above `path` are made.
    """
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise Refused(_("“{path}” is a folder. Give the name of a file.").format(path=path))
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        _drop(part)
        sentence = _("“{path}” cannot be written: {reason}.").format(path=path, reason=error.strerror or error)
        raise refusal(error, sentence) from error
    except BaseException:
        _drop(part)
        raise


def _drop(part: Path) -> None:
    with suppress(OSError):  # what cannot be removed was not made, or is lost with its folder
        part.unlink()


def replace_file(path: Path, content: bytes) -> None:
    """Replace the whole of `path` in one step."""
    with replacing(path) as part:
        part.write_bytes(content)


def size_of(path: Path) -> int | None:
    """How many bytes a file has; None where it has just gone."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def sync_folder(folder: Path) -> None:
    """Make a rename outlast a power cut. Windows keeps renames by itself and cannot open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
