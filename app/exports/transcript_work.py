"""The transcript of work-based learning: what a student did, where, and how many hours were approved."""

from __future__ import annotations

from datetime import date

from app.book.base import Record
from app.exports.blocks import Heading, Paragraph, Rule, Title
from app.exports.figures import Figure
from app.exports.figures import figure as trace
from app.exports.handing_out import Handout, hand_out
from app.exports.panels import Callout, Signatures
from app.exports.pdf import Paper
from app.exports.report import Asked, Writing
from app.exports.tables import Column, Facts, Table
from app.exports.themes import Theme
from app.exports.transcript_facts import TranscriptFacts, Work, gather
from app.exports.transcript_parts import add_competencies, add_continuum, add_evaluations, figure
from app.exports.typesetting import SMALL, Bold, Text
from app.exports.wording import hours_in_words, legal_name, span
from app.i18n import N_, _, day
from app.models.kinds import GRADE, PAY
from app.models.placements import END_REASON
from app.models.school import year_name


def write(asked: Asked) -> Writing:
    """One transcript for each student, with the legal name."""
    title, titles = N_("Work-Based Learning Transcript"), N_("Work-Based Learning Transcripts")
    return hand_out(asked, Handout(title, titles, "transcript", gather, fill, skips))


def skips(facts: TranscriptFacts) -> str | None:
    """A transcript tells of work: without a placement and without an approved hour there is none to tell of."""
    told = facts.work or facts.totals.lifetime or facts.done
    return None if told else N_("No placement and no approved hours")


def fill(paper: Paper, facts: TranscriptFacts, site: Record | None) -> None:
    """Write the transcript of one student."""
    paper.student_begins(running=_("{name} · Work-Based Learning Transcript").format(name=legal_name(facts.student)))
    paper.add(
        Title(_("Work-Based Learning Transcript")),
        Paragraph(_("Issued on {day}").format(day=day(date.today(), "long")), SMALL),
        Rule(),
        Heading(_("Student")),
        Facts(student(facts.student, site), columns=2, summary=_("The student and the school")),
    )
    add_work(paper, facts)
    signing = [_("Student"), _("Site administrator"), _("Work-based learning coordinator")]
    paper.keep_together(Heading(_("Signatures")), Signatures(signing, _("Date")))


def add_work(paper: Paper, facts: TranscriptFacts, level: int = 2) -> None:
    """Write all that is told of work: hours, themes, placements, the continuum, competencies and evaluations.

    `level` is that of their headings.
    """
    _add_hours(paper, facts, level)
    _add_themes(paper, facts.themes, level)
    _add_work(paper, facts, level)
    add_continuum(paper, facts.done, level)
    add_competencies(paper, facts.competencies, level)
    add_evaluations(paper, facts, level)


def student(student: Record, site: Record | None) -> list[tuple[str, Text]]:
    """The student's details on the left, the school's on the right; what is not known is left out."""
    left: list[tuple[str, Text | None]] = [
        (_("Legal name"), [Bold(legal_name(student))]),
        (_("Student ID"), student.local_id),
        (_("State ID (SSID)"), student.ssid),
        (_("Birth date"), day(student.birth_date) if student.birth_date else None),
        (_("Grade"), GRADE.format(student.grade)),
    ]
    right: list[tuple[str, Text | None]] = []
    if site:
        place = " ".join(part for part in (site.city, site.zip_code) if part)
        right = [
            (_("School"), site.name),
            (_("Address"), "\n".join(part for part in (site.street, place) if part)),
            (_("Phone"), site.phone),
            (_("CDS code"), site.cds_code),
        ]
    known = [[(label, text) for label, text in side if text] for side in (left, right)]
    rows = max(map(len, known))
    sides = [side + [("", "")] * (rows - len(side)) for side in known]
    return [fact for pair in zip(*sides, strict=True) for fact in pair]


