"""What the tests of files with records share."""

from __future__ import annotations

import pytest

from app.book.book import Book
from app.models import Course, Student


@pytest.fixture
def school(book: Book) -> Book:
    """Four students and two courses."""
    with book.edit("School") as edit:
        edit.insert(Student, [{"local_id": f"00{n}", "ssid": f"100000000{n}", "last_name": "Roe", "first_name": f"S{n}"}
                              for n in range(1, 5)])  # fmt: skip
        edit.insert(Course, [{"local_id": "E10", "name": "English 10", "ag_area": "b", "credits": 500},
                             {"local_id": "M1", "name": "Math 1", "credits": 500}])  # fmt: skip
    return book
