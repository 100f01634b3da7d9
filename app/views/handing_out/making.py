"""Makes papers for looking at, off the window's thread: the first student's at once, then those of all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.book.refused import Refused
from app.exports.contents import PLAIN, Contents
from app.exports.report import Part, Report, Skipped, Subjects, Weeks
from app.views.handing_out.pdf_pages import PdfPages
from app.views.window.jobs import Job, Outcome

if TYPE_CHECKING:
    from app.book.book import Book


@dataclass(frozen=True, slots=True)
class Wish:
    """Which papers are wanted."""

    report: Report
    subjects: Subjects
    language: str
    new_sheets: bool
    skip_empty: bool
    sealed: bool = False  # with the confidential notes
    weeks: Weeks | None = None  # for which they are; None: those of the paper
    contents: Contents = PLAIN  # what is on them


@dataclass(frozen=True, slots=True)
class Made:
    """Papers that were made. They are in memory only: what they say never lies on the disk unsealed."""

    wish: Wish
    pdf: bytes
    pages: PdfPages | None  # None where every student was skipped
    skipped: list[Skipped]
    parts: list[Part]  # each of the papers
    unwritten: int = 0  # names whose letters no paper has

    def parts_on(self, pages: Iterable[int]) -> list[Part]:
        """The papers of which these pages are, counted from 0."""
        firsts = [part.page for part in self.parts]
        places = dict.fromkeys(bisect_right(firsts, page) - 1 for page in pages)
        return [self.parts[place] for place in places if place >= 0]


def making(book: Book, wish: Wish, most: int = 0) -> Generator[tuple[int, int], None, Made]:
    """Work that makes the papers of `wish`, or the first `most` of them."""
    into = BytesIO()
    written = yield from wish.report.draw(
        book,
        into,
        language=wish.language,
        skip_empty=wish.skip_empty,
        new_sheets=wish.new_sheets,
        most=most,
        sealed=wish.sealed,
        subjects=wish.subjects,
        weeks=wish.weeks,
        contents=wish.contents,
    )
    pdf = into.getvalue()
    return Made(wish, pdf, PdfPages(pdf) if pdf else None, written.skipped, written.parts, written.unwritten)


class Maker(QObject):
    """Makes one wish at a time. It reads the book and keeps nothing of it open."""

    began = Signal(object)
    """Made, with the first student's papers: those of the others are still being made."""
    ended = Signal(object)
    """Made, with all papers."""
    progressed = Signal(int, int)
    refused = Signal(str)

    def __init__(self, parent: QObject, book: Book) -> None:
        super().__init__(parent)
        self._book = book
        self._job: Job | None = None
        self._wish: Wish | None = None
        self._first = False

    def make(self, wish: Wish) -> None:
        """Begin with `wish`; what is being made for an earlier one is dropped."""
        self._wish, self._first = wish, len(wish.subjects) > 1
        self._start(int(self._first))

    @property
    def is_busy(self) -> bool:
        """Whether papers are being made."""
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        """Make no more; nothing is said afterwards."""
        if self._job is not None:
            self._job.ended.disconnect(self._finish)
            self._job.progressed.disconnect(self._report)
            self._job.cancel()
            self._job = None

    def _start(self, most: int) -> None:
        self.stop()
        assert self._wish is not None
        job = self._job = Job(making(self._book, self._wish, most))
        job.progressed.connect(self._report)
        job.ended.connect(self._finish)
        self.destroyed.connect(job.cancel)
        job.start()

    @Slot(int, int)
    def _report(self, done: int, total: int) -> None:
        if not self._first:
            self.progressed.emit(done, total)

    @Slot(object)
    def _finish(self, outcome: Outcome) -> None:
        self._job = None
        if isinstance(outcome.error, Refused):
            self.refused.emit(str(outcome.error))
        elif outcome.error:
            raise outcome.error
        elif outcome.cancelled:  # the program ends
            return
        elif self._first:
            self._first = False
            self.began.emit(outcome.value)
            self._start(0)
        else:
            self.ended.emit(outcome.value)
