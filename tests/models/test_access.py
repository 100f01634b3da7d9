"""Who looked: what each way out of the book leaves in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from app.book.access_noting import AccessLog
from app.book.book import Book
from app.book.kinds import TEXT
from app.book.refused import Refused
from app.cli.commands import PURPOSES as ON_COMMAND_LINE
from app.exports import REPORTS
from app.exports.list_seen import ListSeen
from app.exports.list_seen import write as write_list
from app.exports.sheets import SheetColumn
from app.models import Employer, HourEntry, Note, Placement, Student
from app.models.access import (
    COPIED,
    EXPORTED,
    OPENED,
    PURPOSES,
    Access,
    Disclosure,
    access_lines,
    is_about_students,
    looked,
    note_handed_out,
    note_opened,
    purpose_words,
    students_in,
)


def log(book: Book) -> list[Access]:
    return access_lines(book, looked(book))


def two_students(book: Book) -> list[str]:
    with book.edit("Add") as edit:
        ids = edit.insert(
            Student,
            [
                {"last_name": "Peña", "first_name": "Ana", "local_id": "300117"},
                {"last_name": "Nguyễn", "first_name": "Vinh", "local_id": "300118"},
            ],
        )
        edit.insert(Note, [{"student_id": ids[0], "date": date(2026, 9, 1), "text": "Likes bees"}])
    return ids


def test_a_page_opened_often_is_one_line(book: Book) -> None:
    [ana, _vinh] = two_students(book)
    note_opened(book, ana)
    note_opened(book, ana)
    [line] = log(book)
    assert (line.act, line.table, line.record, line.name) == (OPENED, "student", ana, "Dana Whitfield")


@pytest.mark.parametrize("name", ["roster", "transcript"])
def test_a_report_notes_exactly_those_whom_it_tells_of(book: Book, name: str, tmp_path: Path) -> None:
    ana, vinh = two_students(book)
    with book.edit("Work") as edit:
        [placement] = edit.insert(Placement, [{"student_id": ana, "role": "Cook"}])
        entry = {"student_id": ana, "placement_id": placement, "date": date(2026, 9, 1), "minutes": 60}
        edit.insert(HourEntry, [entry | {"state": "approved"}])
    report = REPORTS[name]
    why = Disclosure("parent", " Rosa  Peña ")
    out = tmp_path / ("out" + report.suffixes[0])
    for _step in report.write(book, out, [ana, vinh], skip_empty=True, why=why):
        assert log(book) == []
    told = {ana} if name == "transcript" else {ana, vinh}  # of Vinh a transcript would say nothing
    assert {line.record for line in log(book)} == told
    assert {(line.act, line.what, line.purpose, line.recipient) for line in log(book)} == {
        (EXPORTED, name, "parent", "Rosa Peña")
    }


def test_looking_at_papers_before_they_are_printed_is_no_disclosure(book: Book, tmp_path: Path) -> None:
    from io import BytesIO

    ana, _vinh = two_students(book)
    for _step in REPORTS["plan"].draw(book, BytesIO(), [ana]):
        pass
    assert log(book) == []


def test_a_cancelled_report_notes_nothing(book: Book, tmp_path: Path) -> None:
    two_students(book)
    work = REPORTS["roster"].write(book, tmp_path / "roster.csv")
    next(work)
    work.close()
    assert log(book) == []


def test_a_list_notes_the_students_behind_its_rows(book: Book, tmp_path: Path) -> None:
    ana, _vinh = two_students(book)
    notes = book.ids(Note)
    seen = ListSeen("Notes", [], notes, lambda ids: {id_: [] for id_ in ids}, entity=Note)
    for _step in write_list(book, tmp_path / "notes.csv", seen):
        pass
    [line] = log(book)
    assert (line.record, line.what, line.purpose) == (ana, "Notes", "own_use")


def test_students_behind_records(shared_sample: Book) -> None:
    entry = shared_sample.records(HourEntry)[0]
    assert students_in(shared_sample, HourEntry, [entry.id]) == [entry.student_id]
    everybody = set(students_in(shared_sample, HourEntry, shared_sample.ids(HourEntry)))
    assert everybody == {each.student_id for each in shared_sample.records(HourEntry)}
    assert students_in(shared_sample, Employer, shared_sample.ids(Employer)) == []
    assert is_about_students(Placement) and not is_about_students(Employer)


def test_something_else_needs_words(book: Book) -> None:
    [ana, _vinh] = two_students(book)
    with pytest.raises(Refused, match="few words"):
        note_handed_out(book, COPIED, [ana], "Students", Disclosure("other", "Ana Ruiz", "  "))
    with pytest.raises(Refused, match="no purpose"):
        note_handed_out(book, COPIED, [ana], "Students", Disclosure("curiosity"))
    note_handed_out(book, COPIED, [ana], "Students", Disclosure("other", "Ana Ruiz", "a science  fair"))
    [line] = log(book)
    assert (line.purpose, purpose_words(line.purpose)) == ("other: a science fair", "a science fair")


def test_what_leaves_the_school_is_given_to_somebody(book: Book, tmp_path: Path) -> None:
    [ana, _vinh] = two_students(book)
    for purpose in set(PURPOSES) - {"own_use"}:
        nobody = Disclosure(purpose, " ", "a science fair")
        with pytest.raises(Refused, match="who receives it"):
            note_handed_out(book, COPIED, [ana], "Students", nobody)
    with pytest.raises(Refused, match="who receives it"):
        REPORTS["roster"].write(book, tmp_path / "roster.csv", why=Disclosure("official"))
    assert log(book) == [] and list(tmp_path.glob("*.csv")) == []


def test_every_purpose_has_words_and_is_known_on_the_command_line() -> None:
    assert tuple(PURPOSES) == ON_COMMAND_LINE
    assert all(purpose_words(code) != code for code in PURPOSES)


@pytest.mark.parametrize(("typed", "count"), [("pena", 2), ("300118", 1), ("zzz", 0), ("", 3)])
def test_lines_are_found_by_the_name_or_the_id_of_a_student(book: Book, typed: str, count: int) -> None:
    ana, vinh = two_students(book)
    note_handed_out(book, EXPORTED, [ana, vinh], "roster")
    note_opened(book, ana)
    assert len(looked(book, typed)) == count


def _list(book: Book, ids: list[str], out: Path) -> Iterator[object]:
    columns = [SheetColumn("Student", TEXT)]
    return write_list(
        book,
        out / "a.csv",
        ListSeen("Students", columns, ids, lambda some: {id_: [id_] for id_ in some}, entity=Student),
    )


@pytest.mark.parametrize(
    "begin",
    [
        _list,
        lambda book, ids, out: REPORTS["roster"].write(book, out / "a.xlsx", ids),
        lambda book, ids, out: REPORTS["plan"].write(book, out / "a.pdf", ids),
        lambda book, ids, out: REPORTS["plan"].write(book, out, ids, separate=True),
    ],
    ids=["list", "workbook", "papers", "paper of each"],
)
def test_no_file_has_its_name_before_it_is_noted(
    begin: Callable[[Book, list[str], Path], Iterator[object]],
    book: Book,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the disk is full for the access log, nothing leaves the book."""
    ids, out = two_students(book), tmp_path / "out"
    out.mkdir()
    there: list[list[Path]] = []

    def full(_log: AccessLog, _notes: object) -> None:
        there.append([file for file in out.iterdir() if file.suffix in {".csv", ".xlsx", ".pdf"}])
        raise Refused("The disk is full.")

    monkeypatch.setattr(AccessLog, "_write_all", full)
    with pytest.raises(Refused, match="full"):
        list(begin(book, ids, out))
    assert there == [[]]
    assert list(out.iterdir()) == []
    monkeypatch.undo()
    list(begin(book, ids, out))
    assert sorted(line.record for line in log(book)) == sorted(ids)
