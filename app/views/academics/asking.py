"""Dialogs that ask for a record of this page, and the toast that follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.window import ask
from app.views.window.page import Shell


@dataclass(frozen=True, slots=True)
class Asked:
    """What a dialog asks for, and its words, translated."""

    entity: type
    names: Names
    title: str
    verb: str
    said: str
    sentence: str = ""


def ask_for(
    shell: Shell,
    parent: QWidget,
    asked: Asked,
    save: Callable[[dict[str, Any]], str],
    then: Callable[[str], object] | None = None,
    values: Mapping[str, Any] | None = None,
) -> FormDialog:
    """Open the dialog. `save` keeps what was typed and gives the id, which `then` gets; else a toast says it."""
    made: list[str] = []
    dialog = FormDialog(
        parent,
        shell.book,
        asked.entity,
        asked.names,
        asked.title,
        asked.verb,
        lambda typed: made.append(save(typed)),
        values,
        asked.sentence,
    )
    dialog.accepted.connect(lambda: then(made[-1]) if then else shell.toast(asked.said, undo=True))
    ask.show(dialog)
    return dialog
