"""Papers: pages in US Letter with running lines, filled block by block and written in one piece."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from app.book.files import refusal
from app.book.refused import Refused
from app.exports.blocks import Block, tag_of
from app.exports.figures import Placed
from app.exports.pages import BOTTOM, HALF, HEIGHT, MARGIN, TEXT_WIDTH, TOP, WIDTH, height_of, left_for_last
from app.exports.running_lines import draw_head, foot_code
from app.exports.tagged import TaggedCanvas
from app.i18n import _

_FOOTER = "%footer"  # a comment in the page, until the number of pages is known


class Paper:
    """One PDF file with the papers of one student or of many.

    Used with `with`: the file appears, complete, when the block ends; after an error or a cancel nothing is left
    and a file of that name stays as it was. Between two students the caller can report progress. Given a stream
    instead of a path, the paper is written there and never to the disk.

        with Paper(path, title=_("Work-based learning transcripts"), footer=site) as paper:
            paper.student_begins(running="Aguilar-Reyes, Maribel")
            paper.add(Title(...), Facts(...), Heading(...), Table(...))
    """

    canvas_class = TaggedCanvas

    def __init__(
        self,
        out: Path | BinaryIO,
        *,
        title: str,
        author: str = "",
        language: str = "en",
        footer: str = "",
        duplex: bool = False,
        bare: bool = False,
    ) -> None:
        """`title` is kept in the file's properties: no student's name belongs there when the paper is for many.

        `footer` stands at the left below each page. With `duplex` each student begins on the front of a sheet.
        `bare` pages have no running lines.
        """
        self._out: Path | BinaryIO = out
        self._language, self._footer, self._duplex, self._bare = language, footer, duplex, bare
        self._canvas: Any = None
        self._meta = {"title": title, "author": author, "language": tag_of(language)}
        self._spoken, self._said = language, footer  # of the papers that are begun now
        self._running = self._mark = ""
        self._first_page = 0  # of this student, counted from 0
        self._y, self._gap = TOP, 0.0
        self._page_open = self._student_open = False
        self._waiting: list[Block] = []
        self._figures: list[Placed] = []

    def __enter__(self) -> Self:
        self._canvas = self.canvas_class(self._open(), size=(WIDTH, HEIGHT), **self._meta)
        return self

    def _open(self) -> BinaryIO:
        if not isinstance(self._out, Path):
            return self._out
        try:
            self._out.parent.mkdir(parents=True, exist_ok=True)
            self._part = self._out.with_name(self._out.name + ".part")
            self._file = self._part.open("wb")
        except OSError as error:
            raise self._refusal(self._out, error) from error
        return self._file

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            if isinstance(self._out, Path):
                self._file.close()
                self._part.unlink(missing_ok=True)

    def _finish(self) -> None:
        if not self._student_open and not self._canvas.pages:
            self.student_begins()
        if self._student_open:
            self._student_ends()
        if not isinstance(self._out, Path):
            self._canvas.save()
            return
        try:
            self._canvas.save()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._part.replace(self._out)
        except OSError as error:
            raise self._refusal(self._out, error) from error

    def _refusal(self, path: Path, error: OSError) -> Refused:
        sentence = _("{name} cannot be written. Is it open in another program, or the folder read-only or full?")
        return refusal(error, sentence.format(name=path.name))

    # -- students and blocks ------------------------------------------------------------------------------------

    def mark_next(self, name: str) -> None:
        """List the page that is begun next in the outline of the file, under this name; "" for not."""
        self._set_waiting()
        self._mark = name

    def speak(self, language: str, footer: str) -> None:
        """Let the papers that are begun from now on be in this language, with this footer."""
        self._language, self._footer = language, footer

    def student_begins(self, running: str = "") -> None:
        """Begin the paper of a student on a new sheet; `running` stands above its second and later pages."""
        if self._student_open:
            self._student_ends()
            if self._duplex and self._canvas.pages % 2:
                self._canvas.showPage()
        self._student_open = True
        self._running, self._first_page = running, self._canvas.pages
        self._spoken, self._said = self._language, self._footer
        spoken = tag_of(self._spoken)
        self._canvas.begin_section(lang=spoken if spoken != self._meta["language"] else None)

    @property
    def first_page(self) -> int:
        """The page on which the paper of this student begins, counted from 0."""
        return self._first_page

    def take_figures(self) -> tuple[Placed, ...]:
        """The figures that were set since they were last taken, with their pages."""
        self._set_waiting()
        figures, self._figures = tuple(self._figures), []
        return figures

    def cover(self, *blocks: Block) -> int:
        """Set blocks on a sheet that lies before all that was written so far; returns how many pages that takes.

        Nothing may follow it.
        """
        if self._student_open:
            self._student_ends()
        first = self._canvas.pages
        self.student_begins()
        self.add(*blocks)
        self._student_ends()
        if self._duplex and (self._canvas.pages - first) % 2:
            self._canvas.showPage()
        self._canvas.bring_to_front(first)
        return self._canvas.pages - first

    def add(self, *blocks: Block) -> None:
        """Set blocks below each other; a heading waits for the block that it stays with.

        The last of them is not set before it is known what follows.
        """
        if not self._student_open:
            self.student_begins()
        for block in blocks:
            if block.stays_with_former:
                self._keep_with_former([block])
                continue
            if self._waiting and not self._waiting[-1].stays_with_next:
                self._set_waiting()
            self._waiting.append(block)

    def keep_together(self, *blocks: Block) -> None:
        """Set blocks below each other, all on one page if one page can hold them, with something above them.

        Where they need a new page, the end of what stands before them goes there, too.
        """
        self._keep_with_former([*blocks])
        self._set_waiting()

    def _keep_with_former(self, blocks: list[Block]) -> None:
        """Let blocks wait, with the end of what stands before them where they need a new page."""
        former, self._waiting = self._waiting, []
        if former and former[-1].stays_with_next:
            blocks, former = [*former, *blocks], []
        while former and former[-1].stays_with_former:
            blocks = [former.pop(), *blocks]
        while former and height_of(blocks) < HALF and not self._holds([*former, *blocks]):
            *heads, last = former
            parts = last.split(TEXT_WIDTH, min(self._left_for_last(former), last.height(TEXT_WIDTH) - 1))
            if not parts and not self._page_open:
                break
            if parts:
                self._waiting = [*heads, parts[0]]
                self._set_waiting()
                former = [parts[1]]
            self._end_page()
        if self._holds([*former, *blocks]):
            self._waiting = [*former, *blocks]
            return
        self._waiting = former
        self._set_waiting()
        if self._page_open and not self._holds(blocks):
            self._end_page()
        for block in blocks[:-1]:
            self._set(block)
        self._waiting = blocks[-1:]

    def next_page(self) -> None:
        """Let what follows begin on a new page."""
        self._set_waiting()
        if self._page_open:
            self._end_page()

    def next_sheet(self) -> None:
        """Let what follows begin on the front of a sheet."""
        self.next_page()
        if self._duplex and self._canvas.pages % 2:
            self._canvas.showPage()

    # -- pages --------------------------------------------------------------------------------------------------

    def _set_waiting(self) -> None:
        """Set the block added last with the headings before it, on a new page if nothing of it fits below them."""
        blocks, self._waiting = self._waiting, []
        if self._page_open and len(blocks) > 1 and not self._fits(blocks):
            self._end_page()
        for block in blocks:
            self._set(block)

    def _fits(self, blocks: list[Block]) -> bool:
        """Whether blocks have room on this page, of the last one at least a part."""
        last, room = blocks[-1], self._left_for_last(blocks)
        return last.height(TEXT_WIDTH) <= room or last.split(TEXT_WIDTH, room) is not None

    def _holds(self, blocks: list[Block]) -> bool:
        """Whether this page has room for the whole of blocks."""
        return blocks[-1].height(TEXT_WIDTH) <= self._left_for_last(blocks)

    def _left_for_last(self, blocks: list[Block]) -> float:
        return left_for_last(blocks, self._y, self._gap)

    def _set(self, block: Block | None) -> None:
        """Draw `block`, over as many pages as it takes."""
        while block:
            if not self._page_open:
                self._begin_page()
            at_top = self._y == TOP
            self._y -= 0 if at_top else max(self._gap, block.before)
            room = self._y - BOTTOM
            height = block.height(TEXT_WIDTH)
            rest: Block | None = None
            if height > room:
                parts = block.split(TEXT_WIDTH, room)
                if parts is None:
                    if at_top:
                        raise ValueError(f"{type(block).__name__} is higher than a page and cannot be divided")
                    self._end_page()
                    continue
                block, rest = parts
                height = block.height(TEXT_WIDTH)
            block.draw(self._canvas, MARGIN, self._y, TEXT_WIDTH)
            self._figures += [Placed(self._canvas.pages, figure) for figure in block.told()]
            self._y -= height
            self._gap = block.after
            if rest:
                self._end_page()
            block = rest

    def _begin_page(self) -> None:
        canvas = self._canvas
        self._page_open = True
        if self._mark and canvas.pages == self._first_page:
            canvas.list_page(self._mark)
            self._mark = ""
        if self._bare:
            return
        canvas.note(_FOOTER)
        draw_head(canvas, self._running if canvas.pages > self._first_page else "")

    def _end_page(self) -> None:
        self._canvas.showPage()
        self._page_open, self._y, self._gap = False, TOP, 0.0

    def _student_ends(self) -> None:
        """The number of this student's pages is known now: fill in the footers."""
        self._set_waiting()
        if not self._page_open and self._canvas.pages == self._first_page:
            self._begin_page()
        if self._page_open:
            self._end_page()
        pages = self._canvas.pages - self._first_page
        for number in range(0 if self._bare else pages):
            code = foot_code(self._canvas, self._said, self._spoken, number + 1, pages)
            self._canvas.fill(self._first_page + number, _FOOTER, code)
        self._canvas.end_section()
        self._student_open = False
