"""The kinds of activity: the state's stages and types, and what the site adds, renames or switches off."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.book.kinds import FLAG, WHOLE
from app.i18n import _, ngettext, number
from app.models.events import Event
from app.models.keeping_activities import activity_rows, remove_activities, save_activity, switch, uses
from app.models.kinds import STAGE
from app.models.placements import ActivityType, Placement
from app.views.events.columns import stage_column
from app.views.events.tones import stage_tone
from app.views.forms.form_dialog import FormDialog
from app.views.lists.columns import Column, Facet, field_column
from app.views.lists.detail_pane import DetailPane
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState, Fact
from app.views.look.cells import DotCell, FigureCell
from app.views.look.chips import Chip
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, row
from app.views.window import ask
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.base import Record
    from app.book.book import Book
    from app.views.window.page import Shell

FIELDS = ("name", "stage")
_FIGURE = FigureCell()


def _uses_column(title: str, name: str, entity: type[Event] | type[Placement]) -> Column:
    return Column(
        title,
        104,
        name,
        lambda row: number(row[name]) if row[name] else "",
        lambda _row: _FIGURE,
        figures=True,
        facet=Facet("between", WHOLE, uses(entity)),
        kind=WHOLE,
        value=lambda row: row[name],
    )


def activity_list(book: Book) -> ListSpec:
    """The list of activities: those in use, and those that were switched off."""
    columns = [
        Column(_("Activity"), 280, "name", lambda row: row["name"], lambda row: DotCell(stage_tone(row["stage"]))),
        stage_column(180),
        field_column(ActivityType, "state_code", 200, editable=False),
        _uses_column(_("Events"), "events", Event),
        _uses_column(_("Placements"), "placements", Placement),
        Column(_("Switched off"), 120, "off", lambda row: FLAG.format(row["off"]) if row["off"] else ""),
    ]
    return ListSpec(
        name="activities",
        title=_("Activities"),
        entity=ActivityType,
        columns=columns,
        read=lambda ids: activity_rows(book, ids),
        rests_on=(Event.__tablename__, Placement.__tablename__),
        shown=("stage", "state_code", "events", "placements"),
        favourites=("stage",),
        prompt=_("Filter by activity"),
        sort=(("stage", False), ("name", False)),
        views=(
            View("used", _("In use"), where={"off": [None, False]}),
            View("off", _("Switched off"), where={"off": True}),
        ),
        menu=("activity.edit", "activity.switch", "", "activity.delete"),
        verbs=("activity.switch", "activity.delete"),
        fixed=("name", "stage", "off"),
    )


class ActivityPane(DetailPane):
    """What an activity is, and where it is used."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the activity"), _("Choose an activity in the list."))
        self._shell = shell

    def fill(self, id_: str) -> bool:
        activity = activity_rows(self._shell.book, [id_]).get(id_)
        if activity is None:
            return False
        sign = IconTile("layers", "accent_text", 22, "accent_soft", 46)
        self.add(self.head(sign, activity["name"], ""))
        if activity["stage"]:
            self.add(row(Chip(STAGE.format(activity["stage"]), stage_tone(activity["stage"])), None))
        trigger = self._shell.trigger
        turn = _("Switch on") if activity["off"] else _("Switch off")
        self.add(
            boxed(
                row(
                    button(_("Edit"), "", "primary", lambda: trigger("activity.edit"), _("Edit the activity")),
                    button(turn, press=lambda: trigger("activity.switch")),
                    None,
                )
            )
        )
        code = activity["state_code"]
        facts: list[QWidget] = [Fact("hash", _("State WBL type"), code or _("None: it is in no state file"))]
        facts += [
            Fact(icon, caption, number(activity[name]))
            for icon, caption, name in (
                ("calendar-days", _("Events"), "events"),
                ("briefcase", _("Placements"), "placements"),
            )
        ]
        self.add_part(_("About"), *facts)
        self.add(label(_("The state gives the codes; they cannot be changed here."), "faint", wrap=True))
        return True


class ActivityList(ListPart):
    """The part "Activities" of the page."""

    def __init__(self, shell: Shell) -> None:
        empty = EmptyState("layers", _("No activities"), _("Kinds of work-based learning stand here."))
        new = offered(
            shell.book,
            "add:activity_type",
            button(_("New activity"), "plus", "primary", lambda: shell.trigger("activity.new")),
        )
        super().__init__(shell, activity_list(shell.book), ActivityPane(shell), empty, new)
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)

    # for the page

    def view_of(self, record: Record) -> str:
        return "off" if record.off else "used"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id)
        return super().commands() | {
            "activity.edit": self.edit if chosen else None,
            "activity.switch": self.turn if chosen else None,
            "activity.delete": self.delete if chosen else None,
        }

    # what can be done

    def new(self) -> None:
        """Ask for an activity of the site."""
        self._ask(_("New activity"), _("Add activity"), None)

    def edit(self) -> None:
        """Rename the activity with the focus, or give it another stage."""
        self._ask(_("Edit activity"), _("Save"), self.book.record(ActivityType, self.table.current_id))

    def _ask(self, title: str, verb: str, former: Record | None) -> None:
        made: list[str] = []
        id_ = former.id if former else None
        values = {**former._asdict(), "name": _(former.name)} if former else {}
        dialog = FormDialog(
            self,
            self.book,
            ActivityType,
            FIELDS,
            title,
            verb,
            lambda typed: made.append(save_activity(self.book, typed, id_)),
            values,
            _("Its stage says where it is counted along the continuum."),
        )
        said = _("Activity changed") if former else _("Activity added")
        dialog.accepted.connect(lambda: self.show_new(made[0], said))
        ask.show(dialog)

    def turn(self) -> None:
        """Switch the chosen activities off, or on again where the one with the focus is off."""
        ids = self.selected_ids()
        current = self.book.record(ActivityType, self.table.current_id)
        off = not (current and current.off)
        if ids and self.shell.attempt(lambda: switch(self.book, ids, off)):
            said = (
                ngettext("{count} activity switched off", "{count} activities switched off", len(ids))
                if off
                else ngettext("{count} activity switched on", "{count} activities switched on", len(ids))
            )
            self.shell.toast(said.format(count=number(len(ids))), undo=True)

    def delete(self) -> None:
        """Mark the chosen activities as deleted; one that is coded by the state or used stays."""
        self.work.delete(
            remove_activities, lambda count: ngettext("{count} activity deleted", "{count} activities deleted", count)
        )
