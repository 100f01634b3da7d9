"""The theme in use: colours, fonts, sizes and icons for every widget.

One object, `theme`, is asked by everything that paints. It applies a QPalette and the one style sheet to
the application, follows the system while the choice is "system", and says `changed`
after every change of colours or text size.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from app.paths import resource
from app.views.look import icons
from app.views.look.accents import Accent
from app.views.look.resting import Resting
from app.views.look.tokens import ThemeName, Tone, colours, text_key

Choice = Literal["system", "light", "dark", "contrast"]
CHOICES: tuple[Choice, ...] = ("system", "light", "dark", "contrast")

SMALLEST, LARGEST = 0.9, 2.0  # text size, as a factor

FIRST_CUTS = ("Regular", "SemiBold")  # of Inter: what the first paint shows
LATER_CUTS = ("Medium", "Bold", "Italic")

_SCALED = re.compile(r"\b(\d+)sp\b")  # "13sp" in the sheet: 13 pixels at text size 100 %

_DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="4" fill="{colour}"/></svg>'

_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "plum",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "on_tooltip",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line_strong",
}


class Theme(QObject):
    """Colours by token, fonts by size, pixels by text size."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice: Choice = "light"
        self.name: ThemeName = "light"
        self.accent: Accent = "blue"
        self.scale = 1.0
        self.resting = Resting()
        self._tokens = colours(self.name, self.accent)
        self._app: QApplication | None = None
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[int, int, bool], tuple[QFont, QFontMetrics]] = {}
        self._followers: dict[tuple[int, str], tuple[QWidget, Callable[[], None]]] = {}
        self._crowd = 500  # followers at which the dead ones are looked for
        self._drawings = QTemporaryDir()

    # -- asking

    def __getitem__(self, token: str) -> str:
        return self._tokens[token]

    def color(self, token: str) -> QColor:
        """The colour of a token; shared, so copy before changing it."""
        colour = self._colours.get(token)
        if colour is None:
            colour = self._colours[token] = QColor(self[token])
        return colour

    def px(self, size: float) -> int:
        """`size` pixels at text size 100 %, in the text size in use."""
        return round(size * self.scale)

    def font(
        self, size: int = 13, weight: QFont.Weight = QFont.Weight.Normal, figures: bool = False
    ) -> tuple[QFont, QFontMetrics]:
        """Font and metrics, `size` in pixels at 100 %; `figures`: digits of one width (number cells)."""
        key = (size, weight.value, figures)
        if key not in self._fonts:
            font = _inter(self.px(size))
            font.setWeight(weight)
            if figures:
                font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = (font, QFontMetrics(font))
        return self._fonts[key]

    def icon(self, name: str, token: str = "text2", chosen: str = "accent_text", size: int = 18, gap: int = 0) -> QIcon:
        """Icon in the colour of `token`, `chosen` when checked or selected; sizes in pixels at 100 %."""
        icon = QIcon()
        size, gap = self.px(size), self.px(gap)
        colours = [
            (token, QIcon.Mode.Normal, QIcon.State.Off),
            ("off", QIcon.Mode.Disabled, QIcon.State.Off),
            (chosen, QIcon.Mode.Normal, QIcon.State.On),
        ]
        for ratio in {1.0, QGuiApplication.primaryScreen().devicePixelRatio()}:
            for key, mode, state in colours:
                icon.addPixmap(icons.pixmap(name, self[key], size, ratio, gap), mode, state)
        return icon

    def bind(
        self,
        button: QAbstractButton,
        name: str,
        token: str = "text2",
        chosen: str = "accent_text",
        size: int = 18,
        gap: int = 0,
    ) -> None:
        """Gives `button` an icon, and again whenever the theme changes."""

        def dress() -> None:
            button.setIconSize(QSize(self.px(size) + self.px(gap), self.px(size)))
            button.setIcon(self.icon(name, token, chosen, size, gap))

        self.follow(button, "icon", dress)

    def follow(self, widget: QWidget, what: str, dress: Callable[[], None]) -> None:
        """Calls `dress` now and after every change of the theme, as long as `widget` lives.

        A later call for the same `what` ("icon", "width") takes the place of the earlier one.
        """
        dress()
        self._followers[id(widget), what] = (widget, dress)
        if len(self._followers) > self._crowd:
            self.forget_gone()
            self._crowd = 2 * len(self._followers) + 500

    def forget_gone(self) -> None:
        """Let go of widgets that are no more: they would keep all that they knew in memory."""
        self.resting.forget_gone()
        self._followers = {key: one for key, one in self._followers.items() if isValid(one[0])}

    # -- applying

    def start(self, app: QApplication, choice: Choice = "system", scale: float = 1.0) -> None:
        """Loads the fonts, applies the theme and follows the system from now on."""
        self.begin(app, choice, scale)
        self.complete()

    def begin(self, app: QApplication, choice: Choice, scale: float, accent: Accent = "blue") -> None:
        """Applies what the first paint needs. Whether the system is dark is told by its palette for now."""
        self._app, self.choice, self.scale, self.accent = app, choice, _within(scale), accent
        load_fonts(FIRST_CUTS)
        dark = app.palette().window().color().lightness() < 128
        self._wear(choice if choice != "system" else "dark" if dark else "light")

    def complete(self) -> None:
        """Loads the other fonts, asks the system for its theme and follows it from now on."""
        load_fonts(LATER_CUTS)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._follow()

    def apply(self, choice: Choice | None = None, scale: float | None = None, accent: Accent | None = None) -> None:
        """Shows the program in `choice` and `accent`, with text `scale` times its normal size (0.9 to 2.0)."""
        self.choice, self.accent = choice or self.choice, accent or self.accent
        if scale is not None:
            self.scale = _within(scale)
        self._wear(system_theme() if self.choice == "system" else self.choice)

    def _wear(self, name: ThemeName) -> None:
        if self._app is None:
            raise RuntimeError("start() the theme first")
        self.name, self._tokens = name, colours(name, self.accent)
        self._colours.clear()
        self._fonts.clear()
        with self.resting.passed_over():
            self._app.setStyleSheet("")  # a sheet put over another styles each widget once for every widget around it
            self._app.setFont(_inter(self.px(13)))
            self._app.setPalette(self._palette())
            self._app.setStyleSheet(self._sheet())
        self.forget_gone()
        for widget, dress in tuple(self._followers.values()):
            if isValid(widget):  # one that was dressed before it may have taken it away
                dress()
        self.changed.emit()

    def _follow(self) -> None:
        if self.choice == "system" and system_theme() != self.name:
            self.apply()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text3"))
        return palette

    def _sheet(self) -> str:
        template = resource("style.qss").read_text("utf-8")
        sheet = Template(template).substitute(self._tokens, drawings=self._write_drawings())
        return _SCALED.sub(lambda found: f"{max(1, self.px(int(found[1])))}px", sheet)

    def _write_drawings(self) -> str:
        """Style sheets take pictures from files only: the few they need, in the colours of the theme."""
        for name in ("chevron-down", "chevron-up", "chevron-left", "chevron-right", "arrow-up", "arrow-down"):
            self._write_drawing(name, icons.svg(name, self["text2"]))
        self._write_drawing("dot", _DOT.format(colour=self["on_accent"]))
        self._write_drawing("check", icons.svg("check", self["on_accent"], 3.5))
        return self._drawings.path() + f"/{self.name}-{self.accent}"

    def _write_drawing(self, name: str, drawing: str) -> None:
        path = Path(self._drawings.filePath(f"{self.name}-{self.accent}-{name}.svg"))
        if not path.exists():
            path.write_text(drawing, "utf-8")


theme = Theme()


def system_theme() -> ThemeName:
    """What the system asks for: its contrast setting first, then light or dark."""
    from PySide6.QtCore import Qt  # its hundred enums take 20 ms, and the window is painted first

    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def load_fonts(cuts: Iterable[str]) -> None:
    """Makes cuts of the shipped Inter known to Qt."""
    for cut in cuts:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/Inter-{cut}.ttf")))


def _within(scale: float) -> float:
    return min(LARGEST, max(SMALLEST, scale))


def _inter(pixels: int) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def tone_colours(tone: Tone) -> tuple[QColor, QColor, QColor]:
    """Text, ground and fill of a tone."""
    return theme.color(text_key(tone)), theme.color(f"{tone}_soft"), theme.color(f"{tone}_fill")


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet looks at, and restyles the widget."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
