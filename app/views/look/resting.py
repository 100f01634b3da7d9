"""Pages that are not in sight: a change of the theme passes them over, and they catch up before they are shown.

Qt styles every widget that there is, and nine in ten belong to pages that nobody looks at.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtCore import Qt


class Resting:
    """Knows the pages of the window, and which of them still look as the former theme had it."""

    def __init__(self) -> None:
        self._pages: list[QWidget] = []
        self._behind: list[QWidget] = []

    def add(self, page: QWidget) -> None:
        """From now on `page` is passed over while it is hidden; whoever shows it calls `wake` before."""
        self.forget_gone()
        self._pages.append(page)

    def forget_gone(self) -> None:
        """Let go of pages that are no more."""
        self._pages = [*filter(isValid, self._pages)]
        self._behind = [*filter(isValid, self._behind)]

    @contextmanager
    def passed_over(self) -> Generator[None]:
        """Change the style of the application inside."""
        self._behind = [page for page in self._pages if isValid(page) and page.isHidden()]
        if not self._behind:
            yield
            return
        polished, styled_elsewhere = _marks()
        hidden = [each for page in self._behind for each in _all(page) if not each.isVisible()]
        for each in hidden:
            each.setAttribute(polished, False)
            each.setAttribute(styled_elsewhere, True)
        try:
            yield
        finally:
            for each in hidden:
                each.setAttribute(styled_elsewhere, False)

    def wake(self, page: QWidget) -> None:
        """Style `page` as the theme in use has it, where that was put off."""
        if page not in self._behind:
            return
        self._behind.remove(page)
        style, (polished, _styled_elsewhere) = QApplication.style(), _marks()
        for each in _all(page):
            style.unpolish(each)
            style.polish(each)
            each.setAttribute(polished)
            QApplication.sendEvent(each, QEvent(QEvent.Type.StyleChange))


def _marks() -> tuple[Qt.WidgetAttribute, Qt.WidgetAttribute]:
    """The two marks that Qt looks at before it styles a widget anew."""
    from PySide6.QtCore import Qt  # its hundred enums take 20 ms, and the window is painted first

    return Qt.WidgetAttribute.WA_WState_Polished, Qt.WidgetAttribute.WA_SetStyle


def _all(page: QWidget) -> list[QWidget]:
    return [page, *page.findChildren(QWidget)]
