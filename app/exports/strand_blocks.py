"""The strands of one student on paper: academics, career technical education, work, presence at school."""

from __future__ import annotations

from collections.abc import Sequence

from app.book.base import Record
from app.exports.blocks import Block, Bullets, Heading, Legend, Paragraph
from app.exports.facing import Beside
from app.exports.figures import Figure, figure
from app.exports.panels import Progress
from app.exports.strand_words import CTE_STANDING, STEP, Room, average, in_unit
from app.exports.study_facts import Study
from app.exports.tables import Column, Facts, Table
from app.exports.typesetting import SMALL, Bold, Style, Text
from app.exports.whole_facts import WholeFacts
from app.exports.wording import (
    and_more,
    hours_in_words,
    listed,
    percent,
    percent_absent,
    shortened,
    shortened_within,
    span,
)
from app.i18n import _, day, hours, ngettext, number
from app.models.grade_averages import Average
from app.models.known_words import in_words
from app.models.left_out import left_out_words
from app.models.requirement_progress import Progress as Requirements
from app.models.snapshots import INDICATOR
from app.models.study_kinds import CREDITS, TENTHS

DENSE = Style(8.5, 11.5)
"""Of tables with many rows."""
_MANY = 20  # requirements: beyond it their tables stand below each other, to go on over pages


class DenseTable(Table):
    """A table with little room between its rows."""

    _padding = 1.0
    _inset = 2.5


class DenseFacts(Facts):
    """Facts with little room between them."""

    _padding = 0.5


def academics(facts: WholeFacts, room: Room) -> list[Block]:
    """Credits by subject and A-G by area, side by side; averages, computed and imported ones apart."""
    study, who = facts.study, facts.student.id
    blocks: list[Block] = [Heading(_("Rigorous academics"))]
    tables: list[list[Block]] = []
    if study.credits:
        words = Paragraph(_of_all(_("Graduation"), study.credits))
        tables.append([words, requirements(study.credits, who), *_left_out(study.credits, who, room)])
    if study.ag:
        words = Paragraph([*_of_all("A-G", study.ag), " · ", _track(study, study.ag)])
        tables.append([words, requirements(study.ag, who), *_left_out(study.ag, who, room)])
    if all(progress is None or len(progress.lines) <= _MANY for progress in (study.credits, study.ag)):
        blocks += [Beside(*tables)] if tables else []
    else:
        blocks += [block for table in tables for block in table]
    known = averages(study, who)
    blocks += known
    if not study.courses:
        blocks.append(Paragraph(_("No courses are recorded.")))
    return blocks


def _track(study: Study, progress: Requirements) -> str:
    """Where a student stands on the way to A-G."""
    if progress.is_met:
        return _("complete")
    if study.on_track is None:
        return _("nothing due yet") if study.courses else _("no marks yet")
    return _("on track") if study.on_track else _("not on track")


def _of_all(name: str, progress: Requirements) -> list[str]:
    """ "Graduation: 120 of 220 credits, 30 in progress"."""
    said = _("{done} of {required}").format(
        done=CREDITS.format(progress.done), required=in_unit(progress.required, progress.unit)
    )
    running = _("{amount} in progress").format(amount=CREDITS.format(progress.running))
    return [Bold(name), ": ", said, *([", ", running] if progress.running else [])]


def requirements(progress: Requirements, student_id: str) -> Table:
    """Each line of a set: asked, done, in progress, missing."""
    columns = [
        Column(_("Requirement"), 4, header=True, style=DENSE),
        *(Column(heading, 1.25, "right", figures=True, style=DENSE)
          for heading in (_("Asked"), _("Completed"), _("Now"), _("To go"))),
    ]  # fmt: skip
    rows: list[list[Text]] = []
    traces: list[list[Figure]] = []
    for line in progress.lines:
        name = shortened(_(line.name), 44)
        amounts = (line.required, line.done, line.running)
        lacking = CREDITS.format(line.open) if line.open else "–"
        rows.append([name, *(CREDITS.format(amount) for amount in amounts), lacking])
        done = figure(_("{name}: done").format(name=name), CREDITS.format(line.done), "course_record", line.done_ids,
                      student_id)  # fmt: skip
        now = figure(_("{name}: in progress").format(name=name), CREDITS.format(line.running), "course_record",
                     line.running_ids, student_id)  # fmt: skip
        traces.append([*done, *now])
    return DenseTable(columns, rows, traces=traces, summary=_("Requirements with what is done and missing"))


def _left_out(progress: Requirements, student_id: str, room: Room) -> list[Block]:
    """What was passed and counts for nothing, with the reasons."""
    words = left_out_words(progress.left_out)
    if not words:
        return []
    said = _("Not counted: {list}.").format(list="; ".join(listed(words, room.entries)))
    told = figure(_("Not counted"), number(len(words)), "course_record",
                  [each.record_id for each in progress.left_out], student_id)  # fmt: skip
    return [Legend(said).tracing(told)]


def averages(study: Study, student_id: str) -> list[Block]:
    """Grade averages in a line: the one computed here, and those that another system said."""
    said: list[str] = []
    told: list[Figure] = []
    if study.average.value is not None:
        value = average(study.average.value)
        said += [_gpa(study.average), Bold(value)]
        told += figure(_("GPA, computed"), value, "course_record", study.average.record_ids, student_id)
    for each in study.imported[:4]:
        name = each.name or INDICATOR.format(each.kind)
        words = _("{name}, imported, as of {day}: ").format(name=name, day=day(each.taken_on))
        said += [" · " if said else "", words, Bold(in_words(each.value))]
        told += figure(_("{name}, imported").format(name=name), each.value, "indicator_snapshot", [each.id], student_id)
    return [Paragraph(said).tracing(told)] if said else []


