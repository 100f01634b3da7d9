"""For which weeks a paper is wanted."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QComboBox, QSizePolicy

from app.exports.report import Report, Weeks
from app.i18n import _, day, ngettext, number
from app.models.logging_hours import monday_of

AHEAD = (4, 9, 18)  # weeks: a month, a quarter, a semester


class WeeksBox(QComboBox):
    """This week, the next one, some weeks ahead; the weeks of the page that asks come first."""

    def __init__(self, asked: Weeks | None) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._asked = asked

    @property
    def weeks(self) -> Weeks | None:
        """The first and the last day; None leaves them to the paper."""
        return self.currentData()

    def offer(self, report: Report) -> None:
        """Offer what fits a paper; one that knows its own weeks begins with them."""
        former = self.currentText()
        self.blockSignals(True)
        self.clear()
        monday = monday_of(date.today())
        if self._asked:
            first, last = self._asked
            self.addItem(_("{first} to {last}").format(first=day(first), last=day(last)), self._asked)
        if report.name == "packet":
            self.addItem(_("The first four weeks"), None)
        self.addItem(_("This week"), _ahead(monday, 1))
        self.addItem(_("Next week"), _ahead(monday + timedelta(days=7), 1))
        for count in AHEAD:
            words = ngettext("The next {count} week", "The next {count} weeks", count)
            self.addItem(words.format(count=number(count)), _ahead(monday, count))
        self.setCurrentIndex(max(0, self.findText(former)))
        self.blockSignals(False)


def _ahead(monday: date, weeks: int) -> Weeks:
    return monday, monday + timedelta(days=7 * weeks - 1)
