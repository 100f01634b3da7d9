"""The columns of the records of a school year, and of the files that were written before."""

from __future__ import annotations

from app.i18n import _, moment, ngettext, number
from app.models.access import purpose_words
from app.models.wblr_files import Earlier
from app.models.wblr_listing import Line, Standing
from app.views.look.cells import Cell, ChipCell, MutedCell, PersonCell, StackedCell
from app.views.look.tokens import Tone
from app.views.safety.log_table import LogColumn

MISSING = 3  # the column that takes the room that is left: its sentences are the longest

_MUTED = MutedCell()
TONES: dict[Standing, Tone] = {"ready": "ok", "held": "bad", "out": "neutral"}


def standing_words(line: Line) -> str:
    """What becomes of a record."""
    return {"ready": _("Ready"), "held": _("Held back"), "out": _("Not in it")}[line.standing]


def what_is_missing(line: Line) -> str:
    """The first problem of a record, and how many more there are; or why the state does not ask for it."""
    if line.why or not line.problems:
        return line.why
    first, more = line.problems[0].message, len(line.problems) - 1
    if not more:
        return first
    said = ngettext("(and {count} more) {sentence}", "(and {count} more) {sentence}", more)
    return said.format(sentence=first, count=number(more))


def _person(line: Line) -> Cell:
    return PersonCell(line.local_id, line.local_id or line.student) if line.student else _MUTED


def record_columns() -> list[LogColumn[Line]]:
    """What is shown of each record."""

    def value(title: str, width: int, source: str, figures: bool = False) -> LogColumn[Line]:
        return LogColumn(title, width, lambda line: line.values.get(source, ""), lambda _line: _MUTED, figures)

    return [
        LogColumn(_("Student"), 200, lambda line: line.student, _person),
        LogColumn(_("Work"), 176, lambda line: line.work, lambda line: StackedCell(line.employer)),
        LogColumn(_("State"), 112, standing_words, lambda line: ChipCell(TONES[line.standing])),
        LogColumn(_("What is missing"), 250, what_is_missing, lambda _line: _MUTED),
        value(_("Type"), 62, "type"),
        value(_("Hours"), 68, "hours", figures=True),
        value(_("Course"), 74, "course"),
        value(_("State ID"), 112, "ssid"),
        value(_("Employer’s evaluation"), 190, "evaluation"),
        value(_("Internship ID"), 120, "internship_id"),
        value(_("Sponsored by the LEA"), 170, "lea_sponsored"),
        value(_("Certified supervised"), 160, "certified_supervised"),
    ]


def earlier_columns() -> list[LogColumn[Earlier]]:
    """What is shown of each file that was written."""
    return [
        LogColumn(_("When"), 200, lambda file: moment(file.at.astimezone()), lambda _file: _MUTED),
        LogColumn(_("Who"), 160, lambda file: file.name),
        LogColumn(_("School year"), 120, lambda file: file.year),
        LogColumn(_("Rows"), 80, lambda file: number(file.rows), figures=True),
        LogColumn(_("Students"), 90, lambda file: number(file.students), figures=True),
        LogColumn(_("Purpose"), 220, lambda file: purpose_words(file.purpose)),
        LogColumn(_("Given to"), 160, lambda file: file.recipient),
    ]
