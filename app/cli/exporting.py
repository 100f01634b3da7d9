"""Writing workbooks and PDF."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.book.book import Book
from app.book.refused import Refused
from app.cli.answers import Answer
from app.cli.following import follow
from app.cli.opening import open_asked
from app.exports import REPORTS
from app.i18n import _, ngettext
from app.models import Student


def write(asked: Namespace) -> Answer:
    """Write one report, whole or for the named students; the suffix of --out says in which format."""
    report = REPORTS[asked.what]
    out = Path(asked.out)
    with open_asked(asked) as book:
        students = (
            None if asked.student is None else [_with_local_id(book, id_) for id_ in dict.fromkeys(asked.student)]
        )
        files = follow(report.write(book, out, students, asked.language, asked.separate))
    said = ngettext("{count} file was written:", "{count} files were written:", len(files)).format(count=len(files))
    return Answer({"files": [str(file) for file in files]}, "\n".join([said, *map(str, files)]))


def _with_local_id(book: Book, local_id: str) -> str:
    """The student whose local ID is exactly this. Raises Refused where none or several have it."""
    found = book.ids(Student, where={"local_id": local_id})
    if not found:
        raise Refused(_("No student has the ID {id}.").format(id=local_id))
    if len(found) > 1:
        raise Refused(_("{count} students have the ID {id}. Correct them first.").format(count=len(found), id=local_id))
    return found[0]
