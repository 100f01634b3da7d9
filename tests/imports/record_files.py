"""Files of courses, marks and attendance for tests, pasted and taken in."""

from __future__ import annotations

from datetime import date

from app.book.book import Book
from app.imports.intake import Intake, read_records
from app.imports.tables import Pasted
from tests.imports.taking import finish
from tests.models.taking_courses import LAST, YEAR

SHORT = f"{LAST[2:4]}-{LAST[7:]}"
HEAD = "Student ID,Course ID,Course Title,School Year,Term,Mark,Section"


class October(date):
    """The first of October of this school year as today: put in the place of `date` where a module asks for the day."""

    @classmethod
    def today(cls) -> date:
        return date(int(YEAR[:4]), 10, 1)


def read(book: Book, kind: str, *lines: str) -> Intake:
    return read_records(book, kind, Pasted("\n".join(lines)))


def take(book: Book, kind: str, *lines: str) -> Intake:
    intake = read(book, kind, *lines)
    finish(book, intake, take_good=True)
    return intake


def numbers(intake: Intake) -> tuple[int, int, int, int]:
    return intake.new, intake.changed, intake.unchanged, intake.missing


def again(book: Book, kind: str, *lines: str) -> None:
    """The same file a second time writes nothing."""
    intake = read(book, kind, *lines)
    assert (intake.new, intake.changed, intake.is_empty) == (0, 0, True)


def only(book: Book, entity: type, *names: str) -> list[tuple[object, ...]]:
    return sorted((tuple(getattr(each, name) for name in names) for each in book.records(entity)), key=repr)
