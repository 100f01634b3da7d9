"""The rail at the left: brand, pages, account. Below 1,400 pixels of room it shows icons only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.i18n import _
from app.views.look.labels import ElidedLabel, IconTile, label, rule
from app.views.look.layouts import boxed, column, row
from app.views.look.theme import set_look, theme
from app.views.window.actions import key_text
from app.views.window.pages import PageSpec

WIDE, SLIM = 212, 64        # pixels at text size 100 %


class NavButton(QPushButton):
    """One page in the rail."""

    def __init__(self, title: str, icon: str, press: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "nav")
        self.setProperty("here", False)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title, self._icon = title, icon
        self.clicked.connect(lambda: press())
        self.show_slim(False)
        self.show_here(False)

    def show_slim(self, slim: bool) -> None:
        """Icon only, or icon and title."""
        self.setText("" if slim else f"  {self._title}")
        set_look(self, "look", "slim" if slim else "")

    def show_here(self, here: bool) -> None:
        """Marks the page that is shown; said in words too, since colour is never the only sign."""
        set_look(self, "here", here)
        self.setAccessibleDescription(_("Current page") if here else "")
        theme.bind(self, self._icon, "accent_text" if here else "text2")


class Rail(QFrame):
    """See the module."""

    def __init__(self, pages: tuple[PageSpec, ...], go: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.slim = False
        self._go = go
        self._beneath = {spec.id: spec.beneath or spec.id for spec in pages}
        self._buttons = {spec.id: self._button(spec) for spec in pages if not spec.beneath}
        self.site = ElidedLabel("", "faint")
        self.account = ElidedLabel("", "strong")
        self._words = [
            boxed(column(label("Pathbook", "brand"), self.site, spacing=0)),
            boxed(column(self.account, label(_("Signed in"), "faint"), spacing=0)),
        ]
        self._arrange()
        theme.changed.connect(self._fit)

    def _button(self, spec: PageSpec) -> NavButton:
        return NavButton(_(spec.title), spec.icon, lambda: self._go(spec.id))

    def _arrange(self) -> None:
        brand = row(IconTile("graduation-cap", "on_accent", 19, "accent", 34), 4, margins=(3, 0, 0, 0))
        brand.addWidget(self._words[0], 1)
        account = row(IconTile("user", "accent_text", 18, "accent_soft", 34), 4, margins=(3, 0, 0, 0))
        account.addWidget(self._words[1], 1)
        buttons: list[QWidget | None] = [*self._buttons.values(), None]
        self._column = column(brand, 16, *buttons, rule(), 6, account, spacing=2, margins=(12, 16, 12, 14))
        self.setLayout(self._column)
        self.show_slim(False)

    def name_keys(self, action_of: Callable[[str], QAction]) -> None:
        """Adds the keys of each page to its tool tip."""
        for page, button in self._buttons.items():
            keys = key_text(action_of(f"go.{page}"))
            name = button.accessibleName()
            button.setToolTip(f"{name}  ({keys})" if keys else name)

    def show_here(self, page: str) -> None:
        """Marks `page`, or the page that it belongs to."""
        for name, button in self._buttons.items():
            button.show_here(name == self._beneath.get(page))

    def _fit(self) -> None:
        self.setFixedWidth(theme.px(SLIM if self.slim else WIDE))

    def show_slim(self, slim: bool) -> None:
        """Icons only, or icons with words."""
        self.slim = slim
        self._fit()
        for words in self._words:
            words.setVisible(not slim)
        for button in self._buttons.values():
            button.show_slim(slim)
