"""One thing that is rated: its words, and five buttons for 1 to 4 and N/A, which digits and letters press."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.book.kinds import Choice
from app.i18n import _
from app.models.work_kinds import NOT_SEEN
from app.views.look.buttons import button
from app.views.look.labels import label
from app.views.look.layouts import row
from app.views.look.theme import theme

CODES = ("1", "2", "3", "4", NOT_SEEN)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}


class RatingLine(QWidget):
    """1 to 4 and N rate and say `stepped` with 1; Delete takes the rating back; Up, Down and Enter say `stepped`.

    One Tab leads past all five: to the one that is pressed, else to the first.
    """

    stepped = Signal(int)
    changed = Signal()

    def __init__(self, words: str, kind: Choice, strong: bool = False) -> None:
        super().__init__()
        self.value: str | None = None
        self._words = words
        self.buttons: dict[str, QPushButton] = {}
        line = row(spacing=4)
        line.addWidget(label(words, "strong" if strong else "body", wrap=True), 1)
        for code in CODES:
            shown = _("N/A") if code == NOT_SEEN else code
            said = f"{shown} · {kind.format(code)}" if code == NOT_SEEN else kind.format(code)
            push = self.buttons[code] = button(shown)
            push.setProperty("kind", "rating")
            push.setCheckable(True)
            push.setAccessibleName(_("{item}: {rating}").format(item=words, rating=said))
            push.setToolTip(kind.format(code))
            push.clicked.connect(lambda _on, code=code: self.rate(None if self.value == code else code))
            push.installEventFilter(self)
            line.addWidget(push)
        self.setLayout(line)
        self.show_value(None)
        theme.follow(self, "height", lambda: self.setMinimumHeight(theme.px(34)))

    def show_value(self, value: str | None) -> None:
        """Show a rating; None where there is none."""
        self.value = value if value in self.buttons else None
        for code, push in self.buttons.items():
            push.setChecked(code == self.value)
            first = code == (self.value or CODES[0])
            push.setFocusPolicy(Qt.FocusPolicy.StrongFocus if first else Qt.FocusPolicy.ClickFocus)

    def rate(self, value: str | None) -> None:
        """Rate it, as by hand."""
        self.show_value(value)
        self.changed.emit()

    def take_focus(self) -> None:
        """The keyboard goes to the rating, or where it begins."""
        self.buttons[self.value or CODES[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False  # Ctrl+Enter saves the form
        return self._take(watched, Qt.Key(event.key()), event.text().casefold())

    def _take(self, watched: QObject, key: Qt.Key, letter: str) -> bool:
        code = NOT_SEEN if letter == "n" else letter
        if letter and code in self.buttons:
            self.rate(code)
            self.stepped.emit(1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.rate(None)
        elif key in _LINES:
            self.stepped.emit(_LINES[key])
        elif key in _STEPS:
            pushes = list(self.buttons.values())
            at = next(place for place, push in enumerate(pushes) if push is watched)
            pushes[max(0, min(at + _STEPS[key], len(pushes) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True
