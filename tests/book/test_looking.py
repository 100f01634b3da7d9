"""A book that a newer Pathbook saved is looked at, and stays byte for byte as it was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.book import accounts, health, opening
from app.book.backup import BACKUPS, FILES
from app.book.book import Book
from app.book.head import HEAD
from app.book.keys import KEYS, WrongPassphrase
from app.book.newer import Newer
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.models import HourEntry, Note, Site, Student, SupportPlan
from app.models.access import EXPORTED, note_handed_out, note_opened
from app.models.approving import approve
from app.models.looking import look_at
from app.models.opening import open_book
from app.models.permissions import ACTS, ROLES, Role
from tests.books import PASSPHRASE, copy_of, dump, with_scan
from tests.models.role_books import OTHER, OWN, PASSPHRASES, Examples, make, open_as
from tests.newer_books import NEWER, change, contents, make_newer

ONLY = "only be looked at here"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Examples, dict[Role, dict[str, object]]]:
    """A newer book with an account of each role, its records, and what each role saw of it before it was newer."""
    path = tmp_path_factory.mktemp("newer") / "roles.pathbook"
    examples = make(path)
    with open_as(path, "coordinator") as book:
        with_scan(book)
        book.back_up()
    seen: dict[Role, dict[str, object]] = {}
    for role in ROLES:
        with open_as(path, role) as book:
            seen[role] = {**dump(book)}
    make_newer(path, PASSPHRASE)
    return path, examples, seen


@pytest.fixture
def path(made: tuple[Path, Examples, object], tmp_path: Path) -> Path:
    return copy_of(made[0], tmp_path)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_what_it_saw_before_and_nothing_is_written(
    made: tuple[Path, Examples, dict[Role, dict[str, object]]], path: Path, role: Role
) -> None:
    before = contents(path)
    assert {KEYS, RECORDS, HEAD} <= set(before)
    assert {Path(name).parts[0] for name in before} >= {BACKUPS, FILES}
    with look_at(path, PASSPHRASES[role]) as book:
        assert book.looking
        assert (book.account.role, book.needs_passphrase, book.lacks_backup) == (role, False, False)
        assert dump(book) == made[2][role]
        note_opened(book, made[1]["student"][OWN].id)
    assert contents(path) == before


def test_a_teacher_sees_only_the_own_students(
    made: tuple[Path, Examples, dict[Role, dict[str, object]]], path: Path
) -> None:
    students = made[1]["student"]
    with look_at(path, PASSPHRASES["teacher"]) as book:
        assert book.ids(Student) == [students[OWN].id]
        assert book.record(Student, students[OTHER].id) is None
    with look_at(path, PASSPHRASES["viewer"]) as book:
        assert set(book.ids(Student)) == {students[OWN].id, students[OTHER].id}
        assert book.ids(SupportPlan) == book.ids(Note) == []


def test_it_opens_with_the_usual_ways_in_alone(path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        look_at(path, "not this one")
    with look_at(path, PASSPHRASE), pytest.raises(Refused, match="open in another window"):
        look_at(path, PASSPHRASE)
    look_at(path, PASSPHRASE).close()


def _edit(book: Book) -> None:
    with book.edit("Change") as edit:
        edit.update(Student, {id_: {"grade": "12"} for id_ in book.ids(Student)})


def _rotate(book: Book) -> None:
    other = next(slot.id for slot in book.accounts if slot.id != book.account.id)
    accounts.remove(book, other, losing=True)


DOORS: dict[str, Callable[[Book, Path], object]] = {
    "edit": lambda book, _to: _edit(book),
    "save": lambda book, _to: book.save(Site, book.ids(Site)[0], {"name": "Other"}),
    "approve": lambda book, _to: approve(book, book.ids(HourEntry)),
    "wipe": lambda book, _to: book.wipe(),
    "back up": lambda book, _to: book.back_up(),
    "copy": lambda book, to: book.back_up(to / "Copy.pathbook-copy"),
    "passphrase": lambda book, _to: accounts.choose_passphrase(book, "a better passphrase"),
    "account": lambda book, _to: accounts.add(book, "New", "viewer", "a better passphrase"),
    "removal": lambda book, _to: _rotate(book),
    "sweep": lambda book, _to: health.sweep_files(book),
    "journal": lambda book, _to: book.entries(),
    "hand out": lambda book, _to: note_handed_out(book, EXPORTED, book.ids(Student), "roster"),
}


@pytest.mark.parametrize("door", DOORS)
def test_whatever_would_write_or_hand_out_is_refused_in_one_sentence(path: Path, tmp_path: Path, door: str) -> None:
    before = contents(path)
    to = tmp_path / "out"
    to.mkdir()
    with look_at(path, PASSPHRASE) as book:
        with pytest.raises(Refused, match=ONLY) as caught:
            DOORS[door](book, to)
        assert "access log" in str(caught.value)
    assert contents(path) == before
    assert list(to.iterdir()) == []


@pytest.mark.parametrize("role", ROLES)
def test_nothing_but_looking_is_offered(path: Path, role: Role) -> None:
    with look_at(path, PASSPHRASES[role]) as book:
        assert not any(book.may(act) for act in ACTS)
        for action in ("add", "change", "delete"):
            assert not book.allows("student", action)
        assert book.allows("student", "see")


def test_sqlite_itself_refuses_what_would_be_written(path: Path) -> None:
    with look_at(path, PASSPHRASE) as book, book.reading_whole() as connection:
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        with pytest.raises(Refused, match="cannot be written to"):
            connection.exec_driver_sql("DELETE FROM student")


def test_opening_it_as_usual_is_refused_and_writes_nothing(path: Path) -> None:
    before = contents(path)
    with pytest.raises(Newer, match="newer Pathbook"):
        open_book(path, PASSPHRASE)
    assert contents(path) == before


def test_a_log_that_a_crash_left_stays_as_it_is(path: Path, tmp_path: Path) -> None:
    """Edits that are only in the write-ahead log are seen, and not brought into the file: that is a change, too."""
    crashed = tmp_path / "crashed.pathbook"
    with look_at(path, PASSPHRASE) as holding, holding.reading() as connection:  # no last one that empties the log
        connection.exec_driver_sql("SELECT 1 FROM student")
        change(path, PASSPHRASE, "UPDATE student SET last_name = 'Logged'")
        shutil.copytree(path, crashed, ignore=shutil.ignore_patterns(opening.LOCK, "*-shm"))
    before = contents(crashed)
    assert f"{RECORDS}-wal" in before
    with look_at(crashed, PASSPHRASE) as book:
        assert {student.last_name for student in book.records(Student)} == {"Logged"}
    assert contents(crashed) == before


@pytest.mark.parametrize(
    "statement",
    ["ALTER TABLE student RENAME COLUMN preferred_name TO called", "ALTER TABLE note RENAME TO remark"],
    ids=["a column", "a table"],
)
def test_what_lacks_something_known_is_refused_with_its_version(path: Path, statement: str) -> None:
    change(path, PASSPHRASE, statement)
    before = contents(path)
    for way in (open_book, look_at):
        with pytest.raises(Refused, match=f"version {NEWER}") as caught:
            way(path, PASSPHRASE)
        assert not isinstance(caught.value, Newer)
    assert contents(path) == before


def test_newer_keys_are_refused(path: Path) -> None:
    told = json.loads((path / KEYS).read_text())
    (path / KEYS).write_text(json.dumps(told | {"format": 99}))
    before = contents(path)
    with pytest.raises(Refused, match="newer Pathbook"):
        look_at(path, PASSPHRASE)
    assert contents(path) == before


def test_a_book_of_this_version_is_not_only_looked_at(tmp_path: Path, book_template: Path) -> None:
    """Who could choose would look without the access log."""
    path = copy_of(book_template, tmp_path)
    before = contents(path)
    with pytest.raises(Refused, match="not saved by a newer"):
        look_at(path, PASSPHRASE)
    assert contents(path) == before
    open_book(path, PASSPHRASE).close()
