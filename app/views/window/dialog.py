"""The frame of every dialog: heading, sentence, content, and a foot with verbs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.views.look.buttons import Kind, Press, button
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, hide_unless, row
from app.views.look.scrolling import ScrolledAsNeeded
from app.views.look.tab_order import follow_layout
from app.views.look.theme import theme

FRAME = 40  # pixels that the title bar takes at most
LOWEST = 600  # pixels: a dialog may be as high as its window, and higher than a window that is made very small


class Dialog(QDialog):
    """Put content into `body`, what stays in sight when that scrolls into `below`, and buttons into the foot.

    It is as high as its words need; where the screen is too low, the body scrolls. Open it with `ask.show`, never with
    exec.
    """

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
        self.body: QVBoxLayout = column(spacing=8, margins=(24, 8, 24, 4))
        self.below: QVBoxLayout = column(spacing=8, margins=(24, 4, 24, 16))
        self.foot = row(None, spacing=8, margins=(24, 12, 24, 12))
        head = boxed(column(self.heading, self.sentence, spacing=8, margins=(24, 20, 24, 8)))
        below, foot = boxed(self.below), QFrame()
        foot.setProperty("kind", "foot")
        foot.setLayout(self.foot)
        self.area = ScrolledAsNeeded(boxed(self.body))
        self.area.changed.connect(self._grow)
        self._around, self._needed = (head, below, foot), 0
        outer = column(head, self.area, below, foot, spacing=0)
        outer.setStretch(1, 1)
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
        """Qt gives it two thirds of the screen at most."""
        if not event.spontaneous():
            self._grow()
        super().showEvent(event)

    @Slot()
    def _grow(self) -> None:
        """Become as high as the content needs, where it needs more than before."""
        if not self.isVisible():  # its width is not known yet
            return
        width = self.width()
        needed = self.area.height_at(width) + sum(_height_at(part, width) for part in self._around)
        if needed > self._needed:
            self._needed = needed
            self.resize(self.width(), max(self.height(), min(needed, self._room())))

    def _room(self) -> int:
        """The pixels it may be high."""
        above = self.parentWidget()
        screen = self.screen().availableGeometry().height() - FRAME
        return min(screen, max(above.window().height(), LOWEST)) if above else screen

    def focusNextPrevChild(self, forward: bool) -> bool:
        follow_layout(self)
        return super().focusNextPrevChild(forward)


def _height_at(part: QWidget, width: int) -> int:
    """The pixels that a widget of `width` pixels needs."""
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
