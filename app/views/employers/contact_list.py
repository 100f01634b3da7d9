"""The list of all contacts with employers: who was in touch with whom, what is owed, and the miles driven."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.book.base import Record
from app.i18n import _, day, ngettext, number, short_day
from app.models.contact_rows import RESTS_ON, contact_ids_about, contact_rows
from app.models.interactions import INTERACTION_KIND, EmployerInteraction
from app.models.keeping_contact import miles_by_staff, remove_contacts, thank
from app.models.placement_rows import full_name, named
from app.models.staff import Staff
from app.views.employers.contact_form import change_contact
from app.views.employers.contact_line import sign_of
from app.views.lists.columns import Column, Row, field_column, words_column
from app.views.lists.conditions import Condition
from app.views.lists.detail_pane import DetailPane
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState, Fact
from app.views.look.cells import ChipCell, MutedCell
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row
from app.views.window.allowed import offered
from app.views.window.page import Shell

_MUTED = MutedCell()


def _thanks(contact: Row) -> str:
    if contact["thanked_on"]:
        return _("Thanked {day}").format(day=short_day(contact["thanked_on"]))
    return _("Owed") if contact["thanks_owed"] else ""


def _columns() -> list[Column]:
    return [
        Column(_("Employer"), 200, "employer_id", lambda row: row["employer"]),
        field_column(EmployerInteraction, "date", 116, editable=False),
        Column(_("Kind"), 110, "kind", lambda row: INTERACTION_KIND.format(row["kind"]), lambda _row: _MUTED),
        words_column(_("Contact"), 150, "contact_id", "person"),
        words_column(_("By whom"), 150, "staff_id", "staff"),
        field_column(EmployerInteraction, "miles", 76, editable=False),
        field_column(EmployerInteraction, "follow_up_on", 126, editable=False),
        Column(
            _("Thanks"),
            140,
            "thanks_owed",
            _thanks,
            lambda row: ChipCell("ok" if row["thanked_on"] else "warn") if row["thanks_owed"] else _MUTED,
        ),
        field_column(EmployerInteraction, "thanked_on", 110, editable=False),
        field_column(EmployerInteraction, "summary", 260, editable=False),
    ]


def _spec(shell: Shell) -> ListSpec:
    month = date.today().replace(day=1).isoformat()
    return ListSpec(
        name="contacts",
        title=_("Contacts with employers"),
        entity=EmployerInteraction,
        columns=_columns(),
        read=lambda ids: contact_rows(shell.book, ids),
        rests_on=RESTS_ON,
        shown=("date", "kind", "staff_id", "miles", "follow_up_on", "thanks_owed"),
        favourites=("staff_id", "date", "kind"),
        prompt=_("Filter by employer"),
        about=contact_ids_about,
        sort=(("date", True),),
        views=(
            View("logged", _("All contacts")),
            View("this_month", _("This month"), conditions=(Condition("date", "between", (month, None)),)),
            View("log_thanks", _("Thanks owed"), where={"thanks_owed": True, "thanked_on": None}),
        ),
        menu=("contact.edit", "employer.open", "", "contact.thank", "contact.delete"),
        verbs=("contact.thank", "contact.delete"),
        fixed=("employer_id", "contact_id", "date", "follow_up_on", "thanks_owed", "thanked_on"),
    )


class ContactPane(DetailPane):
    """One contact with an employer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the contact"), _("Choose a contact in the list."))
        self._shell = shell

    def fill(self, id_: str) -> bool:
        contact = contact_rows(self._shell.book, [id_]).get(id_)
        if contact is None:
            return False
        shell = self._shell
        when = " · ".join((INTERACTION_KIND.format(contact["kind"]), day(contact["date"])))
        self.add(self.head(sign_of(contact["kind"], 46), contact["employer"], when))
        edit = button(_("Edit"), press=lambda: shell.trigger("contact.edit"), name=_("Edit the contact"))
        show = button(_("Open employer"), press=lambda: shell.trigger("employer.open"))
        verbs = [offered(shell.book, "change:employer_interaction", edit), show]
        self.add(boxed(row(*verbs, None)))
        facts: list[QWidget] = [
            Fact(icon, caption, text)
            for icon, caption, text in (
                ("user", _("Contact"), contact["person"]),
                ("id-card", _("Staff member"), contact["staff"]),
                ("truck", _("Miles"), number(contact["miles"]) if contact["miles"] else ""),
                ("calendar", _("Follow up on"), day(contact["follow_up_on"]) if contact["follow_up_on"] else ""),
                ("heart-handshake", _("Thanks"), _thanks(contact)),
            )
            if text
        ]
        if facts:
            self.add_part(_("About"), *facts)
        if contact["summary"]:
            self.add_part(_("Summary"), label(contact["summary"], wrap=True))
        return True


class ContactList(ListPart):
    """The part "Contacts and mileage" of the page."""

    def __init__(self, shell: Shell) -> None:
        empty = EmptyState(
            "phone",
            _("No contacts are logged yet"),
            _("Visits and calls are logged with an employer: what was said, what follows, and the miles."),
            offered(
                shell.book,
                "add:employer_interaction",
                button(_("Choose an employer"), "building-2", "primary", lambda: shell.go("employers", "directory")),
            ),
        )
        super().__init__(shell, _spec(shell), ContactPane(shell), empty)
        self.miles = label("", "muted", wrap=True)
        self.foot.addWidget(boxed(column(self.miles, margins=(28, 6, 28, 6))))
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)
        self.listed.connect(self._say_miles)
        self._say_miles()

    def _say_miles(self) -> None:
        """The miles of the contacts that are listed: of all, and of each who drove."""
        driven = miles_by_staff(self.book, self.model.ids)
        staff = named(self.book, Staff, set(driven))
        each = [
            _("{name} {miles}").format(name=full_name(staff[id_]) if id_ in staff else _("nobody named"), miles=miles)
            for id_, miles in driven.items()
        ]
        whole = sum(driven.values())
        said = ngettext("{count} mile in this list", "{count} miles in this list", whole).format(count=number(whole))
        self.miles.setText(f"{said}: {' · '.join(each)}" if each else said)

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = self.selected_ids()
        return {
            "contact.edit": self.edit if chosen else None,
            "contact.thank": self.thank if chosen else None,
            "contact.delete": self.delete if chosen else None,
            "employer.open": self.open_employer if chosen else None,
        } | super().commands()

    def _current(self) -> Record | None:
        return self.book.record(EmployerInteraction, self.table.current_id)

    def edit(self) -> None:
        """Change the contact with the focus."""
        if contact := self._current():
            change_contact(self.shell, self.window(), contact)

    def open_employer(self) -> None:
        """Go to the employer of the contact with the focus."""
        if contact := self._current():
            self.shell.go("employer", contact.employer_id)

    def thank(self) -> None:
        """Note that the employers were thanked today for the chosen contacts."""
        if self.shell.attempt(lambda: thank(self.book, self.selected_ids())):
            self.shell.toast(_("Thanks noted"), undo=True)

    def delete(self) -> None:
        """Mark the chosen contacts as deleted; the toast takes it back."""
        self.work.delete(
            remove_contacts, lambda count: ngettext("{count} contact deleted", "{count} contacts deleted", count)
        )
