from __future__ import annotations

from datetime import date

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import SectionStaff, Staff, SupportPlan
from app.models.staffing import add_staff, change_staff, remove_staff, staff_rows
from tests.models.school_of import make_class

DANA = {"last_name": "Ruiz", "first_name": "Dana", "email": "dana.ruiz@example.org", "role": "teacher"}


def test_colleagues_are_one_edit(book: Book) -> None:
    before = len(book.ids(Staff))
    add_staff(book, [DANA, {"last_name": "Okafor"}])
    assert book.undo_title == "Add 2 colleagues"
    book.undo()
    assert len(book.ids(Staff)) == before


def test_twins_are_refused_and_namesakes_with_other_addresses_are_not(book: Book) -> None:
    [dana] = add_staff(book, [DANA])
    with pytest.raises(Refused, match="in the list already"):
        add_staff(book, [{"last_name": "ruiz", "first_name": "DANA"}])
    with pytest.raises(Refused, match="e-mail address"):
        add_staff(book, [{"last_name": "Other", "email": "Dana.Ruiz@example.org"}])
    [other] = add_staff(book, [{**DANA, "email": "dr@example.org"}])
    change_staff(book, dana, {"role": "counselor"})
    with pytest.raises(Refused, match="e-mail address"):
        change_staff(book, other, {"email": DANA["email"]})


def test_a_provider_of_running_plans_stays(book: Book) -> None:
    made = make_class(book)
    [dana] = add_staff(book, [DANA])
    with book.edit("Plans") as edit:
        edit.insert(SectionStaff, [{"section_id": made.section, "staff_id": dana, "is_primary": True}])
        rows = [
            {"student_id": id_, "domain": "academic", "need": "Reading", "provider_id": dana, "starts_on": date.today()}
            for id_ in made.students[:2]
        ]
        plans = edit.insert(SupportPlan, rows)
    assert [section.id for section in staff_rows(book, [dana])[dana]["sections"]] == [made.section]
    assert staff_rows(book, [dana])[dana]["caseload"] == 2
    with pytest.raises(Refused, match="Ruiz, Dana provides 2 support plans"):
        remove_staff(book, [dana])
    with book.edit("End") as edit:
        edit.update(SupportPlan, {id_: {"state": "ended"} for id_ in plans})
    assert remove_staff(book, [dana]) == 1
    assert book.ids(SectionStaff) == []
    assert book.rows(SupportPlan, plans[:1], ["provider_id"])[plans[0]] == ("Ruiz, Dana",)
    book.undo()
    assert len(book.ids(SectionStaff)) == 1
