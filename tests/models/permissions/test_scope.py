"""Whose records a role sees: own students, own notes, and what the journal tells of them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.book.asking import entity_of
from app.book.base import table_of
from app.book.book import Book
from app.book.chronicle import chronicle
from app.book.refused import Refused
from app.book.undoing import put_value_back
from app.models import (
    EvidenceFile,
    Guardian,
    HourEntry,
    Note,
    Section,
    SectionStaff,
    SectionStudent,
    Student,
    SupportPlan,
    SupportSession,
)
from app.models.hour_totals import student_totals
from app.models.telling import told
from tests.models.permissions.trying import attempt
from tests.models.role_books import OTHER, OWN, PASSPHRASES, TODAY, Examples, open_as


def test_restricted_notes_are_seen_by_counselors_coordinators_and_their_author(
    own_copy: Path, examples: Examples
) -> None:
    student, tom = examples["student"][OWN].id, examples["staff"][OWN].id
    with open_as(own_copy, "coordinator") as book, book.edit("Notes") as edit:
        row = {"student_id": student, "date": TODAY, "visibility": "restricted"}
        rows = [{**row, "text": "By Tom", "staff_id": tom}, {**row, "text": "By the counselor"}]
        own, other = edit.insert(Note, rows)
        scan = {**examples["evidence_file"][OWN].values, "student_id": student, "plan_id": None, "note_id": other}
        [hidden] = edit.insert(EvidenceFile, [scan])
    for role, seen in (
        ("coordinator", {own, other}),
        ("counselor", {own, other}),
        ("teacher", {own}),
        ("viewer", set()),
    ):
        with open_as(own_copy, role) as book:
            assert set(book.ids(Note, where={"visibility": "restricted"})) == seen
            assert (hidden in book.ids(EvidenceFile)) == (other in seen)


def test_records_cannot_be_moved_into_or_out_of_reach(teacher: Book, examples: Examples) -> None:
    entries = examples["hour_entry"]
    other = {name: examples[name][OTHER].id for name in ("student", "placement")}
    attempt(teacher, False, lambda edit: edit.update(HourEntry, {entries[OWN].id: {"student_id": other["student"]}}))
    own = {"student_id": examples["student"][OWN].id, "placement_id": examples["placement"][OWN].id}
    attempt(teacher, False, lambda edit: edit.update(HourEntry, {entries[OTHER].id: own}))


def test_the_scope_follows_the_section_and_the_day(own_copy: Path, examples: Examples) -> None:
    own, seat = examples["student"][OWN].id, examples["section_student"][OWN].id
    section, plan = examples["section"][OWN].id, examples["support_plan"][OWN].id
    ended = {"ends_on": TODAY - timedelta(days=1)}
    for entity, id_, values in (
        (SectionStudent, seat, ended),
        (Section, section, {"school_year": "2001-2002"}),
        (SectionStaff, examples["section_staff"][OWN].id, {"staff_id": examples["staff"][OTHER].id}),
        (SectionStudent, seat, {"starts_on": TODAY + timedelta(days=1)}),
    ):
        with open_as(own_copy, "coordinator") as book:
            book.save(SupportPlan, plan, {"state": "ended"})
            book.save(entity, id_, values)
        with open_as(own_copy, "teacher") as book:
            assert book.ids(Student) == []
            assert book.ids(HourEntry) == []
        with open_as(own_copy, "coordinator") as book:
            before = examples[table_of(entity).name][OWN].values
            book.save(entity, id_, {name: before[name] for name in values})
        with open_as(own_copy, "teacher") as book:
            assert book.ids(Student) == [own]


def test_a_provider_sees_the_student_of_the_own_plan(own_copy: Path, examples: Examples) -> None:
    with open_as(own_copy, "coordinator") as book, book.edit("Out of the section") as edit:
        edit.delete(SectionStudent, [examples["section_student"][OWN].id])
    with open_as(own_copy, "teacher") as book:
        assert book.ids(Student) == [examples["student"][OWN].id]
        assert book.ids(SupportSession) == [examples["support_session"][OWN].id]


def test_who_is_not_on_the_staff_list_sees_no_student(own_copy: Path, examples: Examples) -> None:
    with open_as(own_copy, "coordinator") as book:
        book.save(entity_of("staff"), examples["staff"][OWN].id, {"account": None, "last_name": "Somebody"})
    with open_as(own_copy, "teacher") as book:
        assert [book.ids(entity) for entity in (Student, HourEntry, Guardian, Note, SupportPlan)] == [[]] * 5


def test_names_and_figures_of_others_are_not_found(teacher: Book, examples: Examples) -> None:
    own, other = examples["student"][OWN].id, examples["student"][OTHER].id
    assert teacher.ids(Student, "Peña") == teacher.ids(Student, "pen", where={"deleted": False}) == [own]
    assert teacher.rows(HourEntry, [examples["hour_entry"][OTHER].id], ["student_id"]) == {}
    assert set(student_totals(teacher, [own])) == {own}
    with teacher.reading() as connection:
        assert connection.execute(text("SELECT student_id FROM hour_total")).scalars().all() in ([], [own])
    assert student_totals(teacher, [other])[other].lifetime == 0


def test_the_history_of_a_hidden_record_is_not_told(own_copy: Path, examples: Examples) -> None:
    own, other = examples["student"][OWN].id, examples["student"][OTHER].id
    with open_as(own_copy, "coordinator") as book:
        book.save(Student, own, {"pronouns": "she"})
        with book.edit("Both") as edit:
            edit.update(Student, {own: {"grade": "10"}, other: {"grade": "11"}})
            edit.update(SupportPlan, {examples["support_plan"][OTHER].id: {"need": "Secret"}})
    with open_as(own_copy, "teacher") as book:
        assert list(chronicle(book, Student, other)) == []
        assert list(told(book, SupportPlan, examples["support_plan"][OTHER].id)) == []
        events = [event for _entry, events in chronicle(book, Student, own) for event in events]
        assert {"pronouns", "grade"} <= {event.field for event in events}
        hidden = {example[OTHER].id for example in examples.values()} | {examples["student_group"][OWN].id}
        assert not hidden & {event.id for event in events}
        for values in ((Student, other, "grade", None), (SupportPlan, examples["support_plan"][OTHER].id, "need", "x")):
            with pytest.raises(Refused), book.edit("") as edit:
                put_value_back(edit, *values)
        with pytest.raises(Refused, match="nothing to undo"):
            book.undo()


def test_the_own_edits_are_undone_and_done_again(teacher: Book, examples: Examples) -> None:
    teacher.save(HourEntry, examples["hour_entry"][OWN].id, {"task": "Filing"})
    assert teacher.undo() == teacher.redo() == teacher.undo()
    with teacher.edit("Note") as edit:  # notes are added, not deleted; but what was just typed may be taken back
        edit.insert(Note, [examples["note"][OWN].values])
    teacher.undo()


def test_the_command_line_keeps_to_it(
    own_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.cli import main

    with open_as(own_copy, "coordinator") as book, book.edit("Names") as edit:
        rows = edit.connection.execute(select(Student.id)).scalars().all()
        edit.update(Student, {id_: {"last_name": f"Name{at}"} for at, id_ in enumerate(sorted(rows))})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHBOOK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", PASSPHRASES["teacher"])
    assert main(["list", "students", "--book", str(own_copy)]) == 2  # several have accounts: whose passphrase is it?
    assert "--account NAME" in capsys.readouterr().err
    book = ["--book", str(own_copy), "--account", "Tom Ruiz"]
    assert main(["export", "roster", *book, "--out", "roster.csv"]) == 0
    assert main(["export", "supports", *book, "--out", "supports.xlsx"]) == 0
    roster = Path("roster.csv").read_text("utf-8-sig")
    assert "Name0" in roster
    assert "Name1" not in roster
    for words in (["list", "students", "--json"], ["list", "hours", "--json"], ["list", "plans", "--json"]):
        capsys.readouterr()
        assert main([*words, *book]) == 0
        assert "Name1" not in capsys.readouterr().out
    capsys.readouterr()
    Path("new.csv").write_text("Student ID,Last name,First name,Grade\n7,New,Kid,9\n", "utf-8")
    for words in (
        ["backup", *book, "--out", "copy.pathbook-copy"],
        ["import", "roster", "new.csv", *book],
        ["approve", "hours", *book, "--where", "state=draft"],
    ):
        assert main(words) == 1, words
        assert "may not" in capsys.readouterr().err, words
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", PASSPHRASES["viewer"])
    viewer = ["--book", str(own_copy), "--account", "The viewer"]
    assert main(["export", "roster", *viewer, "--out", "viewer.csv"]) == 1
    assert not Path("viewer.csv").exists()
    assert not Path("copy.pathbook-copy").exists()
