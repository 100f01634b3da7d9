"""A rough and friendly estimate of how well a passphrase protects a book. No Qt."""

from __future__ import annotations

from math import log2

from app.i18n import N_
from app.views.look.tokens import Tone

SHORTEST = 8  # characters, as the book demands

_LEVELS: tuple[tuple[float, Tone, str], ...] = (
    (40, "bad", N_("Easy to guess. Add words: four that have nothing to do with each other are strong.")),
    (60, "warn", N_("Fair. One more word makes it much stronger.")),
    (80, "ok", N_("Good.")),
)
_BEST: tuple[Tone, str] = ("ok", N_("Strong."))


def bits(passphrase: str) -> float:
    """About how many times "yes or no" one would have to guess; repeated characters count little."""
    alphabet = 0
    alphabet += 26 if any(c.islower() for c in passphrase) else 0
    alphabet += 26 if any(c.isupper() for c in passphrase) else 0
    alphabet += 10 if any(c.isdigit() for c in passphrase) else 0
    alphabet += 20 if any(not c.isalnum() for c in passphrase) else 0
    if not alphabet:
        return 0.0
    different = len(set(passphrase))
    counted = min(len(passphrase), 2 * different)
    return counted * min(log2(alphabet), 3.6)  # words are guessed by the word, not by the letter


def judge(passphrase: str) -> tuple[float, Tone, str]:
    """Share of full strength (0 to 1), its tone, and a sentence to be translated where it is shown."""
    if not passphrase:
        return 0.0, "neutral", ""
    if len(passphrase) < SHORTEST:
        return 0.1, "bad", N_("Too short: at least 8 characters.")
    strength = bits(passphrase)
    share = min(1.0, strength / 90)
    for below, tone, sentence in _LEVELS:
        if strength < below:
            return share, tone, sentence
    return share, *_BEST
