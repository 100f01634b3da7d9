"""Things to press. Their texts are verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QSizePolicy, QToolButton

from app.views.look.labels import IconTile, label, shortened
from app.views.look.layouts import column, row
from app.views.look.line_button import LineButton
from app.views.look.pressing import WITHHELD, PushButton, ToolButton
from app.views.look.theme import theme

Kind = Literal["plain", "primary", "danger", "ghost", "link"]
Press = Callable[[], object]

_INK = {"primary": "on_accent", "link": "accent_text", "danger": "bad"}


def button(text: str, icon: str = "", kind: Kind = "plain", press: Press | None = None, name: str = "") -> QPushButton:
    """A button; `name` is spoken where the text alone says too little ("Review: 2 students behind")."""
    push = PushButton(shortened(text))
    push.setProperty("kind", kind)
    push.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    push.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    push.setAutoDefault(False)
    if icon:
        ink = _INK.get(kind, "text2")
        theme.bind(push, icon, ink, ink, size=16, gap=5)
    if name:
        push.setAccessibleName(name)
    if press:
        push.clicked.connect(lambda: press())
    return push


def icon_button(icon: str, name: str, press: Press | None = None, token: str = "text2") -> QToolButton:
    """A button without text; `name` is spoken and shown as its tool tip."""
    tool = ToolButton()
    tool.setProperty("kind", "icon")
    tool.setAccessibleName(name)
    tool.setToolTip(name)
    tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    theme.bind(tool, icon, token)
    if press:
        tool.clicked.connect(lambda: press())
    return tool


def action_button(action: QAction, icon: str = "", kind: Kind = "plain") -> QPushButton:
    """A button for an action of the one list: same text, same enablement."""
    push = button(action.text().replace("&", "").rstrip("…"), icon, kind, action.trigger)
    _Following(push, action)
    return push


def action_tool(action: QAction, icon: str) -> QToolButton:
    """A button without text for an action of the one list."""
    tool = icon_button(icon, action.text(), action.trigger)
    _Following(tool, action)
    return tool


class _Following(QObject):
    """Keeps a button like its action, as long as the button lives."""

    def __init__(self, push: QAbstractButton, action: QAction) -> None:
        super().__init__(push)
        self._push, self._action = push, action
        action.changed.connect(self._follow)
        self._follow()
        if action.property(WITHHELD):
            push.setProperty(WITHHELD, True)
            push.hide()

    def _follow(self) -> None:
        self._push.setEnabled(self._action.isEnabled())
        self._push.setToolTip(self._action.toolTip())
        if not self._push.text():
            self._push.setAccessibleName(self._action.text())


def menu_button(text: str, menu: QMenu, icon: str = "", kind: Kind = "plain") -> QPushButton:
    """A button that opens `menu` below itself."""
    push = button(text, icon, kind)
    menu.setParent(push, menu.windowFlags())
    push.setMenu(menu)
    return push


class OptionButton(LineButton):
    """A large choice: icon, title and a sentence."""

    def __init__(self, icon: str, title: str, sentence: str, press: Press) -> None:
        super().__init__()
        self.setProperty("kind", "option")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        words = column(label(title, "subheading"), label(sentence, "muted", wrap=True), spacing=2)
        tile = IconTile(icon, "accent_text", 20, "accent_soft", 40)
        line = row(tile, 8, margins=(16, 14, 16, 14))
        line.addLayout(words, 1)
        self._line = line
        self.setLayout(line)
        self.clicked.connect(lambda: press())
