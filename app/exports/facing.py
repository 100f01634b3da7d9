"""Blocks side by side: one language beside the other, or words beside what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from app.exports.blocks import Block, tag_of
from app.exports.figures import Figure
from app.exports.tagged import Element, TaggedCanvas

GAP = 22.0


class Beside(Block):
    """Columns of blocks, read one after the other; on one page, unless their first column is high and divides."""

    after = 3.0

    def __init__(
        self,
        *columns: Sequence[Block],
        shares: Sequence[float] = (),
        languages: Sequence[str] = (),
        before: float = 8.0,
    ) -> None:
        """`shares` of the width, equal ones where none are given; `languages` where columns speak several."""
        self.before = before
        self._columns = [list(column) for column in columns]
        self._shares = list(shares) or [1.0] * len(columns)
        self._languages = list(languages) or [""] * len(columns)

    def told(self) -> Sequence[Figure]:
        columns = self._columns[:1] if any(self._languages) else self._columns  # in two languages it is one figure
        return [*self.figures, *(figure for column in columns for block in column for figure in block.told())]

    def _widths(self, width: float) -> list[float]:
        room = width - GAP * (len(self._columns) - 1)
        return [room * share / sum(self._shares) for share in self._shares]

    def height(self, width: float) -> float:
        pairs = zip(self._columns, self._widths(width), strict=True)
        return max(_height(column, wide) for column, wide in pairs)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        outer = canvas.section
        for column, wide, language in zip(self._columns, self._widths(width), self._languages, strict=True):
            if language:
                canvas.section = Element("Div", lang=tag_of(language))
                canvas.attach(canvas.section, outer)
            _draw(canvas, column, x, top, wide)
            canvas.section = outer
            x += wide + GAP


def facing(english: Sequence[Block], spanish: Sequence[Block]) -> list[Block]:
    """The same blocks in two languages, each beside its fellow, so that they can be compared line by line."""
    pairs = zip_longest(_kept(english), _kept(spanish), fillvalue=())
    return [Beside(left, right, languages=("en", "es"), before=_space(left)) for left, right in pairs]


def _space(blocks: Sequence[Block]) -> float:
    """The distance to what stands above: half of a heading's, since columns make a page long."""
    return blocks[0].before / 2 if blocks else 0.0


def _kept(blocks: Sequence[Block]) -> list[list[Block]]:
    """Headings with what they stay with."""
    groups: list[list[Block]] = []
    waiting: list[Block] = []
    for block in blocks:
        waiting.append(block)
        if not block.stays_with_next:
            groups.append(waiting)
            waiting = []
    return [*groups, waiting] if waiting else groups


def _height(blocks: Sequence[Block], width: float) -> float:
    height = gap = 0.0
    for block in blocks:
        height += (max(gap, block.before) if height else 0) + block.height(width)
        gap = block.after
    return height


def _draw(canvas: TaggedCanvas, blocks: Sequence[Block], x: float, top: float, width: float) -> None:
    y, gap = top, 0.0
    for at, block in enumerate(blocks):
        y -= max(gap, block.before) if at else 0
        block.draw(canvas, x, y, width)
        y -= block.height(width)
        gap = block.after
