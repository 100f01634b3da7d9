"""Kinds read what they show, keep what they are given, and refuse in one sentence."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.clocks import CLOCK, DURATION, Duration
from app.book.fields import fields_of
from app.book.kinds import (
    DAY,
    EMAIL,
    FLAG,
    PARAGRAPHS,
    PAST_DAY,
    PHONE,
    TEXT,
    WHOLE,
    ZIP,
    Choice,
    Digits,
    Kind,
    Whole,
)
from app.book.refused import Refused
from app.i18n import in_language
from app.models import ENTITIES
from app.models.kinds import GRADE

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MINUTES = st.integers(0, 9999 * 60)
COLOR = Choice({"r": "Red", "g": "Green"}, {"rouge": "r"})

VALUES: list[tuple[Kind, st.SearchStrategy[Any]]] = [
    (TEXT, st.text(min_size=1).map(TEXT.parse).filter(bool)),
    (PARAGRAPHS, st.text(min_size=1).map(PARAGRAPHS.parse).filter(bool)),
    (WHOLE, st.integers(0, 999_999_999)),
    (Whole(-50), st.integers(-50, 50)),
    (FLAG, st.booleans()),
    (DAY, DAYS),
    (CLOCK, st.integers(0, 24 * 60 - 1)),
    (DURATION, MINUTES),
    (COLOR, st.sampled_from(["r", "g"])),
    (GRADE, st.sampled_from(GRADE.codes)),
    (Digits(10), st.text("0123456789", min_size=10, max_size=10)),
]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("kind", "values"), VALUES, ids=lambda v: type(v).__name__ if isinstance(v, Kind) else "")
@given(data=st.data())
def test_what_is_shown_can_be_typed(
    kind: Kind, values: st.SearchStrategy[Any], language: str, data: st.DataObject
) -> None:
    value = data.draw(values)
    with in_language(language):
        assert kind.parse(kind.format(value)) == value


@pytest.mark.parametrize(("kind", "values"), VALUES, ids=lambda v: type(v).__name__ if isinstance(v, Kind) else "")
@given(data=st.data())
def test_plain_values_come_back(kind: Kind, values: st.SearchStrategy[Any], data: st.DataObject) -> None:
    value = data.draw(values)
    assert kind.revive(kind.plain(value)) == value
    assert isinstance(kind.plain(value), str | int | bool)


@pytest.mark.parametrize(
    "kind", sorted({type(f.kind): f.kind for e in ENTITIES for f in fields_of(e).values()}.values(), key=repr)
)
@given(text=st.text(max_size=30))
def test_any_text_is_read_or_refused(kind: Kind, text: str) -> None:
    try:
        value = kind.parse(text)
    except Refused as refused:
        assert len(str(refused)) > 10
    else:
        assert value is None or kind.parse(kind.format(value)) == value


@pytest.mark.parametrize("kind", [kind for kind, _ in VALUES], ids=lambda k: type(k).__name__)
def test_empty_stays_empty(kind: Kind) -> None:
    assert kind.parse("  \t ") is None
    assert kind.take(None) is None
    assert kind.format(None) == ""
    assert kind.plain(None) is None
    assert kind.revive(None) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("3", 180), ("3.5", 210), ("3,5", 210), ("3:30", 210), ("3h30", 210), ("3h", 180), ("210m", 210), (".5", 30),
     ("3.5 h", 210), ("2 hours", 120), ("0", 0), ("7:05", 425), ("210 min", 210), ("3 H 30 m", 210),
     ("3 h 30", 210), ("30 min", 30), ("1 hour", 60), ("0,125", 8), ("3,3333", 200), (" 3.5 ", 210)],
)  # fmt: skip
def test_hours_in_every_spelling(text: str, minutes: int) -> None:
    assert DURATION.parse(text) == minutes


@pytest.mark.parametrize("text", ["-1", "3:60", "abc", "3..5", "1:2:3", "∞", "1e3", "--", "3;5",
                                  "1 2", "1\n1", "1 000", "3 . 5", "3: 30", "1,000", "12,500"])  # fmt: skip
def test_what_is_no_number_of_hours(text: str) -> None:
    with pytest.raises(Refused, match="not a number of hours"):
        DURATION.parse(text)


def test_less_than_a_minute_is_not_nothing() -> None:
    for kind in (DURATION, Duration(24 * 60)):
        with pytest.raises(Refused, match="less than a minute"):
            kind.parse("0.001")
        with pytest.raises(Refused, match="less than a minute"):
            kind.take(0.001)
        assert kind.parse("0") == kind.take(0) == kind.parse("0.00") == 0


def test_figures_apart_are_no_time_of_day() -> None:
    for text in ("1 2", "1 1 pm"):
        with pytest.raises(Refused):
            CLOCK.parse(text)
    assert CLOCK.parse("3 30 p. m.") == 15 * 60 + 30


def test_a_day_has_no_more_than_24_hours() -> None:
    assert Duration(24 * 60).parse("24") == 24 * 60
    for more in ("24.1", "25", "1500m"):
        with pytest.raises(Refused, match="more than 24 hours"):
            Duration(24 * 60).parse(more)
    with pytest.raises(Refused, match="more than 24 hours"):
        Duration(24 * 60).take(30)


def test_typed_cells() -> None:
    assert DURATION.take(3.5) == 210
    assert DURATION.take(time(3, 30)) == 210
    assert WHOLE.take(7.0) == 7
    assert GRADE.take(9.0) == "09"
    assert CLOCK.take(time(15, 30)) == 15 * 60 + 30
    assert DAY.take(datetime(2026, 11, 20, 0, 0)) == date(2026, 11, 20)
    with pytest.raises(Refused):
        WHOLE.take(7.5)
    with pytest.raises(Refused):
        DURATION.take(-1)
    with pytest.raises(Refused):
        DURATION.take(True)


@pytest.mark.parametrize("cell", [float("nan"), float("inf"), 1e300])
def test_numbers_that_are_none(cell: float) -> None:
    for kind in (DURATION, Duration(24 * 60), WHOLE, GRADE, DAY, CLOCK):
        with pytest.raises(Refused):
            kind.take(cell)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-11-20", date(2026, 11, 20)), ("11/20/2026", date(2026, 11, 20)), ("20.11.2026", date(2026, 11, 20)),
     ("04.03.2009", date(2009, 3, 4)), ("03.25.2009", date(2009, 3, 25)), ("4/3/2009", date(2009, 4, 3)),
     ("11/20/26", date(2026, 11, 20)), ("5/6/98", date(1998, 5, 6)), ("20-Nov-2026", date(2026, 11, 20)),
     ("Nov 20, 2026", date(2026, 11, 20)), ("20 de noviembre de 2026", date(2026, 11, 20)),
     ("November 20 2026", date(2026, 11, 20)), ("20261120", date(2026, 11, 20)),
     ("2026-11-20 00:00:00", date(2026, 11, 20)), ("2026-11-20T00:00:00Z", date(2026, 11, 20)),
     ("15 ene 2027", date(2027, 1, 15))],
)  # fmt: skip
def test_days_in_every_spelling(text: str, day: date) -> None:
    assert DAY.parse(text) == day


@pytest.mark.parametrize(
    "text", ["2026-02-30", "13/13/2026", "soon", "32", "2026", "0000-00-00", "Foo 3, 2026", "1/0/26"]
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(Refused, match="is not a day"):
        DAY.parse(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("3:30 PM", 930), ("15:30", 930), ("12 am", 0), ("12:05 p.m.", 725), ("1530", 930), ("9", 540), ("3p", 900)],
)
def test_times_of_day(text: str, minutes: int) -> None:
    assert CLOCK.parse(text) == minutes


@pytest.mark.parametrize("text", ["24:00", "13 pm", "0 am", "9:75", "noon"])
def test_what_is_no_time_of_day(text: str) -> None:
    with pytest.raises(Refused, match="not a time of day"):
        CLOCK.parse(text)


def test_choices_are_read_by_code_label_spelling_and_translation() -> None:
    assert [COLOR.parse(text) for text in ("r", "RED", " red ", "Rouge")] == ["r"] * 4
    with pytest.raises(Refused, match="Red, Green"):
        COLOR.parse("blue")


def test_telephone_numbers_stay_as_written() -> None:
    assert PHONE.parse("5595550142") == "(559) 555-0142"
    assert PHONE.parse("559.555.0142") == "(559) 555-0142"
    assert PHONE.parse("+1 559 555 0142 ext. 3") == "+1 559 555 0142 ext. 3"
    with pytest.raises(Refused):
        PHONE.parse("none")


def test_mail_addresses() -> None:
    assert EMAIL.parse(" maí.o'brien@example.org ") == "maí.o'brien@example.org"
    for wrong in ("maya", "maya@", "a b@example.org", "a@b@c"):
        with pytest.raises(Refused):
            EMAIL.parse(wrong)


@pytest.mark.parametrize(
    ("text", "code"),
    [("9", "09"), ("09", "09"), ("9th", "09"), ("Ninth grade", "09"), ("Grade 9", "09"), ("Freshman", "09"),
     ("9.º grado", "09"), ("12.0", "12"), ("K", "KN"), ("Kindergarten", "KN"), ("TK", "TK"), ("noveno", "09"),
     ("Year 11", "11"), ("Senior", "12")],
)  # fmt: skip
def test_grades_in_every_spelling(text: str, code: str) -> None:
    assert GRADE.parse(text) == code


@pytest.mark.parametrize("text", ["13", "99", "tenth and eleventh", "A+", "9.5"])
def test_what_is_no_grade(text: str) -> None:
    with pytest.raises(Refused, match="is not a grade"):
        GRADE.parse(text)


@pytest.mark.parametrize("text", ["11/20", "today", "+999w", "1/1/0001", "1/1/2999", "12/31/1899", "fri"])
def test_nobody_types_such_a_birth_date(text: str) -> None:
    with pytest.raises(Refused, match=r"year, too|between 1900 and today"):
        PAST_DAY.typed(text)


def test_a_birth_date_is_typed_with_its_year() -> None:
    assert PAST_DAY.typed("Nov 20, 2009") == PAST_DAY.typed("11/20/09") == date(2009, 11, 20)
    assert PAST_DAY.typed(" ") is None


@pytest.mark.parametrize(
    ("kind", "text", "typed"),
    [(ZIP, "x", None), (ZIP, "9000", None), (ZIP, "90000-1234", "90000-1234"), (ZIP, "90000", "90000"),
     (PHONE, "1", None), (PHONE, "555-0101", "555-0101"), (EMAIL, "a@b", None), (EMAIL, "a@b.", None),
     (EMAIL, "a@mail.example.org", "a@mail.example.org")],
)  # fmt: skip
def test_what_files_hold_and_nobody_means_is_refused_only_by_hand(kind: Kind, text: str, typed: str | None) -> None:
    assert kind.parse(text) == text
    if typed is None:
        with pytest.raises(Refused):
            kind.typed(text)
    else:
        assert kind.typed(text) == typed


def test_a_year_has_an_end() -> None:
    assert Whole(1990, 2100).parse("2100") == 2100
    with pytest.raises(Refused, match="between 1990 and 2100"):
        Whole(1990, 2100).parse("99999")


@pytest.mark.parametrize("text", ["\u200b", "\u200d", "\u202e \u2069", "\u3164", "\ufeff\u00a0", "\u00ad"])
def test_what_nobody_sees_is_nothing(text: str) -> None:
    assert TEXT.parse(text) is PARAGRAPHS.parse(text) is None


def test_controls_of_direction_go_and_joiners_stay() -> None:
    assert TEXT.parse("Re\u202eyes\u200b \u2067Ana\u2069") == "Reyes Ana"
    assert PARAGRAPHS.parse("One\n\u202etwo") == "One\ntwo"
    for word in ("نمی\u200cخواهم", "क्\u200dष"):
        assert TEXT.parse(word) == word


def test_a_number_of_so_many_digits_says_how_many_it_needs() -> None:
    with pytest.raises(Refused, match=r"“123” needs 14 digits\."):
        Digits(14).parse("123")
