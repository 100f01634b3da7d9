"""The sheet on which students sign in at an event: who is expected, a line to sign on, and lines for others."""

from __future__ import annotations

from collections.abc import Generator
from io import BytesIO

from app.book.base import Record
from app.book.book import Book
from app.exports.blocks import Paragraph, Title
from app.exports.choosing import parts
from app.exports.pdf import Paper
from app.exports.tables import Column, Facts, Table
from app.exports.typesetting import LABEL
from app.i18n import _, day, language, number
from app.models import Participation, Site, Student
from app.models.event_rows import event_rows
from app.models.kinds import GRADE

AT_ONCE = 200  # students whose lines are set at the same time
OTHERS = 6  # lines for students who come besides
ENOUGH = 30  # lines of a sheet for which nobody was invited


class Lines(Table):
    """A table with room for writing by hand."""

    _padding = 8.0


def draw(book: Book, event_id: str) -> Generator[tuple[int, int], None, bytes]:
    """The sheet of one event as a PDF in memory. Yields (done, total); whoever prints or saves it notes that."""
    book.require("print")
    event = event_rows(book, [event_id])[event_id]
    site = next(iter(book.records(Site)), None)
    listed = {p.student_id for p in book.records(Participation, {"event_id": event_id})}
    ids = book.ids(Student, where={"id": listed})
    facts = [
        (_("Date"), day(event["date"])),
        (_("Activity"), event["activity"]),
        (_("Employer"), event["employer"]),
        (_("Place"), event["place"] or ""),
        (_("Led by"), event["leader"]),
        (_("School"), site.name if site else ""),
    ]
    title, into = _("Sign-in sheet"), BytesIO()
    footer = " · ".join(filter(None, (site.name if site else "", title)))
    heads = [
        Column("", 0.35, align="right", figures=True),
        Column(_("Student"), 2.2, header=True),
        Column(_("ID"), 0.8, figures=True),
        Column(_("Grade"), 0.6),
        Column(_("Time"), 0.8),
        Column(_("Signature"), 2.6),
    ]
    with Paper(into, title=title, author=site.name if site else "", language=language(), footer=footer) as paper:
        paper.student_begins(running=f"{event['name']} · {title}")
        paper.add(
            Title(event["name"]),
            Paragraph(title, LABEL),
            Facts([(name, words) for name, words in facts if words], columns=2),
        )
        done = 0
        for some in parts(ids, AT_ONCE):
            students = book.records(Student, {"id": some})
            paper.add(Lines(heads, [_line(done + place, s) for place, s in enumerate(students, 1)], summary=title))
            done += len(some)
            yield done, len(ids)
        blank = OTHERS if ids else ENOUGH
        others = [[number(len(ids) + place), "", "", "", "", ""] for place in range(1, blank + 1)]
        paper.add(Lines(heads, others, summary=_("Lines for students who are not on the list")))
    return into.getvalue()


def _line(place: int, student: Record) -> list[str]:
    return [number(place), _name(student), student.local_id or "", GRADE.format(student.grade), "", ""]


def _name(student: Record) -> str:
    return ", ".join(part for part in (student.last_name, student.preferred_name or student.first_name) if part)
