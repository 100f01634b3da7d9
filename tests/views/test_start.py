from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app import i18n
from app.paths import RESOURCES
from app.views.start import speak
from app.views.window.commands import COMMANDS
from app.views.window.pages import PAGES

LATER = (
    "sqlalchemy", "alembic", "openpyxl", "reportlab", "cryptography", "python_calamine", "pypdfium2", "babel",
    "PySide6.QtSvg", "app.views.entrance.entrance", "app.views.window.actions",
)  # fmt: skip

PAINT = f"""
import sys
from PySide6 import QtCore
from app.views import start

def begin(window, book, sample):
    print([name for name in {LATER} if name in sys.modules], "Qt" in vars(QtCore), window.grab().isNull())
    window.close()

start.begin = begin
start.start(sample=True)
"""


def test_only_what_is_painted_first_is_loaded_first() -> None:
    said = subprocess.run([sys.executable, "-c", PAINT], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[] False False"


def test_every_icon_is_there() -> None:
    icons = {each.icon for each in (*COMMANDS, *PAGES) if each.icon}
    missing = {icon for icon in icons if not (RESOURCES / "icons" / f"{icon}.svg").exists()}
    assert missing == set()


def test_keys_are_given_once() -> None:
    anywhere = [command.keys for command in COMMANDS if command.keys is not None and command.when != "shown"]
    assert len(anywhere) == len(set(anywhere))


def test_no_keys_are_those_of_altgr() -> None:
    taken = [command.id for command in COMMANDS if isinstance(command.keys, str) and "Ctrl+Alt" in command.keys]
    assert taken == []


def test_no_page_has_two_commands_with_the_same_keys() -> None:
    for page in PAGES:
        shown = [c for c in COMMANDS if c.keys is not None and (c.page in ("", page.id) or c.when != "shown")]
        keys = [str(each.keys) for each in shown if not (each.when == "shown" and not each.page)]
        assert sorted(keys) == sorted(set(keys)), page.id


def test_qt_speaks_the_chosen_language(qapp: QApplication) -> None:
    def shut() -> str:
        return QCoreApplication.translate("QPlatformTheme", "Close")

    before, locale = set(qapp.findChildren(QTranslator)), QLocale()
    try:
        speak(qapp, "es")
        assert (i18n.language(), QLocale().name(), shut()) == ("es", "es_US", "Cerrar")
    finally:
        i18n.use("en")
        QLocale.setDefault(locale)
        for made in set(qapp.findChildren(QTranslator)) - before:
            qapp.removeTranslator(made)
            made.deleteLater()
    assert shut() == "Close"
