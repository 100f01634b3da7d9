"""All keys on one sheet: those of the commands, read from their one list, and those of lists, grids and entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import _, fold
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row, scrolled
from app.views.look.search_edit import SearchEdit
from app.views.look.theme import theme
from app.views.window.actions import Actions, key_text
from app.views.window.command import MENUS
from app.views.window.dialog import Dialog
from app.views.window.palette_list import split_keys
from app.views.window.widget_keys import WIDGET_KEYS

Line = tuple[str, str]  # what is done, and the keys


class ShortcutSheet(Dialog):
    """Opened by "?". Typing narrows it."""

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent, _("Keyboard shortcuts"), width=760)
        self.search = SearchEdit(_("Find a key or what it does"))
        self.search.searched.connect(self.show_only)
        self._groups = [_Group(title, lines) for title, lines in _groups(actions)]
        columns = [column(spacing=6), column(spacing=6)]
        high = [0, 0]
        for group in self._groups:
            at = high.index(min(high))
            columns[at].addWidget(group)
            high[at] += len(group.lines) + 2
        for each in columns:
            each.addStretch(1)
        area = scrolled(boxed(row(*columns, spacing=32, margins=(0, 0, 12, 0))))
        area.setMinimumHeight(min(theme.px(400), 520))
        self.nothing = label(_("No key fits what you typed."), "muted")
        self.nothing.hide()
        self.body.addLayout(row(self.search, None))
        self.body.addWidget(self.nothing)
        self.body.addWidget(area)
        self.add_button(_("Close"), self.accept, "primary")

    def show_only(self, text: str) -> None:
        """Only the lines that hold every word of `text`."""
        words = fold(text).split()
        found = [group.show_only(words) for group in self._groups]
        self.nothing.setVisible(not any(found))


class _Group(QWidget):
    """A heading and its lines."""

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        super().__init__()
        self.lines = lines
        self._shown: list[tuple[str, list[QWidget]]] = []
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 12)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(title, "subheading"), 0, 0)
        for at, (words, keys) in enumerate(lines, 1):
            caps = boxed(row(None, *(label(key, "key") for key in split_keys(keys)), spacing=4))
            said = label(words, "muted", wrap=True)
            grid.addWidget(said, at, 0)
            grid.addWidget(caps, at, 1)
            self._shown.append((fold(f"{title} {words} {keys}"), [said, caps]))
        self.setLayout(grid)

    def show_only(self, words: Sequence[str]) -> bool:
        """Hides the lines in which one of `words` is missing; whether any is left."""
        left = False
        for text, widgets in self._shown:
            fits = all(word in text for word in words)
            left = left or fits
            for widget in widgets:
                widget.setVisible(fits)
        self.setVisible(left)
        return left


def _groups(actions: Actions) -> Iterator[tuple[str, list[Line]]]:
    for menu, title in MENUS.items():
        told = [(action, key_text(action)) for action in actions.of_menu(menu)]
        lines = [(_(action.data().text).rstrip("…"), keys) for action, keys in told if keys]
        if lines:
            yield _(title).replace("&", ""), lines
    for title, lines in WIDGET_KEYS.items():
        yield _(title), [(_(words), keys) for words, keys in lines]