def _add_hours(paper: Paper, facts: TranscriptFacts, level: int) -> None:
    counted = [_("Only approved hours are counted.")]
    if facts.waiting:
        waiting = _("Not counted, since they wait for approval: {hours}.")
        counted.append(waiting.format(hours=hours_in_words(facts.waiting)))
    lifetime = facts.totals.lifetime
    said = (
        _("Approved in all: {hours}").format(hours=hours_in_words(lifetime)) if lifetime else _("No approved hours yet")
    )
    in_all = Callout(said, " ".join(counted))
    paper.add(Heading(_("Hours"), level=level), in_all)
    years = sorted((year, minutes) for year, minutes in facts.totals.by_year.items() if minutes)
    in_all.stays_with_next = bool(years)
    if years:
        columns = [
            Column(_("School year"), 1.4, header=True),
            Column(_("How it adds up"), 4.4),
            Column(_("Approved hours"), 1.4, "right", figures=True),
        ]
        rows = [[year.replace("-", "–"), _sum_of(facts.work, year), figure(minutes)] for year, minutes in years]
        sums = " + ".join(figure(minutes) for _year, minutes in years) if len(years) > 1 else ""
        totals = [_("All school years"), sums, figure(lifetime)]
        traces = [_hours_in(facts, year) for year, _minutes in years]
        traces.append(_traced(facts, _("Approved hours"), lifetime, facts.approved))
        summary = _("Approved hours by school year")
        paper.add(Table(columns, rows, totals=totals, traces=traces, summary=summary))


def _hours_in(facts: TranscriptFacts, year: str) -> list[Figure]:
    entries = [entry for entry in facts.approved if year_name(entry.date) == year]
    name = _("Approved hours, {year}").format(year=year.replace("-", "–"))
    return _traced(facts, name, facts.totals.by_year[year], entries)


def _traced(facts: TranscriptFacts, what: str, minutes: int, entries: list[Record]) -> list[Figure]:
    return trace(what, figure(minutes), "hour_entry", [entry.id for entry in entries], facts.student.id)


def _sum_of(work: list[Work], year: str) -> str:
    """The hours of each placement in a year: "Tule Creek Clinic 25.00 + City Hall 15.00"."""
    parts = [(each, each.totals.by_year.get(year, 0)) for each in work]
    return " + ".join(f"{each.employer or each.record.role} {figure(minutes)}" for each, minutes in parts if minutes)


def _add_themes(paper: Paper, themes: list[Theme], level: int) -> None:
    paper.add(Heading(_("Pathways and themes"), level=level))
    if not themes:
        paper.add(Paragraph(_("No pathway is recorded.")))
        return
    columns = [
        Column(_("Pathway"), 2.4, header=True),
        Column(_("Industry sector"), 2.4),
        Column(_("CTE pathway"), 2.1),
        Column(_("Certification"), 1.6),
        Column(_("Dates"), 1.9),
    ]
    rows = [[t.pathway, t.sector, t.cte_pathway, t.certification, span(t.starts_on, t.ends_on)] for t in themes]
    paper.add(Table(columns, rows, summary=_("Pathways, with the industry theme of each")))


def _add_work(paper: Paper, facts: TranscriptFacts, level: int) -> None:
    work = facts.work
    paper.add(Heading(_("Placements"), level=level))
    if not work:
        paper.add(Paragraph(_("No placement is recorded.")))
        return
    columns = [
        Column(_("Employer and role"), 3.2, header=True),
        Column(_("Supervisor"), 2),
        Column(_("Dates"), 1.9),
        Column(_("Pay"), 1),
        Column(_("Hours"), 1, "right", figures=True),
        Column(_("Target"), 1, "right", figures=True),
    ]
    traces: list[list[Figure]] = []
    for w in work:
        entries = [entry for entry in facts.approved if entry.placement_id == w.record.id]
        traces.append(_traced(facts, w.employer or w.record.role, w.totals.approved, entries))
    summary = _("Placements, with the approved hours of each")
    paper.add(Table(columns, [_work_row(w) for w in work], traces=traces, summary=summary))


def _work_row(work: Work) -> list[Text]:
    placement, target = work.record, work.totals.target
    dates = span(placement.starts_on, placement.ends_on)
    if placement.state in ("planned", "requested"):
        dates = _("Planned: {dates}").format(dates=dates) if dates else _("Planned")
    elif placement.state == "ended" and not placement.ends_on:
        dates = _("Ended; from {day}").format(day=day(placement.starts_on)) if placement.starts_on else _("Ended")
    if placement.state == "ended" and placement.end_reason:
        dates = "\n".join(filter(None, (dates, END_REASON.format(placement.end_reason))))
    what = " · ".join(part for part in (placement.role, work.activity) if part)
    return [
        [Bold(work.employer), "\n" + what] if work.employer else [Bold(what)],
        work.supervisor,
        dates,
        PAY.format(placement.pay),
        figure(work.totals.approved),
        figure(target) if target else "",
    ]
