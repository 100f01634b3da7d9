"""The tabs of a page: saved views of a list, parts of a student's page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar

from app.i18n import number


class PageTabs(QTabBar):
    """Tabs with an id, a text and perhaps a count; arrows move between them."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lent: str | None = None
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setDocumentMode(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(lambda _at: self.chosen.emit(self.current_id))
        self.currentChanged.connect(lambda _at: self.updateGeometry())  # the one chosen is bold, so it is wider

    def add(self, tab: str, text: str, count: int | None = None) -> None:
        """Adds tab `tab`, shown as `text` with a count behind it."""
        blocked = self.blockSignals(True)
        at = self.addTab("")
        self.setTabData(at, (tab, text))
        self.blockSignals(blocked)
        self.set_count(tab, count)

    def lend(self, tab: str, text: str) -> None:
        """Adds and shows a tab that is there until another one is lent: what somebody asked to see just now."""
        if not self.has(tab):
            blocked = self.blockSignals(True)
            for at in reversed(range(self.count())):
                if self.tabData(at)[0] == self._lent:
                    self.removeTab(at)
            self.blockSignals(blocked)
            self.add(tab, text)
            self._lent = tab
        self.choose(tab)

    def set_count(self, tab: str, count: int | None) -> None:
        at = self._at(tab)
        text = self.tabData(at)[1]
        self.setTabText(at, text if count is None else f"{text}  {number(count)}")
        self.setAccessibleTabName(at, text if count is None else f"{text}, {number(count)}")

    @property
    def current_id(self) -> str:
        """The id of the tab shown; empty while there is none."""
        data = self.tabData(self.currentIndex())
        return data[0] if data else ""

    def has(self, tab: str) -> bool:
        """Whether there is a tab with this id."""
        return any(self.tabData(at)[0] == tab for at in range(self.count()))

    def choose(self, tab: str) -> None:
        self.setCurrentIndex(self._at(tab))

    def _at(self, tab: str) -> int:
        for at in range(self.count()):
            if self.tabData(at)[0] == tab:
                return at
        raise KeyError(tab)
