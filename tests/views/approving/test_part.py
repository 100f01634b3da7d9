"""What was handed in is decided with the keyboard, one week or many, and told apart by what the checks say."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog

from app.book.book import Book
from app.models import HourEntry
from app.models.approving import reject
from app.models.checks import findings
from app.models.checks.overriding import let_stand
from app.models.locking_hours import locked_until
from app.models.logging_hours import monday_of
from app.views.approving.lock_dialog import LockDialog
from app.views.approving.part import ApprovingPart
from app.views.approving.steps import ReasonDialog, VerifyDialog
from app.views.hours.page import HoursPage
from app.views.window.desk import Desk
from tests.models.school_of import TODAY, Class, log, make_class

MONDAY = monday_of(TODAY) - timedelta(days=7)
KEY = Qt.Key


@pytest.fixture
def made(book: Book) -> Class:
    made = make_class(book)
    for at, minutes in enumerate((60, 90, 11 * 60)):
        for days in range(2):
            log(book, made, at, MONDAY + timedelta(days=days), minutes)
    found = findings(book, student_ids=made.students)
    let_stand(book, [each for each in found if each.rule != "long_day"], "The papers are in the office")
    return made


@pytest.fixture
def part(made: Class, shell: Desk) -> ApprovingPart:
    shell.go("hours", "approve")
    page = shell.findChild(HoursPage)
    assert page is not None
    part: ApprovingPart = page.part("approve")
    part.table.setFocus()
    return part


def press(part: ApprovingPart, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(part.table, key)


def states(book: Book, made: Class) -> list[list[str]]:
    found = [book.records(HourEntry, {"placement_id": id_}, sort=[("date", False)]) for id_ in made.placements]
    return [[entry.state for entry in entries] for entries in found]


def test_weeks_are_approved_by_keys_and_a_day_without_its_tick_stays(
    part: ApprovingPart, book: Book, made: Class
) -> None:
    assert [group.minutes for group in part.model.groups] == [120, 180, 22 * 60]
    press(part, KEY.Key_J, KEY.Key_K)
    assert part.approve_button.text() == "Approve 2 entries"
    part.pane.reread()
    part.pane.findChildren(QCheckBox)[1].setChecked(False)
    assert part.approve_button.text() == "Approve 1 entry"
    press(part, KEY.Key_A)
    assert states(book, made)[0] == ["approved", "submitted"]
    part.only_doubted.setChecked(True)
    assert [group.student.last_name for group in part.model.groups] == ["Sample02"]
    part.only_doubted.setChecked(False)
    QTest.mouseClick(part.whose, Qt.MouseButton.LeftButton)
    QTest.keyClicks(part.whose, "sample01")
    QTest.keyClick(part.whose, KEY.Key_Return)
    assert [group.student.id for group in part.model.groups] == [made.students[1]]
    assert part.table.hasFocus()  # its keys act at once after a filter
    QTest.mouseClick(part.whose, Qt.MouseButton.LeftButton)
    QTest.keyClick(part.whose, KEY.Key_Backspace)
    part.table.selectAll()
    assert part.approve_button.text() == "Approve 5 entries"
    part.approve_clean()
    assert states(book, made) == [["approved"] * 2, ["approved"] * 2, ["submitted"] * 2]
    book.undo()
    assert states(book, made)[1] == ["submitted"] * 2


def test_they_are_sent_back_for_a_reason_that_was_given_before_and_verified_in_bulk(
    part: ApprovingPart, book: Book, made: Class, dialogs: list[QDialog]
) -> None:
    reject(book, [log(book, made, 0, MONDAY - timedelta(days=7), 30)], "Bring the signed sheet")
    press(part, KEY.Key_V)
    part.table.selectRow(1)
    press(part, KEY.Key_R)
    verify, asked = dialogs
    assert isinstance(verify, VerifyDialog)
    assert isinstance(asked, ReasonDialog)
    QTest.keyClicks(asked.line, "signed")
    assert asked.line._list.picks[0].words == "Bring the signed sheet"
    asked.line.setText("Bring the signed sheet")
    asked.accept()
    assert {e.reason for e in book.records(HourEntry, {"placement_id": made.placements[1]})} == {
        "Bring the signed sheet"
    }
    verify.form.show_values({"verified_by": "Dana Whitfield", "verified_how": "phone", "verified_on": TODAY})
    verify.done_with()
    kept = book.records(HourEntry, {"placement_id": made.placements[0], "state": "submitted"})
    assert [(e.verified_by, e.verified_how) for e in kept] == [("Dana Whitfield", "phone")] * 2


def test_a_lock_lists_what_is_undecided_and_refuses_a_day_to_come(
    part: ApprovingPart, book: Book, dialogs: list[QDialog]
) -> None:
    part.lock()
    dialog = dialogs[0]
    assert isinstance(dialog, LockDialog)
    dialog.edit.setText(f"{TODAY + timedelta(days=1):%m/%d/%Y}")
    assert dialog.count.text().startswith("6 entries are still undecided")
    dialog.verb.click()
    assert "until today at the latest" in dialog.problem.text()
    dialog.edit.setText(f"{MONDAY:%m/%d/%Y}")
    assert dialog.count.text().startswith("3 entries")
    dialog.verb.click()
    assert locked_until(book) == MONDAY
