"""Health: whether the book is sound, in plain words."""

from __future__ import annotations

from app.i18n import _
from app.views.safety.panel import Panel
from app.views.window.page import Shell


class HealthPanel(Panel):
    """See the module."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setAccessibleName(_("Health"))
        self.scroll()
