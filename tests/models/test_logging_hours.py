"""Logging a week cell by cell."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import HourEntry, Placement, Student
from app.models.approving import approve
from app.models.hour_totals import student_totals
from app.models.logging_hours import monday_of, save_cells, students_of, week_rows
from app.models.month_blocks import log_block
from app.models.worked_time import Worked
from tests.models.school_of import TODAY, log, make_class

MONDAY = monday_of(TODAY)


def test_a_week_is_one_edit_and_one_undo(book: Book) -> None:
    made = make_class(book)
    cells = {(p, MONDAY + timedelta(days=d)): 60 * (d + 1) for p in made.placements for d in range(5)}
    assert save_cells(book, "Log hours", dict(cells)) == 15
    rows = week_rows(book, made.students, MONDAY)
    assert [row.minutes for row in rows] == [900] * 3
    assert rows[0].totals.target == 4800
    book.undo()
    assert book.records(HourEntry) == []


def test_a_changed_cell_changes_its_entry_and_an_empty_one_takes_it_away(book: Book) -> None:
    made = make_class(book)
    slot = (made.placements[0], MONDAY)
    save_cells(book, "a", {slot: 60})
    entry = book.records(HourEntry)[0]
    assert save_cells(book, "b", {slot: 60}) == 0
    assert save_cells(book, "c", {slot: 90}) == 1
    changed = book.record(HourEntry, entry.id)
    assert changed is not None and changed.minutes == 90
    save_cells(book, "d", {slot: None})
    assert book.records(HourEntry) == []


def test_approved_cells_are_locked_and_nothing_else_is_saved(book: Book) -> None:
    made = make_class(book)
    save_cells(book, "a", {(made.placements[0], MONDAY): 60})
    entry = log(book, made, 1, MONDAY, 60)
    approve(book, [entry])
    with pytest.raises(Refused, match="locked"):
        save_cells(book, "b", {(made.placements[0], MONDAY): 90, (made.placements[1], MONDAY): 90})
    assert sorted(e.minutes for e in book.records(HourEntry)) == [60, 60]


def test_a_day_holds_at_most_24_hours(book: Book) -> None:
    made = make_class(book)
    with pytest.raises(Refused, match="more than a day"):
        save_cells(book, "a", {(made.placements[0], MONDAY): 1441})


def test_a_rejected_entry_that_is_corrected_is_a_draft_again(book: Book) -> None:
    made = make_class(book)
    entry = log(book, made, 0, MONDAY, 60, "rejected")
    save_cells(book, "a", {(made.placements[0], MONDAY): 60})
    kept = book.record(HourEntry, entry)
    assert kept is not None and (kept.state, kept.reason) == ("draft", None)


def test_a_day_with_two_entries_shows_their_sum_and_is_locked(book: Book) -> None:
    made = make_class(book)
    log(book, made, 0, MONDAY, 60)
    log(book, made, 0, MONDAY, 90)
    cell = week_rows(book, made.students, MONDAY)[0].cells[MONDAY]
    assert (cell.minutes, len(cell.entries)) == (150, 2)
    assert "several" in cell.locked


def test_times_are_kept_until_other_hours_are_typed(book: Book) -> None:
    made = make_class(book)
    slot = (made.placements[0], MONDAY)
    save_cells(book, "a", {slot: Worked(210, 480, 690)})
    assert save_cells(book, "b", {slot: 210}) == 0  # the same hours: nothing is lost of their times
    cell = week_rows(book, made.students, MONDAY)[0].cells[MONDAY]
    assert cell.worked == Worked(210, 480, 690)
    save_cells(book, "c", {slot: 240})
    assert week_rows(book, made.students, MONDAY)[0].cells[MONDAY].worked == Worked(240)


def test_a_day_outside_of_the_placement_holds_no_hours(book: Book) -> None:
    made = make_class(book)
    book.save(Placement, made.placements[0], {"ends_on": MONDAY})
    row = week_rows(book, made.students, MONDAY)[0]
    assert row.unfit(MONDAY) == "" and "ended on" in row.unfit(MONDAY + timedelta(days=1))
    with pytest.raises(Refused, match="ended on"):
        save_cells(book, "a", {(made.placements[0], MONDAY + timedelta(days=1)): 60})


def test_blocks_of_days_stand_with_their_row(book: Book) -> None:
    made = make_class(book)
    began = (TODAY.replace(day=1) - timedelta(days=1)).replace(day=1)
    log_block(book, made.placements[0], began, began + timedelta(days=1), 600)
    first = week_rows(book, made.students, monday_of(began))[0]
    assert [block.minutes for block in first.blocks] == [600] and first.cells == {}


def test_students_without_a_placement_come_last(book: Book) -> None:
    made = make_class(book)
    book.save(Placement, made.placements[0], {"ends_on": MONDAY - timedelta(days=1)})
    rows = week_rows(book, made.students, MONDAY)
    assert [row.placement_id for row in rows] == [*made.placements[1:], None]
    assert rows[-1].student_id == made.students[0]


def test_students_of_a_class_and_a_pathway(book: Book) -> None:
    made = make_class(book)
    assert students_of(book, section_id=made.section, on=TODAY) == made.students
    with book.edit("Delete") as edit:
        edit.delete(Student, made.students[:1])
    assert students_of(book, pathway_id=made.pathway, on=TODAY) == made.students[1:]


def test_a_row_tells_the_approved_hours_of_the_year_whichever_week_is_shown(book: Book) -> None:
    made = make_class(book)
    for minutes, state in ((120, "approved"), (60, "submitted"), (30, "draft")):
        log(book, made, 0, TODAY, minutes, state)
    expected = student_totals(book, made.students)[made.students[0]]
    for monday in (MONDAY - timedelta(days=7), MONDAY, MONDAY + timedelta(days=7)):
        totals = week_rows(book, made.students, monday)[0].totals
        assert (totals.approved, totals.waiting) == (expected.approved, expected.waiting) == (120, 60)
