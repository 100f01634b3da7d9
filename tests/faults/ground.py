"""What the trials strike: books made once for all of them, by the program itself."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from random import Random

from app.book import restoring
from app.book.book import Book
from app.models import Employer, Guardian, Note, Student
from app.models.attaching import Offer, attach
from app.models.opening import make_sample_files, new_book, open_book
from tests.books import PASSPHRASE, cheap_keys
from tests.models.invented_files import png

SCHOOL, EMPTY, COPY, SCANNED = "School.pathbook", "Empty.pathbook", "School.pathbook-copy", "Scanned.pathbook-copy"
OLD_BOOKS = Path(__file__).parents[1] / "old_books"
GIVEN = ("Ana", "Luz", "Mateo", "Priya", "Minh", "Zoë", "Tomás", "Keala")
FAMILY = ("Peña", "Ochoa", "Nguyễn", "O’Hara", "Whitfield", "de la Cruz", "Sørensen", "Kaʻaihue")


def lay_out(ground: Path) -> None:
    """Make the books that all trials copy."""
    ground.mkdir(parents=True, exist_ok=True)
    make_sample_files(ground / EMPTY).close()
    with cheap_keys():
        book, _code = new_book(ground / SCHOOL, "Heron Slough High School", "Dana Whitfield", PASSPHRASE)
    with book:
        _people(book, Random(0))
        book.back_up(ground / COPY)
    with opened(school(ground, ground / "scanned")) as book:
        attach(book, Offer("Scan.png", png()), Student, book.ids(Student)[0])
        book.back_up(ground / SCANNED)
    shutil.rmtree(ground / "scanned")


def _people(book: Book, chance: Random) -> None:
    with book.edit("Roster") as edit:
        ids = edit.insert(Student, [student(chance, number) for number in range(80)])
        edit.insert(Guardian, [{"student_id": id_, "first_name": chance.choice(GIVEN), "last_name": "Peña"}
                               for id_ in ids])  # fmt: skip
        edit.insert(Employer, [{"name": f"Tide Works {number}"} for number in range(10)])
        day = date(2026, 9, 1)
        edit.insert(Note, [{"student_id": id_, "date": day + timedelta(days=n), "text": "Talked about plans. " * 20}
                           for n, id_ in enumerate(ids)])  # fmt: skip
    for number, id_ in enumerate(ids[:20]):
        book.save(Student, id_, {"preferred_name": f"{GIVEN[number % len(GIVEN)]} {number}"})


def student(chance: Random, number: int) -> dict[str, object]:
    """An invented student."""
    return {"local_id": f"{10_000 + number}", "first_name": chance.choice(GIVEN), "last_name": chance.choice(FAMILY),
            "email": f"s{number}@example.org", "grade": str(9 + number % 4)}  # fmt: skip


def school(ground: Path, folder: Path) -> Path:
    """A school of the trial's own, not opened."""
    return Path(shutil.copytree(ground / SCHOOL, folder / SCHOOL))


def empty(ground: Path, folder: Path) -> Path:
    """A book with nothing but code lists, not opened; it needs no passphrase."""
    return Path(shutil.copytree(ground / EMPTY, folder / EMPTY))


def opened(path: Path) -> Book:
    """Open a book of the ground."""
    return open_book(path, PASSPHRASE)


def roster(chance: Random, path: Path, students: int) -> Path:
    """A roster in CSV: some students who are there already, some new, some renamed."""
    lines = ["Student ID,Last Name,First Name,Grade,Email"]
    for number in chance.sample(range(400), students):
        who = student(chance, number)
        lines.append(",".join(str(who[n]) for n in ("local_id", "last_name", "first_name", "grade", "email")))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def restore(copy: Path, place: Path) -> None:
    """Make a book from a copy of the ground."""
    restoring.restore(copy, place, PASSPHRASE)
