"""Several files that belong together: a zip archive, or a folder, with tables in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path, PurePosixPath

from app.book.refused import Refused
from app.i18n import _
from app.imports.archives import Archive
from app.imports.rows import MOST_BYTES

SUFFIXES = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm")


def is_table_name(name: str) -> bool:
    """Whether a file of this name should hold a table; lock files and what macOS leaves behind should not."""
    path = PurePosixPath(name)
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$")) and "__MACOSX" not in path.parts


def members(archive: Archive) -> list[tuple[str, bytes]]:
    """The table files inside an archive that is no workbook: name as people know it, and content.

    Files of the same name in different folders keep their folders in the name. Empty files are left out.
    Raises Refused where there is no table.
    """
    names = sorted(name for name in archive.names() if is_table_name(name))
    if not names:
        raise Refused(_("{file} contains no CSV or Excel file.").format(file=archive.file))
    bases = Counter(PurePosixPath(name).name.lower() for name in names)
    return [
        (base if bases[base.lower()] == 1 else name, archive.read(name))
        for name in names
        if (base := PurePosixPath(name).name) and archive.size(name)
    ]


def folder_files(folder: Path) -> list[Path]:
    """The table files of a folder, or of the single folder in it; raises Refused where there is none."""
    found = _table_files(folder)
    if not found:
        inner = [entry for entry in _entries(folder) if entry.is_dir() and not entry.name.startswith((".", "__"))]
        if len(inner) == 1:
            found = _table_files(inner[0])
    if not found:
        raise Refused(_("The folder {file} contains no CSV or Excel file.").format(file=folder.name))
    return found


def read_file(path: Path) -> bytes:
    """The content of a file of at most 100 MB; raises Refused where it is longer or cannot be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as fault:
        raise Refused(
            _("{file} cannot be read. Close it in other programs, check that you may open it, and try again.").format(
                file=path.name
            )
        ) from fault
    if len(data) > MOST_BYTES:
        raise Refused(
            _("{file} is larger than {count} MB, which no roster needs; it was not read.").format(
                file=path.name, count=MOST_BYTES // (1024 * 1024)
            )
        )
    return data


def _table_files(folder: Path) -> list[Path]:
    return [entry for entry in _entries(folder) if is_table_name(entry.name) and entry.is_file()]


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as fault:
        raise Refused(_("The folder {file} cannot be read.").format(file=folder.name)) from fault
