"""Import through the window: file, columns, preview, and back by one undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import CourseRecord, Enrollment, HourEntry, Student
from app.models.opening import open_book
from app.views.importing.page import ImportPage
from app.views.look.cells import CELL, TickCell
from app.views.look.theme import Theme
from app.views.window import ask
from app.views.window.desk import Desk
from app.views.window.toast import Toast
from tests.books import PASSPHRASE, copy_of, dump
from tests.models.school_of import TODAY, make_class
from tests.shared_data import shared
from tests.views.accessibility import problems

ROSTER = "Student ID,Last name,First name,Grade\n7001,Sample,Ada,9\n7002,Sample,Ben,10\n7003,Sample,Cleo,11\n"
LATER = "Student ID,Last name,First name,Grade\n7001,Sample,Ada,10\n7002,Sample,Ben,10\n7004,Sample,Dov,x\n"


@pytest.fixture
def book(book_template: Path, tmp_path: Path) -> Iterator[Book]:
    """A school's own book: the sample school takes no rosters."""
    with open_book(copy_of(book_template, tmp_path), PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def page(shell: Desk, dialogs: list[QDialog]) -> ImportPage:
    shell.trigger("roster.import")
    assert isinstance(shell.page, ImportPage)
    return shell.page


def written(tmp_path: Path, text: str, name: str = "roster.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def read(page: ImportPage, path: Path, qtbot: QtBot) -> None:
    """Choose a file and go on to the preview."""
    page.choose(path)
    qtbot.waitUntil(lambda: page.step != "source", timeout=30_000)
    if page.step == "columns":
        page.go_on()
        qtbot.waitUntil(lambda: page.step == "preview", timeout=30_000)


def write(page: ImportPage, qtbot: QtBot) -> None:
    """Do what the verb says, and wait until it is done."""
    page.go_on()
    qtbot.waitUntil(lambda: page.step == "source", timeout=60_000)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def problem_words_shown(page: ImportPage) -> str:
    return " ".join(found.text() for found in page.preview.banner.findChildren(QLabel))


def tabs(page: ImportPage) -> list[str]:
    return [page.preview.tabs.tabText(at) for at in range(page.preview.tabs.count())]


def table(page: ImportPage) -> QTableView:
    """The list of the tab that is shown."""
    shown = page.preview.stack.currentWidget()
    assert shown is not None
    found = shown if isinstance(shown, QTableView) else shown.findChild(QTableView)
    assert isinstance(found, QTableView)
    return found


def lines(page: ImportPage, tab: str) -> list[list[str]]:
    page.preview.tabs.choose(tab)
    model = table(page).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_fourteen_hundred_students_go_in_again_and_out(
    page: ImportPage, shell: Desk, book: Book, qtbot: QtBot, look: Theme
) -> None:
    roster = shared("edfi-students") / "students_gbhs.csv"
    before = dump(book)
    read(page, roster, qtbot)
    assert page.next_button.text() == "Import 1,400 students"
    assert tabs(page)[:2] == ["Problems  0", "New  1,400"]
    write(page, qtbot)
    assert len(book.ids(Student)) == 1400
    toast = shell.window().findChild(Toast)
    assert toast is not None
    assert toast.accessibleName() == "1,400 students imported"

    shell.trigger("roster.import")
    read(page, roster, qtbot)
    assert page.next_button.text() == "Nothing to import"
    assert not page.next_button.isEnabled()
    assert tabs(page)[3] == "Unchanged  1,400"

    toast.undo_button.click()
    qtbot.waitUntil(lambda: book.undo_title is None, timeout=60_000)
    assert dump(book) == before


def test_a_changed_file_shows_every_value_before_and_after(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    read(page, written(tmp_path, ROSTER), qtbot)
    write(page, qtbot)
    page.begin("roster")
    read(page, written(tmp_path, LATER), qtbot)
    assert tabs(page) == [
        "Problems  1",
        "New  1",
        "Changed  1",
        "Unchanged  1",
        "Missing from the file  1",
    ]
    assert page.next_button.text() == "Import 2 students without 1 value"
    assert "1 value cannot be read: its row is taken in without it." in problem_words_shown(page)
    assert lines(page, "changed") == [["Sample, Ada", "Grade", "9", "10", "2"]]
    [problem] = lines(page, "problems")
    assert problem[1:] == ["roster.csv", "4", "Grade"]
    assert "not a grade" in problem[0]
    write(page, qtbot)
    assert {s.local_id: s.grade for s in book.records(Student)} == {
        "7001": "10",
        "7002": "10",
        "7003": "11",
        "7004": None,
    }
    toast = page.window().findChild(Toast)
    assert toast is not None
    assert toast.accessibleName() == "2 students imported · 1 value could not be read and was left out"


def test_a_row_that_is_nobody_is_told_apart_from_a_value_that_cannot_be_read(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = ["7011,Sample,Ada,13th", ",Sample,Nobody,9", "7012,,,99", "7013,Sample,Bo,10"]
    read(page, written(tmp_path, "\n".join(["Student ID,Last Name,First Name,Grade", *rows, ""])), qtbot)
    assert page.next_button.text() == "Import 2 students without 1 value, leave out 2 rows"
    write(page, qtbot)
    assert {s.local_id: s.grade for s in book.records(Student)} == {"7011": None, "7013": "10"}


def test_missing_students_leave_only_when_ticked(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot, dialogs: list[QDialog]
) -> None:
    read(page, written(tmp_path, ROSTER), qtbot)
    write(page, qtbot)
    page.begin("roster")
    read(page, written(tmp_path, ROSTER.partition("7003")[0]), qtbot)
    assert page.next_button.text() == "Nothing to import"
    page.preview.tabs.choose("missing")
    view = table(page)
    assert not page.preview.leaving.isEnabled()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.model().index(0, 0).data(CELL) == TickCell(True)
    assert page.next_button.text() == "Record 1 exit"
    page.preview.exit_day.setText("someday")
    page.go_on()
    assert page.step == "preview"
    assert "someday" in dialogs[-1].accessibleDescription()
    page.preview.exit_day.setText(TODAY.isoformat())
    page.preview.exit_reason.setText("Moved away")
    write(page, qtbot)
    [stay] = [e for e in book.records(Enrollment) if e.exit_date]
    assert (stay.exit_date, stay.exit_reason) == (TODAY, "Moved away")
    assert book.undo() == "Import roster"
    assert not [e for e in book.records(Enrollment) if e.exit_date]


def test_columns_named_by_hand(page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot) -> None:
    odd = written(tmp_path, "Nr,Wer,Vorname,Kennwort\n7001,Sample,Ada,secret\n7002,Sample,Ben,secret\n")
    page.choose(odd)
    qtbot.waitUntil(lambda: page.step == "columns")
    assert page.columns.banner.isVisible()
    boxes = page.columns.boxes
    assert not boxes[3].isEnabled()
    assert "secret" not in boxes[3].accessibleDescription()
    for box, field in zip(boxes, ("local_id", "last_name", "last_name"), strict=False):
        box.choose(field)
        box.activated.emit(box.currentIndex())
    assert [box.field for box in boxes] == ["local_id", None, "last_name", None]
    for box, field in zip(boxes, ("local_id", "last_name", "first_name"), strict=False):
        box.choose(field)
        box.activated.emit(box.currentIndex())
    page.go_on()
    qtbot.waitUntil(lambda: page.step == "preview")
    assert page.next_button.text() == "Import 2 students"
    write(page, qtbot)
    page.begin("roster")
    page.choose(odd)
    qtbot.waitUntil(lambda: page.step == "columns")
    assert [box.field for box in page.columns.boxes] == ["local_id", "last_name", "first_name", None]
    assert page.columns.mapping() == {}


def test_a_roster_is_pasted_by_keys(page: ImportPage, book: Book, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(ROSTER.replace(",", "\t"))
    assert QApplication.focusWidget() is page.source.file
    for _ in range(2):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.source.paste
    QTest.keyClick(page.source.paste, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.step == "columns")
    for step in ("preview", "source"):
        QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda step=step: page.step == step, timeout=30_000)
    assert len(book.ids(Student)) == 3


def test_a_double_press_imports_once(page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot) -> None:
    read(page, written(tmp_path, ROSTER), qtbot)
    edits = len(book.entries())
    page.go_on()
    write(page, qtbot)
    assert len(book.entries()) == edits + 1


def test_a_file_chosen_while_another_is_read_is_the_one_that_counts(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "later").mkdir()
    page.choose(written(tmp_path, ROSTER))
    page.choose(written(tmp_path / "later", LATER))
    qtbot.waitUntil(lambda: page.step == "columns", timeout=30_000)
    page.go_on()
    qtbot.waitUntil(lambda: page.step == "preview", timeout=30_000)
    assert tabs(page)[0] == "Problems  1"


def test_what_is_no_table_is_refused_in_words(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, dialogs: list[QDialog]
) -> None:
    QGuiApplication.clipboard().clear()
    page.source.paste.click()
    assert page.source.problem.isVisible()
    page.choose(written(tmp_path, "Student ID,Last name,First name\n"))
    qtbot.waitUntil(lambda: bool(dialogs))
    assert "headings only" in dialogs[-1].accessibleDescription()
    assert page.step == "source"


def test_the_file_dialogs_and_a_dropped_file(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    roster = written(tmp_path, ROSTER)
    monkeypatch.setattr(ask, "open_file", lambda _parent, _title, _patterns, then: then(roster))
    page.source.file.click()
    qtbot.waitUntil(lambda: page.step == "columns")
    page.back()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(roster))])
    drop = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(drop)
    qtbot.waitUntil(lambda: page.step == "columns")


def test_a_folder_of_several_files(page: ImportPage, book: Book, qtbot: QtBot) -> None:
    read(page, shared("ms-sds") / "UK Format" / "25 Users", qtbot)
    assert page.preview.also.text().startswith("School Data Sync")
    assert "28 sections" in page.preview.also.text()
    page.back()
    assert page.step == "columns"


def test_the_book_changes_under_the_preview(page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot) -> None:
    read(page, written(tmp_path, ROSTER), qtbot)
    with book.edit("Elsewhere") as edit:
        edit.insert(Student, [{"last_name": "Other", "first_name": "Student"}])
    assert page.step == "columns"
    page.go_on()
    qtbot.waitUntil(lambda: page.step == "preview")
    assert tabs(page)[4] == "Missing from the file  1"


def test_hours_are_taken_in_and_wait(shell: Desk, book: Book, tmp_path: Path, qtbot: QtBot) -> None:
    make_class(book)
    shell.trigger("hours.import")
    page = shell.page
    assert isinstance(page, ImportPage)
    text = f"Student ID,Date,Hours\n9000,{TODAY.isoformat()},3.5\n9001,{TODAY.isoformat()},x\n"
    read(page, written(tmp_path, text, "hours.csv"), qtbot)
    assert [tab.split("  ")[0] for tab in tabs(page)] == ["Problems", "New", "Changed", "Unchanged"]
    write(page, qtbot)
    [entry] = book.records(HourEntry)
    assert (entry.minutes, entry.state) == (210, "submitted")


def test_every_step_is_accessible(page: ImportPage, tmp_path: Path, qtbot: QtBot, book: Book) -> None:
    assert problems(page) == []
    read(page, written(tmp_path, ROSTER), qtbot)
    write(page, qtbot)
    page.shell.go("import", "roster")
    page.choose(written(tmp_path, LATER))
    qtbot.waitUntil(lambda: page.step == "columns")
    assert problems(page) == []
    page.go_on()
    qtbot.waitUntil(lambda: page.step == "preview")
    for tab in ("problems", "new", "changed", "unchanged", "missing"):
        page.preview.tabs.choose(tab)
        assert problems(page) == [], tab


def test_marks_are_taken_in_by_the_same_steps(shell: Desk, book: Book, tmp_path: Path, qtbot: QtBot) -> None:
    make_class(book)
    head = "Student ID,Course ID,Course Title,Year,Term,Mark\n"
    shell.trigger("marks.import")
    page = shell.page
    assert isinstance(page, ImportPage)
    read(page, written(tmp_path, f"{head}9000,M1,Math 1,2025-26,S1,A\n9001,M1,Math 1,2025-26,S1,Z\n"), qtbot)
    assert (tabs(page)[4], page.next_button.text()) == ("Missing from the file  0", "Import 2 marks")
    assert "1 course that the book lacks" in page.preview.notices.words.text()
    assert "“Z” of 1 row" in page.preview.notices.words.text()
    write(page, qtbot)
    assert sorted(r.mark for r in book.records(CourseRecord)) == ["A", "Z"]
    shell.trigger("marks.import")
    page.choose(written(tmp_path, f"{head}9000,M1,Math 1,2025-26,S1,B\n999,M1,Math 1,2025-26,S1,A\n"))
    qtbot.waitUntil(lambda: page.step == "columns", timeout=30_000)
    page.go_on()
    qtbot.waitUntil(lambda: page.step == "preview", timeout=30_000)
    assert page.next_button.text() == "Import 1 mark, leave out 1 row"
    assert lines(page, "changed")[0][1:4] == ["Math 1, Semester 1 2025-2026: Mark", "A", "B"]
    assert [line[1] for line in lines(page, "missing")] == ["Math 1 · Semester 1 · 2025-2026 · Z"]
    page.preview.tabs.choose("problems")
    assert page.preview.exits() is None
    for kind in ("courses", "attendance"):
        shell.trigger(f"{kind}.import")
        assert (page.step, page.source.kind.id) == ("source", kind)
