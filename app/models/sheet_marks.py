"""What an hours sheet carries beside what people see: whose rows they are, and what each cell held when it was written.

It stands on a hidden page of the workbook, signed by the book. What was changed on the sheet is thereby told from what
was changed in the book since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.book.book import Book
from app.book.marking import is_marked, mark_of
from app.book.refused import Refused
from app.i18n import _
from app.models.logging_hours import Slot

PAGE = "Pathbook"  # the name of the hidden page
FORMAT = ("pathbook hours sheet", "1")
IDS, BELOW = "pathbook placement", "pathbook rows below"
"""What stands in the hidden column of placements: at its top, where the hidden row tells what each column is, and
beside the headings that people see."""
STUDENT, TASKS = "student", "tasks"
"""What the hidden row calls these columns; those of days it calls by the day, "2026-11-20"."""


@dataclass(frozen=True, slots=True)
class Held:
    """`names` are the students as the sheet calls them, by placement; `minutes` those of every cell that had any."""

    section_id: str
    section: str
    first: date
    last: date
    names: dict[str, str] = field(default_factory=dict[str, str])
    minutes: dict[Slot, int] = field(default_factory=dict[Slot, int])

    def lines(self, book: Book) -> list[tuple[str, ...]]:
        """The hidden page, signed."""
        lines = [("book", book.ring.book), *self._lines()]
        return [FORMAT, *lines, ("mark", mark_of(book, _text(lines)))]

    def _lines(self) -> Iterator[tuple[str, ...]]:
        yield "section", self.section_id, self.section
        yield "days", self.first.isoformat(), self.last.isoformat()
        for id_, name in self.names.items():
            yield "row", id_, name
        for (id_, on), minutes in self.minutes.items():
            yield "held", id_, on.isoformat(), str(minutes)


def read_held(book: Book, file: str, lines: Sequence[Sequence[str]]) -> Held:
    """What a hidden page says. Raises Refused for one of another book, of a newer Pathbook, or that was changed."""
    if not lines or lines[0][0] != FORMAT[0]:
        raise no_sheet(file)
    if tuple(lines[0]) != FORMAT:
        raise Refused(_("{file} was written by a newer Pathbook. Take it back there.").format(file=file))
    told = [tuple(line) for line in lines[1:]]
    words = {line[0]: line[1:] for line in told}
    if words.get("book") != (book.ring.book,):
        raise Refused(
            _("{file} was written from another book. Open that book, or export the sheet anew from this one.").format(
                file=file
            )
        )
    if not is_marked(book, _text(told[:-1]), "".join(words.get("mark", ()))):
        raise Refused(
            _("The hidden page of {file} was changed, or the book has new keys since. Export the sheet anew.").format(
                file=file
            )
        )
    (section_id, section), (first, last) = words["section"], words["days"]
    held = Held(section_id, section, date.fromisoformat(first), date.fromisoformat(last))
    for kind, *values in told:
        if kind == "row":
            held.names[values[0]] = values[1]
        elif kind == "held":
            held.minutes[values[0], date.fromisoformat(values[1])] = int(values[2])
    return held


def no_sheet(file: str) -> Refused:
    """What is said of any other workbook."""
    return Refused(
        _(
            "{file} is no hours sheet of Pathbook, or its hidden page is missing. Export the sheet anew, "
            "and copy the hours into it."
        ).format(file=file)
    )


def _text(lines: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(line) for line in lines)
