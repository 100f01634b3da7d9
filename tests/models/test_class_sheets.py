"""What is noted for a class: surveys with their results, outcomes after school, and the graduate profile."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import PathwayMembership, SitePathway, Student
from app.models.after_school import PostsecondaryOutcome, SurveyAnswer
from app.models.class_groups import ClassGroup, class_groups, students_in
from app.models.graduate_profile import ProfileEvidence, ProfileOutcome, ProfileRating
from app.models.keeping_outcomes import outcome_rows, remove_outcomes, save_outcome, switch_outcomes
from app.models.noting_outcomes import last_outcomes, note_outcomes
from app.models.rating_profile import profile_of, rate
from app.models.settings import decide
from app.models.showing_profile import candidates, last_levels, outcome_names, rate_class, showings
from app.models.strand_settings import SMALL_GROUP
from app.models.surveying import answers_of, hidden_groups, note_answers, present_term, results
from tests.models.school_of import TODAY, log, make_class


@pytest.fixture
def students(book: Book) -> list[str]:
    """Six students who graduate next year."""
    with book.edit("Students") as edit:
        rows = [{"last_name": f"Ochoa {at}", "first_name": "Ada", "graduation_year": TODAY.year + 1} for at in range(6)]
        return edit.insert(Student, rows)


def test_answers_are_kept_by_term_and_an_empty_answer_goes(book: Book, students: list[str]) -> None:
    one, two, *_others = students
    year, term = present_term(date(2026, 10, 1))
    assert (year, term) == ("2026-2027", "fall")
    note_answers(book, year, term, {one: {"confidence": 4}, two: {"confidence": 2, "comment": "Too early"}})
    note_answers(book, year, term, {one: {"interest": 5}})
    found = answers_of(book, students, year, term)
    assert (found[one].confidence, found[one].interest, found[two].comment) == (4, 5, "Too early")
    assert answers_of(book, students, year, "spring") == {}
    note_answers(book, year, term, {one: {"confidence": None}})
    note_answers(book, year, term, {one: {"interest": None}})
    assert set(answers_of(book, students, year, term)) == {two}
    book.undo()
    assert len(book.records(SurveyAnswer)) == 2


def test_small_groups_are_hidden_and_nobody_can_work_them_out() -> None:
    assert hidden_groups({"a": 30, "b": 4, "c": 12, "d": 15}, 10) == {"b", "c"}  # else b would be the rest
    assert hidden_groups({"a": 30, "b": 4, "c": 9}, 10) == {"b", "c"}
    assert hidden_groups({"a": 30, "b": 12}, 10) == set()


def test_results_tell_the_means_of_groups_that_are_large_enough(book: Book, students: list[str]) -> None:
    with book.edit("Pathways") as edit:
        health, robots = edit.insert(SitePathway, [{"name": "Health"}, {"name": "Robots"}])
        rows = [{"student_id": id_, "pathway_id": health if at < 4 else robots} for at, id_ in enumerate(students)]
        edit.insert(PathwayMembership, [row | {"starts_on": TODAY - timedelta(days=90)} for row in rows])
    values = {id_: {"confidence": 1 + at % 2, "relevance": 3} for at, id_ in enumerate(students)}
    note_answers(book, "2026-2027", "fall", values)
    assert {found.means for found in results(book)} == {None}  # six are too few, as the setting stands
    decide(book, SMALL_GROUP, 3)
    everybody, of_health, of_robots = results(book)
    assert (everybody.name, everybody.means, len(everybody.student_ids)) == ("All students", (1.5, 3.0, None), 6)
    assert (of_health.means, of_robots.means) == (None, None)  # two are few, and four less than all would tell of them
    decide(book, SMALL_GROUP, 1)
    assert [found.means for found in results(book)][1:] == [(1.5, 3.0, None), (1.5, 3.0, None)]


def test_what_graduates_do_is_noted_with_one_value_at_a_time(book: Book, students: list[str]) -> None:
    one, two, *_others = students
    note_outcomes(book, {one: {"kind": "work"}, two: {"kind": "college_2"}})
    note_outcomes(book, {one: {"institution": "Tule Creek Clinic"}})
    last = last_outcomes(book, students)[one]
    assert (last.kind, last.institution, last.date) == ("work", "Tule Creek Clinic", date.today())
    with pytest.raises(Refused, match="first what"):
        note_outcomes(book, {students[2]: {"institution": "Somewhere"}})
    with pytest.raises(Refused, match="has not come"):
        note_outcomes(book, {one: {"date": date.today() + timedelta(days=2)}})
    note_outcomes(book, {one: {"kind": None}})
    assert set(last_outcomes(book, students)) == {two}
    assert len(book.records(PostsecondaryOutcome)) == 1


def test_the_groups_of_a_site_are_its_classes_pathways_and_graduation_years(book: Book, students: list[str]) -> None:
    found = {group.kind: group for group in class_groups(book, TODAY)}
    assert found["class"] == ClassGroup("class", str(TODAY.year + 1), f"Class of {TODAY.year + 1}")
    later = date(TODAY.year + 1, 6, 15)
    assert set(students_in(book, found["class"], later)) == set(students)  # who has left is still of the class


def test_a_class_is_rated_again_today_while_earlier_ratings_stay(book: Book, students: list[str]) -> None:
    one, two, *_others = students
    outcome, *_more = outcome_names(book)
    with book.edit("Earlier") as edit:
        row = {"outcome_id": outcome, "student_id": one, "by": "staff", "level": "2", "date": TODAY - timedelta(days=9)}
        edit.insert(ProfileRating, [row])
    rate_class(book, outcome, "staff", {one: "3", two: "1"})
    rate_class(book, outcome, "staff", {one: "4", two: None})
    today, former = last_levels(book, outcome, "staff", students)[one]
    assert today and former
    assert (today.level, former.level) == ("4", "2")
    assert two not in last_levels(book, outcome, "staff", students)


def test_a_students_own_rows_show_an_outcome(book: Book) -> None:
    made = make_class(book, 2)
    log(book, made, 0, TODAY, 90, "approved")
    log(book, made, 1, TODAY, 60, "approved")
    who = made.students[0]
    [entry] = candidates(book, who)
    assert entry.words.startswith("1.5 h")
    outcome = next(iter(outcome_names(book)))
    rate(book, {"outcome_id": outcome, "student_id": who, "by": "student", "level": "3"}, [(entry.field, entry.id)])
    [evidence] = book.records(ProfileEvidence)
    assert showings(book, {"entry_id": [evidence.entry_id]}) == [entry]
    rated = next(each for each in profile_of(book, who) if each.outcome.id == outcome)
    assert rated.evidence[0].id == evidence.id


def test_an_outcome_that_was_rated_is_switched_off_not_deleted(book: Book, students: list[str]) -> None:
    own = save_outcome(book, {"name": "Welds a clean seam", "heading": "Shop", "place": None})
    assert outcome_rows(book, [own])[own]["place"] == 16  # behind the fifteen that are shipped
    save_outcome(book, {"name": "Welds a straight seam"}, own)
    rate_class(book, own, "staff", {students[0]: "3"})
    with pytest.raises(Refused, match="Switch it off"):
        remove_outcomes(book, [own])
    switch_outcomes(book, [own], active=False)
    assert own not in outcome_names(book)
    other = save_outcome(book, {"name": "Paints"})
    assert remove_outcomes(book, [other]) == 1
    assert book.record(ProfileOutcome, other) is None
