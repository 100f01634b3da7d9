"""Pages that are not in sight: a change of the theme passes them over, and they catch up before they are shown.

Qt styles every widget that there is, and nine in ten belong to pages that nobody looks at.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

# the two marks that Qt looks at before it styles a widget anew
POLISHED = Qt.WidgetAttribute.WA_WState_Polished
STYLED_ELSEWHERE = Qt.WidgetAttribute.WA_SetStyle


class Resting:
    """Knows the pages of the window, and which of them still look as the former theme had it."""

    def __init__(self) -> None:
        self._pages: list[QWidget] = []
        self._behind: list[QWidget] = []

    def add(self, page: QWidget) -> None:
        """From now on `page` is passed over while it is hidden; whoever shows it calls `wake` before."""
        self._pages = [page, *filter(isValid, self._pages)]

    @contextmanager
    def passed_over(self) -> Generator[None]:
        """Change the style of the application inside."""
        self._behind = [page for page in self._pages if isValid(page) and page.isHidden()]
        hidden = [each for page in self._behind for each in _all(page) if not each.isVisible()]
        for each in hidden:
            each.setAttribute(POLISHED, False)
            each.setAttribute(STYLED_ELSEWHERE, True)
        yield
        for each in hidden:
            each.setAttribute(STYLED_ELSEWHERE, False)

    def wake(self, page: QWidget) -> None:
        """Style `page` as the theme in use has it, where that was put off."""
        if page not in self._behind:
            return
        self._behind.remove(page)
        style = QApplication.style()
        for each in _all(page):
            style.unpolish(each)
            style.polish(each)
            each.setAttribute(POLISHED)
            QApplication.sendEvent(each, QEvent(QEvent.Type.StyleChange))


def _all(page: QWidget) -> list[QWidget]:
    return [page, *page.findChildren(QWidget)]
