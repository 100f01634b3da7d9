"""Text without the characters that nobody sees and that turn what stands around them."""

from __future__ import annotations

import re
from unicodedata import category

_UNSEEN = re.compile("[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")  # zero-width spaces; bidi overrides, isolates
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"  # fillers: letters by their category, nothing to the eye


def visible(text: str) -> str:
    """`text` without zero-width spaces and direction controls, empty where nothing of it can be seen.

    The joiners of Persian, Indic scripts and emoji stay inside words: they change how a word is written.
    """
    if text.isascii():
        return text
    kept = _UNSEEN.sub("", text)
    return kept if any(_is_seen(letter) for letter in kept) else ""


def _is_seen(letter: str) -> bool:
    return not letter.isspace() and category(letter) not in ("Cf", "Cc") and letter not in _BLANK_LETTERS
