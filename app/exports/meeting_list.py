"""The list of a team meeting: the agenda by student, then who does what until when, by person. In large type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.book.clocks import CLOCK
from app.book.refused import Refused
from app.exports.blocks import Block, Heading, Paragraph, Rule, Title
from app.exports.choosing import names_of
from app.exports.figures import figure
from app.exports.handing_out import Handout, Told, hand_out
from app.exports.pdf import Paper
from app.exports.report import Asked, Skipped, Writing
from app.exports.tables import Column, Facts, Table
from app.exports.themes import by_id
from app.exports.typesetting import BODY, Bold, Style, Text
from app.exports.wording import full_name, shortened
from app.i18n import N_, _, day, fold, number
from app.models import Staff, Student
from app.models.holding_meetings import items_of
from app.models.team_meetings import MEETING_KIND, MEETING_STATE, TeamMeeting

_LARGE = replace(BODY, size=12)
_LETTERS = 160  # of a name


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting with its items in their order, and the names of students and staff."""

    meeting: Record
    items: list[Record]
    students: dict[str | None, str]
    staff: dict[str | None, str]


def write(asked: Asked) -> Writing:
    """A list for each meeting."""
    title, titles = N_("Meeting"), N_("Meetings")
    return hand_out(asked, Handout(title, titles, "meeting", gather, fill, choose=choose, told=told))


def choose(asked: Asked) -> tuple[list[str], list[Skipped]]:
    """The meetings asked for, else those that are planned. Raises Refused where there is none."""
    wanted = asked.subjects.meeting_ids
    where = {"state": "planned"} if wanted is None else {"id": list(wanted)}
    found = [m.id for m in asked.book.records(TeamMeeting, where, sort=[("date", False)])]
    if not found:
        raise Refused(_("There are no meetings to write about."))
    return found, []


def told(facts: Agenda) -> Told:
    """That a list tells of a meeting, and of the students on its agenda."""
    meeting = facts.meeting
    students = tuple(dict.fromkeys(item.student_id for item in facts.items if item.student_id))
    return Told(meeting.id, meeting.name, "", (meeting.name, "", meeting.id[-8:]), students)


def gather(book: Book, meeting_ids: list[str]) -> Iterator[Agenda]:
    """The agenda of each meeting, in the order given."""
    meetings = by_id(book, TeamMeeting, meeting_ids)
    staff = {s.id: full_name(s) for s in book.records(Staff)}
    for id_ in meeting_ids:
        if id_ in meetings:
            items = items_of(book, id_)
            yield Agenda(meetings[id_], items, names_of(book, Student, (i.student_id for i in items)), staff)


def fill(paper: Paper, facts: Agenda, _site: Record | None) -> None:
    """Write the list of one meeting."""
    meeting = facts.meeting
    name = shortened(meeting.name, _LETTERS)
    paper.student_begins(running=name)
    begins = CLOCK.format(meeting.time_in)
    kind = MEETING_KIND.format(meeting.kind)
    said = (day(meeting.date, "full"), begins, "" if fold(kind) in fold(name) else kind)
    when = " · ".join(part for part in said if part)
    known: list[tuple[str, Text | None]] = [
        (_("Led by"), facts.staff.get(meeting.staff_id)),
        (_("Who was there"), meeting.present),
        (_("State"), MEETING_STATE.format(meeting.state)),
    ]
    paper.add(
        Title(name),
        Paragraph(when, Style(11, 16)),
        Rule(),
        Facts([(label, text) for label, text in known if text], summary=_("The meeting")),
        *_to_do(facts),
        *_agenda(facts),
    )


def _to_do(facts: Agenda) -> list[Block]:
    """Who does what until when: what is due first comes first, nobody's tasks last."""
    by_owner: dict[str, list[Record]] = defaultdict(list)
    for item in facts.items:
        if item.decision:
            by_owner[facts.staff.get(item.owner_id, "")].append(item)
    if not by_owner:
        return []
    columns = [Column(_("Who"), 1.6, header=True, style=_LARGE), Column(_("What"), 3.6, style=_LARGE),
               Column(_("Student"), 2, style=_LARGE), Column(_("Until"), 1.5, style=_LARGE)]  # fmt: skip
    rows: list[list[Text]] = []
    for owner in sorted(by_owner, key=lambda owner: (not owner, owner)):
        for item in sorted(by_owner[owner], key=lambda item: item.due_on or date.max):
            done = _("Done") if item.done_on else None
            until = "\n".join(part for part in (day(item.due_on) if item.due_on else None, done) if part)
            rows.append([[Bold(owner or _("Nobody was named"))], item.decision, _student(facts, item), until])
    ids = [item.id for item in facts.items if item.decision]
    counted = figure(_("What is done"), number(len(ids)), "meeting_item", ids)
    table = Table(columns, rows, summary=_("Who does what until when")).tracing(counted)
    return [Heading(_("Who does what")), table]


def _student(facts: Agenda, item: Record) -> str:
    return shortened(facts.students.get(item.student_id, ""), _LETTERS)


def _agenda(facts: Agenda) -> list[Block]:
    """The students in their order, with why, and what was said; empty cells are written in by hand."""
    heading = Heading(_("Agenda"))
    if not facts.items:
        return [heading, Paragraph(_("Nobody is on the agenda."))]
    columns = [Column("", 0.4, style=_LARGE), Column(_("Student"), 2.2, header=True, style=_LARGE),
               Column(_("Why"), 2.4, style=_LARGE), Column(_("What was said"), 3.6, style=_LARGE)]  # fmt: skip
    firsts: dict[str, Record] = {}  # further things to do about a student stand above
    for item in facts.items:
        firsts.setdefault(item.student_id or item.id, item)
    noted = {item.student_id or item.id for item in facts.items if item.line or item.decision}
    silent = _("Not spoken of") if facts.meeting.state == "held" else ""
    rows: list[list[Text]] = [
        [
            number(place),
            [Bold(_student(facts, item) or _("Everybody"))],
            item.why or "",
            item.line or ("" if whose in noted else silent),
        ]
        for place, (whose, item) in enumerate(firsts.items(), 1)
    ]
    open_ones = not silent and not any(item.line for item in facts.items)
    if open_ones:
        columns += [Column(_("Who"), 1.4, style=_LARGE), Column(_("Until"), 1.2, style=_LARGE)]
        rows = [[*row, "", ""] for row in rows]
    table = Table(columns, rows, summary=_("The agenda in its order"), least_row=44.0 if open_ones else 0.0)
    return [heading, table]
