"""Words and small signs that are only read."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from app.views.look import icons
from app.views.look.avatar import paint_avatar
from app.views.look.theme import theme

Kind = Literal[
    "body",
    "title",
    "heading",
    "subheading",
    "strong",
    "muted",
    "faint",
    "caption",
    "value",
    "brand",
    "problem",
    "key",
    "code",
]


_LONG_WORD = re.compile(r"\S{24,}")  # a file's name
_PIECE = re.compile(r"\S{5}(?=\S{3})")
_BREAK = "\u200b"  # of no width: a line may end here
_ENDLESS_WORD = re.compile(r"(\S{30})\S{8,}")  # nobody's name


class WrappedLabel(QLabel):
    """Words that run over several lines, also within one that is longer than a narrow panel."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}  # by width: each box around asks for the same ones
        self.setText(text)

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(_LONG_WORD.sub(lambda word: _PIECE.sub(f"\\g<0>{_BREAK}", word[0]), text))

    def text(self) -> str:
        return super().text().replace(_BREAK, "")

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()  # another font
        super().changeEvent(event)


def label(text: str, kind: Kind = "body", wrap: bool = False) -> QLabel:
    """Plain text, never read as markup. `wrap` lets it run over several lines."""
    words = WrappedLabel(text) if wrap else QLabel(shortened(text))
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    words.setProperty("kind", kind)
    words.setWordWrap(wrap)
    if kind == "key":
        words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words


def shortened(text: str) -> str:
    """What stands on one line, with words that nobody can read to their end cut off."""
    return _ENDLESS_WORD.sub("\\1…", text)


def caption_for(text: str, field: QWidget) -> QLabel:
    """The caption above an entry; it names the entry for screen readers."""
    words = label(text, "caption")
    words.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(text)
    return words


def rule() -> QFrame:
    """A hairline between two parts."""
    line = QFrame()
    line.setProperty("kind", "rule")
    return line


class ElidedLabel(QLabel):
    """One line that ends in "…" where it is too long; the whole text is its tool tip."""

    def __init__(self, text: str = "", kind: Kind = "body") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(24), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.contentsRect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


class IconTile(QWidget):
    """An icon, on a rounded ground where `ground` names one. A decoration: it has no name to speak."""

    def __init__(self, icon: str, token: str = "text2", size: int = 18, ground: str = "", box: int = 0) -> None:
        super().__init__()
        self._icon, self._token, self._size = icon, token, size
        self._ground, self._box = ground, box or size
        self._fit()
        theme.changed.connect(self._fit)

    def set_icon(self, icon: str, token: str, ground: str = "") -> None:
        self._icon, self._token, self._ground = icon, token, ground
        self.update()

    def _fit(self) -> None:
        self.setFixedSize(theme.px(self._box), theme.px(self._box))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, size = self.width(), theme.px(self._size)
        if self._ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self._ground))
            painter.drawRoundedRect(QRectF(0, 0, box, box), box * 0.28, box * 0.28)
        corner = (box - size) / 2
        picture = icons.pixmap(self._icon, theme[self._token], size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(corner, corner), picture)


class Avatar(QWidget):
    """The initials of a person on a round ground; `seed` (any text, such as the ID) chooses its colour."""

    def __init__(self, name: str, seed: str, size: int = 40) -> None:
        super().__init__()
        self._name, self._seed, self._size = name, seed, size
        self._fit()
        theme.changed.connect(self._fit)

    def set_person(self, name: str, seed: str) -> None:
        self._name, self._seed = name, seed
        self.update()

    def _fit(self) -> None:
        self.setFixedSize(theme.px(self._size), theme.px(self._size))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(self.rect()), self._name, self._seed)
