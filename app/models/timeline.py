"""Everything that happened to a student, newest first, for the student's page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, select

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, hours, ngettext
from app.models.employers import Employer
from app.models.evaluations import POINT, Evaluation
from app.models.events import PRESENCE, Event, Participation
from app.models.evidence import EvidenceFile
from app.models.holding_events import minutes_of
from app.models.hours import HourEntry
from app.models.kinds import DOMAIN
from app.models.notes import Note
from app.models.paperwork import DocumentKind, Paperwork
from app.models.pathways import PathwayMembership, SitePathway
from app.models.people import Enrollment
from app.models.placements import Placement
from app.models.site_visits import SiteVisit
from app.models.strand_timeline import STRANDS_TELL, strand_happenings
from app.models.supports import SupportPlan, SupportSession

TELLS = frozenset(
    {
        *("hour_entry", "placement", "employer", "event", "participation", "paperwork", "document_kind"),
        *("evaluation", "site_visit", "note", "pathway_membership", "site_pathway", "support_plan"),
        *("support_session", "enrollment", "evidence_file", *STRANDS_TELL),
    }
)
"""The tables of which the timeline tells."""

_BETWEEN = "\x1f"  # two reasons: a character that nobody types


class Happening(NamedTuple):
    """One line of the timeline.

    `kind` is hours, placement, event, paper, evaluation, visit, pathway, support, session, note, file or enrollment, or
    one of those of `strand_timeline`. `record` tells more, where there is one: of a paper, an evaluation and a visit it
    is the placement, of a session and a review the plan. `entries` are those of hours.
    """

    on: date
    kind: str
    title: str
    detail: str = ""
    state: str = ""  # of hours
    record: str | None = None
    entries: tuple[str, ...] = ()


def timeline(book: Book, student_id: str) -> list[Happening]:
    """What happened to the student, newest first; hours are told by week and state."""
    of = {"student_id": student_id}
    placements = {p.id: p for p in book.records(Placement, of)}
    employers = {e.id: e.name for e in book.records(Employer, {"id": {p.employer_id for p in placements.values()}})}
    where = {id_: employers.get(p.employer_id, p.role) for id_, p in placements.items()}
    found = [*_hours(book, student_id, where), *_placements(placements.values(), where)]
    found += _events(book, of)
    found += _papers(book, of, where)
    found += _seen_at_work(book, where)
    found += [Happening(n.date, "note", n.author or _("Note"), n.text, record=n.id) for n in book.records(Note, of)]
    found += _memberships(book, of)
    found += _supports(book, of)
    found += [
        Happening(on, kind, title, detail, record=id_ or None)
        for on, kind, title, detail, id_ in strand_happenings(book, student_id)
    ]
    for file in book.records(EvidenceFile, of):
        found.append(Happening(file.added_on, "file", _("File attached"), file.name, record=file.id))
    for stay in book.records(Enrollment, of):
        school = stay.school_name or stay.school_code or ""
        if stay.entry_date:
            found.append(Happening(stay.entry_date, "enrollment", _("Enrolled"), school))
        if stay.exit_date:
            found.append(Happening(stay.exit_date, "enrollment", _("Left the school"), stay.exit_reason or school))
    return sorted(found, key=lambda h: h.on, reverse=True)


def _hours(book: Book, student_id: str, where: dict[str, str]) -> Iterator[Happening]:
    """The hours of each week, placement and state: there may be thousands of entries."""
    with book.reading() as connection:
        weeks = connection.execute(_weeks(), {"student": student_id}).all()
    worded = {
        "draft": _("{hours} hours in draft"),
        "submitted": _("{hours} hours waiting for approval"),
        "approved": _("{hours} hours approved"),
        "rejected": _("{hours} hours rejected"),
    }
    for last, placement, state, minutes, reasons, ids in weeks:
        told = ", ".join(sorted(set(reasons.split(_BETWEEN)))) if reasons else ""
        detail = " · ".join(part for part in (where.get(placement, ""), told) if part)
        title = worded[state].format(hours=hours(minutes))
        yield Happening(last, "hours", title, detail, state, entries=tuple(ids.split()))


@cache
def _weeks() -> Select[*tuple[Any, ...]]:
    """The last day, placement, state, minutes, reasons and ids of a student's entries by week; weeks end on Sunday."""
    e = HourEntry
    reasons = func.group_concat(func.nullif(e.reason, ""), _BETWEEN)
    return (
        select(func.max(e.date), e.placement_id, e.state, func.sum(e.minutes), reasons, func.group_concat(e.id, " "))
        .where(e.student_id == bindparam("student"), e.deleted.is_(False))
        .group_by(func.date(e.date, "weekday 0"), e.placement_id, e.state)
    )


