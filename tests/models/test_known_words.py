"""Words of free fields that are said in the language of the reader."""

from __future__ import annotations

import pytest

from app.i18n import in_language
from app.models.known_words import in_words


@pytest.mark.parametrize(
    ("written", "english", "spanish"),
    [
        ("Mother", "Mother", "Madre"),
        ("MOTHER", "Mother", "Madre"),
        ("Spanish", "Spanish", "Español"),
        ("On Track", "On track", "Al día"),
        ("Madrina", "Madrina", "Madrina"),
        ("Home", "Home", "Home"),  # a text of the program, but no such word
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_known_words_follow_the_language(written: str | None, english: str, spanish: str) -> None:
    assert in_words(written) == english
    with in_language("es"):
        assert in_words(written) == spanish
