"""What is done about employers from the list as from their own page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.views.window.page import Shell


def place_student(shell: Shell, parent: QWidget, employer_id: str) -> None:
    """Ask for a placement with an employer."""
    from app.views.placements.forms import new_placement

    def placed(_id: str) -> None:
        shell.toast(_("Placement added"), undo=True)

    new_placement(parent, shell.book, placed, employer_id=employer_id)


def print_profiles(shell: Shell, employer_ids: Sequence[str]) -> None:
    """Print the one-page profiles of employers, to take along on a visit."""
    from app.views.handing_out.exporting import export_dialog

    export_dialog(shell, "employer-profile", employer_ids=list(employer_ids))
