"""A table of values on its way out: headings, kinds and rows, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app.book.base import Base
from app.book.fields import fields_of
from app.book.kinds import TEXT, WHOLE, Kind, Whole
from app.i18n import _


class Share(Whole):
    """Whole percents; in a workbook a share of one, shown as percents."""

    workbook_format = "0%"


SHARE = Share()


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: its heading (shown text) and the kind of its values."""

    heading: str
    kind: Kind = TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. `rows` are values as records hold them; they are asked for once, and only as they are written."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Any]]
    count: int  # of the rows, for progress and the page that describes the file


def columns_of(entity: type[Base], *names: str) -> list[SheetColumn]:
    """The columns for these fields."""
    fields = fields_of(entity)
    return [SheetColumn(_(fields[name].label), fields[name].kind) for name in names]


def share_columns() -> list[SheetColumn]:
    """The columns of a share: how many say yes, how many are asked, and the percents."""
    return [SheetColumn(_("Yes"), WHOLE), SheetColumn(_("Students asked"), WHOLE), SheetColumn(_("Percent"), SHARE)]
