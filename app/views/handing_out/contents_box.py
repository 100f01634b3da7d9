"""What is on a paper that can be composed: a preset, and the sections that are ticked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from app.book.book import Book
from app.exports.contents import PLAIN, Contents, Section
from app.exports.report import Report
from app.i18n import _, number
from app.views.look.buttons import button
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, column, row


class ContentsBox(QWidget):
    """A list of presets; the sections are folded away until somebody wants to choose among them.

    Restricted sections are offered only to an account that may see what they hold, and are off until they are ticked.
    """

    changed = Signal()

    def __init__(self, book: Book, preset: str = "") -> None:
        super().__init__()
        self._book, self._wanted = book, preset
        self._report: Report | None = None
        self._sections: dict[str, QCheckBox] = {}
        self.preset = QComboBox()
        self.preset.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.preset.setMinimumContentsLength(8)
        self.preset.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fold = button("", "chevron-down", "link", self._unfold)
        self._ticks = column(spacing=2)
        self._open = boxed(self._ticks)
        self._open.hide()
        inside = column(caption_for(_("What is on it"), self.preset), self.preset, spacing=4)
        inside.addLayout(row(self.fold, None))
        inside.addWidget(self._open)
        self.setLayout(inside)
        self.preset.currentIndexChanged.connect(lambda _at: self._choose())

    @property
    def fields(self) -> list[QWidget]:
        """What the keyboard meets, in its order."""
        return [self.preset, self.fold, *self._sections.values()]

    @property
    def contents(self) -> Contents:
        """What is chosen."""
        if self._report is None or not self._report.presets:
            return PLAIN
        name = self.preset.currentData() or ""
        if not self._sections:
            return Contents(name)
        return Contents(name, tuple(section for section, tick in self._sections.items() if tick.isChecked()))

    @property
    def both_languages(self) -> str:
        """How the paper holds English and Spanish; "" where it is in one of them only."""
        presets = self._report.presets if self._report else ()
        if any(preset.facing for preset in presets if preset.name == self.preset.currentData()):
            return _("English and Spanish, side by side")
        return _("English, then Spanish") if presets else ""

    def offer(self, report: Report) -> None:
        """Offer what a paper can hold; nothing is shown where it cannot be composed."""
        self._report = report
        self.preset.blockSignals(True)
        self.preset.clear()
        for preset in report.presets:
            self.preset.addItem(_(preset.title), preset.name)
        self.preset.setCurrentIndex(max(0, self.preset.findData(self._wanted)))
        self.preset.blockSignals(False)
        self.setVisible(bool(report.presets))
        self._offer_sections()

    def _choose(self) -> None:
        self._wanted = self.preset.currentData() or ""
        self._offer_sections()
        self.changed.emit()

    def _offer_sections(self) -> None:
        """A tick for each section that the preset knows and the account may see; restricted ones last."""
        while item := self._ticks.takeAt(0):
            if old := item.widget():
                old.setParent(None)
                old.deleteLater()
        self._sections.clear()
        report = self._report
        preset = next((p for p in report.presets if p.name == self.preset.currentData()), None) if report else None
        if report is not None and preset is not None:
            known = [s for s in report.sections if s.name in (*preset.sections, *preset.also) and s.may(self._book)]
            for section in sorted(known, key=lambda section: section.restricted):
                if section.restricted and not any(each.restricted for each in map(self._of, self._sections)):
                    self._ticks.addWidget(label(_("Restricted: only for whoever may know it"), "muted", wrap=True))
                self._add(section, section.name in preset.sections)
        self.fold.setVisible(bool(self._sections))
        self._open.setVisible(self._open.isVisible() and bool(self._sections))
        self._say()

    def _of(self, name: str) -> Section:
        assert self._report is not None
        return next(section for section in self._report.sections if section.name == name)

    def _add(self, section: Section, on: bool) -> None:
        tick = QCheckBox(_(section.title))
        tick.setChecked(on)
        tick.toggled.connect(self._tick)
        self._sections[section.name] = tick
        self._ticks.addWidget(tick)

    def _tick(self, _on: bool) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        on, every = sum(tick.isChecked() for tick in self._sections.values()), len(self._sections)
        self.fold.setText(_("Parts: {count} of {all}").format(count=number(on), all=number(every)))
        self.fold.setAccessibleName(_("Choose the parts: {count} of {all}").format(count=number(on), all=number(every)))

    def _unfold(self) -> None:
        self._open.setVisible(not self._open.isVisible())
