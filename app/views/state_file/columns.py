"""The columns of the records of a school year, and of the files that were written before."""

from __future__ import annotations

from app.i18n import _, moment, number
from app.models.access import purpose_words
from app.models.wblr_files import Earlier
from app.models.wblr_listing import Line, Standing
from app.views.look.cells import Cell, ChipCell, MutedCell, PersonCell, StackedCell
from app.views.look.tokens import Tone
from app.views.safety.log_table import LogColumn

WHY = 3  # the column that takes the room that is left: its words are the most

_MUTED = MutedCell()
TONES: dict[Standing, Tone] = {"ready": "ok", "held": "bad", "out": "neutral"}


def standing_words(line: Line) -> str:
    """What becomes of a record."""
    return {"ready": _("Ready"), "held": _("Held back"), "out": _("Not in it")}[line.standing]


def why_words(line: Line) -> str:
    """What a record lacks, in the names of the rules; or why the state does not ask for it."""
    return line.why or " · ".join(dict.fromkeys(_(problem.rule.title) for problem in line.problems))


def _person(line: Line) -> Cell:
    return PersonCell(line.local_id, line.local_id or line.student) if line.student else _MUTED


def record_columns() -> list[LogColumn[Line]]:
    """What is shown of each record."""

    def value(title: str, width: int, source: str, figures: bool = False) -> LogColumn[Line]:
        return LogColumn(title, width, lambda line: line.values.get(source, ""), lambda _line: _MUTED, figures)

    return [
        LogColumn(_("Student"), 184, lambda line: line.student, _person),
        LogColumn(_("Work"), 164, lambda line: line.work, lambda line: StackedCell(line.employer)),
        LogColumn(_("State"), 106, standing_words, lambda line: ChipCell(TONES[line.standing])),
        LogColumn(_("Why"), 228, why_words, lambda _line: _MUTED),
        value(_("Type"), 58, "type"),
        value(_("Hours"), 60, "hours", figures=True),
        value(_("Course"), 66, "course"),
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
