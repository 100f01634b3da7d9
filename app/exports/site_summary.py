"""The site summary: what is reached by whom, by grade and pathway, and how the pathways grew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.book.kinds import DAY, WHOLE
from app.exports.bar_chart import Bar, BarChart
from app.exports.blocks import Block, Heading
from app.exports.report import Asked, Writing
from app.exports.sheets import Sheet, SheetColumn
from app.exports.site_papers import Slice, hand_out, head, slice_asked, small_print
from app.exports.tables import Column, Table
from app.i18n import _, day, number
from app.models.equity import HIDDEN_WORDS
from app.models.facets import FACET, counts, words_of
from app.models.kinds import grade_words
from app.models.pathway_years import PathwayYears, Share, pathways_over_years
from app.models.percents import percent_of
from app.models.settings import decided
from app.models.site_cells import Group, tells_of_all, told_groups
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
            _rule(summary.limit),
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
    return _Summary(facts.measures, every, parts, pathways_over_years(asked.book, facts.on, limit), limit)


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
    if each is None:
        return _("hidden")
    if not each.of:
        return "–"
    return share_text(each.met, each.of)


def share_text(met: int, of: int) -> str:
    """A share in a cell: "332 of 448, 74%"."""
    return _("{count} of {members}, {percent}%").format(
        count=number(met), members=number(of), percent=percent_of(met, of)
    )


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
    yield small_print(_rule(summary.limit))
    yield Table(columns, rows, summary=_("Each figure with those of whom it is asked"))
    yield BarChart(_("Shares of the students asked"), [_bar(_(measure.title), each) for measure, each in asked])
    for part in summary.parts:
        if part.figures:
            yield from _part_blocks(part, summary)
    if summary.pathways:
        yield from _pathway_blocks(summary.pathways)


def _rule(limit: int) -> str:
    """What is told, and what is hidden: it stands on the paper and in the workbook."""
    return _(
        "Totals of the whole school are shown where more than {limit} students are asked. Of its parts, groups and "
        "answers (yes or no) of {limit} students or fewer are hidden, and as many others as it takes that nobody can "
        "work them out."
    ).format(limit=number(limit))


def _bar(name: str, each: Figure | None) -> Bar:
    return Bar(name, _share(each), figure_text(each))


def _share(each: Figure | None) -> float:
    return (each.percent or 0) / 100 if each else 0.0


def _part_blocks(part: _Part, summary: _Summary) -> Iterator[Block]:
    yield Heading(_("By {facet}").format(facet=part.title.lower()))
    names = list(part.figures)
    for start in range(0, len(names), _ACROSS):
        some = names[start : start + _ACROSS]
        columns = [Column(_("Figure"), 2, header=True), *(Column(name, 1.4) for name in some)]
        rows = [
            [_(measure.title), *(figure_text(part.figures[name][place]) for name in some)]
            for place, measure in enumerate(summary.measures)
        ]
        yield Table(columns, rows, summary=_("Figures by {facet}").format(facet=part.title.lower()))
    for place, measure in enumerate(summary.measures):
        if measure.key in _CHARTED:
            yield Heading(_(measure.title), level=3)
            bars = [_bar(name, those[place]) for name, those in part.figures.items()]
            yield BarChart(_(measure.title), bars, _share(summary.figures[place]))
    yield small_print(_("The dashed line is the share of all students chosen."))


def _pathway_blocks(pathways: Sequence[PathwayYears]) -> Iterator[Block]:
    yield Heading(_("Pathways over the years"))
    days = list(pathways[0].years)
    columns = [Column(_("Pathway"), 2.4, header=True), *(Column(day(on), 1, "right", figures=True) for on in days)]
    rows = [[each.name, *(_count(each.years[on].members) for on in days)] for each in pathways]
    yield Table(columns, rows, summary=_("Members of each pathway on a day of each year"))
    yield Heading(_("Who stayed"), level=3)
    heads = (_("After 1 year"), _("After 2 years"), _("After 3 years"))
    columns = [Column(_("Pathway"), 2.4, header=True), *(Column(each, 1.3) for each in heads)]
    rows = [[pathway.name, *map(_stayed, pathway.stayed)] for pathway in pathways]
    yield Table(columns, rows, summary=_("Of all entering classes, how many were still in the pathway"))
    yield small_print(_("Who graduated from the pathway counts as having stayed."))


def _count(count: int | None) -> str:
    return _("hidden") if count is None else number(count)


def _stayed(share: Share | None) -> str:
    if share is None:
        return _("hidden")
    return share_text(share.met, share.of) if share.of else "–"


# the workbook


def _sheets(summary: _Summary) -> list[Sheet]:
    numbers = [SheetColumn(head, WHOLE) for head in (_("Yes"), _("Asked"), _("Percent"))]
    parts = [("", _("Everybody chosen"), summary.figures)]
    parts += [(part.title, name, those) for part in summary.parts for name, those in part.figures.items()]
    rows: list[list[Any]] = [
        [facet, name, _(measure.title), _(measure.of), *_values(each)]
        for facet, name, those in parts
        for measure, each in zip(summary.measures, those, strict=True)
    ]
    columns = [SheetColumn(head) for head in (_("Split by"), _("Part"), _("Figure"), _("Of whom"))]
    found = [Sheet(_("Figures"), [*columns, *numbers, SheetColumn(_("Hidden"))], rows, len(rows))]
    over = [[pathway.name, on, *year] for pathway in summary.pathways for on, year in pathway.years.items()]
    heads = (_("Members"), _("Joined"), _("Left"), _("Finished"))
    columns = [SheetColumn(_("Pathway")), SheetColumn(_("Day"), DAY), *(SheetColumn(head, WHOLE) for head in heads)]
    if over:
        found.append(Sheet(_("Pathways over the years"), columns, over, len(over)))
    return found


def _values(each: Figure | None) -> list[Any]:
    return [None, None, None, _(HIDDEN_WORDS)] if each is None else [each.met, each.of, each.percent, ""]
