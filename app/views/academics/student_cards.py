"""The cards beside the requirements of a student: the CTE standing, averages, attendance, credentials."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from app.book.base import Record
from app.i18n import _, day, ngettext, number
from app.models.course_records import CourseRecord
from app.models.known_words import in_words
from app.models.pathways import SitePathway
from app.models.strand_settings import CHRONIC
from app.models.studies import Studies, is_chronic, share_absent
from app.models.study_kinds import TENTHS
from app.views.academics.credentials import ask_for_credential, lasting
from app.views.academics.lines import line, link, rows_button
from app.views.academics.wording import (
    CTE_STATUS,
    STATUS_TONES,
    STEP,
    STEP_ICONS,
    imported_words,
    next_step,
    percent,
    points,
    why,
)
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import IconTile, label, rule
from app.views.look.layouts import column, row
from app.views.look.meter import Meter
from app.views.window.allowed import offered
from app.views.window.page import Shell


def cte_card(shell: Shell, studies: Studies) -> Card:
    """The standing in each pathway with its reason and the steps of its sequence."""
    card = Card(_("Career technical education"), spacing=8)
    if not studies.standings:
        card.add(label(_("The student belongs to no pathway with a sequence of courses."), "muted", wrap=True))
    for place, standing in enumerate(studies.standings):
        if place:
            card.add(rule())
        pathway = shell.book.record(SitePathway, standing.pathway_id)
        name = pathway.name if pathway else ""
        sequence = link(
            _("Sequence"),
            partial(shell.go, "courses", f"sequence:{standing.pathway_id}"),
            _("Open the sequence of {pathway}").format(pathway=name),
        )
        head = row(label(name, "strong", wrap=True), sequence)
        head.setStretch(0, 1)
        card.add(head)
        card.add(row(Chip(CTE_STATUS.format(standing.status), STATUS_TONES[standing.status]), None))
        card.add(label(why(standing), "muted", wrap=True))
        for step in standing.steps:
            icon, token = STEP_ICONS[step.state]
            shown = row(IconTile(icon, token, 16), spacing=6)
            shown.addWidget(label(step.course, wrap=True), 1)
            shown.addWidget(rows_button(shell, STEP.format(step.state), step.course, step.record_ids))
            card.add(shown)
        if following := next_step(standing):
            card.add(label(_("Next: {course}").format(course=following), "muted", wrap=True))
    return card


def averages_card(shell: Shell, studies: Studies) -> Card:
    """What Pathbook computes from the marks, and apart from it what another system said."""
    card = Card(_("Averages"), spacing=6)
    card.add(label(_("Computed here from the marks, weighed by credits attempted"), "caption", wrap=True))
    for caption, average in ((_("All final marks"), studies.average), (_("A-G, grades 10 and 11"), studies.ag_average)):
        if average.value is not None:
            card.add(line(caption, rows_button(shell, points(average.value), caption, average.record_ids)))
    if studies.average.value is None:
        card.add(label(_("No final mark with points."), "muted", wrap=True))
    card.add(rule(), label(_("Imported, not computed"), "caption"))
    for snapshot in studies.imported:
        caption, source = imported_words(snapshot)
        words = column(label(caption, wrap=True), label(source, "faint", wrap=True), spacing=0)
        shown = row(spacing=8)
        shown.addLayout(words, 1)
        shown.addWidget(label(in_words(snapshot.value), "strong"))
        card.add(shown)
    if not studies.imported:
        card.add(label(_("Nothing was imported for this student."), "muted", wrap=True))
    return card


def presence_card(shell: Shell, studies: Studies) -> Card | None:
    """Attendance and behavior as they were imported; None where there is neither, or the account sees none."""
    if studies.attendance is None and studies.behavior is None:
        return None
    card = Card(_("Attendance and behavior"), spacing=6)
    if studies.attendance:
        card.add(*_attendance(studies.attendance))
    if studies.behavior:
        if studies.attendance:
            card.add(rule())
        card.add(*_behavior(studies.behavior))
    return card


def _attendance(snapshot: Record) -> list[QWidget | QLayout]:
    share = share_absent(snapshot)
    if share is None:
        return [label(_("No enrolled days."), "muted")]
    chronic = is_chronic(snapshot)
    of = _("{absent} of {enrolled} days").format(
        absent=TENTHS.format(snapshot.days_absent), enrolled=TENTHS.format(snapshot.days_enrolled)
    )
    shown: list[QWidget | QLayout] = [
        line(_("Absent"), *([Chip(_("Chronic"), "bad")] if chronic else []), label(percent(share), "strong")),
        Meter(share / CHRONIC, "bad" if chronic else "accent"),
        label(
            _("The full bar is {share} %: chronic by law (Education Code 60901(c)(1)).").format(share=CHRONIC),
            "faint",
            True,
        ),
    ]
    parts = [of, _up_to(snapshot)]
    if snapshot.days_excused is not None:
        parts.insert(1, _("{days} excused").format(days=TENTHS.format(snapshot.days_excused)))
    if snapshot.tardies is not None:
        said = ngettext("{count} tardy", "{count} tardies", snapshot.tardies)
        parts.insert(-1, said.format(count=number(snapshot.tardies)))
    return [*shown, label(" · ".join(parts), "muted", wrap=True)]


def _behavior(snapshot: Record) -> list[QWidget | QLayout]:
    shown: list[QWidget | QLayout] = [line(_("Incidents"), label(number(snapshot.incidents), "strong"))]
    if snapshot.suspensions is not None:
        shown.append(line(_("Suspensions"), label(number(snapshot.suspensions), "strong")))
    if snapshot.days_suspended:
        shown.append(line(_("Days suspended"), label(TENTHS.format(snapshot.days_suspended), "strong")))
    return [*shown, label(_up_to(snapshot), "muted", wrap=True)]


def _up_to(snapshot: Record) -> str:
    """Which year and until when, and from where."""
    source = snapshot.source or _("imported")
    said = _("{year}, up to {day}, {source}")
    return said.format(year=snapshot.school_year, day=day(snapshot.until), source=source)


def credentials_card(shell: Shell, studies: Studies) -> Card:
    """Industry credentials, and the courses that gave college credit."""
    student_id = studies.student.id

    def add() -> None:
        values = {"student_id": student_id, "pathway_id": _pathway_of(studies), "earned_on": studies.today}
        ask_for_credential(shell, card.window(), values)

    adding = button(_("Add"), "plus", "link", add, _("Add a credential"))
    card = Card(_("Credentials and college credit"), offered(shell.book, "add:credential", adding), spacing=6)
    lines: list[QWidget] = []
    for each in studies.credentials:
        words = " · ".join(filter(None, (each.issuer, day(each.earned_on) if each.earned_on else "")))
        until = lasting(each._asdict(), studies.today)[0]
        go = partial(shell.go, "courses", each.id)
        lines.append(ItemButton(each.name, until, words, go, leads=True))
    if lines:
        card.add_lines(column(*lines, spacing=2))
    else:
        card.add(label(_("No credential yet."), "muted"))
    if studies.college_ids:
        records = shell.book.records(CourseRecord, {"id": list(studies.college_ids)})
        units = sum(record.college_units or 0 for record in records)
        count = ngettext("{count} term passed", "{count} terms passed", len(records)).format(count=number(len(records)))
        given = _("{units} college units").format(units=TENTHS.format(units)) if units else ""
        said = ", ".join(filter(None, (count, given)))
        card.add_lines(
            row(8, label(_("College credit")), None, rows_button(shell, said, _("College credit"), studies.college_ids))
        )
    return card


def _pathway_of(studies: Studies) -> str | None:
    return studies.standings[0].pathway_id if studies.standings else None
