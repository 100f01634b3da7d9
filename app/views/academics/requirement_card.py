"""How far a student has come with a set of requirements: a line with a bar for each, every figure with its rows."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from app.i18n import _, day
from app.models.credit_progress import missing
from app.models.left_out import left_out_words
from app.models.on_track import due_by
from app.models.requirement_progress import Line, Progress
from app.models.requirements import RequirementSet
from app.models.studies import Studies
from app.models.study_kinds import CREDITS
from app.models.year_halves import half_ends
from app.views.academics.lines import link, rows_button
from app.views.academics.wording import amount, by_words, line_state, of_required, track_words
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.look.meter import Meter
from app.views.look.theme import theme
from app.views.look.tokens import Tone
from app.views.window.page import Shell


def ag_card(shell: Shell, studies: Studies, progress: Progress) -> Card:
    """A-G by area, in years, and whether the student is on the way to complete it."""
    due = due_by(studies.student.grade, progress.required, studies.today)
    until = day(half_ends(studies.today))
    said = _("{amount} are due by {day}").format(amount=amount(due, progress.unit), day=until) if due else ""
    return _card(shell, _("A-G by area"), progress, track_words(studies), said)


def graduation_card(shell: Shell, progress: Progress) -> Card:
    """The requirements for graduation by subject."""
    state: tuple[str, Tone] = (_("Complete"), "ok") if progress.is_met else (_("Under way"), "info")
    return _card(shell, _("Graduation by subject"), progress, state, "")


def _card(shell: Shell, heading: str, progress: Progress, state: tuple[str, Tone], said: str) -> Card:
    chosen = shell.book.record(RequirementSet, progress.set_id)
    name = _(chosen.name) if chosen else ""
    opens = link(
        name, lambda: shell.go("courses", progress.set_id), _("Open the requirements: {name}").format(name=name)
    )
    card = Card(heading, opens, spacing=10)
    card.add(_headline(shell, heading, progress, state, said), _lines(shell, progress))
    card.add(label(_lacking(progress), "muted", wrap=True))
    if left_out := left_out_words(progress.left_out):
        card.add(label(_("Not counted: {list}.").format(list="; ".join(left_out)), "muted", wrap=True))
    return card


def _headline(shell: Shell, heading: str, progress: Progress, state: tuple[str, Tone], said: str) -> QLayout:
    done = [id_ for line in progress.lines for id_ in line.done_ids]
    running = [id_ for line in progress.lines for id_ in line.running_ids]
    words = of_required(progress.done, progress.required, progress.unit)
    shown = row(Chip(*state), rows_button(shell, words, heading, done), spacing=6)
    if progress.running:
        more = _("+ {amount} in progress").format(amount=CREDITS.format(progress.running))
        shown.addWidget(rows_button(shell, more, _("In progress"), running))
    shown.addStretch(1)
    if said:
        shown.addWidget(label(said, "muted"))
    return shown


def _lines(shell: Shell, progress: Progress) -> QLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 5)
    grid.setColumnStretch(1, 3)
    for place, line in enumerate(progress.lines):
        for at, part in enumerate(_line(shell, line, progress.unit)):
            if part is not None:
                grid.addWidget(part, place, at)
    return grid


def _line(shell: Shell, line: Line, unit: str) -> tuple[QWidget | None, ...]:
    state, tone = line_state(line, unit)
    name = label(_(line.name), wrap=True)
    if (line.recommended or 0) > max(line.required, line.done):
        name.setToolTip(_("{amount} recommended").format(amount=amount(line.recommended or 0, unit)))
    bar = Meter(line.done / line.required if line.required else 1.0, tone)
    theme.follow(bar, "least", lambda: bar.setMinimumWidth(theme.px(60)))
    figure = _("{done} of {required}").format(done=CREDITS.format(line.done), required=CREDITS.format(line.required))
    running = _("+ {amount}").format(amount=CREDITS.format(line.running))
    return (
        name,
        bar,
        rows_button(shell, figure, _(line.name), line.done_ids),
        rows_button(shell, running, _("{name}, in progress").format(name=_(line.name)), line.running_ids)
        if line.running
        else None,
        Chip(state, tone),
    )


def _lacking(progress: Progress) -> str:
    """What nobody has taken yet, and by when it must be."""
    parts = [
        _("{amount} of {name}").format(amount=amount(each.amount, progress.unit), name=_(each.line.name))
        for each in missing(progress)
    ]
    by = by_words(progress)
    if not parts:
        return _("Nothing is missing.") if progress.is_met else _("Everything is done or in progress.")
    said = _("Missing {by}: {list}.") if by else _("Missing: {list}.")
    return said.format(by=by, list=", ".join(parts))


def nothing_card() -> Card:
    """Where no set of requirements holds for the student's class, or nothing was taken."""
    card = Card(_("Requirements"))
    words = _("No set of requirements holds for this student: give the graduation class, or a set for all classes.")
    card.add(column(label(words, "muted", wrap=True)))
    return card
