"""Cells of every habit become values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.kinds import DAY, PHONE, TEXT, ZIP
from app.book.refused import Refused
from app.imports.cells import (
    BIRTH_DAY,
    IDENTIFIER,
    LAST_NAME,
    NAME,
    STATE_NUMBER,
    Reader,
    day_orders,
    full_day,
    split_name,
)
from app.imports.hour_rows import Break, ClockTime
from app.imports.vocabulary import Belonging, GradeWords, Races


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("000001", "000001"),
        (" A-7 \u200b", "A-7"),
        (204118, "204118"),
        (204118.0, "204118"),
        ("204118.0", "204118"),
        ('="0012"', "0012"),
        ("'0012", "0012"),
        ("N/A", None),
        ("", None),
        (None, None),
    ],
)
def test_ids_are_kept_as_text(cell: object, value: str | None) -> None:
    assert IDENTIFIER.take(cell) == value


@pytest.mark.parametrize("cell", ["1.23E+09", "1E+12", 1.5, date(2026, 1, 2)])
def test_spoiled_ids_are_refused(cell: object) -> None:
    with pytest.raises(Refused):
        IDENTIFIER.take(cell)


def test_state_numbers_have_ten_digits() -> None:
    assert STATE_NUMBER.take(1234567890) == "1234567890"
    for wrong in ("123", "12345678901", "123456789O"):
        with pytest.raises(Refused):
            STATE_NUMBER.parse(wrong)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ruiz, Ana", ("Ruiz", "Ana", None)),
        ("García López, Ana Sofía", ("García López", "Ana", "Sofía")),
        ("Ana Ruiz", ("Ruiz", "Ana", None)),
        ("Ana M. Ruiz", ("Ruiz", "Ana", "M.")),
        ("Juan de la Cruz", ("de la Cruz", "Juan", None)),
        ("Ruiz", ("Ruiz", None, None)),
    ],
)
def test_names_in_one_cell(text: str, parts: tuple[str | None, ...]) -> None:
    assert split_name(text) == parts


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (["3/4/2011", "25/12/2010"], {(False, True)}),
        (["3/4/2011", "12/25/2010"], {(False, False)}),
        (["3/4/2011", "5/6/2011"], set()),
        (["25/12/2010", "12/25/2010"], {(False, True), (False, False)}),
        (["13/45/2026", "32/11/2026", "11/20/2026"], {(False, False)}),
        (["25.12.2010", "12/25/2010"], {(True, True), (False, False)}),
        (["2011-03-25", None, date(2011, 1, 2)], set()),
    ],
)
def test_the_whole_column_tells_whether_days_come_first(cells: list[str | date | None], shown: set[object]) -> None:
    assert day_orders(cells) == shown


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["04.03.2009"], [date(2009, 3, 4)]),
        (["04.03.2009", "3/25/2010"], [date(2009, 3, 4), date(2010, 3, 25)]),
        (["03.25.2009"], [date(2009, 3, 25)]),
        (["04.03.09", "3/4/2011"], [date(2009, 3, 4), date(2011, 3, 4)]),
    ],
)
def test_dots_mean_the_day_first(cells: list[str], days: list[date]) -> None:
    reader = Reader(0, "DOB", BIRTH_DAY, cells)
    assert [reader.read(cell) for cell in cells] == days


@pytest.mark.parametrize("text", ["N/A", "#N/A", "-", "--", "?", "."])
def test_what_programs_write_for_no_name(text: str) -> None:
    assert Reader(0, "First name", NAME).read(text) is None
    with pytest.raises(Refused, match="last name"):
        Reader(0, "Last name", LAST_NAME).read(text)


@pytest.mark.parametrize("name", ["Null", "None", "Na", "A.", "Peña-Díaz"])
def test_names_that_look_like_nothing(name: str) -> None:
    assert Reader(0, "Last name", LAST_NAME).read(name) == name
    assert Reader(0, "First name", NAME).read(name) == name


@pytest.mark.parametrize("text", ["3/4", "today", "+2w", "tomorrow", "Nov 20", "2/30/2011", "31.04.2011"])
def test_days_in_files_name_their_year(text: str) -> None:
    with pytest.raises(Refused):
        full_day(text)


def test_days_with_times() -> None:
    for text in (
        "2011-03-04T00:00:00Z",
        "2011-03-04 00:00:00.000",
        "2011-03-04T00:00:00+00:00",
        "3/4/2011 12:00:00 AM",
    ):
        assert full_day(text) == date(2011, 3, 4)


def test_nobody_is_born_tomorrow_or_before_1900() -> None:
    reader = Reader(0, "DOB", BIRTH_DAY)
    for wrong in ("1/1/2199", "1/1/1899", date(2199, 1, 1)):
        with pytest.raises(Refused):
            reader.read(wrong)
    assert reader.read("n/a") is None


@given(st.text())
def test_text_survives(text: str) -> None:
    value = Reader(0, "Last name", TEXT).read(text)
    assert value is None or Reader(0, "Last name", TEXT).read(value) == value


@pytest.mark.parametrize(
    ("text", "code"), [("PS1", "AD"), ("undergraduate", "AD"), ("Ninth grade", "09"), ("12th", "12")]
)
def test_grades_beyond_school(text: str, code: str) -> None:
    assert GradeWords().parse(text) == code


@pytest.mark.parametrize(
    ("code", "text", "belongs"),
    [("SE", "EL", True), ("SE", "RFEP", False), ("SD", "IEP", True), ("RH", "false", False), ("SF", "Y", True)],
)
def test_belonging_to_a_group(code: str, text: str, belongs: bool) -> None:
    assert Belonging(code).parse(text) is belongs


def test_races() -> None:
    assert Races().parse("White; Asian") == ("RW", "RA")
    assert Races().parse("Not Hispanic") == ()
    assert Races().parse("600") == ("RB",)
    with pytest.raises(Refused):
        Races().parse("Martian")


@pytest.mark.parametrize(
    ("cell", "minutes"), [("30", 30), (45, 45), ("0.5", 30), (0.5, 30), ("1", 60), ("0:30", 30), ("30 min", 30)]
)
def test_breaks(cell: object, minutes: int) -> None:
    assert Break().take(cell) == minutes


def test_times_as_parts_of_a_day() -> None:
    assert ClockTime().take(0.5) == 12 * 60
    assert ClockTime().take("1:15 pm") == 13 * 60 + 15


def test_what_nobody_sees_of_a_name_is_not_taken_in() -> None:
    assert Reader(0, "", TEXT).read("Re\u202eyes\u200b") == "Reyes"
    assert NAME.parse("\u200b") is Reader(0, "", TEXT).read("\u200b") is None
    with pytest.raises(Refused, match="not a last name"):
        LAST_NAME.parse("\u2067\u2069")


def test_an_odd_zip_code_or_phone_of_a_file_is_kept() -> None:
    zips, phones = Reader(0, "", ZIP), Reader(0, "", PHONE)
    assert (zips.read("9041"), zips.read(90412.0), phones.read("12")) == ("9041", "90412", "12")


def test_a_day_that_a_workbook_shows_as_its_number() -> None:
    assert Reader(0, "Date", DAY).read(46346.0) == date(2026, 11, 20)
    assert Reader(0, "Date", DAY).read(20261120) == date(2026, 11, 20)
