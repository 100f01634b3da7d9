"""Checks of what must be on paper before somebody works: permit, permission, agreement with the employer.

They concern a placement as a whole. Which papers count is what the site asks for (`DocumentKind`): a kind that is not
in use is not missed. Written permission of the parents stands for the permit of an unpaid trainee (5 CCR 10121);
any one of the documents that are asked of unpaid minors gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.i18n import N_, _, day, ngettext
from app.models.checks.facts import Entry, Facts
from app.models.checks.finding import Finding
from app.models.paper_standing import IN_ORDER, PaperFacts, is_permit
from app.models.placing import state_today

AGREEMENTS = ("affiliation", "training")

_SENTENCES = {
    "no_permit": N_("A paid placement at the age of {age} needs a work permit; on {day} there was none."),
    "no_permission": N_(
        "An unpaid placement at the age of {age} needs written permission of the parents; on {day} there was none."
    ),
    "no_agreement": N_("On {day} no agreement with the employer was in force: {documents}."),
    "agreement_expired": N_("On {day} the agreement with the employer had expired: {documents}."),
}


@dataclass(frozen=True, slots=True)
class _Demand:
    """What a rule asks for on each day of a placement: all of some documents, or any one of them."""

    rule: str
    kinds: list[Record]
    any_one: bool


def missing_papers(facts: Facts) -> Iterator[Finding]:
    """One finding for each placement and rule, from the first day on which a paper was missing."""
    placements = [facts.placements[id_] for id_ in sorted(facts.checked)]
    papers = PaperFacts(facts.book, {p.student_id for p in placements}, {p.employer_id for p in placements})
    minors = [kind for kind in papers.kinds if kind.under_age is not None and kind.per != "employer"]
    permits = [kind for kind in minors if kind.asked_of == "paid" and is_permit(kind)]
    permissions = [kind for kind in minors if kind.asked_of == "unpaid"]
    agreements = [kind for kind in papers.kinds if kind.per == "employer" and kind.agreement_kind in AGREEMENTS]
    of_pay = {
        "paid": _Demand("no_permit", permits, any_one=True),
        "unpaid": _Demand("no_permission", permissions, any_one=True),
    }
    for placement in placements:
        demands = [_Demand("no_agreement", agreements, any_one=False)]
        if placement.pay and facts.born.get(placement.student_id):
            demands.append(of_pay[placement.pay])
        days = _days(facts, placement)
        for demand in demands:
            if found := _unmet(papers, placement, days, demand):
                yield found


def _days(facts: Facts, placement: Record) -> dict[date, list[Entry]]:
    """The days on which somebody worked, with the entries, and today while the placement runs."""
    days: dict[date, list[Entry]] = {}
    for entry in facts.by_placement.get(placement.id, ()):
        days.setdefault(entry.date, []).append(entry)
    begun = placement.starts_on is None or placement.starts_on <= facts.today
    if begun and state_today(placement.state, placement.ends_on, facts.today) == "active":
        days.setdefault(facts.today, [])
    return days


def _unmet(papers: PaperFacts, placement: Record, days: dict[date, list[Entry]], demand: _Demand) -> Finding | None:
    """The finding about the days on which a demand was not met; None where there is none."""
    short = {on: _short_of(papers, placement, on, demand) for on in sorted(days)}
    bare = [on for on, kinds in short.items() if kinds]
    if not bare:
        return None
    first, student_id, rule = bare[0], placement.student_id, demand.rule
    lacking = short[first]
    statuses = {papers.standing(kind, student_id, placement, first).status for kind in lacking}
    if rule == "no_agreement" and statuses == {"expired"}:
        rule = "agreement_expired"
    told = {"age": papers.age(student_id, first), "documents": ", ".join(_(kind.name) for kind in lacking)}
    figure = ngettext("{count} day", "{count} days", len(bare)).format(count=len(bare))
    sources = ", ".join(dict.fromkeys(kind.rule_source for kind in lacking if kind.rule_source))
    ids = tuple(entry.id for on in bare for entry in days[on])
    sentence = _(_SENTENCES[rule]).format(day=day(first), **told)
    return Finding(rule, sentence, figure, sources, student_id, placement.id, None, ids, first)


def _short_of(papers: PaperFacts, placement: Record, on: date, demand: _Demand) -> list[Record]:
    """The documents for want of which a demand is not met on a day."""
    student_id = placement.student_id
    needed = [kind for kind in demand.kinds if not papers.not_needed(kind, student_id, placement, on)]
    short = [kind for kind in needed if papers.standing(kind, student_id, placement, on).status not in IN_ORDER]
    return [] if demand.any_one and len(short) < len(needed) else short
