"""What needs somebody's attention: a declared list of questions, each answered by the records behind it.

A subject adds its line to `QUESTIONS`; the home page shows the lines that found something to the roles that they
are for, and one click shows exactly the records that were counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from app.book.asking import Between
from app.book.book import Book
from app.i18n import N_, _, ngettext, short_day
from app.models.audience import ROLES, Audience, Role, audience
from app.models.caseload import own_staff_id, sessions_due
from app.models.contacting_families import contacts_to_follow_up
from app.models.employer_standing import expiring, follow_ups, thanks_owed
from app.models.employers import Employer
from app.models.expecting import without_pathway_ids
from app.models.falling_behind import behind
from app.models.holding_meetings import follow_ups as agreed
from app.models.hour_totals import placement_totals
from app.models.hours import HourEntry
from app.models.people import Student
from app.models.placements import Placement
from app.models.settings import QUIET_WEEKS, decided
from app.models.standing import unplaced_ids
from app.models.supports import SupportPlan

ENDING = timedelta(weeks=2)


@dataclass(frozen=True, slots=True)
class Answer:
    """The records that a question found, as ids of the list on the question's page, and the same in words."""

    ids: tuple[str, ...]
    sentence: str
    detail: str = ""

    @property
    def count(self) -> int:
        """How many rows one click shows."""
        return len(self.ids)


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


def names_of(book: Book, student_ids: Sequence[str], most: int = 2) -> str:
    """The first few names of a list and how many more: "Baptiste, Kealoha and 4 more"."""
    first = list(student_ids[:most])
    shown = {s.id: s.last_name for s in book.records(Student, {"id": first})}
    return _listed([shown[id_] for id_ in first if id_ in shown], len(student_ids))


def _listed(shown: Sequence[str], count: int) -> str:
    names, rest = ", ".join(shown), count - len(shown)
    if not rest:
        return names
    return ngettext("{names} and {count} more", "{names} and {count} more", rest).format(names=names, count=rest)


def _waiting(book: Book, today: date, whose: Audience) -> Answer:
    entries = [
        e for e in book.records(HourEntry, {"state": "submitted"}, sort=[("date", False)]) if whose.owns(e.student_id)
    ]
    said = ngettext("{count} hour entry waits for approval", "{count} hour entries wait for approval", len(entries))
    detail = _("The oldest is of {day}").format(day=short_day(entries[0].date)) if entries else ""
    return Answer(tuple(e.id for e in entries), said.format(count=len(entries)), detail)


def _rejected(book: Book, today: date, whose: Audience) -> Answer:
    entries = [
        e
        for e in book.records(HourEntry, {"state": "rejected"}, sort=[("date", True)])
        if whose.cares_for(e.student_id)
    ]
    said = ngettext(
        "{count} rejected hour entry is to be corrected",
        "{count} rejected hour entries are to be corrected",
        len(entries),
    )
    students = list(dict.fromkeys(e.student_id for e in entries))
    return Answer(tuple(e.id for e in entries), said.format(count=len(entries)), names_of(book, students))


def _behind(book: Book, today: date, whose: Audience) -> Answer:
    ids = list(dict.fromkeys(b.student_id for b in behind(book, today) if whose.cares_for(b.student_id)))
    said = ngettext("{count} student is behind on hours", "{count} students are behind on hours", len(ids))
    return Answer(tuple(ids), said.format(count=len(ids)), names_of(book, ids))


def _unplaced(book: Book, today: date, whose: Audience) -> Answer:
    without = unplaced_ids(book, today)
    ids = [id_ for id_ in book.ids(Student) if id_ in without and whose.cares_for(id_)]
    said = ngettext("{count} student has no placement", "{count} students have no placement", len(ids))
    return Answer(tuple(ids), said.format(count=len(ids)), names_of(book, ids))


def _no_pathway(book: Book, today: date, whose: Audience) -> Answer:
    without = without_pathway_ids(book, today)
    ids = [id_ for id_ in book.ids(Student) if id_ in without and whose.cares_for(id_)] if without else []
    said = ngettext("{count} student has no pathway", "{count} students have no pathway", len(ids))
    return Answer(tuple(ids), said.format(count=len(ids)), names_of(book, ids))


