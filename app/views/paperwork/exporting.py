"""The paperwork matrix as a workbook or text: what is shown, with the status of each document in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.book.kinds import TEXT
from app.i18n import _
from app.models.access import Disclosure
from app.views.handing_out.telling import tell_written
from app.views.lists.export_dialog import ListExportDialog
from app.views.paperwork.matrix_model import MatrixModel
from app.views.paperwork.wording import in_words
from app.views.window import ask
from app.views.window.page import Shell


def export_matrix(shell: Shell, parent: QWidget, model: MatrixModel, about: str) -> None:
    """Ask how and where, and write it. `about` is whose papers they are, in words."""

    def write(out: Path, _only_chosen: bool, why: Disclosure) -> None:
        from app.exports.list_seen import ListSeen
        from app.exports.list_seen import write as write_list
        from app.exports.sheets import SheetColumn

        titles = (_("Student"), _("Placement"), *(_(kind.name) for kind in model.kinds))
        students = list(dict.fromkeys(row.student_id for row in model.rows))
        seen = ListSeen(
            _("Paperwork"), [SheetColumn(title, TEXT) for title in titles], [str(at) for at in range(len(model.rows))],
            lambda ids: values(model, ids), about, students=students,
        )  # fmt: skip
        shell.run(_("Exporting"), write_list(shell.book, out, seen, why), written)

    def written(out: Path) -> None:
        tell_written(shell, parent.window(), _("Paperwork"), [out])

    counts = len(model.rows), 2 + len(model.kinds), 0
    ask.show(ListExportDialog(parent, _("Paperwork"), *counts, about, write))


def values(model: MatrixModel, ids: Sequence[str]) -> dict[str, list[Any]]:
    """The words of some lines, by their numbers: name, employer, then each document."""
    found: dict[str, list[Any]] = {}
    for id_ in ids:
        row, (name, person) = model.rows[int(id_)], model.people[int(id_)]
        found[id_] = [name, person.detail, *(in_words(row.cells[kind.id]) for kind in model.kinds)]
    return found
