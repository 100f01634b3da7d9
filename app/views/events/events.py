"""The list of events, and the pane beside it: what an event is, and who was there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import _, ngettext
from app.models.events import Event, Participation
from app.models.holding_events import remove_events
from app.views.events.columns import event_list
from app.views.events.forms import copy_event, edit_event, new_event
from app.views.events.pane import EventPane
from app.views.events.signing_in import show_sign_in
from app.views.lists.list_part import ListPart
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.base import Record
    from app.views.window.page import Shell


class EventList(ListPart):
    """The part "Events" of the page. Enter opens the roll of an event."""

    def __init__(self, shell: Shell) -> None:
        first, new = (
            offered(
                shell.book,
                "add:event",
                button(_("New event"), "calendar-plus", "primary", lambda: shell.trigger("event.new")),
            )
            for _place in range(2)
        )
        empty = EmptyState(
            "calendar-days",
            _("No events yet"),
            _("A talk, a tour, a fair, mock interviews: one entry for everybody who took part."),
            first,
        )
        super().__init__(shell, event_list(shell.book), EventPane(shell), empty, new)
        self.table.opened.connect(lambda id_: shell.go("event", id_))
        self.table.delete_asked.connect(self.delete)

    # for the page

    def view_of(self, record: Record) -> str:
        return "earlier"

    def student_ids(self) -> list[str]:
        """Everybody on the lists of the chosen events."""
        kept = self.book.records(Participation, {"event_id": self.selected_ids()})
        return list(dict.fromkeys(p.student_id for p in kept))

    def commands(self) -> dict[str, Callable[[], object] | None]:
        id_, may = self.table.current_id, self.book.allows(Event.__tablename__, "change")
        return super().commands() | {
            "event.open": (lambda: self.shell.go("event", id_)) if id_ else None,
            "event.edit": (lambda: edit_event(self, self.shell, id_)) if id_ and may else None,
            "event.copy": (lambda: copy_event(self, self.shell, id_)) if id_ and may else None,
            "event.sign_in": (lambda: show_sign_in(self, self.shell, id_)) if id_ and self.book.may("print") else None,
            "event.delete": self.delete if id_ and may else None,
        }

    # what can be done

    def new(self) -> None:
        """Ask for an event and who takes part; then its roll is shown."""
        new_event(self, self.shell)

    def delete(self) -> None:
        """Mark the chosen events as deleted; the toast takes it back."""
        self.work.delete(
            remove_events, lambda count: ngettext("{count} event deleted", "{count} events deleted", count)
        )
