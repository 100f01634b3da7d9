"""The hours log to sign: a page for each placement and week, with a code by which the signed sheet is known again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from app.book.base import Record
from app.book.book import Book
from app.exports.blocks import Block, Paragraph
from app.exports.forms import CodedTitle, SignaturePairs, WritingLines
from app.exports.handing_out import Handout, hand_out
from app.exports.pages import on_one_page
from app.exports.pdf import Paper
from app.exports.placement_facts import PlacementFacts, gather_placements, of_placement, placements_asked
from app.exports.report import Asked, Writing
from app.exports.tables import Column, Facts, Table
from app.exports.typesetting import MUTED, SMALL, Bold, Style, Text
from app.exports.weekly import by_weekday, mondays_asked, runs_in, times_of
from app.exports.wording import hours_in_words, legal_name, shortened
from app.i18n import N_, _, day, weekday
from app.models.kinds import GRADE
from app.models.page_codes import PrintedPage, pages_for
from app.models.school_days import SchoolDays

SCHEDULED = Style(8.0, 14, colour=MUTED)
_ROWS = (40.0, 36.0, 32.0, 29.0)  # heights of a day, from what is easy to write in to what still can be
_LETTERS = 70  # of a name: a page takes no more
OUT_OF_TIME = N_("The placement does not run in this time.")
NO_PLACEMENT = N_("No placement")


def write(asked: Asked) -> Writing:
    """One page for each placement and week that are asked for."""
    weeks = mondays_asked(asked)
    handout = Handout(
        N_("Hours Log"),
        N_("Hours Logs"),
        "log",
        partial(gather_logs, weeks=weeks),
        partial(fill, days=SchoolDays(asked.book)),
        choose=partial(
            placements_asked, unfit=lambda p: "" if _weeks_of(p, weeks) else OUT_OF_TIME, without=NO_PLACEMENT
        ),
        told=of_placement,
    )
    return hand_out(asked, handout)


def gather_logs(book: Book, placement_ids: list[str], weeks: list[date]) -> Iterator[PlacementFacts]:
    """The facts of each placement with the pages of those `weeks` (Mondays) in which it runs."""
    found = list(gather_placements(book, placement_ids))
    pages = iter(pages_for(book, [(f.placement.id, week) for f in found for week in _weeks_of(f.placement, weeks)]))
    for facts in found:
        yield replace(facts, log_pages=tuple(next(pages) for _week in _weeks_of(facts.placement, weeks)))


def _weeks_of(placement: Record, weeks: list[date]) -> list[date]:
    return [week for week in weeks if runs_in(placement, week)]


def fill(paper: Paper, facts: PlacementFacts, _site: Record | None, days: SchoolDays) -> None:
    """Write the log of one placement, a page for each week."""
    paper.student_begins()
    for page in facts.log_pages:
        paper.next_page()
        add_page(paper, facts, page, days)


def add_page(paper: Paper, facts: PlacementFacts, page: PrintedPage, days: SchoolDays) -> None:
    """Set the page of one week."""
    paper.add(*on_one_page(_ROWS, lambda row: _blocks(facts, page, days, row)))


def _blocks(facts: PlacementFacts, page: PrintedPage, days: SchoolDays, row: float) -> list[Block]:
    sunday = page.week + timedelta(days=6)
    said = _("Week of {first} to {last}").format(first=day(page.week), last=day(sunday))
    alt = _("Code {code} of this page, for a scanner").format(code=page.code)
    return [
        CodedTitle(_("Hours Log"), said, page.code, alt),
        Facts(_facts(facts), columns=2, summary=_("The student and the placement")),
        _days(facts, page.week, days, row),
        Paragraph(
            _("Write times like 3:30 PM and breaks in minutes. What is printed in grey is planned, not worked."), SMALL
        ),
        WritingLines(_("What I learned this week"), 2),
        SignaturePairs([_("Student"), _("Supervisor"), _("School staff")], _("Signature and date")),
    ]


def _facts(facts: PlacementFacts) -> list[tuple[str, Text]]:
    student = facts.student
    known: list[tuple[str, Text]] = [
        (_("Student"), [Bold(shortened(legal_name(student), _LETTERS))]),
        (_("Employer"), [Bold(shortened(facts.employer_name, _LETTERS))]),
        (_("Student ID"), student.local_id or ""),
        (_("Supervisor"), shortened(facts.supervisor_name, _LETTERS)),
        (_("Grade"), GRADE.format(student.grade)),
        (_("Role"), shortened(facts.placement.role, _LETTERS)),
        (_("Pathway"), shortened(facts.pathway, _LETTERS)),
        (_("Activity"), shortened(facts.activity, _LETTERS)),
    ]
    return known


def _days(facts: PlacementFacts, monday: date, days: SchoolDays, row: float) -> Table:
    columns = [
        Column(_("Day"), 1.05, header=True),
        Column(_("Schedule"), 2.3, style=SCHEDULED),
        Column(_("In"), 1.05),
        Column(_("Out"), 1.05),
        Column(_("Break"), 1.2),
        Column(_("Hours"), 0.9),
        Column(_("Tasks and skills"), 3.2),
    ]
    planned = by_weekday(facts.days)
    rows: list[list[Text]] = []
    for number in range(7):
        on = monday + timedelta(days=number)
        said = _out_of_placement(facts.placement, on)
        if not said:
            times = [times_of(each) for each in planned.get(str(on.isoweekday()), [])]
            off = days.off(on)
            said = "\n".join([*times, *([shortened(_("No school: {name}").format(name=off.name), 30)] if off else [])])
        rows.append([weekday(on), said, *[""] * 5])
    due = sum(each.minutes for each in facts.days)
    totals: list[Text] = [_("Total"), hours_in_words(due) if due else "", *[""] * 5]
    return Table(columns, rows, totals=totals, summary=_("One row for each day of the week"), least_row=row)


def _out_of_placement(placement: Record, on: date) -> str:
    if placement.starts_on and on < placement.starts_on:
        return _("Before the first day")
    return _("After the last day") if placement.ends_on and on > placement.ends_on else ""
