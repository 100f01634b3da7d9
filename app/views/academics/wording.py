"""How amounts, states and standings of courses are said and coloured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.book.base import Record
from app.book.kinds import Choice
from app.i18n import N_, _, day, ngettext, number
from app.models.cte_status import COMPLETER, CONCENTRATOR, NONE, PARTICIPANT, CteStanding
from app.models.requirement_progress import Line, Progress
from app.models.requirements import LEAST_MARK
from app.models.snapshots import INDICATOR
from app.models.studies import Studies
from app.models.study_kinds import CREDITS
from app.views.look.tokens import Tone

CTE_STATUS = Choice(
    {
        NONE: N_("No course completed"),
        PARTICIPANT: N_("Participant"),
        CONCENTRATOR: N_("Concentrator"),
        COMPLETER: N_("Completer"),
    }
)
STATUS_TONES: Mapping[str, Tone] = {NONE: "neutral", PARTICIPANT: "info", CONCENTRATOR: "ok", COMPLETER: "accent"}

STEP = Choice(
    {"completed": N_("Done"), "running": N_("In progress"), "failed": N_("Not passed"), "open": N_("Not taken")}
)
STEP_TONES: Mapping[str, Tone] = {"completed": "ok", "running": "info", "failed": "bad", "open": "neutral"}
STEP_ICONS: Mapping[str, tuple[str, str]] = {
    "completed": ("circle-check", "ok"),
    "running": ("circle-dot", "info"),
    "failed": ("circle-x", "bad"),
    "open": ("circle", "text3"),
}
"""By the state of a course in a sequence: its icon and the colour of it."""


def amount(hundredths: int, unit: str) -> str:
    """How much is asked or done: "2.5 years", "35 credits"."""
    count = 1 if hundredths == 100 else 2
    said = (
        ngettext("{amount} year", "{amount} years", count)
        if unit == "years"
        else ngettext("{amount} credit", "{amount} credits", count)
    )
    return said.format(amount=CREDITS.format(hundredths))


def of_required(done: int, required: int, unit: str) -> str:
    """ "9 of 15 years"."""
    said = _("{done} of {required}")
    return said.format(done=CREDITS.format(done), required=amount(required, unit))


def line_state(line: Line, unit: str) -> tuple[str, Tone]:
    """Whether a requirement is done, and its colour: else how much of it is neither done nor under way."""
    if not line.missing:
        return _("Done"), "ok"
    if not line.open:
        return _("In progress"), "info"
    return _("Missing {amount}").format(amount=amount(line.open, unit)), "warn"


def track_words(studies: Studies) -> tuple[str, Tone]:
    """Whether a student is on the way to complete A-G, and its colour."""
    if not studies.records:
        return _("No marks yet"), "neutral"
    if studies.ag and studies.ag.is_met:
        return _("Complete"), "ok"
    if studies.on_track is None:
        return _("Nothing due yet"), "neutral"
    return (_("On track"), "ok") if studies.on_track else (_("Behind"), "warn")


def by_words(progress: Progress) -> str:
    """By when it must be done: "by June 30, 2028"."""
    return _("by {day}").format(day=day(progress.by)) if progress.by else ""


def points(hundredths: int | None) -> str:
    """A grade average: "3.21"."""
    return "" if hundredths is None else number(hundredths / 100, "0.00")


def percent(share: float) -> str:
    """ "6.3 %"."""
    return _("{share} %").format(share=number(share, "0.#"))


def least_words(least: str) -> str:
    """The least mark that counts."""
    return LEAST_MARK.format(least)


def why(standing: CteStanding) -> str:
    """The reason of a standing in one sentence."""
    done = len(standing.completed)
    if standing.status == COMPLETER:
        return _("The sequence is completed up to its capstone with C- or better.")
    if standing.status == CONCENTRATOR:
        said = ngettext(
            "{count} course completed; two make a concentrator.",
            "{count} courses completed; two make a concentrator.",
            done,
        )
        return said.format(count=number(done))
    if standing.status == PARTICIPANT:
        return _("One course is completed; a second one makes a concentrator.")
    return _("No course of the sequence is completed.")


def next_step(standing: CteStanding) -> str:
    """What would come next: the first course of the sequence that is neither done nor under way; else ""."""
    return next((step.course for step in standing.steps if step.state in ("open", "failed")), "")


def imported_words(snapshot: Record) -> tuple[str, str]:
    """The caption of an imported figure, and from where and when it is."""
    caption = snapshot.name or INDICATOR.format(snapshot.kind)
    source = snapshot.source or _("Imported")
    return caption, _("{source}, {day}").format(source=source, day=day(snapshot.taken_on))


def imported_of(snapshots: Sequence[Record], kind: str) -> Record | None:
    """The imported figure of a kind."""
    return next((each for each in snapshots if each.kind == kind), None)
