"""Hands out papers and workbooks: asks where to, writes them before the person's eyes, says what was written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.exports import REPORTS
from app.exports.naming import paper_name
from app.exports.report import Written
from app.i18n import _, language, ngettext
from app.models.people import Student
from app.views.window import ask
from app.views.window.page import Shell

_PATTERNS = {".pdf": "*.pdf", ".xlsx": "*.xlsx", ".csv": "*.csv"}


def hand_out(shell: Shell, parent: QWidget, name: str, student_ids: Sequence[str]) -> None:
    """Write report `name` ("transcript", "plan") of these students into one file that the person names."""
    report = REPORTS[name]
    title = _(report.title)

    def written(result: Written) -> None:
        paths = result.files
        said = ngettext("Written: {file}", "{count} files written", len(paths))
        shell.toast(said.format(file=paths[0].name, count=len(paths)))

    def write(path: Path) -> None:
        shell.run(title, report.write(shell.book, path, list(student_ids), language()), written)

    patterns = " ".join(_PATTERNS[suffix] for suffix in report.suffixes)
    ask.save_file(parent, title, f"{title} ({patterns})", suggested_name(shell, name, student_ids), write)


def suggested_name(shell: Shell, name: str, student_ids: Sequence[str]) -> str:
    """The name of the file for a report: of the student where there is one, else of the report."""
    suffix, today = REPORTS[name].suffixes[0], date.today()
    if len(student_ids) != 1:
        return f"{name}_{today.isoformat()}{suffix}"
    last, first, local_id = shell.book.rows(Student, student_ids, ["last_name", "first_name", "local_id"])[
        student_ids[0]
    ]
    return paper_name(last, first, local_id or "", name, today, suffix)
