"""Safety: what keeps the book, its people and its history safe; each part is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _
from app.views.look.tabs import PageTabs
from app.views.look.theme import theme
from app.views.safety.panel import Panel
from app.views.safety.parts import PARTS
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.editing import Changes

TOOL = 34  # pixels, the height of a button at text size 100 %


class SafetyPage(Page):
    """`show_record` takes the id of a part ("backups"), or "part/id" for a record in it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Safety"), scrolling=False)
        theme.follow(
            self.title, "height", lambda: self.title.setMinimumHeight(theme.px(TOOL))
        )  # with and without tools
        self.parts = PageTabs(_("Parts of the page"))
        self._specs = {part.id: part for part in PARTS if not part.act or shell.book.may(part.act)}
        for part in self._specs.values():
            self.parts.add(part.id, _(part.title))
        self.head.addWidget(self.parts)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self._panels: dict[str, Panel] = {}
        self._room = Room.WIDE
        self.parts.chosen.connect(self._choose)
        self._choose(self.parts.current_id)

    @property
    def panel(self) -> Panel:
        """The part before the person."""
        return self._panels[self.parts.current_id]

    def _choose(self, part: str) -> None:
        if part not in self._panels:
            self._panels[part] = self._make(part)
        for each, panel in self._panels.items():
            for widget in (*panel.tools, *panel.heads):
                widget.setVisible(each == part)
        self.stack.setCurrentWidget(self.panel)
        self.panel.refresh(None)
        self.place_tools()
        self.shell.refresh_commands()

    def _make(self, part: str) -> Panel:
        made = self._specs[part].build(self.shell)
        for tool in made.tools:
            self.tools.addWidget(tool)
        for head in made.heads:
            self.head.addWidget(head)
        self.stack.addWidget(made)
        made.reflow(self._room)
        return made

    # -- for the window

    def show_record(self, what: str) -> None:
        part, _slash, record = what.partition("/")
        self.parts.choose(part)
        if record:
            self.panel.show_record(record)

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        self.panel.refresh(changes)

    def reflow(self, room: Room) -> None:
        self._room = room
        for panel in self._panels.values():
            panel.reflow(room)

    def first_focus(self) -> QWidget:
        return self.panel.first_focus() or self.parts

    def topics(self) -> Collection[str]:
        return (f"safety.{self.parts.current_id}",)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """To every part, and what each can do: its part is shown first."""
        found: dict[str, Callable[[], object] | None] = dict(self.panel.commands())
        for part in self._specs.values():
            found[f"safety.{part.id}"] = partial(self.parts.choose, part.id)
            found.update((verb, partial(self._do, part.id, verb)) for verb in part.verbs)
        return found

    def _do(self, part: str, verb: str) -> None:
        self.parts.choose(part)
        if act := self.panel.commands().get(verb):
            act()
