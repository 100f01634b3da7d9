"""Which passphrases may lock a book: a rough and friendly estimate of how hard they are to guess."""

from __future__ import annotations

import re
from itertools import pairwise
from math import log2

from app.book.refused import Refused
from app.i18n import _
from app.paths import RESOURCES

SHORTEST = 8  # characters
WEAKEST = 40.0  # bits: below it a stolen book would be guessed open
_BY_WORD = 3.6  # bits of a letter at most: words are guessed by the word, not by the letter
_BY_CHANCE = 5.2  # bits of a character at most where letters, figures and signs are mixed as by chance

_COMMON = frozenset((RESOURCES / "words" / "common_passwords.txt").read_text(encoding="utf-8").split())
_WRITTEN_AS = str.maketrans("013457@$!", "oleastasi")


def bits(passphrase: str) -> float:
    """About how many times "yes or no" one would have to guess.

    Repeated characters and runs like 1234 count little; a well-known word with figures behind it counts nothing.
    """
    if _is_common(passphrase):
        return 0.0
    classes = [
        (26, any(c.islower() for c in passphrase)),
        (26, any(c.isupper() for c in passphrase)),
        (10, any(c.isdigit() for c in passphrase)),
        (20, any(not c.isalnum() and not c.isspace() for c in passphrase)),
        (1, any(c.isspace() for c in passphrase)),
    ]
    alphabet = sum(size for size, used in classes if used)
    if alphabet < 2:
        return 0.0
    most = _BY_CHANCE if _is_mixed(passphrase) else _BY_WORD
    steps = [ord(b) - ord(a) for a, b in pairwise(passphrase.casefold())]
    runs = sum(1 for step, following in pairwise(steps) if step == following and step in (-1, 0, 1))
    counted = min(len(passphrase) - runs, 2 * len(set(passphrase)))
    return counted * min(log2(alphabet), most)


def check_passphrase(passphrase: str) -> str:
    """The passphrase if it may be used. Raises Refused where it is too short or easy to guess."""
    if len(passphrase) < SHORTEST:
        raise Refused(_("The passphrase is too short: it needs at least {count} characters.").format(count=SHORTEST))
    if bits(passphrase) < WEAKEST:
        raise Refused(_("The passphrase is easy to guess. Take four words that have nothing to do with each other."))
    return passphrase


def _is_common(passphrase: str) -> bool:
    """Whether one word that everybody tries first is all there is, besides figures and signs around it."""
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", passphrase.casefold())
    words = {re.sub(r"[\W\d_]", "", core), re.sub(r"[\W\d_]", "", core.translate(_WRITTEN_AS))}
    once = {word[: len(word) // 2] for word in words if word and word[: len(word) // 2] * 2 == word}
    return bool((words | once) & _COMMON)


def _is_mixed(passphrase: str) -> bool:
    """Whether kinds of characters change as often as by chance, not as in words with a year behind them."""
    kinds = ["d" if c.isdigit() else "u" if c.isupper() else "l" if c.isalpha() else "s" for c in passphrase]
    changes = sum(1 for a, b in pairwise(kinds) if a != b)
    return len(set(kinds)) >= 3 and changes >= len(passphrase) / 3 and " " not in passphrase
