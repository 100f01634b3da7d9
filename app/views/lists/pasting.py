"""A block of cells from a worksheet over the cells of a list: what goes where, and what cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.book.fields import fields_of
from app.book.refused import Refused
from app.i18n import _, ngettext, number
from app.models.changing_many import STEP, misfits

if TYPE_CHECKING:
    from collections.abc import Generator

    from app.book.book import Book
    from app.views.lists.columns import Column

Block = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be taken, and why."""

    row: int  # of the list, from 0
    id: str
    column: str
    text: str
    reason: str


@dataclass
class CellPlan:
    """What a paste does. Nothing is written yet."""

    changes: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    bad: list[BadCell] = field(default_factory=list[BadCell])
    fixed: dict[str, int] = field(default_factory=dict[str, int])  # cells by title of a column that is only read
    outside: int = 0  # cells beyond the last row or column

    @property
    def cells(self) -> int:
        """How many cells are written."""
        return sum(map(len, self.changes.values()))

    @property
    def title(self) -> str:
        """What the edit is called: "Paste 60 cells"."""
        return ngettext("Paste {count} cell", "Paste {count} cells", self.cells).format(count=number(self.cells))

    @property
    def said(self) -> str:
        """What was done: "60 cells pasted", and what was left alone."""
        said = ngettext("{count} cell pasted", "{count} cells pasted", self.cells).format(count=number(self.cells))
        return f"{said}. {self.left_alone()}" if self.left_alone() else said

    def left_alone(self) -> str:
        """What is not taken although nothing is wrong with it, in words; empty where all is."""
        said: list[str] = []
        if self.fixed:
            wording = ngettext(
                "{columns} cannot be changed here.", "{columns} cannot be changed here.", len(self.fixed)
            )
            said.append(wording.format(columns=", ".join(self.fixed)))
        if self.outside:
            wording = ngettext(
                "{count} cell found no place in the list.", "{count} cells found no place in the list.", self.outside
            )
            said.append(wording.format(count=number(self.outside)))
        return " ".join(said)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a block goes: the records from the first row on, and the columns shown from the current one on."""

    entity: type
    ids: Sequence[str]
    columns: Sequence[Column]
    first_row: int  # of `ids` in the list


def spread(block: Block, target: Target, chosen: Sequence[str]) -> Block:
    """A single value is filled into the chosen rows; headings that were copied with their rows are left out."""
    if len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1:
        return [block[0]] * len(chosen)
    titles = [column.title for column in target.columns[: len(block[0])]]
    return block[1:] if len(block) > 1 and list(block[0]) == titles else block


def planning(book: Book, target: Target, block: Block) -> Generator[tuple[int, int], None, CellPlan]:
    """Read a block of cells against the records it goes to; yields (done, total) and returns the plan.

    An empty cell empties its field. Cells that would change nothing are left out.
    """
    plan, fields = CellPlan(), fields_of(target.entity)
    columns = target.columns
    open_ = {at: fields[column.name] for at, column in enumerate(columns) if column.editable and column.name in fields}
    now = {described.name: book.column(target.entity, described.name) for described in open_.values()}
    places: dict[tuple[str, str], tuple[int, str]] = {}
    for at, cells in enumerate(block):
        if at % STEP == 0:
            yield at, len(block)
        if at >= len(target.ids):
            plan.outside += sum(1 for text in cells if text)
            continue
        id_ = target.ids[at]
        for place, text in enumerate(cells):
            if place >= len(columns):
                plan.outside += bool(text)
            elif place not in open_:
                if text:
                    plan.fixed[columns[place].title] = plan.fixed.get(columns[place].title, 0) + 1
            else:
                described = open_[place]
                try:
                    value = described.kind.typed(text)
                    if value is None and described.required:
                        raise Refused(_("{field} is required.").format(field=_(described.label)))
                except Refused as refusal:
                    plan.bad.append(BadCell(target.first_row + at, id_, columns[place].title, text, str(refusal)))
                    continue
                if now[described.name].get(id_) != value:
                    plan.changes.setdefault(id_, {})[described.name] = value
                    places[id_, described.name] = (target.first_row + at, text)
    _judge(book, target, plan, places)
    return plan


def _judge(book: Book, target: Target, plan: CellPlan, places: Mapping[tuple[str, str], tuple[int, str]]) -> None:
    """Take out the cells that rules stand against; others of their row may stand without them."""
    titles = {column.name: column.title for column in target.columns}
    while unfit := misfits(book, target.entity, plan.changes):
        for id_, misfit in unfit.items():
            row, text = places[id_, misfit.field]
            plan.bad.append(BadCell(row, id_, titles[misfit.field], text, misfit.reason))
            del plan.changes[id_][misfit.field]
            if not plan.changes[id_]:
                del plan.changes[id_]
    plan.bad.sort(key=lambda bad: bad.row)
