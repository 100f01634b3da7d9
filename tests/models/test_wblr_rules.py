"""What is missing or contradictory: each rule by its name, with a sentence and the place where it is mended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.asking import entity_of
from app.book.base import table_of
from app.book.book import Book
from app.models.settings import DECISIONS, STATE_EVALUATIONS, STATE_NPS, STATE_TRANSACTION, decide
from app.models.wblr import check
from app.models.wblr_rules import RULES, Problem, fits
from tests.models.state_school import BEFORE, CODES, School, make_state_school


@pytest.fixture
def school(book: Book) -> School:
    return make_state_school(book)


def only(school: School, year: str = "2025-2026") -> Problem:
    """The one problem of a year."""
    problems = school.check(year).problems
    assert len(problems) == 1, [problem.message for problem in problems]
    return problems[0]


def test_every_rule_has_its_name_and_a_place_that_exists() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        columns = table_of(entity_of(rule.table)).columns
        there = rule.field in columns or rule.field in {decision.name for decision in DECISIONS}
        assert there or "student_id" in table_of(entity_of(rule.field)).columns, rule.name
        assert rule.name.startswith("wblr.")


@pytest.mark.parametrize(
    ("values", "rule", "words"),
    [
        ({"course_id": None}, "wblr.course", "“Clinic aide” at Tule Creek Clinic names no course."),
        ({"employer_evaluation": None}, "wblr.evaluation", "has no evaluation of the employer"),
        ({"lea_sponsored": None}, "wblr.lea_sponsored", "say whether the district or school sponsors it"),
        ({"certified_supervised": None}, "wblr.certified_supervised", "certified supervised"),
        ({"internship_id": "A^7"}, "wblr.letters", "“A^7” has a letter"),
        ({"internship_id": "A\r\n7"}, "wblr.letters", "has a letter"),
        ({"internship_id": "A\t7"}, "wblr.letters", "has a letter"),
        ({"internship_id": "Ễ7"}, "wblr.letters", "has a letter"),
        ({"internship_id": "x" * 37}, "wblr.length", "longer than 36 characters"),
        ({"activity_type_id": None}, "wblr.activity", "names no kind of activity"),
        ({"employer_id": None, "course_id": None}, "wblr.course", "“Clinic aide” names no course."),
    ],
)
def test_what_an_internship_lacks(school: School, values: Mapping[str, Any], rule: str, words: str) -> None:
    placement = school.internship(**values)
    problem = only(school)
    assert (problem.rule.name, problem.record, problem.student_id) == (rule, placement, school.student)
    assert words in problem.message
    assert school.check().rows == []
    assert school.check().held_back == 1


@pytest.mark.parametrize(
    ("values", "rule", "words"),
    [
        ({"ssid": None}, "wblr.ssid", "No state ID"),
        ({"ssid": "900000001"}, "wblr.ssid", "“900000001” has not ten digits"),
        ({"ssid": "90000000011"}, "wblr.ssid", "has not ten digits"),
        ({"ssid": "900000000X"}, "wblr.ssid", "has not ten digits"),
        ({"ssid": "٩000000001"}, "wblr.ssid", "has not ten digits"),
        ({"grade": None}, "wblr.grade", "No grade is recorded"),
        ({"grade": "08"}, "wblr.grade", "The grade is 8."),
        ({"grade": "KN"}, "wblr.grade", "The grade is KN."),
        ({"grade": "AD"}, "wblr.grade", "The grade is AD."),
    ],
)
def test_what_a_student_lacks(school: School, values: Mapping[str, Any], rule: str, words: str) -> None:
    school.internship()
    school.set("student", school.student, **values)
    problem = only(school)
    assert (problem.rule.name, problem.rule.table, problem.record) == (rule, "student", school.student)
    assert words in problem.message


@pytest.mark.parametrize("grade", ["09", "10", "11", "12"])
def test_the_grades_that_are_reported(school: School, grade: str) -> None:
    school.internship()
    school.set("student", school.student, grade=grade)
    assert school.rules() == []


def test_a_fault_of_a_student_is_told_once_and_holds_back_every_record(school: School) -> None:
    school.internship(internship_id="A")
    school.internship(internship_id="B")
    school.set("student", school.student, ssid=None)
    assert only(school).rule.name == "wblr.ssid"
    assert school.check().held_back == 2


def test_two_students_with_one_state_id(school: School) -> None:
    school.internship(internship_id="A")
    school.internship(internship_id="B", student_id=school.another(ssid="9000000001"))
    assert school.rules() == ["wblr.ssid_shared"] * 2


@pytest.mark.parametrize("same_student", [True, False])
def test_two_internships_with_one_id(school: School, same_student: bool) -> None:
    school.internship(internship_id="A")
    school.internship(internship_id="A", student_id=school.student if same_student else school.another())
    school.work("25", internship_id="A", state="ended", end_reason="completed", ends_on=date(2026, 5, 1))
    checked = school.check()
    assert [problem.rule.name for problem in checked.problems] == ["wblr.internship_id"] * 2
    assert [row.values[8] for row in checked.rows] == ["25"]


def test_one_id_in_two_years_is_no_problem(school: School) -> None:
    school.internship(internship_id="A")
    school.hours(school.work(internship_id="A", starts_on=date(2024, 9, 2)), date(2025, 2, 3), 60)
    assert school.rules() == school.rules(BEFORE) == []


@pytest.mark.parametrize("code", [None, "", "79", "79222", "79A2"])
def test_a_course_without_its_code(school: School, code: str | None) -> None:
    school.internship()
    school.set("course", school.course, state_code=code)
    problem = only(school)
    assert (problem.rule.name, problem.record) == ("wblr.course_code", school.course)
    assert "“Patient care”" in problem.message


@pytest.mark.parametrize("code", ["15", "20"])
def test_enterprises_and_simulations_need_a_course_but_no_evaluation(school: School, code: str) -> None:
    bare = {"employer_evaluation": None, "lea_sponsored": None, "certified_supervised": None, "employer_id": None}
    placement = school.work(code, course_id=None, **bare)
    school.hours(placement, date(2025, 10, 6), 60)
    assert (only(school).rule.name, only(school).record) == ("wblr.course", placement)


def test_a_course_is_asked_for_with_internships_since_2022(school: School) -> None:
    placement = school.work(course_id=None)
    school.hours(placement, date(2022, 3, 1), 60)
    school.hours(placement, date(2022, 9, 1), 60)
    assert (school.rules("2021-2022"), school.rules("2022-2023")) == ([], ["wblr.course"])


def test_ended_without_an_evaluation(school: School) -> None:
    school.internship(state="ended", end_reason="completed", ends_on=date(2026, 5, 1), employer_evaluation=None)
    assert only(school).rule.field == "employer_evaluation"


def test_not_provided_is_an_evaluation_since_2023(school: School) -> None:
    placement = school.work(employer_evaluation="not_provided")
    school.hours(placement, date(2022, 10, 3), 60)
    school.hours(placement, date(2023, 10, 3), 60)
    assert school.rules("2022-2023") == ["wblr.evaluation"]
    assert school.check("2023-2024").rows[0].values[12] == CODES["not_provided"]


def test_a_code_that_nobody_knows_is_told_once_with_its_setting(school: School) -> None:
    decision = STATE_EVALUATIONS["meets"]
    decide(school.book, decision, None)
    school.internship(internship_id="A")
    school.internship(internship_id="B", student_id=school.another())
    good = school.internship(internship_id="C", employer_evaluation="above")
    problem = only(school)
    assert (problem.rule.name, problem.record, problem.student_id) == ("wblr.evaluation_code", decision.name, "")
    assert "“Meets expectations”" in problem.message
    assert [row.placement_ids for row in school.check().rows] == [(good,)]


def test_hours_that_are_not_approved(school: School) -> None:
    placement = school.work()
    school.hours(placement, date(2025, 10, 6), 210, state="submitted")
    problem = only(school)
    assert (problem.rule.name, problem.record, problem.rule.field) == ("wblr.hours", placement, "hour_entry")
    assert "3.5 hours of 2025-2026 wait for approval" in problem.message
    school.hours(placement, date(2025, 10, 7), 60)
    problem = only(school)
    assert (problem.rule.name, problem.rule.holds_back) == ("wblr.waiting", False)
    assert [row.values[10] for row in school.check().rows] == ["1"]


def test_ended_without_any_hours(school: School) -> None:
    school.work(state="ended", end_reason="completed", ends_on=date(2026, 5, 1))
    assert "no hours of this year are approved" in only(school).message


def test_an_end_that_lies_ahead_is_not_asked_about(school: School) -> None:
    school.work(ends_on=date(2026, 5, 1))
    assert check(school.book, "2025-2026", date(2026, 4, 1)).problems == []
    assert school.rules() == ["wblr.hours"]


def test_over_but_nobody_said_whether_completed(school: School) -> None:
    placement = school.work("25", ends_on=date(2026, 5, 1))
    assert (only(school).rule.name, only(school).record) == ("wblr.completion", placement)
    school.set("placement", placement, end_reason="completed", state="ended", ends_on=None)
    assert "its year cannot be told" in only(school).message


def test_pre_apprenticeships_that_are_not_registered_end_with_2023(school: School) -> None:
    school.work("30", state="ended", end_reason="completed", ends_on=date(2024, 6, 30))
    assert [row.values[8] for row in school.check("2023-2024").rows] == ["30"]
    school.work("30", state="ended", end_reason="completed", ends_on=date(2024, 7, 1))
    assert only(school, BEFORE).rule.name == "wblr.retired"
    assert "is of type 30, which the state does not take for 2024-2025" in only(school, BEFORE).message


@pytest.mark.parametrize("code", ["55", "1", "010", "ROC/P"])
def test_types_that_the_state_does_not_know(school: School, code: str) -> None:
    school.work(code, state="ended", end_reason="completed", ends_on=date(2026, 5, 1))
    problem = only(school)
    assert (problem.rule.name, problem.record) == ("wblr.type", school.kind(code))
    assert f"“{code}”" in problem.message
    assert school.check().rows == []


def test_a_wrong_code_reaches_no_row_either_where_none_is_asked_for(school: School) -> None:
    school.hours(school.work(), date(2022, 3, 1), 60)
    school.set("course", school.course, state_code="7^")
    assert school.rules("2021-2022") == ["wblr.course_code"]
    school.set("course", school.course, state_code=None)
    assert [row.values[11] for row in school.check("2021-2022").rows] == [""]


@pytest.mark.parametrize(
    ("code", "presence", "on", "rules"),
    [
        ("20", "attended", date(2025, 7, 1), ["wblr.event"]),
        ("20", "absent", date(2025, 7, 1), []),
        ("20", "attended", date(2025, 6, 30), []),
        ("99", "attended", date(2025, 7, 1), []),
    ],
)
def test_events_are_not_left_out_in_silence(
    school: School, code: str, presence: str, on: date, rules: list[str]
) -> None:
    event = school.add("event", name="Mock clinic", date=on, activity_type_id=school.kind(code))
    school.add("participation", event_id=event, student_id=school.student, presence=presence)
    school.internship()
    checked = school.check()
    assert [(problem.rule.name, problem.record) for problem in checked.problems] == [(rule, event) for rule in rules]
    assert len(checked.rows) == 1


@pytest.mark.parametrize("code", ["60", "65"])
@pytest.mark.parametrize(
    ("group", "inside"),
    [
        (None, False),
        ({"group": "SE"}, False),
        ({"group": "SD"}, True),
        ({"group": "SD", "starts_on": date(2026, 6, 30)}, True),
        ({"group": "SD", "starts_on": date(2026, 7, 1)}, False),
        ({"group": "SD", "ends_on": date(2025, 7, 1)}, True),
        ({"group": "SD", "ends_on": date(2025, 6, 30)}, False),
    ],
)
def test_transition_types_are_for_students_with_an_iep(
    school: School, code: str, group: Mapping[str, Any] | None, inside: bool
) -> None:
    school.work(code, state="ended", end_reason="completed", ends_on=date(2026, 5, 1))
    if group:
        school.add("student_group", student_id=school.student, **group)
    assert school.rules() == ([] if inside else ["wblr.iep"])
    assert len(school.check().rows) == inside


@pytest.mark.parametrize(
    ("stays", "rules"),
    [
        ([], []),
        ([(date(2024, 8, 12), None)], []),
        ([(None, None)], []),
        ([(date(2024, 8, 12), date(2025, 6, 5))], ["wblr.enrollment"]),
        ([(date(2026, 8, 1), None)], ["wblr.enrollment"]),
        ([(date(2024, 8, 12), date(2025, 6, 5)), (date(2026, 1, 8), date(2026, 2, 1))], []),
    ],
)
def test_nobody_is_reported_who_was_not_enrolled(
    school: School, stays: list[tuple[date | None, date | None]], rules: list[str]
) -> None:
    school.internship()
    for first, last in stays:
        school.add("enrollment", student_id=school.student, entry_date=first, exit_date=last)
    assert school.rules() == rules


@pytest.mark.parametrize(
    ("cds", "nps", "rule", "words"),
    [
        (None, None, "wblr.site", "no CDS code of 14 digits"),
        ("1062117103595", None, "wblr.site", "no CDS code of 14 digits"),
        ("10621170000001", None, "wblr.nps", "write the code of the nonpublic school"),
        ("10621171035955", "1234567", "wblr.nps", "is not 0000001"),
    ],
)
def test_codes_of_the_site_hold_back_everything(
    school: School, cds: str | None, nps: str | None, rule: str, words: str
) -> None:
    school.internship()
    school.set("site", school.site, cds_code=cds)
    decide(school.book, STATE_NPS, nps)
    assert (only(school).rule.name, only(school).student_id) == (rule, "")
    assert words in only(school).message
    assert (school.check().rows, school.check().held_back) == ([], 1)


def test_a_setting_that_no_row_can_hold(school: School) -> None:
    school.internship()
    decide(school.book, STATE_TRANSACTION, "A^")
    assert (only(school).rule.name, only(school).record) == ("wblr.code_letters", STATE_TRANSACTION.name)


@given(st.text())
def test_what_fits_has_no_separator_and_is_in_the_code_page(text: str) -> None:
    if fits(text):
        assert text.encode("cp1252").decode("cp1252") == text
        assert not set(text) & set("^\r\n\t\0")
    else:
        assert any(letter in "^\x7f" or letter < " " or not letter.encode("cp1252", "ignore") for letter in text)
