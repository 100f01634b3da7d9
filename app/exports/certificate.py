"""The certificate of completion: one page for a placement that ended as completed, with its approved hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin

from app.book.base import Record
from app.book.book import Book
from app.exports import fonts
from app.exports.blocks import Block, Paragraph, Space
from app.exports.forms import SignaturePairs
from app.exports.handing_out import Handout, Told, hand_out
from app.exports.pages import BOTTOM, HEIGHT, TOP, WIDTH, height_of, on_one_page
from app.exports.pdf import Paper
from app.exports.placement_facts import PlacementFacts, gather_placements, of_placement, placements_asked
from app.exports.report import Asked, Writing
from app.exports.tagged import Element, TaggedCanvas
from app.exports.transcript_facts import competencies
from app.exports.typesetting import ACCENT, LINE, MUTED, SOFT, Bold, Style, Text, draw_lines, lines_of
from app.exports.wording import full_name, listed, shortened, span
from app.i18n import N_, _, day, hours, ngettext
from app.models import HourEntry
from app.models.placing import state_today

NO_PLACEMENT = N_("No placement")
GOES_ON = N_("The placement has not ended.")
UNKNOWN = N_("It is not recorded how the placement ended.")
OTHERWISE = N_("The placement did not end as completed.")

_SCHOOL = Style(12, 16, fonts.SEMIBOLD, MUTED, "center")
_TITLE = Style(33, 40, fonts.BOLD, align="center")
_SAID = Style(12, 19, align="center")
_NAMES = tuple(Style(size, size * 1.25, fonts.BOLD, ACCENT, "center") for size in (30, 24, 18, 13))
_SMALL = Style(10, 15, colour=MUTED, align="center")
_FIGURES = tuple(Style(size, 34, fonts.BOLD, ACCENT, "center") for size in (30, 22, 16))
_UNIT = Style(10, 13, fonts.SEMIBOLD, MUTED, "center")


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """A completed placement, and what was learned there: what was rated, else what approved hours name."""

    placed: PlacementFacts
    learned: list[str]


@dataclass(frozen=True, slots=True)
class Room:
    """How much the page takes: the size of the name, and how many competencies."""

    name: Style
    learned: int
    letters: int = 400  # of the role and of the employer


_ROOMS = (
    *(Room(_NAMES[0], most) for most in (12, 8, 5)),
    Room(_NAMES[1], 5),
    Room(_NAMES[2], 4),
    Room(_NAMES[3], 2, 120),
)


def write(asked: Asked) -> Writing:
    """One certificate for each completed placement."""
    title, titles = N_("Certificate of Completion"), N_("Certificates of Completion")
    handout = Handout(
        title,
        titles,
        "certificate",
        _gather,
        fill,
        choose=lambda asked: placements_asked(asked, unfit, NO_PLACEMENT),
        told=_told,
        bare=True,
    )
    return hand_out(asked, handout)


def unfit(placement: Record) -> str:
    """Why nothing can be certified of a placement, marked with N_; "" where it was completed."""
    if state_today(placement.state, placement.ends_on) != "ended":
        return GOES_ON
    if placement.end_reason is None:
        return UNKNOWN
    return "" if placement.end_reason == "completed" else OTHERWISE


def _told(facts: CertificateFacts) -> Told:
    return of_placement(facts.placed)


def _gather(book: Book, placement_ids: list[str]) -> Iterator[CertificateFacts]:
    entries: dict[str, list[Record]] = defaultdict(list)
    for entry in book.records(HourEntry, {"placement_id": placement_ids, "state": "approved"}):
        entries[entry.placement_id].append(entry)
    for facts in gather_placements(book, placement_ids):
        rated = [c.name for c in facts.competencies if c.level]
        yield CertificateFacts(facts, rated or [c.name for c in competencies(entries[facts.placement.id])])


def fill(paper: Paper, facts: CertificateFacts, site: Record | None) -> None:
    """Write the certificate of one placement: as much as one page takes, the signatures at its foot."""
    paper.student_begins()
    foot: list[Block] = [
        SignaturePairs([_("Work-based learning coordinator"), _("Site administrator")], _("Date")),
        Space(6),
        Paragraph(_foot(site), _SMALL),
    ]
    below = height_of(foot) + foot[0].before

    def blocks_in(room: Room) -> list[Block]:
        return [*_head(facts, site, room), Space(below)]

    head = on_one_page(_ROOMS, blocks_in)[:-1]
    free = TOP - BOTTOM - height_of(head) - below
    paper.add(_Frame(), Space(max(free * 0.4, 0)), *head, Space(max(free * 0.55, 0)), *foot)


def _foot(site: Record | None) -> str:
    issued = _("Issued on {day}").format(day=day(date.today(), "long"))
    return " · ".join([issued, *filter(None, (site.name, site.phone) if site else ())])


def _head(facts: CertificateFacts, site: Record | None, room: Room) -> list[Block]:
    placed = facts.placed
    placement, minutes = placed.placement, placed.totals.lifetime
    what: list[Text] = [
        _("has completed the placement as"),
        [Bold(shortened(placement.role, room.letters))],
        *([[_("at"), " ", Bold(shortened(placed.employer_name, room.letters))]] if placed.employer else []),
        span(placement.starts_on, placement.ends_on),
    ]
    blocks: list[Block] = [
        Paragraph(site.name if site else "", _SCHOOL),
        Space(14),
        Paragraph(_("Certificate of Completion"), _TITLE, tag="H1"),
        _Flourish(),
        Paragraph(_("This certifies that"), _SAID),
        Paragraph(full_name(placed.student), room.name),
        Space(6),
        *(Paragraph(text, _SAID) for text in what if text),
    ]
    if minutes:
        unit = ngettext("approved hour", "approved hours", 1 if minutes == 60 else 2)
        blocks += [Space(10), _Rosette(hours(minutes), unit)]
    if facts.learned:
        names = " · ".join(listed([shortened(name, 60) for name in facts.learned], room.learned))
        blocks += [Space(6), Paragraph(_("Competencies"), _UNIT, tag="H2"), Paragraph(names, _SMALL)]
    return blocks


class _Frame(Block):
    """Two lines around the page, drawn behind all the rest."""

    def height(self, width: float) -> float:
        return 0.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.artifact():
            for inset, thickness, colour in ((26.0, 3.0, ACCENT), (33.0, 0.7, LINE)):
                canvas.setStrokeColor(colour)
                canvas.setLineWidth(thickness)
                canvas.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset, stroke=1, fill=0)


class _Flourish(Block):
    """A short line with a diamond, below the title."""

    before, after = 6.0, 14.0
    _HALF, _SIZE = 70.0, 4.0

    def height(self, width: float) -> float:
        return 2 * self._SIZE

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        middle, y, size = x + width / 2, top - self._SIZE, self._SIZE
        with canvas.artifact():
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.8)
            for side in (-1, 1):
                canvas.line(middle + side * (size + 6), y, middle + side * self._HALF, y)
            _polygon(canvas, [(middle, y + size), (middle + size, y), (middle, y - size), (middle - size, y)])


class _Rosette(Block):
    """The hours in a round of petals; what it shows is also said."""

    after = 6.0
    _RADIUS, _PETALS = 62.0, 28

    def __init__(self, figure: str, unit: str) -> None:
        self._figure, self._unit = figure, unit

    def height(self, width: float) -> float:
        return 2 * self._RADIUS

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        middle, y, radius = x + width / 2, top - self._RADIUS, self._RADIUS
        with canvas.artifact():
            edge = [radius if number % 2 else radius - 6 for number in range(2 * self._PETALS)]
            turns = [number * pi / self._PETALS for number in range(2 * self._PETALS)]
            _polygon(canvas, [(middle + r * cos(t), y + r * sin(t)) for r, t in zip(edge, turns, strict=True)])
            canvas.setFillColor(SOFT)
            canvas.setStrokeColor(LINE)
            canvas.circle(middle, y, radius - 12, stroke=1, fill=1)
        room = 2 * radius - 30
        style = next((s for s in _FIGURES if len(lines_of(self._figure, s, room)) == 1), _FIGURES[-1])
        down = y + (style.leading + _UNIT.leading) / 2
        with canvas.marked(Element("P")):
            draw_lines(canvas, lines_of(self._figure, style, room)[:1], style, middle - room / 2, down, room)
            down -= style.leading
            draw_lines(canvas, lines_of(self._unit, _UNIT, room)[:1], _UNIT, middle - room / 2, down, room)


def _polygon(canvas: TaggedCanvas, points: Sequence[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.setFillColor(ACCENT)
    canvas.drawPath(path, stroke=0, fill=1)
