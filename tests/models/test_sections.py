from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Section, SectionStaff, SectionStudent
from app.models.logging_hours import students_of
from app.models.sections import remove_sections, save_section, seat, section_rows, unseat
from app.models.staffing import add_staff
from tests.models.school_of import make_class

TODAY = date.today()


def test_the_main_teacher_changes_with_the_section(book: Book) -> None:
    dana, ade = add_staff(book, [{"last_name": "Ruiz", "first_name": "Dana"}, {"last_name": "Okafor"}])
    values = {"name": "Period 2 · Health", "period": "2", "school_year": "2031-2032"}
    section = save_section(book, values, dana)
    assert [p.id for p in section_rows(book, [section])[section]["teachers"]] == [dana]
    save_section(book, values | {"course_name": "Health"}, ade, section)
    assert [p.id for p in section_rows(book, [section])[section]["teachers"]] == [ade]
    save_section(book, values, None, section)
    assert book.ids(SectionStaff) == []
    with pytest.raises(Refused, match="already in this period"):
        save_section(book, values)


def test_students_come_and_go_with_their_days(book: Book) -> None:
    made = make_class(book, 3)
    first, second, third = made.students
    assert section_rows(book, [made.section])[made.section]["students"] == 3
    assert unseat(book, made.section, [first, second]) == 2
    assert students_of(book, section_id=made.section, on=TODAY) == [third]
    assert len(students_of(book, section_id=made.section, on=TODAY - timedelta(days=1))) == 3
    assert seat(book, made.section, [first, third]) == 1
    assert students_of(book, section_id=made.section, on=TODAY) == [first, third]
    unseat(book, made.section, [first])
    assert len(book.records(SectionStudent, {"student_id": first})) == 1
    with pytest.raises(Refused, match="already"):
        seat(book, made.section, [third])


def test_a_section_goes_with_its_lists_and_comes_back(book: Book) -> None:
    made = make_class(book, 2)
    assert remove_sections(book, [made.section]) == 1
    assert book.ids(Section) == book.ids(SectionStudent) == []
    book.undo()
    assert len(book.ids(SectionStudent)) == 2
