"""What needs somebody's attention: a declared list of questions, each answered by the records behind it.

A subject adds its line to `QUESTIONS`; the home page shows the lines that found something to the roles that they
are for, and one click shows exactly the records that were counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.book.book import Book
from app.i18n import N_
from app.models import attention_to_hours as to_hours
from app.models import attention_to_supports as to_supports
from app.models import attention_to_work as to_work
from app.models.answers import Answer
from app.models.audience import ROLES, Audience, Role, audience


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the home page. `page` names the screen on which its records are seen, `title` their view there.

    Where that page has a view of its own for the same records of the whole site, `view` is its name. `may` tells
    whether the account may do what the verb says; whoever may not is not asked.
    """

    key: str
    title: str
    verb: str  # on its button
    tone: str  # "bad", "warn", "info" or "plum"
    icon: str
    page: str
    roles: tuple[Role, ...]
    find: Callable[[Book, date, Audience], Answer]
    view: str = ""
    may: Callable[[Book], bool] = lambda _book: True

    def ask(self, book: Book, today: date, whose: Audience | None = None) -> Answer:
        """What the book says about those in the care of `whose`, a coordinator where nobody is named."""
        return self.find(book, today, whose or audience(book, "coordinator", today))


_ONE: tuple[Role, ...] = ("coordinator",)
_AT_WORK: tuple[Role, ...] = ("coordinator", "teacher")
_HELPING: tuple[Role, ...] = ("coordinator", "counselor")

QUESTIONS: tuple[Question, ...] = (
    Question(
        "waiting",
        N_("Waiting for approval"),
        N_("Approve"),
        "bad",
        "clipboard-check",
        "hours",
        _AT_WORK,
        to_hours.waiting,
        "waiting",
        lambda book: book.may("approve"),
    ),
    Question(
        "promised",
        N_("Agreed in meetings"),
        N_("Open"),
        "bad",
        "list-checks",
        "supports",
        ROLES,
        to_supports.promised,
        may=lambda book: book.allows("meeting_item", "see"),
    ),
    Question(
        "reviews", N_("Review is late"), N_("Review"), "bad", "calendar", "supports", _HELPING, to_supports.reviews
    ),
    Question(
        "families",
        N_("Families to contact again"),
        N_("See who"),
        "warn",
        "phone",
        "supports",
        ROLES,
        to_supports.families,
        may=lambda book: book.allows("family_contact", "see"),
    ),
    Question(
        "behind",
        N_("Behind on hours"),
        N_("See who"),
        "warn",
        "triangle-alert",
        "students",
        ROLES,
        to_hours.behind,
        "behind",
    ),
    Question(
        "rejected",
        N_("To be corrected"),
        N_("Correct"),
        "warn",
        "undo-2",
        "hours",
        _AT_WORK,
        to_hours.rejected,
        may=lambda book: book.allows("hour_entry", "change"),
    ),
    Question(
        "unplaced",
        N_("No placement"),
        N_("See who"),
        "warn",
        "briefcase",
        "students",
        ROLES,
        to_work.unplaced,
        "no_placement",
    ),
    Question(
        "no_pathway",
        N_("No pathway"),
        N_("See who"),
        "warn",
        "graduation-cap",
        "students",
        _HELPING,
        to_work.no_pathway,
    ),
    Question(
        "agreements",
        N_("Agreement ends"),
        N_("See which"),
        "warn",
        "file-warning",
        "employers",
        _ONE,
        to_work.agreements,
    ),
    Question(
        "follow_ups",
        N_("To follow up"),
        N_("Open"),
        "warn",
        "phone",
        "employers",
        _ONE,
        to_work.follow_ups,
        "follow_up",
    ),
    Question(
        "sessions",
        N_("Due this week"),
        N_("Open"),
        "plum",
        "message-square",
        "supports",
        _HELPING,
        to_supports.sessions,
        "due",
    ),
    Question("quiet", N_("Nothing logged lately"), N_("See who"), "info", "clock", "students", ROLES, to_hours.quiet),
    Question("ending", N_("Ending soon"), N_("Open"), "info", "briefcase", "placements", _AT_WORK, to_work.ending),
    Question(
        "thanks",
        N_("Thanks owed"),
        N_("See who"),
        "info",
        "heart-handshake",
        "employers",
        _ONE,
        to_work.thanks,
        "thanks",
    ),
)
"""The most urgent first."""


def questions_for(book: Book, role: Role) -> tuple[Question, ...]:
    """The questions of a role that the account may answer, the most urgent first."""
    return tuple(question for question in QUESTIONS if role in question.roles and question.may(book))
