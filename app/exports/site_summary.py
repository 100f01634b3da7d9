"""The site summary: what is reached by whom, by grade and pathway, and how the pathways grew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.exports.bar_chart import Bar, BarChart
from app.exports.blocks import Block, Heading
from app.exports.report import Asked, Writing
from app.exports.sheets import Sheet, SheetColumn, share_columns
from app.exports.site_papers import Slice, charts, hand_out, head, rule, share_words, slice_asked, small_print
from app.exports.site_pathways import pathway_blocks, pathway_sheets
from app.exports.tables import Column, Table
from app.i18n import _
from app.models.equity import HIDDEN_WORDS
from app.models.facets import FACET, counts, words_of
from app.models.kinds import grade_words
from app.models.pathway_years import PathwayYears, pathways_over_years
from app.models.settings import decided
from app.models.site_cells import Group, tells_of_all, told_groups, told_sizes
from app.models.site_facts import Figure, SiteFacts, figures, gathering
from app.models.site_measures import NOTHING, Measure
from app.models.strand_settings import SMALL_GROUP

_ACROSS = 5  # values of a facet in one table
_SPLIT = ("grade", "pathway")
_CHARTED = ("wbl", "target", "ag")


@dataclass(frozen=True, slots=True)
class _Part:
    """A facet: the figures of each value of which any may be told, by its name."""

    title: str
    figures: dict[str, list[Figure | None]]  # None: hidden


@dataclass(frozen=True, slots=True)
class _Summary:
    """All that the report tells. A paper of a slice has no parts: differences of those would tell of few."""

    measures: tuple[Measure, ...]
    figures: list[Figure | None]
    parts: list[_Part]
    pathways: list[PathwayYears]
    limit: int


def write(asked: Asked) -> Writing:
    """As a paper of a few pages, or as a workbook."""
    facts = yield from gathering(asked.book)
    chosen = slice_asked(asked, facts)
    summary = _gather(asked, facts, chosen)
    title = _("Site summary")
    return (
        yield from hand_out(
            asked,
            title,
            lambda: [*head(asked, title, facts, chosen), *_blocks(summary)],
            lambda: _sheets(summary),
            chosen.words,
        )
    )


def _gather(asked: Asked, facts: SiteFacts, chosen: Slice) -> _Summary:
    limit = decided(asked.book, SMALL_GROUP)
    told = [told_groups(facts.people, measure, limit) for measure in facts.measures]
    found = figures(facts, chosen.people)
    if chosen.group is not None:
        those = _told(found, [chosen.group in groups for groups in told])
        return _Summary(facts.measures, those, [], [], limit)
    every = _told(found, [tells_of_all(facts.people, measure, limit) for measure in facts.measures])
    parts = [_part(facts, facet, told) for facet in _SPLIT]
    sizes = {value for facet, value in told_sizes(facts.people, limit) if facet == "pathway"}
    return _Summary(facts.measures, every, parts, pathways_over_years(asked.book, facts.on, sizes, limit), limit)


def _part(facts: SiteFacts, facet: str, told: Sequence[set[Group]]) -> _Part:
    found: dict[str, list[Figure | None]] = {}
    for value in counts(facts, {}, facet):
        if any((facet, value) in groups for groups in told):
            inside = figures(facts, [known for known in facts.people if value in known.values[facet]])
            found[_name(facts, facet, value)] = _told(inside, [(facet, value) in groups for groups in told])
    return _Part(_(FACET[facet].title), found)


def _name(facts: SiteFacts, facet: str, value: str) -> str:
    return (grade_words(value) if facet == "grade" and value != NOTHING else "") or words_of(facts, facet, value)


def _told(found: Sequence[Figure], told: Sequence[bool]) -> list[Figure | None]:
    """Figures without those that are hidden; that nobody is asked may be told."""
    return [each if may or not each.of else None for each, may in zip(found, told, strict=True)]


def figure_text(each: Figure | None) -> str:
    """A figure in a cell: "332 of 448, 74%"."""
    return _("hidden") if each is None else share_words(each.met, each.of)


# the paper


def _blocks(summary: _Summary) -> Iterator[Block]:
    columns = [
        Column(_("Figure"), 3, header=True),
        Column(_("Of whom"), 3),
        Column(_("Students"), 2),
    ]
    asked = list(zip(summary.measures, summary.figures, strict=True))
    rows = [[_(measure.title), _(measure.of), figure_text(each)] for measure, each in asked]
    yield Heading(_("Figures"))
    yield small_print(rule(summary.limit))
    yield Table(columns, rows, summary=_("Each figure with those of whom it is asked"))
    if bars := _bars((_(measure.title), each) for measure, each in asked):
        yield BarChart(_("Shares of the students asked"), bars)
    for part in summary.parts:
        yield Heading(_("By {facet}").format(facet=part.title.lower()))
        yield from _part_blocks(part, summary) if part.figures else [small_print(_(HIDDEN_WORDS))]
    if summary.pathways:
        yield from pathway_blocks(summary.pathways)


def _bars(named: Iterable[tuple[str, Figure | None]]) -> list[Bar]:
    """A bar of each figure that is told: an empty one would look like nobody."""
    return [Bar(name, (each.percent or 0) / 100, figure_text(each)) for name, each in named if each and each.of]


def _part_blocks(part: _Part, summary: _Summary) -> Iterator[Block]:
    names = list(part.figures)
    for start in range(0, len(names), _ACROSS):
        some = names[start : start + _ACROSS]
        columns = [Column(_("Figure"), 2, header=True), *(Column(name, 1.4) for name in some)]
        rows = [
            [_(measure.title), *(figure_text(part.figures[name][place]) for name in some)]
            for place, measure in enumerate(summary.measures)
        ]
        yield Table(columns, rows, summary=_("Figures by {facet}").format(facet=part.title.lower()))
    places = [place for place, measure in enumerate(summary.measures) if measure.key in _CHARTED]
    yield from charts(_chart(part, summary, place) for place in places)


def _chart(part: _Part, summary: _Summary, place: int) -> tuple[str, list[Bar], float]:
    every = summary.figures[place]
    bars = _bars((name, those[place]) for name, those in part.figures.items())
    return _(summary.measures[place].title), bars, (every.percent or 0) / 100 if every else 0.0


# the workbook


def _sheets(summary: _Summary) -> list[Sheet]:
    parts = [("", _("Everybody chosen"), summary.figures)]
    parts += [(part.title, name, those) for part in summary.parts for name, those in part.figures.items()]
    rows: list[list[Any]] = [
        [facet, name, _(measure.title), _(measure.of), *_values(each)]
        for facet, name, those in parts
        for measure, each in zip(summary.measures, those, strict=True)
    ]
    columns = [SheetColumn(head) for head in (_("Split by"), _("Part"), _("Figure"), _("Of whom"))]
    found = [Sheet(_("Figures"), [*columns, *share_columns(), SheetColumn(_("Hidden"))], rows, len(rows))]
    return [*found, *pathway_sheets(summary.pathways)] if summary.pathways else found


def _values(each: Figure | None) -> list[Any]:
    return [None, None, None, _(HIDDEN_WORDS)] if each is None else [each.met, each.of, each.percent, ""]
