"""A page of several parts, each under a tab: a part is imported and built when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _
from app.views.look.tabs import PageTabs
from app.views.window.allowed import Need, allowed
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.editing import Changes


class PartSpec(NamedTuple):
    """One tab of a page. The part itself is a widget that is also a `Part`, made with the shell."""

    id: str
    title: str  # marked with N_, translated where it is shown
    factory: str  # "module:Class"
    opens: tuple[str, ...] = ()  # what `show_record` may be asked for that belongs here; other parts answer first, else
    tally: str = ""  # "module:function" that counts for the tab, called with the book; 0 shows nothing
    needs: Need = ""  # an account that is not allowed this is not shown the part

    def load(self) -> Callable[[Shell], Any]:
        """Imports the part; what makes it."""
        return loaded(self.factory)


class Part:
    """What the page asks of a part; a part overrides what it has."""

    tools: Sequence[QWidget] = ()  # beside the title while it is shown
    lines: Sequence[QWidget] = ()  # below the tabs while it is shown
    tell: Callable[[], object] = staticmethod(lambda: None)  # called when the amount changed; the page gives it

    def amount(self) -> str:
        """What stands beside the title while it is shown; empty for nothing."""
        return ""

    def open(self, what: str) -> bool:
        """Shows what `what` names; False where it is none of this part."""
        return False

    def arrive(self) -> None:
        """It is shown from now on."""

    def leave(self) -> None:
        """Another part is shown from now on."""

    def refresh(self, changes: Changes | None) -> None:
        """Reads again what `changes` touches; None means all. Called only while shown, and when it is shown again."""

    def reflow(self, room: Room) -> None:
        """Arranges the part for this much width."""

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """What the commands of this part do; see `Page.commands`."""
        return {}

    def student_ids(self) -> list[str]:
        """The students who are selected here."""
        return []

    def focus_target(self) -> QWidget | None:
        """Where the keyboard goes when the part is shown."""
        return None


class PartsPage(Page):
    """`show_record` takes the id of a part, or what one of the parts opens."""

    ahead: ClassVar[Sequence[PartSpec]] = ()  # parts whose code is imported while the window has nothing else to do

    def __init__(self, shell: Shell, title: str, specs: Sequence[PartSpec]) -> None:
        super().__init__(shell, title, scrolling=False)
        self._specs = {spec.id: spec for spec in specs if allowed(shell.book, spec.needs)}
        self._built: dict[str, Any] = {}  # widgets that are a `Part`
        self._behind: set[str] = set()
        self._room: Room | None = None
        self._shown = ""
        self.parts = PageTabs(_("Parts of the page"))
        self.parts.setProperty("kind", "parts")
        for spec in self._specs.values():
            self.parts.add(spec.id, _(spec.title))
        self.head.addWidget(self.parts)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.parts.chosen.connect(self._choose)
        self._choose(next(iter(self._specs)))

    def part(self, id_: str) -> Any:
        """A part by its id, built where nobody asked for it before."""
        if id_ not in self._built:
            built = self._built[id_] = self._specs[id_].load()(self.shell)
            built.tell = self._say
            for tool in built.tools:
                tool.setVisible(False)
                self.tools.addWidget(tool)
            for line in built.lines:
                line.setVisible(False)
                self.head.addWidget(line)
            self.stack.addWidget(built)
            if self._room is not None:
                built.reflow(self._room)
        return self._built[id_]

    @property
    def shown(self) -> Any:
        """The part before the person."""
        return self._built[self._shown]

    def _choose(self, id_: str) -> None:
        if self._shown:
            self._arrange(self._shown, visible=False)
            self.shown.leave()
        part = self.part(id_)
        self._shown = id_
        self._arrange(id_, visible=True)
        self.stack.setCurrentWidget(part)
        part.arrive()
        if id_ in self._behind:
            self._behind.discard(id_)
            part.refresh(None)
        if self.isVisible() and not self.parts.hasFocus():  # a click leaves the keyboard with what is hidden now
            self.focus()
        self._say()
        self._count()
        self.shell.refresh_commands()

    def _arrange(self, id_: str, visible: bool) -> None:
        part = self._built[id_]
        for widget in (*part.tools, *part.lines):
            widget.setVisible(visible)
        self.place_tools()

    def _say(self) -> None:
        if self._shown:
            self.say_count(self.shown.amount())

    def _count(self) -> None:
        for spec in self._specs.values():
            if spec.tally:
                self.parts.set_count(spec.id, loaded(spec.tally)(self.book) or None)

    # -- for the window

    def show_record(self, what: str) -> None:
        if what in self._specs:
            self.parts.choose(what)
            return
        own = [spec.id for spec in self._specs.values() if what in spec.opens]
        for id_ in own or self._specs:
            if self.part(id_).open(what):
                self.parts.choose(id_)
                break

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        self._behind.update(id_ for id_ in self._built if id_ != self._shown)
        self.shown.refresh(changes)
        self._say()
        self._count()

    def reflow(self, room: Room) -> None:
        self._room = room
        for part in self._built.values():
            part.reflow(room)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return self.shown.commands()

    def student_ids(self) -> list[str]:
        return self.shown.student_ids()

    def first_focus(self) -> QWidget | None:
        return self.shown.focus_target()

    def focus(self) -> None:
        """Gives the keyboard to the part shown."""
        if target := self.first_focus():
            target.setFocus(Qt.FocusReason.OtherFocusReason)


def loaded(name: str) -> Callable[..., Any]:
    """What "module:name" names."""
    module, _colon, own = name.partition(":")
    return getattr(import_module(module), own)
