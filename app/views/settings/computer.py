"""What holds on this computer and goes into no book: language, theme, accent, text size, and the person's role."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox

from app.i18n import N_, _, ngettext, number
from app.models.audience import homes_of
from app.views.look.accents import ACCENTS, Accent
from app.views.look.cards import Card
from app.views.look.choice_box import ChoiceBox
from app.views.look.labels import label
from app.views.look.layouts import hide_unless
from app.views.look.theme import LARGEST, SMALLEST, Choice, theme
from app.views.look.tokens import colours
from app.views.settings.line import SettingLine
from app.views.window.choices import LOCK_AFTER, Role
from app.views.window.page import Shell

LANGUAGES = {"": N_("Language of the system"), "en": "English", "es": "Español"}

THEMES: dict[Choice, str] = {
    "system": N_("Theme of the system"),
    "light": N_("Light theme"),
    "dark": N_("Dark theme"),
    "contrast": N_("High contrast theme"),
}

ROLE_NAMES: dict[Role, str] = {
    "all": N_("The role of my account"),
    "coordinator": N_("Coordinator"),
    "teacher": N_("Teacher"),
    "counselor": N_("Counselor"),
}

DOT = 16  # pixels at text size 100 %

Code = TypeVar("Code", bound=str)


class ComputerCard(Card):
    """Every choice is in force as soon as it is made."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("This computer"))
        self._shell = shell
        choices = shell.choices
        self.language = _box(LANGUAGES, lambda code: shell.trigger(f"language.{code or 'system'}"))
        self.theme = _box(THEMES, lambda choice: shell.trigger(f"view.{choice}"))
        self.accent = _box(ACCENTS, self._colour)
        percents = range(round(SMALLEST * 100), round(LARGEST * 100) + 1, 10)
        self.text_size = _box({str(percent): f"{percent} %" for percent in percents}, self._resize)
        self.lock = _box(
            {str(minutes): lock_words(minutes) for minutes in LOCK_AFTER},
            self._lock_after,
        )
        self.role = _box(ROLE_NAMES, lambda role: choices.keep_role(shell.book.ring.book, role))
        self.lines = [
            SettingLine(_("Language"), _("Of the windows. Each paper asks for its own."), self.language),
            SettingLine(_("Theme"), _("The theme of the system changes when the system does."), self.theme),
            SettingLine(_("Accent"), _("The color of buttons and of what is chosen."), self.accent),
            SettingLine(_("Text size"), _("Ctrl and + or − change it anywhere."), self.text_size),
            SettingLine(_("Lock"), _("When nobody works. The passphrase opens the book again."), self.lock),
            SettingLine(_("I work as"), _("Home begins with what this role does most."), self.role),
        ]
        if len(homes_of(shell.book)) < 2:
            hide_unless(self.lines[-1], False)
        self.add(label(_("These choices stay on this computer and go into no book."), "muted", wrap=True), *self.lines)
        theme.follow(self, "choices", self.show_choices)

    def show_choices(self) -> None:
        """Shows what is chosen now; menus and keys choose, too."""
        choices = self._shell.choices
        chosen: dict[QComboBox, str] = {
            self.language: choices.language,
            self.theme: theme.choice,
            self.accent: theme.accent,
            self.text_size: str(round(theme.scale * 100)),
            self.lock: str(choices.lock_after),
            self.role: choices.role(self._shell.book.ring.book),
        }
        for box, code in chosen.items():
            box.setCurrentIndex(box.findData(code))
        self.accent.setIconSize(QSize(theme.px(DOT), theme.px(DOT)))
        for at in range(self.accent.count()):
            self.accent.setItemIcon(at, _dot(colours(theme.name, self.accent.itemData(at))["accent"]))
        self.accent.setEnabled(theme.name != "contrast")  # which has one color for all of this

    def _colour(self, accent: Accent) -> None:
        self._shell.choices.accent = accent
        theme.apply(accent=accent)

    def _lock_after(self, minutes: str) -> None:
        self._shell.choices.lock_after = int(minutes)

    def _resize(self, percent: str) -> None:
        theme.apply(scale=int(percent) / 100)
        self._shell.choices.text_scale = theme.scale


def lock_words(minutes: int) -> str:
    """After how long a book is locked, in words."""
    if not minutes:
        return _("Never")
    return ngettext("After {count} minute", "After {count} minutes", minutes).format(count=number(minutes))


def _box(options: Mapping[Code, str], choose: Callable[[Code], object]) -> QComboBox:
    box = ChoiceBox()
    for code, name in options.items():
        box.addItem(_(name), code)
    box.chosen.connect(lambda: choose(box.currentData()))
    return box


def _dot(colour: str) -> QIcon:
    size = theme.px(DOT)
    picture = QPixmap(2 * size, 2 * size)  # fine enough for every screen
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(1, 1, size - 2, size - 2)
    painter.end()
    return QIcon(picture)
