"""Where words occur in a text, whatever their accents and case."""

from __future__ import annotations

from app.i18n import fold


def hits(text: str, query: str) -> list[tuple[int, int]]:
    """Start and end of each place where a word of `query` occurs, in order; none unless every word occurs."""
    letters = [(letter, at) for at, whole in enumerate(text) for letter in fold(whole)]
    folded = "".join(letter for letter, _at in letters)
    found: set[tuple[int, int]] = set()
    for word in fold(query).split():
        places = list(_places(folded, word))
        if not places:
            return []
        found |= {(letters[at][1], letters[at + len(word) - 1][1] + 1) for at in places}
    return sorted(found)


def _places(text: str, word: str) -> list[int]:
    places: list[int] = []
    at = text.find(word)
    while at >= 0:
        places.append(at)
        at = text.find(word, at + len(word))
    return places
