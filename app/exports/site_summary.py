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
from app.exports.site_papers import hand_out, head, slice_asked, small_print
from app.exports.tables import Column, Table
from app.i18n import _, day, number
from app.models import SitePathway
from app.models.facets import FACET, counts, words_of
from app.models.hiding import shown_sizes
from app.models.kinds import grade_words
from app.models.pathway_over_time import Entering, Moment, entering, moments, stays_of
from app.models.settings import decided
from app.models.site_facts import NOTHING, Figure, Known, Measure, SiteFacts, figures, gathering
from app.models.strand_settings import SMALL_GROUP

_ACROSS = 5  # values of a facet in one table
_SPLIT = ("grade", "pathway")
_CHARTED = ("wbl", "target", "ag")


@dataclass(frozen=True, slots=True)
class _Part:
    """A facet: the figures of each value that may be told, by its name, and how many values are hidden."""

    title: str
    figures: dict[str, list[Figure | None]]  # None: of so few that it is not told
    hidden: int


@dataclass(frozen=True, slots=True)
class _Pathway:
    """A pathway over the years."""

    name: str
    moments: list[Moment]
    classes: list[Entering]


@dataclass(frozen=True, slots=True)
class _Summary:
    """All that the report tells."""

    people: list[Known]
    measures: tuple[Measure, ...]
    whole: list[Figure | None]
    parts: list[_Part]
    pathways: list[_Pathway]
    limit: int


def write(asked: Asked) -> Writing:
    """As a paper of a few pages, or as a workbook."""
    facts = yield from gathering(asked.book)
    people, chosen = slice_asked(asked, facts)
    summary = _gather(asked, facts, people)
    title = _("Site summary")
    return (
        yield from hand_out(
            asked,
            title,
            lambda: [*head(asked, title, facts, len(people), chosen), *_blocks(summary)],
            lambda: _sheets(summary),
            chosen,
        )
    )


def _gather(asked: Asked, facts: SiteFacts, people: list[Known]) -> _Summary:
    limit = decided(asked.book, SMALL_GROUP)
    parts = [_part(facts, people, key, limit) for key in _SPLIT]
    pathways: list[_Pathway] = []
    for pathway in asked.book.records(SitePathway) if not asked.subjects.slice else ():
        stays = stays_of(asked.book, pathway.id)
        shown = moments(stays, facts.on)
        if any(moment.member_ids for moment in shown):
            pathways.append(_Pathway(pathway.name, shown, entering(stays, facts.on)))
    return _Summary(people, facts.measures, _told({"": figures(facts, people)}, limit)[""], parts, pathways, limit)


def _part(facts: SiteFacts, people: Sequence[Known], facet: str, limit: int) -> _Part:
    inside = {value: [k for k in people if value in k.values[facet]] for value in counts(facts, {}, facet)}
    inside = {value: those for value, those in inside.items() if those}
    told = shown_sizes({value: len(those) for value, those in inside.items()}, limit)
    named = {_name(facts, facet, value): figures(facts, those) for value, those in inside.items() if value in told}
    return _Part(_(FACET[facet].title), _told(named, limit), len(inside) - len(told))


def _name(facts: SiteFacts, facet: str, value: str) -> str:
    return (grade_words(value) if facet == "grade" and value != NOTHING else "") or words_of(facts, facet, value)


def _told(found: dict[str, list[Figure]], limit: int) -> dict[str, list[Figure | None]]:
    """Figures without those of few students, and without others with which these could be worked out."""
    places = range(len(next(iter(found.values()), [])))
    told = [shown_sizes({name: those[place].of for name, those in found.items()}, limit) for place in places]
    return {name: [those[place] if name in told[place] else None for place in places] for name, those in found.items()}


def figure_text(each: Figure | None) -> str:
    """A figure in a cell: "332 of 448, 74%"."""
    if each is None:
        return _("hidden")
    if not each.of:
        return "–"
    return _("{count} of {members}, {percent}%").format(
        count=number(each.met), members=number(each.of), percent=each.percent
    )


# the paper


