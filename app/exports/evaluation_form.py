"""The evaluation of a student at work, to be filled in by hand: the state's three categories, four levels and N/A.

Categories and levels are those of the state's form for employers (cde.ca.gov/ci/ct/we); the items are the site's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.book.base import Record
from app.book.book import Book
from app.exports.agreement import placement_facts
from app.exports.blocks import Block, Heading, Paragraph, Rule, Title
from app.exports.forms import SignaturePairs, Ticks, WritingLines
from app.exports.handing_out import Handout, Told, hand_out
from app.exports.pdf import Paper
from app.exports.placement_facts import PlacementFacts, gather_placements, of_placement, placements_asked
from app.exports.report import Asked, Skipped, Writing
from app.exports.tables import Column, Facts, Table
from app.exports.typesetting import SMALL, Text
from app.exports.weekly import runs_in
from app.exports.wording import legal_name
from app.i18n import N_, _
from app.models import EvaluationItem
from app.models.evaluations import CATEGORY, EVALUATED_BY, POINT
from app.models.logging_hours import monday_of
from app.models.work_kinds import NOT_SEEN, RATING

NOT_AT_WORK = N_("The placement does not run now.")
NO_PLACEMENT = N_("No placement")
_ROW = 23.0
_BLANK = "blank"  # stands for the form of nobody


@dataclass(frozen=True, slots=True)
class FormFacts:
    """The placement that a form is for; None for an empty one."""

    placed: PlacementFacts | None


def write(asked: Asked) -> Writing:
    """One form for each placement; asked for no placement at all, an empty one."""
    items = form_items(asked.book)
    handout = Handout(
        N_("Evaluation"),
        N_("Evaluations"),
        "evaluation",
        _gather,
        partial(_fill, items=items),
        choose=_choose,
        told=_told,
    )
    return hand_out(asked, handout)


def form_items(book: Book) -> dict[str, list[Record]]:
    """The items in use, by category and in their order."""
    items = sorted(book.records(EvaluationItem, {"active": True}), key=lambda i: (i.place is None, i.place or 0, i.id))
    return {category: [item for item in items if item.category == category] for category in CATEGORY.options}


def _choose(asked: Asked) -> tuple[list[str], list[Skipped]]:
    named = asked.subjects.placement_ids
    if named is not None and not named:
        return [_BLANK], []
    week = monday_of(date.today())

    def unfit(placement: Record) -> str:
        return "" if named is not None or runs_in(placement, week) else NOT_AT_WORK

    return placements_asked(asked, unfit, NO_PLACEMENT)


def _gather(book: Book, placement_ids: list[str]) -> Iterator[FormFacts]:
    if placement_ids == [_BLANK]:
        yield FormFacts(None)
    else:
        yield from map(FormFacts, gather_placements(book, placement_ids))


def _told(facts: FormFacts) -> Told:
    return of_placement(facts.placed) if facts.placed else Told(_BLANK, "", "", ("", "", ""), ())


def _fill(paper: Paper, facts: FormFacts, _site: Record | None, items: dict[str, list[Record]]) -> None:
    placed = facts.placed
    name = legal_name(placed.student) if placed else ""
    paper.student_begins(running=_("{name} · Evaluation").format(name=name) if placed else _("Evaluation"))
    add_form(paper, placed, items)


def add_form(paper: Paper, facts: PlacementFacts | None, items: dict[str, list[Record]]) -> None:
    """Set the form on the page that is open; of no placement, with lines for what is known of one."""
    paper.add(
        Title(_("Evaluation of a student at work")),
        Paragraph(_("To be filled in by the supervisor, or by the student about themselves."), SMALL),
        Rule(),
    )
    if facts:
        paper.add(Facts(placement_facts(facts), columns=2, summary=_("The student and the placement")))
    else:
        empty: list[list[Text]] = [[_("Student"), "", _("Employer"), ""], [_("Role"), "", _("Supervisor"), ""]]
        columns = [Column(share=1, header=True), Column(share=2.6)] * 2
        paper.add(Table(columns, empty, summary=_("The student and the placement"), least_row=_ROW + 3))
    about = [*(_(text) for text in EVALUATED_BY.options.values()), *(_(text) for text in POINT.options.values())]
    levels = [_(text) for code, text in RATING.options.items() if code != NOT_SEEN]
    said = _("Mark one box in each line. {levels}. N/A: no opportunity to observe.").format(levels="; ".join(levels))
    paper.add(Ticks(about, columns=4), Paragraph(said, SMALL))
    for category, name in CATEGORY.options.items():
        paper.keep_together(Heading(_("{letter}. {category}").format(letter=category, category=_(name))),
                            _category(items[category]))  # fmt: skip
    paper.keep_together(*_comments())


def _category(items: Sequence[Record]) -> Table:
    columns = [Column(_("How does the student do?"), 6, header=True)]
    columns += [Column(level, 0.7, "center") for level in ("1", "2", "3", "4", _("N/A"))]
    rows: list[list[Text]] = [[_(item.text), *[""] * 5] for item in items]
    totals: list[Text] = [_("Overall"), *[""] * 5]
    return Table(columns, rows, totals=totals, summary=_("Items with five boxes each"), least_row=_ROW)


def _comments() -> list[Block]:
    return [
        Heading(_("In words")),
        WritingLines(_("What does the student do well?"), 3),
        WritingLines(_("What should the student work on next?"), 3),
        WritingLines(_("Anything else?"), 2),
        SignaturePairs([_("Supervisor"), _("Student"), _("School staff")], _("Signature and date")),
    ]
