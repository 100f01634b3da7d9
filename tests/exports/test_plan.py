"""Student plans: one page each, in plain words, with nothing on it that is confidential."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest

from app.book.base import new_id
from app.book.book import Book
from app.exports.wording import listed, percent, shortened
from app.i18n import day
from app.models import (
    CareerInterest,
    Guardian,
    PathwayChoice,
    PathwayMembership,
    Placement,
    SitePathway,
    Student,
    SupportPlan,
    SupportSession,
)
from tests.exports.reading_pdf import Node, pages_of, problems, structure
from tests.exports.writing import BEGAN, REVIEW, THIS_YEAR, TODAY, make_student, write
from tests.shared_data import shared


def said(section: Node) -> list[str]:
    """Headings, paragraphs and entries of lists, in reading order."""
    found: list[str] = []
    for kid in section.kids:
        if kid.tag == "L":
            found += [f"- {entry.text}" for entry in kid.all("LBody")]
        elif kid.tag != "Table":
            found.append(kid.text)
    return found


def test_a_plan_by_text_and_structure(school: Book, out: Path) -> None:
    make_student(school)
    [path] = write("plan", school, out / "a.pdf")
    [section] = structure(path).kids
    year = THIS_YEAR.replace("-", "–")
    assert [kid.tag for kid in section.kids][:5] == ["H1", "P", "Table", "H2", "Table"]
    assert said(section) == [
        "Student Plan",
        f"School year {year} · Written on {day(TODAY, 'long')}",
        "Where I am going",
        "My goals",
        "40 of 80 hours of work-based learning this school year50%",
        "Waiting for approval: 2.25 hours. Approved in all school years: 45 hours. Only approved hours are counted.",
        "- Mathematics: Solve eight of ten equations.",
        "Where I learn at work",
        "- Tule Creek Clinic · Clinic aide · Fridays",
        "Support for me",
        "Questions? Call us at (559) 555-0117. We are glad to talk with you.",
        *["Student", "Date", "Family", "Date", "Counselor", "Date"],
    ]
    who, direction, supports = [
        [[(cell.tag, cell.text) for cell in row.kids] for row in table.kids] for table in section.all("Table")
    ]
    assert who == [
        [("TH", "Name"), ("TD", "Nguyễn, Thị Đào"), ("TH", "School"), ("TD", "Heron Slough High School")],
        [("TH", "Goes by"), ("TD", "Daisy"), ("TH", "Grade"), ("TD", "11")],
        [("TH", "Student ID"), ("TD", "7001"), ("TH", "Family"), ("TD", "Lan Nguyễn (Mother)")],
    ]
    assert direction == [
        [("TH", "Pathway"), ("TD", "Health Careers"), ("TH", "Industry sector"),
         ("TD", "Health Science and Medical Technology")],
        [("TH", "Pathway choices"), ("TD", "1. Health Careers"), ("TH", "Career interests"), ("TD", "Nurse")],
    ]  # fmt: skip
    assert supports == [
        [("TH", text) for text in ("Support", "What we do", "With", "How often", "Next review")],
        [("TH", "MathematicsTier 2"), ("TD", "Practice in steps"), ("TD", "Ben Okafor"),
         ("TD", "2 times a week, 30 minutes, small group"), ("TD", day(REVIEW))],
    ]  # fmt: skip
    assert len(pages_of(path)) == 1
    assert problems(path) == []


def test_neither_needs_nor_notes_nor_addresses_are_told(school: Book, out: Path) -> None:
    make_student(school)
    plan = school.ids(SupportPlan, where={"state": "active"})[0]
    with school.edit("Session") as edit:
        edit.insert(SupportSession, [{"plan_id": plan, "date": BEGAN, "minutes": 30, "note": "A private note"}])
    [path] = write("plan", school, out / "a.pdf")
    text = "".join(pages_of(path))
    assert "private" not in text
    assert "555-0118" not in text


def test_nothing_recorded_is_said_in_words(school: Book, out: Path) -> None:
    with school.edit("Student") as edit:
        edit.insert(Student, [{"last_name": "Li", "first_name": "Mei"}])
    [path] = write("plan", school, out / "a.pdf")
    [section] = structure(path).kids
    assert said(section)[2:6] == [
        "Where I am going",
        "No pathway has been chosen yet.",
        "My goals",
        "No approved hours yet this school year. No hour goal has been set. Only approved hours are counted.",
    ]
    assert [kid.text for kid in section.kids if kid.tag == "H2"] == ["Where I am going", "My goals"]
    assert problems(path) == []


def test_what_is_over_or_has_not_begun_is_left_out(school: Book, out: Path) -> None:
    make_student(school)
    gone, coming = TODAY - timedelta(1), TODAY + timedelta(1)
    with school.edit("Dates") as edit:
        edit.update(PathwayMembership, {id_: {"ends_on": gone} for id_ in school.ids(PathwayMembership)})
        edit.update(Placement, {id_: {"starts_on": coming} for id_ in school.ids(Placement)})
        edit.update(SupportPlan, {id_: {"ends_on": gone} for id_ in school.ids(SupportPlan)})
    [path] = write("plan", school, out / "a.pdf")
    text = "".join(pages_of(path))
    assert "Industry sector" not in text
    assert "Tule Creek" not in text
    assert "Support for me" not in text


def crowd(book: Book, text: str) -> str:
    """A student with fifteen of everything, each with `text`."""
    student = make_student(book, preferred_name=text)
    every = [f"{number} {text}" for number in range(15)]
    with book.edit("Crowd") as edit:
        pathways = edit.insert(SitePathway, [{"name": name} for name in every])
        edit.insert(PathwayMembership, [{"student_id": student, "pathway_id": id_} for id_ in pathways])
        edit.insert(PathwayChoice, [{"student_id": student, "pathway_id": id_} for id_ in pathways])
        edit.insert(CareerInterest, [{"student_id": student, "interest": name} for name in every])
        edit.insert(Guardian, [{"student_id": student, "last_name": name} for name in every])
        edit.insert(Placement, [{"student_id": student, "role": name} for name in every])
        plan = {"student_id": student, "domain": "reading", "tier": "3", "starts_on": date(2024, 1, 8)}
        edit.insert(SupportPlan, [plan | {"need": name, "goal": name, "strategy": name} for name in every])
    return student


@pytest.mark.parametrize("text", ["short", "a text of several words that goes on for some while " * 8])
@pytest.mark.parametrize("language", ["en", "es"])
def test_long_lists_are_cut_and_say_how_much_more_there_is(text: str, language: str, school: Book, out: Path) -> None:
    crowd(school, text[:60])
    [path] = write("plan", school, out / "a.pdf", language=language)
    assert len(pages_of(path)) == 1
    assert problems(path) == []
    if language == "en":
        assert " more" in pages_of(path)[0]


def test_a_text_too_long_for_any_page_goes_on_and_breaks_nothing(school: Book, out: Path) -> None:
    student = new_id()
    with school.edit("Long") as edit:
        edit.insert(Student, [{"id": student, "last_name": "Wolfeschlegel-" * 400, "first_name": "Ana"}])
    [path] = write("plan", school, out / "a.pdf")
    assert len(pages_of(path)) > 1
    assert "Counselor" in pages_of(path)[-1]
    assert problems(path) == []


def test_hostile_texts(school: Book, out: Path) -> None:
    strings = [text for text in json.loads(shared("blns/blns.json").read_text("utf-8")) if text.strip()]
    with school.edit("Naughty") as edit:
        students = edit.insert(
            Student, [{"last_name": text, "first_name": text, "preferred_name": text} for text in strings[::4]]
        )
        edit.insert(
            SupportPlan,
            [
                {"student_id": students[at // 4], "domain": "other", "need": text, "goal": text, "strategy": text,
                 "starts_on": BEGAN}
                for at, text in enumerate(strings)
            ],
        )  # fmt: skip
    [path] = write("plan", school, out / "a.pdf")
    assert len(structure(path).all("H1")) == len(students)
    assert problems(path) == []


def test_every_student_of_the_sample_school_has_one_page(shared_sample: Book, out: Path) -> None:
    for language in ("en", "es"):
        [path] = write("plan", shared_sample, out / f"{language}.pdf", language=language)
        pages = pages_of(path)
        assert {bool(page.strip()) for page in pages[::2]} == {True}
        assert {bool(page.strip()) for page in pages[1::2]} == {False}
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) == f"{language}-US"


def test_lists_are_cut_where_it_saves_room() -> None:
    assert listed(["a", "b", "c"], 2) == ["a", "b", "c"]
    assert listed(["a", "b", "c", "d"], 2) == ["a", "b", "and 2 more"]


def test_texts_are_cut_after_a_word() -> None:
    assert shortened("Finish two tests", 16) == "Finish two tests"
    assert shortened("Finish two tests, calmly", 19) == "Finish two tests…"
    assert shortened("x" * 20, 10) == "x" * 9 + "…"


def test_percent_is_full_only_where_nothing_is_missing() -> None:
    assert [percent(part, 1000) for part in (0, 775, 999, 1000, 1500)] == ["0%", "78%", "99%", "100%", "150%"]
