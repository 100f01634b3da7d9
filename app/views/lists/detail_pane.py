"""The pane beside a list: the record that has the focus, with what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from app.i18n import _
from app.views.look.buttons import action_tool, icon_button
from app.views.look.labels import label, rule
from app.views.look.layouts import Item, boxed, clear, column, filled_unseen, row, scaled_width, scrolled

PAUSE = 60  # milliseconds: who runs down the list with the arrow is not kept waiting


class DetailPane(QFrame):
    """Shows one record after another. Subclasses fill `body` in `fill`."""

    def __init__(self, name: str, nothing: str) -> None:
        """`name` is spoken; `nothing` is said where no record has the focus."""
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(name)
        scaled_width(self, 308)
        self.id = ""
        self.close_asked: Callable[[], object] = self.hide
        self._nothing = nothing
        self.body = column(spacing=10, margins=(20, 18, 20, 18))
        inside = column(self.body, spacing=0)
        inside.addStretch(1)
        self._content = boxed(inside)
        area = scrolled(self._content)
        self._content.setObjectName("pane")
        self._content.setAutoFillBackground(False)  # on the ground of the panel, not of the page
        self.setLayout(column(area, spacing=0))
        self._quiet = QTimer(self, singleShot=True, interval=PAUSE)
        self._quiet.timeout.connect(self.reread)
        self._painted = QTimer(self, singleShot=True, interval=0)  # the list comes first, however long it takes
        self._painted.timeout.connect(self._quiet.start)

    def show_record(self, id_: str) -> None:
        """Show the record with this id, a moment later; nothing where it is empty."""
        if id_ != self.id:
            self.id = id_
            self._quiet.stop()
            self._painted.start()

    def reread(self) -> None:
        """Show the record as the book has it now."""
        self._painted.stop()
        self._quiet.stop()
        with filled_unseen(self._content):
            clear(self.body)
            if not self.id or not self.fill(self.id):
                self.body.addWidget(label(self._nothing, "muted", wrap=True))

    def fill(self, id_: str) -> bool:
        """Put what belongs to a record into `body`; False where there is no such record. Every pane has its own."""
        return False

    # for subclasses to use

    def add(self, *items: Item) -> None:
        """Add widgets and layouts below each other."""
        self.body.addLayout(column(*items, spacing=10))

    def add_part(self, caption: str, *items: Item) -> None:
        """Add a part under a hairline and a caption."""
        self.add(rule(), label(caption, "caption"), *items)

    def head(self, sign: QWidget, title: str, below: str) -> QHBoxLayout:
        """The line of names at the top, with the cross that closes the pane."""
        words = column(label(title, "heading", wrap=True), label(below, "faint", wrap=True), spacing=1)
        line = row(sign, spacing=12)
        line.addLayout(words, 1)
        if history := self.window().findChild(QAction, "record.history"):
            line.addWidget(action_tool(history, "history"))
        line.addWidget(icon_button("x", _("Close the details"), lambda: self.close_asked()))
        return line


def menu_tool(actions: Iterable[QAction], name: str) -> QToolButton:
    """Three dots that open a menu of commands; `name` is spoken."""
    tool = icon_button("ellipsis", name)
    menu = QMenu(tool)
    menu.addActions(list(actions))
    tool.setMenu(menu)
    tool.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return tool
