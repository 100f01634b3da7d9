"""All keys on one sheet, read from the one list of commands."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import _
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row, scrolled
from app.views.look.theme import theme
from app.views.window.actions import Actions, key_text
from app.views.window.commands import MENUS, Menu
from app.views.window.dialog import Dialog
from app.views.window.palette_list import split_keys


class ShortcutSheet(Dialog):
    """Opened by "?"."""

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent, _("Keyboard shortcuts"), width=720)
        columns = [column(spacing=6), column(spacing=6)]
        with_keys: list[Menu] = [menu for menu in MENUS if any(map(key_text, actions.of_menu(menu)))]
        for at, menu in enumerate(with_keys):
            columns[at % 2].addLayout(self._menu(actions, menu))
        for each in columns:
            each.addStretch(1)
        area = scrolled(boxed(row(*columns, spacing=32, margins=(0, 0, 12, 0))))
        area.setMinimumHeight(min(theme.px(380), 520))
        self.body.addWidget(area)
        self.add_button(_("Close"), self.accept, "primary")

    @staticmethod
    def _menu(actions: Actions, menu: Menu) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 12)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(_(MENUS[menu]).replace("&", ""), "subheading"), 0, 0)
        for action in actions.of_menu(menu):
            keys = split_keys(key_text(action))
            if keys:
                at = grid.rowCount()
                grid.addWidget(label(_(action.data().text).rstrip("…"), "muted"), at, 0)
                grid.addLayout(row(None, *(label(key, "key") for key in keys), spacing=4), at, 1)
        return grid
