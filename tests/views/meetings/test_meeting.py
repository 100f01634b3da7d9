"""A meeting held with the keyboard alone, and what is kept of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import MeetingItem, Referral, Staff, Student, TeamMeeting
from app.models.holding_meetings import add_to_agenda, hold_meeting, items_of, note_item, plan_meeting, points_of
from app.models.traces import asked_by
from app.views.handing_out import preview
from app.views.meetings.meeting_form import MeetingDialog
from app.views.meetings.meeting_list import MeetingList
from app.views.meetings.page import MeetingPage
from app.views.supports.page import SupportsPage
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.views.window.toast import Toast
from tests.models.role_books import OTHER, RoleBook
from tests.views.conftest import OpenWindow
from tests.views.forms.asked import form

TODAY = date.today()
NAMES = ("Abe", "Bea", "Cal", "Dee", "Eli", "Flo")
Key = Qt.Key


class Keyboard:
    """Types into what has the focus, and counts the keys that are not words."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.count = 0

    @property
    def here(self) -> QWidget:
        """What has the focus, also while another window is on its way out."""
        found = QApplication.focusWidget() or self._window.focusWidget()
        assert found is not None
        return found

    def press(self, *keys: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.here, key, modifier)
            QApplication.processEvents()
            self.count += 1

    def type(self, words: str) -> None:
        QTest.keyClicks(self.here, words)
        QApplication.processEvents()


@pytest.fixture
def keys(window: MainWindow) -> Keyboard:
    return Keyboard(window)