def _sessions(book: Book, today: date, whose: Audience) -> Answer:
    due = [d for d in sessions_due(book, today) if whose.cares_for(d.student_id) and whose.provides(d.plan_id)]
    said = ngettext(
        "{count} support plan has sessions due this week", "{count} support plans have sessions due this week", len(due)
    )
    open_ones = sum(d.planned - d.held for d in due)
    detail = _("{sessions}: {names}").format(
        sessions=ngettext("{count} session", "{count} sessions", open_ones).format(count=open_ones),
        names=names_of(book, list(dict.fromkeys(d.student_id for d in due))),
    )
    return Answer(tuple(d.plan_id for d in due), said.format(count=len(due)), detail if due else "")


def _reviews(book: Book, today: date, whose: Audience) -> Answer:
    plans = [
        p
        for p in book.records(
            SupportPlan,
            {"state": "active", "review_on": Between(None, today - timedelta(days=1))},
            sort=[("review_on", False)],
        )
        if whose.cares_for(p.student_id) and whose.provides(p.id)
    ]
    said = ngettext(
        "{count} support plan should have been reviewed", "{count} support plans should have been reviewed", len(plans)
    )
    names = names_of(book, list(dict.fromkeys(p.student_id for p in plans)))
    return Answer(tuple(p.id for p in plans), said.format(count=len(plans)), names)


def _promised(book: Book, today: date, whose: Audience) -> Answer:
    """What the person said in meetings to do; what is late comes first."""
    own = own_staff_id(book)
    found = agreed(book, own, today) if own else []
    said = ngettext("{count} follow-up of meetings is yours", "{count} follow-ups of meetings are yours", len(found))
    late = sum(each.late for each in found)
    detail = ngettext("{count} is late: {what}", "{count} are late: {what}", late) if late else "{what}"
    return Answer(
        tuple(each.item_id for each in found),
        said.format(count=len(found)),
        detail.format(count=late, what=found[0].what) if found else "",
    )


def _families(book: Book, today: date, whose: Audience) -> Answer:
    """The students whose families the person said to contact again by now."""
    own = own_staff_id(book)
    due = contacts_to_follow_up(book, own, today) if own else []
    ids = list(dict.fromkeys(each.student_id for each in due if each.student_id in whose.here))
    said = ngettext("{count} family waits for your call", "{count} families wait for your call", len(ids))
    return Answer(tuple(ids), said.format(count=len(ids)), names_of(book, ids))


def _quiet(book: Book, today: date, whose: Audience) -> Answer:
    """Students whose placement has run for the site's number of weeks with nothing logged, the target not reached."""
    weeks: int = decided(book, QUIET_WEEKS)
    since = today - timedelta(weeks=weeks)
    logged = select(HourEntry.placement_id).where(HourEntry.deleted.is_(False), HourEntry.date > since).distinct()
    with book.reading() as connection:
        busy = set(connection.execute(logged).scalars())
    silent = [
        p
        for p in book.records(Placement, {"state": "active"})
        if p.id not in busy
        and whose.cares_for(p.student_id)
        and (p.starts_on or today) <= since
        and (p.ends_on is None or p.ends_on >= today)
    ]
    totals = placement_totals(book, [p.id for p in silent])
    time = ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)
    ids = list(dict.fromkeys(p.student_id for p in silent if totals[p.id].missing != 0))
    said = ngettext(
        "{count} student has logged nothing for {time}",
        "{count} students have logged nothing for {time}",
        len(ids),
    )
    return Answer(tuple(ids), said.format(count=len(ids), time=time), names_of(book, ids))


