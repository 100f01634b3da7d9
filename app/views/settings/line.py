"""One setting: what it is called, a sentence, and the control that changes it at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from app.views.look.labels import label
from app.views.look.layouts import column, row, scaled_width

CONTROL = 260  # pixels at text size 100 %


class SettingLine(QWidget):
    """Words at the left and the control at the right; below each other where there is little room."""

    def __init__(self, title: str, sentence: str, control: QWidget, wide: bool = False) -> None:
        """`wide`: the control takes the room that it needs, instead of the width of all others."""
        super().__init__()
        self._title, self._control = title, control
        if not isinstance(control, QPushButton):  # its words are its name
            control.setAccessibleName(control.accessibleName() or title)
        if not wide:
            scaled_width(control, CONTROL)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._sentence = label("", "muted", wrap=True)
        self.say(sentence)
        words = column(label(title, "strong", wrap=True), self._sentence, spacing=2)
        words.addWidget(self.problem)
        words.addStretch(1)
        self._line = row(spacing=24, margins=(0, 8, 0, 8))
        self._line.addLayout(words, 1)
        self._line.addWidget(control)
        self.setLayout(self._line)

    def say(self, sentence: str) -> None:
        """Says another sentence below the title."""
        self._sentence.setText(sentence)
        named = isinstance(self._control, QPushButton)
        self._control.setAccessibleDescription(f"{self._title}. {sentence}" if named else sentence)

    def say_problem(self, sentence: str) -> None:
        """Says below the words why an entry cannot be kept; empty takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def stack(self, below: bool) -> None:
        """Puts the control below the words, or beside them."""
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if below else ways.LeftToRight)
        self._line.setSpacing(8 if below else 24)
        sides = Qt.AlignmentFlag
        self._line.setAlignment(self._control, sides.AlignLeft if below else sides.AlignRight | sides.AlignVCenter)
