"""The papers of one student, in the menu of the student's page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from app.i18n import N_, _
from app.views.look.buttons import menu_button
from app.views.window.allowed import Need, allowed, offered

if TYPE_CHECKING:
    from app.views.window.page import Shell

PAPERS: tuple[tuple[str, str, str, Need], ...] = (
    (N_("Page for the family…"), "plan", "family", ""),
    (N_("Plan for the team…"), "plan", "team", ""),
    (N_("Full plan…"), "plan", "full", ""),
    (N_("Four-year plan…"), "four-year-plan", "", "see:planned_course"),
    (N_("Transcript…"), "transcript", "", ""),
    (N_("Support summary…"), "support-summary", "", "see:support_plan"),
)
"""What is called how in the menu, the paper and how it is composed, and what an account must be allowed."""


def print_button(shell: Shell, student: Callable[[], list[str]]) -> QPushButton:
    """A button with the papers of the student shown; not offered to an account that may not print."""
    menu = QMenu()
    for title, paper, preset, need in PAPERS:
        if allowed(shell.book, need):
            menu.addAction(_(title)).triggered.connect(partial(_show, shell, paper, preset, student))
    return offered(shell.book, "print", menu_button(_("Print"), menu, "printer"))


def _show(shell: Shell, paper: str, preset: str, student: Callable[[], list[str]]) -> None:
    from app.views.handing_out.preview import preview  # what makes papers is loaded when one is asked for

    preview(shell, paper, student(), preset=preset)
