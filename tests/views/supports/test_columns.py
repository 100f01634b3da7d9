"""What the list of support plans says of the sessions."""

from __future__ import annotations

from datetime import date, timedelta

from app.models.caseload import Delivered
from app.views.supports.columns import delivered_words, session_words


def test_a_plan_that_has_just_begun_is_never_said_to_have_given_too_much() -> None:
    def said(held: int, planned: int | None) -> str:
        return delivered_words({"delivered": Delivered(held, 0, 30 * held, planned, None, None)})

    assert (said(0, 0), said(1, 0), said(1, None)) == ("0 sessions", "1 session", "1 session")
    assert said(1, 2) == "1 of 2 sessions"


def test_the_last_session_is_the_last_that_was_held_and_a_missed_one_says_so() -> None:
    today = date.today()
    before = today - timedelta(days=3)
    assert session_words(before, before) == "3 days ago"
    assert session_words(before, today) == session_words(None, today) == "missed today"
    assert session_words(None, None) == ""
