"""The commands on the rows of a list: what can be done when, new records, and the export of what one sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.models import Student
from app.views.lists import row_work
from app.views.lists.columns import field_column
from app.views.lists.copying import kind_of, value_of
from app.views.lists.export_dialog import ListExportDialog
from app.views.lists.paste_dialog import PasteRowsDialog
from app.views.look.cards import Banner
from app.views.window import ask
from tests.books import dump
from tests.exports.reading_sheets import values
from tests.views.accessibility import problems
from tests.views.conftest import Present
from tests.views.lists.listing import BareShell, go_to, more_students, student_table

ROWS = (
    "Student\tGrade\tStudent ID\tLocker\n"
    "Soto, Luz\t9\t31\tA1\n"
    "Ngo, Van\t10\t203519\tA2\n"
    "Li, Bo\tthird floor\t33\tA3\n"
    "Paz, Eva\t11\t34\tA4\n"
)


def clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_what_can_be_done_when(shell: BareShell) -> None:
    table, work = student_table(shell)
    table.clearSelection()
    off = {name for name, does in work.commands().items() if does is None}
    assert off == {"list.edit", "list.copy"}
    go_to(table, 0, 0)
    assert None not in work.commands().values()


def test_rows_become_new_records(
    shell: BareShell, dialogs: list[QDialog], present: Present, monkeypatch: pytest.MonkeyPatch
) -> None:
    _table, work = student_table(shell)
    before = dump(shell.book)
    clipboard(ROWS)
    work.paste_new()
    [dialog] = dialogs
    assert isinstance(dialog, PasteRowsDialog)
    present(dialog)
    assert dump(shell.book) == before
    assert dialog.windowTitle() == "Paste 4 rows as new records"
    assert dialog.verb.text() == "Add 3 students"
    [banner] = dialog.findChildren(Banner)
    assert banner.words.text() == (
        "1 value cannot be read: its row is taken in without it. "
        "1 row has a problem and is left out; the cell that says why is marked."
    )
    lines = dialog.lines
    assert [lines.words(0, at) for at in range(3)] == ["Soto, Luz", "9", "31"]
    assert lines.reason(1, 2) == "Student ID 203519 belongs to Echeverría, Tomás already."
    assert "third floor" in lines.reason(2, 1)
    assert problems(dialog) == []
    dialog.table.setCurrentIndex(lines.index(0, 0))
    dialog.next.click()
    assert dialog.problem.text() == ("Row 3, Student ID: Student ID 203519 belongs to Echeverría, Tomás already.")
    dialog.next.click()
    assert dialog.problem.text().startswith("Row 4, Grade:")
    dialog.verb.click()
    assert {s.local_id: s.grade for s in shell.book.records(Student, {"last_name": ["Soto", "Li", "Paz"]})} == {
        "31": "09", "33": None, "34": "11"
    }  # fmt: skip
    assert (shell.book.undo_title, shell.said) == ("Paste 3 students", [("3 students added", True, "ok")])
    shell.book.undo()
    assert dump(shell.book) == before


def test_what_no_column_fills_stops_the_paste(shell: BareShell, dialogs: list[QDialog], present: Present) -> None:
    _table, work = student_table(shell)
    clipboard("Last name\tGrade\nSoto\t9")
    work.paste_new()
    [dialog] = dialogs
    assert isinstance(dialog, PasteRowsDialog)
    present(dialog)
    assert not dialog.verb.isEnabled()
    assert problems(dialog) == []


def test_many_new_rows_are_added_by_a_job(shell: BareShell, dialogs: list[QDialog], qtbot: QtBot) -> None:
    _table, work = student_table(shell)
    before = dump(shell.book)
    count = row_work.MANY + 7
    clipboard("Last name\tFirst name\tStudent ID\n" + "\n".join(f"Soto{n}\tLuz\t{n}" for n in range(count)))
    work.paste_new()
    qtbot.waitUntil(lambda: any(isinstance(each, PasteRowsDialog) for each in dialogs), timeout=20_000)
    dialog = next(each for each in dialogs if isinstance(each, PasteRowsDialog))
    dialog.verb.click()
    qtbot.waitUntil(lambda: bool(shell.said), timeout=20_000)
    assert shell.said == [("507 students added", True, "ok")]
    shell.book.undo()
    assert dump(shell.book) == before


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the messages about written files say."""
    said: list[str] = []

    def told(_shell: object, _window: QWidget, title: str, files: list[Path]) -> None:
        said.extend([title, *(file.name for file in files)])

    monkeypatch.setattr(row_work, "tell_written", told)
    return said


