"""The first screen: the books opened lately, the sample school, a new book, or one that is there already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app import i18n
from app.i18n import N_, _
from app.views.entrance.recent_line import MissingLine, open_line
from app.views.entrance.screen import Screen
from app.views.look.buttons import OptionButton
from app.views.look.choice_box import ChoiceBox
from app.views.look.labels import label
from app.views.look.layouts import row
from app.views.look.theme import Choice
from app.views.window.choices import Recent

LANGUAGE_NAMES = {"en": "English", "es": "Español"}  # each in its own language
THEME_NAMES: dict[Choice, str] = {
    "system": N_("Theme of the system"),
    "light": N_("Light theme"),
    "dark": N_("Dark theme"),
    "contrast": N_("High contrast theme"),
}
SHOWN = 3  # recent books


class Welcome(Screen):
    """Says what was chosen by its signals. Who has books already finds the last one first."""

    sample_chosen = Signal()
    new_chosen = Signal()
    open_chosen = Signal()
    recent_chosen = Signal(object)
    forgotten = Signal(object)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, recent: Sequence[Recent], theme_choice: Choice) -> None:
        sentence = _("Everything stays on this computer. Which book would you like to open?")
        if not recent:
            sentence = _("Everything stays on this computer. How would you like to start?")
        super().__init__(_("Welcome to Pathbook"), sentence)
        self.recent = [self._recent(each) for each in recent[:SHOWN]]
        self.options = [
            OptionButton(
                "sparkles",
                _("Look around in the sample school"),
                _("Invented students, placements, hours and supports. Nothing in it is real."),
                self.sample_chosen.emit,
            ),
            OptionButton(
                "file-plus",
                _("Start a new book"),
                _("For your own school site. It is encrypted with a passphrase that you choose."),
                self.new_chosen.emit,
            ),
            OptionButton(
                "folder-open",
                _("Open a book"),
                _("A book on this computer, or one that was copied to it."),
                self.open_chosen.emit,
            ),
        ]
        for line in self.recent:
            self.body.addWidget(line)
        if self.recent:
            self.body.addSpacing(8)
            self.body.addWidget(label(_("Or"), "caption"))
        for option in self.options:
            self.body.addWidget(option)
        self.languages, self.themes = self._languages(), self._themes(theme_choice)
        self.body.addSpacing(14)
        self.body.addLayout(row(self.languages, self.themes, None))

    def first_focus(self) -> QWidget:
        found = [line for line in self.recent if isinstance(line, OptionButton)]
        return (found or self.options)[0]

    def _recent(self, recent: Recent) -> OptionButton | MissingLine:
        if recent.is_there:
            return open_line(recent, self.recent_chosen.emit)
        return MissingLine(recent, self.open_chosen.emit, self.forgotten.emit)

    def _languages(self) -> QComboBox:
        box = ChoiceBox()
        box.setAccessibleName(_("Language"))
        for code, name in LANGUAGE_NAMES.items():
            box.addItem(name, code)
        box.setCurrentIndex(box.findData(i18n.language()))
        box.chosen.connect(lambda: self.language_chosen.emit(box.currentData()))
        return box

    def _themes(self, choice: Choice) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("Theme"))
        for name, text in THEME_NAMES.items():
            box.addItem(_(text), name)
        box.setCurrentIndex(box.findData(choice))
        box.activated.connect(lambda at: self.theme_chosen.emit(box.itemData(at)))
        return box
