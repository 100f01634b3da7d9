"""What a table cell may show besides plain text, and how each is painted.

A model keeps returning words for DisplayRole, so that copying, sorting and speech see words and not
pictures; for `CELL` it may return one of the small records below. Make them once per row, not per paint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from app.i18n import _
from app.models.percents import whole_percent
from app.views.look.avatar import paint_avatar
from app.views.look.icons import pixmap
from app.views.look.lines import RIGHT, line_width, write
from app.views.look.theme import theme, tone_colours
from app.views.look.tokens import Tone, text_key

CELL = Qt.ItemDataRole.UserRole + 1
"""The role under which a model gives one of the records of this module, or None for plain text."""

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class PersonCell:
    """Avatar, name (the text of the cell) and a faint line below, such as "ID 204118"."""

    detail: str
    seed: str


@dataclass(frozen=True, slots=True)
class StackedCell:
    """The text of the cell and a faint line below: an employer and the role there. "warn" puts a sign before it."""

    detail: str
    tone: Literal["neutral", "warn"] = "neutral"


@dataclass(frozen=True, slots=True)
class TickCell:
    """A box to tick before the text of the cell."""

    ticked: bool


@dataclass(frozen=True, slots=True)
class ChipCell:
    """The text of the cell on a coloured ground, with a dot."""

    tone: Tone


@dataclass(frozen=True, slots=True)
class DotCell:
    """A coloured dot before the text of the cell: a pathway."""

    tone: Tone


@dataclass(frozen=True, slots=True)
class BarCell:
    """Progress: `done` in strong figures, `of` behind it ("/ 120 h"), `share` from 0 (may pass 1)."""

    done: str
    of: str
    share: float
    tone: Tone
    sign: str = ""  # painted behind the percents

    @property
    def percent(self) -> str:
        return f"{whole_percent(self.share, 1)}%"


@dataclass(frozen=True, slots=True)
class MutedCell:
    """Plain text that matters less than its neighbours."""


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A number: set to the right in figures of one width."""

    strong: bool = False


@dataclass(frozen=True, slots=True)
class ProblemCell:
    """A value that was refused: the typed text, marked. `reason` is the sentence (tool tip and speech)."""

    reason: str


Cell = PersonCell | StackedCell | TickCell | ChipCell | DotCell | BarCell | MutedCell | FigureCell | ProblemCell


def spoken(text: str, cell: Cell | None) -> str:
    """What a screen reader says for a cell: use it for AccessibleTextRole."""
    if isinstance(cell, PersonCell | StackedCell):
        return ", ".join(part for part in (text, cell.detail) if part) or _("empty")
    if isinstance(cell, TickCell):
        return (_("{text}, ticked") if cell.ticked else _("{text}, not ticked")).format(text=text)
    if isinstance(cell, BarCell):
        # For a screen reader: "92.5 of 120 h, 77%".
        return _("{done} of {target}, {percent}").format(
            done=cell.done, target=cell.of.lstrip("/ "), percent=cell.percent
        )
    if isinstance(cell, ProblemCell):
        return _("{text}, not saved: {reason}").format(text=text, reason=cell.reason)
    return text or _("empty")


def paint_plain(painter: QPainter, area: QRect, text: str, cell: Cell | None, selected: bool) -> None:
    write(painter, area, text or NOTHING, "text" if text else "text3")


def _paint_muted(painter: QPainter, area: QRect, text: str, cell: MutedCell, selected: bool) -> None:
    write(painter, area, text or NOTHING, "text2" if text else "text3")


def _paint_figure(painter: QPainter, area: QRect, text: str, cell: FigureCell, selected: bool) -> None:
    weight = QFont.Weight.DemiBold if cell.strong else QFont.Weight.Normal
    write(painter, area, text, "text", weight=weight, figures=True, align=RIGHT)


