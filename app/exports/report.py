"""What a report is: a name, what it can be written as, and the generator that writes it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Literal

from app.book.book import Book
from app.book.files import require_folder
from app.book.refused import Refused
from app.exports.contents import (
    PLAIN,
    WHOLE,
    Composition,
    Contents,
    Preset,
    Section,
    composed,
    is_allowed,
    preset_named,
)
from app.exports.figures import Placed
from app.i18n import _, in_language, ngettext, number
from app.models.access import EXPORTED, OWN, Disclosure, note_handed_out, refuse_unknown
from app.models.page_codes import PrintedPage, record_pages

BOTH = "both"
"""The language of papers in English with Spanish beside it, or behind it where there is no such page."""

Weeks = tuple[date, date]
"""The first and the last day of the time that a paper is for."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """About what papers are written: these placements, employers or meetings, else these students.

    None stands for all: everybody who is here, every employer. A paper made per placement that is given students
    takes those of their placements that fit it.
    """

    student_ids: Sequence[str] | None = None
    placement_ids: Sequence[str] | None = None
    employer_ids: Sequence[str] | None = None
    meeting_ids: Sequence[str] | None = None
    words: str = field(default="", compare=False)  # what they have in common: "Grade 12"
    slice: Sequence[tuple[str, str]] = ()  # of a report of the site: values of facets that are let through

    def __len__(self) -> int:
        """How many there are; 0 for all."""
        return len(self.placement_ids or self.employer_ids or self.meeting_ids or self.student_ids or ())


ALL = Subjects()


@dataclass(frozen=True, slots=True)
class Skipped:
    """Of whom nothing was written. `reason` is marked with N_: the reader's language may be another."""

    record_id: str
    name: str  # "Aguilar-Reyes, Maribel"
    local_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a file: the page on which it begins, counted from 0, whom it tells of, and its pages of logs."""

    page: int
    student_ids: tuple[str, ...]
    log_pages: tuple[PrintedPage, ...] = ()
    figures: tuple[Placed, ...] = ()
    """Of papers that are looked at: what stands on their pages, with the records behind it."""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a report."""

    files: list[Path] = field(default_factory=list[Path])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    parts: list[Part] = field(default_factory=list[Part], compare=False)
    """Of papers in one file: each of them."""
    unwritten: int = 0
    """Students whose names are in letters that papers cannot draw: another name or the number stands for them."""


def unwritten_words(count: int) -> str:
    """That papers cannot draw the letters of so many names."""
    return ngettext(
        "The name of {count} student is in letters that papers cannot print: another name or the ID stands there.",
        "The names of {count} students are in letters that papers cannot print: other names or the IDs stand there.",
        count,
    ).format(count=number(count))


Note = Callable[[Sequence[Part]], None]

Writing = Generator[tuple[int, int], None, Written]
"""Yields (done, total) and returns what it wrote; `close()` cancels and leaves nothing half-written."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for. `out` is a folder where `separate` is set, else a file."""

    book: Book
    out: Path
    student_ids: Sequence[str] | None  # None: everybody who is here, with `also_left` everybody
    separate: bool = False
    filter: str = ""  # the conditions that chose the students, in words
    also_left: bool = False
    skip_empty: bool = False  # leave out students about whom a paper would say nothing
    new_sheets: bool = True  # each student begins on the front of a sheet, for printing on both sides
    into: BinaryIO | None = None  # the papers go here, and nothing to the disk
    most: int = 0  # so many papers at most; 0 for all
    sealed: bool = False  # with the confidential notes; only for one student, into memory
    note: Note = lambda _parts: None
    """Is told the parts of a file that is whole, before it is given its name. Where it refuses there is no file."""
    subjects: Subjects = ALL  # of papers that are not about students: then `student_ids` says the same as here
    weeks: Weeks | None = None  # of papers for a time; None: that of the paper
    contents: Composition = WHOLE  # what is on papers that can be composed
    facing: bool = False  # in English with Spanish beside it
    second: str = ""  # each paper follows in this language, too, on a sheet of its own


