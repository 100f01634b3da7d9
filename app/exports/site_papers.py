"""What the reports of the whole site share: on whom they rest, and how a paper or a workbook of them is written."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from app.book.refused import Refused
from app.exports.bar_chart import Bar, BarChart
from app.exports.blocks import Block, Heading, Paragraph, Title
from app.exports.pdf import Paper
from app.exports.report import Asked, Written
from app.exports.sheets import Sheet
from app.exports.tables import Facts
from app.exports.typesetting import SMALL
from app.exports.workbook import account_that_limits, facts_about, write_file
from app.i18n import _, day, language, ngettext, number
from app.models import Site
from app.models.facets import chosen_words, read_value, sliced
from app.models.percents import percent_of
from app.models.settings import decided
from app.models.site_cells import CUTS, Group, told_sizes
from app.models.site_facts import SiteFacts, year_words
from app.models.site_measures import Known
from app.models.strand_settings import SMALL_GROUP


class Slice(NamedTuple):
    """Of whom a paper of the site tells: everybody, or one part of the site."""

    people: list[Known]
    group: Group | None  # None of everybody
    words: str = ""
    size_told: bool = True  # whether it may be told how many students they are


def slice_asked(asked: Asked, facts: SiteFacts) -> Slice:
    """The part of the site that is asked for.

    Raises Refused where it is so small that figures would tell of each student, cuts out a student group, or is a part
    of a part: the differences of such papers would tell of few.
    """
    cuts = asked.subjects.slice
    if not cuts:
        return Slice(list(facts.people), None)
    if any(key not in CUTS for key, _text in cuts):
        raise Refused(_("A paper of the site can be cut by grade, class, pathway or sector; nothing was written."))
    if len(cuts) > 1:
        raise Refused(
            _("A paper of the site is cut once: by one grade, class, pathway or sector. More would tell of few.")
        )
    facet, text = cuts[0]
    value, limit = read_value(facts, facet, text), decided(asked.book, SMALL_GROUP)
    people = sliced(facts, {facet: [value]})
    if len(people) <= limit:
        raise Refused(
            ngettext(
                "Only {count} student is chosen: figures of so few would tell of each. Choose more than {limit}.",
                "Only {count} students are chosen: figures of so few would tell of each. Choose more than {limit}.",
                len(people),
            ).format(count=number(len(people)), limit=number(limit))
        )
    told = (facet, value) in told_sizes(facts.people, limit)
    return Slice(people, (facet, value), chosen_words(facts, {facet: [value]}), told)


def head(asked: Asked, title: str, facts: SiteFacts, chosen: Slice) -> list[Block]:
    """The title, and on whom and which day everything rests."""
    site = next(iter(asked.book.records(Site)), None)
    count = len(chosen.people)
    students = ngettext("{count} student", "{count} students", count).format(count=number(count))
    if not chosen.size_told:
        students = _("Students")
    known = [
        (_("School"), site.name if site else ""),
        (_("School year"), year_words(facts)),
        (_("Students"), _("{students} who are here on {day}").format(students=students, day=day(facts.on, "long"))),
        (_("Chosen"), chosen.words or _("Everybody")),
        (_("As seen by"), account_that_limits(asked.book)),
    ]
    return [Title(title), Facts([fact for fact in known if fact[1]])]


def small_print(text: str) -> Paragraph:
    """A sentence beside a table or a chart."""
    return Paragraph(text, SMALL)


def share_words(met: int, of: int) -> str:
    """A share in a cell: "332 of 448, 74%", or "nobody" where it is asked of none."""
    if not of:
        return _("nobody")
    return _("{count} of {members}, {percent}%").format(
        count=number(met), members=number(of), percent=percent_of(met, of)
    )


def rule(limit: int) -> str:
    """What is told, what is hidden, and how often a report can be given out: it stands on papers and in workbooks."""
    return _(
        "Totals of the whole school are shown where more than {limit} students are asked and do not all answer alike. "
        "Of its parts, groups and answers (yes or no) of {limit} students or fewer are hidden, and as many others as "
        "it takes that nobody can work them out. Two reports of nearby days can tell of the few who changed between "
        "them: give out one a term."
    ).format(limit=number(limit))


def charts(those: Iterable[tuple[str, Sequence[Bar], float]]) -> Iterator[Block]:
    """Charts with their titles, the bars that may be shown, and the share of all students; the first has what the
    dashed line is above it. Of fewer than two bars there is no chart, but a sentence.
    """
    left_out: list[str] = []
    legend: Paragraph | None = small_print(_("The dashed line is the share of all students."))
    legend.stays_with_next = True
    for title, bars, mark in those:
        if len(bars) < 2:
            left_out.append(title)
            continue
        if legend:
            yield legend
            legend = None
        yield Heading(title, level=3)
        yield BarChart(title, bars, mark)
    if left_out:
        yield small_print(
            _("Without a chart, since fewer than two shares may be shown: {names}.").format(names=", ".join(left_out))
        )


def hand_out(
    asked: Asked,
    title: str,
    blocks: Callable[[], Sequence[Block]],
    sheets: Callable[[], Sequence[Sheet]],
    chosen: str,
) -> Generator[tuple[int, int], None, Written]:
    """Write the paper or the workbook, by the name of the file. It names no student: the access log tells of none.

    What is hidden stands on the page of a workbook about itself; a paper has it among its blocks.
    """
    site = next(iter(asked.book.records(Site)), None)
    if asked.into is None and asked.out.suffix.lower() == ".xlsx":
        made = sheets()
        hidden = (_("Hidden"), rule(decided(asked.book, SMALL_GROUP)))
        about = [*facts_about(replace(asked, filter=chosen), title, made), hidden]
        yield from write_file(asked.out, title, made, about, lambda: asked.note([]))
        return Written([asked.out])
    author = site.name if site else ""
    footer = " · ".join(filter(None, (author, title, day(date.today()))))
    with Paper(asked.into or asked.out, title=title, author=author, language=language(), footer=footer) as paper:
        paper.student_begins(running=title)
        paper.add(*blocks())
        yield 1, 1
        asked.note([])
    return Written([] if asked.into else [asked.out])
