"""Supports of one student on paper: plans with delivery and aim line; sensitive parts only where they are wanted."""

from __future__ import annotations

from app.book.base import Record
from app.exports.aim_chart import AimChart
from app.exports.blocks import Block, Heading, Legend, Paragraph
from app.exports.care_facts import Care, Caring
from app.exports.facing import Beside
from app.exports.figures import Figure, figure
from app.exports.strand_blocks import DenseFacts, cut
from app.exports.strand_words import WIDE, Room, minutes_words, sessions_words, trend_words
from app.exports.tables import Column, Facts, Table
from app.exports.typesetting import Bold, Text
from app.exports.wording import and_more, shortened, span
from app.i18n import _, day, ngettext, number
from app.models.family_contacts import WAY
from app.models.kinds import DELIVERY, DOMAIN, TIER
from app.models.known_words import in_words
from app.models.notes import RESTRICTED
from app.models.referrals import REFERRAL_STATE
from app.models.strategies import strategy_told
from app.models.study_kinds import MEASURE
from app.models.supports import MISSED, OUTCOME, REVIEW_DECISION

_PRIVATE = ("counseling", "behavior", "social_emotional")  # domains that would tell why
_TALL, _LOW = 92.0, 74.0  # of charts, in points
_LONG = 300  # letters: beside a chart there is no room for more


def supports(caring: Caring, room: Room, *, needs: bool = False, ended: bool = False) -> list[Block]:
    """The plans that go on, and `ended` ones where they are wanted; why a plan is there only with `needs`."""
    cares = caring.cares if ended else caring.going
    blocks: list[Block] = [Heading(_("Integrated supports"))]
    for care in cares[: room.entries]:
        blocks += _plan(care, room, needs)
    if len(cares) > room.entries:
        blocks.append(Legend(and_more(len(cares) - room.entries)))
    if not cares:
        blocks.append(Paragraph(_("No support plan is in force.")))
    return blocks


def given(caring: Caring) -> list[Block]:
    """What help was given, for a paper that leaves the school: neither why, nor how it went."""
    heading = Heading(_("Integrated supports"))
    if not caring.cares:
        return [heading, Paragraph(_("No support plan is recorded."))]
    columns = [Column(_("Support"), 2.6, header=True), Column(_("Dates"), 2.2),
               Column(_("Sessions held"), 1.2, "right", figures=True)]  # fmt: skip
    rows: list[list[Text]] = []
    traces: list[list[Figure]] = []
    for care in sorted(caring.cares, key=lambda care: care.plan.starts_on):
        plan, held = care.plan, number(care.delivery.held)
        domain = DOMAIN.format("other" if plan.domain in _PRIVATE else plan.domain)
        rows.append([domain, span(plan.starts_on, plan.ends_on), held])
        traces.append(figure(domain, held, "support_session", care.delivery.session_ids, plan.student_id))
    return [heading, Table(columns, rows, traces=traces, summary=_("Supports with their dates and sessions"))]


def _plan(care: Care, room: Room, needs: bool) -> list[Block]:
    plan = care.plan
    parts = [DOMAIN.format(plan.domain), TIER.format(plan.tier), shortened(care.provider, room.letters)]
    heading = Heading(" · ".join(part for part in parts if part), level=3)
    shown = Facts if room is WIDE else DenseFacts
    facts = shown(_known(care, room, needs), summary=_("The plan and what was given"))
    line = care.progress.line
    measured = figure(_("Measures"), trend_words(care.progress), "progress_point",
                      [point.id for point in care.progress.points], plan.student_id)  # fmt: skip
    if not (room.charts and line and care.progress.points):
        return [heading, facts.tracing([*_figures(care), *(measured if line else ())])]
    facts = facts.tracing(_figures(care))
    chart = AimChart(line, care.progress, shortened(in_words(plan.unit), 24), _TALL if room is WIDE else _LOW)
    key = _("Dashed: aim line. Dots: {measure}.").format(measure=shortened(in_words(plan.measure) or _("measures"), 60))
    strategy = strategy_told(care.strategy, plan.strategy)
    if max(len(text) for text in (plan.need, plan.goal or "", strategy)) > _LONG < room.letters:
        return [heading, facts, chart.tracing(measured), Legend(key)]
    return [heading, Beside([facts], [chart.tracing(measured), Legend(key)], shares=(1.15, 1))]


def _known(care: Care, room: Room, needs: bool) -> list[tuple[str, Text]]:
    plan, given = care.plan, care.delivery
    known: list[tuple[str, Text | None]] = [
        (_("Need"), shortened(plan.need, room.letters) if needs else None),
        (_("Goal"), shortened(plan.goal or "", room.letters)),
        (_("Strategy"), shortened(strategy_told(care.strategy, plan.strategy), room.letters)),
        (_("How often"), often(plan)),
        (_("Sessions held"), [Bold(sessions_words(given)), f" · {minutes_words(given)}"]),
        (_("Progress"), _progress(care)),
        (_("Next review"), day(plan.review_on) if plan.review_on and plan.state == "active" else None),
        (_("Outcome"), OUTCOME.format(plan.outcome) if plan.outcome else None),
    ]
    return [(label, text) for label, text in known if text]


