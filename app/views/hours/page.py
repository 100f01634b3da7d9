"""Hours: log a week, review what was logged, approve it, and key in signed sheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.views.window.page import Shell
from app.views.window.parts import PartsPage, PartSpec

if TYPE_CHECKING:
    from app.views.hours.entry_list import EntryList
    from app.views.hours.week_pane import WeekPane

WEEK, ENTRIES, APPROVE = "week", "entries", "approve"
VIEWS = ("waiting", "approved", "rejected", "drafts", "all")

PARTS: tuple[PartSpec, ...] = (
    PartSpec(WEEK, N_("Week"), "app.views.hours.week_pane:WeekPane"),
    PartSpec(ENTRIES, N_("Entries"), "app.views.hours.entry_list:EntryList", VIEWS),
    PartSpec(
        APPROVE,
        N_("To approve"),
        "app.views.approving.part:ApprovingPart",
        (),
        "app.models.entry_rows:waiting_count",
        "approve",
    ),
    PartSpec("sheets", N_("Paper sheets"), "app.views.keying.part:SheetsPart", (), "", "change:hour_entry"),
)


class HoursPage(PartsPage):
    """`show_record` takes a part, a student's id, a class ("class:" and the id of a section), the week of an entry
    ("week:" and its id), a view of the entries, the rows behind a number (see `traces`), or an entry's id.
    """

    ahead = PARTS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Hours"), PARTS)

    @property
    def week(self) -> WeekPane:
        """The week grid with what stands around it."""
        return self.part(WEEK)

    @property
    def entries(self) -> EntryList:
        """The list of entries."""
        return self.part(ENTRIES)

    def log_week(self) -> None:
        """Show the grid of the class, whatever was shown before, and type there."""
        self.parts.choose(WEEK)
        self.week.show_group()
        self.focus()

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {**super().commands(), "hours.log": self.log_week}
