"""The state's file of work-based learning: what would be in it, what keeps records out of it, and the file itself."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from app.book.book import Book
from app.cli.answers import Answer, say
from app.cli.exporting import disclosure
from app.cli.following import follow
from app.cli.opening import open_asked
from app.exports import wblr
from app.i18n import ngettext, number
from app.models import Student
from app.models.wblr import Checked, check
from app.models.wblr_rules import Problem


def wblr_file(asked: Namespace) -> Answer:
    """Check the records of a school year; with --out, write those that nothing holds back."""
    with open_asked(asked) as book:
        if asked.out is None:
            checked, files = check(book, asked.year), list[str]()
        else:
            filed = follow(wblr.write(book, Path(asked.out), asked.year, disclosure(asked.purpose, asked.recipient)))
            checked, files = filed.checked, [str(filed.file)]
            say(wblr.replaces_all())
        told = _told(book, checked.problems)
    data: dict[str, Any] = {
        "year": checked.year,
        "layout": checked.layout.version,
        "rows": len(checked.rows),
        "held_back": checked.held_back,
        "problems": told,
    }
    if files:
        data["files"] = files
    return Answer(data, "\n".join(_lines(checked, told, files)))


def _told(book: Book, problems: list[Problem]) -> list[dict[str, Any]]:
    """Problems as scripts read them: whose, and what is to be mended where."""
    ids = book.rows(Student, list({p.student_id for p in problems if p.student_id}), ("local_id",))
    return [
        {
            "student": problem.student_id,
            "local_id": ids[problem.student_id][0] if problem.student_id else "",
            "record": problem.record,
            "rule": problem.rule.name,
            "message": problem.message,
            "table": problem.rule.table,
            "field": problem.rule.field,
            "holds_back": problem.rule.holds_back,
        }
        for problem in problems
    ]


def _lines(checked: Checked, told: list[dict[str, Any]], files: list[str]) -> list[str]:
    rows, held = len(checked.rows), checked.held_back
    if files:
        said = ngettext("{count} record was written to “{path}”.", "{count} records were written to “{path}”.", rows)
    else:
        said = ngettext("{count} record can be written.", "{count} records can be written.", rows)
    lines = [said.format(count=number(rows), path="".join(files))]
    if held:
        said = ngettext("{count} record is held back.", "{count} records are held back.", held)
        lines.append(said.format(count=number(held)))
    return lines + [" · ".join(filter(None, (p["rule"], p["local_id"], p["message"]))) for p in told]
