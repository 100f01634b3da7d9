"""Requests for the documents of a placement that are missing, filled in: what is a form here comes as that form."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.book.base import Record
from app.book.book import Book
from app.exports.agreement import add_agreement, choose_running, employer_facts, placement_facts
from app.exports.blocks import Heading, Paragraph, Rule, Title
from app.exports.evaluation_form import add_form, form_items
from app.exports.forms import SignaturePairs, Ticks, WritingLines
from app.exports.handing_out import Handout, Told, hand_out
from app.exports.pdf import Paper
from app.exports.placement_facts import PlacementFacts, gather_placements, of_placement
from app.exports.report import Asked, Skipped, Writing
from app.exports.tables import Column, Facts, Table
from app.exports.typesetting import SMALL, Text
from app.exports.wording import full_name, legal_name
from app.i18n import N_, _, day
from app.models.known_words import in_words
from app.models.paperwork import AGREED, EMERGENCY, EVALUATION
from app.models.paperwork_matrix import Cell, placement_papers
from app.models.placements import Placement

NOTHING = N_("Nothing is missing, or another of these papers asks for it.")
_ROW = 30.0

Items = dict[str, list[Record]]


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that somebody still has to get."""

    kind: Record
    cell: Cell


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """A placement and its documents that are missing."""

    placed: PlacementFacts
    missing: list[Missing]


def missing_of(book: Book, placement_ids: Collection[str]) -> dict[str, list[Missing]]:
    """What is missing, by placement, in the order of the kinds of documents."""
    matrix = placement_papers(book, placement_ids)
    kinds = {kind.id: kind for kind in matrix.kinds}
    return {
        row.placement_id: [Missing(kinds[id_], row.cells[id_]) for id_ in row.open_kinds]
        for row in matrix.rows
        if row.placement_id
    }


def write(asked: Asked) -> Writing:
    """The requests of each placement of which a document is missing; an employer is asked once for its own."""
    missing: dict[str, list[Missing]] = {}

    def choose(asked: Asked) -> tuple[list[str], list[Skipped]]:
        running, _skipped = choose_running(asked)
        missing.update(_once_each(asked.book, running))
        return choose_running(asked, lambda placement: "" if missing.get(placement.id) else NOTHING)

    handout = Handout(
        N_("Requests for Documents"),
        N_("Requests for Documents"),
        "requests",
        partial(_gather, missing=missing),
        partial(fill, items=form_items(asked.book)),
        choose=choose,
        told=of_request,
        sheets=True,
    )
    return hand_out(asked, handout)


def _once_each(book: Book, placement_ids: Sequence[str]) -> dict[str, list[Missing]]:
    """What is missing, without what an employer is already asked for with an earlier placement."""
    employers = book.column(Placement, "employer_id")
    asked: set[tuple[str | None, str]] = set()
    kept: dict[str, list[Missing]] = {}
    lacking = missing_of(book, placement_ids)
    for id_ in placement_ids:
        kept[id_] = []
        for each in lacking[id_]:
            key = employers.get(id_), each.kind.id
            if each.kind.per != "employer" or key not in asked:
                kept[id_].append(each)
                asked.add(key)
    return kept


def of_request(facts: RequestFacts) -> Told:
    """That papers are of one placement of a student."""
    return of_placement(facts.placed)


def _gather(book: Book, placement_ids: list[str], missing: dict[str, list[Missing]]) -> Iterator[RequestFacts]:
    for placed in gather_placements(book, placement_ids):
        yield RequestFacts(placed, missing[placed.placement.id])


def fill(paper: Paper, facts: RequestFacts, site: Record | None, items: Items) -> None:
    """Write the requests of one placement, each on a sheet of its own."""
    paper.student_begins(running=_("{name} · Requests for Documents").format(name=legal_name(facts.placed.student)))
    wanted = facts.missing
    agreed = [each for each in wanted if each.kind.name in AGREED]  # the plan is a part of the agreement
    for at, each in enumerate(each for each in wanted if each not in agreed[1:]):
        if at:
            paper.next_sheet()
        add_missing(paper, facts.placed, each, site, items)


def add_missing(paper: Paper, facts: PlacementFacts, missing: Missing, site: Record | None, items: Items) -> None:
    """The form of one document, filled in, or a request for it."""
    name = missing.kind.name
    if name in AGREED:
        add_agreement(paper, facts, site)
    elif name == EMERGENCY:
        add_emergency(paper, facts, site)
    elif name == EVALUATION:
        add_form(paper, facts, items)
    else:
        _add_request(paper, facts, missing, site)


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


def add_emergency(paper: Paper, facts: PlacementFacts, site: Record | None) -> None:
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
