"""Evaluations and visits: what is due, what is kept as one edit, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Employer, EmployerContact, Evaluation, EvaluationItem, EvaluationRating, Placement, Student
from app.models.evaluating import (
    compared,
    due,
    midway,
    proposed,
    remove_evaluation,
    save_evaluation,
    state_evaluation_missing,
)
from app.models.evaluation_items import add_item, items_by_category, move_item, reword_item, use_item
from app.models.site_visits import SiteVisit
from app.models.visiting import follow_up_count, follow_ups, never_visited, remove_visit, save_visit, visited

TODAY = date.today()


@pytest.fixture
def placed(book: Book) -> dict[str, str]:
    """Placements: half over, just begun, ended lately, ended by dismissal, without an end."""
    with book.edit("Make") as edit:
        [student] = edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])
        [employer] = edit.insert(Employer, [{"name": "Tule Creek Clinic"}])
        [contact] = edit.insert(EmployerContact, [{"employer_id": employer, "first_name": "Ed", "last_name": "Ode"}])

        def place(role: str, first: int, last: int | None, **values: Any) -> str:
            days = {"starts_on": TODAY + timedelta(first), "ends_on": None if last is None else TODAY + timedelta(last)}
            whole = {"student_id": student, "employer_id": employer, "contact_id": contact, "role": role}
            return edit.insert(Placement, [whole | {"state": "active"} | days | values])[0]

        return {
            "half": place("Half", -30, 10),
            "begun": place("Begun", -3, 30),
            "ended": place("Ended", -9, 0, state="ended", end_reason="completed"),
            "dismissed": place("Dismissed", -9, 0, state="ended", end_reason="dismissed"),
            "endless": place("Endless", -90, None),
        }


def give(book: Book, placement: str, own: str = "", **values: Any) -> str:
    usual = {"by": "supervisor", "point": "mid", "date": TODAY, "overall_a": "3"}
    return save_evaluation(book, placement, usual | values, {}, own)


def test_what_is_due(book: Book, placed: dict[str, str]) -> None:
    assert due(book) == {placed["half"]: "mid", placed["ended"]: "end"}
    give(book, placed["half"])
    give(book, placed["ended"], by="self", point="end")
    assert due(book) == {placed["ended"]: "end"}
    give(book, placed["ended"], point="end")
    assert due(book) == {}
    assert midway(date(2026, 9, 1), date(2026, 9, 11)) == date(2026, 9, 6)


def test_a_form_begins_with_what_is_next(book: Book, placed: dict[str, str]) -> None:
    assert proposed(book, placed["half"]) == {"by": "supervisor", "point": "mid", "date": TODAY, "evaluator": "Ed Ode"}
    give(book, placed["half"])
    assert proposed(book, placed["half"])["point"] == "end"
    assert proposed(book, placed["half"], "self") == {"by": "self", "point": "mid", "date": TODAY, "evaluator": None}
    assert proposed(book, placed["ended"])["point"] == "end"


def test_an_evaluation_its_ratings_and_the_state_s_are_one_edit(book: Book, placed: dict[str, str]) -> None:
    first, second = (item.id for item in items_by_category(book)["A"][:2])
    before = book.undo_title
    values = {"by": "supervisor", "point": "mid", "date": TODAY, "overall_a": "3", "strengths": "Calm"}
    state = {"employer_evaluation": "meets"}
    id_ = save_evaluation(book, placed["half"], values, {first: "4", second: None}, of_state=state)
    save_evaluation(book, placed["half"], values | {"overall_b": "na"}, {first: "2", second: "na"}, id_)
    own = give(book, placed["half"], by="self", overall_a="4")
    lines = compared(book, book.records(Evaluation, {"id": [id_, own]}))
    assert [(line.supervisor, line.student) for line in lines["A"]] == [("2", None), ("na", None), ("3", "4")]
    assert [(line.supervisor, line.is_overall) for line in lines["B"]] == [("na", True)]
    for _edit in range(3):
        book.undo()
    assert (book.undo_title, book.ids(EvaluationRating)) == (before, [])
    assert book.records(Placement, {"id": placed["half"]})[0].employer_evaluation is None


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"date": TODAY + timedelta(1)}, "lies ahead"),
        ({"date": TODAY - timedelta(60)}, "began only on"),
        ({"overall_a": None}, "Nothing is rated"),
        ({"overall_b": "2"}, "There is one already: Supervisor, Midway"),
    ],
)
def test_what_cannot_be_is_refused(book: Book, placed: dict[str, str], values: dict[str, Any], said: str) -> None:
    give(book, placed["half"])
    with pytest.raises(Refused, match=said):
        give(book, placed["half"], **values)
    assert len(book.ids(Evaluation)) == 1


def test_a_deleted_evaluation_is_due_again(book: Book, placed: dict[str, str]) -> None:
    remove_evaluation(book, give(book, placed["half"]))
    assert placed["half"] in due(book)


def test_ended_internships_without_the_state_s_evaluation(book: Book, placed: dict[str, str]) -> None:
    from app.models import ActivityType

    kind = book.ids(ActivityType, where={"state_code": "10"})[0]
    for id_ in placed.values():
        book.save(Placement, id_, {"activity_type_id": kind})
    book.save(Placement, placed["dismissed"], {"employer_evaluation": "not_provided"})
    assert state_evaluation_missing(book) == {placed["ended"]}


def test_items_are_added_moved_reworded_and_retired(book: Book) -> None:
    own = add_item(book, "B", "  Uses the  tools ")
    other = add_item(book, "B", "Keeps time")
    assert move_item(book, other, -1) and not move_item(book, other, -1)
    assert [item.text for item in items_by_category(book)["B"]] == ["Keeps time", "Uses the tools"]
    reword_item(book, own, "Uses tools well")
    use_item(book, other, False)
    assert [item.text for item in items_by_category(book, active=True)["B"]] == ["Uses tools well"]
    for text in ("", "uses TOOLS well"):
        with pytest.raises(Refused):
            add_item(book, "B", text)
    assert len(book.ids(EvaluationItem, where={"category": "B"})) == 2


def test_visits_follow_ups_and_who_had_none(book: Book, placed: dict[str, str]) -> None:
    half, begun, endless = placed["half"], placed["begun"], placed["endless"]
    assert never_visited(book) == {half, begun, endless}
    save_visit(book, half, {"date": TODAY - timedelta(9), "miles": 12, "safety": "1", "follow_up_on": TODAY})
    save_visit(book, begun, {"date": TODAY, "safety": "3", "conduct": "na", "follow_up_on": TODAY + timedelta(3)})
    assert (never_visited(book), follow_ups(book), follow_up_count(book)) == ({endless}, {half, begun}, 1)
    again = save_visit(book, half, {"date": TODAY, "miles": 10, "learning": "4"})
    now = visited(book)[half]
    assert (now.count, now.last, now.lowest, now.miles, now.follow_up_on) == (2, TODAY, "4", 22, None)
    save_visit(book, half, {"date": TODAY, "learning": "2"}, again)
    assert visited(book)[half].lowest == "2"
    remove_visit(book, again)
    assert follow_ups(book) == {half, begun}
    for values in ({"date": TODAY + timedelta(1)}, {"date": TODAY, "follow_up_on": TODAY - timedelta(1)}):
        with pytest.raises(Refused):
            save_visit(book, half, values)
    assert len(book.ids(SiteVisit)) == 2
