"""White frames that hold one subject each, and what is shown where there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from app.views.look.buttons import icon_button
from app.views.look.labels import IconTile, label
from app.views.look.layouts import Item, column, row
from app.views.look.theme import theme
from app.views.look.tokens import Tone, text_key

EDGE = 8  # pixels by which the ground of a line to press is wider than its words
_BANNER_ICONS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "bad": "circle-x"}


class Card(QFrame):
    """A frame with an optional heading line; put the content into `body`."""

    def __init__(self, heading: str = "", *tools: QWidget, sideways: bool = False, spacing: int = 8) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.heading = label(heading, "heading")
        self.body: QBoxLayout = QHBoxLayout() if sideways else QVBoxLayout()
        self.body.setSpacing(spacing)
        inner = column(spacing=10, margins=(EDGE, 0, EDGE, 0))
        self.line = row(self.heading, None, *tools)
        if heading:
            inner.addLayout(self.line)
        inner.addLayout(self.body, 1)
        self._outer = column(spacing=10, margins=(18 - EDGE, 16, 18 - EDGE, 16))
        self._outer.addLayout(inner, 1)
        self.setLayout(self._outer)

    def add(self, *items: Item) -> None:
        """Adds widgets, layouts, pixels or None (the space that is left) to the body."""
        for item in items:
            if item is None:
                self.body.addStretch(1)
            elif isinstance(item, int):
                self.body.addSpacing(item)
            elif isinstance(item, QWidget):
                self.body.addWidget(item)
            else:
                self.body.addLayout(item)

    def add_lines(self, lines: QWidget | QLayout) -> None:
        """Adds lines to press below the body: their words stand in line with it, their ground reaches farther."""
        if isinstance(lines, QWidget):
            self._outer.addWidget(lines)
        else:
            self._outer.addLayout(lines)


def stand_level(card: Card) -> None:
    """Gives a heading the height of one with a button beside it, so that neighbouring cards stand in one line."""
    strut = QSpacerItem(0, 0)  # a least height of the heading itself would stay in what the label thinks that it needs
    card.line.addSpacerItem(strut)

    def stand() -> None:
        strut.changeSize(0, theme.px(31), QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        card.line.invalidate()

    theme.follow(card, "level", stand)


class Banner(QFrame):
    """A sentence across the page, with buttons, and a cross where it may be closed."""

    def __init__(self, text: str, tone: Tone = "info", *tools: QWidget, icon: str = "", closing: str = "") -> None:
        """`closing` names the cross ("Hide this tip"); without it the banner stays."""
        super().__init__()
        self.setProperty("kind", "banner")
        self.setProperty("tone", tone)
        self.words: QLabel = label(text, wrap=True)
        line = row(IconTile(icon or _BANNER_ICONS.get(tone, "info"), text_key(tone), 16), 2, margins=(12, 6, 8, 6))
        line.addWidget(self.words, 1)
        for tool in tools:
            line.addWidget(tool)
        if closing:
            line.addWidget(icon_button("x", closing, self.hide, text_key(tone)))
        self.setLayout(line)

    def say(self, text: str) -> None:
        self.words.setText(text)


class EmptyState(QWidget):
    """What belongs here and the one button that brings it; or that a filter hides everything."""

    def __init__(self, icon: str, title: str, sentence: str, *tools: QWidget) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        self.title, self.sentence = label(title, "heading"), label(sentence, "muted", wrap=True)
        self.sentence.setAlignment(middle)
        theme.follow(self, "width", lambda: self.sentence.setMaximumWidth(theme.px(600)))
        box = column(None, spacing=6, margins=(24, 24, 24, 24))
        box.addWidget(IconTile(icon, "accent_text", 26, "accent_soft", 56), 0, middle)
        box.addSpacing(6)
        box.addWidget(self.title, 0, middle)
        across = row(spacing=0)
        across.addStretch(1)
        across.addWidget(self.sentence, 8)
        across.addStretch(1)
        box.addLayout(across)
        if tools:
            box.addSpacing(8)
            box.addLayout(row(None, *tools, None))
        box.addStretch(2)
        self.setLayout(box)

    def say(self, title: str, sentence: str) -> None:
        """Shows other words: there is nothing yet, or nothing of this kind."""
        self.title.setText(title)
        self.sentence.setText(sentence)


class Fact(QWidget):
    """Icon, faint caption and a strong value: "Supervisor / Dana Whitfield"."""

    def __init__(self, icon: str, caption: str, value: str) -> None:
        super().__init__()
        words = column(None, label(caption, "faint"), label(value, "strong", wrap=True), None, spacing=1)
        line = row(IconTile(icon, "text3", 17), 4)
        line.addLayout(words, 1)
        self.setLayout(line)


class AttentionLine(QWidget):
    """Something that waits for somebody: sign, title, a faint sentence and the button that opens it."""

    def __init__(self, icon: str, tone: Tone, title: str, sentence: str, verb: QWidget) -> None:
        super().__init__()
        said = (label(title, "strong", wrap=True), label(sentence, "faint", wrap=True))
        words = column(None, *said, None, spacing=1)
        line = row(IconTile(icon, text_key(tone), 17, f"{tone}_soft", 34), 4, margins=(0, 8, 0, 8))
        line.addLayout(words, 1)
        line.addWidget(verb)
        if not verb.accessibleDescription():
            verb.setAccessibleDescription(title)
        self.setLayout(line)
