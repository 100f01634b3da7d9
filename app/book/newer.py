"""Books that a newer Pathbook saved: whether this one knows its way about in them."""

from __future__ import annotations

from sqlalchemy import Connection

from app.book.base import Base
from app.book.refused import Refused
from app.i18n import _


class Newer(Refused):
    """A newer Pathbook saved this book, with every table and column that this one knows: it can be looked at."""


def refusal(connection: Connection, version: int, known: int) -> Refused:
    """Why the records of a `version` beyond the one that is `known` are not opened."""
    if _holds_all(connection):
        return Newer(_("This book was made by a newer Pathbook. Install the newer version to open it."))
    return Refused(
        _(
            "This book was made by a newer Pathbook: its records are of version {version}, and this one knows only "
            "version {known}. Install the newer version to open it."
        ).format(version=version, known=known)
    )


def _holds_all(connection: Connection) -> bool:
    return all(
        {column.name for column in table.columns}
        <= {row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{table.name}")')}
        for table in Base.metadata.tables.values()
    )
