"""The columns of a file that fill nothing, so that nobody believes they were taken in."""

from __future__ import annotations

from collections.abc import Sequence

from app.i18n import ngettext
from app.imports.drafts import Column
from app.imports.matching import Mapped, heading_key, is_secret
from app.imports.problems import Problem
from app.imports.record_files import named


def unread_columns(columns: Sequence[Column], mapped: Mapped) -> list[Problem]:
    """One notice that names them; those without content, and those that were left out by hand, are not told."""
    unread = [
        column
        for column in columns
        if column.field is None
        and column.samples
        and not is_secret(column.heading)
        and mapped.get(heading_key(column.heading), "") is not None
    ]
    if not unread:
        return []
    headings = list(dict.fromkeys(column.heading for column in unread))
    said = ngettext(
        "{count} column is not read: {columns}. Where it matters, say what it fills.",
        "{count} columns are not read: {columns}. Where they matter, say what they fill.",
        len(headings),
    )
    message = said.format(count=len(headings), columns=named(headings))
    return [Problem(unread[0].file, None, None, message, taken=True, mappable=True)]
