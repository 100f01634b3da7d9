"""Checks of what must be on paper before somebody works: permit, permission, agreement with the employer.

They concern a placement as a whole. Which papers count is what the site asks for (`DocumentKind`): a kind that is not
in use is not missed. Written permission of the parents stands for the permit of an unpaid trainee (5 CCR 10121);
any one of the documents that are asked of unpaid minors gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    "no_agreement": N_("On {day} no agreement with the employer was in force: {document}."),
    "agreement_expired": N_("On {day} the agreement with the employer had expired: {document}."),
}


def missing_papers(facts: Facts) -> Iterator[Finding]:
    """One finding for each placement and rule, from the first day on which a paper was missing."""
    placements = [facts.placements[id_] for id_ in sorted(facts.checked)]
    papers = PaperFacts(facts.book, {p.student_id for p in placements}, {p.employer_id for p in placements})
    minors = [kind for kind in papers.kinds if kind.under_age is not None and kind.per != "employer"]
    permits = [kind for kind in minors if kind.asked_of == "paid" and is_permit(kind)]
    permissions = [kind for kind in minors if kind.asked_of == "unpaid"]
    agreements = [kind for kind in papers.kinds if kind.per == "employer" and kind.agreement_kind in AGREEMENTS]
    for placement in placements:
        days = _days(facts, placement)
        if not days:
            continue
        if placement.pay == "paid" and permits:
            yield from _lacking(facts, papers, placement, days, permits, "no_permit")
        if placement.pay == "unpaid" and permissions:
            yield from _lacking(facts, papers, placement, days, permissions, "no_permission")
        if placement.employer_id:
            for kind in agreements:
                yield from _lacking(facts, papers, placement, days, [kind], "no_agreement")


def _days(facts: Facts, placement: Record) -> dict[date, list[Entry]]:
    """The days on which somebody worked, with the entries, and today while the placement runs."""
    days: dict[date, list[Entry]] = {}
    for entry in facts.by_placement.get(placement.id, ()):
        days.setdefault(entry.date, []).append(entry)
    begun = placement.starts_on is None or placement.starts_on <= facts.today
    if begun and state_today(placement.state, placement.ends_on, facts.today) == "active":
        days.setdefault(facts.today, [])
    return days


def _lacking(
    facts: Facts, papers: PaperFacts, placement: Record, days: dict[date, list[Entry]], kinds: list[Record], rule: str
) -> Iterator[Finding]:
    """The finding about the days on which none of some documents was in order, though one was needed."""
    student_id = placement.student_id

    def lacks(on: date) -> bool:
        standings = [
            papers.standing(kind, student_id, placement, on)
            for kind in kinds
            if not papers.not_needed(kind, student_id, placement, on)
        ]
        return bool(standings) and all(standing.status not in IN_ORDER for standing in standings)

    bare = [on for on in sorted(days) if lacks(on)]
    if not bare or ((age := facts.age(student_id, bare[0])) is None and rule in ("no_permit", "no_permission")):
        return
    first = bare[0]
    if rule == "no_agreement" and papers.standing(kinds[0], student_id, placement, first).status == "expired":
        rule = "agreement_expired"
    sentence = _(_SENTENCES[rule]).format(age=age, day=day(first), document=_(kinds[0].name))
    ids = tuple(entry.id for on in bare for entry in days[on])
    figure = ngettext("{count} day", "{count} days", len(bare)).format(count=len(bare))
    sources = ", ".join(dict.fromkeys(kind.rule_source for kind in kinds if kind.rule_source))
    yield Finding(rule, sentence, figure, sources, student_id, placement.id, None, ids, first)
