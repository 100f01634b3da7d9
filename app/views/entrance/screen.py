"""What fills the window before a book is open: one column in the middle, scrolled where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row, scaled_width, scrolled

WIDTH = 640  # pixels at text size 100 %


class Screen(QWidget):
    """Sign, title and sentence; put the rest into `body`."""

    def __init__(self, title: str, sentence: str = "", icon: str = "graduation-cap", width: int = WIDTH) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.title = label(title, "title", wrap=True)
        self.sentence = label(sentence, "muted", wrap=True)
        self.body: QVBoxLayout = column(spacing=8)
        sign = row(IconTile(icon, "on_accent", 26, "accent", 50), None)
        self._content = column(sign, 6, self.title, self.sentence, 10, self.body, spacing=6)
        middle = boxed(self._content)
        scaled_width(middle, width)
        across = row(None, middle, None, margins=(24, 24, 24, 24))
        area = scrolled(boxed(column(None, across, None, None, spacing=0)))
        self.setLayout(column(area, spacing=0))

    def first_focus(self) -> QWidget:
        """Where the keyboard goes when the screen is shown."""
        return self
