"""Parts of a transcript beside hours and placements: the continuum, competencies with evidence, evaluations."""

from __future__ import annotations

from app.exports.blocks import Bullets, Heading, Legend, Paragraph
from app.exports.pdf import Paper
from app.exports.tables import Column, Table
from app.exports.transcript_facts import Competency, Evaluated, TranscriptFacts
from app.exports.typesetting import Bold, Text
from app.exports.wording import hours_in_words
from app.i18n import _, day, ngettext, number
from app.models.continuum import STAGES, Done
from app.models.evaluations import EVALUATED_BY, POINT
from app.models.kinds import STAGE
from app.models.placements import EMPLOYER_EVALUATION
from app.models.work_kinds import COMPETENCY_LEVEL, RATING


def add_continuum(paper: Paper, done: list[Done], level: int) -> None:
    """How far the student came along the continuum, and the events attended."""
    if not done:
        return
    events = [each for each in done if each.kind == "event"]
    paper.add(Heading(_("Along the continuum"), level=level), _stages(done))
    if events:
        columns = [
            Column(_("Event"), 3, header=True),
            Column(_("Stage and activity"), 2.6),
            Column(_("Date"), 1.3),
            Column(_("Hours"), 0.9, "right", figures=True),
        ]
        paper.add(Table(columns, [_event_row(each) for each in events], summary=_("Events that the student attended")))
        told = _("Events are not part of the approved hours: {hours} in all.")
        paper.add(Legend(told.format(hours=hours_in_words(sum(each.minutes for each in events)))))


def _stages(done: list[Done]) -> Paragraph:
    """What was done at each stage, in a line; what has none comes last, where there is any."""
    parts: list[str] = []
    for stage in STAGES:
        events, placements = (sum(d.stage == stage and d.kind == kind for d in done) for kind in ("event", "placement"))
        counts = [
            *([ngettext("{count} event", "{count} events", events).format(count=number(events))] if events else []),
            *([ngettext("{count} placement", "{count} placements", placements).format(count=number(placements))]
              if placements else []),
        ]  # fmt: skip
        if stage or counts:
            parts += [" · " if parts else "", Bold(_stage(stage)), ": ", ", ".join(counts) or _("nothing so far")]
    return Paragraph(parts)


def _stage(stage: str | None) -> str:
    return STAGE.format(stage) if stage else _("Without a stage")


def _event_row(event: Done) -> list[Text]:
    what: Text = [Bold(event.name), f"\n{event.employer}"] if event.employer else [Bold(event.name)]
    kind = " · ".join(filter(None, (_stage(event.stage), _(event.activity) if event.activity else None)))
    return [what, kind, day(event.on) if event.on else "", figure(event.minutes) if event.minutes else ""]


def add_competencies(paper: Paper, competencies: list[Competency], level: int) -> None:
    """What was practiced and rated, each with its evidence."""
    if not competencies:
        return
    leveled = any(c.level for c in competencies)
    columns = [Column(_("Competency"), 3, header=True)]
    if leveled:
        columns += [Column(_("Level"), 1.6), Column(_("Rated"), 2.6)]
    columns += [
        Column(_("Entries"), 1, "right", figures=True),
        Column(_("Approved hours"), 1 + 0.6 * leveled, "right", figures=True),
    ]
    rows = [_competency_row(c, leveled) for c in competencies]
    said = [_("Hours in which several competencies were practiced count for each of them.")]
    if leveled:
        said.insert(0, _("Levels go from 1 to 4; entries and hours are the evidence in approved hours."))
    paper.add(
        Heading(_("Competencies"), level=level),
        Table(columns, rows, summary=_("Competencies practiced in approved hours")),
        Legend(" ".join(said)),
    )


def _competency_row(competency: Competency, leveled: bool) -> list[Text]:
    level = [COMPETENCY_LEVEL.format(competency.level), _rated(competency)] if leveled else []
    entries, minutes = competency.entries, competency.minutes
    return [competency.name, *level, *([number(entries), figure(minutes)] if entries else ["", ""])]


def _rated(competency: Competency) -> str:
    on = day(competency.rated_on) if competency.rated_on else ""
    return "\n".join(filter(None, (on, competency.employer)))


def add_evaluations(paper: Paper, facts: TranscriptFacts, level: int) -> None:
    """The overall ratings of each evaluation in the three categories, and what employers said of internships."""
    said = [
        _("{work}: {rating}").format(work=w.employer or w.record.role, rating=EMPLOYER_EVALUATION.format(rating))
        for w in facts.work
        if (rating := w.record.employer_evaluation)
    ]
    if not facts.evaluations and not said:
        return
    paper.add(Heading(_("Evaluations"), level=level))
    if facts.evaluations:
        columns = [
            Column(_("Evaluation"), 2.2, header=True),
            Column(_("By"), 1.6),
            Column(_("Foundational skills"), 1.8),
            Column(_("Applied workplace skills"), 1.8),
            Column(_("Self-management"), 1.8),
        ]
        rows = [_evaluation_row(each) for each in facts.evaluations]
        paper.add(Table(columns, rows, summary=_("Overall ratings in the three categories, 1 to 4")))
    if said:
        paper.add(Heading(_("What employers said on the whole"), level=level + 1), Bullets(said))


def _evaluation_row(evaluated: Evaluated) -> list[Text]:
    record, work = evaluated.record, evaluated.work
    when = _("{point}, {day}").format(point=POINT.format(record.point), day=day(record.date))
    by = "\n".join(filter(None, (EVALUATED_BY.format(record.by), record.evaluator)))
    ratings = (record.overall_a, record.overall_b, record.overall_c)
    return [[Bold(work.employer or work.record.role), "\n" + when], by, *(RATING.format(rating) for rating in ratings)]


def figure(minutes: int) -> str:
    """Hours with two decimals, so that the points stand under each other."""
    return number(round(minutes / 60, 2), "#,##0.00")
