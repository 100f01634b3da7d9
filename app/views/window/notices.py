"""The strips beneath the top bar: what is special about this book, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.views.look.buttons import button
from app.views.look.cards import Banner
from app.views.look.layouts import column
from app.views.window.looking_banner import LookingBanner
from app.views.window.sample_banner import SampleBanner

if TYPE_CHECKING:
    from app.book.health import Finding
    from app.views.safety.keeping import Keeping
    from app.views.window.page import Shell


class Notices(QWidget):
    """`sample` stands above the sample school alone, `trouble` above a book in which a check found something."""

    def __init__(self, shell: Shell, shows_safety: bool) -> None:
        super().__init__()
        self._shell, self._shows_safety = shell, shows_safety
        self._keeping: Keeping | None = None
        self.sample = SampleBanner(lambda: shell.trigger("book.new")) if shell.book.is_sample else None
        looking = LookingBanner() if shell.book.looking else None
        see = button(_("See what was found"), "", "link", lambda: shell.go("safety", "health"))
        self.trouble = Banner("", "bad", see)
        strips = column(*filter(None, (self.sample, looking, self.trouble)), spacing=0)
        self.setLayout(strips)
        self.trouble.hide()

    def keep_safe(self) -> None:
        """From now on the book is backed up and checked while somebody works; see `Keeping`."""
        if self._shell.book.looking:
            return
        from app.views.safety.keeping import Keeping  # after the first page is shown

        self._keeping = Keeping(self, self._shell)
        self._keeping.troubled.connect(self._tell)
        self._keeping.begin()

    def leave(self) -> None:
        """The book is about to be closed."""
        if self._keeping:
            self._keeping.leave()

    def _tell(self, found: list[Finding]) -> None:
        from app.views.safety.keeping import trouble_in_words

        self.trouble.say(trouble_in_words(found))
        self.trouble.setVisible(self._shows_safety)
