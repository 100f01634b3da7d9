"""A line of a pane that opens something: strong words, faint ones behind them, and a sentence below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.look.buttons import Press
from app.views.look.labels import IconTile, label
from app.views.look.layouts import column, row
from app.views.look.line_button import LineButton


class ItemButton(LineButton):
    """`aside` stands at the right of `title`, `below` under both, over several lines where it is long.

    `mark` stands beside a short title; with `leads` a sign at the right says that the line opens something.
    """

    def __init__(
        self,
        title: str,
        aside: str,
        below: str,
        press: Press,
        name: str = "",
        mark: QWidget | None = None,
        leads: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "item")
        self.setAccessibleName(name or ", ".join(part for part in (title, aside) if part))
        self.setAccessibleDescription(below)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        line = row(spacing=8)
        if mark is None:
            line.addWidget(label(title, "strong", wrap=True), 1)
        else:
            line.addWidget(label(title, "strong"))
            line.addWidget(mark)
            line.addStretch(1)
        line.addWidget(label(aside, "faint"))
        words = column(line, spacing=1)
        if below:
            words.addWidget(label(below, "muted", wrap=True))
        self._line = row(spacing=10, margins=(8, 5, 8, 5))
        self._line.addLayout(words, 1)
        if leads:
            self._line.addWidget(IconTile("chevron-right", "text3", 16))
        self.setLayout(self._line)
        self.clicked.connect(lambda: press())
