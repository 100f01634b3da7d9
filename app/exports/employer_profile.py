"""The profile of an employer: one page to read before a visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.book.fields import fields_of
from app.book.refused import Refused
from app.exports.agreement import person, place_of
from app.exports.blocks import Block, Bullets, Heading, Legend, Paragraph, Rule, Title
from app.exports.handing_out import Handout, Told, hand_out
from app.exports.pages import on_one_page
from app.exports.pdf import Paper
from app.exports.profile_facts import Placed, ProfileFacts, gather
from app.exports.report import Asked, Skipped, Writing
from app.exports.tables import Column, Facts, Table
from app.exports.typesetting import SMALL, Bold, Text
from app.exports.wording import and_more, full_name, listed, shortened, span
from app.i18n import N_, _, day, ngettext, number
from app.models import Employer
from app.models.agreements import AGREEMENT_KIND
from app.models.interactions import INTERACTION_KIND
from app.models.kinds import EMPLOYER_KIND

SOON = 90  # days before its end in which an agreement is counted down


@dataclass(frozen=True, slots=True)
class Room:
    """How much a page takes: entries of one list, and letters of one text."""

    entries: int
    letters: int


_ROOMS = tuple(Room(*room) for room in ((8, 300), (6, 200), (5, 140), (4, 100), (3, 80), (2, 60), (1, 40)))


def write(asked: Asked) -> Writing:
    """One page for each employer."""
    title, titles = N_("Employer Profile"), N_("Employer Profiles")
    return hand_out(asked, Handout(title, titles, "employer", gather, fill, choose=_choose, told=_told))


def _choose(asked: Asked) -> tuple[list[str], list[Skipped]]:
    wanted = asked.subjects.employer_ids
    ids = asked.book.ids(Employer, where={} if wanted is None else {"id": list(wanted)})
    if not ids:
        raise Refused(_("There are no employers to write about."))
    return ids, []


def _told(facts: ProfileFacts) -> Told:
    employer = facts.employer
    students = dict.fromkeys(placed.student_id for placed in [*facts.here, *facts.former])
    return Told(employer.id, employer.name, "", (employer.name, "", employer.id[-8:]), tuple(students))


def fill(paper: Paper, facts: ProfileFacts, _site: Record | None) -> None:
    """Write the profile of one employer, with as much as one page takes."""
    paper.student_begins(running=_("{name} · Employer Profile").format(name=facts.employer.name))
    paper.add(*on_one_page(_ROOMS, lambda room: _blocks(facts, room)))


def _blocks(facts: ProfileFacts, room: Room) -> list[Block]:
    employer = facts.employer
    said = _("Employer profile, written on {day}").format(day=day(date.today(), "long"))
    blocks: list[Block] = [
        Title(shortened(employer.name, room.letters)),
        Paragraph(said, SMALL),
        Rule(),
        Facts(_about(facts, room), columns=2, summary=_("The employer")),
        *_owed(facts, room),
        *_agreements(facts, room),
        *_seats(facts, room),
        *_students(facts, room),
        *_dealings(facts, room),
    ]
    if employer.note:
        blocks += [Heading(_("Notes")), Paragraph(shortened(employer.note, room.letters * 2))]
    return blocks


def _about(facts: ProfileFacts, room: Room) -> list[tuple[str, Text]]:
    employer = facts.employer
    people = [person(full_name(c), c.position, "\n".join(filter(None, (c.phone, c.email)))) for c in facts.contacts]
    people = [shortened(each, room.letters) for each in people]
    status = fields_of(Employer)["status"].kind.format(employer.status)
    left: list[tuple[str, Text]] = [
        (_("Address"), place_of(employer)),
        (_("Phone"), employer.phone or ""),
        (_("Website"), employer.website or ""),
        (_("Kind"), EMPLOYER_KIND.format(employer.kind)),
        (_("Industry sector"), facts.sector),
        (_("Status"), status),
        (_("Drive"), _miles(facts.miles) if facts.miles else ""),
    ]
    known = [(label, text) for label, text in left if text]
    if people:
        known.insert(min(1, len(known)), (_("Contacts"), "\n".join(listed(people, min(room.entries, 4)))))
    return known


def _miles(miles: int) -> str:
    return ngettext("{count} mile there and back", "{count} miles there and back", miles).format(count=number(miles))


def _owed(facts: ProfileFacts, room: Room) -> list[Block]:
    """What is still to be done: first of all, since it is why somebody goes there."""
    owed = [_("Thanks for: {what}").format(what=shortened(_dealt(each), room.letters)) for each in facts.thanks_owed]
    ahead = sorted((each for each in facts.interactions if each.follow_up_on), key=lambda each: each.follow_up_on)
    owed += [
        _("Follow up on {day}: {what}").format(day=day(each.follow_up_on), what=shortened(_dealt(each), room.letters))
        for each in ahead
        if each.follow_up_on >= date.today()
    ]
    return [Heading(_("Still to do")), Bullets(listed(owed, room.entries))] if owed else []


def _dealt(each: Record) -> str:
    what = INTERACTION_KIND.format(each.kind)
    return _("{what} on {day}").format(what=what, day=day(each.date)) + (f" · {each.summary}" if each.summary else "")


def _agreements(facts: ProfileFacts, room: Room) -> list[Block]:
    blocks: list[Block] = [Heading(_("Agreements"))]
    if not facts.agreements:
        return [*blocks, Paragraph(_("No agreement is recorded."))]
    columns = [
        Column(_("Agreement"), 2.4, header=True),
        Column(_("In force from"), 1.4),
        Column(_("Expires"), 1.4),
        Column(_("Standing"), 2),
    ]
    rows: list[list[Text]] = [
        [AGREEMENT_KIND.format(a.kind), _day(a.starts_on or a.signed_on), _day(a.expires_on), _standing(a)]
        for a in facts.agreements[: room.entries]
    ]
    blocks.append(Table(columns, rows, summary=_("Agreements and when they expire")))
    return blocks + _more(len(facts.agreements), room)


def _day(on: date | None) -> str:
    return day(on) if on else ""


def _standing(agreement: Record) -> Text:
    today, expires = date.today(), agreement.expires_on
    begins = agreement.starts_on or agreement.signed_on
    if expires and expires < today:
        return [Bold(_("Expired"))]
    if begins and begins > today:
        return _("Not in force before it begins")
    left = (expires - today).days if expires else SOON + 1
    if left > SOON:
        return _("In force")
    return ngettext("In force, {count} day left", "In force, {count} days left", left).format(count=number(left))


def _more(count: int, room: Room) -> list[Block]:
    return [Legend(and_more(count - room.entries))] if count > room.entries else []


def _seats(facts: ProfileFacts, room: Room) -> list[Block]:
    if not facts.seats:
        return []
    columns = [
        Column(_("Role"), 2.6, header=True),
        Column(_("Season"), 1.6),
        Column(_("Dates"), 2.4),
        Column(_("Seats"), 0.9, "right", figures=True),
        Column(_("Free"), 0.9, "right", figures=True),
    ]
    rows: list[list[Text]] = [
        [shortened(s.role, room.letters), s.season or "", span(s.starts_on, s.ends_on), number(s.seats),
         number(facts.free.get(s.id, 0))]
        for s in facts.seats[: room.entries]
    ]  # fmt: skip
    seats = Table(columns, rows, summary=_("Seats that are offered"))
    return [Heading(_("Open seats")), seats, *_more(len(facts.seats), room)]


def _students(facts: ProfileFacts, room: Room) -> list[Block]:
    blocks: list[Block] = [Heading(_("Students"))]
    if not facts.here and not facts.former:
        return [*blocks, Paragraph(_("No student has been there."))]
    for words, placed in ((_("There now"), facts.here), (_("There before"), facts.former)):
        if placed:
            said = _("{words} ({count})").format(words=words, count=number(len(placed)))
            who = [shortened(_placed(each), room.letters) for each in placed]
            blocks += [Heading(said, level=3), Bullets(listed(who, room.entries))]
    return blocks


def _placed(placed: Placed) -> str:
    p = placed.placement
    return " · ".join(filter(None, (placed.name, p.role, span(p.starts_on, p.ends_on))))


def _dealings(facts: ProfileFacts, room: Room) -> list[Block]:
    blocks: list[Block] = [Heading(_("Last contacts"))]
    if not facts.interactions:
        return [*blocks, Paragraph(_("No contact is recorded."))]
    columns = [
        Column(_("Date"), 1.2, header=True),
        Column(_("Kind"), 1.4),
        Column(_("By"), 1.6),
        Column(_("What was said"), 4),
    ]
    rows: list[list[Text]] = [
        [day(i.date), INTERACTION_KIND.format(i.kind), facts.staff.get(i.staff_id, ""),
         shortened(i.summary or "", room.letters)]
        for i in facts.interactions[: room.entries]
    ]  # fmt: skip
    return [*blocks, Table(columns, rows, summary=_("Visits, calls and messages, newest first"))]
