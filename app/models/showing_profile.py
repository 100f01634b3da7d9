"""What of a student can show an outcome of the graduate profile, and how ratings went over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, day, hours, ngettext, number
from app.models.caseload import own_staff_id
from app.models.evaluations import EVALUATED_BY, POINT, Evaluation
from app.models.graduate_profile import ProfileOutcome, ProfileRating
from app.models.hours import HourEntry
from app.models.placements import Placement
from app.models.projects import Project, ProjectStudent

RECENT = 8  # hour entries that are offered


@dataclass(frozen=True, slots=True)
class Showing:
    """A row of the student's own that may show an outcome: `field` of `ProfileEvidence` and the id."""

    field: str
    id: str
    title: str
    on: date | None

    @property
    def words(self) -> str:
        """The title with its day."""
        return f"{self.title} · {day(self.on)}" if self.on else self.title


def candidates(book: Book, student_id: str) -> list[Showing]:
    """Projects and evaluations of the student, and the last hours: what can be chosen as evidence."""
    with book.reading():
        shares = book.records(ProjectStudent, {"student_id": student_id})
        placements = book.ids(Placement, where={"student_id": student_id})
        entries = book.ids(HourEntry, where={"student_id": student_id}, sort=[("date", True)], most=RECENT)
        found = {
            "project_id": [share.project_id for share in shares],
            "evaluation_id": book.ids(Evaluation, where={"placement_id": placements}),
            "entry_id": entries,
        }
        return showings(book, found)


def showings(book: Book, ids: Mapping[str, Collection[str]]) -> list[Showing]:
    """Rows in words: by the field of `ProfileEvidence` that names them. Those the account does not see are left out."""
    made: list[Showing] = []
    for project in book.records(Project, {"id": list(ids.get("project_id", ()))}):
        made.append(Showing("project_id", project.id, _("Project: {name}").format(name=project.name), project.ends_on))
    evaluations = book.records(Evaluation, {"id": list(ids.get("evaluation_id", ()))}, sort=[("date", True)])
    for each in evaluations:
        title = _("Evaluation: {by}, {point}").format(by=EVALUATED_BY.format(each.by), point=POINT.format(each.point))
        made.append(Showing("evaluation_id", each.id, title, each.date))
    for entry in book.records(HourEntry, {"id": list(ids.get("entry_id", ()))}, sort=[("date", True)]):
        title = _("{hours} h").format(hours=hours(entry.minutes))
        made.append(Showing("entry_id", entry.id, " · ".join(filter(None, (title, entry.task))), entry.date))
    return made


def courses_of_ratings(book: Book, student_id: str) -> dict[tuple[str, str], list[Record]]:
    """By outcome and by whom ("student", "staff"): every rating of a student, the first one first."""
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for rating in book.records(ProfileRating, {"student_id": student_id}, sort=[("date", False)]):
        found[rating.outcome_id, rating.by].append(rating)
    return dict(found)


def last_levels(
    book: Book, outcome_id: str, by: str, student_ids: Sequence[str]
) -> dict[str, tuple[Record | None, Record | None]]:
    """By student: how the students themselves, or staff, rate an outcome today, and how they rated it last before."""
    where: dict[str, Any] = {"outcome_id": outcome_id, "by": by, "student_id": list(student_ids)}
    found: dict[str, tuple[Record | None, Record | None]] = {}
    for rating in book.records(ProfileRating, where, sort=[("date", False)]):
        former = found.get(rating.student_id, (None, None))[1]
        found[rating.student_id] = (rating, former) if rating.date == date.today() else (None, rating)
    return found


def rate_class(book: Book, outcome_id: str, by: str, levels: Mapping[str, str | None]) -> None:
    """Rate one outcome of several students, by their ids, with the day of today; None takes today's rating back.

    A rating of today is changed, an earlier one stays: it is the history.
    """
    today = date.today()
    where: dict[str, Any] = {"outcome_id": outcome_id, "by": by, "student_id": list(levels), "date": today}
    known = {rating.student_id: rating.id for rating in book.records(ProfileRating, where)}
    staff = own_staff_id(book) if by == "staff" else None
    new = [
        {"outcome_id": outcome_id, "by": by, "student_id": id_, "date": today, "level": level, "staff_id": staff}
        for id_, level in levels.items()
        if level and id_ not in known
    ]
    title = ngettext("Rate {count} student", "Rate {count} students", len(levels)).format(count=number(len(levels)))
    with book.edit(title) as edit:
        edit.update(ProfileRating, {known[i]: {"level": lvl} for i, lvl in levels.items() if lvl and i in known})
        edit.delete(ProfileRating, [known[i] for i, level in levels.items() if not level and i in known])
        edit.insert(ProfileRating, new)


def outcome_names(book: Book) -> dict[str, str]:
    """The outcomes in use by id, in their order and in the language that is spoken."""
    return {o.id: _(o.name) for o in book.records(ProfileOutcome, {"active": True}, sort=[("place", False)])}
