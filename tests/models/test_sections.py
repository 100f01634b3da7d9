from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.children import Children
from app.book.refused import Refused
from app.models import Section, SectionStaff, SectionStudent
from app.models.logging_hours import students_of
from app.models.sections import main_teachers, remove_sections, save_section, seat, section_rows, unseat
from app.models.staffing import add_staff
from tests.models.school_of import make_class

TODAY = date.today()


def test_teachers_change_with_the_section_the_main_one_first(book: Book) -> None:
    dana, ade = add_staff(book, [{"last_name": "Ruiz", "first_name": "Dana"}, {"last_name": "Okafor"}])
    values = {"name": "Period 2 · Health", "period": "2", "school_year": "2031-2032"}
    both = [(None, {"staff_id": dana, "is_primary": None}), (None, {"staff_id": ade, "is_primary": True})]
    section = save_section(book, values, Children(SectionStaff, "section_id", both))
    assert [p.id for p in section_rows(book, [section])[section]["teachers"]] == [ade, dana]
    assert main_teachers(book) == {section: "Okafor"}
    gone = Children(SectionStaff, "section_id", (), book.ids(SectionStaff, where={"staff_id": ade}))
    save_section(book, values | {"course_name": "Health"}, gone, section)
    assert [p.id for p in section_rows(book, [section])[section]["teachers"]] == [dana]
    book.undo()
    assert len(section_rows(book, [section])[section]["teachers"]) == 2
    save_section(book, values)  # the same course twice in a period is no mistake


def test_an_id_names_one_section_of_a_year(book: Book) -> None:
    values = {"name": "Health", "local_id": "1001", "school_year": "2031-2032"}
    section = save_section(book, values)
    save_section(book, values | {"school_year": "2032-2033"})
    save_section(book, values | {"name": "Health 2"}, section_id=section)
    with pytest.raises(Refused, match="1001 belongs to “Health 2”"):
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
