"""Equity: access and progress of each student group, set against all students of the site.

Always of the whole site: figures of its parts would let hidden groups be worked out from the rest (see `hiding`). The
groups are those under which the state reports (cde.ca.gov/ds/ad/fsoygrads.asp).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import N_, _
from app.models.hiding import Tally, shown_figures, shown_sizes
from app.models.kinds import GROUP
from app.models.percents import percent_of
from app.models.settings import decided
from app.models.site_cells import tells_of_all
from app.models.site_facts import SiteFacts
from app.models.site_measures import BY_KEY, Known, Measure
from app.models.strand_settings import SMALL_GROUP

EQUITY = tuple(BY_KEY[key] for key in ("wbl", "target", "paid", "evaluation", "ag", "cte", "supports"))
"""The measures of access and progress."""

PROGRAMS = ("SE", "SD", "SS", "SF", "SH", "SM")
RACES = ("RB", "RI", "RA", "RF", "RH", "RP", "RT", "RW", "RD")
_OTHERS = "others"

State = Literal["shown", "hidden", "nobody"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one group. A hidden one holds no number and no student."""

    state: State
    met_ids: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()  # of whom it is asked
    gap: int | None = None  # percent points above all students, or below them; None where that is not told

    @property
    def met(self) -> int:
        """Of how many the answer is yes."""
        return len(self.met_ids)

    @property
    def of(self) -> int:
        """How many are asked."""
        return len(self.ids)

    @property
    def percent(self) -> int | None:
        """The share in whole percents; None of what is hidden."""
        return percent_of(self.met, self.of)


@dataclass(frozen=True, slots=True)
class Line:
    """One group, or everybody: its size, and a cell for each measure. `family` is "", "program" or "race"."""

    group: str  # a code of GROUP; empty for all students
    family: str
    size: Cell
    cells: tuple[Cell, ...]

    @property
    def words(self) -> str:
        """The name of the group."""
        return GROUP.format(self.group) if self.group else _("All students")


@dataclass(frozen=True, slots=True)
class Matrix:
    """Groups by measures, the line of all students first. Groups of `limit` students or fewer are hidden."""

    measures: tuple[Measure, ...]
    lines: tuple[Line, ...]
    limit: int

    @property
    def hidden(self) -> int:
        """How many figures are hidden, the sizes of groups among them."""
        return sum(cell.state == "hidden" for line in self.lines for cell in (line.size, *line.cells))


HIDDEN_WORDS = N_("Hidden: it would tell of few students.")
"""What stands for a hidden figure, whatever the reason: which of them it is would tell something, too."""


def equity(book: Book, facts: SiteFacts) -> Matrix:
    """The matrix of the whole site. Raises Refused where the account does not see every student and the groups."""
    if not facts.whole or not book.allows("student_group", "see"):
        raise Refused(_("Figures by student group are for accounts that see every student and the student groups."))
    return matrix(facts.people, [m for m in EQUITY if m in facts.measures], decided(book, SMALL_GROUP))


def matrix(people: Sequence[Known], measures: Sequence[Measure], limit: int) -> Matrix:
    """The matrix of some people, with groups of `limit` or fewer hidden, and what would tell of them."""
    size = _shown(people, people) if len(people) > limit else Cell("hidden")
    every = Line("", "", size, tuple(_of_all(people, measure, limit) for measure in measures))
    lines = [every]
    for group in PROGRAMS:
        inside = [known for known in people if group in known.values["group"]]
        outside = [known for known in people if group not in known.values["group"]]
        lines += _family({group: inside, _OTHERS: outside}, "program", measures, every, limit)[:1]
    races: dict[str, list[Known]] = {race: [] for race in RACES}
    for known in people:
        races[race_of(known)].append(known)
    lines += _family(races, "race", measures, every, limit)
    return Matrix(tuple(measures), tuple(lines), limit)


def race_of(known: Known) -> str:
    """The one race under which a student is reported: Hispanic before all others, then two or more."""
    own = [race for race in RACES if race in known.values["group"]]
    if "RH" in own:
        return "RH"
    return "RD" if not own else own[0] if len(own) == 1 else "RT"


def _family(
    groups: dict[str, list[Known]], family: str, measures: Sequence[Measure], every: Line, limit: int
) -> list[Line]:
    """The lines of groups that share out everybody. Where all students are hidden, so is every group."""
    sizes = {group: len(people) for group, people in groups.items()}
    told = shown_sizes(sizes, limit) if every.size.state == "shown" else set[str]()
    cells: dict[str, list[Cell]] = {group: [] for group in groups}
    for place, measure in enumerate(measures):
        of_all = every.cells[place]
        tallies = {group: _tally(people, measure) for group, people in groups.items()}
        shown = shown_figures(tallies, told, limit) if of_all.state == "shown" else set[str]()
        for group, people in groups.items():
            cells[group].append(_cell(people, measure, of_all) if group in shown else _withheld(sizes, told, group))
    return [
        Line(group, family, _shown(people, people) if group in told else Cell("hidden"), tuple(cells[group]))
        for group, people in groups.items()
    ]


def _withheld(sizes: dict[str, int], told: set[str], group: str) -> Cell:
    return Cell("nobody" if group in told and not sizes[group] else "hidden")


def _tally(people: Sequence[Known], measure: Measure) -> Tally:
    asked = [known for known in people if measure.key in known.applies]
    return Tally(len(people), len(asked), sum(measure.key in known.met for known in asked))


def _of_all(people: Sequence[Known], measure: Measure, limit: int) -> Cell:
    cell = _cell(people, measure)
    return cell if cell.state == "nobody" or tells_of_all(people, measure, limit) else Cell("hidden")


def _cell(people: Sequence[Known], measure: Measure, of_all: Cell | None = None) -> Cell:
    asked = [known for known in people if measure.key in known.applies]
    cell = _shown(asked, [known for known in asked if measure.key in known.met])
    if of_all is None or of_all.percent is None or cell.percent is None:
        return cell
    return Cell("shown", cell.met_ids, cell.ids, cell.percent - of_all.percent)


def _shown(asked: Sequence[Known], met: Sequence[Known]) -> Cell:
    if not asked:
        return Cell("nobody")
    return Cell("shown", tuple(known.student_id for known in met), tuple(known.student_id for known in asked))
