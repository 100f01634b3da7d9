"""What stands in the place of a week without rows."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import _
from app.models.placements import Placement
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.window.page import Shell


class NobodyHere(EmptyState):
    """Says whether there is nobody to log hours for yet, or only nobody among those chosen."""

    def __init__(self, shell: Shell, show_everyone: Callable[[], object]) -> None:
        self._book = shell.book
        self.place = button(_("New placement"), "plus", "primary", lambda: shell.trigger("placement.new"))
        self.everyone = button(_("Show everyone with a placement"), press=show_everyone)
        super().__init__("clock", "", "", self.place, self.everyone)

    def say_why(self) -> None:
        """Look which of the two it is."""
        placed = bool(self._book.ids(Placement, most=1))
        if placed:
            sentence = _("Choose another class, site or pathway above, or add students to this one.")
            self.say(_("Nobody here this week"), sentence)
        else:
            self.say(_("No placements yet"), _("Hours are logged for a placement: a student, a role, and an employer."))
        self.place.setVisible(not placed and self._book.allows("placement", "add"))
        self.everyone.setVisible(placed)
