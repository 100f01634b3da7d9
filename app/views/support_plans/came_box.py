"""The lines of a group's session: who came, and what was different for one student."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit

from app.book.base import Record
from app.book.refused import Refused
from app.i18n import _
from app.models.strategies import MINUTES
from app.models.supports import MISSED
from app.views.look import announcing
from app.views.look.buttons import icon_button
from app.views.look.labels import label
from app.views.look.layouts import column, row, scaled_width
from app.views.look.theme import set_look


class CameBox(QComboBox):
    """ "Present", or why not. Space turns between present and absent, Up and Down go to the next student."""

    turned = Signal()
    stepped = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Space: absent or present. Alt+Down: another reason. M: other minutes."))
        self.addItem(_("Present"), None)
        for code in MISSED.options:
            self.addItem(MISSED.format(code), code)
        self.currentIndexChanged.connect(lambda _at: self.turned.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Space:
            self.setCurrentIndex(0 if self.currentIndex() else 1)
            announcing.announce(self, self.currentText())
        elif event.key() in steps and not alt:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_M:
            self.stepped.emit(0)
        else:
            super().keyPressEvent(event)


class CameLine(QFrame):
    """One student of the group."""

    def __init__(self, plan: Record, name: str, drop: Callable[[CameLine], object]) -> None:
        super().__init__()
        self.setProperty("kind", "inset")
        self.plan_id: str = plan.id
        self.length: int | None = plan.session_minutes
        self._offered = ""
        self.came = CameBox(_("{student}: present or why not").format(student=name))
        scaled_width(self.came, 186)
        self.minutes = QLineEdit()
        self.minutes.setAccessibleName(_("{student}: other minutes").format(student=name))
        self.minutes.setPlaceholderText(_("min"))
        scaled_width(self.minutes, 56)
        self.minutes.textEdited.connect(lambda _text: self.say(""))
        cross = icon_button("x", _("Take {student} out of this session").format(student=name), lambda: drop(self))
        line = row(spacing=8)
        line.addLayout(column(label(name, "strong", wrap=True), label(plan.need, "faint", wrap=True), spacing=0), 1)
        for part in (self.came, self.minutes, cross):
            line.addWidget(part)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.setLayout(column(line, self.problem, spacing=2, margins=(12, 6, 6, 6)))
        self.came.turned.connect(self._turned)

    def _turned(self) -> None:
        self.minutes.setEnabled(not self.came.currentIndex())

    @property
    def touched(self) -> bool:
        """Whether something differs from the group."""
        return bool(self.came.currentIndex() or self.minutes.text().strip() != self._offered)

    def offer(self, common: int | None) -> None:
        """Show the plan's own length where it is not the one in common, unless somebody typed another here; None:
        for all the minutes that were typed for the group.
        """
        if self.minutes.text().strip() == self._offered:
            own = common is not None and self.length and self.length != common
            self._offered = MINUTES.format(self.length) if own else ""
            self.minutes.setText(self._offered)

    def differs(self) -> dict[str, Any]:
        """What differs from the group. Raises Refused, marked in place, where the minutes cannot be read."""
        if why := self.came.currentData():
            return {"reason_missed": why}
        try:
            minutes = MINUTES.typed(self.minutes.text())
        except Refused as refusal:
            self.say(str(refusal))
            self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
            raise
        return {"minutes": minutes} if minutes else {}

    def say(self, problem: str) -> None:
        """Say why the minutes cannot be; empty for nothing."""
        set_look(self.minutes, "look", "invalid" if problem else "")
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if problem:
            announcing.announce(self, problem)