def _paint_problem(painter: QPainter, area: QRect, text: str, cell: ProblemCell, selected: bool) -> None:
    size = theme.px(15)
    sign = pixmap("triangle-alert", theme["bad"], size, 2.0)
    painter.drawPixmap(area.left(), area.center().y() - size // 2, sign)
    write(painter, area.adjusted(size + theme.px(6), 0, 0, 0), text, "bad")


def _paint_person(painter: QPainter, area: QRect, text: str, cell: PersonCell, selected: bool) -> None:
    size = theme.px(32)
    circle = QRectF(area.left(), area.center().y() - size / 2 + 0.5, size, size)
    paint_avatar(painter, circle, text, cell.seed, ringed=selected)
    _paint_two_lines(painter, area.adjusted(size + theme.px(10), 0, 0, 0), text, cell.detail, QFont.Weight.DemiBold)


def _paint_two_lines(
    painter: QPainter, words: QRect, text: str, detail: str, weight: QFont.Weight, tone: Tone = "neutral"
) -> None:
    half = theme.px(19)
    upper = QRect(words.left(), words.center().y() - half, words.width(), half + 1)
    lower = QRect(words.left(), words.center().y(), words.width(), half)
    if detail:
        write(painter, upper, text, weight=weight)
        if tone == "warn":
            size = theme.px(13)
            sign = pixmap("triangle-alert", theme["warn"], size, 2.0)
            painter.drawPixmap(lower.left(), lower.center().y() - size // 2, sign)
            lower.adjust(size + theme.px(4), 0, 0, 0)
        write(painter, lower, detail, "warn" if tone == "warn" else "text3", 12)
    else:
        write(painter, words, text, weight=weight)


def _paint_stacked(painter: QPainter, area: QRect, text: str, cell: StackedCell, selected: bool) -> None:
    if not text and not cell.detail:
        return paint_plain(painter, area, text, cell, selected)
    return _paint_two_lines(painter, area, text or NOTHING, cell.detail, QFont.Weight.Medium, cell.tone)


def _paint_tick(painter: QPainter, area: QRect, text: str, cell: TickCell, selected: bool) -> None:
    size = theme.px(17)
    box = QRectF(area.left() + 0.5, area.center().y() - size / 2 + 0.5, size, size)
    painter.setPen(QPen(theme.color("accent" if cell.ticked else "line_strong"), 1.2))
    painter.setBrush(theme.color("accent" if cell.ticked else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if cell.ticked:
        inside = theme.px(13)
        place = box.center() - QPointF(inside / 2, inside / 2)
        painter.drawPixmap(place, pixmap("check", theme["on_accent"], inside, 2.0))
    write(painter, area.adjusted(size + theme.px(10), 0, 0, 0), text)


def _paint_chip(painter: QPainter, area: QRect, text: str, cell: ChipCell, selected: bool) -> None:
    if not text:
        return paint_plain(painter, area, text, cell, selected)
    ground, fill = tone_colours(cell.tone)[1:]
    height = theme.px(23)
    width = min(line_width(text, 12, QFont.Weight.Medium) + theme.px(30), area.width())
    pill = QRectF(area.left(), area.center().y() - height / 2 + 0.5, width, height)
    painter.setPen(QPen(fill, 1) if selected else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(pill, height / 2, height / 2)
    dot = theme.px(6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(QRectF(pill.left() + theme.px(9), pill.center().y() - dot / 2, dot, dot))
    words = pill.adjusted(theme.px(20), 0, -theme.px(2), 0).toRect()
    write(painter, words, text, text_key(cell.tone), 12, QFont.Weight.Medium)
    return None


def _paint_dot(painter: QPainter, area: QRect, text: str, cell: DotCell, selected: bool) -> None:
    if not text:
        return paint_plain(painter, area, text, cell, selected)
    size = theme.px(8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone_colours(cell.tone)[2])
    painter.drawRoundedRect(QRectF(area.left(), area.center().y() - size / 2 + 0.5, size, size), 2.5, 2.5)
    return write(painter, area.adjusted(size + theme.px(8), 0, 0, 0), text)


def _paint_bar(painter: QPainter, area: QRect, text: str, cell: BarCell, selected: bool) -> None:
    middle = area.center().y()
    words = QRect(area.left(), middle - theme.px(19), area.width(), theme.px(20))
    used = line_width(cell.done, 13, QFont.Weight.Medium, True) + theme.px(4)
    write(painter, words, cell.done, weight=QFont.Weight.Medium, figures=True)
    write(painter, words.adjusted(used, 0, 0, 0), cell.of, "text3", 12)
    percent = f"{cell.percent} {cell.sign}".rstrip()
    if used + line_width(cell.of + percent, 12) + theme.px(6) < words.width():
        write(painter, words, percent, "text3", 12, align=RIGHT)
    height = theme.px(6)
    track = QRectF(area.left(), middle + theme.px(6), area.width(), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(track, height / 2, height / 2)
    if cell.share > 0:
        filled = QRectF(track)
        filled.setWidth(max(height, track.width() * min(1.0, cell.share)))
        painter.setBrush(tone_colours(cell.tone)[2])
        painter.drawRoundedRect(filled, height / 2, height / 2)


PAINTERS: dict[type, Callable[..., None]] = {
    PersonCell: _paint_person,
    StackedCell: _paint_stacked,
    TickCell: _paint_tick,
    ChipCell: _paint_chip,
    DotCell: _paint_dot,
    BarCell: _paint_bar,
    MutedCell: _paint_muted,
    FigureCell: _paint_figure,
    ProblemCell: _paint_problem,
}
