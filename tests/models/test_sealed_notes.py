"""Confidential notes: read by counselors, and by nobody else on any path."""

from __future__ import annotations

import shutil
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from app.book import accounts, journal, rekeying
from app.book.book import Book
from app.book.erasing import Reason
from app.book.recovery_code import new_recovery_code
from app.book.refused import Refused
from app.book.sealed_rows import SealedRow
from app.models import ENTITIES, Student, sealed_notes
from app.models.erasing import WRONG_CHILD, erasing_students
from app.models.journal_rows import Sought, changes_in, done_numbers
from app.models.opening import new_book, open_book
from tests.books import PASSPHRASE

CARA, OTTO, TOM = "nine loud pelicans", "four tall kettles", "three small otters"
WORDS = "Told me about Überlegungen at home: zanzibar quokka"
DAY = date(2026, 11, 20)
WHY = Reason(WRONG_CHILD, "Two folders were mixed up")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sealed") / "Heron.pathbook"
    with new_book(path, "Heron Slough High School", "Dana Whitfield", PASSPHRASE)[0] as book:
        for name, role, passphrase in (("Cara Bell", "counselor", CARA), ("Tom Ash", "teacher", TOM)):
            accounts.add(book, name, role, passphrase)
        with book.edit("Students") as edit:
            edit.insert(
                Student, [{"last_name": "Peña", "first_name": "Ana"}, {"last_name": "Ruiz", "first_name": "Leo"}]
            )
    with open_book(path, CARA) as book:
        assert book.holds(sealed_notes.NOTES), "the first counselor makes the key"
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / made.name))


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    with open_book(path, CARA) as opened:
        yield opened


@pytest.fixture
def ana(book: Book) -> str:
    return book.ids(Student, "Peña")[0]


@pytest.fixture
def ruiz(book: Book) -> str:
    return book.ids(Student, "Ruiz")[0]


def bodies(book: Book) -> dict[str, str]:
    with book.reading() as connection:
        return {row.id: row.body for row in connection.execute(text("SELECT id, body FROM sealed_row"))}


def put(book: Book, id_: str, body: str) -> None:
    """Past the program, as somebody with the key of the book could."""
    with book.edit("Tamper") as edit:
        edit.update(SealedRow, {id_: {"body": body}})


# writing and reading


def test_written_and_read_again(path: Path, book: Book, ana: str, ruiz: str) -> None:
    id_ = sealed_notes.write(book, ana, f"  {WORDS}\n", DAY)
    [note] = sealed_notes.of_student(book, ana)
    assert (note.id, note.text, note.date, note.name, note.scope) == (id_, WORDS, DAY, "Cara Bell", "counselors")
    assert note.author == book.account.id
    assert sealed_notes.of_student(book, ruiz) == []
    book.close()
    with open_book(path, CARA) as again:
        assert sealed_notes.of_student(again, ana) == [note]


def test_a_note_needs_words_and_a_student(book: Book, ana: str) -> None:
    with pytest.raises(Refused, match="what the note should say"):
        sealed_notes.write(book, ana, " \n ")
    with pytest.raises(Refused):
        sealed_notes.write(book, "nobody", WORDS)
    assert bodies(book) == {}


def test_what_it_said_before_is_kept(book: Book, ana: str) -> None:
    id_ = sealed_notes.write(book, ana, "First", DAY)
    first = sealed_notes.one(book, id_)
    sealed_notes.revise(book, id_, "Second")
    sealed_notes.revise(book, id_, "Second")  # nothing changed: no revision
    sealed_notes.revise(book, id_, "Third", date(2026, 11, 21))
    note = sealed_notes.one(book, id_)
    assert (note.text, note.date) == ("Third", date(2026, 11, 21))
    assert [each.text for each in note.revisions] == ["Second", "First"]
    assert note.revisions[1].at == first.at
    assert book.undo()
    assert sealed_notes.one(book, id_).text == "Second"


