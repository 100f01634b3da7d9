"""The week as it is worked with: times of day, sites and students, schedules, tasks, warnings, the day beside it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.i18n import day
from app.models import Employer, Event, HourEntry, Participation, Placement, PlacementDay
from app.models.approving import approve
from app.models.check_overrides import CheckOverride
from app.models.day_entries import add_entry
from app.models.locking_hours import lock_hours
from app.models.logging_hours import monday_of
from app.models.month_blocks import log_block
from app.models.school import year_bounds, year_name
from app.models.whose_hours import Whose
from app.views.forms.form_dialog import FormDialog
from app.views.hours.entry_dialog import EntryDialog
from app.views.hours.page import HoursPage
from app.views.hours.span_dialogs import BlockDialog, RepeatDialog
from app.views.hours.week_model import MARK, MONDAY, PLACEMENT, STATE, STUDENT, WEEK
from app.views.window.desk import Desk
from tests.models.school_of import TODAY, Class, log, make_class
from tests.views.hours.conftest import Keyboard

FIRST = monday_of(TODAY)
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
CTRL = Qt.KeyboardModifier.ControlModifier


def words(widget: QWidget) -> str:
    """All that a widget says now."""
    QApplication.processEvents()  # what was put into it is shown
    shown = [each for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    pushes = [each for each in widget.findChildren(QPushButton) if each.isVisibleTo(widget)]
    return "\n".join(each.text() for each in (*shown, *pushes))


@pytest.fixture
def said(shell: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(shell, "toast", lambda text, **_given: found.append(text))
    return found


def test_times_are_typed_and_filled_down(page: HoursPage, book: Book) -> None:
    keyboard, model = Keyboard(), page.week.model
    keyboard.type("8-11:30")
    keyboard.press(Qt.Key.Key_Return)
    assert [(e.minutes, e.time_in, e.time_out) for e in book.records(HourEntry)] == [(210, 480, 690)]
    cell = model.index(0, MONDAY)
    assert cell.data() == "3.5" and "8:00 AM to 11:30 AM" in cell.data(SPOKEN)
    page.week.grid.go(cell)
    page.week.grid.go(model.index(2, MONDAY), extend=True)
    keyboard.press(Qt.Key.Key_D, CTRL)
    assert [(e.time_in, e.time_out) for e in book.records(HourEntry)] == [(480, 690)] * 3
    page.week.grid.go(model.index(5, MONDAY))
    keyboard.type("25-26")
    keyboard.press(Qt.Key.Key_Return)
    assert (model.index(5, MONDAY).data(), model.index(5, MONDAY).data(STATE)) == ("25-26", "bad")


def test_a_day_outside_of_the_placement_keeps_what_was_typed(page: HoursPage, book: Book, made: Class) -> None:
    book.save(Placement, made.placements[0], {"ends_on": FIRST})
    page.week.refresh(None)
    model, day_after = page.week.model, page.week.model.index(0, MONDAY + 1)
    assert day_after.data(STATE) == "shut"
    assert not model.setData(day_after, "3")
    assert (day_after.data(), day_after.data(STATE)) == ("3", "bad") and "ended on" in day_after.data(SPOKEN)


def test_a_site_and_one_student_are_chosen_in_one_field(page: HoursPage, book: Book, made: Class) -> None:
    site = book.ids(Employer)[0]
    with book.edit("Second job") as edit:
        row = {"student_id": made.students[0], "role": "Tutor", "starts_on": FIRST}
        second = edit.insert(Placement, [row])[0]
    page.show_record(f"site:{site}")
    model = page.week.model
    assert [row.placement_id for row in model.rows] == made.placements
    assert model.index(0, PLACEMENT).data() == "Clinic aide"
    group = page.week.head.group
    [pick] = group._source.search("Sample00")
    group.show_value(pick.value)
    group.picked.emit()
    assert {row.placement_id for row in model.rows} == {made.placements[0], second}
    assert page.week.head.group.text() == "Sample00, Ada"


def test_without_rows_nothing_is_filled_in_or_submitted(shell: Desk, book: Book) -> None:
    shell.go("hours")
    verbs = [shell.action(f"hours.{verb}") for verb in ("submit", "copy", "repeat", "tasks", "block")]

    def usable() -> list[bool]:
        page = shell.page
        assert isinstance(page, HoursPage)
        return sorted({each.isEnabled() for each in (*page.week.tools, *verbs)})

    assert usable() == [False]
    make_class(book, 1)
    assert usable() == [True]


def test_the_week_in_which_a_year_begins_has_its_classes(page: HoursPage, made: Class) -> None:
    page.week.head.go_to(year_bounds(year_name(TODAY))[0])
    assert page.week.head.group.has(Whose("section", made.section))


def test_the_schedule_fills_the_rows_chosen(
    page: HoursPage, book: Book, made: Class, dialogs: list[QDialog], said: list[str]
) -> None:
    with book.edit("Schedule") as edit:
        plan = {"time_in": 900, "time_out": 1080, "minutes": 180}
        edit.insert(PlacementDay, [{"placement_id": p, "weekday": "2", **plan} for p in made.placements])
    log(book, made, 0, FIRST + timedelta(days=1), 60)
    grid, model = page.week.grid, page.week.model
    grid.go(model.index(0, STUDENT))
    grid.go(model.index(3, STUDENT), extend=True)
    assert page.week.copy.text() == "Copy last week (4 rows)"
    page.week.repeat_schedule()
    [dialog] = dialogs
    assert isinstance(dialog, RepeatDialog) and "4 rows" in dialog.sentence.text()
    dialog.until.setText((FIRST - timedelta(days=3)).isoformat())
    dialog.done_with()
    assert "Choose a day" in dialog.problem.text()
    dialog.until.setText((FIRST + timedelta(days=9)).isoformat())
    dialog.done_with()
    assert said == ["7 cells filled from the schedule. 1 cell with hours was left as it is."]
    assert len(book.records(HourEntry, {"time_in": 900, "state": "draft"})) == 7


def test_tasks_and_hours_of_several_days_are_typed_once(
    page: HoursPage, book: Book, made: Class, dialogs: list[QDialog], said: list[str]
) -> None:
    log(book, made, 1, FIRST, 60)
    page.week.note_tasks()
    page.week.log_several_days()
    tasks, block = dialogs
    assert isinstance(tasks, FormDialog) and isinstance(block, BlockDialog)
    tasks.form.show_values({"task": "Front desk"})
    tasks.done_with()
    block.amount.setText("40")
    block.first.setText(FIRST.isoformat())
    block.last.setText(FIRST.isoformat())
    block.done_with()
    assert block.problem.text() == "This day holds at most 16 hours, not 40."
    block.amount.setText("12")
    block.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL))
    on = day(FIRST)
    assert said == ["Tasks noted for 1 day", f"Hours from {on} to {on} logged for 29 placements"]
    assert "1 student has hours on these days already: Sample01" in dialogs[-1].sentence.text()  # type: ignore[attr-defined]
    assert page.week.model.index(0, WEEK).data(MARK) == "block"
    assert "12 hours from" in page.week.model.index(0, WEEK).data(SPOKEN)
    assert [e.task for e in book.records(HourEntry, {"until": None})] == ["Front desk"]


def test_warnings_and_events_are_marked_and_spoken(
    page: HoursPage, book: Book, made: Class, shell: Desk, qtbot: QtBot
) -> None:
    log(book, made, 1, FIRST, 13 * 60)
    with book.edit("Fair") as edit:
        event = edit.insert(Event, [{"name": "Career fair", "date": FIRST, "minutes": 120}])[0]
        edit.insert(Participation, [{"event_id": event, "student_id": made.students[2]}])
    model = page.week.model
    doubtful, attended = model.index(1, MONDAY), model.index(2, MONDAY)
    qtbot.waitUntil(lambda: (doubtful.data(MARK), attended.data(MARK)) == ("warning", "event"))
    assert doubtful.data(MARK) == "warning" and "13 hours" in doubtful.data(SPOKEN).partition("warning")[2]
    assert attended.data(MARK) == "event" and "Career fair, 2 hours" in attended.data(SPOKEN)
    assert not page.week.head.warnings.isHidden()
    shell.trigger("hours.warning")
    assert page.week.grid.currentIndex().data(MARK) == "warning"
    page.week.grid.go(doubtful)
    page.week.pane.reread()
    assert "Too long a day" in words(page.week.pane)
    found = next(each for each in model.marks.of_day((made.placements[1], FIRST)) if each.rule == "long_day")
    with book.edit("Allow") as edit:
        why = {"rule": "long_day", "reason": "Inventory night", "made_on": TODAY}
        edit.insert(CheckOverride, [{**why, "placement_id": made.placements[1], "entry_id": found.entry_id}])
    slot = made.placements[1], FIRST
    qtbot.waitUntil(lambda: all(each.rule != "long_day" for each in model.marks.of_day(slot)))
    page.week.pane.reread()
    assert "Allowed: Inventory night" in words(page.week.pane)
    page.week.grid.go(attended)
    page.week.pane.reread()
    assert "Event: Career fair, 2 hours." in words(page.week.pane)


def test_the_day_tells_each_of_its_hours(
    page: HoursPage, book: Book, made: Class, dialogs: list[QDialog], said: list[str]
) -> None:
    log_block(book, made.placements[0], FIRST, FIRST, 60)
    for came, left in ((480, 600), (780, 900)):
        add_entry(book, made.placements[0], FIRST, {"time_in": came, "time_out": left, "minutes": 120})
    page.week.refresh(None)
    grid, model = page.week.grid, page.week.model
    cell = model.index(0, MONDAY)
    assert (cell.data(), cell.data(MARK)) == ("4", "several")
    grid.go(cell)
    grid.setFocus()
    Keyboard().type("5")  # opens the day instead
    assert "day list" in said[0] and page.week.pane.isVisible()
    told = words(page.week.pane)
    assert "8:00 AM to 10:00 AM" in told and "1:00 PM to 3:00 PM" in told
    first = next(push for push in page.week.pane.findChildren(QPushButton) if push.text() == "Edit…")
    first.click()
    [dialog] = dialogs
    assert isinstance(dialog, EntryDialog)
    editor = dialog.form.editor("time_out")
    assert isinstance(editor.widget, QLineEdit)
    editor.widget.setText("1:30")
    dialog.form.changed.emit("time_out")
    assert dialog.form.editor("minutes").read() == 330
    dialog.done_with()
    assert "already" in dialog.problem.text()  # it reaches into the second shift
    editor.widget.setText("7")
    dialog.form.changed.emit("time_out")
    dialog.done_with()
    assert "is not after in" in dialog.problem.text()
    editor.widget.setText("12")
    dialog.form.changed.emit("time_out")
    dialog.done_with()
    assert sorted(e.minutes for e in book.records(HourEntry, {"until": None})) == [120, 240]


def test_states_are_told_apart_in_words(page: HoursPage, book: Book, made: Class) -> None:
    approve(book, [log(book, made, 0, FIRST, 60)])
    log(book, made, 1, FIRST, 60, "rejected")
    log(book, made, 2, FIRST - timedelta(days=7), 60, "draft")
    model = page.week.model
    assert "approved" in model.index(0, MONDAY).data(SPOKEN).lower()
    page.week.grid.go(model.index(1, MONDAY))
    assert page.week.says.text().startswith("Rejected")
    lock_hours(book, FIRST - timedelta(days=1))
    page.week.head.turn(-1)
    assert model.index(2, MONDAY).data(STATE) == "locked"
    assert "are locked" in model.index(2, MONDAY).data(SPOKEN)


def test_a_week_from_paper_for_a_class(page: HoursPage, book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    """The same times for most, typed once and filled down; exceptions typed where they are."""
    keyboard = Keyboard()
    keyboard.fill_down("3-6")
    page.week.grid.go(page.week.model.index(7, MONDAY + 2))
    keyboard.type("3-5")
    keyboard.press(Qt.Key.Key_Return)
    with capsys.disabled():
        print(f"\n30 students x 5 days with times, one exception: {keyboard.pressed} keys")
    assert keyboard.pressed == 27
    assert sorted({e.minutes for e in book.records(HourEntry)}) == [120, 180]
