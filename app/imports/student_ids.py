"""Which student of the book a row means: by ID, never by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.fields import fields_of
from app.i18n import N_, _
from app.imports.cells import IDENTIFIER, STATE_NUMBER
from app.imports.file_columns import Need
from app.imports.identifying import Known
from app.imports.lines import Fault
from app.imports.targets import Target
from app.models.people import Student

STUDENT = Need.any_of(N_("a student ID"), "student_id", "ssid")


def id_targets(of: str) -> tuple[Target, Target]:
    """The columns that say whose a row is, in a file of this kind."""
    student = fields_of(Student)
    return (
        Target("student_id", N_("Student ID"), IDENTIFIER, student["local_id"].aliases, of),
        Target("ssid", N_("State ID (SSID)"), STATE_NUMBER, student["ssid"].aliases, of),
    )


class StudentIds:
    """The students of the book by their IDs."""

    def __init__(self, book: Book) -> None:
        people = book.records(Student)
        self._known = Known(people, ("ssid", "local_id"))
        self.by_record: dict[str, Record] = {record.id: record for record in people}

    def find(self, values: Mapping[str, Any]) -> Record:
        """The student whom `student_id` and `ssid` of a row mean; the column of student IDs may hold SSIDs.

        Raises Fault where it is nobody, or not clear who.
        """
        local_id, ssid = values.get("student_id"), values.get("ssid")
        people = self._with(local_id) if local_id else []
        people = people + (self._known.with_id("ssid", ssid) if ssid else [])
        found = {record.id: record for record in people}
        if len(found) == 1:
            return people[0]
        column, shown = ("student_id" if local_id else "ssid"), local_id or ssid
        if not shown:
            raise Fault("student_id", _("This row has no student ID."))
        if found:
            raise Fault(column, _("The ID “{id}” points at more than one student.").format(id=shown))
        message = _(
            "There is no student with the ID “{id}” in the book. Take the roster in first, or correct the ID."
        ).format(id=shown)
        if local_id and (like := self._known.but_for_zeros(local_id)):
            message = _(
                "There is no student with the ID “{id}” in the book; but for zeros it is “{other}”: "
                "format the column as text."
            ).format(id=shown, other=like[0].local_id)
        raise Fault(column, message)

    def _with(self, value: str) -> list[Record]:
        return self._known.with_id("local_id", value) or self._known.with_id("ssid", value)
