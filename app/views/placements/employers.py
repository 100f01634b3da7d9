"""The list of employers and other partners, with their people and who works there."""

from __future__ import annotations

from collections.abc import Callable

from app.book.fields import fields_of
from app.i18n import _, ngettext, number
from app.models.employers import Employer
from app.models.kinds import EMPLOYER_KIND
from app.models.placement_rows import EMPLOYERS_REST_ON, employer_ids_about, employer_rows
from app.models.placing import remove_employers
from app.views.lists.list_filters import ListFilters
from app.views.lists.plain_list import PlainList
from app.views.lists.table_model import TableModel
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.placements.columns import EMPLOYERS_SHOWN, employer_columns
from app.views.placements.forms import edit_contact, edit_employer, new_employer
from app.views.placements.pane import EmployerPane
from app.views.window.page import Shell


class EmployerList(PlainList):
    """`see_placements` and `place` take the id of an employer, `open_placement` that of a placement."""

    def __init__(
        self,
        shell: Shell,
        see_placements: Callable[[str], object],
        place: Callable[[str], object],
        open_placement: Callable[[str], object],
    ) -> None:
        self._shell, self._book = shell, shell.book
        self._see, self._place = see_placements, place
        columns = employer_columns()
        model = TableModel(
            self._book,
            shell.signals,
            Employer,
            columns,
            lambda ids: employer_rows(self._book, ids),
            EMPLOYERS_REST_ON,
        )
        filters = ListFilters(_("Filter by name, city or contact"), {"kind": _("Kind"), "status": _("Status")})
        filters.offer("kind", {code: EMPLOYER_KIND.format(code) for code in EMPLOYER_KIND.options})
        status = fields_of(Employer)["status"].kind
        filters.offer("status", {code: status.format(code) for code in ("active", "prospect", "inactive")})
        empty = EmptyState(
            "building-2",
            _("No employers yet"),
            _("Companies, colleges, chambers and nonprofits that host and advise your students."),
            button(_("New employer"), "plus", "primary", self.new),
        )
        pane = EmployerPane(self._book, self._act, open_placement, self.open_contact)
        super().__init__(_("Employers"), model, EMPLOYERS_SHOWN, filters, pane, empty)
        model.setParent(self)
        filters.changed.connect(self.show_all)
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)
        self.sort_by(0)
        self.show_all()

    def show_all(self) -> None:
        """Ask for the list as search and filters are now."""
        where = {name: codes for name in ("kind", "status") if (codes := self.filters.codes(name))}
        self.model.show(where=where, among=self._among)

    def _among(self) -> set[str] | None:
        return employer_ids_about(self._book, self.filters.text) if self.filters.text else None

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """The commands that the list answers."""
        ids = self.table.selected_ids()
        return {
            "placement.edit": self.edit if ids else None,
            "placement.end": None,
            "placement.delete": self.delete if ids else None,
        }

    def _act(self, name: str) -> None:
        """What the pane asks for."""
        if name == "placement":
            self._place(self.table.current_id)
        elif name == "students":
            self._see(self.table.current_id)
        else:
            {"edit": self.edit, "delete": self.delete}[name]()

    def new(self) -> None:
        """Ask for an employer and choose the new one."""

        def added(id_: str) -> None:
            self.filters.clear()
            self.table.choose(id_)
            self._shell.toast(_("Employer added"), undo=True)

        new_employer(self.window(), self._book, added)

    def edit(self) -> None:
        """Change the employer with the focus."""
        edit_employer(
            self.window(),
            self._book,
            self.table.current_id,
            lambda: self._shell.toast(_("Employer changed"), undo=True),
        )

    def open_contact(self, contact_id: str | None) -> None:
        """Change a contact of the employer with the focus, or add one."""
        said = _("Contact changed") if contact_id else _("Contact added")
        edit_contact(
            self.window(), self._book, self.table.current_id, contact_id, lambda: self._shell.toast(said, undo=True)
        )

    def delete(self) -> None:
        """Mark the chosen employers as deleted; the toast takes it back."""
        ids = self.table.selected_ids()
        if ids and self._shell.attempt(lambda: remove_employers(self._book, ids)):
            said = ngettext("{count} employer deleted", "{count} employers deleted", len(ids))
            self._shell.toast(said.format(count=number(len(ids))), undo=True)
