"""The language of the window: our words, Qt's own, and how dates and numbers are read."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app import i18n

_NAME = "language"
_SAID_KEYS = ("Left", "Right", "Up", "Down", "Space")  # keys that no keyboard has a word on


class _QtWords(QTranslator):
    """Qt's own words. Keys are named as US keyboards print them in every language: Ctrl, Shift, Enter."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:  # type: ignore[override]
        if context == "QShortcut" and source not in _SAID_KEYS:
            return source
        # No translation is no string at all for Qt: by an empty one it would take the text away.
        return super().translate(context, source, disambiguation, n) or None  # type: ignore[arg-type, return-value]


def speak(app: QApplication, code: str) -> None:
    """Uses the chosen language, or with "" that of the system, for our words and for Qt's own."""
    i18n.use(code or QLocale.system().name().partition("_")[0])
    QLocale.setDefault(QLocale(i18n.LANGUAGES[i18n.language()]))
    for former in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(former)
        former.deleteLater()
    translator = _QtWords(app)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{i18n.language()}", folder):
        app.installTranslator(translator)
