"""The first screen: the sample school, a new book, or a book that is there already."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app import i18n
from app.i18n import N_, _
from app.views.entrance.screen import Screen
from app.views.look.buttons import OptionButton, button
from app.views.look.labels import label
from app.views.look.layouts import row
from app.views.look.theme import Choice

LANGUAGE_NAMES = {"en": "English", "es": "Español"}     # each in its own language
THEME_NAMES: dict[Choice, str] = {
    "system": N_("Theme of the system"),
    "light": N_("Light theme"),
    "dark": N_("Dark theme"),
    "contrast": N_("High contrast theme"),
}


class Welcome(Screen):
    """Says what was chosen by its signals."""

    sample_chosen = Signal()
    new_chosen = Signal()
    open_chosen = Signal()
    recent_chosen = Signal(object)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, recent: list[Path], theme_choice: Choice) -> None:
        super().__init__(
            _("Welcome to Pathbook"), _("Everything stays on this computer. How would you like to start?")
        )
        self.options = [
            OptionButton(
                "sparkles", _("Look around in the sample school"),
                _("Invented students, placements, hours and supports. Nothing in it is real."),
                self.sample_chosen.emit,
            ),
            OptionButton(
                "book-open", _("Start a new book"),
                _("For your own school site. It is encrypted with a passphrase that you choose."),
                self.new_chosen.emit,
            ),
            OptionButton(
                "folder-open", _("Open a book"),
                _("A book on this computer, or one that was copied to it."),
                self.open_chosen.emit,
            ),
        ]
        for option in self.options:
            self.body.addWidget(option)
        if recent:
            self.body.addSpacing(10)
            self.body.addWidget(label(_("Recent books"), "caption"))
            for path in recent[:3]:
                self.body.addLayout(row(self._recent(path), label(str(path.parent), "faint"), None))
        self.body.addSpacing(14)
        self.body.addLayout(row(self._languages(), self._themes(theme_choice), None))

    def first_focus(self) -> QWidget:
        return self.options[0]

    def _recent(self, path: Path) -> QWidget:
        return button(path.stem, "book-open", "link", lambda: self.recent_chosen.emit(path))

    def _languages(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("Language"))
        for code, name in LANGUAGE_NAMES.items():
            box.addItem(name, code)
        box.setCurrentIndex(box.findData(i18n.language()))
        box.activated.connect(lambda at: self.language_chosen.emit(box.itemData(at)))
        return box

    def _themes(self, choice: Choice) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("Theme"))
        for name, text in THEME_NAMES.items():
            box.addItem(_(text), name)
        box.setCurrentIndex(box.findData(choice))
        box.activated.connect(lambda at: self.theme_chosen.emit(box.itemData(at)))
        return box
