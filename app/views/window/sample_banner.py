"""The strip above the pages of the sample school: everybody in it is invented."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from app.i18n import _
from app.views.look.buttons import button, icon_button
from app.views.look.cards import Banner


class SampleBanner(Banner):
    """Stays until the book is closed, or the cross is pressed; then the foot of the window says it more quietly."""

    closed = Signal()

    def __init__(self, start_own: Callable[[], object]) -> None:
        super().__init__(
            _("This is the sample school. Everybody here is invented."),
            "info",
            button(_("Start your own book"), "", "link", start_own),
            icon_button("x", _("Hide this line"), self.put_away, "info"),
            icon="sparkles",
        )
        self.setProperty("look", "strip")

    def put_away(self) -> None:
        """Hide the strip for as long as the book is open."""
        self.hide()
        self.closed.emit()
