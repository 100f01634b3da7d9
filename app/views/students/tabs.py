"""The tabs of a student's page: each is built when it is first shown, and then kept for the next student."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import N_, _
from app.views.look.layouts import column
from app.views.look.tabs import PageTabs
from app.views.window.allowed import Need, allowed
from app.views.window.page import Room, Shell
from app.views.window.parts import loaded

if TYPE_CHECKING:
    from app.book.editing import Changes


class StudentTab(Protocol):
    """What the page asks of a tab, which is a widget made with the shell.

    It may also have `commands()`, as a page has, and `reflow(room)`.
    """

    SHOWS: Collection[str]
    """The tables from which it reads."""

    def show_student(self, id_: str) -> None:
        """Shows this student, as the book has it now."""
        ...


class TabSpec(NamedTuple):
    """A tab that is imported and built when it is first shown."""

    id: str
    title: str  # marked with N_, translated where it is shown
    factory: str  # "module:Class", a widget that is also a `StudentTab`
    needs: Need = ""  # an account that is not allowed this is not shown the tab


TABS: tuple[TabSpec, ...] = (
    TabSpec("overview", N_("Overview"), "app.views.students.overview:OverviewTab"),
    TabSpec("academics", N_("Academics"), "app.views.academics.student_part:AcademicsPart"),
    TabSpec("plan", N_("Plan"), "app.views.growth.student_part:PlanPart", needs="see:student_plan"),
    TabSpec("work", N_("Work"), "app.views.students.work:WorkTab"),
    TabSpec("supports", N_("Supports"), "app.views.support_plans.student_part:SupportsPart", needs="see:note"),
    TabSpec("about", N_("About"), "app.views.students.about:AboutTab"),
)


class StudentTabs(QWidget):
    """The line of tabs is `bar`, which stands in the head of the page; `turned` says that another tab is shown."""

    turned = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._specs = {spec.id: spec for spec in TABS if allowed(shell.book, spec.needs)}
        self._built: dict[str, QWidget] = {}
        self._student = ""
        self._shows: dict[str, str] = {}  # the student whom a tab shows as the book has it now
        self._room: Room | None = None
        self.bar = PageTabs(_("Parts of the page"))
        self.bar.setProperty("kind", "parts")
        for spec in self._specs.values():
            self.bar.add(spec.id, _(spec.title))
        self._stack = column(spacing=0)
        self.setLayout(self._stack)
        self.bar.chosen.connect(lambda _id: self._turn())

    def tab(self, id_: str) -> Any:
        """A tab by its id, showing the student; built where nobody asked for it before."""
        if id_ not in self._built:
            made = self._built[id_] = cast("QWidget", loaded(self._specs[id_].factory)(self._shell))
            made.hide()
            self._stack.addWidget(made)
            if self._room is not None:
                _reflow(made, self._room)
        built = cast("Any", self._built[id_])
        if self._student and self._shows.get(id_) != self._student:
            self._shows[id_] = self._student
            built.show_student(self._student)
        return built

    @property
    def shown(self) -> Any:
        """The tab before the person."""
        return self.tab(self.bar.current_id)

    def choose(self, id_: str) -> None:
        """Show a tab; one that the account may not see, or that is none, leaves the one shown."""
        if id_ in self._specs:
            self.bar.choose(id_)

    def show_student(self, id_: str, tab: str) -> None:
        """Show a student: in this tab now, in the others when they are shown."""
        self._student = id_
        self._shows.clear()
        for built in self._built.values():
            built.hide()  # it is filled out of sight, see `filled_unseen`
        before = self.bar.current_id
        self.choose(tab)
        if self.bar.current_id == before:
            self._turn()

    def refresh(self, changes: Changes | None) -> None:
        """Read again what `changes` touches; None means all."""
        for id_, built in self._built.items():
            if changes is None or changes.tables & set(cast("StudentTab", built).SHOWS):
                self._shows.pop(id_, None)
        if self._student:
            self._turn()

    def reflow(self, room: Room) -> None:
        """Arrange the tabs for this much width."""
        self._room = room
        for built in self._built.values():
            _reflow(built, room)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """What the commands of the tab shown do."""
        return commands_of(self._built[self.bar.current_id]) if self._student and self._built else {}

    def _turn(self) -> None:
        shown = self.shown
        for built in self._built.values():
            built.setVisible(built is shown)
        self.turned.emit()


def commands_of(tab: object) -> dict[str, Callable[[], object] | None]:
    """What the commands of a tab do."""
    return getattr(tab, "commands", dict)()


def _reflow(tab: QWidget, room: Room) -> None:
    if reflow := getattr(tab, "reflow", None):
        reflow(room)
