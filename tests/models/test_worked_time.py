"""What is typed for a day of work."""

from __future__ import annotations

import pytest

from app.book.clocks import CLOCK
from app.book.refused import Refused
from app.models.worked_time import Worked, after_noon, read_worked


@pytest.mark.parametrize(
    ("text", "came", "left", "minutes"),
    [
        ("8-11:30", "8:00 AM", "11:30 AM", 210),
        ("3-6", "3:00 PM", "6:00 PM", 180),
        ("7-3", "7:00 AM", "3:00 PM", 480),
        ("12-4", "12:00 PM", "4:00 PM", 240),
        ("3 – 6 p.m.", "3:00 PM", "6:00 PM", 180),
        ("9-2pm", "9:00 AM", "2:00 PM", 300),
        ("8 to 16:30", "8:00 AM", "4:30 PM", 510),
        ("08:00-12:00", "8:00 AM", "12:00 PM", 240),
        ("8-3", "8:00 AM", "3:00 PM", 420),
        ("9-12", "9:00 AM", "12:00 PM", 180),
        ("4-8", "4:00 PM", "8:00 PM", 240),
        ("6-3", "6:00 AM", "3:00 PM", 540),
        ("7-9 pm", "7:00 PM", "9:00 PM", 120),
        ("5-14", "5:00 AM", "2:00 PM", 540),
        ("15:30-5", "3:30 PM", "5:00 PM", 90),
    ],
)
def test_from_when_to_when(text: str, came: str, left: str, minutes: int) -> None:
    worked = read_worked(text)
    assert worked == Worked(minutes, CLOCK.parse(came), CLOCK.parse(left))


@pytest.mark.parametrize(("text", "minutes"), [("3", 180), ("3:30", 210), ("3h30", 210), ("3,5", 210)])
def test_a_length(text: str, minutes: int) -> None:
    assert read_worked(text) == Worked(minutes)


def test_nothing() -> None:
    assert read_worked("  ") is None


@pytest.mark.parametrize("text", ["25", "-1", "8-11:75", "25-26", "8-26", "13pm-2", "lunch", "11-Aug"])
def test_what_is_no_time_of_a_day_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=text):
        read_worked(text)


@pytest.mark.parametrize(
    "text",
    ["9-8", "8-8", "17-8", "3-3", "12-12", "9:00-8:00", "9:00 AM-8:00 AM", "4pm-9am", "10pm-2am", "08:00-08:00"],
)
def test_out_before_in_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"is not after in .* A night shift is entered as two days"):
        read_worked(text)


def test_a_time_typed_alone_is_turned_only_where_nothing_else_is_said() -> None:
    came = CLOCK.parse("8:00 AM")
    for text, meant in (
        ("3", "3:00 PM"),
        ("3:15", "3:15 PM"),
        ("3:00 AM", "3:00 AM"),
        ("03:00", "3:00 AM"),
        ("9", "9"),
    ):
        assert after_noon(text, CLOCK.parse(text), came) == CLOCK.parse(meant)
    assert after_noon("6", 360, 240) == 360
