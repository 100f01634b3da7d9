"""The placement packet: the agreement, a request for each document that is missing, whom to call in an emergency, and
the hours logs of the first weeks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from app.book.base import Record
from app.book.book import Book
from app.exports import hours_log
from app.exports.agreement import add_agreement, choose_running, employer_facts, placement_facts
from app.exports.blocks import Heading, Paragraph, Rule, Title
from app.exports.evaluation_form import add_form, form_items
from app.exports.forms import SignaturePairs, Ticks, WritingLines
from app.exports.handing_out import Handout, Told, hand_out
from app.exports.pdf import Paper
from app.exports.placement_facts import PlacementFacts, gather_placements, of_placement
from app.exports.report import Asked, Writing
from app.exports.tables import Column, Facts, Table
from app.exports.typesetting import SMALL, Text
from app.exports.weekly import WEEK, mondays_asked, runs_in
from app.exports.wording import full_name, legal_name
from app.i18n import N_, _, day
from app.models.known_words import in_words
from app.models.logging_hours import monday_of
from app.models.page_codes import pages_for
from app.models.paperwork_matrix import Cell, placement_papers
from app.models.school_days import SchoolDays

FIRST_WEEKS = 4  # of hours logs, where no weeks are asked for
IN_HERE = ("Training agreement", "Training plan", "Emergency contact and medical release")
"""Shipped kinds of documents that are pages of the packet themselves: they are not asked for besides."""
EVALUATION = "Employer’s evaluation of the student"  # the shipped kind that has a form of its own
_ROW = 30.0


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that somebody still has to get."""

    kind: Record
    cell: Cell


@dataclass(frozen=True, slots=True)
class PacketFacts:
    """What goes into the packet of one placement."""

    placed: PlacementFacts
    missing: list[Missing]


def write(asked: Asked) -> Writing:
    """One packet for each placement."""
    handout = Handout(
        N_("Placement Packet"),
        N_("Placement Packets"),
        "packet",
        partial(_gather, weeks=mondays_asked(asked) if asked.weeks else None),
        partial(fill, days=SchoolDays(asked.book), items=form_items(asked.book)),
        choose=choose_running,
        told=_told,
        sheets=True,
    )
    return hand_out(asked, handout)


def _told(facts: PacketFacts) -> Told:
    return of_placement(facts.placed)


def _gather(book: Book, placement_ids: list[str], weeks: list[date] | None) -> Iterator[PacketFacts]:
    matrix = placement_papers(book, placement_ids)
    kinds = {kind.id: kind for kind in matrix.kinds}
    lacking = {row.placement_id: [Missing(kinds[id_], row.cells[id_]) for id_ in row.open_kinds] for row in matrix.rows}
    found = list(gather_placements(book, placement_ids))
    logged = [(f.placement.id, week) for f in found for week in _weeks(f.placement, weeks)]
    pages = iter(pages_for(book, logged))
    for facts in found:
        own = tuple(next(pages) for _week in _weeks(facts.placement, weeks))
        yield PacketFacts(replace(facts, log_pages=own), lacking.get(facts.placement.id, []))


def _weeks(placement: Record, asked: list[date] | None) -> list[date]:
    """The Mondays of the logs: those asked for, else the first weeks from the first day or from today."""
    if asked is None:
        begin = monday_of(max(placement.starts_on or date.today(), date.today()))
        asked = [begin + number * WEEK for number in range(FIRST_WEEKS)]
        placement = placement._replace(starts_on=placement.starts_on or begin)
    return [week for week in asked if runs_in(placement, week)]


def fill(
    paper: Paper, facts: PacketFacts, site: Record | None, days: SchoolDays, items: dict[str, list[Record]]
) -> None:
    """Write the packet of one placement; each of its papers begins on a sheet of its own."""
    placed = facts.placed
    paper.student_begins(running=_("{name} · Placement Packet").format(name=legal_name(placed.student)))
    add_agreement(paper, placed, site)
    for each in facts.missing:
        if each.kind.name in IN_HERE:
            continue
        paper.next_sheet()
        if each.kind.name == EVALUATION:
            add_form(paper, placed, items)
        else:
            _add_request(paper, placed, each, site)
    paper.next_sheet()
    _add_emergency(paper, placed, site)
    for page in placed.log_pages:
        paper.next_sheet()
        hours_log.add_page(paper, placed, page, days)


