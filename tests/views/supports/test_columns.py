"""What the list of support plans says of the sessions."""

from __future__ import annotations

from app.models.caseload import Delivered
from app.views.supports.columns import delivered_words


def test_a_plan_that_has_just_begun_is_never_said_to_have_given_too_much() -> None:
    def said(held: int, planned: int | None) -> str:
        return delivered_words({"delivered": Delivered(held, 0, 30 * held, planned, None)})

    assert (said(0, 0), said(1, 0), said(1, None)) == ("0 sessions", "1 session", "1 session")
    assert said(1, 2) == "1 of 2 sessions"
