"""The page of papers, US Letter: how much of it there is, and how much blocks take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from reportlab.lib.pagesizes import LETTER

from app.exports.blocks import Block

WIDTH, HEIGHT = LETTER
MARGIN = 54.0  # 0.75 inch
TEXT_WIDTH = WIDTH - 2 * MARGIN
TOP, BOTTOM = HEIGHT - MARGIN, MARGIN + 14.0  # of the text; the footer is below
HALF = (TOP - BOTTOM) / 2

R = TypeVar("R")


def height_of(blocks: Sequence[Block]) -> float:
    """The height of blocks below each other on one page."""
    height = gap = 0.0
    for block in blocks:
        height += (max(gap, block.before) if height else 0) + block.height(TEXT_WIDTH)
        gap = block.after
    return height


def left_for_last(blocks: Sequence[Block], y: float = TOP, gap: float = 0.0) -> float:
    """The height that a page has for the last of `blocks`, where the first stands below `y` with a `gap` above it."""
    for block in blocks[:-1]:
        y -= (0 if y == TOP else max(gap, block.before)) + block.height(TEXT_WIDTH)
        gap = block.after
    return y - (0 if y == TOP else max(gap, blocks[-1].before)) - BOTTOM


def on_one_page(rooms: Sequence[R], blocks_in: Callable[[R], list[Block]]) -> list[Block]:
    """The blocks made for the first of `rooms`, from generous to narrow, that one page can hold; else for the last."""
    blocks: list[Block] = []
    for room in rooms:
        blocks = blocks_in(room)
        if height_of(blocks) <= TOP - BOTTOM:
            break
    return blocks
