"""The list of employers and other partners, with their people and who works there."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import _, ngettext, number
from app.models.employers import Employer
from app.models.placement_rows import EMPLOYERS_REST_ON, employer_ids_about, employer_rows
from app.models.placing import remove_employers
from app.views.lists.conditions import Condition
from app.views.lists.list_spec import ListSpec, View
from app.views.lists.record_list import RecordList
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.placements.columns import EMPLOYERS_SHOWN, employer_columns
from app.views.placements.forms import edit_contact, edit_employer, new_employer
from app.views.placements.pane import EmployerPane
from app.views.window.allowed import offered
from app.views.window.page import Shell
from app.views.window.parts import Part


class EmployerList(RecordList, Part):
    """The part "Employers" of the page."""

    def __init__(self, shell: Shell) -> None:
        empty = EmptyState(
            "building-2",
            _("No employers yet"),
            _("Companies, colleges, chambers and nonprofits that host and advise your students."),
            offered(shell.book, "add:employer", button(_("New employer"), "plus", "primary", self.new)),
        )
        pane = EmployerPane(shell, self.open_contact)
        super().__init__(shell, self._declare(shell), pane, empty)
        new = offered(shell.book, "add:employer", button(_("New employer"), "plus", "primary", self.new))
        self.tools = (self.export_button, self.columns_button, new)
        self.lines = (self.tabs, self.filters)
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)
        self.listed.connect(lambda: self.tell())
        self.chosen.connect(shell.refresh_commands)

    def amount(self) -> str:
        return number(self.model.rowCount())

    def open(self, what: str) -> bool:
        if self.show_part(what):
            return True
        if self.book.record(Employer, what):
            self.show_id(what)
            return True
        return False

    def _declare(self, shell: Shell) -> ListSpec:
        return ListSpec(
            name="employers",
            title=_("Employers"),
            entity=Employer,
            columns=employer_columns(),
            read=lambda ids: employer_rows(shell.book, ids),
            rests_on=EMPLOYERS_REST_ON,
            shown=EMPLOYERS_SHOWN,
            favourites=("kind", "sector_id", "status"),
            prompt=_("Filter by name, city or contact"),
            about=employer_ids_about,
            views=(
                View("employers", _("All employers")),
                View("hosting", _("With students now"), conditions=(Condition("students_now", "between", (1, None)),)),
                View("prospects", _("Prospects"), where={"status": "prospect"}),
            ),
            menu=("employer.edit", "placement.new", "", "employer.delete"),
            verbs=("employer.delete",),
        )

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.selected_ids())
        return {
            "employer.edit": self.edit if chosen else None,
            "employer.delete": self.delete if chosen else None,
        } | super().commands()

    def new(self) -> None:
        """Ask for an employer and choose the new one."""
        new_employer(self.window(), self.book, lambda id_: self.show_new(id_, _("Employer added")))

    def edit(self) -> None:
        """Change the employer with the focus."""

        def changed() -> None:
            self.shell.toast(_("Employer changed"), undo=True)

        edit_employer(self.window(), self.book, self.table.current_id, changed)

    def open_contact(self, contact_id: str | None) -> None:
        """Change a contact of the employer with the focus, or add one."""

        def done() -> None:
            self.shell.toast(_("Contact changed") if contact_id else _("Contact added"), undo=True)

        edit_contact(self.window(), self.book, self.table.current_id, contact_id, done)

    def delete(self) -> None:
        """Mark the chosen employers as deleted; the toast takes it back."""
        self.work.delete(
            remove_employers, lambda count: ngettext("{count} employer deleted", "{count} employers deleted", count)
        )
