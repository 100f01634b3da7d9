"""Backups: those that the program made by itself, and the copies that left this computer."""

from __future__ import annotations

from app.i18n import _
from app.views.look.buttons import action_button
from app.views.safety.panel import Panel
from app.views.window.page import Shell


class BackupsPanel(Panel):
    """See the module."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setAccessibleName(_("Backups"))
        self.copy_button = action_button(shell.action("book.backup"), "shield-check", "primary")
        self.tools = [self.copy_button]
        self.scroll()
