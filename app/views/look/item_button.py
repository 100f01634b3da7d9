"""A line of a pane that opens something: strong words, faint ones behind them, and a sentence below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from app.views.look.buttons import Press
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.look.pressing import PushButton


class ItemButton(PushButton):
    """`aside` stands at the right of `title`, `below` under both, over several lines where it is long."""

    def __init__(self, title: str, aside: str, below: str, press: Press, name: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "item")
        self.setAccessibleName(name or ", ".join(part for part in (title, aside) if part))
        self.setAccessibleDescription(below)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        first = label(title, "strong", wrap=True)
        line = row(spacing=8)
        line.addWidget(first, 1)
        line.addWidget(label(aside, "faint"))
        self._lines = column(line, spacing=1, margins=(8, 5, 8, 5))
        if below:
            self._lines.addWidget(label(below, "muted", wrap=True))
        self.setLayout(self._lines)
        self.clicked.connect(lambda: press())

    def sizeHint(self) -> QSize:
        return self._lines.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._lines.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lines.totalHeightForWidth(width)
