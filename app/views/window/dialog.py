"""The frame of every dialog: heading, sentence, content, and a foot with verbs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.views.look.buttons import Kind, Press, button
from app.views.look.labels import label
from app.views.look.layouts import column, hide_unless, row
from app.views.look.tab_order import follow_layout
from app.views.look.theme import theme

FRAME = 40  # pixels that the title bar takes at most


class Dialog(QDialog):
    """Put content into `body` and buttons into the foot. Open it with `ask.show`, never with exec."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str = "", width: int = 480) -> None:
        super().__init__(parent.window() if parent else None)  # the look of a card would reach into its dialogs
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(theme.px(width), 1200))
        self.heading = label(title, "heading", wrap=True)
        self.sentence = label(sentence, "muted", wrap=True)
        hide_unless(self.sentence, bool(sentence))
        self.setAccessibleDescription(sentence)
        self.body: QVBoxLayout = column(spacing=8)
        self.foot = row(None, spacing=8, margins=(24, 12, 24, 12))
        foot = QFrame()
        foot.setProperty("kind", "foot")
        foot.setLayout(self.foot)
        content = column(self.heading, self.sentence, 8, self.body, spacing=8, margins=(24, 20, 24, 20))
        content.setStretch(3, 1)
        outer = column(spacing=0)
        outer.addLayout(content, 1)
        outer.addWidget(foot)
        self._whole = outer
        self.setLayout(outer)

    def add_button(self, text: str, press: Press, kind: Kind = "plain", icon: str = "") -> QPushButton:
        """Adds a button at the right of the foot; the primary one answers Enter."""
        push = button(text, icon, kind, press)
        push.setDefault(kind == "primary")
        self.foot.addWidget(push)
        return push

    def add_cancel(self, text: str = "") -> QPushButton:
        """Adds the way out: "Cancel", or another word. Esc does the same."""
        return self.add_button(text or _("Cancel"), self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need: Qt gives it two thirds of the screen at most, and cuts lines off there."""
        if not event.spontaneous():
            room = self.screen().availableGeometry().height() - FRAME
            needed = min(self._whole.totalHeightForWidth(self.width()), room)
            self.resize(self.width(), max(self.height(), needed))
        super().showEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        follow_layout(self)
        return super().focusNextPrevChild(forward)