def _add_request(paper: Paper, facts: PlacementFacts, missing: Missing, site: Record | None) -> None:
    """Ask for one document, with all that is known filled in."""
    kind, cell = missing.kind, missing.cell
    about: list[tuple[str, Text]] = [
        (_("Form"), kind.form_number or ""),
        (_("Why"), cell.why),
        (_("Rule"), _(kind.rule_source) if kind.rule_source else ""),
    ]
    asking = _("Please hand this in at {school}.").format(school=site.name if site else _("the school"))
    if site and site.phone:
        asking += " " + _("Questions? Call us at {phone}.").format(phone=site.phone)
    of_employer = kind.per == "employer"  # which need not know of a student here
    whom = employer_facts(facts) if of_employer else placement_facts(facts)
    signing = [_("For the employer")] if of_employer else [_("Student"), _("Parent or guardian")]
    permission = _("A permission is given, for this placement, by the signature of a parent or guardian.")
    paper.add(
        Title(_(kind.name)),
        Paragraph(_("This document is needed. Asked for on {day}.").format(day=day(date.today(), "long")), SMALL),
        Rule(),
        Facts(whom, columns=2, summary=_("Of whom the document is asked")),
        Heading(_("What is asked for")),
        Facts([(label, text) for label, text in about if text], summary=_("The document and why it is asked for")),
        Paragraph(asking),
        Heading(_("Answer")),
        Ticks(
            [
                _("The document is attached."),
                _("It is on its way, and will be here on this day: ____________________"),
                _("It does not apply, because:"),
            ]
        ),
        WritingLines(_("Explanation"), 2),
        *([] if of_employer else [Paragraph(permission)]),
        SignaturePairs(signing, _("Signature and date")),
        Heading(_("For the school")),
        SignaturePairs([_("Received by"), _("Valid until")], _("Date")),
    )


def _add_emergency(paper: Paper, facts: PlacementFacts, site: Record | None) -> None:
    """Whom to call, and what to know: filled in as far as the book knows it."""
    student = facts.student
    address = "\n".join(filter(None, (student.street, " ".join(filter(None, (student.city, student.zip_code))))))
    known = [*placement_facts(facts), (_("Address"), address), (_("Phone"), student.phone or "")]
    columns = [
        Column(_("Name"), 2.6, header=True),
        Column(_("Relation"), 1.6),
        Column(_("Phone"), 1.8),
        Column(_("Language"), 1.6),
    ]
    rows: list[Sequence[Text]] = [
        (full_name(g), in_words(g.relation), g.phone or "", _language(g)) for g in facts.guardians[:3]
    ]
    rows += [("", "", "", "")] * max(2, 4 - len(rows))
    school = " · ".join(filter(None, (site.name, site.phone))) if site else ""
    paper.add(
        Title(_("In an emergency")),
        Paragraph(_("One copy stays with the supervisor, one at school."), SMALL),
        Rule(),
        Facts(known, columns=2, summary=_("The student and the placement")),
        Heading(_("Whom to call, in this order")),
        Table(columns, rows, summary=_("People to call"), least_row=_ROW),
        Paragraph(_("Then call the school: {school}").format(school=school) if school else _("Then call the school.")),
        WritingLines(_("Allergies, illnesses and medicines that helpers should know of"), 3),
        WritingLines(_("Doctor or clinic, with phone"), 1),
        WritingLines(_("Health insurance, with its number"), 1),
        Paragraph(_("I allow first aid and emergency care if nobody of the family can be reached in time.")),
        SignaturePairs([_("Parent or guardian")], _("Signature and date")),
    )


def _language(guardian: Record) -> str:
    said = in_words(guardian.language) or ""
    return _("{language}, with interpreter").format(language=said) if said and guardian.interpreter else said
