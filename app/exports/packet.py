"""The placement packet: the agreement, a request for each document that is missing, whom to call in an emergency, and
the hours logs of the first weeks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from app.book.base import Record
from app.book.book import Book
from app.exports import hours_log
from app.exports.agreement import add_agreement, choose_running
from app.exports.evaluation_form import form_items
from app.exports.handing_out import Handout, hand_out
from app.exports.pdf import Paper
from app.exports.placement_facts import gather_placements
from app.exports.report import Asked, Writing
from app.exports.requests import (
    AGREED,
    EMERGENCY,
    Items,
    RequestFacts,
    add_emergency,
    add_missing,
    missing_of,
    of_request,
)
from app.exports.weekly import WEEK, mondays_asked, runs_in
from app.exports.wording import legal_name
from app.i18n import N_, _
from app.models.logging_hours import monday_of
from app.models.page_codes import pages_for
from app.models.school_days import SchoolDays

FIRST_WEEKS = 4  # of hours logs, where no weeks are asked for


def write(asked: Asked) -> Writing:
    """One packet for each placement."""
    handout = Handout(
        N_("Placement Packet"),
        N_("Placement Packets"),
        "packet",
        partial(_gather, weeks=mondays_asked(asked) if asked.weeks else None),
        partial(fill, days=SchoolDays(asked.book), items=form_items(asked.book)),
        choose=choose_running,
        told=of_request,
        sheets=True,
    )
    return hand_out(asked, handout)


def _gather(book: Book, placement_ids: list[str], weeks: list[date] | None) -> Iterator[RequestFacts]:
    lacking = missing_of(book, placement_ids)
    found = list(gather_placements(book, placement_ids))
    logged = [(f.placement.id, week) for f in found for week in _weeks(f.placement, weeks)]
    pages = iter(pages_for(book, logged))
    for facts in found:
        own = tuple(next(pages) for _week in _weeks(facts.placement, weeks))
        yield RequestFacts(replace(facts, log_pages=own), lacking[facts.placement.id])


def _weeks(placement: Record, asked: list[date] | None) -> list[date]:
    """The Mondays of the logs: those asked for, else the first weeks from the first day or from today."""
    if asked is None:
        begin = monday_of(max(placement.starts_on or date.today(), date.today()))
        asked = [begin + number * WEEK for number in range(FIRST_WEEKS)]
        placement = placement._replace(starts_on=placement.starts_on or begin)
    return [week for week in asked if runs_in(placement, week)]


def fill(paper: Paper, facts: RequestFacts, site: Record | None, days: SchoolDays, items: Items) -> None:
    """Write the packet of one placement; each of its papers begins on a sheet of its own."""
    placed = facts.placed
    paper.student_begins(running=_("{name} · Placement Packet").format(name=legal_name(placed.student)))
    add_agreement(paper, placed, site)
    for each in facts.missing:
        if each.kind.name not in (*AGREED, EMERGENCY):  # which are in every packet
            paper.next_sheet()
            add_missing(paper, placed, each, site, items)
    paper.next_sheet()
    add_emergency(paper, placed, site)
    for page in placed.log_pages:
        paper.next_sheet()
        hours_log.add_page(paper, placed, page, days)