def test_what_one_sees_is_exported(
    shell: BareShell,
    dialogs: list[QDialog],
    present: Present,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    written: list[str],
) -> None:
    table, work = student_table(shell)
    table.setColumnHidden(3, True)
    table.horizontalHeader().moveSection(6, 1)
    table.records.sort(1)
    go_to(table, 0, 0)
    work.export()
    [dialog] = dialogs
    assert isinstance(dialog, ListExportDialog)
    present(dialog)
    assert dialog.sentence.text() == "2 rows and 6 columns, just as the list shows them now."
    assert problems(dialog) == []
    asked: list[str] = []

    def save_file(_parent: object, _title: str, patterns: str, suggested: str, then: object) -> None:
        asked.extend([patterns, suggested])
        then(tmp_path / "seen")  # type: ignore[operator]

    monkeypatch.setattr(ask, "save_file", save_file)
    dialog.verb.click()
    qtbot.waitUntil(lambda: bool(written), timeout=20_000)
    assert asked[0] == "Workbook (.xlsx) (*.xlsx)"
    assert asked[1].startswith("Students_")
    assert written == ["Students", "seen.xlsx"]
    assert values(tmp_path / "seen.xlsx", "Students") == [
        ["Student", "Hours", "Grade", "Birth date", "Student ID", "City"],
        ["Nguyễn, Vinh", 92.5, "11", "", "203790", ""],
        ["Echeverría, Tomás", 92.5, "12", "", "203519", ""],
    ]
    about = dict(values(tmp_path / "seen.xlsx", "About"))
    assert (about["List"], about["View"], about["Filter"], about["Sorted by"], about["Rows"]) == (
        "Students", "All students", "Grade is 11 or 12", "Student", "2"
    )  # fmt: skip


def test_only_the_selected_rows_as_csv(
    shell: BareShell,
    dialogs: list[QDialog],
    qtbot: QtBot,
    tmp_path: Path,
    written: list[str],
) -> None:
    more_students(shell.book, 3)
    table, work = student_table(shell)
    go_to(table, 4, 0, 2)
    work.export()
    [dialog] = dialogs
    assert isinstance(dialog, ListExportDialog)
    assert [dialog.rows.itemText(at) for at in range(2)] == ["All 5 rows", "The 2 selected rows"]
    dialog.rows.setCurrentIndex(1)
    dialog.format.setCurrentIndex(dialog.format.findData(".csv"))
    assert "cannot say" in dialog.hint.text()
    dialog.write(tmp_path / "seen.csv")
    qtbot.waitUntil(lambda: bool(written), timeout=20_000)
    lines = (tmp_path / "seen.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split('"')[1] for line in lines[1:]] == ["Rivera0000, Ana", "Rivera0002, Ana"]


def test_the_one_record_is_named(shell: BareShell, dialogs: list[QDialog]) -> None:
    table, work = student_table(shell)
    go_to(table, 1, 0)
    work.edit()
    go_to(table, 0, 0, 1)
    work.edit()
    assert [dialog.windowTitle() for dialog in dialogs] == ["Edit Nguyễn, Vinh", "Edit 2 students"]


def test_a_grade_is_written_as_it_is_shown() -> None:
    grade = field_column(Student, "grade")
    assert kind_of(grade).cell(value_of(grade, {"grade": "09"})) == "9"