@pytest.fixture
def team(book: Book) -> dict[str, str]:
    """Six students who were referred, and two of the staff."""
    with book.edit("Team") as edit:
        students = edit.insert(Student, [{"first_name": name, "last_name": "Ito"} for name in NAMES])
        staff = edit.insert(
            Staff, [{"first_name": "Ada", "last_name": "Okafor"}, {"first_name": "Bo", "last_name": "Li"}]
        )
        sent = {"date": TODAY, "concern": "attendance", "what": "Late", "by_name": "Ms. Park"}
        edit.insert(Referral, [sent | {"student_id": id_} for id_ in students])
    return {"ada": staff[0], "bo": staff[1], **dict(zip(NAMES, students, strict=True))}


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The papers that were asked for."""
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(preview, "preview", lambda _shell, paper, **what: asked.append({"paper": paper} | what))
    return asked


def test_a_meeting_of_six_is_planned_and_held_by_keyboard(
    shell: Desk, book: Book, team: dict[str, str], printed: list[dict[str, Any]], keys: Keyboard, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    opened: list[MeetingDialog] = []
    monkeypatch.setattr("app.views.window.ask.show", lambda dialog: (opened.append(dialog), QDialog.open(dialog)))
    shell.trigger("meeting.new")
    dialog = opened[0]
    qtbot.waitUntil(lambda: dialog.gathering.list.count() == 6)
    dialog.form.entries()[0].setFocus()
    qtbot.waitUntil(dialog.form.entries()[0].hasFocus)
    keys.press(*[Key.Key_Return] * 5)
    assert dialog.gathering.list.hasFocus()
    keys.press(*[Key.Key_Space, Key.Key_Down] * 6)
    assert dialog.verb.text() == "Plan meeting for 6 students"
    keys.press(Key.Key_Return)
    page = shell.page
    assert isinstance(page, MeetingPage)
    meeting = book.ids(TeamMeeting)[0]
    assert [point.item.why for point in points_of(book, meeting)] == [points_of(book, meeting)[0].item.why] * 6
    page.window().activateWindow()
    qtbot.waitUntil(page.entry.said.hasFocus)
    keys.count = 0
    for at in range(6):
        keys.type(f"Said {at}")
        keys.press(Key.Key_Return)
        keys.type(f"Do {at}")
        keys.press(Key.Key_Return)
        keys.type("ok" if at % 2 else "li")
        keys.press(Key.Key_Return)
        qtbot.waitUntil(page.entry.until.hasFocus)
        keys.type("+2w")
        keys.press(Key.Key_Return)
    assert keys.count == 24
    assert printed == [{"paper": "meeting", "meeting_ids": [meeting]}]
    held = book.record(TeamMeeting, meeting)
    assert held is not None
    assert held.state == "held"
    kept = [(item.line, item.decision, item.owner_id, item.due_on) for item in items_of(book, meeting)]
    owners = (team["bo"], team["ada"])
    assert kept == [(f"Said {at}", f"Do {at}", owners[at % 2], TODAY + timedelta(weeks=2)) for at in range(6)]


@pytest.fixture
def meeting(book: Book, team: dict[str, str]) -> str:
    agenda = [(team[name], "Referral") for name in NAMES[:3]]
    return plan_meeting(book, {"name": "Support team", "date": TODAY, "staff_id": team["ada"]}, agenda)


@pytest.fixture
def page(shell: Desk, meeting: str, qtbot: QtBot) -> MeetingPage:
    shell.go("meeting", meeting)
    assert isinstance(shell.page, MeetingPage)
    qtbot.waitUntil(shell.page.entry.said.hasFocus)
    return shell.page


def shown(page: MeetingPage) -> str:
    item = page.agenda.currentItem()
    assert item is not None
    return item.text()


def test_nothing_typed_is_lost_on_the_way(page: MeetingPage, book: Book, meeting: str, keys: Keyboard) -> None:
    keys.type("Sleeps in class")
    keys.press(Key.Key_Right, modifier=Qt.KeyboardModifier.AltModifier)
    assert (shown(page), book.records(MeetingItem, {"line": "Sleeps in class"})[0].place) == ("Ito, Bea", 1)
    keys.press(Key.Key_PageUp)
    assert (shown(page), page.entry.said.text()) == ("Ito, Abe", "Sleeps in class")
    page.entry.todo.setText("Call home")
    page.entry.until.setText("soonish")
    keys.press(Key.Key_PageDown)
    assert shown(page) == "Ito, Abe"
    assert "soonish" in page.entry.problem.text()
    page.shell.go("home")
    page.shell.go("meeting", meeting)
    assert page.entry.until.text() == "soonish"
    page.entry.until.setText("")
    page.entry.until.setFocus()
    keys.press(Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    keys.type("Ask about the bus")
    keys.press(Key.Key_Return, Key.Key_Return, Key.Key_Return)
    assert shown(page) == "Ito, Bea"
    assert [each.decision for each in points_of(book, meeting)[0].all] == ["Call home", "Ask about the bus"]


def test_a_toast_leaves_the_entry_free(window: MainWindow, meeting: str, qtbot: QtBot) -> None:
    desk = window.at_desk()
    desk.toast("Meeting planned", undo=True)
    desk.go("meeting", meeting)
    page: Any = desk.page
    qtbot.waitUntil(page.entry.said.hasFocus)
    [toast] = window.findChildren(Toast)

    def lies_apart() -> bool:
        entry = QRect(page.entry.mapTo(window, QPoint()), page.entry.size())
        return not toast.geometry().intersects(entry)

    qtbot.waitUntil(lies_apart)


def test_what_was_agreed_last_is_not_in_the_fields_of_a_meeting_that_was_held(
    page: MeetingPage, book: Book, meeting: str, printed: list[dict[str, Any]]
) -> None:
    page.entry.todo.setText("Call home")
    page.close_meeting()
    assert page.entry.todo.text() == ""
    assert not page.entry.touched
    page.entry.todo.setText("Ask about the bus")
    page.entry.finish()
    assert [each.decision for each in points_of(book, meeting)[0].all] == ["Call home", "Ask about the bus"]


def test_who_was_not_spoken_of_is_told_and_proposed_again(
    page: MeetingPage, shell: Desk, meeting: str, printed: list[dict[str, Any]], dialogs: list[QDialog], qtbot: QtBot
) -> None:
    page.entry.said.setText("Sleeps in class")
    page.close_meeting()
    [toast] = page.window().findChildren(Toast)
    said = "Meeting closed, 0 things to do · 2 students were not spoken of"
    assert [each for each in toast.findChildren(QLabel) if each.text() == said]
    assert printed
    shell.trigger("meeting.new")
    dialog = dialogs[-1]
    assert isinstance(dialog, MeetingDialog)
    offered = dialog.gathering.list
    qtbot.waitUntil(lambda: offered.count() == 6)
    lines = [offered.item(at).text() for at in range(3)]
    assert [line.partition(" — ")[0] for line in lines] == ["Ito, Bea", "Ito, Cal", "Ito, Abe"]
    assert ["not spoken of; Referred" in line for line in lines] == [True, True, False]


def test_a_meeting_whose_day_has_passed_is_not_held_yet(shell: Desk, book: Book, meeting: str, qtbot: QtBot) -> None:
    book.save(TeamMeeting, meeting, {"date": TODAY - timedelta(days=1)})
    shell.go("supports", meeting)
    assert isinstance(shell.page, SupportsPage)
    found = shell.page.part("meetings")
    assert isinstance(found, MeetingList)
    assert found.tabs.current_id == "meetings_late"
    qtbot.waitUntil(lambda: found.model.ids == [meeting])
    assert found.model.row(0)["standing"] == "late"


def test_the_agenda_is_changed_in_the_meeting(
    page: MeetingPage, book: Book, meeting: str, team: dict[str, str], keys: Keyboard
) -> None:
    page.agenda.setFocus()
    keys.press(Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert [page.agenda.item(at).text() for at in range(3)] == ["Ito, Bea", "Ito, Abe", "Ito, Cal"]
    assert shown(page) == "Ito, Abe"
    keys.press(Key.Key_Delete)
    assert page.agenda.count() == 2
    book.undo()
    page.side.adding.show_value(team["Flo"])
    page.side.adding.picked.emit()
    QApplication.processEvents()
    last = points_of(book, meeting)[-1].item
    assert (last.student_id, last.why.startswith("Referred")) == (team["Flo"], True)


def test_what_was_agreed_waits_and_is_marked_as_done(
    shell: Desk, book: Book, meeting: str, team: dict[str, str], qtbot: QtBot, dialogs: list[QDialog]
) -> None:
    item = items_of(book, meeting)[0]
    note_item(book, item.id, {"decision": "Call home", "owner_id": team["ada"], "due_on": TODAY})
    shell.go("supports", asked_by("promised", "coordinator"))
    shell.go("supports", item.id)
    part: Any = shell.page.shown  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: list(part.model.ids) == [item.id])
    part.turn()
    assert book.record(MeetingItem, item.id).done_on == TODAY  # type: ignore[union-attr]
    book.undo()
    assert book.record(MeetingItem, item.id).done_on is None  # type: ignore[union-attr]
    shell.go("supports", "caseload")
    caseload: Any = shell.page.shown  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: team["Flo"] in caseload.model.ids)
    caseload.show_id(team["Flo"], "")
    caseload.put_on_agenda()
    choice: Any = dialogs[-1]
    choice.body.itemAt(0).widget().click()
    assert team["Flo"] in {each.student_id for each in items_of(book, meeting)}
    caseload.put_on_agenda()
    dialogs[-1].body.itemAt(1).widget().click()  # type: ignore[attr-defined]
    new = form(dialogs)
    assert new.gathering.agenda()[0][0] == team["Flo"]  # type: ignore[attr-defined]
    new.done_with()
    assert len(book.ids(TeamMeeting)) == 2


def test_a_teacher_sees_what_the_teacher_is_to_do_and_marks_it(role_book: RoleBook, open_window: OpenWindow) -> None:
    meeting, own = role_book.own("team_meeting"), role_book.own("meeting_item")
    with role_book.open_as("counselor") as book:
        note_item(book, own, {"decision": "Call home"})
        add_to_agenda(book, meeting, [(role_book.examples["student"][OTHER].id, "Referral")])
        hold_meeting(book, meeting)
    desk = open_window(role_book.open_as("teacher")).at_desk()
    desk.go("meeting", meeting)
    page = desk.page
    assert isinstance(page, MeetingPage)
    assert [point.item.id for point in points_of(page.book, meeting)] == [own]
    assert page.agenda.count() == 1
    assert page.entry.said.isReadOnly()
    QApplication.processEvents()
    shown = {each.text(): each for each in page.findChildren(QPushButton) if each.isVisible()}
    assert not {"Close the meeting", "Another"} & shown.keys()
    shown["Done"].click()
    assert page.book.record(MeetingItem, own).done_on == TODAY  # type: ignore[union-attr]
