"""The week grid driven by keys alone, and the approval list."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import HourEntry
from app.models.approving import approve
from app.models.logging_hours import monday_of
from app.views.hours.page import HoursPage
from app.views.hours.week_model import STATE
from app.views.hours.week_words import Skipped
from app.views.lists.conditions import Condition
from app.views.window.desk import Desk
from tests.models.school_of import TODAY, Class, log
from tests.views import accessibility
from tests.views.hours.conftest import Keyboard

MONDAY = monday_of(TODAY)
CTRL = Qt.KeyboardModifier.ControlModifier


def test_thirty_students_and_five_days_by_keys_alone(
    page: HoursPage, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard, grid = Keyboard(), page.week.grid
    assert QApplication.focusWidget() is grid
    for day in range(5):
        for row in range(30):
            keyboard.type(str(1 + (row + day) % 4))
            keyboard.press(Qt.Key.Key_Return)
    entries = book.records(HourEntry)
    assert len(entries) == 150
    assert sum(e.minutes for e in entries) == sum(60 * (1 + (row + day) % 4) for day in range(5) for row in range(30))
    with capsys.disabled():
        print(
            f"\n30 students x 5 days, each value typed: {keyboard.pressed} keys ({keyboard.pressed / 150:.2f} a cell)"
        )
    assert keyboard.pressed == 300  # Enter at the foot of a day goes on at the top of the next


def test_a_week_alike_for_all_is_filled_down(page: HoursPage, book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    keyboard = Keyboard()
    keyboard.fill_down("3")
    assert len(book.records(HourEntry)) == 150
    with capsys.disabled():
        print(f"\n30 students x 5 days, the same week for all: {keyboard.pressed} keys")
    book.undo()
    assert len(book.records(HourEntry)) == 5


def test_a_pasted_block_is_one_undo_and_bad_cells_keep_their_text(page: HoursPage, book: Book) -> None:
    grid, model = page.week.grid, page.week.model
    grid.go(model.index(0, 2))
    QGuiApplication.clipboard().setText("3\t3.5\t3,5\t3:30\t3h30\r\nabc\t-1\t25\t\t24\r\n")
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert [model.index(0, c).data() for c in range(2, 7)] == ["3", "3.5", "3.5", "3.5", "3.5"]
    assert [model.index(1, c).data() for c in range(2, 7)] == ["abc", "-1", "25", "", "24"]
    assert [model.index(1, c).data(STATE) for c in range(2, 7)] == ["bad", "bad", "bad", "", "draft"]
    assert "not saved" in model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.problems == 3
    assert len(book.records(HourEntry)) == 6
    book.undo()
    assert book.records(HourEntry) == []


def test_what_does_not_fit_is_said(page: HoursPage, book: Book, qtbot: QtBot) -> None:
    grid, model = page.week.grid, page.week.model
    grid.go(model.index(29, 5))
    QGuiApplication.clipboard().setText("1\t2\t3\n4\t5\t6\n")
    with qtbot.waitSignal(model.skipped) as said:
        QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert said.args == [Skipped(2, 0, 4)]
    assert len(book.records(HourEntry)) == 2


def test_approved_cells_are_locked_until_they_are_reopened(
    page: HoursPage, book: Book, made: Class, qtbot: QtBot
) -> None:
    approve(book, [log(book, made, 0, MONDAY, 120)])
    grid, model = page.week.grid, page.week.model
    index = model.index(0, 2)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    grid.go(index)
    QGuiApplication.clipboard().setText("5")
    with qtbot.waitSignal(model.skipped):
        grid.paste()
    assert book.records(HourEntry)[0].minutes == 120
    assert "locked" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_tab_goes_on_to_the_next_row_and_escape_leaves(page: HoursPage) -> None:
    grid = page.week.grid
    grid.go(page.week.model.index(0, 6))
    QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 2)
    QTest.keyClick(grid, Qt.Key.Key_Backtab)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 6)
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not grid


def test_the_week_is_submitted_and_copied(page: HoursPage, book: Book, made: Class) -> None:
    log(book, made, 0, MONDAY - timedelta(days=7), 90, "approved")
    page.week.copy_last_week()
    copied = [e for e in book.records(HourEntry) if e.date == MONDAY]
    assert [(e.minutes, e.state) for e in copied] == [(90, "draft")]
    page.week.submit()
    assert [e.state for e in book.records(HourEntry, {"date": MONDAY})] == ["submitted"]


def test_approving_and_rejecting_in_bulk(page: HoursPage, book: Book, made: Class, dialogs: list[QDialog]) -> None:
    for at in range(10):
        log(book, made, at, MONDAY, 60)
    page.show_record("waiting")
    pane = page.entries
    pane.table.selectAll()
    assert pane.approve_button.text() == "Approve 10 entries"
    pane.approve()
    assert len(book.ids(HourEntry, where={"state": "approved"})) == 10
    assert page.entries.model.ids == []
    page.show_record("approved")
    pane.table.selectRow(0)
    pane.reject()
    assert len(dialogs) == 1
    pane.steps.reject_for(pane.selected_ids(), "No signature")
    assert [e.reason for e in book.records(HourEntry, {"state": "rejected"})] == ["No signature"]


def test_the_page_speaks(page: HoursPage) -> None:
    assert accessibility.problems(page) == []


def test_what_is_being_typed_is_kept_when_the_week_turns_or_is_submitted(page: HoursPage, book: Book) -> None:
    keyboard = Keyboard()
    keyboard.type("4")
    page.week.head.turn(1)
    assert [(e.minutes, e.date) for e in book.records(HourEntry)] == [(240, MONDAY)]
    page.week.head.turn(-1)
    page.week.grid.go(page.week.model.index(1, 2))
    keyboard.type("2")
    page.week.submit()
    assert sorted((e.minutes, e.state) for e in book.records(HourEntry)) == [(120, "submitted"), (240, "submitted")]


def test_a_change_elsewhere_leaves_what_is_being_typed(page: HoursPage, book: Book, made: Class) -> None:
    keyboard = Keyboard()
    keyboard.type("7")
    log(book, made, 3, MONDAY, 60)
    keyboard.press(Qt.Key.Key_Return)
    assert 420 in [e.minutes for e in book.records(HourEntry)]


def test_nothing_saved_offers_no_undo(page: HoursPage, book: Book, made: Class, qtbot: QtBot) -> None:
    approve(book, [log(book, made, 0, MONDAY, 120)])
    page.week.grid.go(page.week.model.index(0, 2))
    QGuiApplication.clipboard().setText("7")
    with qtbot.waitSignal(page.week.model.skipped) as said:
        page.week.grid.paste()
    assert said.args == [Skipped(0, 1, 0)]


def test_undoing_a_paste_takes_its_refused_cells_along(page: HoursPage, book: Book) -> None:
    page.week.grid.go(page.week.model.index(0, 2))
    QGuiApplication.clipboard().setText("3\tabc\n")
    page.week.grid.paste()
    assert page.week.model.problems == 1
    book.undo()
    QApplication.processEvents()
    assert page.week.model.problems == 0


def test_one_student_is_named_and_a_class_brings_all_back(page: HoursPage, made: Class) -> None:
    page.show_record(made.students[0])
    assert [row.student_id for row in page.week.model.rows] == made.students[:1]
    assert page.week.head.group.text() == "Sample00, Ada"
    page.week.head.show_whose(page.week.head.group.first)
    assert len(page.week.model.rows) == 30


def test_typing_into_a_locked_cell_says_why(page: HoursPage, book: Book, made: Class, qtbot: QtBot) -> None:
    approve(book, [log(book, made, 0, MONDAY, 120)])
    page.week.grid.go(page.week.model.index(0, 2))
    with qtbot.waitSignal(page.week.grid.locked) as said:
        Keyboard().type("5")
    assert "locked" in (said.args or [""])[0]
    assert "locked" in page.week.says.text()


def test_the_note_leads_from_one_wrong_cell_to_the_next(page: HoursPage, shell: Desk) -> None:
    week = page.week
    assert week.head.problems.isHidden()
    assert not shell.action("hours.fix").isEnabled()
    week.grid.go(week.model.index(0, 3))
    QGuiApplication.clipboard().setText("abc\t1\nlunch\t2\n")
    week.grid.paste()
    assert week.head.problems.text() == "2 cells need a fix"
    week.grid.go(week.model.index(20, 2))
    places: list[tuple[int, int]] = []
    for _press in range(3):
        shell.trigger("hours.fix")
        places.append((week.grid.currentIndex().row(), week.grid.currentIndex().column()))
    assert places == [(0, 3), (1, 3), (0, 3)]
    assert QApplication.focusWidget() is week.grid


def test_entries_are_filtered_by_class_pathway_and_day(page: HoursPage, book: Book, made: Class, qtbot: QtBot) -> None:
    first, second = log(book, made, 0, MONDAY, 60), log(book, made, 1, MONDAY - timedelta(days=7), 60)
    page.show_record("waiting")
    entries = page.entries
    qtbot.waitUntil(lambda: list(entries.model.ids) == [second, first])
    entries.filters.put(Condition("date", "between", (MONDAY.isoformat(), None)))
    assert list(entries.model.ids) == [first]
    entries.filters.clear()
    for column, id_ in (("section", made.section), ("pathway", made.pathway)):
        entries.filters.put(Condition(column, "any", (id_,)))
    qtbot.waitUntil(lambda: list(entries.model.ids) == [second, first])
    entries.filters.search.setText("sample01")
    entries.filters.changed.emit()
    assert list(entries.model.ids) == [second]
    qtbot.waitUntil(lambda: (entries.counts.known or {}).get("waiting") == 2)


def test_a_view_of_all_states_offers_what_fits_the_selection(
    page: HoursPage, book: Book, made: Class, shell: Desk
) -> None:
    waiting, approved = log(book, made, 0, MONDAY, 60), log(book, made, 1, MONDAY, 60, "approved")
    page.show_record("all")

    def enabled() -> list[str]:
        return [step for step in ("approve", "reject", "reopen") if shell.action(f"hours.{step}").isEnabled()]

    page.entries.table.choose(approved)
    assert enabled() == ["reject", "reopen"]
    assert not shell.action("list.edit").isEnabled()  # approved hours are locked
    page.entries.table.choose(waiting)
    assert enabled() == ["approve", "reject", "reopen"]
    page.entries.table.selectAll()
    page.entries.approve((waiting,))  # the pane is about one, whatever is selected
    assert book.record(HourEntry, waiting).state == "approved"  # type: ignore[union-attr]


def test_undo_brings_entries_back_to_those_that_wait(
    page: HoursPage, book: Book, made: Class, shell: Desk, qtbot: QtBot
) -> None:
    for at in range(3):
        log(book, made, at, MONDAY, 60)
    page.show_record("waiting")
    page.entries.table.selectAll()
    shell.trigger("hours.approve")
    assert page.entries.model.ids == []
    assert page.entries.nothing.title.text() == "Nothing waits for approval"
    shell.trigger("edit.undo")
    qtbot.waitUntil(lambda: len(page.entries.model.ids) == 3)


def test_enter_shows_the_week_of_an_entry(page: HoursPage, book: Book, made: Class) -> None:
    earlier = MONDAY - timedelta(days=14)
    log(book, made, 2, earlier + timedelta(days=1), 60)
    page.show_record("waiting")
    QTest.keyClick(page.entries.table, Qt.Key.Key_Return)
    assert page.parts.current_id == "week"
    assert (page.week.head.monday, len(page.week.model.rows)) == (earlier, 1)


def test_the_review_speaks(page: HoursPage, book: Book, made: Class) -> None:
    log(book, made, 0, MONDAY, 60)
    page.show_record("waiting")
    page.entries.pane.reread()
    assert accessibility.problems(page) == []
