"""The steps of placements as verbs: each says what happens, is one edit, and is taken back with one undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.book.base import Record
from app.book.book import Book
from app.i18n import N_, _, ngettext, number
from app.models.placements import Placement
from app.models.placing import state_today
from app.models.placing_steps import FROM, activate, hindrance, plan_again, reopen_placements, request
from app.views.look.buttons import Kind, button
from app.views.placements.forms import end_placements
from app.views.window.page import Shell

Act = Callable[[Book, Sequence[str]], int]


class Step(NamedTuple):
    """One step: its command, the verb on its button, and how it is done; without `act`, a dialog asks first."""

    id: str
    command: str
    verb: str
    act: Act | None = None
    back: bool = False


STEPS: tuple[Step, ...] = (
    Step("request", "placement.request", N_("Mark as requested"), request),
    Step("activate", "placement.begin", N_("Begin the placement"), activate),
    Step("end", "placement.end", N_("End the placement…")),
    Step("plan", "placement.plan", N_("Back to planned"), plan_again, back=True),
    Step("reopen", "placement.reopen", N_("Reopen"), reopen_placements, back=True),
)
NEXT: Mapping[str, str] = {"planned": "activate", "requested": "activate", "active": "end"}
"""The step that leads on from each state; the first is the one that most will want."""


def said(step: str, count: int) -> str:
    """What was done with some placements, in words."""
    words = {
        "request": ngettext("{count} placement requested", "{count} placements requested", count),
        "activate": ngettext("{count} placement has begun", "{count} placements have begun", count),
        "plan": ngettext("{count} placement is planned again", "{count} placements are planned again", count),
        "reopen": ngettext("{count} placement goes on", "{count} placements go on", count),
        "end": ngettext("{count} placement ended", "{count} placements ended", count),
    }[step]
    return words.format(count=number(count))


def take(shell: Shell, parent: QWidget, step: Step, ids: Sequence[str]) -> None:
    """Do a step with placements; those in another state are left alone."""

    def done(count: int) -> None:
        shell.toast(said(step.id, count), undo=True)

    if step.act is None:
        end_placements(parent, shell.book, ids, done)
        return
    act, counts = step.act, list[int]()
    if shell.attempt(lambda: counts.append(act(shell.book, ids))):
        done(counts[0])


def commands(shell: Shell, parent: QWidget, chosen: Sequence[Record]) -> dict[str, Callable[[], object] | None]:
    """The commands of the steps for some placements; one is off where none of them is in a state for it."""
    found: dict[str, Callable[[], object] | None] = {}
    for step in STEPS:
        ids = [p.id for p in chosen if p.state in FROM[step.id]]
        found[step.command] = (lambda step=step, ids=ids: take(shell, parent, step, ids)) if ids else None
    return found


class Offered(NamedTuple):
    """The buttons of the steps that one placement may take, and why others cannot be taken."""

    buttons: list[QWidget]
    reasons: list[str]


def offer(shell: Shell, parent: QWidget, placement_id: str) -> Offered:
    """What can be done with one placement now, the way on first; nothing for accounts that may not change it."""
    book = shell.book
    placement = book.record(Placement, placement_id)
    if placement is None or not book.allows(Placement.__tablename__, "change"):
        return Offered([], [])
    way_on = NEXT.get(placement.state)
    steps = [step for step in STEPS if placement.state in FROM[step.id]]
    if placement.state in ("planned", "requested"):
        steps = [step for step in steps if step.id != "end"]  # what never began is deleted, or ended from the menu
    made = Offered([], [])
    for step in sorted(steps, key=lambda step: (step.id != way_on, step.back)):
        why = hindrance(book, placement, step.id)
        kind: Kind = "primary" if step.id == way_on and step.id != "end" else "link" if step.back else "plain"
        push = button(_(step.verb), "undo-2" if step.back else "", kind)
        push.clicked.connect(lambda _on=False, step=step: take(shell, parent, step, [placement_id]))
        push.setEnabled(not why)
        push.setToolTip(why)
        made.buttons.append(push)
        if why:
            made.reasons.append(why)
    if placement.state != "ended" and state_today(placement.state, placement.ends_on) == "ended":
        made.reasons.append(_("Its last day has passed. Say how it ended, or give it a later last day."))
    return made
