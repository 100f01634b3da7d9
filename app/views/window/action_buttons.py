"""Buttons and context menus of the commands: the same texts, keys and enablement as in the menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QToolButton, QWidget

from app.views.look.buttons import Kind, action_button, action_tool
from app.views.window.commands import Command
from app.views.window.page import Shell


def command_button(shell: Shell, command: str, kind: Kind = "plain") -> QPushButton:
    """A button that does the command with this id; its tool tip tells the keys."""
    action = shell.action(command)
    declared: Command = action.data()
    return action_button(action, declared.icon, kind)


def command_tool(shell: Shell, command: str) -> QToolButton:
    """The same as an icon without text."""
    action = shell.action(command)
    declared: Command = action.data()
    return action_tool(action, declared.icon)


def offer(widget: QWidget, shell: Shell, commands: Callable[[], Sequence[str]]) -> None:
    """Gives `widget` a context menu of those `commands` that can be used; "" is a line between them."""

    def show(place: QPoint) -> None:
        ground = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        menu = shell.menu(widget, commands())
        if not menu.isEmpty():
            menu.popup(ground.mapToGlobal(place))

    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    widget.customContextMenuRequested.connect(show)