@dataclass(frozen=True, slots=True)
class Report:
    """One report. Its writer, `module:function`, is imported when it is first written."""

    name: str
    title: str  # marked with N_
    suffixes: tuple[str, ...]
    writer: str
    separable: bool = False  # one file per student is possible
    also_left: bool = False  # a ledger of what happened: those who left since are on it, too
    about: Literal["student", "placement", "employer", "meeting", "site"] = "student"  # what one paper is made for
    weekly: bool = False  # it is for days that can be chosen
    blank: bool = False  # for no placement at all it is a form to fill in by hand
    needs: str = ""  # what an account must be allowed besides, such as "see:support_plan"
    thin: bool = False  # of many students most have nothing for it: it is for those who have, if nobody is named
    presets: tuple[Preset, ...] = ()
    sections: tuple[Section, ...] = ()  # all that a preset names

    @property
    def act(self) -> str:
        """What an account must be allowed to do to write it."""
        return "print" if self.suffixes == (".pdf",) else "export"

    def write(
        self,
        book: Book,
        out: Path,
        student_ids: Sequence[str] | None = None,
        language: str = "en",
        separate: bool = False,
        filter: str = "",  # noqa: A002 (what it is)
        *,
        skip_empty: bool = False,
        new_sheets: bool = True,
        why: Disclosure = OWN,
        subjects: Subjects = ALL,
        weeks: Weeks | None = None,
        contents: Contents = PLAIN,
    ) -> Writing:
        """Write the report. Raises Refused where the format is none of `suffixes`, or the place cannot be written.

        The folder of the file has to be there; one for `separate` papers is made.

        Papers that are not about students, or not about all placements of theirs, are given `subjects` instead.

        `skip_empty` and `new_sheets` are for papers, see Asked. Of whom it tells is noted in the access log, with
        `why` and to whom it is handed out.
        """
        book.require(self.act)
        if separate and not self.separable:
            raise Refused(_("“{report}” cannot be written as separate files.").format(report=_(self.title)))
        if not separate and out.suffix.lower() not in self.suffixes:
            known = _(" or ").join(self.suffixes)
            raise Refused(
                _("“{report}” cannot be written as “{file}”: give a name that ends in {known}.").format(
                    report=_(self.title), file=out.name, known=known
                )
            )
        refuse_unknown(why)
        require_folder(out)

        def note(parts: Sequence[Part]) -> None:
            note_parts(book, EXPORTED, parts, self.name, why)

        asked = Asked(book, out, subjects.student_ids if student_ids is None else student_ids, separate, filter,
                      self.also_left, skip_empty, new_sheets, note=note, subjects=subjects, weeks=weeks)  # fmt: skip
        return self._begin(language, asked, contents)

    def draw(
        self,
        book: Book,
        into: BinaryIO,
        student_ids: Sequence[str] | None = None,
        language: str = "en",
        *,
        skip_empty: bool = False,
        new_sheets: bool = True,
        most: int = 0,
        sealed: bool = False,
        subjects: Subjects = ALL,
        weeks: Weeks | None = None,
        contents: Contents = PLAIN,
    ) -> Writing:
        """Write papers as one PDF into memory, the same as `write` would write to a file; see Asked.

        Nothing is on the disk at any time. What `into` holds is whole once the generator has ended. `sealed` brings
        the confidential notes behind the paper of one student. Raises Refused where the account may not read them.
        """
        book.require(self.act)
        ids = subjects.student_ids if student_ids is None else student_ids
        if sealed:
            book.require("sealed_notes")
            if len(ids or ()) != 1:
                raise Refused(_("Confidential notes are printed for one student at a time."))
        asked = Asked(book, Path(), ids, False, "", self.also_left, skip_empty, new_sheets, into, most, sealed,
                      subjects=subjects, weeks=weeks)  # fmt: skip
        return self._begin(language, asked, contents)

    def may(self, book: Book) -> bool:
        """Whether the account may have it."""
        return book.may(self.act) and is_allowed(book, self.needs)

    def _begin(self, language: str, asked: Asked, contents: Contents) -> Writing:
        if not is_allowed(asked.book, self.needs):
            raise Refused(_("Your account may not write “{report}”.").format(report=_(self.title)))
        both = language == BOTH
        if both and not self.presets:
            said = _("“{report}” is written in one language: choose English or Spanish.")
            raise Refused(said.format(report=_(self.title)))
        if both and not contents.preset:  # the page that is made for it, where there is one
            made_for_it = next((preset.name for preset in self.presets if preset.facing), "")
            contents = replace(contents, preset=made_for_it)
        chosen = composed(asked.book, self.presets, self.sections, contents, self.name)
        preset = preset_named(self.presets, chosen.preset)
        facing = both and bool(preset and preset.facing)
        asked = replace(asked, contents=chosen, facing=facing, second="es" if both and not facing else "")
        module, _colon, function = self.writer.partition(":")
        write: Callable[[Asked], Writing] = getattr(import_module(module), function)
        return _in("en" if both else language, write, asked)


def note_parts(book: Book, act: str, parts: Sequence[Part], what: str, why: Disclosure = OWN) -> None:
    """Keep that papers leave the book: their pages of logs, so that the signed ones are known again, and in the access
    log whom they tell of. Raises Refused where that cannot be kept: then nothing must leave.
    """
    record_pages(book, [page for part in parts for page in part.log_pages])
    told = list(dict.fromkeys(id_ for part in parts for id_ in part.student_ids))
    if told:
        note_handed_out(book, act, told, what, why)


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
