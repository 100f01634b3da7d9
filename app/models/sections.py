"""Sections: who sits in them from when to when, who teaches them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from app.book.base import Record
from app.book.book import Book
from app.book.children import Children
from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.enrolling import current
from app.models.people import Student
from app.models.staff import Section, SectionStaff, SectionStudent, Staff
from app.models.staffing import staff_name

SECTIONS_REST_ON = ("section_student", "section_staff", "staff", "student")
"""Tables besides `section` on which `section_rows` rests."""


def save_section(
    book: Book, values: Mapping[str, Any], teachers: Children | None = None, section_id: str | None = None
) -> str:
    """Add a section, or change the one with this id, with what is to become of its `teachers`; returns its id.

    Raises Refused where another section of the school year has the same section ID.
    """
    same = {name: values.get(name) for name in ("local_id", "school_year")}
    twins = [s for s in book.records(Section, same) if s.id != section_id] if same["local_id"] else []
    if twins:
        said = _("The section ID {id} belongs to “{name}” already.")
        raise Refused(said.format(id=same["local_id"], name=twins[0].name))
    with book.edit(_("Edit section") if section_id else _("Add section")) as edit:
        if section_id is None:
            section_id = edit.insert(Section, [values])[0]
        else:
            edit.update(Section, {section_id: values})
        if teachers:
            teachers.write(edit, section_id)
    return section_id


def remove_sections(book: Book, section_ids: Collection[str]) -> int:
    """Mark sections as deleted, with their lists of students; hours that were logged stay."""
    title = ngettext("Delete {count} section", "Delete {count} sections", len(section_ids))
    with book.edit(title.format(count=len(section_ids))) as edit:
        return edit.delete(Section, section_ids)


def seat(book: Book, section_id: str, student_ids: Collection[str], on: date | None = None) -> int:
    """Put students into a section from a day (today) on, as one edit; returns how many were not in it yet."""
    today = on or date.today()
    seated = {
        s.student_id
        for s in book.records(SectionStudent, {"section_id": section_id})
        if s.ends_on is None or s.ends_on >= today
    }
    coming = [id_ for id_ in student_ids if id_ not in seated]
    if not coming:
        raise Refused(_("All of them are in this section already."))
    title = ngettext("Add {count} student to a section", "Add {count} students to a section", len(coming))
    with book.edit(title.format(count=len(coming))) as edit:
        rows = [{"section_id": section_id, "student_id": id_, "starts_on": today} for id_ in coming]
        edit.insert(SectionStudent, rows)
    return len(coming)


def unseat(book: Book, section_id: str, student_ids: Collection[str], on: date | None = None) -> int:
    """Take students out of a section from a day (today) on, as one edit; that they were in it before stays."""
    today = on or date.today()
    held = [
        s
        for s in book.records(SectionStudent, {"section_id": section_id, "student_id": list(student_ids)})
        if s.ends_on is None or s.ends_on >= today
    ]
    title = ngettext("Take {count} student out of a section", "Take {count} students out of a section", len(held))
    with book.edit(title.format(count=len(held))) as edit:
        last = {"ends_on": today - timedelta(days=1)}
        edit.update(SectionStudent, {s.id: last for s in held if s.starts_on is None or s.starts_on < today})
        edit.delete(SectionStudent, [s.id for s in held if s.starts_on and s.starts_on >= today])
    return len(held)


def student_counts(book: Book, on: date | None = None) -> dict[str, int]:
    """How many students sit in each section on a day (today); empty sections are left out."""
    s = SectionStudent
    asked = (
        select(s.section_id, func.count(s.student_id.distinct()))
        .join(Student, Student.id == s.student_id)
        .where(s.deleted.is_(False), Student.deleted.is_(False), current(s, on or date.today()))
        .group_by(s.section_id)
    )
    with book.reading() as connection:
        return dict(connection.execute(asked).all())


def teachers_by_section(book: Book) -> dict[str, list[Record]]:
    """Who teaches each section, the main teacher first."""
    people = {s.id: s for s in book.records(Staff)}
    found: dict[str, list[Record]] = defaultdict(list)
    for link in sorted(book.records(SectionStaff), key=lambda link: not link.is_primary):
        if link.staff_id in people:
            found[link.section_id].append(people[link.staff_id])
    return dict(found)


def main_teachers(book: Book) -> dict[str, str]:
    """The name of the main teacher by section, to sort by."""
    return {section_id: staff_name(people[0]._asdict()) for section_id, people in teachers_by_section(book).items()}


def section_rows(book: Book, section_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By section: its fields, `teachers` (records, the main one first) and `students`, how many sit in it today."""
    teachers, counts = teachers_by_section(book), student_counts(book)
    return {
        s.id: s._asdict() | {"teachers": teachers.get(s.id, []), "students": counts.get(s.id, 0)}
        for s in book.records(Section, {"id": list(section_ids)})
    }