def test_undo_takes_a_note_back_and_redo_brings_it(book: Book, ana: str) -> None:
    sealed_notes.write(book, ana, WORDS)
    assert book.undo() == "Confidential note"
    assert sealed_notes.of_student(book, ana) == []
    book.redo()
    assert sealed_notes.of_student(book, ana)[0].text == WORDS


def test_moved_to_another_student(book: Book, ana: str, ruiz: str) -> None:
    id_ = sealed_notes.write(book, ana, WORDS)
    before = sealed_notes.one(book, id_)
    sealed_notes.move_to(book, id_, ruiz)
    assert sealed_notes.of_student(book, ana) == []
    [note] = sealed_notes.of_student(book, ruiz)
    assert (note.text, note.at) == (before.text, before.at)


def test_searched_whatever_accents_and_case(book: Book, ana: str, ruiz: str) -> None:
    older = sealed_notes.write(book, ana, WORDS, DAY)
    newer = sealed_notes.write(book, ruiz, "Quokka, too", date(2026, 11, 21), "mine")
    sealed_notes.keep_draft(book, ana, "quokka draft", DAY, "mine")
    found = [note.id for note in sealed_notes.search(book, "QUOKKA")]
    assert found == [newer, older]
    assert [note.id for note in sealed_notes.search(book, "uberlegungen zanzibar")] == [older]
    assert [note.id for note in sealed_notes.search(book, "pena quokka")] == [older]
    assert sealed_notes.search(book, "wallaby") == []
    assert len(sealed_notes.search(book, "")) == 2


def test_a_draft_is_kept_gone_on_with_and_dropped(book: Book, ana: str) -> None:
    draft = sealed_notes.keep_draft(book, ana, "", DAY, "counselors")
    assert sealed_notes.keep_draft(book, ana, "Half a sen", DAY, "counselors", draft=draft) == draft
    [kept] = sealed_notes.drafts_of(book, ana)
    assert (kept.text, kept.scope, kept.draft_of) == ("Half a sen", "counselors", "")
    assert sealed_notes.of_student(book, ana) == []
    sealed_notes.write(book, ana, "Half a sentence", DAY, draft=draft)
    assert sealed_notes.drafts_of(book, ana) == []
    other = sealed_notes.keep_draft(book, ana, "No", DAY, "mine")
    sealed_notes.drop_draft(book, other)
    assert sealed_notes.drafts_of(book, ana) == []


# whose key


def test_own_notes_open_to_one_account_alone(path: Path, book: Book, ana: str) -> None:
    mine = sealed_notes.write(book, ana, "Mine", scope="mine")
    sealed_notes.keep_draft(book, ana, "Draft", DAY, "counselors")
    sealed_notes.write(book, ana, "Ours")
    book.close()
    with open_book(path, PASSPHRASE) as coordinator:
        otto = accounts.add(coordinator, "Otto Reyes", "counselor", OTTO)
        assert not coordinator.ring.account(otto.id).holds(sealed_notes.NOTES)
    with open_book(path, OTTO) as other:
        assert sealed_notes.scopes(other) == ["mine"]
        assert sealed_notes.search(other, "") == []
    with open_book(path, CARA) as cara:
        accounts.give(cara, otto.id, sealed_notes.NOTES)
    with open_book(path, OTTO) as other:
        assert [note.text for note in sealed_notes.search(other, "")] == ["Ours"]
        assert sealed_notes.drafts_of(other, ana) == []
        with pytest.raises(Refused, match="cannot open"):
            sealed_notes.revise(other, mine, "Yours")
    with open_book(path, CARA) as cara:
        assert len(sealed_notes.search(cara, "")) == 2
        sealed_notes.revise(cara, mine, "Mine", scope="counselors")
        with pytest.raises(Refused, match="could read"):
            sealed_notes.revise(cara, mine, "Mine", scope="mine")
        assert sealed_notes.one(cara, mine).revisions == ()
    with open_book(path, OTTO) as other:
        assert {note.text for note in sealed_notes.search(other, "")} == {"Ours", "Mine"}


