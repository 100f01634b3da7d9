"""Cards side by side, as many as there is room for; those of a line are equally high."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem, QWidget

from app.views.look.layouts import clear
from app.views.look.placing import Placing


class _Tile(NamedTuple):
    item: QLayoutItem
    least: int  # pixels
    line: int
    first: int  # column
    wide: int  # columns


class Tiles(Placing):
    """In the widest place `across` columns, in a narrower one two, in the narrowest one."""

    def __init__(self, across: int, spacing: int) -> None:
        super().__init__(spacing)
        self._across = across
        self._wide: list[int] = []

    def show_cards(self, *cards: QWidget, wide: Sequence[int] = ()) -> None:
        """Show these in the place of what there was; `wide` tells how many columns each takes, without it one."""
        clear(self)
        self._wide = [*wide] or [1] * len(cards)
        for card in cards:
            self.addWidget(card)

    def place(self, area: QRect, moving: bool) -> int:
        tiles, columns = self._fitting(area.width())
        lefts = [area.left() + sum(columns[:at]) + at * self.spacing() for at in range(len(columns))]
        rooms = [sum(columns[tile.first : tile.first + tile.wide]) + (tile.wide - 1) * self.spacing() for tile in tiles]
        heights: dict[int, int] = {}
        for tile, room in zip(tiles, rooms, strict=True):
            heights[tile.line] = max(heights.get(tile.line, 0), self.height(tile.item, room))
        tops, top = {}, area.top()
        for line, height in sorted(heights.items()):
            tops[line] = top
            top += height + self.spacing()
        for tile, room in zip(tiles, rooms, strict=True) if moving else ():
            tile.item.setGeometry(QRect(lefts[tile.first], tops[tile.line], room, heights[tile.line]))
        return max(0, top - self.spacing() - area.top())

    def _fitting(self, width: int) -> tuple[list[_Tile], list[int]]:
        """The tiles in the most columns that have room, and the widths of these."""
        for count in sorted({self._across, min(2, self._across)}, reverse=True):
            tiles = self._in_columns(count)
            columns = self._shared(width, count, tiles)
            rooms = [sum(columns[tile.first : tile.first + tile.wide]) for tile in tiles]
            fit = all(tile.least <= room for tile, room in zip(tiles, rooms, strict=True))
            if fit and sum(columns) + (count - 1) * self.spacing() <= width:
                return tiles, columns
        return self._in_columns(1), [width]

    def _in_columns(self, count: int) -> list[_Tile]:
        tiles: list[_Tile] = []
        line = column = 0
        for item, wide in zip(self._items, self._wide, strict=True):
            if item.isEmpty():
                continue
            wide = min(wide, count)
            if column + wide > count:
                line, column = line + 1, 0
            tiles.append(_Tile(item, self.least(item).width(), line, column, wide))
            column += wide
        return tiles

    def _shared(self, width: int, count: int, tiles: Sequence[_Tile]) -> list[int]:
        """Widths of columns that are equal, but where one needs more than its share."""
        least = [max((t.least for t in tiles if t.first == at and t.wide == 1), default=0) for at in range(count)]
        room, free = width - (count - 1) * self.spacing(), set(range(count))
        while needy := {at for at in free if least[at] * len(free) > room}:
            room -= sum(least[at] for at in needy)
            free -= needy
        return [room // len(free) if at in free else least[at] for at in range(count)]
