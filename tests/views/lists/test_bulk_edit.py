"""One value for many records: what is offered, what is said, what is written, and that one undo takes it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Placement, Student, SupportPlan
from app.views.lists.bulk_edit import BulkEditDialog, editable_fields
from app.views.lists.columns import field_column
from app.views.lists.field_line import FieldLine
from app.views.lists.row_work import MANY
from app.views.placements.columns import placement_columns
from app.views.supports.columns import support_columns
from tests.books import dump
from tests.views.accessibility import problems
from tests.views.conftest import Present
from tests.views.lists.listing import BareShell, go_to, more_students, student_table


def choose(line: FieldLine, name: str) -> None:
    line.field.setCurrentIndex(line.field.findData(name))


def type_in(line: FieldLine, text: str) -> QLineEdit:
    entry = line.first_focus()
    assert isinstance(entry, QLineEdit)
    QTest.keyClicks(entry, text)
    return entry


@pytest.fixture
def opened(shell: BareShell, dialogs: list[QDialog], present: Present) -> BulkEditDialog:
    """The dialog for the two students of the book: grade 12 and grade 11."""
    table, work = student_table(shell)
    go_to(table, 0, 0, 1)
    work.edit()
    [dialog] = dialogs
    assert isinstance(dialog, BulkEditDialog)
    present(dialog)
    return dialog


def test_what_can_be_given_to_several_is_offered() -> None:
    columns = [field_column(Student, name) for name in ("last_name", "local_id", "ssid", "grade", "email")]
    assert [f.name for f in editable_fields(Student, columns, 2)] == ["last_name", "grade", "email"]
    assert [f.name for f in editable_fields(Student, columns, 1)][1] == "local_id"
    supports = [f.name for f in editable_fields(SupportPlan, support_columns(), 2, fixed=("state",))]
    assert {"domain", "tier", "provider_id", "review_on"} <= set(supports)
    assert not {"student_id", "state", "delivered"} & set(supports)
    placements = {f.name for f in editable_fields(Placement, placement_columns(lambda _id: "neutral"), 2)}
    assert {"employer_id", "pathway_id", "pay", "target_minutes"} <= placements
    assert "student_id" not in placements


def test_it_says_what_will_happen_and_does_it_in_one_step(opened: BulkEditDialog, shell: BareShell) -> None:
    book, before = shell.book, dump(shell.book)
    assert opened.windowTitle() == "Edit 2 students"
    [line] = opened.lines
    choose(line, "grade")
    assert line.now.text() == "Now: 12 (1), 11 (1)"
    type_in(line, "12")
    assert opened.outcome.text() == "2 students: Grade becomes 12; 1 has it already."
    opened.add_line()
    choose(opened.lines[1], "city")
    type_in(opened.lines[1], "Alder Flat")
    assert opened.outcome.text().endswith("Grade becomes 12; 1 has it already. City becomes Alder Flat.")
    QTest.keyClick(opened.lines[1].first_focus(), Qt.Key.Key_Return)
    assert not opened.isVisible()
    assert {(s.grade, s.city) for s in book.records(Student)} == {("12", "Alder Flat")}
    assert (book.undo_title, shell.said) == ("Edit 2 students", [("2 students changed", True, "ok")])
    book.undo()
    assert dump(book) == before
    assert book.undo_title is None


def test_emptying_is_done_on_purpose_only(opened: BulkEditDialog, shell: BareShell) -> None:
    [line] = opened.lines
    choose(line, "grade")
    opened.done_with()
    assert opened.isVisible()
    assert line.problem.text() == "Say what it becomes, or empty it."
    line.empty.setChecked(True)
    assert not line.first_focus().isEnabled()
    assert opened.outcome.text() == "2 students: Grade is made empty."
    opened.done_with()
    assert {s.grade for s in shell.book.records(Student)} == {None}
    shell.book.undo()
    assert {s.grade for s in shell.book.records(Student)} == {"11", "12"}


def test_what_is_needed_cannot_be_emptied(opened: BulkEditDialog) -> None:
    [line] = opened.lines
    choose(line, "last_name")
    assert line.empty.isHidden()
    opened.done_with()
    assert line.problem.text() == "Say what it becomes."


def test_what_cannot_be_read_is_marked_and_stays(opened: BulkEditDialog, shell: BareShell) -> None:
    [line] = opened.lines
    opened.done_with()
    assert line.problem.text() == "Choose a field."
    choose(line, "email")
    entry = type_in(line, "nobody")
    opened.done_with()
    assert opened.isVisible()
    assert "is not an e-mail address" in line.problem.text()
    assert entry.text() == "nobody"
    assert shell.book.undo_title is None


def test_nothing_to_change_is_told(opened: BulkEditDialog, shell: BareShell) -> None:
    with shell.book.edit("Same") as edit:
        edit.update(Student, {id_: {"city": "Alder Flat"} for id_ in shell.book.ids(Student)})
    [line] = opened.lines
    choose(line, "city")
    type_in(line, "Alder Flat")
    opened.done_with()
    assert opened.isVisible()
    assert opened.problem.text() == "Nothing would change: they have all of this already."


def test_a_field_is_chosen_once(opened: BulkEditDialog) -> None:
    choose(opened.lines[0], "grade")
    opened.add_line()
    second = opened.lines[1]
    item = second.field.model().item(second.field.findData("grade"))  # type: ignore[attr-defined]
    assert not item.isEnabled()
    second.remove.click()
    assert len(opened.lines) == 1


def test_rules_stand_against_all_of_it(
    book: Book, shell: BareShell, dialogs: list[QDialog], qtbot: QtBot, present: Present
) -> None:
    from datetime import date

    student = book.ids(Student)[0]
    with book.edit("Placements") as edit:
        rows = [{"student_id": student, "role": role, "starts_on": date(2026, 9, 1)} for role in ("Aide", "Clerk")]
        ids = edit.insert(Placement, rows)
    before = dump(book)
    fields = editable_fields(Placement, placement_columns(lambda _id: "neutral"), 2)
    dialog = BulkEditDialog(shell, book, Placement, ids, fields, lambda _changes: pytest.fail("written"))
    qtbot.addWidget(dialog)
    present(dialog)
    choose(dialog.lines[0], "ends_on")
    type_in(dialog.lines[0], "8/1/2026")
    dialog.done_with()
    assert dialog.problem.text() == "Aide: The last day lies before the first. 1 more cannot be so either."
    assert dump(book) == before


def test_many_are_changed_by_a_job(shell: BareShell, dialogs: list[QDialog], qtbot: QtBot) -> None:
    more_students(shell.book, MANY + 10)
    before = dump(shell.book)
    table, work = student_table(shell)
    table.selectAll()
    work.edit()
    [dialog] = dialogs
    assert isinstance(dialog, BulkEditDialog)
    choose(dialog.lines[0], "grade")
    type_in(dialog.lines[0], "10")
    dialog.done_with()
    qtbot.waitUntil(lambda: bool(shell.said), timeout=20_000)
    assert shell.said == [("512 students changed", True, "ok")]
    assert {s.grade for s in shell.book.records(Student)} == {"10"}
    shell.book.undo()
    assert dump(shell.book) == before


def test_references_are_chosen_by_their_words(
    book: Book, shell: BareShell, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    from app.models import Employer

    student = book.ids(Student)[0]
    with book.edit("Placements") as edit:
        [clinic] = edit.insert(Employer, [{"name": "Tule Creek Clinic"}])
        ids = edit.insert(
            Placement, [{"student_id": student, "role": "Aide"}, {"student_id": student, "role": "Clerk"}]
        )
    fields = editable_fields(Placement, placement_columns(lambda _id: "neutral"), 2)
    got: list[object] = []
    dialog = BulkEditDialog(shell, book, Placement, ids, fields, got.append)
    qtbot.addWidget(dialog)
    choose(dialog.lines[0], "employer_id")
    entry = dialog.lines[0].first_focus()
    QTest.keyClicks(entry, "tule creek clinic")
    assert dialog.outcome.text() == "2 placements: Employer becomes Tule Creek Clinic."
    dialog.done_with()
    assert got == [{id_: {"employer_id": clinic} for id_ in ids}]


def test_everybody_can_use_it(opened: BulkEditDialog) -> None:
    assert problems(opened) == []
    choose(opened.lines[0], "grade")
    opened.add_line()
    choose(opened.lines[1], "birth_date")
    assert problems(opened) == []
    names = [each.accessibleName() for each in _shown(opened, QComboBox)]
    assert names == ["Field", "Field"]


def _shown(widget: QWidget, kind: type) -> list[QWidget]:
    return [each for each in widget.findChildren(kind) if each.isVisibleTo(widget)]
