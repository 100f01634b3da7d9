"""Papers put into files: all in one, or one for each student."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.book.files import replace_file
from app.book.refused import Refused
from app.exports.naming import paper_name
from app.exports.report import Written
from app.i18n import _
from app.models.access import Disclosure
from app.models.employers import Employer
from app.models.people import Student
from app.views.handing_out.making import Made, Wish
from app.views.window import ask, progress

if TYPE_CHECKING:
    from app.book.book import Book

Then = Callable[[Sequence[Path]], object]
"""Is given the files that were written."""


def suggested_name(book: Book, made: Made) -> str:
    """The name of the file: of the student or employer where there is one, else of the paper."""
    name, today, subjects = made.wish.report.name, date.today(), made.wish.subjects
    if subjects.employer_ids is not None:
        one = book.record(Employer, subjects.employer_ids[0]) if len(subjects) == 1 else None
        return paper_name(one.name if one else "", "", "", name, today)
    ids = {id_ for part in made.parts for id_ in part.student_ids}
    rows = list(book.rows(Student, list(ids), ["last_name", "first_name", "local_id"]).values())
    last, first, local_id = rows[0] if len(rows) == 1 else ("", "", "")
    return paper_name(last, first, local_id or "", name, today)


def save_whole(parent: QWidget, pdf: bytes, suggested: str, note: Callable[[], bool], then: Then) -> None:
    """Asks for a file, and puts the PDF there once `note` could tell the access log; where it could not, it said so."""

    def save(path: Path) -> None:
        if not note():
            return
        try:
            replace_file(path, pdf)
        except Refused as refusal:
            ask.tell(parent, _("This cannot be done"), str(refusal))
        else:
            then([path])

    ask.save_file(parent, _("Save as PDF"), _("PDF (*.pdf)"), suggested, save)


def save_each(parent: QWidget, book: Book, wish: Wish, why: Disclosure, then: Then) -> None:
    """Asks for a folder, and writes a file for each student there, with progress."""

    def save(folder: Path) -> None:
        work = wish.report.write(
            book, folder, None, wish.language, separate=True, skip_empty=wish.skip_empty, why=why,
            subjects=wish.subjects, weeks=wish.weeks, contents=wish.contents,
        )  # fmt: skip

        def done(written: Written) -> None:
            then(written.files)

        progress.run(parent, _(wish.report.title), work, done)

    ask.folder(parent, _("Folder for the files"), save)
