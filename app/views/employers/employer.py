"""One employer: people, agreements, seats, students, and everything that the site had to do with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from app.i18n import _
from app.models.employer_facts import SHOWS as FACTS
from app.models.employer_rows import RESTS_ON, employer_rows
from app.models.employers import Employer
from app.models.kinds import EMPLOYER_KIND
from app.models.merging_employers import former_names, gone_into
from app.models.placing import remove_employers
from app.views.employers.cards import about_card, events_card, glance_card, students_card
from app.views.employers.child_facts import employer_lists
from app.views.employers.contacts_card import ContactsCard
from app.views.employers.forms import edit_employer
from app.views.employers.glance import due_chips, state_chips
from app.views.employers.merge_dialog import merge
from app.views.employers.verbs import place_student, print_profiles
from app.views.lists.columns import Row
from app.views.look.buttons import button, menu_button
from app.views.look.cards import Banner, EmptyState
from app.views.look.labels import IconTile
from app.views.look.layouts import boxed, clear, column, row
from app.views.window.allowed import allowed, offered
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.base import Base
    from app.book.editing import Changes

SHOWS = {Employer.__tablename__, *RESTS_ON, *FACTS}
"""The tables from which this page reads."""


class EmployerPage(Page):
    """`show_record` takes the id of an employer; of one that was merged away, the one that stayed is shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Employer"))
        self._id = ""
        self.back = button(_("Employers"), "chevron-left", "link", lambda: shell.go("employers", self._id or None))
        self.head.insertLayout(0, row(self.back, None))
        self.title_line.insertWidget(0, IconTile("building-2", "accent_text", 30, "accent_soft", 64))
        self.chips = row(spacing=6)
        self.title_words.addSpacing(4)
        self.title_words.addLayout(self.chips)
        self.profile = offered(
            shell.book, "print", button(_("Profile"), "printer", press=lambda: shell.trigger("employer.profile"))
        )
        self.contacts = ContactsCard(shell)
        self.lists = employer_lists(shell)
        log = button(_("Log a contact"), "phone", "primary", self.contacts.log)
        self._of_employer: list[QWidget] = [
            self.profile,
            offered(shell.book, "add:employer_interaction", log),
            self._more_button(),
        ]
        for tool in self._of_employer:
            self.tools.addWidget(tool)
        self.merged = Banner("", "info", icon="git-merge", closing=_("Hide this sentence"))
        self.merged.hide()
        self.gone = EmptyState("building-2", _("This employer was deleted"), _("Undo brings the employer back."))
        self.gone.hide()
        self._lay_out()

    def _more_button(self) -> QWidget:
        more = QMenu()
        adding = more.addMenu(_("Add"))
        for card in self.lists:
            if allowed(self.book, f"add:{card.spec.entity.__tablename__}"):
                adding.addAction(_(card.spec.add)).triggered.connect(card.add_one)
        if adding.isEmpty():
            more.removeAction(adding.menuAction())
        more.addActions(
            [
                self.shell.action(command)
                for command in (
                    *("employer.edit", "employer.place", "employer.profile", "record.history"),
                    *("employer.merge", "employer.delete"),
                )
            ]
        )
        return menu_button(_("More"), more, "ellipsis")

    def _lay_out(self) -> None:
        people, agreements, seats, externships = self.lists
        self.glance, self.students, self.events, self.about = (column(spacing=14) for _part in range(4))
        self.first_ones = row(spacing=4)
        left = column(self.glance, self.first_ones, agreements, seats, self.students, self.events, None, spacing=14)
        right = column(people, self.contacts, externships, self.about, None, spacing=14)
        self.sides: QBoxLayout = row(spacing=14)
        self.sides.addLayout(left, 1)
        self.sides.addLayout(right, 1)
        self.content = boxed(self.sides)
        for part in (self.merged, self.content, self.gone):
            self.body.addWidget(part)
        self.body.addStretch(1)

    # what is shown

    def show_record(self, what: str) -> None:
        merged = gone_into(self.book, what)
        self._id = merged[0] if merged else what
        self._read()
        self.merged.setVisible(bool(merged) and self._is_here)
        if merged:
            said = _("{former} was merged into {name}. This is the employer that it went into.")
            self.merged.say(said.format(former=merged[1], name=self.title.text()))

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if self._id and (changes is None or changes.tables & SHOWS):
            self._read()

    def _read(self) -> None:
        rows = employer_rows(self.book, [self._id])
        self.content.setVisible(bool(rows))
        self.gone.setVisible(not rows)
        for tool in self._of_employer:
            tool.setEnabled(bool(rows))
        self.shell.refresh_commands()
        if not rows:
            return
        employer = rows[self._id]
        self._show_head(employer)
        for place, card in (
            (self.glance, glance_card(employer)),
            (self.students, students_card(self.shell, self._id, self.place)),
            (self.events, events_card(self.shell, self._id)),
            (self.about, about_card(self.shell, employer, former_names(self.book, self._id))),
        ):
            clear(place)
            if card is not None:
                place.addWidget(card)
        for each in self.lists:
            each.show_parent(self._id)
        self._offer_first_ones()
        self.contacts.show_employer(self._id)

    def _offer_first_ones(self) -> None:
        """A card without lines is not shown: a button in its place begins the first one."""
        clear(self.first_ones)
        for each in self.lists:
            if each.isHidden() and allowed(self.book, f"add:{each.spec.entity.__tablename__}"):
                self.first_ones.addWidget(button(_(each.spec.add), "plus", "link", each.add_one))
        self.first_ones.addStretch(1)

    def _show_head(self, employer: Row) -> None:
        self.title.setText(employer["name"])
        self.setAccessibleName(employer["name"])
        kind = EMPLOYER_KIND.format(employer["kind"])
        self.say_subtitle("  ·  ".join(part for part in (kind, employer["sector"], employer["city"]) if part))
        clear(self.chips)
        for chip in (*state_chips(employer), *due_chips(employer)):
            self.chips.addWidget(chip)
        self.chips.addStretch(1)

    def reflow(self, room: Room) -> None:
        narrow = room == Room.NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.sides.setDirection(direction)

    def record(self) -> tuple[type[Base], str] | None:
        return (Employer, self._id) if self._id else None

    @property
    def _is_here(self) -> bool:
        """Whether an employer is shown, and was not deleted."""
        return bool(self._id) and not self.content.isHidden()

    # what can be done

    def new_record(self) -> str:
        return "employer.new"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        verbs: dict[str, Callable[[], object]] = {
            "employer.log": self.contacts.log,
            "employer.edit": self.edit,
            "employer.place": self.place,
            "employer.profile": partial(print_profiles, self.shell, [self._id]),
            "employer.merge": self.merge,
            "employer.delete": self.delete,
        }
        here = self._is_here
        return {command: verb if here else None for command, verb in verbs.items()}

    def edit(self) -> None:
        """Change the employer's own fields."""
        edit_employer(self, self.book, self._id, lambda: self.shell.toast(_("Employer changed"), undo=True))

    def place(self) -> None:
        """Ask for a placement with the employer."""
        place_student(self.shell, self, self._id)

    def merge(self) -> None:
        """Make one employer of this one and another."""
        merge(self.shell, self, [self._id], self.show_record)

    def delete(self) -> None:
        """Mark the employer as deleted and go back to the list; the toast takes it back."""
        if self.shell.attempt(lambda: remove_employers(self.book, [self._id])):
            self.shell.go("employers")
            self.shell.toast(_("Employer deleted"), undo=True)