def test_own_notes_outlast_a_new_passphrase_but_not_a_reset(path: Path, book: Book, ana: str) -> None:
    sealed_notes.write(book, ana, "Mine", scope="mine")
    sealed_notes.write(book, ana, "Ours")
    accounts.choose_passphrase(book, OTTO)
    cara = book.account.id
    accounts.new_compartment_recovery(book, sealed_notes.NOTES, new_recovery_code())
    book.close()
    with open_book(path, OTTO) as again:
        assert len(sealed_notes.search(again, "")) == 2
    with open_book(path, PASSPHRASE) as coordinator:
        accounts.reset(coordinator, cara, CARA)
    with open_book(path, CARA) as again:
        assert sealed_notes.search(again, "") == []
        assert sealed_notes.count_tampered(again) == 0


def test_a_new_key_seals_the_notes_anew(path: Path, book: Book, ana: str) -> None:
    for words in ("One", "Two", "Gone"):
        sealed_notes.write(book, ana, words)
    book.undo()
    own = sealed_notes.write(book, ana, "Mine", scope="mine")
    before = bodies(book)
    rekeying.rotate(book, accounts.with_due(book.ring, [sealed_notes.NOTES]))
    after = bodies(book)
    assert {id_ for id_ in before if before[id_] == after[id_]} == {own}
    assert {note.text for note in sealed_notes.search(book, "")} == {"One", "Two", "Mine"}
    book.close()
    with open_book(path, CARA) as again:
        assert {note.text for note in sealed_notes.search(again, "")} == {"One", "Two", "Mine"}
        assert sealed_notes.count_tampered(again) == 0
        assert again.check() == []


def test_work_goes_on_under_the_new_key(book: Book, ana: str) -> None:
    one = sealed_notes.write(book, ana, "One")
    accounts.new_compartment_recovery(book, sealed_notes.NOTES, new_recovery_code())
    assert [note.text for note in sealed_notes.of_student(book, ana)] == ["One"]
    accounts.new_compartment_recovery(book, sealed_notes.NOTES, new_recovery_code())
    sealed_notes.revise(book, one, "One more")
    sealed_notes.write(book, ana, "Two")
    assert {note.text for note in sealed_notes.of_student(book, ana)} == {"One more", "Two"}
    book.undo()
    book.undo()
    assert [note.text for note in sealed_notes.of_student(book, ana)] == ["One"]
    assert book.undo_title is None, "what was written under the former key cannot be put back"


def test_a_row_that_was_moved_swapped_or_changed_is_refused(path: Path, book: Book, ana: str) -> None:
    one, two = (sealed_notes.write(book, ana, words) for words in ("One", "Two"))
    before = bodies(book)
    put(book, one, before[two])
    assert [note.id for note in sealed_notes.search(book, "")] == [two]
    assert sealed_notes.count_tampered(book) == 1
    with pytest.raises(Refused):
        sealed_notes.one(book, one)
    for place in (0, 10, 40, -9, -1):  # the first mark, the nonce, what was encrypted, its proof, the last mark
        raw = bytearray(b64decode(before[one]))
        raw[place] ^= 1
        put(book, one, b64encode(raw).decode())
        assert sealed_notes.count_tampered(book) == 1, place
    put(book, one, "no base64 at all")
    assert [note.id for note in sealed_notes.search(book, "")] == [two]
    put(book, one, before[one])
    assert len(sealed_notes.search(book, "")) == 2


def test_a_row_of_the_first_form_has_no_second_mark(book: Book, ana: str) -> None:
    id_ = sealed_notes.write(book, ana, "One")
    raw = bytearray(b64decode(bodies(book)[id_])[:-8])
    put(book, id_, b64encode(raw).decode())
    assert [note.text for note in sealed_notes.search(book, "")] == ["One"]
    raw[0] ^= 1
    put(book, id_, b64encode(raw).decode())
    assert sealed_notes.count_tampered(book) == 1


