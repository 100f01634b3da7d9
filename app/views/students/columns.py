"""The columns of the list of students."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.book.clocks import DURATION
from app.book.kinds import DAY
from app.i18n import _, hours, short_day
from app.models.people import Student
from app.models.roster_rows import (
    employers_by_student,
    last_logs,
    minutes_by_student,
    pathway_ids_by_student,
    pathways_by_student,
    work_sites_by_student,
)
from app.models.standing import STANDING, standings
from app.views.lists.columns import Column, Facet, Row, field_column
from app.views.look.cells import BarCell, Cell, ChipCell, MutedCell, PersonCell
from app.views.look.tokens import Tone
from app.views.pathways.column import pathways_column

SHOWN = ("grade", "pathway", "work_site", "progress", "standing", "last_log")
"""The columns with which the list begins, besides the first."""

TONES: Mapping[str, Tone] = {
    "behind": "warn",
    "waiting": "bad",
    "no_placement": "neutral",
    "placed": "accent",
    "on_track": "ok",
    "complete": "info",
    "not_due": "neutral",
    "left": "neutral",
}
"""The colour of each standing."""

_MUTED = MutedCell()


def name_of(row: Row) -> str:
    """A student in lists: "Aguilar-Reyes, Mari"."""
    return ", ".join(part for part in (row["last_name"], row["preferred_name"] or row["first_name"]) if part)


def detail_of(row: Row) -> str:
    """What stands below the name: "ID 204118 · she/her"."""
    number = _("ID {number}").format(number=row["local_id"]) if row["local_id"] else ""
    return " · ".join(part for part in (number, row["pronouns"]) if part)


def seed_of(row: Row) -> str:
    """What chooses the colour of the avatar."""
    return row["local_id"] or row["id"]


def progress_tone(standing: str) -> Tone:
    """The colour of a progress bar: behind and complete stand out."""
    return {"behind": "warn", "complete": "info"}.get(standing, "ok")  # type: ignore[return-value]


def progress_words(row: Row) -> str:
    """Progress in words: "92.5 of 120 hours", "12 hours" without a target."""
    if row["target"]:
        return _("{done} of {target} hours").format(done=hours(row["approved"]), target=hours(row["target"]))
    return _("{done} hours").format(done=hours(row["approved"])) if row["approved"] else ""


def _bar(row: Row) -> Cell:
    if not row["target"]:
        return _MUTED
    share = row["approved"] / row["target"]
    of = _("/ {target} h").format(target=hours(row["target"]))
    return BarCell(hours(row["approved"]), of, share, progress_tone(row["standing"]))


def person_column() -> Column:
    """The student with number and grade, in lists of students."""
    return Column(
        _("Student"),
        214,
        "student",
        name_of,
        lambda row: PersonCell(detail_of(row), seed_of(row)),
        sorts_by="last_name",
    )


def student_columns(tone: Callable[[str], Tone]) -> list[Column]:
    """All columns that the list can show. `tone` colours a pathway by id."""
    pathway = replace(pathways_column(tone, pathway_ids_by_student), order=pathways_by_student)
    work_site = Column(
        _("Work site"),
        128,
        "work_site",
        lambda row: ", ".join(row["employers"]),
        order=work_sites_by_student,
        facet=Facet("any", values=employers_by_student, empty=_("No work site")),
    )
    target = Column(
        _("Target"),
        0,
        "target",
        lambda row: hours(row["target"]) if row["target"] else "",
        kind=DURATION,
        value=lambda row: row["target"] or None,
    )
    progress = Column(
        _("Progress"),
        136,
        "progress",
        progress_words,
        _bar,
        facet=Facet("between", DURATION, minutes_by_student),
        kind=DURATION,
        value=lambda row: row["approved"] if row["approved"] or row["target"] else None,
        beside=(target,),
    )
    standing = Column(
        _("Status"),
        132,
        "standing",
        lambda row: STANDING.format(row["standing"]),
        lambda row: ChipCell(TONES[row["standing"]]),
        facet=Facet("any", STANDING, standings, complete=True),
    )
    last_log = Column(
        _("Last log"),
        96,
        "last_log",
        lambda row: short_day(row["last_log"]) if row["last_log"] else "",
        lambda _row: _MUTED,
        facet=Facet("between", DAY, last_logs),
        kind=DAY,
        value=lambda row: row["last_log"],
    )
    more = (
        *("first_name", "last_name", "preferred_name", "middle_name", "pronouns", "local_id", "ssid"),
        *("birth_date", "gender", "graduation_year", "home_language", "email", "phone", "street", "city", "zip_code"),
    )
    fields = [field_column(Student, name) for name in more]
    return [
        person_column(),
        field_column(Student, "grade", 76),
        pathway,
        work_site,
        progress,
        standing,
        last_log,
        *fields,
    ]