def _ending(book: Book, today: date, whose: Audience) -> Answer:
    ending = [
        p
        for p in book.records(
            Placement, {"state": "active", "ends_on": Between(today, today + ENDING)}, sort=[("ends_on", False)]
        )
        if whose.cares_for(p.student_id)
    ]
    said = ngettext(
        "{count} placement ends in the next two weeks", "{count} placements end in the next two weeks", len(ending)
    )
    detail = _("{names}; the first on {day}").format(
        names=names_of(book, list(dict.fromkeys(p.student_id for p in ending))), day=short_day(ending[0].ends_on)
    ) if ending else ""  # fmt: skip
    return Answer(tuple(p.id for p in ending), said.format(count=len(ending)), detail)


def _agreements(book: Book, today: date, whose: Audience) -> Answer:
    """Employers with students at work or to come, whose agreement ends within 60 days or has ended."""
    late = expiring(book, today)
    said = ngettext(
        "{count} employer of students has an agreement that ends soon or has ended",
        "{count} employers of students have an agreement that ends soon or has ended",
        len(late),
    )
    return _of_employers(book, list(late), said)


def _thanks(book: Book, today: date, whose: Audience) -> Answer:
    owed = thanks_owed(book)
    said = ngettext("{count} employer is owed thanks", "{count} employers are owed thanks", len(owed))
    return _of_employers(book, book.ids(Employer, where={"id": list(owed)}), said)


def _follow_ups(book: Book, today: date, whose: Audience) -> Answer:
    due = {id_: on for id_, on in follow_ups(book).items() if on <= today}
    said = ngettext("{count} employer waits for a follow-up", "{count} employers wait for a follow-up", len(due))
    return _of_employers(book, sorted(due, key=lambda id_: (due[id_], id_)), said)


def _of_employers(book: Book, ids: Sequence[str], said: str) -> Answer:
    first = [e.name for e in book.records(Employer, {"id": list(ids[:2])})]
    return Answer(tuple(ids), said.format(count=len(ids)), _listed(first, len(ids)) if ids else "")


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
        _waiting,
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
        _promised,
        may=lambda book: book.allows("meeting_item", "see"),
    ),
    Question("reviews", N_("Review is late"), N_("Review"), "bad", "calendar", "supports", _HELPING, _reviews),
    Question(
        "families",
        N_("Families to contact again"),
        N_("See who"),
        "warn",
        "phone",
        "supports",
        ROLES,
        _families,
        may=lambda book: book.allows("family_contact", "see"),
    ),
    Question(
        "behind", N_("Behind on hours"), N_("See who"), "warn", "triangle-alert", "students", ROLES, _behind, "behind"
    ),
    Question(
        "rejected",
        N_("To be corrected"),
        N_("Correct"),
        "warn",
        "undo-2",
        "hours",
        _AT_WORK,
        _rejected,
        may=lambda book: book.allows("hour_entry", "change"),
    ),
    Question(
        "unplaced", N_("No placement"), N_("See who"), "warn", "briefcase", "students", ROLES, _unplaced, "no_placement"
    ),
    Question(
        "no_pathway",
        N_("No pathway"),
        N_("See who"),
        "warn",
        "graduation-cap",
        "students",
        _HELPING,
        _no_pathway,
    ),
    Question(
        "agreements", N_("Agreement ends"), N_("See which"), "warn", "file-warning", "employers", _ONE, _agreements
    ),
    Question(
        "follow_ups", N_("To follow up"), N_("Open"), "warn", "phone", "employers", _ONE, _follow_ups, "follow_up"
    ),
    Question(
        "sessions", N_("Due this week"), N_("Open"), "plum", "message-square", "supports", _HELPING, _sessions, "due"
    ),
    Question("quiet", N_("Nothing logged lately"), N_("See who"), "info", "clock", "students", ROLES, _quiet),
    Question("ending", N_("Ending soon"), N_("Open"), "info", "briefcase", "placements", _AT_WORK, _ending),
    Question(
        "thanks", N_("Thanks owed"), N_("See who"), "info", "heart-handshake", "employers", _ONE, _thanks, "thanks"
    ),
)
"""The most urgent first."""


def questions_for(book: Book, role: Role) -> tuple[Question, ...]:
    """The questions of a role that the account may answer, the most urgent first."""
    return tuple(question for question in QUESTIONS if role in question.roles and question.may(book))
