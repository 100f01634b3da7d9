"""What is said of a passphrase while it is typed; the estimate is the book's own. No Qt."""

from __future__ import annotations

from app.book.passphrases import SHORTEST, WEAKEST, bits
from app.i18n import N_
from app.views.look.tokens import Tone

__all__ = ["SHORTEST", "judge", "may_be_used"]

_LEVELS: tuple[tuple[float, Tone, str], ...] = (
    (WEAKEST, "bad", N_("Easy to guess. Add words: four that have nothing to do with each other are strong.")),
    (60, "warn", N_("Fair. One more word makes it much stronger.")),
    (80, "ok", N_("Good.")),
)
_BEST: tuple[Tone, str] = ("ok", N_("Strong."))


def judge(passphrase: str) -> tuple[float, Tone, str]:
    """Share of full strength (0 to 1), its tone, and a sentence to be translated where it is shown."""
    if not passphrase:
        return 0.0, "neutral", ""
    if len(passphrase) < SHORTEST:
        return 0.1, "bad", N_("Too short: at least 8 characters.")
    strength = bits(passphrase)
    share = max(0.1, min(1.0, strength / 90))
    for below, tone, sentence in _LEVELS:
        if strength < below:
            return share, tone, sentence
    return share, *_BEST


def may_be_used(passphrase: str) -> bool:
    """Whether the book takes it."""
    return len(passphrase) >= SHORTEST and bits(passphrase) >= WEAKEST
