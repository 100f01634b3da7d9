"""Kinds of value that only a school knows."""

from __future__ import annotations

import pytest

from app.book.refused import Refused
from app.models.kinds import GRADE, PERCENT


@pytest.mark.parametrize(
    ("text", "code"),
    [("9", "09"), ("09", "09"), ("9.0", "09"), ("9th", "09"), ("Ninth grade", "09"), ("Grade 12", "12"), ("K", "KN"),
     ("Kindergarten", "KN"), ("TK", "TK"), ("Freshman", "09"), ("9.º grado", "09"), ("noveno", "09"), ("", None)],
)  # fmt: skip
def test_grades_are_read_from_figures_and_words(text: str, code: str | None) -> None:
    assert GRADE.parse(text) == code


@pytest.mark.parametrize("text", ["-1", "-2", "13", "99", "ninety", "9 or 10"])
def test_what_is_no_grade_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="not a grade"):
        GRADE.parse(text)


@pytest.mark.parametrize(("text", "share"), [("80", 80), ("80%", 80), (" 80 % ", 80), ("", None)])
def test_shares_are_read_with_and_without_their_sign(text: str, share: int | None) -> None:
    assert PERCENT.parse(text) == share


def test_shares_are_shown_with_their_sign() -> None:
    assert (PERCENT.format(80), PERCENT.format(None)) == ("80%", "")
