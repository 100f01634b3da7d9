"""The plan for the team around a student, on two pages, and all that may be printed of a plan, on as many as it takes.

Two pages: on the first the student in four strands, on the second goals, supports, what is missing, and decisions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.book.base import Record
from app.exports import four_years, growth_blocks, plan, strand_blocks, support_blocks
from app.exports.blocks import Block, Paragraph, Rule, Title
from app.exports.confidential import add_notes
from app.exports.contents import Composition
from app.exports.course_table import course_tables
from app.exports.facing import Beside
from app.exports.pages import BOTTOM, TOP, height_of, on_one_page
from app.exports.pdf import Paper
from app.exports.strand_words import WIDE, Room
from app.exports.tables import Facts
from app.exports.typesetting import SMALL, Text
from app.exports.whole_facts import WholeFacts
from app.exports.wording import legal_name, shortened
from app.i18n import _, day, language
from app.models.school import year_name

_ROOMS = (
    Room(8, 400, rows=24),
    Room(8, 240, rows=24),
    Room(8, 200, rows=12),
    Room(8, 200, rows=24, charts=False),
    Room(6, 180, rows=16, charts=False),
    *(
        Room(entries, letters, rows=rows, charts=False, steps=False)
        for entries, letters, rows in (
            (6, 180, 16), (6, 140, 12), (5, 120, 8), (4, 110, 6), (3, 90, 6), (2, 80, 4), (1, 60, 4), (1, 30, 2)
        )
    ),
)  # fmt: skip
"""From what everybody gets to what is left where somebody has far more than fits on a page: what is least missed goes
first, charts whose words stay, then the steps to goals, then what is missing besides, which page 1 counts, too."""

_NAME = 60  # letters of a name in the title: more would leave no room for the plan


def fill_team(paper: Paper, facts: WholeFacts, site: Record | None, contents: Composition) -> None:
    """Write the two pages of one student; what was ticked besides goes on behind them."""
    _begin(paper, facts)
    presence = strand_blocks.presence(facts) if contents.has("attendance") else []
    first = on_one_page(_ROOMS, lambda room: _first(facts, site, contents, room))
    if fits := _fit([*first, *presence]):
        first += presence
    lacking = growth_blocks.missing(facts, _ROOMS[0]) if contents.has("missing") else []
    if fits and not _fit(_second(facts, contents, _ROOMS[0])) and _fit([*first, *lacking]):
        first += lacking  # rather whole above than cut below
        contents = replace(contents, sections=contents.sections - {"missing"})
    paper.add(*first)
    before = [] if fits else presence
    if before or _second(facts, contents, _ROOMS[-1]):
        paper.next_page()
        paper.add(*on_one_page(_ROOMS, lambda room: [*before, *_second(facts, contents, room)]))
    rest = _rest(facts, contents)
    if rest:
        paper.next_page()
        paper.add(*rest)
    _end(paper, facts)


def _fit(blocks: Sequence[Block]) -> bool:
    """Whether blocks have room on one page."""
    return height_of(blocks) <= TOP - BOTTOM


def fill_full(paper: Paper, facts: WholeFacts, site: Record | None, contents: Composition) -> None:
    """Write all that is ticked, on as many pages as it takes."""
    _begin(paper, facts)
    paper.add(*_first(facts, site, contents, WIDE))
    paper.add(*(strand_blocks.presence(facts) if contents.has("attendance") else []))
    paper.add(*_second(facts, contents, WIDE, signing=False), *_rest(facts, contents))
    if contents.has("signatures"):
        paper.keep_together(*growth_blocks.decisions())
    _end(paper, facts)


def _begin(paper: Paper, facts: WholeFacts) -> None:
    name = shortened(legal_name(facts.student), 2 * _NAME)
    paper.student_begins(running=_("{name} · Student Plan").format(name=name))


def _end(paper: Paper, facts: WholeFacts) -> None:
    if facts.base.sealed is not None:
        add_notes(paper, facts.base.sealed)


def _first(facts: WholeFacts, site: Record | None, contents: Composition, room: Room) -> list[Block]:
    """The student, and the four strands."""
    shown = Facts if room is WIDE else strand_blocks.DenseFacts
    year = year_name(date.today()).replace("-", "–")
    said = _("School year {year} · Written on {day}").format(year=year, day=day(date.today(), "long"))
    if language() != "en":
        said += " · " + _("What the school wrote stands in the language in which it was written.")
    blocks: list[Block] = [
        Title(_("Student Plan")),
        Paragraph(said, SMALL),
        Rule(),
        shown(_who(facts, site, room), columns=2, summary=_("The student and the family")),
    ]
    parts = {
        "strengths": growth_blocks.strengths(facts, room),
        "direction": growth_blocks.direction(facts, room),
        "academics": strand_blocks.academics(facts, room),
        "cte": strand_blocks.cte(facts, room),
        "work": strand_blocks.work(facts, room),
    }
    on_it = {name: made if contents.has(name) else [] for name, made in parts.items()}
    for names in (("strengths", "direction"), ("academics",), ("cte", "work")):
        columns = [on_it[name] for name in names if on_it[name]]
        if len(columns) == 2 and room is not WIDE:
            blocks.append(Beside(*columns, before=columns[0][0].before))
        else:
            blocks += [block for column in columns for block in column]
    return blocks


def _second(facts: WholeFacts, contents: Composition, room: Room, signing: bool = True) -> list[Block]:
    """What is to come, and what is done for it."""
    who = facts.student.id
    blocks: list[Block] = []
    if contents.has("goals"):
        blocks += growth_blocks.goals(facts.growth, room, who, closed=room is WIDE)
    if contents.has("supports"):
        blocks += support_blocks.supports(facts.caring, room, needs=contents.has("needs"), ended=room is WIDE)
    if contents.has("missing"):
        blocks += growth_blocks.missing(facts, room)
    if signing and contents.has("signatures"):
        blocks += growth_blocks.decisions()
    return blocks


def _rest(facts: WholeFacts, contents: Composition) -> list[Block]:
    """What needs as much room as it needs."""
    growth, caring, who = facts.growth, facts.caring, facts.student.id
    parts: Sequence[tuple[str, list[Block]]] = (
        ("marks", course_tables(facts.study, who)),
        ("four_years", four_years.grid(facts.four_years, who) if facts.four_years else []),
        ("projects", growth_blocks.projects(growth, WIDE, who)),
        ("profile", growth_blocks.profile(growth, who)),
        ("reviews", [*support_blocks.reviews(caring), *growth_blocks.yearly(growth)]),
        ("contacts", support_blocks.contacts(caring, WIDE)),
        ("aid", growth_blocks.aid(growth)),
        ("notes", support_blocks.notes(caring)),
    )
    chosen = contents.sections | ({"notes"} if contents.has("restricted_notes") else set())
    return [block for name, blocks in parts if name in chosen for block in blocks]


def _who(facts: WholeFacts, site: Record | None, room: Room) -> list[tuple[str, Text]]:
    """Who it is, with the family; in full where there is room for it."""
    return plan.who(facts.base, site, min(room.entries, 2), WIDE.letters if room is WIDE else _NAME)
