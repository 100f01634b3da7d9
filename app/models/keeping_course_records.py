"""Course records that are typed: what cannot be is refused at its field, whatever files may bring."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused, UnfitField
from app.i18n import _, ngettext, number
from app.models.course_records import CourseRecord
from app.models.courses import Course
from app.models.mark_meanings import scale_of
from app.models.people import Student
from app.models.school import grade_then, year_name
from app.models.study_kinds import CREDITS, TERM

YEARS_BACK = 20
"""Nobody at a high school took a course longer ago than that."""


def save_course_record(
    book: Book, values: Mapping[str, Any], record_id: str | None = None, origin: object = None
) -> str:
    """Add a course record, or change some fields of the one with this id; returns its id. Credits are hundredths.

    Raises UnfitField for a mark that the scale does not know, for more credits than the course gives, for a year
    that cannot be, and for a term of the course that is recorded already.
    """
    former = book.record(CourseRecord, record_id) if record_id else None
    values = {**values, **_credits_of_mark(book, former, values)}
    row = {**({name: getattr(former, name) for name in _JUDGED} if former else {}), **values}
    _refuse_year(row["school_year"])
    _refuse_term(book, row, record_id)
    _refuse_mark(book, row)
    title = _("Edit course record") if record_id else _("Add course record")
    with book.edit(title, origin=origin) as edit:
        if record_id is None:
            return edit.insert(CourseRecord, [{**_grade(book, row), **values}])[0]
        edit.update(CourseRecord, {record_id: values})
    return record_id


def remove_course_records(book: Book, record_ids: Collection[str]) -> int:
    """Mark course records as deleted."""
    title = ngettext("Delete {count} course record", "Delete {count} course records", len(record_ids))
    with book.edit(title.format(count=number(len(record_ids)))) as edit:
        return edit.delete(CourseRecord, record_ids)


def _credits_of_mark(book: Book, former: Record | None, values: Mapping[str, Any]) -> dict[str, Any]:
    """Where only the mark changes: one that does not pass takes the credits away, one that passes gives them back."""
    meaning = scale_of(book).of(values.get("mark"))
    if former is None or meaning is None or "credits_earned" in values:
        return {}
    if former.credits_earned and not meaning.passes:
        return {"credits_earned": 0}
    return {"credits_earned": None} if former.credits_earned == 0 and meaning.passes else {}


_JUDGED = ("student_id", "course_id", "school_year", "term", "kind", "mark", "credits_attempted", "credits_earned")


def _refuse_year(year: str, today: date | None = None) -> None:
    this = year_name(today or date.today())
    if year > this:
        raise UnfitField("school_year", _("The school year {year} has not begun.").format(year=year))
    if int(year[:4]) < int(this[:4]) - YEARS_BACK:
        said = ngettext(
            "{year} lies more than {count} year back.", "{year} lies more than {count} years back.", YEARS_BACK
        )
        raise UnfitField("school_year", said.format(year=year, count=number(YEARS_BACK)))


def _refuse_term(book: Book, row: Mapping[str, Any], record_id: str | None) -> None:
    """One term of a course has one final mark, and a year is recorded whole or by its terms."""
    where = {name: row[name] for name in ("student_id", "course_id", "school_year")}
    kind = row.get("kind") or "final"
    others = [r for r in book.records(CourseRecord, where) if r.id != record_id and r.kind == kind]
    if any(r.term == row["term"] for r in others):
        said = _("{term} of this course is recorded already in {year}.")
        raise UnfitField("term", said.format(term=TERM.format(row["term"]), year=row["school_year"]))
    if clash := next(
        (r for r in others if "full" in (r.term, row["term"]) and "summer" not in (r.term, row["term"])), None
    ):
        said = _("{year} has “{term}” of this course already: a year is recorded whole or by its terms.")
        raise UnfitField("term", said.format(year=row["school_year"], term=TERM.format(clash.term)))


def _refuse_mark(book: Book, row: Mapping[str, Any]) -> None:
    mark, earned, tried = row.get("mark"), row.get("credits_earned"), row.get("credits_attempted")
    meaning = scale_of(book).of(mark)
    if mark and meaning is None:
        said = _("The mark “{mark}” is not in the scale. Write another, or add it to the scale first.")
        raise UnfitField("mark", said.format(mark=mark))
    course = book.record(Course, row["course_id"])
    if course is None:
        raise UnfitField("course_id", _("Choose a course."))
    for name, given in (("credits_attempted", tried), ("credits_earned", earned)):
        _refuse_credits(course, name, given, row["term"])
    if earned and tried is not None and earned > tried:
        raise UnfitField("credits_earned", _("More credits are earned than were attempted."))
    if earned and meaning is not None and not meaning.passes:
        raise UnfitField("credits_earned", _("“{mark}” does not pass: it earns no credits.").format(mark=mark))


def _refuse_credits(course: Record, name: str, given: int | None, term: str) -> None:
    if given is None or course.credits is None:
        return
    most = course.credits * (2 if term == "full" else 1)
    if given > most:
        said = _("“{course}” gives at most {most} credits for this term.")
        raise UnfitField(name, said.format(course=course.name, most=CREDITS.format(most)))


def _grade(book: Book, row: Mapping[str, Any]) -> dict[str, Any]:
    """The grade of a student in the year of a record, from the grade there is now."""
    student = book.record(Student, row["student_id"])
    if student is None:
        raise Refused(_("Choose a student."))
    then = grade_then(student.grade, year_name(date.today()), row["school_year"])
    return {"grade_when_taken": then} if then else {}
