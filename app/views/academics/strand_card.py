"""Two of the four strands of a student in short: academics, and career technical education.

Each fits a card 270 pixels wide: a headline figure, a few lines, and the way to the rest.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.models.pathways import SitePathway
from app.models.requirement_progress import Progress
from app.models.studies import Studies, is_chronic, share_absent, studies_of
from app.models.study_kinds import CREDITS
from app.views.academics.lines import line, link, rows_button
from app.views.academics.wording import (
    CTE_STATUS,
    STATUS_TONES,
    STEP,
    STEP_ICONS,
    amount,
    imported_of,
    next_step,
    of_required,
    percent,
    points,
    track_words,
)
from app.views.look.cards import Card, stand_level
from app.views.look.chips import Chip
from app.views.look.labels import IconTile, label
from app.views.look.layouts import row
from app.views.look.meter import Meter
from app.views.look.tokens import Tone
from app.views.window.page import Shell

MOST = 4  # courses of a sequence that the card names


def academics_strand(shell: Shell, student_id: str) -> QWidget:
    """A-G in years, credits toward graduation, the average, what was not passed, and absence."""
    card = _card(shell, student_id, _("Academics"))
    studies = studies_of(shell.book, student_id)
    if studies is None or not studies.records:
        card.add(label(_("No course records."), "muted", wrap=True))
    else:
        if studies.ag:
            _headline(card, shell, studies.ag, _("Years of A-G"), *track_words(studies))
        if progress := studies.graduation:
            _graduation(card, shell, progress)
        _figures(card, shell, studies)
    if studies and studies.attendance and (share := share_absent(studies.attendance)) is not None:
        shown = _to_academics(shell, student_id, percent(share), _("Absent"))
        card.add(line(_("Absent"), *([Chip(_("Chronic"), "bad")] if is_chronic(studies.attendance) else []), shown))
    card.add(None)
    return card


def cte_strand(shell: Shell, student_id: str) -> QWidget:
    """The standing in the latest pathway with the steps of its sequence, credentials and college credit."""
    card = _card(shell, student_id, _("CTE"))
    studies = studies_of(shell.book, student_id)
    if studies is None or not studies.standings:
        card.add(label(_("No pathway with a sequence of courses."), "muted", wrap=True))
    else:
        _sequence(card, shell, studies)
    if studies and studies.credentials:
        found = [each.id for each in studies.credentials]
        said = ngettext("Credential", "Credentials", len(found))
        card.add(line(said, rows_button(shell, number(len(found)), said, found)))
    if studies and studies.college_ids:
        count = number(len(studies.college_ids))
        card.add(line(_("College credit, terms"), rows_button(shell, count, _("College credit"), studies.college_ids)))
    card.add(None)
    return card


def _card(shell: Shell, student_id: str, heading: str) -> Card:
    card = Card(heading, _to_academics(shell, student_id, _("Open"), heading), spacing=7)
    stand_level(card)
    return card


def _to_academics(shell: Shell, student_id: str, text: str, caption: str) -> QWidget:
    """Words that lead to the tab with everything about the student's courses."""
    spoken = _("{caption}, {figure}: open academics").format(caption=caption, figure=text)
    return link(text, partial(shell.go, "student", f"{student_id}/academics"), spoken)


def _headline(card: Card, shell: Shell, progress: Progress, title: str, state: str, tone: Tone) -> None:
    done = CREDITS.format(progress.done)
    ids = [id_ for each in progress.lines for id_ in each.done_ids]
    card.add(
        row(
            label(done, "value"),
            label(_("of {amount}").format(amount=amount(progress.required, progress.unit)), "muted"),
            None,
            Chip(state, tone),
            spacing=6,
        )
    )
    card.add(Meter(progress.done / progress.required if progress.required else 0, tone))
    card.add(line(title, rows_button(shell, _("Show"), title, ids)))


def _graduation(card: Card, shell: Shell, progress: Progress) -> None:
    ids = [id_ for each in progress.lines for id_ in each.done_ids]
    said = of_required(progress.done, progress.required, progress.unit)
    card.add(line(_("Graduation"), rows_button(shell, said, _("Counted for graduation"), ids)))


def _figures(card: Card, shell: Shell, studies: Studies) -> None:
    if snapshot := imported_of(studies.imported, "gpa"):
        card.add(line(_("GPA, imported"), _to_academics(shell, studies.student.id, snapshot.value, _("GPA, imported"))))
    elif studies.average.value is not None:
        shown = points(studies.average.value)
        card.add(
            line(
                _("Average, computed"), rows_button(shell, shown, _("Marks of the average"), studies.average.record_ids)
            )
        )
    if failed := studies.failed:
        ids = [each.record_id for each in failed]
        card.add(line(_("Not passed, terms"), rows_button(shell, number(len(ids)), _("Not passed"), ids)))


def _sequence(card: Card, shell: Shell, studies: Studies) -> None:
    standing = studies.standings[0]
    pathway = shell.book.record(SitePathway, standing.pathway_id)
    status = Chip(CTE_STATUS.format(standing.status), STATUS_TONES[standing.status])
    done = row(label(number(len(standing.completed)), "value"), spacing=6)
    said = ngettext("of {count} course", "of {count} courses", len(standing.steps))
    done.addWidget(label(said.format(count=number(len(standing.steps))), "muted"))
    done.addStretch(1)
    card.add(done, row(status, None), label(pathway.name if pathway else "", "muted", wrap=True))
    for step in standing.steps[:MOST]:
        icon, token = STEP_ICONS[step.state]
        shown = row(IconTile(icon, token, 16), spacing=6)
        shown.addWidget(label(step.course, wrap=True), 1)
        shown.addWidget(rows_button(shell, STEP.format(step.state), step.course, step.record_ids))
        card.add(shown)
    if len(standing.steps) > MOST and (following := next_step(standing)):
        card.add(line(_("Next"), label(following, "strong", wrap=True)))
