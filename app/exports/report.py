"""What a report is: a name, what it can be written as, and the generator that writes it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, in_language

Writing = Generator[tuple[int, int], None, list[Path]]
"""Yields (done, total) and returns the files it wrote; `close()` cancels and leaves nothing half-written."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for. `out` is a folder where `separate` is set, else a file."""

    book: Book
    out: Path
    student_ids: Sequence[str] | None  # None: everybody who is here, with `also_left` everybody
    separate: bool = False
    filter: str = ""  # the conditions that chose the students, in words
    also_left: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One report. Its writer, `module:function`, is imported when it is first written."""

    name: str
    title: str  # marked with N_
    suffixes: tuple[str, ...]
    writer: str
    separable: bool = False  # one file per student is possible
    also_left: bool = False  # a ledger of what happened: those who left since are on it, too

    def write(
        self,
        book: Book,
        out: Path,
        student_ids: Sequence[str] | None = None,
        language: str = "en",
        separate: bool = False,
        filter: str = "",  # noqa: A002 (what it is)
    ) -> Writing:
        """Write the report. Raises Refused where the format is none of `suffixes`, or the place cannot be written."""
        if separate and not self.separable:
            raise Refused(_("“{report}” cannot be written as separate files.").format(report=_(self.title)))
        if not separate and out.suffix.lower() not in self.suffixes:
            known = _(" or ").join(self.suffixes)
            raise Refused(
                _("“{report}” cannot be written as “{file}”: give a name that ends in {known}.").format(
                    report=_(self.title), file=out.name, known=known
                )
            )
        module, _colon, function = self.writer.partition(":")
        write: Callable[[Asked], Writing] = getattr(import_module(module), function)
        return _in(language, write, Asked(book, out, student_ids, separate, filter, self.also_left))


def _in(language: str, write: Callable[[Asked], Writing], asked: Asked) -> Writing:
    """The report written in `language`: borrowed for each step, since other work goes on between them."""
    with in_language(language):
        writing = write(asked)
    try:
        while True:
            with in_language(language):
                try:
                    progress = next(writing)
                except StopIteration as end:
                    return end.value
            yield progress
    finally:
        writing.close()
