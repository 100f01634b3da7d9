"""The panes beside the lists of placements and of employers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from app.book.fields import fields_of
from app.i18n import _, hours, ngettext
from app.models.employers import Employer
from app.models.kinds import EMPLOYER_KIND, PAY, PLACEMENT_STATE
from app.models.placement_rows import employer_rows, full_name, placement_rows
from app.models.placements import Placement
from app.models.placing import state_today
from app.views.evidence.card import add_files
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane, menu_tool
from app.views.look.buttons import button
from app.views.look.cards import Fact
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import Avatar, IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.look.tokens import Tone
from app.views.placements.columns import STATES, STATUSES, hour_tone, hour_words, span_words
from app.views.students.column import student_detail, student_name, student_seed
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.views.window.page import Shell


class PlacementPane(DetailPane):
    """`tone` colours a pathway by id."""

    def __init__(self, shell: Shell, tone: Callable[[str], Tone]) -> None:
        super().__init__(_("Details of the placement"), _("Choose a placement in the list."))
        self._shell, self._book, self._tone = shell, shell.book, tone

    def fill(self, id_: str) -> bool:
        placement = placement_rows(self._book, [id_]).get(id_)
        if placement is None:
            return False
        sign = Avatar(student_name(placement), student_seed(placement), 46)
        self.add(self.head(sign, student_name(placement), student_detail(placement)))
        chips = [Chip(PLACEMENT_STATE.format(placement["state"]), STATES[placement["state"]])]
        if placement["pathway"]:
            chips.append(Chip(placement["pathway"], self._tone(placement["pathway_id"])))
        self.add(row(*chips, None, spacing=6), self._verbs(placement))
        self._add_hours(placement)
        self._add_work(placement)
        add_files(self, self._shell, Placement)
        return True

    def _verbs(self, placement: Row) -> QWidget:
        shell = self._shell
        more = ("student.open", "employer.open", "placement.end", "placement.delete")
        verbs: list[QWidget] = [
            offered(
                shell.book,
                "change:placement",
                button(_("Edit"), press=lambda: shell.trigger("placement.edit"), name=_("Edit the placement")),
            ),
            menu_tool(map(shell.action, more), _("More about this placement")),
        ]
        if placement["state"] != "ended":
            log = offered(
                shell.book,
                "add:hour_entry",
                button(_("Log hours"), "", "primary", lambda: shell.go("hours", placement["student_id"])),
            )
            verbs.insert(0, log)
        return boxed(row(*verbs, None))

    def _add_hours(self, placement: Row) -> None:
        totals = placement["totals"]
        self.add_part(_("Approved hours"))
        if totals.target:
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setRange(0, totals.target)
            bar.setValue(min(totals.approved, totals.target))
            bar.setProperty("tone", hour_tone(placement))
            bar.setAccessibleName(_("Approved hours"))
            self.add(bar)
        line = row(label(hour_words(placement) or _("None yet"), "strong"), None)
        if totals.missing:
            line.addWidget(label(_("{hours} h to go").format(hours=hours(totals.missing)), "faint"))
        self.add(line)
        if totals.waiting:
            self.add(label(_("{hours} h wait for approval").format(hours=hours(totals.waiting)), "muted"))

    def _add_work(self, placement: Row) -> None:
        facts: list[QWidget] = [Fact("building-2", placement["role"], placement["employer"] or _("No employer"))]
        for icon, caption, text in (
            ("user", _("Supervisor"), placement["supervisor"]),
            ("phone", _("Phone"), placement["phone"]),
            ("calendar-range", _("Dates"), span_words(placement)),
            ("calendar", _("Schedule"), placement["schedule"]),
            ("banknote", _("Pay"), PAY.format(placement["pay"])),
        ):
            if text:
                facts.append(Fact(icon, caption, text))
        self.add_part(_("Work"), *facts)
        if placement["note"]:
            self.add_part(_("Note"), label(placement["note"], wrap=True))


class EmployerPane(DetailPane):
    """`open_contact` takes the id of a contact; None is a new one."""

    def __init__(self, shell: Shell, open_contact: Callable[[str | None], object]) -> None:
        super().__init__(_("Details of the employer"), _("Choose an employer in the list."))
        self._shell, self._book, self._open_contact = shell, shell.book, open_contact

    def fill(self, id_: str) -> bool:
        employer = employer_rows(self._book, [id_]).get(id_)
        if employer is None:
            return False
        sign = IconTile("building-2", "accent_text", 22, "accent_soft", 46)
        self.add(self.head(sign, employer["name"], EMPLOYER_KIND.format(employer["kind"])))
        if employer["status"]:
            status = fields_of(Employer)["status"].kind.format(employer["status"])
            self.add(row(Chip(status, STATUSES.get(employer["status"], "neutral")), None))
        self.add(self._verbs())
        self._add_address(employer)
        self._add_contacts(employer)
        self._add_placements(employer)
        return True

    def _verbs(self) -> QWidget:
        shell = self._shell
        place = offered(
            shell.book,
            "add:placement",
            button(_("Place a student"), "", "primary", lambda: shell.trigger("placement.new")),
        )
        edit = offered(
            shell.book,
            "change:employer",
            button(_("Edit"), press=lambda: shell.trigger("employer.edit"), name=_("Edit the employer")),
        )
        tool = menu_tool([shell.action("employer.delete")], _("More about this employer"))
        return boxed(row(place, edit, tool, None))

    def _add_address(self, employer: Row) -> None:
        town = " ".join(part for part in (employer["city"], employer["zip_code"]) if part)
        address = ", ".join(part for part in (employer["street"], town) if part)
        facts: list[QWidget] = [
            Fact(icon, caption, text)
            for icon, caption, text in (
                ("factory", _("Industry sector"), employer["sector"]),
                ("map-pin", _("Address"), address),
                ("phone", _("Phone"), employer["phone"]),
                ("globe", _("Website"), employer["website"]),
            )
            if text
        ]
        if facts:
            self.add_part(_("About"), *facts)
        if employer["note"]:
            self.add(label(employer["note"], wrap=True))

    def _add_contacts(self, employer: Row) -> None:
        lines: list[QWidget] = []
        for contact in employer["contacts"]:
            reach = " · ".join(part for part in (contact.phone, contact.email) if part)
            below = "\n".join(part for part in (contact.position, reach) if part)
            lines.append(ItemButton(full_name(contact), "", below, lambda id_=contact.id: self._open_contact(id_)))
        lines.append(
            offered(
                self._shell.book,
                "add:employer_contact",
                button(_("Add contact"), "plus", "link", lambda: self._open_contact(None)),
            )
        )
        self.add_part(_("Contacts"), column(*lines, spacing=2))

    def _add_placements(self, employer: Row) -> None:
        ids = self._book.ids(Placement, where={"employer_id": employer["id"]})
        placements = placement_rows(self._book, ids).values()
        running = [p for p in placements if state_today(p["state"], p["ends_on"]) == "active"]
        count = employer["students_now"]
        said = ngettext("{count} student works here now", "{count} students work here now", count).format(count=count)
        lines: list[QWidget] = [
            ItemButton(student_name(p), p["role"], "", lambda id_=p["id"]: self._shell.go("placements", id_))
            for p in sorted(running, key=student_name)
        ]
        if ids:
            all_words = ngettext("See {count} placement", "See all {count} placements", len(ids))
            see = partial(self._shell.go, "placements", f"employer:{employer['id']}")
            lines.append(button(all_words.format(count=len(ids)), "", "link", see))
        self.add_part(_("Placements"), label(said, "strong", wrap=True), column(*lines, spacing=2))
