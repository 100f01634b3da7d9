"""How far the papers are: a bar while they are made, then their number, and who was skipped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from app.exports.report import unwritten_words
from app.i18n import _, ngettext, number
from app.views.handing_out.making import Made
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.cards import Banner
from app.views.look.labels import label
from app.views.look.layouts import column, row


class MakingState(QWidget):
    """Says it in words and with a bar; Cancel and what else can be done are beside it."""

    cancelled = Signal()
    asked_again = Signal()
    asked_who = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Papers made"))
        self.counts = label("", "muted")
        self.cancel = button(_("Cancel"), "", "link", self.cancelled.emit, name=_("Cancel making the papers"))
        self.again = button(_("Make them"), "", "link", self.asked_again.emit)
        self.who = button(_("Show who"), "", "link", self.asked_who.emit, name=_("Show who was skipped and why"))
        self.skipped = Banner("", "warn", self.who)
        # Its sentence may take two lines: the height of a banner across a page is too low for them.
        self.skipped.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setLayout(
            column(self.words, self.bar, row(self.counts, None, self.cancel, self.again), self.skipped, spacing=6)
        )
        self._show()

    def say_making(self, papers: int) -> None:
        """About so many papers are being made."""
        said = ngettext("Making {count} paper", "Making {count} papers", papers)
        self.words.setText(said.format(count=number(papers)))
        self.report(0, papers)
        self._show(self.bar, self.counts, self.cancel)

    def report(self, done: int, total: int) -> None:
        """So many students are done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.counts.setText(_("{done} of {total} done").format(done=number(done), total=number(total)))

    def say_waiting(self, sentence: str) -> None:
        """What will happen when the papers are made."""
        self.words.setText(sentence)
        announcing.announce(self, sentence)

    def say_stopped(self, sentence: str) -> None:
        """The papers were not made, for this reason."""
        self.words.setText(sentence)
        self._show(self.again)
        announcing.announce(self, sentence)

    def say_made(self, made: Made) -> None:
        """All papers are here."""
        papers, skipped = len(made.parts), len(made.skipped)
        pages = len(made.pages) if made.pages else 0
        of_students = made.wish.report.about == "student"
        counted = (
            ngettext("{count} student", "{count} students", papers)
            if of_students
            else ngettext("{count} paper", "{count} papers", papers)
        )
        parts = (
            counted.format(count=number(papers)),
            ngettext("{count} page", "{count} pages", pages).format(count=number(pages)),
        )
        self.words.setText(" · ".join(parts) + (f"\n{unwritten_words(made.unwritten)}" if made.unwritten else ""))
        if skipped:
            said = ngettext("{count} student was skipped.", "{count} students were skipped.", skipped)
            self.skipped.words.setText(said.format(count=number(skipped)))
        self._show(*([self.skipped] if skipped else []))
        spoken = [self.words.text(), self.skipped.words.text() if skipped else ""]
        announcing.announce(self, ". ".join(filter(None, spoken)))

    def _show(self, *widgets: QWidget) -> None:
        for each in (self.bar, self.counts, self.cancel, self.again, self.skipped):
            each.setVisible(each in widgets)
