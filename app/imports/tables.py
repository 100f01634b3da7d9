"""The one door for everything that is read into rows: files, bundles of files, and the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.book.refused import Refused
from app.i18n import _
from app.imports import bundles, delimited, worksheets
from app.imports.archives import Archive
from app.imports.delimited import read_text
from app.imports.problems import Problem
from app.imports.rows import Cell, Row, Table
from app.imports.signatures import Content, content

__all__ = ["Cell", "Pasted", "Problem", "Row", "Source", "Table", "read_bytes", "read_tables", "read_text"]


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text from the clipboard, read like a file; it is never written to one."""

    text: str

    @property
    def name(self) -> str:
        """What stands in place of the name of a file."""
        return _("Clipboard")


Source = Path | Pasted


def read_tables(path: Source) -> list[Table]:
    """The tables in a CSV file, a workbook, a zip archive, a folder or on the clipboard, at least one.

    What the content is decides, not the name of the file. Files in a bundle that are empty are left out; a
    file with headings only is a table without rows. Raises Refused, with one sentence, for everything that is
    no table or cannot be read.
    """
    if isinstance(path, Pasted):
        return [read_text(path.text, path.name)]
    if path.is_dir():
        tables = [
            table
            for file in bundles.folder_files(path)
            for table in _read(bundles.read_file(file), file.name, nested=True)
        ]
    elif not path.exists():
        raise Refused(_("There is no file {file}.").format(file=path.name))
    elif not path.is_file():
        raise Refused(_("{file} is not a file that holds a table.").format(file=path.name))
    else:
        tables = _read(bundles.read_file(path), path.name, nested=False)
    return _some(tables, path.name)


def read_bytes(data: bytes, file: str) -> list[Table]:
    """As `read_tables`, for the content of a file that is at hand."""
    return _some(_read(data, file, nested=False), file)


def _read(data: bytes, file: str, nested: bool) -> list[Table]:
    if content(data, file) is Content.TEXT:
        table = delimited.read_bytes(data, file)
        return [] if table is None else [table]
    archive = Archive(data, file)
    if worksheets.is_workbook(archive):
        return worksheets.read_workbook(archive, data)
    if nested:
        raise Refused(_("{file} is an archive inside another bundle. Unpack it first.").format(file=file))
    return [table for name, inner in bundles.members(archive) for table in _read(inner, name, nested=True)]


def _some(tables: list[Table], file: str) -> list[Table]:
    if not tables:
        raise Refused(_("{file} is empty.").format(file=file))
    return tables
