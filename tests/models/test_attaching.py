"""Attaching files to records: all of it or nothing, undone and done again, and gone when it is erased for good."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.book import sealed_files
from app.book.access_log import Looked
from app.book.book import Book
from app.book.erasing import Reason
from app.book.refused import Refused
from app.models import (
    Agreement,
    DocumentKind,
    Employer,
    Evaluation,
    EvidenceFile,
    HourEntry,
    Note,
    Paperwork,
    Placement,
    SiteVisit,
    Student,
    SupportPlan,
    attaching,
)
from app.models.access import EXPORTED, OPENED, Disclosure, access_lines, access_numbers, students_in
from app.models.attached import count_of, files_of, open_bytes, save_copy, small_picture, total_size
from app.models.attaching import Offer, attach, remove_file, rename_file
from app.models.erasing import COURT, erasing_note, erasing_students
from app.models.opening import open_book
from tests.books import PASSPHRASE
from tests.models import invented_files as made

CANARY = "Quetzalbird"
TODAY = date.today()


@pytest.fixture
def student(book: Book) -> str:
    with book.edit("Student") as edit:
        return edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])[0]


def on_disk(book: Book) -> set[str]:
    return {file.name for file in (book.path / "files").iterdir()}


def named(book: Book) -> set[str]:
    with book.reading_whole() as connection:
        return set(sealed_files.names_of(connection, book.column(EvidenceFile, "kind")))


def test_an_attached_file_comes_back_byte_for_byte(book: Book, student: str, tmp_path: Path) -> None:
    content = made.pdf(CANARY)
    path = tmp_path / "Hours sheet.PDF"
    path.write_bytes(content)
    file = attach(book, Offer(path.name, path), Student, student)
    [record] = files_of(book, Student, student)
    assert (record.id, record.name, record.kind, record.size) == (file, "Hours sheet.pdf", "pdf", len(content))
    assert open_bytes(book, file) == content
    assert small_picture(book, file).startswith(b"\xff\xd8\xff")
    assert total_size(book) == (1, len(content))
    assert book.check() == []


def test_nothing_of_it_lies_open_in_the_book(book: Book, student: str) -> None:
    content = made.pdf(CANARY) + CANARY.encode()
    attach(book, Offer(f"{CANARY}.pdf", content), Student, student)
    book.back_up()
    book.close()
    for file in book.path.rglob("*"):
        assert CANARY not in file.name
        if file.is_file():
            found = file.read_bytes()
            assert CANARY.encode() not in found
            assert b"%PDF" not in found
            assert b"JFIF" not in found


def test_a_file_belongs_to_a_record_and_its_student_and_goes_with_it(book: Book, student: str) -> None:
    with book.edit("Records") as edit:
        placement = edit.insert(Placement, [{"student_id": student, "role": "Intern"}])[0]
        rows = {
            Placement: placement,
            HourEntry: edit.insert(
                HourEntry, [{"student_id": student, "placement_id": placement, "date": TODAY, "minutes": 60}]
            )[0],
            SupportPlan: edit.insert(
                SupportPlan, [{"student_id": student, "domain": "attendance", "need": "Late", "starts_on": TODAY}]
            )[0],
            Note: edit.insert(Note, [{"student_id": student, "date": TODAY, "text": "Met"}])[0],
        }
    for entity, id_ in rows.items():
        attach(book, Offer("a.png", made.png()), entity, id_)
        assert count_of(book, entity, id_) == 1
    assert count_of(book, Student, student) == 4
    with book.edit("Delete note") as edit:
        edit.delete(Note, [rows[Note]])
    assert count_of(book, Student, student) == 3
    book.undo()
    assert count_of(book, Note, rows[Note]) == 1
    with book.edit("Delete placement") as edit:
        edit.delete(Placement, [placement])
    assert count_of(book, Student, student) == 2


def test_papers_evaluations_and_visits_are_about_the_student(book: Book, student: str) -> None:
    with book.edit("Work") as edit:
        [placement] = edit.insert(Placement, [{"student_id": student, "role": "Cook"}])
        [kind] = edit.insert(DocumentKind, [{"name": "Bus pass"}])
        at = {"placement_id": placement, "date": TODAY}
        holders = {
            Paperwork: edit.insert(Paperwork, [{"kind_id": kind, "student_id": student}])[0],
            Evaluation: edit.insert(Evaluation, [at])[0],
            SiteVisit: edit.insert(SiteVisit, [at])[0],
        }
    for entity, id_ in holders.items():
        file = attach(book, Offer("scan.pdf", made.pdf(CANARY)), entity, id_)
        assert [record.id for record in files_of(book, entity, id_)] == [file]
    assert count_of(book, Student, student) == 3
    with book.edit("Gone") as edit:
        edit.delete(Placement, [placement])
    assert count_of(book, Student, student) == 1


def test_the_scan_of_an_agreement_is_about_no_student(book: Book, student: str, tmp_path: Path) -> None:
    with book.edit("Employer") as edit:
        [employer] = edit.insert(Employer, [{"name": "Elm Clinic"}])
        [agreement] = edit.insert(Agreement, [{"employer_id": employer, "kind": "insurance"}])
    content = made.pdf(CANARY)
    file = attach(book, Offer("scan.pdf", content), Agreement, agreement)
    assert open_bytes(book, file) == content
    save_copy(book, file, tmp_path / "copy.pdf")
    assert access_numbers(book, Looked()) == []
    assert students_in(book, EvidenceFile, [file]) == []
    attach(book, Offer("photo.pdf", made.pdf("Other")), Student, student)
    assert students_in(book, EvidenceFile, book.ids(EvidenceFile)) == [student]
    with book.edit("Gone") as edit:
        edit.delete(Employer, [employer])
    assert count_of(book, Agreement, agreement) == 0


def test_attaching_is_undone_and_done_again(book: Book, student: str) -> None:
    content = made.jpeg()
    file = attach(book, Offer("photo.jpg", content), Student, student)
    there = on_disk(book)
    book.undo()
    assert files_of(book, Student, student) == []
    assert on_disk(book) == there
    with pytest.raises(Refused):
        open_bytes(book, file)
    book.redo()
    assert open_bytes(book, file) == content
    remove_file(book, file)
    assert files_of(book, Student, student) == []
    book.undo()
    assert open_bytes(book, file) == content
    assert book.check() == []


def test_several_files_are_one_step_and_refused_ones_are_told(book: Book, student: str, tmp_path: Path) -> None:
    offers = [
        Offer("one.png", made.png()),
        Offer("word.docx", b"PK\x03\x04"),
        Offer("two.jpg", made.jpeg()),
        Offer("one again.png", made.png()),
        Offer("gone.pdf", tmp_path / "gone.pdf"),
        Offer("folder", tmp_path),
    ]
    work = attaching.attaching(book, offers, Student, student)
    said = []
    while True:
        try:
            said.append(next(work))
        except StopIteration as end:
            attached = end.value
            break
    assert said == [(at, 6) for at in range(6)]
    assert len(attached.ids) == 2
    assert [text.split("”")[0] for text in attached.refusals] == [
        "“word.docx",
        "“one again.png",
        "“gone.pdf",
        "“folder",
    ]
    assert book.undo_title == "Attach 2 files"
    assert len(on_disk(book)) == 4
    book.undo()
    assert files_of(book, Student, student) == []


def test_the_same_file_is_not_attached_twice(book: Book, student: str) -> None:
    attach(book, Offer("a.png", made.png()), Student, student)
    with pytest.raises(Refused, match="already"):
        attach(book, Offer("b.png", made.png()), Student, student)


def test_names_are_made_plain_and_end_as_their_kind_does(book: Book, student: str) -> None:
    file = attach(book, Offer("../evil\u202egnp\n.exe", made.png()), Student, student)
    [record] = files_of(book, Student, student)
    assert record.name == "evilgnp .exe.png"
    rename_file(book, file, "Signed")
    assert files_of(book, Student, student)[0].name == "Signed.png"
    with pytest.raises(Refused):
        rename_file(book, file, "  ")


# crashes and refusals


def test_a_cancelled_job_leaves_nothing(book: Book, student: str) -> None:
    work = attaching.attaching(book, [Offer("a.png", made.png()), Offer("b.jpg", made.jpeg())], Student, student)
    next(work)
    next(work)
    assert on_disk(book)
    work.close()
    assert on_disk(book) == set()
    assert files_of(book, Student, student) == []


def test_a_refused_edit_leaves_nothing(book: Book, student: str) -> None:
    with book.edit("Delete") as edit:
        edit.delete(Student, [student])
    with pytest.raises(Refused, match="deleted"):
        attach(book, Offer("a.png", made.png()), Student, student)
    assert on_disk(book) == set()


def test_a_listener_that_fails_takes_no_saved_file_away(book: Book, student: str) -> None:
    def fail(_changes: object) -> None:
        raise ValueError("a fault of the window")

    book.listen(fail)
    with pytest.raises(ValueError, match="fault"):
        attach(book, Offer("a.png", made.png()), Student, student)
    assert len(on_disk(book)) == 2
    assert on_disk(book) == named(book)


@pytest.mark.parametrize("moment", ["first", "small", "edit"])
def test_a_crash_between_file_and_edit_leaves_an_orphan_that_is_found(
    moment: str, book: Book, student: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program dies: nothing is cleared away by anybody, and the book opens as it was."""
    real = sealed_files.seal
    count = 0

    def dying(*args: object) -> object:
        nonlocal count
        count += 1
        if moment == "small" and count == 2:
            raise KeyboardInterrupt
        sealed = real(*args)  # type: ignore[arg-type]
        if moment == "first":
            raise KeyboardInterrupt
        return sealed

    def no_edit(*_args: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(attaching.sealed_files, "seal", dying)
    monkeypatch.setattr(attaching, "_drop_unnamed", lambda *_args: None)
    if moment == "edit":
        monkeypatch.setattr(book, "edit", no_edit)
    with pytest.raises(KeyboardInterrupt):
        attach(book, Offer("a.png", made.png()), Student, student)
    path = book.path
    book.close()
    with open_book(path, PASSPHRASE) as again:
        assert files_of(again, Student, student) == []
        assert [text for text in again.check() if "belong" in text] == again.check() != []


# reading and handing out


def test_damaged_and_missing_files_are_said(book: Book, student: str) -> None:
    file = attach(book, Offer("a.png", made.png()), Student, student)
    with book.reading_whole() as connection:
        sealed = sealed_files.find(connection, file, "whole")
    assert sealed
    path = book.path / "files" / sealed.name
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    with pytest.raises(sealed_files.Damaged, match="damaged"):
        open_bytes(book, file)
    path.unlink()
    with pytest.raises(sealed_files.Damaged, match="missing"):
        open_bytes(book, file)
    assert book.check() == ["1 attached file is missing."]


def test_the_access_log_notes_who_opened_and_copied_it(book: Book, student: str, tmp_path: Path) -> None:
    content = made.jpeg()
    file = attach(book, Offer("a.jpg", content), Student, student)
    open_bytes(book, file)
    save_copy(book, file, tmp_path / "copy.jpg", Disclosure("parent", "Rosa Peña"))
    assert (tmp_path / "copy.jpg").read_bytes() == content
    lines = access_lines(book, access_numbers(book, Looked()))
    assert [(line.act, line.record, line.purpose) for line in lines] == [
        (EXPORTED, student, "parent"),
        (OPENED, student, ""),
    ]


def test_whoever_may_not_attach_is_refused_and_nothing_is_sealed(
    book: Book, student: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "allows", lambda _table, _action: False)
    with pytest.raises(Refused, match="may not attach"):
        attach(book, Offer("a.png", made.png()), Student, student)
    assert on_disk(book) == set()


# erased for good


@pytest.mark.parametrize("whole", [True, False], ids=["student", "note"])
def test_erasing_takes_the_sealed_files_and_their_keys(whole: bool, book: Book, student: str) -> None:
    with book.edit("Note") as edit:
        note = edit.insert(Note, [{"student_id": student, "date": TODAY, "text": "Met"}])[0]
    attach(book, Offer("a.png", made.png()), Note, note)
    kept = None if whole else attach(book, Offer("b.jpg", made.jpeg()), Student, student)
    reason = Reason(COURT, "Order 12")
    for _step in erasing_students(book, [student], reason) if whole else erasing_note(book, note, reason):
        pass
    assert on_disk(book) == (named(book) if kept else set())
    assert len(on_disk(book)) == (2 if kept else 0)
    with book.reading_whole() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sealed_file").scalar() == len(on_disk(book))
    assert book.check() == []
