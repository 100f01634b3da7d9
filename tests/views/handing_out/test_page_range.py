"""Pages as people write them."""

from __future__ import annotations

import pytest

from app.book.refused import Refused
from app.views.handing_out.page_range import pages_in


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("  ", [0, 1, 2, 3, 4]),
        ("2", [1]),
        ("1-3", [0, 1, 2]),
        ("1 – 2, 5", [0, 1, 4]),
        ("4-", [3, 4]),
        ("5; 1,", [4, 0]),
    ],
)
def test_pages_are_named(text: str, pages: list[int]) -> None:
    assert pages_in(text, 5) == pages


@pytest.mark.parametrize("text", ["0", "6", "2-9", "3-1", "x", "1-2-3", "-2", "1.5"])
def test_what_is_no_page_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="none of the 5 pages"):
        pages_in(text, 5)