def _placements(placements: Iterable[Record], where: dict[str, str]) -> Iterator[Happening]:
    for p in placements:
        if p.starts_on:
            yield Happening(p.starts_on, "placement", _("Placement begins"), f"{where[p.id]} · {p.role}", record=p.id)
        if p.ends_on and p.ends_on <= date.today():
            yield Happening(p.ends_on, "placement", _("Placement ended"), where[p.id], record=p.id)


def _events(book: Book, of: dict[str, str]) -> Iterator[Happening]:
    shares = {p.event_id: p for p in book.records(Participation, of)}
    for event in book.records(Event, {"id": list(shares)}):
        share = shares[event.id]
        length = minutes_of(event, share)
        said = _("{hours} hours").format(hours=hours(length)) if length else ""
        presence = "" if share.presence == "attended" else PRESENCE.format(share.presence)
        detail = " · ".join(part for part in (presence, said, share.note) if part)
        yield Happening(event.date, "event", event.name, detail, record=event.id)


def _papers(book: Book, of: dict[str, str], where: dict[str, str]) -> Iterator[Happening]:
    papers = [p for p in book.records(Paperwork, of) if p.received_on]
    names = {k.id: _(k.name) for k in book.records(DocumentKind, {"id": {p.kind_id for p in papers}})}
    for p in papers:
        title = _("Received: {paper}").format(paper=names.get(p.kind_id, _(Paperwork.title)))
        yield Happening(p.received_on, "paper", title, where.get(p.placement_id, ""), record=p.placement_id)


def _seen_at_work(book: Book, where: dict[str, str]) -> Iterator[Happening]:
    """Evaluations and visits at the placements."""
    at = {"placement_id": list(where)}
    for e in book.records(Evaluation, at):
        title = _("Evaluated by the student") if e.by == "self" else _("Evaluated by the supervisor")
        yield Happening(
            e.date, "evaluation", title, f"{where[e.placement_id]} · {POINT.format(e.point)}", record=e.placement_id
        )
    for v in book.records(SiteVisit, at):
        yield Happening(v.date, "visit", _("Visited at work"), v.note or where[v.placement_id], record=v.placement_id)


def _memberships(book: Book, of: dict[str, str]) -> Iterator[Happening]:
    members = book.records(PathwayMembership, of)
    names = {p.id: p.name for p in book.records(SitePathway, {"id": {m.pathway_id for m in members}})}
    for m in members:
        if m.starts_on:
            yield Happening(
                m.starts_on, "pathway", _("Joined a pathway"), names.get(m.pathway_id, ""), record=m.pathway_id
            )
        if m.ends_on:
            left = " · ".join(part for part in (names.get(m.pathway_id, ""), m.reason) if part)
            yield Happening(m.ends_on, "pathway", _("Left a pathway"), left, record=m.pathway_id)


def _supports(book: Book, of: dict[str, str]) -> Iterator[Happening]:
    plans = {p.id: p for p in book.records(SupportPlan, of)}
    for p in plans.values():
        yield Happening(
            p.starts_on, "support", _("Support plan begins"), f"{DOMAIN.format(p.domain)} · {p.need}", record=p.id
        )
        if p.ends_on:
            yield Happening(p.ends_on, "support", _("Support plan ended"), p.need, record=p.id)
    for s in book.records(SupportSession, {"plan_id": list(plans)}):
        minutes = ngettext("{count} minute", "{count} minutes", s.minutes).format(count=s.minutes)
        said = minutes if s.present else _("absent")
        title = _("Support session, {minutes}").format(minutes=said)
        yield Happening(s.date, "session", title, s.note or plans[s.plan_id].need, record=s.plan_id)
