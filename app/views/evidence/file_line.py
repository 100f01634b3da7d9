"""One file in a list: its small picture, what it is called, and a menu of what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from app.book.base import Record
from app.i18n import _, short_day
from app.models.evidence import HOLDERS, PDF, size_words
from app.models.people import Student
from app.views.look.buttons import icon_button
from app.views.look.labels import ElidedLabel, label
from app.views.look.layouts import column, row
from app.views.look.line_button import LineButton
from app.views.look.theme import theme

INSET = 6  # pixels; with the frame of the list as much as other lines to press
SIDE = 44  # logical pixels of the small picture


class Verb(NamedTuple):
    """Something to do with a file; `press` takes the record."""

    text: str
    press: Callable[[Record], object]


class FileLine(QWidget):
    """Pressing the line does the first of `verbs`; the menu has all of them."""

    def __init__(self, record: Record, verbs: list[Verb], holder: str) -> None:
        """`holder` is the field by which the file was found: on a student's page it is said what else it belongs to."""
        super().__init__()
        self.record = record
        self.thumb = Thumb("file-text" if record.kind == PDF else "camera")
        where = _where(record) if holder == HOLDERS[Student] else ""
        words = " · ".join(part for part in (short_day(record.added_on), size_words(record.size), where) if part)
        self.open = FileButton(self.thumb, record.name, words, lambda: verbs[0].press(record))
        more = icon_button("ellipsis", _("More about {file}").format(file=record.name))
        menu = QMenu(more)
        for verb in verbs:
            menu.addAction(verb.text).triggered.connect(lambda _on=False, verb=verb: verb.press(record))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = row(spacing=4)
        line.addWidget(self.open, 1)
        line.addWidget(more)
        self.setLayout(line)


def _where(record: Record) -> str:
    """What else the file belongs to, besides the student."""
    for entity, name in HOLDERS.items():
        if entity is not Student and getattr(record, name):
            return _(entity.title).capitalize()
    return ""


class FileButton(LineButton):
    """A small picture with the name and a few words at its right."""

    def __init__(self, thumb: QWidget, name: str, words: str, press: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "item")
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        said = column(None, ElidedLabel(name, "strong"), label(words, "faint", wrap=True), None, spacing=1)
        self._line = row(thumb, spacing=10, margins=(INSET, 5, 8, 5))
        self._line.addLayout(said, 1)
        self.setLayout(self._line)
        self.clicked.connect(lambda: press())


class Thumb(QWidget):
    """A small picture, cut to a square; until it is there, an icon."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.picture = QImage()
        self.is_unreadable = False
        theme.follow(self, "size", lambda: self.setFixedSize(theme.px(SIDE), theme.px(SIDE)))

    def show_picture(self, picture: QImage) -> None:
        """Show a picture; an empty one says that it could not be read."""
        self.is_unreadable = picture.isNull()
        self.picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(place, theme.px(6), theme.px(6))
        painter.fillPath(shape, theme.color("sunken"))
        if self.picture.isNull():
            size = theme.px(20)
            corner = round((self.width() - size) / 2)
            painter.drawPixmap(
                corner,
                corner,
                theme.icon("file-warning" if self.is_unreadable else self._icon, "text2").pixmap(size, size),
            )
        else:
            painter.setClipPath(shape)
            width, height = self.picture.width(), self.picture.height()
            side = min(width, height)
            top = 0 if height > width else (height - side) / 2  # of papers the head tells most
            painter.drawImage(place, self.picture, QRectF((width - side) / 2, top, side, side))
            painter.setClipping(False)
        painter.setPen(theme.color("line_strong"))
        painter.drawPath(shape)
