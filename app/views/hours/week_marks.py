"""What stands beside the hours of a week: the findings of checks, looked for off the window's thread, and events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from app.book.book import Book
from app.models.checks import Finding, findings
from app.models.logging_hours import Slot, WeekRow
from app.models.week_events import Attended, events_of_week
from app.views.window.jobs import Job, Outcome, Work

PAUSE = 120  # milliseconds: the grid is painted first, and who types on is not kept waiting


class WeekMarks(QObject):
    """`ask` for the rows of a week; what is found comes a moment later, with `told`."""

    told = Signal()

    def __init__(self, book: Book, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._rows: Sequence[WeekRow] = ()
        self._monday = date.today()
        self._job: Job | None = None
        self._asked = False
        self._found: dict[Slot, tuple[Finding, ...]] = {}
        self._of_rows: dict[str, tuple[Finding, ...]] = {}
        self._about: dict[str, list[Finding]] = {}
        self._events: Mapping[tuple[str, date], list[Attended]] = {}
        self._quiet = QTimer(self, singleShot=True, interval=PAUSE)
        self._quiet.timeout.connect(self._look)

    def ask(self, rows: Sequence[WeekRow], monday: date) -> None:
        """Look for what there is about these rows; what is known of the same week stays until then."""
        if monday != self._monday:
            self._found, self._of_rows, self._about, self._events = {}, {}, {}, {}
        self._rows, self._monday = rows, monday
        self._quiet.start()

    def of_day(self, slot: Slot) -> tuple[Finding, ...]:
        """The warnings about the hours of a day."""
        return self._found.get(slot, ())

    def of_row(self, placement_id: str | None) -> tuple[Finding, ...]:
        """The warnings about a placement and its blocks of days."""
        return self._of_rows.get(placement_id or "", ())

    def about(self, placement_id: str) -> Sequence[Finding]:
        """All that was found of a placement and its hours of the week, what was let stand with it."""
        return self._about.get(placement_id, ())

    def events(self, student_id: str, on: date) -> tuple[Attended, ...]:
        """The events in which a student took part on a day."""
        return tuple(self._events.get((student_id, on), ()))

    @property
    def count(self) -> int:
        """How many warnings there are in the week shown."""
        return sum(map(len, self._found.values())) + sum(map(len, self._of_rows.values()))

    def _look(self) -> None:
        if self._job:
            self._asked = True  # once more when it has ended
            return
        book, monday = self._book, self._monday
        placements = [row.placement_id for row in self._rows if row.placement_id]
        students = list({row.student_id for row in self._rows})

        def work() -> Work:
            yield 0, 0
            found = findings(book, placement_ids=placements, week=monday, with_overridden=True) if placements else []
            yield 0, 0
            return monday, found, events_of_week(book, students, monday)

        self._job = Job(work())
        self._job.ended.connect(self._end)
        self._job.start()

    def _end(self, outcome: Outcome) -> None:
        self._job = None
        if outcome.error:
            raise outcome.error
        if self._asked:
            self._asked = False
            self._look()
        elif not outcome.cancelled and outcome.value[0] == self._monday:
            self._take(*outcome.value[1:])

    def _take(self, found: Sequence[Finding], events: Mapping[tuple[str, date], list[Attended]]) -> None:
        places = {
            id_: (row.placement_id, on)
            for row in self._rows
            if row.placement_id
            for on, cell in row.cells.items()
            for id_ in cell.entries
        }
        about: dict[str, list[Finding]] = defaultdict(list)
        by_day: dict[Slot, list[Finding]] = defaultdict(list)
        by_row: dict[str, list[Finding]] = defaultdict(list)
        for each in found:
            about[each.placement_id].append(each)
            if each.override:
                continue
            if each.entry_id in places:
                by_day[places[each.entry_id]].append(each)
            else:
                by_row[each.placement_id].append(each)
        self._found = {slot: tuple(those) for slot, those in by_day.items()}
        self._of_rows = {id_: tuple(those) for id_, those in by_row.items()}
        self._about, self._events = about, events
        self.told.emit()
