"""Passphrases that are easy to keep in mind: four short words, chosen by chance from a list that is no secret."""

from __future__ import annotations

import secrets

from app.paths import RESOURCES

COUNT = 4  # words: about 42 bits, and each guess costs a tenth of a second and 64 MiB


def four_words() -> str:
    """Four different words with spaces between them."""
    return " ".join(secrets.SystemRandom().sample(words(), COUNT))


def words() -> list[str]:
    """Every word that may be chosen."""
    return (RESOURCES / "words" / "en.txt").read_text(encoding="utf-8").split()
