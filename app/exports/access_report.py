"""The access log on paper: who looked at whose record, for a parent who asks or an audit."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import date
from io import BytesIO

from app.book.book import Book
from app.exports import REPORTS, confidential
from app.exports.blocks import Paragraph, Title
from app.exports.choosing import parts
from app.exports.pdf import Paper
from app.exports.sheets import SheetColumn
from app.exports.tables import Column, Facts, Table
from app.i18n import _, day, language, moment, ngettext, number
from app.models import Site
from app.models.access import ACTS, LOGS, Access, access_lines, purpose_words, student_names, student_words
from app.models.wblr_files import file_words

AT_ONCE = 400  # lines that are read and set at the same time


def columns() -> list[SheetColumn]:
    """The columns of the log, on paper and in workbooks."""
    heads = (_("When"), _("Who"), _("Student"), _("What"), _("Purpose"), _("Given to"))
    return [SheetColumn(head) for head in heads]


def rows(book: Book, numbers: Sequence[int]) -> dict[int, list[str]]:
    """Lines of the log in words, by number; of a student who was erased the id is left."""
    lines = access_lines(book, numbers)
    names = student_names(book, {line.record for line in lines})
    return {
        line.number: [
            moment(line.at.astimezone()),
            line.name,
            student_words(line, names),
            act_of(line),
            purpose_words(line.purpose),
            line.recipient,
        ]
        for line in lines
    }


def act_of(line: Access) -> str:
    """What was done, with the report or the list that it was done with."""
    act = _(ACTS[line.act]) if line.act in ACTS else line.act
    what = _(REPORTS[line.what].title) if line.what in REPORTS else line.what
    what = _(LOGS[line.what]) if line.what in LOGS else file_words(line.what) or what
    what = _(confidential.WORDS) if line.what == confidential.TOLD else what
    return " · ".join(filter(None, (act, what)))


def draw(book: Book, numbers: Sequence[int], about: str = "") -> Generator[tuple[int, int], None, bytes]:
    """Lines of the log as a PDF in memory, in the order of `numbers`; `about` says in words which.

    Yields (done, total). Whoever prints or saves it notes that.
    """
    book.require("print")
    site = next(iter(book.records(Site)), None)
    count = len(numbers)
    said = ngettext("{count} line", "{count} lines", count).format(count=number(count))
    facts = [(_("School"), site.name if site else ""), (_("Shown"), about or _("Everything")), (_("Lines"), said),
             (_("Printed"), day(date.today()))]  # fmt: skip
    title = _("Who looked at student records")
    into = BytesIO()
    with Paper(into, title=title, author=site.name if site else "", language=language(), footer=title) as paper:
        paper.add(Title(title), Facts([(label, words) for label, words in facts if words]))
        if not count:
            paper.add(Paragraph(_("Nobody looked.")))
        shares = (1.5, 1.5, 1.7, 1.6, 1.6, 1.3)
        heads = [
            Column(column.heading, share, header=place == 0)
            for place, (column, share) in enumerate(zip(columns(), shares, strict=True))
        ]
        done = 0
        for some in parts(list(numbers), AT_ONCE):
            found = rows(book, some)
            paper.add(Table(heads, [found[each] for each in some if each in found], summary=title))
            done += len(some)
            yield done, count
    return into.getvalue()
