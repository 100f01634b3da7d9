"""Headings find what they fill."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.imports.delimited import read_text
from app.imports.matching import columns_of, heading_key, is_secret, match, resolve, source_of
from app.imports.recognising import Layout, recognise
from app.imports.targets import targets


def filled(text: str) -> dict[str, str | None]:
    matched = match(read_text(text, "list.csv"), targets(), {})
    return {column.heading: column.field for column in columns_of(matched, targets())}


@pytest.mark.parametrize(
    "heading", ["Student ID", "STUDENT_ID", "student-id", " Student  Id ", "Stüdent.ID", "StudentId"]
)
def test_spelling_does_not_matter(heading: str) -> None:
    assert heading_key(heading) == "studentid"


@given(st.text())
def test_a_key_is_a_key_of_itself(heading: str) -> None:
    assert heading_key(heading_key(heading)) == heading_key(heading)


def test_every_label_and_alias_fills_something() -> None:
    for target in targets().values():
        for word in (target.label, *target.aliases):
            if target.of == "student":
                mark = "\t"
                found = filled(f"{word}{mark}Xyz\nA1{mark}\nA2{mark}\n")
                assert found[next(iter(found))] is not None or target.name in ("ssid", "gender", "birth_date")


def test_the_better_heading_wins() -> None:
    found = filled("ID,Student Number,Last Name,Surname,Email,Secondary Email\n1,900,A,B,,c@example.org\n2,901,C,D,,\n")
    assert found == {
        "ID": None,
        "Student Number": "local_id",
        "Last Name": "last_name",
        "Surname": None,
        "Email": None,
        "Secondary Email": "email",
    }


def test_no_two_fields_have_the_same_words() -> None:
    words = [target.words for target in targets().values() if target.of != "group"]
    assert len(words) == len(set(words))
    assert {"Guardian", "Guardian 1", "Phone of guardian 2"} < set(words)
    table = read_text("Student ID,Contact\n1,a\n", "list.csv")
    assert resolve([table], {"Contact": "Guardian"}, targets()) == {"contact": "guardian_name"}
    assert filled("Student ID,First name of guardian 2\n1,a\n")["First name of guardian 2"] == "guardian_2_first_name"


def test_other_peoples_columns_are_left_alone() -> None:
    found = filled("Student ID,Teacher Name,Counselor Email,School Phone,Parent Email\n1,a,b,c,d\n2,e,f,g,h\n")
    assert found == {
        "Student ID": "local_id",
        "Teacher Name": None,
        "Counselor Email": None,
        "School Phone": None,
        "Parent Email": "guardian_email",
    }


def test_codes_that_nobody_knows_stand_back() -> None:
    assert filled("Student ID,Ethnicity,EL Status\n1,Q7,zz\n2,Q8,yy\n") == {
        "Student ID": "local_id",
        "Ethnicity": None,
        "EL Status": None,
    }


def test_secrets() -> None:
    assert all(map(is_secret, ["Password", "temp_password", "PWD", "Contraseña", "PIN"]))
    assert not any(map(is_secret, ["Shipping", "Pass", "Spin"]))


def test_a_source_is_known_by_its_headings_in_any_order() -> None:
    one, other = (read_text(text, "x") for text in ("A,B C\n1,2\n", "b_c,a\n1,2\n"))
    assert source_of([one]) == source_of([other])


@pytest.mark.parametrize(
    ("file", "headings", "layout"),
    [
        ("users.csv", "sourcedId,givenName,familyName,role", Layout.ONEROSTER),
        ("Student.csv", "SIS ID,School SIS ID,First Name", Layout.SCHOOL_DATA_SYNC),
        ("Student.csv", "ID,School DfE Number,First Name", Layout.SCHOOL_DATA_SYNC),
        ("Student.csv", "Student ID,First Name,Last Name", Layout.FLAT),
        ("users.csv", "ID,First Name,Last Name", Layout.FLAT),
    ],
)
def test_layouts(file: str, headings: str, layout: Layout) -> None:
    assert recognise([read_text(headings + "\n", file)], file).layout is layout
