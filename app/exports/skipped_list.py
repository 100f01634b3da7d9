"""The list that lies before papers for many: how many there are, who was skipped and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.exports.blocks import Block, Heading, Paragraph, Rule, Title
from app.exports.report import Part, Skipped
from app.exports.tables import Column, Table
from app.exports.typesetting import SMALL
from app.i18n import _, day, ngettext, number


def cover_blocks(title: str, papers: int, skipped: Sequence[Skipped], chosen: str) -> list[Block]:
    """The list, under the name of the papers and who was chosen for them, in words."""
    made = ngettext("{count} paper follows.", "{count} papers follow.", papers).format(count=number(papers))
    left = ngettext("{count} was skipped:", "{count} were skipped:", len(skipped)).format(count=number(len(skipped)))
    columns = [Column(_("Name"), 2.4, header=True), Column(_("Student ID"), 1), Column(_("Why"), 3.4)]
    written = _("Written on {day}").format(day=day(date.today(), "long"))
    rows = [(each.name, each.local_id, _(each.reason)) for each in skipped]
    return [
        Title(title),
        Paragraph(" · ".join(filter(None, (chosen, written))), SMALL),
        Rule(),
        Paragraph(made),
        Heading(left),
        Table(columns, rows, summary=_("Who was skipped, and why")),
    ]


def moved(part: Part, pages: int) -> Part:
    """A part that lies so many pages further back."""
    figures = tuple(replace(placed, page=placed.page + pages) for placed in part.figures)
    return replace(part, page=part.page + pages, figures=figures)
