"""A trial: one blow at one book, told by a seed, so that whatever it finds can be repeated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random


class Lost(Exception):
    """A promise of the book was broken; the message says which."""


class Chance(Random):
    """Chance itself, with the number of the trial that it was made for."""

    number = 0


def chance_of(measure: str, number: int) -> Chance:
    """The chance of one trial: always the same."""
    chance = Chance(f"{measure}/{number}")
    chance.number = number
    return chance


def allowed() -> str:
    """The reason why a trial is impossible here: none."""
    return ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the scoreboard: how often a trial is made, and the trial.

    `attempt` gets chance itself, an empty folder and the ground (the templates); it raises Lost, or anything at all
    where the program is at fault. `obstacle` says why this computer cannot do it, in words, or "".
    """

    name: str
    whole: int  # trials of the whole scoreboard
    quick: int  # of the quick one
    few: int  # of every run of the tests
    attempt: Callable[[Chance, Path, Path], None]
    seconds: float = 120  # the longest that one trial may keep a processor busy
    megabytes: float = 0  # the most memory that one trial may take, 0 for any
    obstacle: Callable[[], str] = allowed
