"""What the person chose for this computer, by name."""

from __future__ import annotations

from pathlib import Path

from app.settings import Settings
from app.views.look.theme import CHOICES, Choice

RECENT = 8      # books that are remembered


class Choices:
    """Language, theme, text size, window and recent books, kept in the settings of this computer."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def language(self) -> str:
        """ "en", "es", or "" for the language of the system."""
        return self._settings.get("language", "")

    @language.setter
    def language(self, code: str) -> None:
        self._settings.set("language", code)

    @property
    def theme(self) -> Choice:
        kept = self._settings.get("theme", "")
        for choice in CHOICES:
            if choice == kept:
                return choice
        return "system"

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self._settings.set("theme", choice)

    @property
    def text_scale(self) -> float:
        """Text size as a factor; 1.0 is normal."""
        return self._settings.get("text_percent", 100) / 100

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._settings.set("text_percent", round(scale * 100))

    @property
    def window(self) -> bytes:
        """Place and size of the window as Qt tells them; empty before the first start."""
        return self._settings.get("window", "").encode("ascii")

    @window.setter
    def window(self, geometry: bytes) -> None:
        self._settings.set("window", geometry.decode("ascii"))

    def recent_books(self) -> list[Path]:
        """The books opened lately that are still there, the last one first."""
        return [Path(path) for path in self._settings.get("recent_books", []) if Path(path).is_dir()]

    def remember(self, book: Path) -> None:
        """Puts `book` at the head of the recent ones."""
        kept = [path for path in self._settings.get("recent_books", []) if path != str(book)]
        self._settings.set("recent_books", [str(book), *kept][:RECENT])
