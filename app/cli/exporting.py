"""Writing workbooks and PDF."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.book.book import Book
from app.book.refused import Refused
from app.cli import hour_sheets
from app.cli.answers import Answer
from app.cli.commands import HOURS_SHEET
from app.cli.following import follow
from app.cli.opening import open_asked
from app.cli.parsing import Usage
from app.exports import REPORTS
from app.i18n import _, ngettext
from app.models import Student
from app.models.access import Disclosure


def write(asked: Namespace) -> Answer:
    """Write one report, whole or for the named students; the suffix of --out says in which format."""
    if asked.what == HOURS_SHEET:
        return hour_sheets.write(asked, disclosure(asked.purpose, asked.recipient))
    if asked.section or asked.first or asked.until:
        raise Usage(_("--section, --from and --until belong to an hours sheet: leave them out"))
    report = REPORTS[asked.what]
    out = Path(asked.out)
    with open_asked(asked) as book:
        students = (
            None if asked.student is None else [_with_local_id(book, id_) for id_ in dict.fromkeys(asked.student)]
        )
        why = disclosure(asked.purpose, asked.recipient)
        writing = report.write(
            book, out, students, asked.language, asked.separate, skip_empty=asked.skip_empty, why=why
        )
        written = follow(writing)
    files = written.files
    said = ngettext("{count} file was written:", "{count} files were written:", len(files)).format(count=len(files))
    lines = [said, *map(str, files)]
    if count := len(written.skipped):
        lines.append(
            ngettext("{count} student was skipped:", "{count} students were skipped:", count).format(count=count)
        )
        lines += [" · ".join(filter(None, (_(s.reason), s.local_id, s.name))) for s in written.skipped]
    skipped = [{"local_id": s.local_id, "name": s.name, "reason": s.reason} for s in written.skipped]
    return Answer({"files": [str(file) for file in files], "skipped": skipped}, "\n".join(lines))


def disclosure(purpose: str, recipient: str) -> Disclosure:
    """What --purpose and --recipient say; other purposes are given in words behind a colon: "other: a fair"."""
    code, _colon, words = purpose.partition(":")
    return Disclosure(code.strip(), recipient, words)


def _with_local_id(book: Book, local_id: str) -> str:
    """The student whose local ID is exactly this. Raises Refused where none or several have it."""
    found = book.ids(Student, where={"local_id": local_id})
    if not found:
        raise Refused(_("No student has the ID {id}.").format(id=local_id))
    if len(found) > 1:
        raise Refused(_("{count} students have the ID {id}. Correct them first.").format(count=len(found), id=local_id))
    return found[0]
