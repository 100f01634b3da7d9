"""One word for how a student stands, and the rows of the list that show it."""

from __future__ import annotations

from datetime import date, timedelta

from app.book.book import Book
from app.models import HourEntry, PathwayMembership, Placement, SitePathway, Student
from app.models.enrolling import leave
from app.models.roster_rows import (
    grades,
    last_logs,
    minutes_by_student,
    pathways_by_student,
    roster_rows,
    student_count,
    work_sites_by_student,
)
from app.models.school import year_bounds, year_name
from app.models.standing import STANDING, standings, unplaced_ids
from tests.models.school_of import TODAY, log, make_class


def _logged(book: Book, made, at: int, minutes: int, state: str = "approved") -> None:  # type: ignore[no-untyped-def]
    """Minutes spread over the days since the school year began, at most a day's worth each."""
    day, began = TODAY, year_bounds(year_name(TODAY))[0]
    while minutes > 0:
        log(book, made, at, day, min(minutes, 600), state)
        minutes, day = minutes - 600, max(day - timedelta(days=1), began)


def test_every_standing(book: Book) -> None:
    made = make_class(book, 6, target=1200)
    for at in (1, 2):
        book.save(Placement, made.placements[at], {"starts_on": TODAY - timedelta(days=1)})
    _logged(book, made, 1, 60, "submitted")
    _logged(book, made, 3, 1200)
    book.save(Placement, made.placements[4], {"state": "ended"})
    leave(book, made.students[5:], TODAY - timedelta(days=1), "Moved away")
    told = standings(book)
    wanted = ["behind", "waiting", "on_track", "complete", "no_placement", "left"]
    assert [told[id_] for id_ in made.students] == wanted
    book.save(SitePathway, made.pathway, {"target_minutes": None})
    assert standings(book)[made.students[2]] == "placed"
    assert standings(book, student_ids=made.students[1:3]) == {made.students[1]: "waiting", made.students[2]: "placed"}
    assert set(told.values()) <= set(STANDING.options)


def test_no_placement_counts_from_the_grade_in_which_the_pathway_places(book: Book) -> None:
    made = make_class(book, 5)
    with book.edit("Grades") as edit:
        edit.delete(Placement, made.placements)
        edit.delete(PathwayMembership, book.ids(PathwayMembership, where={"student_id": made.students[4]}))
        edit.update(SitePathway, {made.pathway: {"placements_from": "11"}})
        grades = dict(zip(made.students, ("10", "11", "12", None, "12"), strict=True))
        edit.update(Student, {id_: {"grade": grade} for id_, grade in grades.items()})
    told = standings(book)
    wanted = ["not_due", "no_placement", "no_placement", "no_placement", "not_due"]
    assert [told[id_] for id_ in made.students] == wanted, "of the last one no pathway expects anything"
    assert standings(book, student_ids=made.students[:1]) == {made.students[0]: "not_due"}


def test_those_without_a_placement_are_found_alone_too(sample: Book) -> None:
    told = standings(sample)
    assert unplaced_ids(sample) == {id_ for id_, code in told.items() if code == "no_placement"}


def test_a_planned_placement_is_a_placement(book: Book) -> None:
    made = make_class(book, 1)
    book.save(Placement, made.placements[0], {"state": "planned", "starts_on": TODAY + timedelta(days=9)})
    assert standings(book)[made.students[0]] == "on_track"


def test_rows_hold_what_stands_beside_the_name(book: Book) -> None:
    made = make_class(book, 2)
    log(book, made, 0, TODAY, 90, "approved")
    log(book, made, 0, TODAY, 30, "submitted")
    rows = roster_rows(book, made.students)
    first = rows[made.students[0]]
    assert first["last_name"] == "Sample00"
    assert (first["pathways"], first["pathway_ids"]) == (("Health Careers",), (made.pathway,))
    assert first["employers"] == ("Tule Creek Clinic",)
    assert (first["approved"], first["waiting"], first["target"]) == (90, 30, 4800)
    assert first["last_log"] == TODAY
    assert rows[made.students[1]]["last_log"] is None


def test_a_deleted_student_has_no_row(book: Book) -> None:
    made = make_class(book, 2)
    with book.edit("Delete") as edit:
        edit.delete(Student, made.students[:1])
    assert list(roster_rows(book, made.students)) == made.students[1:]
    assert student_count(book) == 1


def test_what_no_field_sorts(book: Book) -> None:
    made = make_class(book, 3)
    log(book, made, 1, TODAY, 60, "approved")
    log(book, made, 2, year_bounds(year_name(TODAY))[0] - timedelta(days=1), 600, "approved")
    book.save(Student, made.students[0], {"grade": "11"})
    assert minutes_by_student(book) == {made.students[1]: 60}
    assert minutes_by_student(book, year_name(TODAY - timedelta(days=366)))[made.students[2]] == 600
    assert pathways_by_student(book)[made.students[0]] == "health careers"
    assert work_sites_by_student(book)[made.students[0]] == "tule creek clinic"
    assert last_logs(book)[made.students[1]] == TODAY
    assert grades(book) == ["11"]


def test_a_deleted_entry_is_no_last_log(book: Book) -> None:
    made = make_class(book, 1)
    entry = log(book, made, 0, date(2026, 9, 1), 60)
    with book.edit("Delete") as edit:
        edit.delete(HourEntry, [entry])
    assert last_logs(book) == {}
