"""What the reports of the whole site share: on whom they rest, and how a paper or a workbook of them is written."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.book.refused import Refused
from app.exports.blocks import Block, Paragraph, Title
from app.exports.pdf import Paper
from app.exports.report import Asked, Written
from app.exports.sheets import Sheet
from app.exports.tables import Facts
from app.exports.typesetting import SMALL
from app.exports.workbook import account_that_limits, facts_about, write_file
from app.i18n import _, day, language, ngettext, number
from app.models import Site
from app.models.facets import chosen_words, read_value, sliced
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
    """A sentence below a table or a chart."""
    return Paragraph(text, SMALL)


def hand_out(
    asked: Asked,
    title: str,
    blocks: Callable[[], Sequence[Block]],
    sheets: Callable[[], Sequence[Sheet]],
    chosen: str,
    rule: str,
) -> Generator[tuple[int, int], None, Written]:
    """Write the paper or the workbook, by the name of the file. It names no student: the access log tells of none.

    `rule` says what is hidden. It stands on the page of a workbook about itself; a paper has it among its blocks.
    """
    site = next(iter(asked.book.records(Site)), None)
    if asked.into is None and asked.out.suffix.lower() == ".xlsx":
        made = sheets()
        about = [*facts_about(replace(asked, filter=chosen), title, made), (_("Hidden"), rule)]
        yield from write_file(asked.out, title, made, about, lambda: asked.note([]))
        return Written([asked.out])
    author = site.name if site else ""
    with Paper(asked.into or asked.out, title=title, author=author, language=language(), footer=author) as paper:
        paper.student_begins(running=title)
        paper.add(*blocks())
        yield 1, 1
        asked.note([])
    return Written([] if asked.into else [asked.out])
