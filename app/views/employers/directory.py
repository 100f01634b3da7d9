"""The directory: the list of employers and other partners, with how the site stands with each."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import _, ngettext
from app.models.duplicate_employers import duplicate_ids
from app.models.employer_rows import RESTS_ON, employer_ids_about, employer_rows
from app.models.employers import Employer
from app.models.merging_employers import gone_into
from app.models.placing import remove_employers
from app.views.employers.columns import SHOWN, employer_columns
from app.views.employers.contact_form import log_contact_with
from app.views.employers.forms import edit_contact, edit_employer, new_employer
from app.views.employers.merge_dialog import merge
from app.views.employers.pane import EmployerPane
from app.views.employers.verbs import place_student, print_profiles
from app.views.lists.conditions import Condition
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.window.allowed import offered
from app.views.window.page import Shell


def _spec(shell: Shell) -> ListSpec:
    def at_least_one(column: str) -> tuple[Condition, ...]:
        return (Condition(column, "between", (1, None)),)

    return ListSpec(
        name="employers",
        title=_("Employers"),
        entity=Employer,
        columns=employer_columns(),
        read=lambda ids: employer_rows(shell.book, ids),
        rests_on=RESTS_ON,
        shown=SHOWN,
        favourites=("sector_id", "agreement", "status"),
        prompt=_("Filter by name, city or contact"),
        about=employer_ids_about,
        views=(
            View("employers", _("All employers")),
            View("hosting", _("Hosting now"), conditions=at_least_one("students_now")),
            View("seats", _("Open seats"), conditions=at_least_one("open_seats")),
            View("agreements", _("Agreement ends"), conditions=(Condition("agreement", "any", _ENDING),)),
            View("follow_up", _("Follow up"), conditions=(Condition("follow_up", "between", (None, "today")),)),
            View("thanks", _("Thanks owed"), conditions=at_least_one("thanks_owed")),
            View("prospects", _("Prospects"), where={"status": "prospect"}),
            View("duplicates", _("Perhaps twice"), rule=duplicate_ids),
        ),
        menu=(
            *("employer.open", "employer.log", "employer.edit", "employer.place", "employer.profile"),
            *("", "employer.merge", "employer.delete"),
        ),
        verbs=("employer.profile", "employer.merge", "employer.delete"),
    )


_ENDING = ("expires_soon", "expired")


class EmployerList(ListPart):
    """The part "Directory" of the page."""

    def __init__(self, shell: Shell) -> None:
        empty = EmptyState(
            "building-2",
            _("No employers yet"),
            _("Companies, colleges, chambers and nonprofits that host and advise your students."),
            offered(shell.book, "add:employer", button(_("New employer"), "plus", "primary", self.new)),
        )
        new = offered(shell.book, "add:employer", button(_("New employer"), "plus", "primary", self.new))
        super().__init__(shell, _spec(shell), EmployerPane(shell, self.open_contact), empty, new)
        self.table.opened.connect(lambda _id: self.open_page())
        self.table.delete_asked.connect(self.delete)

    def open(self, what: str) -> bool:
        merged = gone_into(self.book, what)
        return super().open(merged[0] if merged else what)

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = self.selected_ids()
        return {
            "employer.open": self.open_page if chosen else None,
            "employer.log": self.log if chosen else None,
            "employer.edit": self.edit if chosen else None,
            "employer.place": self.place if chosen else None,
            "employer.profile": self.profile if chosen else None,
            "employer.merge": self.merge if chosen else None,
            "employer.delete": self.delete if chosen else None,
        } | super().commands()

    def open_page(self) -> None:
        """Go to the page of the employer with the focus."""
        self.shell.go("employer", self.table.current_id)

    def new(self) -> None:
        """Ask for an employer and choose the new one."""
        new_employer(self.window(), self.book, lambda id_: self.show_new(id_, _("Employer added")))

    def log(self) -> None:
        """Log a contact with the employer with the focus."""
        log_contact_with(self.shell, self.window(), self.table.current_id)

    def edit(self) -> None:
        """Change the employer with the focus."""

        def changed() -> None:
            self.shell.toast(_("Employer changed"), undo=True)

        edit_employer(self.window(), self.book, self.table.current_id, changed)

    def place(self) -> None:
        """Ask for a placement with the employer with the focus."""
        place_student(self.shell, self.window(), self.table.current_id)

    def profile(self) -> None:
        """Print the profiles of the chosen employers."""
        print_profiles(self.shell, self.selected_ids())

    def merge(self) -> None:
        """Make one employer of those that are chosen, or of the one with the focus and another one."""
        merge(self.shell, self.window(), self.selected_ids(), self.show_id)

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
