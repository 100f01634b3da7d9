"""The strip above the pages of a book that a newer Pathbook saved."""

from __future__ import annotations

from app.i18n import _
from app.views.look.cards import Banner


class LookingBanner(Banner):
    """Stays as long as the book is open: it says why nothing can be changed."""

    def __init__(self) -> None:
        said = _("This book was last saved by a newer Pathbook. It can only be looked at here.")
        super().__init__(said, "warn", icon="eye")
        self.setProperty("look", "strip")
