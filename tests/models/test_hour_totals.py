"""Totals of approved hours by placement, school year and lifetime."""

from __future__ import annotations

from datetime import date

from sqlalchemy import update

from app.book.book import Book
from app.models import HourEntry, Placement, SitePathway
from app.models.approving import approve, reopen
from app.models.hour_totals import hour_total, placement_totals, student_totals
from tests.models.school_of import log, make_class


def test_only_approved_hours_count_and_the_year_begins_on_the_first_of_july(book: Book) -> None:
    made = make_class(book)
    log(book, made, 0, date(2026, 6, 30), 120, "approved")
    log(book, made, 0, date(2026, 7, 1), 180, "approved")
    log(book, made, 0, date(2026, 9, 1), 60, "submitted")
    for state in ("draft", "rejected"):
        log(book, made, 0, date(2026, 9, 2), 600, state)
    totals = student_totals(book, made.students, "2026-2027")
    mine = totals[made.students[0]]
    assert (mine.approved, mine.waiting, mine.lifetime, mine.target) == (180, 60, 300, 4800)
    assert mine.missing == 4620
    assert dict(mine.by_year) == {"2025-2026": 120, "2026-2027": 180}
    assert totals[made.students[1]].approved == 0
    assert placement_totals(book, made.placements[:1])[made.placements[0]].approved == 300
    assert placement_totals(book, made.placements[:1], "2025-2026")[made.placements[0]].approved == 120


def test_a_placement_has_its_own_target_or_its_pathways(book: Book) -> None:
    made = make_class(book)
    book.save(Placement, made.placements[0], {"target_minutes": 600})
    found = placement_totals(book, made.placements)
    assert [found[id_].target for id_ in made.placements[:2]] == [600, 4800]


def test_without_a_pathway_target_the_placements_own_targets_add_up(book: Book) -> None:
    made = make_class(book, target=None)
    book.save(Placement, made.placements[0], {"target_minutes": 600})
    totals = student_totals(book, made.students)
    assert totals[made.students[0]].target == 600
    assert totals[made.students[1]].target is None
    assert totals[made.students[1]].missing is None


def test_a_target_of_a_pathway_that_was_deleted_is_none(book: Book) -> None:
    made = make_class(book)
    with book.edit("Delete") as edit:
        edit.delete(SitePathway, [made.pathway])
    assert placement_totals(book, made.placements)[made.placements[0]].target is None


def test_kept_totals_follow_every_step_and_undo(book: Book) -> None:
    made = make_class(book)
    entry = log(book, made, 0, date(2026, 9, 1), 90)
    approve(book, [entry])
    assert student_totals(book, made.students, "2026-2027")[made.students[0]].approved == 90
    book.save(HourEntry, entry, {"placement_id": made.placements[1]})
    found = placement_totals(book, made.placements)
    assert [found[id_].approved for id_ in made.placements[:2]] == [0, 90]
    book.undo()
    reopen(book, [entry], "keyed twice")
    assert placement_totals(book, made.placements)[made.placements[0]].approved == 0
    book.undo()
    assert placement_totals(book, made.placements)[made.placements[0]].approved == 90
    with book.edit("Delete") as edit:
        edit.delete(HourEntry, [entry])
    assert placement_totals(book, made.placements)[made.placements[0]].lifetime == 0
    assert book.check() == []


def test_check_proves_the_kept_totals(book: Book) -> None:
    made = make_class(book)
    log(book, made, 0, date(2026, 9, 1), 90, "approved")
    with book._writer.begin() as connection:
        connection.execute(update(hour_total).values(approved=91))
    assert len(book.check()) == 1
