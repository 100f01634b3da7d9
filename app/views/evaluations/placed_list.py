"""A list of placements that tells of each what a part keeps of it: its evaluations, or its visits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.i18n import _
from app.models.placement_rows import RESTS_ON, placement_ids_about
from app.models.placements import Placement
from app.views.lists.columns import Column, Row
from app.views.lists.detail_pane import DetailPane
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.pathways.tones import pathway_tones
from app.views.placements.columns import placement_columns
from app.views.window.allowed import offered
from app.views.window.page import Shell

FIRST = ("student_id", "employer_id")
FURTHER = ("state", "dates", "pathway_id", "contact_id", "activity_type_id", "starts_on", "ends_on", "role")


class PlacedList(ListPart):
    """`verb` names the command behind Enter and the primary button, `table` the kind of record that it makes."""

    def __init__(
        self,
        shell: Shell,
        name: str,
        title: str,
        columns: Sequence[Column],
        views: Sequence[View],
        read: Callable[[Sequence[str]], Mapping[str, Row]],
        rests_on: Sequence[str],
        pane: DetailPane,
        table: str,
        verb: tuple[str, str],
        menu: Sequence[str],
    ) -> None:
        """`verb` is a command and what its button says; `menu` are the commands of a row."""
        tones = pathway_tones(shell.book)
        known = {each.name: each for each in placement_columns(lambda id_: tones.get(id_, "neutral"))}
        own = tuple(each.name for each in columns)
        spec = ListSpec(
            name=name,
            title=title,
            entity=Placement,
            columns=[*(known[each] for each in FIRST), *columns, *(known[each] for each in FURTHER)],
            read=read,
            rests_on=(*RESTS_ON, *rests_on),
            shown=(*FIRST, *own),
            favourites=("state", "employer_id"),
            prompt=_("Filter by student, employer or role"),
            about=placement_ids_about,
            views=views,
            menu=(*menu, "", "student.open"),
            fixed=("state",),
        )
        place = button(_("New placement"), "plus", "primary", lambda: shell.trigger("placement.new"))
        empty = EmptyState(
            "briefcase",
            _("No placements yet"),
            _("What is kept here belongs to a placement, and there is none so far."),
            offered(shell.book, "add:placement", place),
        )
        command, words = verb
        new = offered(shell.book, f"add:{table}", button(words, "plus", "primary", lambda: shell.trigger(command)))
        super().__init__(shell, spec, pane, empty, new)
        self.table.opened.connect(lambda _id: shell.trigger(command))

    def student_ids(self) -> list[str]:
        """The students of the chosen placements."""
        chosen = self.book.records(Placement, {"id": self.selected_ids()})
        return list(dict.fromkeys(placement.student_id for placement in chosen))

    def open_student(self) -> None:
        """Go to the student of the placement with the focus."""
        self.shell.go("student", self.book.records(Placement, {"id": self.table.current_id})[0].student_id)
