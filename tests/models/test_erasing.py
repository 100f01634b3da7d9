"""Erasing students and notes for good, and who left how long ago."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import pytest

from app.book import journal
from app.book.book import Book
from app.book.erasing import Reason
from app.book.refused import Refused
from app.models import (
    DocumentKind,
    Evaluation,
    EvaluationItem,
    EvaluationRating,
    Event,
    HourEntry,
    Note,
    Paperwork,
    Participation,
    Placement,
    SiteVisit,
    Student,
)
from app.models.access import access_lines, looked
from app.models.enrolling import leave
from app.models.erasing import (
    KEPT_YEARS,
    Erasing,
    confirms,
    erasing_note,
    erasing_students,
    erasures,
    leavers,
    what_goes,
)
from app.models.journal_rows import changes_in
from app.models.people import Enrollment, StudentGroup
from app.models.saved_views import delete_view, save_view, views_naming, views_of
from app.models.settings import decide, decided
from app.models.telling import told

WHY = Reason("retention", "The schedule of the district")


def done(work: Erasing) -> int:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def students(book: Book, *names: str) -> Sequence[str]:
    with book.edit("Add") as edit:
        return edit.insert(
            Student,
            [{"last_name": name, "first_name": "Ana", "local_id": str(at)} for at, name in enumerate(names, 1)],
        )


def test_what_goes_is_said_before(book: Book) -> None:
    [ana] = students(book, "Peña")
    with book.edit("Work") as edit:
        [placement] = edit.insert(Placement, [{"student_id": ana, "role": "Cook"}])
        edit.insert(
            HourEntry, [{"student_id": ana, "placement_id": placement, "date": date(2026, 9, 1), "minutes": 60}]
        )
        edit.insert(Note, [{"student_id": ana, "date": date(2026, 9, 1), "text": "Likes bees"}] * 2)
        edit.insert(Enrollment, [{"student_id": ana, "entry_date": date(2026, 8, 17)}])
        edit.insert(StudentGroup, [{"student_id": ana, "group": "SE"}])
    assert sorted(what_goes(book, Student, [ana])) == [
        "1 enrollment", "1 hour entry", "1 placement", "1 student", "1 student group", "2 notes"
    ]  # fmt: skip
    assert book.record(Student, ana)


def test_what_belongs_to_placements_and_events_goes_too(book: Book) -> None:
    [ana] = students(book, "Peña")
    with book.edit("Work") as edit:
        [placement] = edit.insert(Placement, [{"student_id": ana, "role": "Cook"}])
        [kind] = edit.insert(DocumentKind, [{"name": "Bus pass"}])
        [event] = edit.insert(Event, [{"name": "Fair", "date": date(2026, 9, 1)}])
        edit.insert(Participation, [{"event_id": event, "student_id": ana}])
        edit.insert(Paperwork, [{"kind_id": kind, "student_id": ana, "placement_id": placement}])
        [evaluation] = edit.insert(Evaluation, [{"placement_id": placement, "date": date(2026, 9, 1)}])
        edit.insert(
            EvaluationRating, [{"evaluation_id": evaluation, "item_id": book.ids(EvaluationItem)[0], "rating": "3"}]
        )
        edit.insert(SiteVisit, [{"placement_id": placement, "date": date(2026, 9, 1)}])
    assert set(what_goes(book, Student, [ana])) == {
        "1 student", "1 placement", "1 participation in events", "1 paper", "1 evaluation", "1 site visit",
        "1 rating",
    }  # fmt: skip
    done(erasing_students(book, [ana], WHY))
    assert book.ids(Event) == [event]
    for entity in (Placement, Participation, Paperwork, Evaluation, EvaluationRating, SiteVisit):
        assert book.ids(entity) == []
    assert book.check() == []


def test_all_that_goes_with_a_student_is_called_by_its_name(shared_sample: Book) -> None:
    everybody = shared_sample.ids(Student)
    assert not [said for said in what_goes(shared_sample, Student, everybody) if "other record" in said]


def test_an_erased_student_is_nowhere_and_the_tombstone_is(book: Book) -> None:
    ana, eva = students(book, "Peña", "Ruiz")
    assert done(erasing_students(book, [ana], WHY)) == 1
    assert book.ids(Student) == [eva]
    [stone] = erasures(book)
    assert (stone.kind, stone.reason, stone.records) == (WHY.kind, WHY.words, (ana,))
    assert [line.text for line in changes_in(book, stone.entry)] == ["Student: 1 erased for good"]
    assert [line.act for line in access_lines(book, looked(book, records=(ana,)))] == ["erased"]


def test_an_erased_note_is_noted_with_its_student(book: Book) -> None:
    [ana] = students(book, "Peña")
    with book.edit("Note") as edit:
        [note] = edit.insert(Note, [{"student_id": ana, "date": date(2026, 9, 1), "text": "Of another child"}])
    done(erasing_note(book, note, Reason("wrong_child", "Typed on the wrong page")))
    [line] = access_lines(book, looked(book))
    assert (line.act, line.table, line.record) == ("erased", "student", ana)
    assert all("Of another child" not in part.text for each in told(book, Student, ana) for part in each.lines)
    with pytest.raises(Refused, match="deleted"):
        erasing_note(book, note, WHY)


def test_it_needs_words(book: Book) -> None:
    [ana] = students(book, "Peña")
    with pytest.raises(Refused, match="why"):
        erasing_students(book, [ana], Reason("court", " "))


@pytest.mark.parametrize(
    ("typed", "right"),
    [("Peña, Ana", True), ("ana pena", True), ("pena ana", True), ("1", True), ("Ana", False), ("", False)],
)
def test_the_name_or_the_id_confirms(book: Book, typed: str, right: bool) -> None:
    [ana] = students(book, "Peña")
    assert confirms(book, ana, typed) is right


def test_who_left_by_school_year(book: Book) -> None:
    old, older, here, lately = students(book, "Old", "Older", "Here", "Lately")
    leave(book, [old], date(2019, 6, 5), "Graduated")
    leave(book, [older], date(2018, 9, 1), "Moved")
    leave(book, [lately], date(2026, 6, 5), "Graduated")
    today = date(2026, 11, 20)
    assert [(group.year, group.ids, group.due) for group in leavers(book, None, today)] == [
        ("2018-2019", (old, older), False),
        ("2025-2026", (lately,), False),
    ]
    assert [group.due for group in leavers(book, 7, today)] == [True, False]
    assert [group.due for group in leavers(book, 8, today)] == [False, False]
    assert here in book.ids(Student)


def test_no_number_of_years_is_claimed(book: Book) -> None:
    assert decided(book, KEPT_YEARS) is None
    decide(book, KEPT_YEARS, 5)
    assert decided(book, KEPT_YEARS) == 5


def _arranged(words: str) -> str:
    return json.dumps({"text": words, "conditions": [["grade", "is", "10"]]})


def test_saved_views_that_name_the_student_go_with_every_trace(book: Book) -> None:
    ana, _eva = students(book, "Zanzibar", "Ruiz")
    by_name = save_view(book, "students", "Zanzibar's group", _arranged(""))
    by_filter = save_view(book, "students", "Mondays", _arranged("zanzibar"))
    by_choice = save_view(book, "hours", "One", json.dumps({"conditions": [["student_id", "is", ana]]}))
    gone = save_view(book, "students", "Once", _arranged("Zanzibar"))
    delete_view(book, gone)
    kept = save_view(book, "students", "Sophomores", _arranged(""))
    found = views_naming(book, [ana])
    assert found == {by_name: "Zanzibar's group", by_filter: "Mondays", by_choice: "One", gone: "Once"}
    assert done(erasing_students(book, [ana], WHY)) == 5
    assert [view.id for view in views_of(book, "students")] == [kept]
    assert views_of(book, "hours") == []
    with book.reading_whole() as connection:
        told = [json.dumps(journal.blocks_of(connection, entry.number)) for entry in book.entries()]
    said = " ".join([*told, *(entry.title for entry in book.entries())])
    assert "zanzibar" not in said.casefold() and "Sophomores" in said
    assert book.check() == []
