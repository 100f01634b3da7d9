"""The student plan: one page, for the student and the family, about where the student is going and what helps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from app.book.base import Record
from app.exports.blocks import Block, Bullets, Heading, Legend, Paragraph, Rule, Title
from app.exports.confidential import add_notes
from app.exports.handing_out import Handout, hand_out
from app.exports.pages import on_one_page
from app.exports.panels import Progress, Signatures
from app.exports.pdf import Paper
from app.exports.plan_facts import PlanFacts, Support, gather
from app.exports.report import Asked, Writing
from app.exports.support_blocks import often
from app.exports.tables import Column, Facts, Table
from app.exports.typesetting import SMALL, Bold, Text
from app.exports.wording import and_more, guardian_words, hours_in_words, legal_name, listed, percent, shortened
from app.i18n import N_, _, day, hours
from app.models.kinds import DOMAIN, GRADE, TIER
from app.models.school import year_name
from app.models.strategies import strategy_told


@dataclass(frozen=True, slots=True)
class Room:
    """How much a page takes: entries of one list, and letters of one text."""

    entries: int
    letters: int
    extras: bool = True  # where the student works, and whom to call: both stand in other papers, too


_ROOMS = (Room(6, 300), Room(4, 200), Room(3, 140), Room(2, 90), Room(1, 80), Room(1, 40, extras=False))
"""From what everybody gets to what is left where somebody has far more than fits on a page."""


def write(asked: Asked) -> Writing:
    """One page for each student."""
    gathered = partial(gather, sealed=asked.sealed)
    return hand_out(asked, Handout(N_("Student Plan"), N_("Student Plans"), "plan", gathered, fill))


def fill(paper: Paper, facts: PlanFacts, site: Record | None) -> None:
    """Write the plan of one student, with as much as one page takes."""
    paper.student_begins(running=_("{name} · Student Plan").format(name=legal_name(facts.student)))
    paper.add(*on_one_page(_ROOMS, lambda room: _blocks(facts, site, room)))
    if facts.sealed is not None:
        add_notes(paper, facts.sealed)


def _blocks(facts: PlanFacts, site: Record | None, room: Room) -> list[Block]:
    year = year_name(date.today()).replace("-", "–")
    said = _("School year {year} · Written on {day}").format(year=year, day=day(date.today(), "long"))
    blocks: list[Block] = [
        Title(_("Student Plan")),
        Paragraph(said, SMALL),
        Rule(),
        Facts(who(facts, site, min(room.entries, 3)), columns=2, summary=_("The student and the family")),
        *_direction(facts, room),
        *_goals(facts, room),
        *(_work(facts, room) if room.extras else []),
        *_supports(facts.supports, room),
        Signatures([_("Student"), _("Family"), _("Counselor")], _("Date"), row=36),
    ]
    if site and site.phone and room.extras:
        asking = _("Questions? Call us at {phone}. We are glad to talk with you.")
        blocks.insert(-1, Paragraph(asking.format(phone=site.phone)))
    return blocks


def who(facts: PlanFacts, site: Record | None, most: int, letters: int = 1000) -> list[tuple[str, Text]]:
    """Who it is, with the first `most` of the family; no name with more than `letters`, a whole one three times."""
    student = facts.student
    family = [shortened(guardian_words(guardian), letters) for guardian in facts.guardians]
    known: list[tuple[str, Text | None]] = [
        (_("Name"), [Bold(shortened(legal_name(student), 3 * letters))]),
        (_("School"), site.name if site else None),
        (_("Goes by"), shortened(student.preferred_name or "", letters)),
        (_("Grade"), GRADE.format(student.grade)),
        (_("Student ID"), student.local_id),
        (_("Family"), "\n".join(listed(family, most))),
    ]
    return [(label, text) for label, text in known if text]


def _direction(facts: PlanFacts, room: Room) -> list[Block]:
    """The theme, and what the student is curious about."""
    known: list[tuple[str, Text]] = []
    for theme in facts.themes[: room.entries]:
        known += [(_("Pathway"), [Bold(shortened(theme.pathway, room.letters))]), (_("Industry sector"), theme.sector)]
    if facts.choices:
        ranked = [f"{rank}. {shortened(name, room.letters)}" for rank, name in enumerate(facts.choices, 1)]
        known.append((_("Pathway choices"), "\n".join(listed(ranked, room.entries))))
    if facts.interests:
        careers = [shortened(interest, room.letters) for interest in facts.interests]
        known.append((_("Career interests"), "\n".join(listed(careers, room.entries))))
    known = [(label, text) for label, text in known if text]
    said = Facts(known, columns=2, summary=_("Pathway, industry theme and career interests")) if known else None
    return [Heading(_("Where I am going")), said or Paragraph(_("No pathway has been chosen yet."))]


def _goals(facts: PlanFacts, room: Room) -> list[Block]:
    """The hour target with what has been reached, and the goals of the supports that go on."""
    totals, blocks = facts.totals, list[Block]()
    if totals.target:
        reached = _("{approved} of {target}").format(
            approved=hours(totals.approved), target=hours_in_words(totals.target)
        )
        text = [Bold(reached), " ", _("of work-based learning this school year")]
        share = percent(totals.approved, totals.target)
        blocks.append(Progress(text, totals.approved / totals.target, share))
    blocks.append(Paragraph(" ".join(_hours(facts))))
    goals = [(DOMAIN.format(s.record.domain), s.record.goal) for s in facts.supports if s.record.goal]
    said = [f"{about}: {shortened(goal, room.letters)}" for about, goal in goals]
    if said:
        blocks.append(Bullets(listed(said, room.entries)))
    return [Heading(_("My goals")), *blocks]


def _hours(facts: PlanFacts) -> list[str]:
    """What the bar does not say about hours; at least one sentence."""
    totals, said = facts.totals, list[str]()
    if not totals.approved:
        said.append(_("No approved hours yet this school year."))
    elif not totals.target:
        said.append(_("Approved this school year: {hours}.").format(hours=hours_in_words(totals.approved)))
    if not totals.target:
        said.append(_("No hour goal has been set."))
    if totals.waiting:
        said.append(_("Waiting for approval: {hours}.").format(hours=hours_in_words(totals.waiting)))
    if totals.lifetime > totals.approved:
        said.append(_("Approved in all school years: {hours}.").format(hours=hours_in_words(totals.lifetime)))
    return [*said, _("Only approved hours are counted.")]


def _work(facts: PlanFacts, room: Room) -> list[Block]:
    if not facts.work:
        return []
    places: list[str] = []
    for placement, employer in facts.work:
        said = " · ".join(part for part in (employer, placement.role, placement.schedule) if part)
        places.append(shortened(said, room.letters))
    return [Heading(_("Where I learn at work")), Bullets(listed(places, min(room.entries, 3)))]


def _supports(supports: list[Support], room: Room) -> list[Block]:
    """Who helps, with what and how often; never why, and no note."""
    if not supports:
        return []
    columns = [
        Column(_("Support"), 1.5, header=True),
        Column(_("What we do"), 2.6),
        Column(_("With"), 1.6),
        Column(_("How often"), 2),
        Column(_("Next review"), 1.3),
    ]
    rows: list[list[Text]] = []
    for support in supports[: room.entries]:
        plan = support.record
        domain = [Bold(DOMAIN.format(plan.domain)), *(["\n" + TIER.format(plan.tier)] if plan.tier else [])]
        review = day(plan.review_on) if plan.review_on else ""
        strategy = shortened(strategy_told(support.strategy, plan.strategy), room.letters)
        rows.append([domain, strategy, support.provider, often(plan), review])
    blocks: list[Block] = [Heading(_("Support for me")), Table(columns, rows, summary=_("Supports that go on now"))]
    if len(supports) > room.entries:
        blocks.append(Legend(and_more(len(supports) - room.entries)))
    return blocks