def test_what_is_asked_in_an_older_state_does_not_stay_so(book: Book, ana: str) -> None:
    one = sealed_notes.write(book, ana, "One")
    with book.reading() as connection:
        connection.execute(text("SELECT 1 FROM sealed_row")).all()
        other = Thread(target=sealed_notes.revise, args=(book, one, "One more"))
        other.start()
        other.join()
        assert [note.text for note in sealed_notes.search(book, "")] == ["One"]
    assert [note.text for note in sealed_notes.search(book, "")] == ["One more"]


def test_whoever_does_not_hold_the_key_does_not_erase(path: Path, book: Book, ana: str) -> None:
    id_ = sealed_notes.write(book, ana, "One")
    with pytest.raises(Refused, match="Erase records for good"):
        list(book.erasing(Student, [ana], WHY))
    book.close()
    for passphrase in (PASSPHRASE, TOM):
        with open_book(path, passphrase) as other, pytest.raises(Refused, match="confidential counselor notes"):
            list(other.erasing(SealedRow, [id_], WHY))


def test_the_file_tells_nothing_but_a_random_id(book: Book, ana: str) -> None:
    ids = [
        sealed_notes.write(book, ana, "A", scope="mine"),
        sealed_notes.write(book, ana, "Longer, but not so long that it would tell"),
    ]
    said = bodies(book)
    assert len({len(body) for body in said.values()}) == 1
    for id_ in ids:
        assert len(id_) == 32 and int(id_, 16).bit_length() > 64
        assert book.account.id not in said[id_]
    with book.reading_whole() as connection:
        titles = {entry.title for entry in journal.entries(connection)[-2:]}
    assert titles == {"Confidential note"}
    record = book.record(SealedRow, ids[0])
    assert record is not None and set(record._fields) == {"id", "body"}


# everybody else


def test_nobody_else_reads_them(path: Path, book: Book, ana: str) -> None:
    id_ = sealed_notes.write(book, ana, WORDS)
    book.close()
    for passphrase in (PASSPHRASE, TOM):
        with open_book(path, passphrase) as other:
            assert set(other.unlocked.keys) == {"book"}
            assert sealed_notes.NOTES not in other.sealed.holders
            assert other.sealed.rows() == {}
            for act in (
                lambda b: sealed_notes.search(b, "zanzibar"),
                lambda b: sealed_notes.of_student(b, ana),
                lambda b: sealed_notes.one(b, id_),
                lambda b: sealed_notes.write(b, ana, "No"),
                lambda b: sealed_notes.revise(b, id_, "No"),
                lambda b: sealed_notes.move_to(b, id_, ana),
                lambda b: sealed_notes.keep_draft(b, ana, "No", DAY, "mine"),
                lambda b: list(sealed_notes.erasing(b, id_, WHY)),
            ):
                with pytest.raises(Refused, match=r"may not do this"):
                    act(other)
            with pytest.raises(Refused), other.edit("Forge") as edit:
                edit.update(SealedRow, {id_: {"body": "Zm9yZ2Vk"}})
    with open_book(path, PASSPHRASE) as coordinator:
        for number in done_numbers(coordinator, Sought(entity=SealedRow)):
            assert all("zanzibar" not in line.text for line in changes_in(coordinator, number))
            assert changes_in(coordinator, number)[0].after.endswith("sealed")


def test_an_account_that_is_counselor_no_more_reads_nothing(path: Path, book: Book, ana: str) -> None:
    sealed_notes.write(book, ana, WORDS)
    sealed_notes.write(book, ana, WORDS, scope="mine")
    cara = book.account.id
    book.close()
    with open_book(path, PASSPHRASE) as coordinator:
        accounts.change_role(coordinator, cara, "teacher", losing=True)
    with open_book(path, CARA) as teacher, pytest.raises(Refused):
        sealed_notes.search(teacher, "")


