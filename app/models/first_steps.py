"""What makes a new book usable, step by step. Whether a step is done is read from the book itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.book.book import Book
from app.book.kinds import TEXT
from app.i18n import N_
from app.models.pathways import SitePathway
from app.models.people import Student
from app.models.school import SchoolYear, Site
from app.models.settings import Decision, decide, decided
from app.models.staff import Staff

State = Literal["done", "skipped", "left"]


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One step. `title` and `sentence`, which says why, are marked with N_."""

    key: str
    icon: str
    title: str
    sentence: str
    is_done: Callable[[Book], bool]


def _has_address(book: Book) -> bool:
    return any(site.street or site.city for site in book.records(Site))


STEPS: tuple[FirstStep, ...] = (
    FirstStep(
        "site",
        "map-pin",
        N_("Site"),
        N_("Name, code and address stand at the head of every transcript and plan that you print."),
        _has_address,
    ),
    FirstStep(
        "years",
        "calendar-range",
        N_("School year"),
        N_("Hours, sections and reports belong to a school year, from its first day to its last."),
        lambda book: bool(book.ids(SchoolYear, most=1)),
    ),
    FirstStep(
        "pathways",
        "graduation-cap",
        N_("Pathways"),
        N_("Every student follows a pathway; its hour target tells who is on track."),
        lambda book: bool(book.ids(SitePathway, most=1)),
    ),
    FirstStep(
        "roster",
        "users",
        N_("Roster"),
        N_("Students, classes and teachers come from the file that your student information system exports."),
        lambda book: bool(book.ids(Student, most=1)),
    ),
    FirstStep(
        "colleagues",
        "user-check",
        N_("Colleagues"),
        N_("Support plans and sections name the people who are responsible for them."),
        lambda book: len(book.ids(Staff, most=2)) > 1,
    ),
)
"""The steps in their order; whoever makes a book is on its list of staff already."""

_SKIPPED = Decision(
    "skipped_first_steps",
    N_("Set-up steps left out"),
    N_("Steps of the set-up that this site does not need."),
    TEXT,
    "",
)


def states(book: Book) -> dict[str, State]:
    """Each step's state, by key, in the order of the steps."""
    skipped = decided(book, _SKIPPED).split()
    return {step.key: "done" if step.is_done(book) else "skipped" if step.key in skipped else "left" for step in STEPS}


def skip(book: Book, key: str) -> None:
    """Leave a step out. What is skipped can be done at any time; then it is done."""
    skipped = decided(book, _SKIPPED).split()
    if key not in skipped:
        decide(book, _SKIPPED, " ".join([*skipped, key]))


def skip_rest(book: Book) -> None:
    """Leave out every step that is not done, as one edit."""
    decide(book, _SKIPPED, " ".join(key for key, state in states(book).items() if state != "done"))


def next_step(book: Book, after: str = "") -> str:
    """The first step that is neither done nor skipped, looking behind `after` first; empty where none is left."""
    keys = [step.key for step in STEPS]
    place = keys.index(after) + 1 if after else 0
    found = states(book)
    return next((key for key in keys[place:] + keys[:place] if found[key] == "left"), "")


def is_untouched(book: Book) -> bool:
    """Whether nothing was done with a book of one's own since it was made."""
    if book.is_sample or any(step.is_done(book) for step in STEPS if step.key != "years"):
        return False
    return not decided(book, _SKIPPED)