def _gpa(mean: Average) -> str:
    """Of which marks it is, where the scale does not know all of them."""
    if not mean.unknown:
        return _("GPA computed here, by credits attempted: ")
    words = ngettext("GPA of {some} of {count} mark: ", "GPA of {some} of {count} marks: ", mean.marks)
    return words.format(some=number(len(mean.record_ids)), count=number(mean.marks))


def cte(facts: WholeFacts, room: Room) -> list[Block]:
    """The standing in each pathway with the courses that make it, and credentials."""
    study, who = facts.study, facts.student.id
    blocks: list[Block] = [Heading(_("Career technical education"))]
    for standing in study.standings[: room.entries]:
        pathway = shortened(study.pathways.get(standing.pathway_id, ""), room.letters)
        words = CTE_STANDING.format(standing.status)
        behind = [id_ for step in standing.completed for id_ in step.record_ids]
        told = figure(pathway, words, "course_record", behind, who)
        blocks.append(Paragraph([Bold(pathway), ": ", words]).tracing(told))
        steps = [f"{shortened_within(step.course, 60)} ({STEP.format(step.state).lower()})" for step in standing.steps]
        if steps:
            blocks.append(Paragraph(" · ".join(listed(steps, max(room.entries, 4))), SMALL))
    if not study.standings:
        themes = [shortened(theme.pathway, room.letters) for theme in facts.base.themes[: room.entries]]
        blocks.append(Paragraph(" · ".join(themes) or _("No pathway is recorded.")))
    if study.credentials:
        names = [shortened(_credential(each), room.letters) for each in study.credentials]
        said = [Bold(_("Credentials")), ": ", "; ".join(listed(names, room.entries))]
        count, ids = number(len(names)), [each.id for each in study.credentials]
        blocks.append(Paragraph(said).tracing(figure(_("Credentials"), count, "credential", ids, who)))
    return blocks


def _credential(record: Record) -> str:
    parts = [record.issuer, day(record.earned_on) if record.earned_on else None]
    about = ", ".join(part for part in parts if part)
    return f"{record.name} ({about})" if about else record.name


def work(facts: WholeFacts, room: Room) -> list[Block]:
    """Approved hours against the target, and the placements that go on."""
    base, totals, who = facts.base, facts.base.totals, facts.student.id
    told = figure(_("Approved hours this school year"), hours(totals.approved), "hour_entry", facts.entry_ids, who)
    blocks: list[Block] = [Heading(_("Work-based learning"))]
    if totals.target:
        reached = _("{approved} of {target}").format(
            approved=hours(totals.approved), target=hours_in_words(totals.target)
        )
        text = [Bold(reached), " ", _("approved this school year")]
        share = percent(totals.approved, totals.target)
        blocks.append(Progress(text, totals.approved / totals.target, share).tracing(told))
    else:
        said = _("Approved this school year: {hours}.").format(hours=hours_in_words(totals.approved))
        blocks.append(Paragraph([said, " ", _("No hour goal has been set.")]).tracing(told))
    more = [
        (_("Waiting for approval: {hours}."), totals.waiting),
        (_("Approved in all school years: {hours}."), totals.lifetime if totals.lifetime > totals.approved else 0),
    ]
    rest = [words.format(hours=hours_in_words(minutes)) for words, minutes in more if minutes]
    if rest:
        blocks.append(Paragraph(" ".join(rest), SMALL))
    places = [
        shortened(" · ".join(part for part in (employer, p.role, span(p.starts_on, p.ends_on)) if part), room.letters)
        for p, employer in base.work
    ]
    if places:
        ids = [placement.id for placement, _employer in base.work]
        told = figure(_("Placements now"), number(len(ids)), "placement", ids, who)
        blocks.append(Bullets(listed(places, min(room.entries, 4))).tracing(told))
    return blocks


def presence(facts: WholeFacts) -> list[Block]:
    """Attendance and behavior of the school year, as they were imported."""
    caring, who = facts.caring, facts.student.id
    said: list[str] = []
    told: list[Figure] = []
    if a := caring.attendance:
        absent = _("{absent} of {enrolled} days absent").format(
            absent=TENTHS.format(a.days_absent), enrolled=TENTHS.format(a.days_enrolled)
        )
        share = f" ({percent_absent(a.days_absent, a.days_enrolled)})" if a.days_enrolled else ""
        said += [Bold(absent), share, ", ", _("up to {day}").format(day=day(a.until)), ". "]
        told += figure(_("Days absent"), TENTHS.format(a.days_absent), "attendance_snapshot", [a.id], who)
    if b := caring.behavior:
        count = ngettext("{count} incident", "{count} incidents", b.incidents).format(count=number(b.incidents))
        said += [Bold(count), ", ", _("up to {day}").format(day=day(b.until)), "."]
        told += figure(_("Incidents"), number(b.incidents), "behavior_snapshot", [b.id], who)
    return [Heading(_("Attendance and behavior")), Paragraph(said).tracing(told)] if said else []


def cut(shown: int, every: Sequence[object]) -> list[Block]:
    """That a table leaves some out; nothing where it does not."""
    return [Legend(and_more(len(every) - shown))] if len(every) > shown else []
