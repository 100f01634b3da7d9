"""The language of the window reaches Qt's own words, and keys keep the names that are printed on them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QPageSize
from PySide6.QtWidgets import QApplication

from app import i18n
from app.views.window.speaking import speak


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    speak(qapp, "es")
    yield
    speak(qapp, "en")


@pytest.mark.usefixtures("spanish")
def test_keys_have_the_names_that_are_printed_on_them() -> None:
    named = [
        QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        for keys in ("Ctrl+Shift+E", "Del", "Alt+Left", "Ctrl+Space")
    ]
    assert named == ["Ctrl+Shift+E", "Del", "Alt+Izquierda", "Ctrl+Espacio"]
    assert i18n.language() == "es"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"


def test_words_without_translation_stay(qapp: QApplication) -> None:
    """Paper without a name would have no size."""
    speak(qapp, "en")
    assert QCoreApplication.translate("QPageSize", "Letter") == "Letter"
    assert QPageSize(QPageSize.PageSizeId.Letter).sizePoints().width() == 612
