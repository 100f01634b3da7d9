"""The pane beside the list of employers: the one with the focus, at a glance."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.models.employer_rows import employer_rows
from app.models.kinds import EMPLOYER_KIND
from app.models.placement_rows import full_name, placement_rows
from app.models.placements import Placement
from app.models.placing import state_today
from app.views.employers.glance import address_of, due_chips, glance_facts, state_chips
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane, menu_tool
from app.views.lists.flow_line import flowing
from app.views.look.buttons import button
from app.views.look.cards import Fact
from app.views.look.item_button import ItemButton
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.students.column import student_name
from app.views.window.allowed import offered
from app.views.window.page import Shell


class EmployerPane(DetailPane):
    """`open_contact` takes the id of a contact, None for a new one."""

    def __init__(self, shell: Shell, open_contact: Callable[[str | None], object]) -> None:
        super().__init__(_("Details of the employer"), _("Choose an employer in the list."))
        self._shell, self._book, self._open_contact = shell, shell.book, open_contact

    def fill(self, id_: str) -> bool:
        employer = employer_rows(self._book, [id_]).get(id_)
        if employer is None:
            return False
        sign = IconTile("building-2", "accent_text", 22, "accent_soft", 46)
        self.add(self.head(sign, employer["name"], EMPLOYER_KIND.format(employer["kind"])))
        self.add(flowing(*state_chips(employer)))
        if due := due_chips(employer):
            self.add(flowing(*due))
        self.add(self._verbs())
        self.add_part(_("At a glance"), *glance_facts(employer))
        self._add_students(id_)
        self._add_contacts(employer)
        self._add_about(employer)
        return True

    def _verbs(self) -> QWidget:
        shell = self._shell
        show = button(_("Open"), "", "primary", lambda: shell.trigger("employer.open"), name=_("Open the employer"))
        log = button(_("Log a contact"), "phone", press=lambda: shell.trigger("employer.log"))
        more = ("employer.edit", "employer.place", "employer.profile", "employer.merge", "employer.delete")
        tool = menu_tool(map(shell.action, more), _("More about this employer"))
        return boxed(row(show, offered(shell.book, "add:employer_interaction", log), tool, None))

    def _add_students(self, id_: str) -> None:
        ids = self._book.ids(Placement, where={"employer_id": id_})
        placements = placement_rows(self._book, ids).values()
        running = [p for p in placements if state_today(p["state"], p["ends_on"]) == "active"]
        if running:
            lines = [
                ItemButton(student_name(p), p["role"], "", lambda id_=p["id"]: self._shell.go("placements", id_))
                for p in sorted(running, key=student_name)
            ]
            self.add_part(_("Here now"), column(*lines, spacing=2))

    def _add_contacts(self, employer: Row) -> None:
        lines: list[QWidget] = []
        for contact in employer["contacts"]:
            reach = " · ".join(part for part in (contact.phone, contact.email) if part)
            below = "\n".join(part for part in (contact.position, reach) if part)
            lines.append(ItemButton(full_name(contact), "", below, lambda id_=contact.id: self._open_contact(id_)))
        lines.append(
            offered(
                self._book,
                "add:employer_contact",
                button(_("Add a person"), "plus", "link", lambda: self._open_contact(None)),
            )
        )
        self.add_part(_("People"), column(*lines, spacing=2))

    def _add_about(self, employer: Row) -> None:
        facts: list[QWidget] = [
            Fact(icon, caption, text)
            for icon, caption, text in (
                ("factory", _("Industry sector"), employer["sector"]),
                ("map-pin", _("Address"), address_of(employer)),
                ("phone", _("Phone"), employer["phone"]),
                ("globe", _("Website"), employer["website"]),
            )
            if text
        ]
        if facts:
            self.add_part(_("About"), *facts)
        if employer["note"]:
            self.add(label(employer["note"], wrap=True))
