"""The outcomes of the site's graduate profile: added, renamed, ordered, switched off."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.i18n import _, ngettext, number
from app.models.graduate_profile import ProfileOutcome
from app.models.keeping_outcomes import outcome_rows, remove_outcomes, save_outcome, switch_outcomes
from app.views.forms.form_dialog import FormDialog
from app.views.lists.columns import Column, field_column
from app.views.lists.detail_pane import DetailPane
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.labels import IconTile, label
from app.views.look.layouts import row
from app.views.window import ask
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.base import Record
    from app.book.book import Book
    from app.views.window.page import Shell

FIELDS = ("name", ("heading", "place"))
TABLE = ProfileOutcome.__tablename__


def outcome_list(book: Book) -> ListSpec:
    """The list of outcomes in their order."""
    return ListSpec(
        name="profile_outcomes",
        title=_("Outcomes of the graduate profile"),
        entity=ProfileOutcome,
        columns=[
            Column(_("Outcome"), 460, "name", lambda row: row["name"]),
            field_column(ProfileOutcome, "heading", 220, editable=False),
            field_column(ProfileOutcome, "place", 90, editable=False),
            field_column(ProfileOutcome, "active", 90, editable=False),
        ],
        read=lambda ids: outcome_rows(book, ids),
        shown=("name", "heading", "place"),
        favourites=("heading",),
        prompt=_("Filter by outcome"),
        sort=(("place", False),),
        views=(
            View("outcomes_used", _("In use"), where={"active": True}),
            View("outcomes_off", _("Switched off"), where={"active": [None, False]}),
        ),
        menu=("outcome.edit", "outcome.switch", "", "outcome.delete"),
        fixed=("name", "heading", "active"),
    )


class OutcomePane(DetailPane):
    """An outcome in full, with what can be done."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the outcome"), _("Choose an outcome in the list."))
        self._shell = shell

    def fill(self, id_: str) -> bool:
        outcome = outcome_rows(self._shell.book, [id_]).get(id_)
        if outcome is None:
            return False
        sign = IconTile("star", "accent_text", 22, "accent_soft", 46)
        self.add(self.head(sign, outcome["heading"] or _("Outcome"), ""))
        self.add(label(outcome["name"], wrap=True))
        turn = _("Switch off") if outcome["active"] else _("Switch on")
        trigger, need = self._shell.trigger, f"change:{TABLE}"
        edit = button(_("Edit"), "", "primary", lambda: trigger("outcome.edit"), _("Edit the outcome"))
        switch = button(turn, press=lambda: trigger("outcome.switch"))
        self.add(row(offered(self._shell.book, need, edit), offered(self._shell.book, need, switch), None))
        words = _("The outcomes that come with Pathbook are an example; write those of your own site.")
        self.add(label(words, "faint", wrap=True))
        return True


class OutcomeList(ListPart):
    """The part "Outcomes of the profile" of the page."""

    def __init__(self, shell: Shell) -> None:
        empty = EmptyState("star", _("No outcomes"), _("What graduates of this site are able to do stands here."))
        press = button(_("New outcome"), "plus", "primary", lambda: shell.trigger("outcome.new"))
        super().__init__(
            shell, outcome_list(shell.book), OutcomePane(shell), empty, offered(shell.book, f"add:{TABLE}", press)
        )
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)

    def view_of(self, record: Record) -> str:
        return "outcomes_used" if record.active else "outcomes_off"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id) and self.book.allows(TABLE, "change")
        return super().commands() | {
            "outcome.new": self.new,
            "outcome.edit": self.edit if chosen else None,
            "outcome.switch": self.turn if chosen else None,
            "outcome.delete": self.delete if chosen else None,
        }

    # what can be done

    def new(self) -> None:
        """Ask for an outcome of the site."""
        self._ask(_("New outcome"), _("Add outcome"), None)

    def edit(self) -> None:
        """Change the outcome with the focus."""
        if self.book.allows(TABLE, "change"):
            self._ask(_("Edit outcome"), _("Save"), self.table.current_id)

    def _ask(self, title: str, verb: str, id_: str | None) -> None:
        made: list[str] = []
        values: dict[str, Any] = dict(outcome_rows(self.book, [id_])[id_]) if id_ else {}
        dialog = FormDialog(
            self,
            self.book,
            ProfileOutcome,
            FIELDS,
            title,
            verb,
            lambda typed: made.append(save_outcome(self.book, typed, id_)),
            values,
        )
        said = _("Outcome saved") if id_ else _("Outcome added")
        dialog.accepted.connect(lambda: self.show_new(made[0], said))
        ask.show(dialog)

    def turn(self) -> None:
        """Switch the chosen outcomes off, or on again where the one with the focus is off."""
        ids = self.selected_ids()
        current = self.book.record(ProfileOutcome, self.table.current_id)
        on = bool(current and not current.active)
        if ids and self.shell.attempt(lambda: switch_outcomes(self.book, ids, on)):
            said = (
                ngettext("{count} outcome switched on", "{count} outcomes switched on", len(ids))
                if on
                else ngettext("{count} outcome switched off", "{count} outcomes switched off", len(ids))
            )
            self.shell.toast(said.format(count=number(len(ids))), undo=True)

    def delete(self) -> None:
        """Mark the chosen outcomes as deleted; one that was used for a rating stays."""
        self.work.delete(
            remove_outcomes, lambda count: ngettext("{count} outcome deleted", "{count} outcomes deleted", count)
        )
