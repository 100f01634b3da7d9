"""The pathways of a student, as a column in the lists of other pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import _
from app.models.pathways import SitePathway
from app.views.lists.columns import Column, Facet, Values
from app.views.look.cells import DotCell, MutedCell
from app.views.look.tokens import Tone

if TYPE_CHECKING:
    from app.book.book import Book

_MUTED = MutedCell()


def pathways_column(tone: Callable[[str], Tone], by_record: Values) -> Column:
    """Rows give "pathways" and "pathway_ids", in the same order; `by_record` gives the ids, `tone` colours one."""
    return Column(
        _("Pathway"),
        146,
        "pathway",
        lambda row: ", ".join(row["pathways"]),
        lambda row: DotCell(tone(row["pathway_ids"][0])) if row["pathway_ids"] else _MUTED,
        facet=Facet("any", values=by_record, options=_names, empty=_("No pathway")),
    )


def _names(book: Book) -> dict[str, str]:
    return {pathway.id: pathway.name for pathway in book.records(SitePathway)}
