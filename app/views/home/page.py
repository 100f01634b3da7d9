"""Home: what needs attention first, for the role of the person; every number opens its rows."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _, day
from app.models.audience import ROLE_NAMES, Role, homes_of, role_of
from app.models.school import Site, year_bounds, year_name
from app.views.first_run.steps_card import StepsCard
from app.views.home.counselor import CounselorHome
from app.views.home.reading import HomeReading, read_home
from app.views.home.shape import HomeShape
from app.views.home.site import SiteHome
from app.views.home.teacher import TeacherHome
from app.views.importing.roster import can_import, import_roster
from app.views.look.buttons import OptionButton, button, menu_button
from app.views.look.cards import Banner
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, hide_unless
from app.views.safety.copy_due import CopyDue
from app.views.window.allowed import offered
from app.views.window.page import Page, Room, Shell
from app.views.window.watch import Watch

if TYPE_CHECKING:
    from app.book.editing import Changes

RoleHome = SiteHome | TeacherHome | CounselorHome

HOMES: dict[Role, type[RoleHome]] = {"coordinator": SiteHome, "teacher": TeacherHome, "counselor": CounselorHome}


def greeting(name: str, hour: int) -> str:
    """A greeting by the time of day."""
    if hour < 12:
        return _("Good morning, {name}").format(name=name) if name else _("Good morning")
    if hour < 18:
        return _("Good afternoon, {name}").format(name=name) if name else _("Good afternoon")
    return _("Good evening, {name}").format(name=name) if name else _("Good evening")


class HomePage(Page):
    """Reads the book again after every change, without keeping the window waiting."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Home"))
        self.title.setText(greeting(self.book.account.name.partition(" ")[0], datetime.now().astimezone().hour))
        self.setAccessibleName(_("Home"))
        self._say_date()
        said = shell.choices.role(self.book.ring.book)
        self.role: Role = said if said in homes_of(self.book) else role_of(self.book)
        self._room = Room.WIDE
        self._build_tools()
        self.set_up, self.whole_site, self.copy_due = StepsCard(shell), Banner("", "info"), CopyDue(shell)
        self.shape, self.first_steps = HomeShape(), self._first_steps()
        self.home: RoleHome | None = None
        for part in (self.copy_due, self.set_up, self.whole_site, self.shape, self.first_steps):
            self.body.addWidget(part)
            part.hide()
        self.shape.show()
        self.set_up.read()
        self.copy_due.read()
        self.body.addStretch(1)
        self.watch = Watch(self, lambda: read_home(self.book, self.role))
        self.watch.told.connect(self._show)
        self.watch.ask()

    def _build_tools(self) -> None:
        menu, group = QMenu(), QActionGroup(self)
        for role in homes_of(self.book):
            action = menu.addAction(_(ROLE_NAMES[role]))
            action.setCheckable(True)
            action.setChecked(role == self.role)
            action.triggered.connect(partial(self.choose_role, role))
            group.addAction(action)
        self.role_button = menu_button("", menu, "chevron-down", "ghost")
        self.role_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self._say_role()
        hide_unless(self.role_button, len(homes_of(self.book)) > 1)
        self.tools.addWidget(self.role_button)
        self.tools.addWidget(
            offered(
                self.book,
                "add:hour_entry",
                button(_("Log hours"), "clock", press=lambda: self.shell.trigger("hours.log")),
            )
        )
        self.tools.addWidget(
            offered(
                self.book,
                "add:student",
                button(_("New student"), "plus", "primary", lambda: self.shell.trigger("student.new")),
            )
        )

    def _say_role(self) -> None:
        self.role_button.setText(_("Home for: {role}").format(role=_(ROLE_NAMES[self.role])))

    def choose_role(self, role: Role, _checked: bool = True) -> None:
        """Show the home of another role, from now on."""
        self.role = role
        self.shell.choices.keep_role(self.book.ring.book, role)
        self._say_role()
        self.watch.ask()

    def _say_date(self) -> None:
        today = date.today()
        sites = self.book.records(Site)
        week = (today - year_bounds(year_name(today))[0]).days // 7 + 1
        parts = [
            day(today, "full"),
            sites[0].name if sites else "",
            _("School year {year}").format(year=year_name(today)),
        ]
        self.say_subtitle(" · ".join(part for part in parts if part))
        self.subtitle.setToolTip(_("Week {week} of the school year").format(week=week))

    def _first_steps(self) -> QWidget:
        steps = column(label(_("What to do first"), "heading"), spacing=10)
        if can_import(self.book):
            steps.addWidget(
                OptionButton(
                    "upload",
                    _("Import a roster"),
                    _("Take in students, classes and staff from your student information system."),
                    lambda: import_roster(self.shell),
                )
            )
        steps.addWidget(
            OptionButton(
                "graduation-cap",
                _("Add a pathway"),
                _("Choose from the state's CTE pathways and set the hour target of your site."),
                lambda: self.shell.trigger("pathway.new"),
            )
        )
        steps.addWidget(
            OptionButton(
                "user-plus",
                _("Add a student"),
                _("Write one student in by hand."),
                lambda: self.shell.trigger("student.new"),
            )
        )
        return boxed(steps)

    # what is shown

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        self._say_date()
        self.set_up.read()
        self.copy_due.read()
        self.watch.ask()

    def _show(self) -> None:
        reading: HomeReading = self.watch.known
        if reading.whose.role != self.role:
            return  # another role was chosen meanwhile; its reading is on the way
        some = reading.students > 0
        home = self._home_of(self.role)
        home.show_reading(reading)
        self.shape.hide()
        self.first_steps.setVisible(not some and self.set_up.isHidden() and self.book.may("import"))
        home.setVisible(some)
        self._say_whole_site(reading)

    def _home_of(self, role: Role) -> RoleHome:
        if self.home is None or type(self.home) is not HOMES[role]:
            if self.home is not None:
                self.home.hide()
                self.home.deleteLater()
            self.home = HOMES[role](self.shell)
            self.home.reflow(self._room)
            self.body.insertWidget(self.body.indexOf(self.set_up) + 2, self.home)
        return self.home

    def _say_whole_site(self, reading: HomeReading) -> None:
        """Why somebody who asked for the own classes or caseload sees those of everybody."""
        limited = not self.book.sees_all("student")
        told = reading.students > 0 and reading.whose.is_whole_site and self.role != "coordinator"
        self.whole_site.setVisible(not reading.students if limited else told)
        name = self.book.account.name or _("your name")
        if limited:
            self.whole_site.say(
                _(
                    "No student is shown: no class of this school year is taught by {name}. Ask a coordinator to give "
                    "your account to you on the staff list, and your classes to you."
                ).format(name=name)
            )
        elif self.role == "teacher":
            self.whole_site.say(
                _(
                    "The whole site is shown: no class of this school year is taught by {name}. Classes and their "
                    "teachers come with the roster; the name on the staff list must be the same."
                ).format(name=name)
            )
        else:
            self.whole_site.say(
                _(
                    "The whole site is shown: no active support plan names {name} as its provider. Choose the provider "
                    "in each plan; the name on the staff list must be the same."
                ).format(name=name)
            )

    def new_record(self) -> str:
        return "student.new"

    def reflow(self, room: Room) -> None:
        self._room = room
        if self.home is not None:
            self.home.reflow(room)
