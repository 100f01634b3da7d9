"""The form that a test was asked to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog

from app.views.forms.form_dialog import FormDialog


def form(dialogs: Sequence[QDialog]) -> FormDialog:
    """The dialog that opened last, which is a form."""
    dialog = dialogs[-1]
    assert isinstance(dialog, FormDialog)
    return dialog
