"""Projects on other pages: lines to press, and the card of a student's page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import _, short_day
from app.models.project_rows import projects_of
from app.models.projects import PROJECT_STATE
from app.views.look.cards import Card
from app.views.look.item_button import ItemButton
from app.views.look.layouts import column

if TYPE_CHECKING:
    from app.book.base import Record
    from app.views.window.page import Shell

MOST = 6  # lines, the latest projects first


def project_lines(shell: Shell, projects: Iterable[Record]) -> list[QWidget]:
    """Lines that open the projects, the latest first."""
    latest = sorted(projects, key=lambda p: (p.starts_on is not None, p.starts_on), reverse=True)
    return [_line(shell, project, project.driving_question or "") for project in latest[:MOST]]


def projects_card(shell: Shell, student_id: str) -> Card | None:
    """The projects in which a student takes part, with the role; None where there are none."""
    lines: list[QWidget] = []
    for project, share in projects_of(shell.book, student_id)[:MOST]:
        presented = _("Presented on {day}").format(day=short_day(share.presented_on)) if share.presented_on else ""
        below = " · ".join(filter(None, (share.role, presented, share.note)))
        lines.append(_line(shell, project, below or project.driving_question or ""))
    if not lines:
        return None
    card = Card(_("Projects"))
    card.add_lines(column(*lines, spacing=2))
    return card


def _line(shell: Shell, project: Record, below: str) -> QWidget:
    state = PROJECT_STATE.format(project.state)
    return ItemButton(project.name, state, below, partial(shell.go, "project", project.id), leads=True)
