"""The part "Mark scale" of the page: what each mark of the school is worth."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import _, ngettext
from app.models.course_records import MarkScale
from app.models.keeping_marks import mark_rows, records_by_mark, remove_marks, save_mark
from app.models.study_kinds import TENTHS
from app.views.academics.asking import Asked, ask_for
from app.views.academics.counting_list import CountingList
from app.views.academics.course_columns import Counts, counted_column
from app.views.lists.columns import Column, Row, field_column
from app.views.lists.detail_pane import DetailPane
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState, Fact
from app.views.look.cells import ChipCell, MutedCell
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, row
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from typing import Any

    from app.book.book import Book
    from app.views.window.page import Shell

ADD = "scale:"  # `open` takes it with a mark behind it, which is then asked for
_NOTHING = dict.fromkeys(("passes", "c_minus_or_better", "c_or_better"), False)
FIELDS = ("mark", "points", ("passes", "c_minus_or_better", "c_or_better"))
_MUTED = MutedCell()


def _says(name: str, title: str) -> Column:
    def cell(row: Row) -> ChipCell | MutedCell:
        return ChipCell("ok") if row[name] else _MUTED

    return Column(title, 130, name, lambda row: _("Yes") if row[name] else _("No"), cell)


def scale_list(book: Book, records: Counts) -> ListSpec:
    """The list of the marks of the scale; `records` are those that have each."""
    return ListSpec(
        name="mark_scale",
        title=_("Mark scale"),
        entity=MarkScale,
        columns=[
            Column(_("Mark"), 110, "mark", lambda row: row["mark"]),
            field_column(MarkScale, "points", 90, False),
            _says("passes", _("Passes")),
            _says("c_minus_or_better", _("C- or better")),
            _says("c_or_better", _("C or better")),
            counted_column(_("Records"), "records", records_by_mark, records),
        ],
        read=lambda ids: mark_rows(book, ids),
        views=(View("scale_all", _("All marks")),),
        prompt=_("Filter by mark"),
        rests_on=("course_record",),
        shown=("points", "passes", "c_minus_or_better", "c_or_better", "records"),
        sort=(("points", True), ("mark", False)),
        menu=("scale.edit", "", "scale.delete"),
        verbs=("scale.delete",),
        fixed=("mark", "points", "passes", "c_or_better", "c_minus_or_better"),
    )


class MarkScalePane(DetailPane):
    """What a mark is worth."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the mark"), _("Choose a mark in the list."))
        self._shell = shell

    def fill(self, id_: str) -> bool:
        mark = mark_rows(self._shell.book, [id_]).get(id_)
        if mark is None:
            return False
        self.add(self.head(IconTile("star", "accent_text", 22, "accent_soft", 46), mark["mark"], ""))
        edit = button(_("Edit"), "", "primary", lambda: self._shell.trigger("scale.edit"), _("Edit the mark"))
        self.add(boxed(row(offered(self._shell.book, "change:mark_scale", edit), None)))
        points = TENTHS.format(mark["points"]) or _("None: it is left out of averages")
        self.add_part(_("About"), Fact("hash", _("Points"), points))
        self.add(label(_("The University asks for C or better in A-G courses."), "faint", wrap=True))
        return True


class MarkScaleList(CountingList):
    """Enter changes a mark."""

    counted = "records"

    def __init__(self, shell: Shell) -> None:
        first, new = (
            offered(shell.book, "add:mark_scale", button(_("New mark"), "plus", "primary", self.new))
            for _place in range(2)
        )
        said = _("A mark says how many points it gives, and whether it passes.")
        empty = EmptyState("star", _("No marks"), said, first)
        super().__init__(shell, scale_list(shell.book, self.counts), MarkScalePane(shell), empty, new)
        self.follow_counts()
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)

    def open(self, what: str) -> bool:
        """Besides what every list opens: asks for the mark behind "scale:"."""
        if what.startswith(ADD):
            self.new(what.removeprefix(ADD))
            return True
        return super().open(what)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id)
        return super().commands() | {
            "scale.new": self.new,
            "scale.edit": self.edit if chosen else None,
            "scale.delete": self.delete if chosen else None,
        }

    # what can be done

    def new(self, mark: str = "") -> None:
        """Ask for a mark that the scale does not know yet."""
        self._ask(_("New mark"), _("Add mark"), _("Mark added"), {**_NOTHING, "mark": mark or None}, None)

    def edit(self) -> None:
        """Change what the mark with the focus is worth."""
        if mark := self.book.record(MarkScale, self.table.current_id):
            self._ask(_("Edit mark"), _("Save"), _("Mark changed"), mark._asdict(), mark.id)

    def _ask(self, title: str, verb: str, said: str, values: dict[str, Any], id_: str | None) -> None:
        asked = Asked(MarkScale, FIELDS, title, verb, said, _("A mark without points is left out of averages."))
        ask_for(
            self.shell,
            self.window(),
            asked,
            lambda typed: save_mark(self.book, typed, id_),
            lambda made: self.show_new(made, said),
            values,
        )

    def delete(self) -> None:
        """Take the chosen marks out of the scale."""
        self.work.delete(
            remove_marks, lambda count: ngettext("{count} mark taken out", "{count} marks taken out", count)
        )
