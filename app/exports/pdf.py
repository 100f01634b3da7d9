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
from app.exports.pages import BOTTOM, HALF, HEIGHT, MARGIN, TEXT_WIDTH, TOP, WIDTH, room_for
from app.exports.tagged import TaggedCanvas
from app.exports.typesetting import ACCENT, LINE, MARGINAL, Style, draw_lines, lines_of, one_line
from app.i18n import _, in_language

BAND = 8.0  # of colour, along the upper edge
_RIGHT = Style(MARGINAL.size, MARGINAL.leading, colour=MARGINAL.colour, align="right")
_FOOTER = "%footer"  # a comment in the page, until the number of pages is known


class Paper:
    """One PDF file with the papers of one student or of many.

    Used with `with`: the file appears, complete, when the block ends; after an error or a cancel nothing is left
    and a file of that name stays as it was. Between two students the caller can report progress. Given a stream
    instead of a path, the paper is written there and never to the disk.

        with Paper(path, title=_("Work-based learning transcripts"), footer=site) as paper:
            for student in students:
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
        self._running = ""
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

    def student_begins(self, running: str = "") -> None:
        """Begin the paper of a student on a new sheet; `running` stands above its second and later pages."""
        if self._student_open:
            self._student_ends()
            if self._duplex and self._canvas.pages % 2:
                self._canvas.showPage()
        self._student_open = True
        self._running, self._first_page = running, self._canvas.pages
        self._canvas.begin_section()

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
            if self._waiting and not self._waiting[-1].stays_with_next:
                self._set_waiting()
            self._waiting.append(block)

    def keep_together(self, *blocks: Block) -> None:
        """Set blocks below each other, all on one page if one page can hold them, with something above them.

        Where they need a new page, the end of what stands before them goes there, too.
        """
        former, self._waiting = self._waiting, []
        if former and former[-1].stays_with_next:
            blocks, former = (*former, *blocks), []
        needed = room_for(blocks)
        while former and needed < HALF and needed + room_for(former) > self._room:
            *heads, last = former
            over = min(self._room - room_for(heads) - last.before, last.height(TEXT_WIDTH) - 1)
            parts = last.split(TEXT_WIDTH, over)
            if not parts and not self._page_open:
                break
            if parts:
                self._waiting = [*heads, parts[0]]
                self._set_waiting()
                former = [parts[1]]
            self._end_page()
        self._waiting = former
        self._set_waiting()
        if self._page_open and needed > self._room:
            self._end_page()
        self.add(*blocks)
        self._set_waiting()

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

    @property
    def _room(self) -> float:
        """The height that is left on this page."""
        return (self._y if self._page_open else TOP) - BOTTOM

    # -- pages --------------------------------------------------------------------------------------------------

    def _set_waiting(self) -> None:
        """Set the block added last with the headings before it, on a new page if nothing of it fits below them."""
        blocks, self._waiting = self._waiting, []
        if self._page_open and len(blocks) > 1 and not self._fits(blocks):
            self._end_page()
        for block in blocks:
            self._set(block)

    def _fits(self, blocks: list[Block]) -> bool:
        y, gap = self._y, self._gap
        for block in blocks[:-1]:
            y -= max(gap, block.before) + block.height(TEXT_WIDTH)
            gap = block.after
        room = y - max(gap, blocks[-1].before) - BOTTOM
        return blocks[-1].height(TEXT_WIDTH) <= room or blocks[-1].split(TEXT_WIDTH, room) is not None

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
        self._page_open, self._y, self._gap = True, TOP, 0.0
        if self._bare:
            return
        canvas.note(_FOOTER)
        with canvas.artifact("Header"):
            canvas.setFillColor(ACCENT)
            canvas.rect(0, HEIGHT - BAND, WIDTH, BAND, stroke=0, fill=1)
            if canvas.pages > self._first_page and self._running:
                lines = one_line(self._running, MARGINAL, TEXT_WIDTH)
                draw_lines(canvas, lines, MARGINAL, MARGIN, HEIGHT - MARGIN + 24, TEXT_WIDTH)

    def _end_page(self) -> None:
        self._canvas.showPage()
        self._page_open = False

    def _student_ends(self) -> None:
        """The number of this student's pages is known now: fill in the footers."""
        self._set_waiting()
        if not self._page_open and self._canvas.pages == self._first_page:
            self._begin_page()
        if self._page_open:
            self._end_page()
        pages = self._canvas.pages - self._first_page
        for number in range(0 if self._bare else pages):
            self._canvas.fill(self._first_page + number, _FOOTER, self._footer_code(number + 1, pages))
        self._canvas.end_section()
        self._student_open = False

    def _footer_code(self, page: int, pages: int) -> str:
        with in_language(self._language):
            count = _("Page {page} of {pages}").format(page=page, pages=pages)
        canvas, top = self._canvas, MARGIN
        with canvas.aside() as code, canvas.artifact("Footer"):
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.5)
            canvas.line(MARGIN, top + 4, WIDTH - MARGIN, top + 4)
            draw_lines(canvas, lines_of(count, _RIGHT, 100), _RIGHT, WIDTH - MARGIN - 100, top, 100)
            draw_lines(canvas, one_line(self._footer, MARGINAL, TEXT_WIDTH - 110), MARGINAL, MARGIN, top, 0)
        return "\n".join(code)