MEMORY = """
import sys
from pathlib import Path
from app.models import ENTITIES
from app.models.opening import open_book
book = open_book(Path(sys.argv[1]), sys.argv[2])
with book.reading() as connection:
    for entity in ENTITIES:
        connection.execute(entity.__table__.select()).all()
book.sealed.rows()
book.check()
print("ready", flush=True)
sys.stdin.readline()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read as Linux shows it")
@pytest.mark.parametrize(("passphrase", "holds"), [(CARA, True), (TOM, False), (PASSPHRASE, False)])
def test_the_memory_of_others_holds_no_key_and_no_word(
    path: Path, book: Book, ana: str, passphrase: str, holds: bool
) -> None:
    sealed_notes.write(book, ana, WORDS)
    key = bytes(book.unlocked.keys[sealed_notes.NOTES])
    book.close()
    command = [sys.executable, "-c", MEMORY, str(path), passphrase]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        try:
            assert other.stdout and other.stdout.readline() == "ready\n"
            try:
                found = {what: in_memory(other.pid, what) for what in (key, b"zanzibar quokka")}
            except PermissionError:
                pytest.skip("this system lets nobody read the memory of another process")
        finally:
            other.communicate("\n")
    assert set(found.values()) == {holds}


def in_memory(pid: int, wanted: bytes) -> bool:
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            span, rights, *_rest = line.split()
            if not rights.startswith("rw"):
                continue
            start, end = (int(each, 16) for each in span.split("-"))
            memory.seek(start)
            try:
                if wanted in memory.read(end - start):
                    return True
            except OSError:  # a region of the kernel's own
                continue
    return False


def test_the_words_are_nowhere_on_the_disk(path: Path, book: Book, ana: str, ruiz: str) -> None:
    id_ = sealed_notes.write(book, ana, WORDS)
    sealed_notes.revise(book, id_, WORDS + " again")
    sealed_notes.search(book, "zanzibar")
    sealed_notes.move_to(book, id_, ruiz)
    book.back_up()
    book.close()
    with open_book(path, PASSPHRASE) as coordinator:
        with coordinator.reading_whole() as connection:
            entries = [entry.number for entry in journal.entries(connection)]
            said = repr([journal.blocks_of(connection, number) for number in entries])
            for table in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars():
                said += repr(connection.execute(text(f'SELECT * FROM "{table}"')).all())
        for entity in ENTITIES:
            said += repr(coordinator.records(entity))
        assert "Peña" in said
        for word in ("zanzibar", "quokka"):
            assert word not in said
        assert ana not in repr(bodies(coordinator))
        coordinator.back_up(path.with_name("copy.pathbook-copy"))
    for file in path.parent.rglob("*"):
        assert not file.is_file() or b"zanzibar" not in file.read_bytes()


# erasing


def test_erased_for_good_by_whoever_can_open_it(book: Book, ana: str) -> None:
    id_ = sealed_notes.write(book, ana, WORDS)
    sealed_notes.revise(book, id_, "Other")
    kept = sealed_notes.write(book, ana, "Kept")
    sealed = bodies(book)[id_]
    with pytest.raises(Refused, match="Say why"):
        sealed_notes.erasing(book, id_, Reason(WRONG_CHILD, " "))
    for _step in sealed_notes.erasing(book, id_, WHY):
        pass
    assert [note.id for note in sealed_notes.search(book, "")] == [kept]
    assert set(bodies(book)) == {kept}
    with book.reading_whole() as connection:
        entries = [entry.number for entry in journal.entries(connection)]
        assert sealed not in repr([journal.blocks_of(connection, number) for number in entries])
        logged = repr(connection.execute(text("SELECT * FROM access WHERE act = 'erased'")).all())
    assert id_ in logged and ana not in logged
    assert book.check() == []


def test_notes_on_a_student_who_was_erased_are_found(path: Path, book: Book, ana: str, ruiz: str) -> None:
    sealed_notes.write(book, ruiz, "Stays")
    lost = sealed_notes.write(book, ana, WORDS)
    assert sealed_notes.of_erased_students(book) == []
    book.close()
    with open_book(path, PASSPHRASE) as coordinator:
        for _step in erasing_students(coordinator, [ana], WHY):
            pass
    with open_book(path, CARA) as again:
        assert [note.id for note in sealed_notes.of_erased_students(again)] == [lost]
