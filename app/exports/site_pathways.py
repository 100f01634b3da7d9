"""The pathways over the years, as the site summary tells of them: their members, and who stayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app.book.kinds import DAY, WHOLE
from app.exports.blocks import Block, Heading
from app.exports.sheets import SHARE, Sheet, SheetColumn
from app.exports.site_papers import small_print
from app.exports.tables import Column, Table
from app.i18n import _, day, number
from app.models.equity import HIDDEN_WORDS
from app.models.pathway_over_time import LATER
from app.models.pathway_years import PathwayYears, Stayed


def pathway_blocks(pathways: Sequence[PathwayYears]) -> Iterator[Block]:
    """Two tables of pathways, the same days for all. Of one with nothing but hidden cells a sentence is left."""
    days = list(pathways[0].years)
    yield Heading(_("Pathways over the years"))
    rows = [[each.name, *(_count(year.members) for year in each.years.values())] for each in pathways]
    heads = [Column(day(on), 1, "right", figures=True) for on in days]
    yield _table(heads, rows, _("Members of each pathway on a day of each year"))
    yield Heading(_("Who stayed"), level=3)
    rows = [[each.name, *map(_stayed, each.stayed)] for each in pathways]
    heads = [Column(head, 1.3, "right") for head in (_("After 1 year"), _("After 2 years"), _("After 3 years"))]
    table = _table(heads, rows, _("Of all entering classes, what share was still in the pathway"))
    yield table
    if isinstance(table, Table):
        yield small_print(_("Who graduated from the pathway counts as having stayed."))


def _table(heads: Sequence[Column], rows: Sequence[Sequence[str]], summary: str) -> Block:
    if not {text for _name, *texts in rows for text in texts} - {_("hidden"), _("nobody")}:
        return small_print(_(HIDDEN_WORDS))
    return Table([Column(_("Pathway"), 2.4, header=True), *heads], rows, summary=summary)


def _count(count: int | None) -> str:
    return _("hidden") if count is None else number(count)


def _stayed(stayed: Stayed) -> str:
    if isinstance(stayed, int):
        return f"{stayed}%"
    return _("hidden") if stayed == "hidden" else _("nobody")


def pathway_sheets(pathways: Sequence[PathwayYears]) -> list[Sheet]:
    """What the paper tells, and who joined, left and finished since the day before."""
    over: list[list[Any]] = []
    for pathway in pathways:
        first = min(pathway.years)
        for on, year in pathway.years.items():
            told = year[:1] if on == first else year  # of the first day nothing is known since
            over.append([pathway.name, on, *year, _(HIDDEN_WORDS) if None in told else ""])
    heads = (_("Members"), _("Joined"), _("Left"), _("Finished"))
    counts = [SheetColumn(head, WHOLE) for head in heads]
    stayed: list[list[Any]] = [
        [each.name, years, share if isinstance(share, int) else None, _(HIDDEN_WORDS) if share == "hidden" else ""]
        for each in pathways
        for years, share in zip(LATER, each.stayed, strict=True)
    ]
    name, hidden = SheetColumn(_("Pathway")), SheetColumn(_("Hidden"))
    after = [SheetColumn(_("After how many years"), WHOLE), SheetColumn(_("Share that stayed"), SHARE)]
    return [
        Sheet(_("Pathways over the years"), [name, SheetColumn(_("Day"), DAY), *counts, hidden], over, len(over)),
        Sheet(_("Who stayed"), [name, *after, hidden], stayed, len(stayed)),
    ]