def _progress(care: Care) -> str:
    """How the measures lie to the aim line, with the first value, the last one and the one to reach."""
    points, line, unit = care.progress.points, care.progress.line, in_words(care.plan.unit)
    if not line:
        return ""
    if not points:
        return trend_words(care.progress)
    said = _("from {first} to {last}; goal {goal}").format(
        first=MEASURE.format(line.first), last=MEASURE.format(points[-1].value), goal=MEASURE.format(line.last)
    )
    return f"{trend_words(care.progress)}: " + " ".join(filter(None, (said, shortened(unit, 40))))


def _figures(care: Care) -> list[Figure]:
    what = _("{support}: sessions given").format(support=DOMAIN.format(care.plan.domain))
    given = care.delivery
    return figure(what, sessions_words(given), "support_session", given.session_ids, care.plan.student_id)


def often(plan: Record) -> str:
    """How often, how long and in what company: "2 times a week, 40 minutes, small group"."""
    said: list[str] = []
    if times := plan.sessions_per_week:
        said.append(ngettext("{count} time a week", "{count} times a week", times).format(count=times))
    if length := plan.session_minutes:
        said.append(ngettext("{count} minute", "{count} minutes", length).format(count=length))
    if plan.delivery:
        said.append(DELIVERY.format(plan.delivery).lower())
    return ", ".join(said)


def reviews(caring: Caring) -> list[Block]:
    """What was decided about each plan, oldest first."""
    found = [(care, review) for care in caring.cares for review in care.reviews]
    if not found:
        return []
    columns = [Column(_("Date"), 1.2, header=True), Column(_("Plan"), 1.4), Column(_("Decision"), 1.2),
               Column(_("Reason"), 3), Column(_("By"), 1.4)]  # fmt: skip
    rows = [
        [day(r.date), DOMAIN.format(care.plan.domain), REVIEW_DECISION.format(r.decision), r.reason,
         caring.staff.get(r.staff_id, "")]
        for care, r in sorted(found, key=lambda each: each[1].date)
    ]  # fmt: skip
    return [Heading(_("Reviews")), Table(columns, rows, summary=_("Reviews of support plans"))]


def missed(caring: Caring) -> list[Block]:
    """Why sessions were missed, as far as it was said."""
    said: list[str] = []
    for care in caring.cares:
        reasons = [f"{MISSED.format(reason)} {count}" for reason, count in care.delivery.reasons]
        if reasons:
            said.append(f"{DOMAIN.format(care.plan.domain)}: {', '.join(reasons)}")
    return [Paragraph([Bold(_("Missed sessions")), ": ", "; ".join(said)])] if said else []


def referrals(caring: Caring) -> list[Block]:
    """Who was worried, why, and what came of it."""
    if not caring.referrals:
        return []
    columns = [Column(_("Date"), 1.2, header=True), Column(_("Concern"), 1.3), Column(_("What was seen"), 2.4),
               Column(_("What was tried"), 1.8), Column(_("State"), 1.4)]  # fmt: skip
    rows = [
        [day(r.date), DOMAIN.format(r.concern), r.what, r.tried or "", REFERRAL_STATE.format(r.state)]
        for r in caring.referrals
    ]
    return [Heading(_("Referrals")), Table(columns, rows, summary=_("Referrals, newest first"))]


def contacts(caring: Caring, room: Room) -> list[Block]:
    """Contacts with the family, newest first."""
    shown = caring.contacts[: room.entries]
    if not shown:
        return []
    columns = [Column(_("Date"), 1.2, header=True), Column(_("Way"), 1.1), Column(_("With whom"), 1.6),
               Column(_("Summary"), 3.2), Column(_("By"), 1.4)]  # fmt: skip
    rows = [
        [day(c.date), WAY.format(c.way), c.with_whom or "", shortened(c.summary or "", room.letters),
         caring.staff.get(c.staff_id, "")]
        for c in shown
    ]  # fmt: skip
    table = Table(columns, rows, summary=_("Contacts with the family, newest first"))
    return [Heading(_("Contacts with the family")), table, *cut(len(shown), caring.contacts)]


def notes(caring: Caring) -> list[Block]:
    """The notes that are wanted, newest first; of a restricted one it is said that it is."""
    blocks: list[Block] = [Heading(_("Notes"))]
    for note in caring.notes:
        only = _("Restricted") if note.visibility == RESTRICTED else None
        signed = " · ".join(part for part in (day(note.date), note.author, only) if part)
        blocks += [Heading(signed, level=3), *(Paragraph(part) for part in note.text.splitlines() if part.strip())]
    return blocks if caring.notes else []
