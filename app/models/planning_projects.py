"""Integrated projects: planned with everybody who takes part, changed, and taken away."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.projects import Project, ProjectStudent


def plan_project(book: Book, values: Mapping[str, Any], student_ids: Collection[str] = ()) -> str:
    """Add a project with its students, as one edit; returns its id.

    Raises Refused where it ends before it begins (see `orderly_spans`).
    """
    with book.edit(_("Add project {name}").format(name=values.get("name") or "")) as edit:
        project = edit.insert(Project, [values])[0]
        edit.insert(ProjectStudent, [_share(project, id_) for id_ in dict.fromkeys(student_ids)])
    return project


def join_project(book: Book, project_id: str, student_ids: Collection[str]) -> int:
    """Add students to a project; those in it already stay as they are. Returns how many were added.

    Raises Refused where nobody is chosen, and where all of them are in it.
    """
    if not student_ids:
        raise Refused(_("Nobody is chosen yet: name a class, a pathway, a grade or a student."))
    there = {share.student_id for share in book.records(ProjectStudent, {"project_id": project_id})}
    coming = [id_ for id_ in dict.fromkeys(student_ids) if id_ not in there]
    if not coming:
        raise Refused(_("All of them take part in this project already."))
    title = ngettext("Add {count} student to a project", "Add {count} students to a project", len(coming))
    with book.edit(title.format(count=len(coming))) as edit:
        edit.insert(ProjectStudent, [_share(project_id, id_) for id_ in coming])
    return len(coming)


def leave_project(book: Book, share_ids: Collection[str]) -> int:
    """Take students out of their project; returns how many."""
    title = ngettext("Take {count} student out of a project", "Take {count} students out of a project", len(share_ids))
    with book.edit(title.format(count=len(share_ids))) as edit:
        return edit.delete(ProjectStudent, share_ids)


def remove_projects(book: Book, project_ids: Collection[str]) -> int:
    """Mark projects as deleted; returns how many."""
    title = ngettext("Delete {count} project", "Delete {count} projects", len(project_ids))
    with book.edit(title.format(count=len(project_ids))) as edit:
        return edit.delete(Project, project_ids)


def _share(project_id: str, student_id: str) -> dict[str, Any]:
    return {"project_id": project_id, "student_id": student_id}
