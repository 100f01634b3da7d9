"""The lines that run along the edges of pages: colour and name above, school and page number below."""

from __future__ import annotations

from app.exports.pages import HEIGHT, MARGIN, TEXT_WIDTH, WIDTH
from app.exports.tagged import TaggedCanvas
from app.exports.typesetting import ACCENT, LINE, MARGINAL, Style, draw_lines, lines_of, one_line
from app.i18n import _, in_language

BAND = 8.0  # of colour, along the upper edge
_RIGHT = Style(MARGINAL.size, MARGINAL.leading, colour=MARGINAL.colour, align="right")


def draw_head(canvas: TaggedCanvas, running: str) -> None:
    """Draw the band, and below it whose page it is."""
    with canvas.artifact("Header"):
        canvas.setFillColor(ACCENT)
        canvas.rect(0, HEIGHT - BAND, WIDTH, BAND, stroke=0, fill=1)
        if running:
            lines = one_line(running, MARGINAL, TEXT_WIDTH)
            draw_lines(canvas, lines, MARGINAL, MARGIN, HEIGHT - MARGIN + 24, TEXT_WIDTH)


def foot_code(canvas: TaggedCanvas, said: str, language: str, page: int, pages: int) -> str:
    """What draws the foot of a page, once the number of pages is known."""
    with in_language(language):
        count = _("Page {page} of {pages}").format(page=page, pages=pages)
    top = MARGIN
    with canvas.aside() as code, canvas.artifact("Footer"):
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, top + 4, WIDTH - MARGIN, top + 4)
        draw_lines(canvas, lines_of(count, _RIGHT, 100), _RIGHT, WIDTH - MARGIN - 100, top, 100)
        draw_lines(canvas, one_line(said, MARGINAL, TEXT_WIDTH - 110), MARGINAL, MARGIN, top, 0)
    return "\n".join(code)
