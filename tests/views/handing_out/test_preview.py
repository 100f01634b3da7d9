"""Print or save: from the pages to paper, file and clipboard, by keyboard, for one student and for many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.exports import REPORTS
from app.models import LogPage
from app.models.logging_hours import monday_of
from app.models.opening import open_book
from app.models.people import Student
from app.views.handing_out import making as making_module
from app.views.handing_out import telling
from app.views.handing_out.exporting import export_dialog
from app.views.handing_out.options import PAPERS
from app.views.handing_out.pdf_pages import PdfPages
from app.views.handing_out.preview import Preview, preview
from app.views.handing_out.skipped import SkippedDialog
from app.views.window import ask
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.views.window.toast import Toast
from tests.models.school_of import Class
from tests.views.accessibility import problems

Open = Callable[..., Preview]
ENTER = Qt.Key.Key_Return


@pytest.fixture
def opened(shell: Desk, made: Class, dialogs: list[QDialog], qtbot: QtBot) -> Open:
    """Opens the preview of these students and waits until all papers are made."""

    def show(ids: list[str] | tuple[str, ...] = (), paper: str = "transcript") -> Preview:
        preview(shell, paper, ids)
        dialog = dialogs[-1]
        assert isinstance(dialog, Preview)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        whole(dialog, qtbot)
        return dialog

    return show


def whole(dialog: Preview, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog._made is not None, timeout=30_000)


def told(shell: Desk, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: shell.window().findChild(Toast) is not None, timeout=30_000)
    toast = shell.window().findChild(Toast)
    assert toast is not None
    return toast.accessibleName()


def test_every_paper_is_offered() -> None:
    assert [report.name for report in PAPERS] == [name for name, report in REPORTS.items() if report.separable]


def test_one_student_from_ctrl_p_to_paper(
    shell: Desk, made: Class, printed: Path, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    shell.go("student", made.students[0])
    shell.trigger("file.print")
    dialog = dialogs[-1]
    assert isinstance(dialog, Preview)
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    dialog.show()
    QTest.keyClick(dialog.view, ENTER)  # before the pages are made: it waits for them
    assert told(shell, qtbot) == "1 page was sent to Front office"
    assert len(PdfPages(printed.read_bytes())) == 1
    assert closed == [QDialog.DialogCode.Accepted.value]


def test_the_first_paper_is_shown_before_all_are_made(
    shell: Desk, made: Class, printed: Path, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    preview(shell, "plan", made.students)
    dialog = dialogs[-1]
    assert isinstance(dialog, Preview)
    shown: list[tuple[int, bool]] = []
    dialog.view.moved.connect(lambda: shown.append((dialog.view.count, dialog._made is None)))
    whole(dialog, qtbot)
    assert shown == [(1, True), (5, False)]
    assert dialog.state.words.text() == "3 students · 5 pages"
    dialog.close()


def test_other_choices_make_other_pages(opened: Open, printed: Path, made: Class, qtbot: QtBot) -> None:
    dialog = opened(made.students, "plan")
    dialog.options.new_sheets.setChecked(False)
    whole(dialog, qtbot)
    assert dialog.view.count == 3
    dialog.options.new_sheets.setChecked(True)
    dialog.options.both_sides.setChecked(False)
    whole(dialog, qtbot)
    assert (dialog.view.count, dialog.options.new_sheets.isEnabled()) == (3, False)
    dialog.options.language.setCurrentIndex(dialog.options.language.findData("es"))
    whole(dialog, qtbot)
    assert dialog.view.pages is not None
    assert "Plan" in dialog.view.pages.text(0)
    assert "Student Plan" not in dialog.view.pages.text(0)
    dialog.options.circle.setCurrentIndex(1)
    whole(dialog, qtbot)
    assert dialog.view.count == 5
    dialog.close()


def test_pages_and_copies_are_counted_on_the_button(
    opened: Open, printed: Path, shell: Desk, made: Class, qtbot: QtBot
) -> None:
    dialog = opened(made.students, "plan")
    assert dialog.verbs.print.text() == "Print 5 pages"
    dialog.options.range.setText("1, 3-")
    dialog.options.copies.setText("2")
    assert dialog.verbs.print.text() == "Print 8 pages"
    dialog.options.range.setText("9")
    assert not dialog.verbs.print.isEnabled()
    assert "none of the 5 pages" in dialog.options.problem.text()
    dialog.options.range.setText("1")
    assert dialog.options.problem.isHidden()
    dialog.verbs.print.click()
    assert told(shell, qtbot) == "2 pages were sent to Front office"
    assert len(PdfPages(printed.read_bytes())) == 2


def test_where_no_printer_is_enter_saves_what_is_shown(
    opened: Open, no_printer: None, shell: Desk, made: Class, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    names: list[str] = []
    folders: list[Path] = []

    def save(_parent: object, _title: str, _patterns: str, name: str, then: Callable[[Path], None]) -> None:
        names.append(name)
        then(tmp_path / "a.pdf")

    monkeypatch.setattr(ask, "save_file", save)
    monkeypatch.setattr(telling, "open_folder", folders.append)
    dialog = opened(made.students[:1])
    assert dialog._made is not None
    pdf = dialog._made.pdf
    assert dialog.verbs.print.isHidden()
    assert dialog.options.no_printer.text().startswith("No printer is installed")
    QTest.keyClick(dialog.view, ENTER)
    assert told(shell, qtbot).endswith("a.pdf is written")
    assert (tmp_path / "a.pdf").read_bytes() == pdf
    assert names[0].endswith(".pdf")
    assert "_transcript_" in names[0]
    toast = shell.window().findChild(Toast)
    assert toast is not None
    toast.undo_button.click()
    assert folders == [tmp_path]


def test_a_place_that_cannot_be_written_keeps_the_dialog(
    opened: Open, no_printer: None, made: Class, tmp_path: Path, dialogs: list[QDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(ask, "save_file", lambda _p, _t, _pat, _name, then: then(tmp_path / "file" / "a.pdf"))
    dialog = opened(made.students[:1])
    dialog.verbs.save.click()
    assert "cannot be written" in dialogs[-1].accessibleDescription()
    assert dialog.isVisible()
    dialog.close()


def test_one_file_each(
    opened: Open, printed: Path, shell: Desk, made: Class, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "folder", lambda _parent, _title, then: then(tmp_path / "papers"))
    dialog = opened()
    assert [each.reason for each in dialog._made.skipped] == 2 * ["No placement and no approved hours"]  # type: ignore[union-attr]
    dialog.verbs.each.click()
    assert "4 files are written" in told(shell, qtbot)  # with the list of who was skipped
    assert len(list((tmp_path / "papers").glob("*.pdf"))) == 4
    assert len(list((tmp_path / "papers").glob("transcript-skipped_*.pdf"))) == 1


def test_who_was_skipped_and_why(
    opened: Open, printed: Path, dialogs: list[QDialog], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened()
    assert dialog.state.skipped.words.text() == "2 students were skipped."
    pages = dialog.view.count
    dialog.state.who.click()
    told_of = dialogs[-1]
    assert isinstance(told_of, SkippedDialog)
    lines = told_of.text().splitlines()
    assert lines[0] == "Student\tStudent ID\tReason"
    assert "Nguyễn, Vinh\t203790\tNo placement and no approved hours" in lines
    told_of.copy()
    assert QGuiApplication.clipboard().text() == told_of.text()
    monkeypatch.setattr(ask, "save_file", lambda _p, _t, _pat, _name, then: then(tmp_path / "skipped.txt"))
    told_of.ask_where()
    assert (tmp_path / "skipped.txt").read_text("utf-8") == told_of.text()
    told_of.show()
    told_of.activateWindow()
    qtbot.waitUntil(told_of.isActiveWindow)
    assert problems(told_of) == []
    told_of._take()
    whole(dialog, qtbot)
    assert dialog._made is not None
    assert dialog._made.skipped == []
    assert dialog.view.count > pages
    dialog.close()


def test_where_everybody_is_skipped_there_is_nothing_to_print(
    opened: Open, printed: Path, book: Book, made: Class, qtbot: QtBot
) -> None:
    new = [id_ for id_ in book.ids(Student) if id_ not in made.students]
    dialog = opened(new)
    assert dialog.left.currentWidget() is dialog.empty
    assert not dialog.verbs.print.isEnabled()
    dialog.make_anyway()
    whole(dialog, qtbot)
    assert dialog.left.currentWidget() is dialog.view
    assert dialog.verbs.print.isEnabled()
    dialog.close()


def test_one_student_gets_the_paper_whatever_it_says(opened: Open, printed: Path, book: Book, made: Class) -> None:
    new = next(id_ for id_ in book.ids(Student) if id_ not in made.students)
    dialog = opened([new])
    assert dialog.view.count == 1
    dialog.close()


def test_keys_turn_size_and_copy(opened: Open, printed: Path, made: Class, qtbot: QtBot) -> None:
    dialog = opened(made.students, "plan")
    assert dialog.view.accessibleDescription().startswith("Page 1 of")
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert dialog.view.page == 2
    assert dialog.bar.number.text() == "3"
    QTest.keyClick(dialog, Qt.Key.Key_PageUp)
    assert dialog.view.page == 1
    before = dialog.view.zoom
    QTest.keyClick(dialog, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.zoom > before
    QTest.keyClick(dialog, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.fits
    dialog.bar.number.setText("5")
    QTest.keyClick(dialog.bar.number, ENTER)  # goes there, and does not print
    assert dialog.view.page == 4
    assert dialog.isVisible()
    QTest.keyClick(dialog.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().image().width() == 1700
    assert dialog.bar.said.text() == "Page 5 is copied"
    dialog.close()


def test_making_can_be_stopped_and_taken_up_again(
    shell: Desk, made: Class, printed: Path, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    preview(shell, "plan", made.students)
    dialog = dialogs[-1]
    assert isinstance(dialog, Preview)
    dialog.state.cancel.click()
    assert dialog.state.words.text() == "Stopped. Not all papers are made."
    assert not dialog.maker.is_busy
    dialog.verbs.print.click()
    assert told(shell, qtbot) == "5 pages were sent to Front office"


def test_nothing_is_on_the_disk_while_papers_are_looked_at(
    opened: Open, printed: Path, made: Class, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(tmp_path.rglob("*.pdf*"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    dialog = opened(made.students)
    assert set(tmp_path.rglob("*.pdf*")) == before
    dialog.close()


def test_a_book_that_is_closed_meanwhile_is_given_back(
    window: MainWindow, shell: Desk, book: Book, made: Class, printed: Path, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    preview(shell, "plan", made.students)
    window.leave_for(lambda: None)()
    with open_book(book.path) as again:
        assert len(again.ids(Student)) == 5
    qtbot.waitUntil(lambda: not making_is_alive(), timeout=30_000)


def making_is_alive() -> bool:
    from app.views.window import jobs

    return any("making" in repr(job._steps._work) for job in jobs._alive)


def test_a_fault_in_a_paper_is_not_hidden(
    shell: Desk, made: Class, printed: Path, dialogs: list[QDialog], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_asked: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(making_module, "PdfPages", fail)
    with qtbot.captureExceptions() as faults:
        preview(shell, "plan", made.students[:1])
        qtbot.waitUntil(lambda: bool(faults))
    assert faults[0][0] is ZeroDivisionError
    dialogs[-1].close()


def test_logs_of_a_placement_are_known_again_once_they_leave(
    opened: Open, no_printer: None, shell: Desk, book: Book, made: Class, dialogs: list[QDialog], tmp_path: Path,
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monday = monday_of(date.today())
    weeks = monday, monday + timedelta(days=13)
    export_dialog(shell, "log", placement_ids=made.placements[:1], weeks=weeks)
    dialog = dialogs[-1]
    assert isinstance(dialog, Preview)
    whole(dialog, qtbot)
    assert dialog.options.circle.currentText() == "The selected placement"
    assert dialog.options.weeks.weeks == weeks
    assert dialog.view.count == 2
    assert book.ids(LogPage) == []
    monkeypatch.setattr(ask, "save_file", lambda _p, _t, _pat, name, then: then(tmp_path / name))
    dialog.ways_out.save_all(dialog._made)  # type: ignore[arg-type]
    assert [page.week for page in book.records(LogPage, sort=[("week", False)])] == [monday, weeks[1] - timedelta(6)]
    [file] = tmp_path.glob("*_log_*.pdf")
    assert file.name.startswith("Sample00_Ada_9000")

    preview(shell, "certificate", made.students[:1])
    skipped = dialogs[-1]
    assert isinstance(skipped, Preview)
    whole(skipped, qtbot)
    assert skipped.left.currentWidget() is skipped.empty and skipped.anyway.isHidden()
    assert skipped.empty.sentence.text() == "The placement has not ended."
    skipped.options.paper.setCurrentIndex(skipped.options.paper.findText("Employer profiles"))
    assert skipped.options.circle.currentText().startswith("All employers") and skipped.options.when.isHidden()
    whole(skipped, qtbot)
    assert skipped.view.count >= 1
    skipped.close()
