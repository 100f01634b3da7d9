"""The card of contacts with an employer: what is to follow, what is owed, and the log, the latest first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLayout

from app.i18n import _, day, number, short_day
from app.models.contact_rows import contact_rows
from app.models.interactions import INTERACTION_KIND, EmployerInteraction
from app.models.keeping_contact import drop_follow_up, log_of, open_follow_ups, remove_contacts, thank
from app.views.employers.contact_form import change_contact, log_contact_with
from app.views.employers.contact_line import sign_of
from app.views.employers.standing_words import follow_up_tone, follow_up_words
from app.views.lists.columns import Row
from app.views.look.buttons import button, icon_button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.labels import label, rule
from app.views.look.layouts import clear, column, row
from app.views.window.allowed import allowed, offered
from app.views.window.page import Shell

FIRST = 8  # contacts before "Show all"


class ContactsCard(Card):
    """Shows the contacts with one employer, and logs new ones."""

    def __init__(self, shell: Shell) -> None:
        add = button(_("Log a contact"), "plus", "link", self.log)
        super().__init__(_("Contact log"), offered(shell.book, "add:employer_interaction", add), spacing=8)
        self._shell, self._book, self._employer = shell, shell.book, ""

    def show_employer(self, id_: str) -> None:
        """Show the contacts with this employer."""
        self._employer = id_
        self._show(FIRST)

    def _show(self, most: int) -> None:
        log = log_of(self._book, self._employer)
        rows = contact_rows(self._book, [each.id for each in log])
        clear(self.body)
        waiting = open_follow_ups(log)
        for each in waiting:
            self.add(self._follow_up(rows[each.id]))
        if waiting:
            self.add(rule())
        for place, each in enumerate(log[:most]):
            if place:
                self.add(rule())
            self.add(self._line(rows[each.id]))
        if len(log) > most:
            text = _("Show all {count}").format(count=number(len(log)))
            self.add(row(button(text, "", "link", lambda: self._show(len(log))), None))
        if not log:
            self.add(label(_("No contact is logged yet."), "muted", wrap=True))

    def _follow_up(self, contact: Row) -> QLayout:
        """What is to follow, with a button that logs it."""
        on = contact["follow_up_on"]
        head = row(label(_("Follow up"), "strong"), Chip(follow_up_words(on), follow_up_tone(on)), None)

        def log() -> None:
            log_contact_with(self._shell, self, self._employer, answers=contact["id"])

        about = _("follow-up of {day}").format(day=day(on))
        for text, icon, need, press in (
            (_("Log it"), "phone", "add:employer_interaction", log),
            (_("Drop"), "", "change:employer_interaction", lambda: self._drop(contact["id"])),
        ):
            head.addWidget(offered(self._book, need, button(text, icon, press=press, name=f"{text}: {about}")))
        lines = column(head, spacing=1)
        since = _("promised on {day}").format(day=short_day(contact["date"]))
        lines.addWidget(label(" · ".join(part for part in (since, contact["summary"]) if part), "muted", wrap=True))
        return lines

    def _line(self, contact: Row) -> QLayout:
        kind, on = INTERACTION_KIND.format(contact["kind"]), contact["date"]
        title = " · ".join(part for part in (kind, contact["person"]) if part)
        head = row(label(title, "strong", wrap=True), label(short_day(on), "faint"), spacing=8)
        head.setStretch(0, 1)
        if allowed(self._book, "change:employer_interaction"):
            edit = _("Change the contact of {day}").format(day=day(on))
            delete = _("Delete the contact of {day}").format(day=day(on))
            head.addWidget(icon_button("pencil", edit, lambda: self._change(contact["id"])))
            head.addWidget(icon_button("trash-2", delete, lambda: self._delete(contact["id"])))
        words = column(head, spacing=2)
        miles = _("{count} miles").format(count=number(contact["miles"])) if contact["miles"] else ""
        for text in (contact["summary"], " · ".join(part for part in (contact["staff"], miles) if part)):
            if text:
                words.addWidget(label(text, "muted", wrap=True))
        if contact["thanks_owed"]:
            words.addLayout(self._thanks(contact))
        line = row(spacing=10)
        line.addLayout(column(sign_of(contact["kind"]), None))
        line.addLayout(words, 1)
        return line

    def _thanks(self, contact: Row) -> QLayout:
        if contact["thanked_on"]:
            return row(Chip(_("Thanked {day}").format(day=short_day(contact["thanked_on"])), "ok"), None)
        name = f"{_('Thanked')}: {day(contact['date'])}"
        done = button(_("Thanked"), "check", "link", lambda: self._thank(contact["id"]), name=name)
        return row(Chip(_("Thanks owed"), "warn"), offered(self._book, "change:employer_interaction", done), None)

    # what can be done

    def log(self) -> None:
        """Log a contact with the employer."""
        log_contact_with(self._shell, self, self._employer)

    def _change(self, id_: str) -> None:
        if contact := self._book.record(EmployerInteraction, id_):
            change_contact(self._shell, self, contact)

    def _thank(self, id_: str) -> None:
        self._do(lambda: thank(self._book, [id_]), _("Thanks noted"))

    def _drop(self, id_: str) -> None:
        self._do(lambda: drop_follow_up(self._book, id_), _("Follow-up dropped"))

    def _delete(self, id_: str) -> None:
        self._do(lambda: remove_contacts(self._book, [id_]), _("Contact deleted"))

    def _do(self, act: Callable[[], object], said: str) -> None:
        if self._shell.attempt(act):
            self._shell.toast(said, undo=True)