def _blocks(summary: _Summary) -> Iterator[Block]:
    columns = [
        Column(_("Figure"), 3, header=True),
        Column(_("Of whom"), 3),
        Column(_("Students"), 2),
    ]
    asked = list(zip(summary.measures, summary.whole, strict=True))
    rows = [[_(measure.title), _(measure.of), figure_text(each)] for measure, each in asked]
    yield Heading(_("Figures"))
    yield Table(columns, rows, summary=_("Each figure with those of whom it is asked"))
    yield BarChart(_("Shares of the students asked"), [_bar(_(measure.title), each) for measure, each in asked])
    for part in summary.parts:
        if len(part.figures) > 1:
            yield from _part_blocks(part, summary)
    if summary.pathways:
        yield from _pathway_blocks(summary.pathways)


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
    if part.hidden or any(each is None for those in part.figures.values() for each in those):
        said = _("Figures of {limit} students or fewer are hidden, and others with which they could be worked out.")
        yield small_print(said.format(limit=number(summary.limit)))
    for place, measure in enumerate(summary.measures):
        if measure.key in _CHARTED:
            yield Heading(_(measure.title), level=3)
            bars = [_bar(name, those[place]) for name, those in part.figures.items()]
            yield BarChart(_(measure.title), bars, _share(summary.whole[place]))
    yield small_print(_("The dashed line is the share of all students chosen."))


def _pathway_blocks(pathways: Sequence[_Pathway]) -> Iterator[Block]:
    yield Heading(_("Pathways over the years"))
    days = [moment.on for moment in max((p.moments for p in pathways), key=len)]
    columns = [Column(_("Pathway"), 2.4, header=True), *(Column(day(on), 1, "right", figures=True) for on in days)]
    rows: list[list[str]] = []
    for pathway in pathways:
        count = {moment.on: number(len(moment.member_ids)) for moment in pathway.moments}
        rows.append([pathway.name, *(count.get(on, "") for on in days)])
    yield Table(columns, rows, summary=_("Members of each pathway on a day of each year"))
    yield Heading(_("Who stayed"), level=3)
    heads = (_("After 1 year"), _("After 2 years"), _("After 3 years"))
    columns = [Column(_("Pathway"), 2.4, header=True), *(Column(each, 1.3) for each in heads)]
    rows = [[pathway.name, *(_stayed(pathway.classes, place) for place in range(3))] for pathway in pathways]
    yield Table(columns, rows, summary=_("Of all entering classes, how many were still in the pathway"))
    yield small_print(_("Who graduated from the pathway counts as having stayed."))


def _stayed(classes: Sequence[Entering], place: int) -> str:
    counted = [(each, kept) for each in classes if (kept := each.stayed[place]) is not None]
    of, met = sum(len(each.ids) for each, _kept in counted), sum(len(kept) for _each, kept in counted)
    if not of:
        return "–"
    return _("{count} of {members}, {percent}%").format(
        count=number(met), members=number(of), percent=round(100 * met / of)
    )


# the workbook


def _sheets(summary: _Summary) -> list[Sheet]:
    numbers = [SheetColumn(head, WHOLE) for head in (_("Yes"), _("Asked"), _("Percent"))]
    parts = [("", _("Everybody chosen"), summary.whole)]
    parts += [(part.title, name, those) for part in summary.parts for name, those in part.figures.items()]
    rows: list[list[Any]] = [
        [facet, name, _(measure.title), _(measure.of), *((each.met, each.of, each.percent) if each else (None,) * 3)]
        for facet, name, those in parts
        for measure, each in zip(summary.measures, those, strict=True)
    ]
    columns = [SheetColumn(head) for head in (_("Split by"), _("Part"), _("Figure"), _("Of whom"))]
    found = [Sheet(_("Figures"), [*columns, *numbers], rows, len(rows))]
    over = [
        [pathway.name, m.on, *map(len, (m.member_ids, m.joined_ids, m.left_ids, m.finished_ids))]
        for pathway in summary.pathways
        for m in pathway.moments
    ]
    heads = (_("Members"), _("Joined"), _("Left"), _("Finished"))
    columns = [SheetColumn(_("Pathway")), SheetColumn(_("Day"), DAY), *(SheetColumn(head, WHOLE) for head in heads)]
    if over:
        found.append(Sheet(_("Pathways over the years"), columns, over, len(over)))
    return found
