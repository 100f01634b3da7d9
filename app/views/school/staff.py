"""The list of staff and the pane beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLayout, QWidget

from app.i18n import _, ngettext, number
from app.models.employer_facts import externships_of_staff
from app.models.kinds import STAFF_ROLE
from app.models.staffing import remove_staff, staff_rows
from app.models.supports import SupportPlan
from app.views.employers.externships import externship_lines, new_externship
from app.views.lists.detail_pane import DetailPane
from app.views.lists.record_list import RecordList
from app.views.look.buttons import button
from app.views.look.cards import EmptyState, Fact
from app.views.look.item_button import ItemButton
from app.views.look.labels import Avatar, ElidedLabel, IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.school.columns import called, looked_after, staff_list
from app.views.school.forms import staff_form
from app.views.window.allowed import offered
from app.views.window.page import Shell


class StaffPane(DetailPane):
    """`open_section` takes the id of a section."""

    def __init__(self, shell: Shell, open_section: Callable[[str], object]) -> None:
        super().__init__(_("Details of the staff member"), _("Choose somebody in the list."))
        self._shell, self._open_section = shell, open_section

    def fill(self, id_: str) -> bool:
        person = staff_rows(self._shell.book, [id_]).get(id_)
        if person is None:
            return False
        name = called(person)
        self.add(self.head(Avatar(name, id_, 46), name, STAFF_ROLE.format(person["role"])))
        edit = offered(
            self._shell.book,
            "change:staff",
            button(_("Edit"), press=lambda: self._shell.trigger("school.edit"), name=_("Edit the staff member")),
        )
        delete = offered(
            self._shell.book,
            "delete:staff",
            button(
                _("Delete"),
                press=lambda: self._shell.trigger("school.delete"),
                name=_("Delete {name}").format(name=name),
            ),
        )
        self.add(boxed(row(edit, delete, None)))
        facts: list[QWidget] = [
            Fact(icon, caption, text)
            for icon, caption, text in (
                ("phone", _("Phone"), person["phone"]),
                ("id-card", _("Staff ID"), person["local_id"]),
            )
            if text
        ]
        if person["email"]:  # too long a word for a line that wraps
            mail = column(label(_("E-mail"), "faint"), ElidedLabel(person["email"], "strong"), spacing=1)
            line = row(IconTile("mail", "text3", 17), 4)
            line.addLayout(mail, 1)
            facts.insert(0, boxed(line))
        if facts:
            self.add_part(_("About"), *facts)
        lines: list[QWidget] = [
            ItemButton(s.name, s.school_year or "", s.course_name or "", lambda id_=s.id: self._open_section(id_))
            for s in person["sections"]
        ]
        self.add_part(_("Sections"), column(*lines, spacing=2) if lines else label(_("Teaches none."), "muted"))
        self._add_caseload(id_, looked_after(person))
        self._add_externships(id_, name)
        return True

    def _add_caseload(self, id_: str, words: str) -> None:
        plans = self._shell.book.ids(SupportPlan, where={"provider_id": id_, "state": "active"})
        if not plans:
            self.add_part(_("Caseload"), label(_("Provides no support plan."), "muted", wrap=True))
            return
        count = ngettext("{count} plan runs", "{count} plans run", len(plans)).format(count=number(len(plans)))
        self.add_part(_("Caseload"), label(f"{words} · {count}", "strong", wrap=True))

    def _add_externships(self, id_: str, name: str) -> None:
        """Where somebody stayed with an employer, and what came back to class."""
        book = self._shell.book
        lines: list[QWidget | QLayout] = [
            externship_lines(employer, stay) for stay, employer in externships_of_staff(book, id_)
        ]

        def add() -> None:
            new_externship(self, book, id_, lambda: self._shell.toast(_("Externship added"), undo=True))

        more = button(_("Add externship"), "plus", "link", add, name=_("Add an externship of {name}").format(name=name))
        if lines or book.allows("externship", "add"):
            self.add_part(_("Externships"), *lines, row(offered(book, "add:externship", more), None))


class StaffList(RecordList):
    """Everybody who works at the site."""

    def __init__(self, shell: Shell, open_section: Callable[[str], object]) -> None:
        empty = EmptyState(
            "users-round",
            _("No staff yet"),
            _("Teachers, counselors and administrators: sections and support plans name them."),
            offered(shell.book, "add:staff", button(_("New staff member"), "plus", "primary", self.new)),
        )
        super().__init__(shell, staff_list(shell.book), StaffPane(shell, open_section), empty)
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id)
        return super().commands() | {
            "school.edit": self.edit if chosen else None,
            "school.delete": self.delete if chosen else None,
        }

    def new(self) -> None:
        """Ask for somebody and choose the new line."""
        staff_form(self.window(), self.book, lambda id_: self.show_new(id_, _("Staff member added")))

    def edit(self) -> None:
        """Change the person with the focus."""
        staff_form(
            self.window(),
            self.book,
            lambda _id: self.shell.toast(_("Staff member changed"), undo=True),
            self.table.current_id,
        )

    def delete(self) -> None:
        """Mark the chosen people as deleted; the toast takes it back. Who provides a running plan stays."""
        self.work.delete(
            remove_staff, lambda count: ngettext("{count} staff member deleted", "{count} staff members deleted", count)
        )
