"""The line at the foot of the window: where things are saved, the school year, and whether all is invented."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QStatusBar

from app.i18n import _, clock, day
from app.views.look.buttons import Press, button
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import boxed, row


class StatusLine(QStatusBar):
    """Empty until a book is open."""

    def __init__(self, start_own: Press, back_up: Press) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._saved = label(_("Saved on this computer"))
        self._year = label("")
        chip = Chip(_("Sample school: everything here is invented"), "info")
        own = button(_("Start your own book"), "", "link", start_own)
        self._sample = boxed(row(chip, own, spacing=4))
        self.addWidget(boxed(row(self._saved, margins=(16, 0, 0, 0))))
        self.addWidget(self._sample)
        self.backup = button("", "", "link", back_up)
        self.addPermanentWidget(boxed(row(self.backup, self._year, spacing=8, margins=(0, 0, 16, 0))))
        self.say_nothing()

    def say_book(self, year: str, may_copy: bool) -> None:
        """A book is open; `year` is the present school year. Of copies is told to whoever may save one."""
        self._parts(True, False)
        self.backup.setVisible(may_copy)
        self._year.setText(_("School year {year}").format(year=year))

    def say_sample(self) -> None:
        """The sample school is open, and the strip that says so above the pages was put away."""
        self._sample.show()

    def say_backup(self, moment: datetime | None) -> None:
        """When a copy of the book last left this computer; pressing it saves one now."""
        if moment is None:
            words = _("No copy elsewhere yet")
        elif moment.date() == date.today():
            words = _("Copy elsewhere: today {time}").format(time=clock(moment))
        else:
            words = _("Copy elsewhere: {day}").format(day=day(moment.date()))
        self.backup.setText(words)
        self.backup.setToolTip(_("Save a copy…"))

    def say_nothing(self) -> None:
        """No book is open."""
        self._parts(False, False)

    def _parts(self, open_: bool, sample: bool) -> None:
        self._saved.setVisible(open_)
        self._year.setVisible(open_)
        self.backup.setVisible(open_)
        self._sample.setVisible(sample)
        self.setVisible(open_)
