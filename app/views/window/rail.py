"""The rail at the left: brand, pages, account. Below 1,400 pixels of room it shows icons only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from app.i18n import _
from app.views.look.labels import ElidedLabel, IconTile, label, rule
from app.views.look.layouts import boxed, column, hide_unless, row, scrolled
from app.views.look.pressing import PushButton
from app.views.look.theme import set_look, theme
from app.views.window.actions import Actions, key_text
from app.views.window.pages import PageSpec

WIDE, SLIM = 212, 64  # pixels at text size 100 %


class NavButton(PushButton):
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
        self.setAccessibleDescription(". ".join(filter(None, (_("Current page"), self.toolTip()))) if here else "")
        theme.bind(self, self._icon, "accent_text" if here else "text2")


class Rail(QFrame):
    """See the module. The pages scroll where the window is too low for them."""

    def __init__(self, pages: tuple[PageSpec, ...], go: Callable[[str], object], actions: Actions) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.slim = False
        self._go, self._actions = go, actions
        self._beneath = {spec.id: spec.beneath or spec.id for spec in pages}
        self._buttons = {spec.id: self._button(spec) for spec in pages if not spec.beneath}
        self._help = NavButton(_("Help"), "circle-question-mark", actions["help.handbook"].trigger)
        self._safety = NavButton(_("Safety"), "shield-check", actions["go.safety"].trigger)
        hide_unless(self._safety, actions["go.safety"].isVisible())  # withheld where a book is only looked at
        self._settings = NavButton(_("Settings"), "settings", actions["program.settings"].trigger)
        self._foot = (self._help, self._safety, self._settings)
        self.site = ElidedLabel("", "faint")
        self.account, self.role = ElidedLabel("", "strong"), ElidedLabel("", "faint")
        self._person = IconTile("user", "accent_text", 18, "accent_soft", 34)
        self._words = [
            boxed(column(label("Pathbook", "brand"), self.site, spacing=0)),
            boxed(column(self.account, self.role, spacing=0)),
        ]
        self._arrange()
        theme.changed.connect(self._fit)

    def _button(self, spec: PageSpec) -> NavButton:
        return NavButton(_(spec.title), spec.icon, lambda: self._go(spec.id))

    def _arrange(self) -> None:
        brand = row(IconTile("graduation-cap", "on_accent", 19, "accent", 34), 4, margins=(15, 0, 12, 0))
        brand.addWidget(self._words[0], 1)
        account = row(self._person, 4, margins=(15, 0, 12, 0))
        account.addWidget(self._words[1], 1)
        buttons = column(*self._buttons.values(), None, *self._foot, spacing=2, margins=(12, 0, 12, 4))
        holder = boxed(buttons)
        pages = scrolled(holder)
        holder.setObjectName("railpages")
        pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = boxed(column(rule(), margins=(12, 0, 12, 0)))
        whole = column(brand, 16, spacing=0, margins=(0, 16, 0, 14))
        whole.addWidget(pages, 1)
        whole.addWidget(line)
        whole.addSpacing(8)
        whole.addLayout(account)
        self.setLayout(whole)
        self.show_slim(False)

    def say_account(self, name: str, role: str) -> None:
        """Who works in the book, and as what; icons only, the tool tip of the icon says it."""
        self.account.setText(name)
        self.role.setText(role)
        self._person.setToolTip(f"{name}  ·  {role}")

    def name_keys(self) -> None:
        """Adds the keys of each page to its tool tip."""
        named = {f"go.{page}": button for page, button in self._buttons.items()}
        named |= {"help.handbook": self._help, "program.settings": self._settings, "go.safety": self._safety}
        for command, button in named.items():
            keys = key_text(self._actions[command])
            name = button.accessibleName()
            button.setToolTip(f"{name}  ({keys})" if keys else name)

    def show_here(self, page: str) -> None:
        """Marks `page`, or the page that it belongs to."""
        here = self._beneath.get(page)
        for name, button in (*self._buttons.items(), ("settings", self._settings), ("safety", self._safety)):
            button.show_here(name == here)

    def _fit(self) -> None:
        self.setFixedWidth(theme.px(SLIM if self.slim else WIDE))

    def show_slim(self, slim: bool) -> None:
        """Icons only, or icons with words."""
        self.slim = slim
        self._fit()
        for words in self._words:
            words.setVisible(not slim)
        for button in (*self._buttons.values(), *self._foot):
            button.show_slim(slim)
