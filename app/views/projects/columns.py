"""The list of projects, declared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.i18n import _, short_day
from app.models.project_rows import RESTS_ON, project_ids_about, project_rows, students_by_project, without_partner
from app.models.projects import PROJECT_STATE, Project
from app.views.lists.columns import Column, Row, count_column, field_column, words_column
from app.views.lists.list_spec import ListSpec, View
from app.views.look.cells import ChipCell, MutedCell, StackedCell
from app.views.look.tokens import Tone

if TYPE_CHECKING:
    from app.book.book import Book

TONES: Mapping[str, Tone] = {"planned": "info", "running": "ok", "done": "neutral"}
SHOWN = ("pathway_id", "courses", "employer_id", "starts_on", "students", "state")
"""The columns with which the list begins, besides the first."""

_MUTED = MutedCell()


def project_list(book: Book) -> ListSpec:
    """The list of projects: those that run, are to be planned, are over, and those without a partner."""
    return ListSpec(
        name="projects",
        title=_("Projects"),
        entity=Project,
        columns=project_columns(),
        read=lambda ids: project_rows(book, ids),
        rests_on=RESTS_ON,
        shown=SHOWN,
        favourites=("pathway_id", "state", "employer_id"),
        prompt=_("Filter by project, course or partner"),
        about=project_ids_about,
        sort=(("starts_on", True),),
        views=(
            View("projects_all", _("All projects")),
            View("projects_running", _("Running"), where={"state": "running"}),
            View("projects_planned", _("To plan"), where={"state": "planned"}),
            View("projects_past", _("Past"), where={"state": "done"}),
            View("projects_alone", _("Without partner"), rule=without_partner),
        ),
        menu=("project.open", "project.edit", "", "project.delete"),
        verbs=("project.delete",),
    )


def project_columns() -> list[Column]:
    """All columns that the list can show."""
    state = Column(
        _("State"),
        104,
        "state",
        lambda row: PROJECT_STATE.format(row["state"]),
        lambda row: ChipCell(TONES[row["state"]]),
    )
    students = count_column(_("Students"), 96, "students", lambda row: row["students"], students_by_project)
    courses = Column(_("Courses"), 200, "courses", lambda row: ", ".join(row["courses"]), lambda _row: _MUTED)
    return [
        Column(_("Project"), 260, "name", lambda row: row["name"], lambda row: StackedCell(_dates(row))),
        words_column(_("Pathway"), 150, "pathway_id", "pathway"),
        courses,
        words_column(_("Industry partner"), 170, "employer_id", "employer"),
        field_column(Project, "starts_on", 104),
        field_column(Project, "ends_on", 104),
        students,
        state,
        words_column(_("Led by"), 140, "lead_id", "lead"),
        field_column(Project, "driving_question", 240),
    ]


def _dates(row: Row) -> str:
    days = [short_day(on) for on in (row["starts_on"], row["ends_on"]) if on]
    return " – ".join(days)
