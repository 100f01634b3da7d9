"""Scenes of integrated projects, and of a student's page with all its strands."""

from __future__ import annotations

from app.models import Project, ProjectStudent
from app.views.picturing.acts import first_row
from app.views.picturing.stage import Scene, Stage


def project(on: Stage, command: str = "") -> None:
    """Shows the project in which most students take part, and there does a command."""
    taken = [share.project_id for share in on.book.records(ProjectStudent)]
    on.go("project", max(on.book.ids(Project), key=lambda id_: (taken.count(id_), id_)))
    if command:
        on.do(command)


SCENES: tuple[Scene, ...] = (
    Scene("pathways", "projects", lambda on: first_row(on, "pathways", "projects")),
    Scene("pathways", "projects-empty", lambda on: on.go("pathways", "projects"), "empty"),
    Scene("pathways", "project-new", lambda on: on.do("project.new")),
    Scene("project", "project", project),
    Scene("project", "project-students", lambda on: project(on, "project.students")),
)
