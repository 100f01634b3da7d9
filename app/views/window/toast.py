"""A sentence at the foot of the window that says what was done, with Undo instead of "Are you sure?"."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _
from app.views.look import announcing
from app.views.look.buttons import Press, button, icon_button
from app.views.look.labels import IconTile, label
from app.views.look.layouts import row
from app.views.look.tokens import Tone

STAYS = 10_000      # milliseconds; it waits while the pointer or the focus is on it

_ICONS: dict[Tone, str] = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-x", "info": "info"}


def show_toast(
    inside: QWidget, text: str, undo: Press | None = None, *, verb: str = "", tone: Tone = "ok"
) -> Toast:
    """Shows `text` at the foot of the window of `inside`, in place of an earlier toast.

    `undo` puts a button beside it, which says `verb` or "Undo". Tab reaches it; Esc on it closes it.
    """
    window = inside.window()
    for former in window.findChildren(Toast):
        former.dismiss()
    return Toast(window, text, undo, verb or _("Undo"), tone)


class Toast(QFrame):
    """See `show_toast`."""

    def __init__(self, window: QWidget, text: str, undo: Press | None, verb: str, tone: Tone) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("toast")
        self.setAccessibleName(text)
        sign = IconTile(_ICONS.get(tone, "info"), "on_tooltip", 17)
        line = row(sign, label(text), spacing=10, margins=(14, 8, 8, 8))
        if undo:
            self.undo_button = button(verb, press=lambda: self._do(undo), name=f"{verb}: {text}")
            line.addWidget(self.undo_button)
        line.addWidget(icon_button("x", _("Close this message"), self.dismiss, "on_tooltip"))
        self.setLayout(line)
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
        self._timer.timeout.connect(self._leave)
        window.installEventFilter(self)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        announcing.announce(self, text)

    def place(self) -> None:
        """Centres the toast above the status bar, inside the window."""
        window = self._window
        self.setMaximumWidth(window.width() - 32)
        self.adjustSize()
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - 56)

    def dismiss(self) -> None:
        self._timer.stop()
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def _do(self, undo: Press) -> None:
        self.dismiss()
        undo()

    def _leave(self) -> None:
        used = self.underMouse() or self.isAncestorOf(self.window().focusWidget() or self.window())
        if used:
            self._timer.start()
        else:
            self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.place()
        return False
