"""Events in the window: one entry for a class with few keys, the roll, the continuum, and the site's activities."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import ActivityType, Event, Participation
from app.models.event_rows import Attendance, event_rows
from app.models.holding_events import hold_event
from app.views.events.event import EventPage, JoiningDialog
from app.views.events.forms import EventDialog
from app.views.events.page import EventsPage
from app.views.forms.form_dialog import FormDialog
from app.views.window import ask
from app.views.window.desk import Desk
from tests.models.school_of import Class, make_class
from tests.views.conftest import Present


@pytest.fixture
def made(book: Book) -> Class:
    found = make_class(book, 30)
    book.forget_undo()
    return found


class Keys:
    """Types as a person does, and counts the keys."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.count += 1
            QTest.keySequence(_there(), QKeySequence(key))
            QApplication.processEvents()

    def type(self, text: str) -> None:
        for letter in text:
            self.count += 1
            QTest.keyClicks(_there(), letter)


def _there() -> QWidget:
    """Where keys go; a dialog gets them back from a list that closed, as a desktop sees to."""
    top = QApplication.activeModalWidget()
    if top and not QApplication.activePopupWidget() and not top.isActiveWindow():
        top.activateWindow()
        QApplication.processEvents()
    there = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert there
    return there


def attendance(book: Book) -> Attendance:
    """Of the only event."""
    [event] = event_rows(book, book.ids(Event)).values()
    return event["attendance"]


def event_page(shell: Desk) -> EventPage:
    page = shell.page
    assert isinstance(page, EventPage)
    return page


def test_one_visit_thirty_students_two_absent(
    made: Class, shell: Desk, present: Present, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "show", present)
    shell.go("events")
    keys = Keys()
    keys.press("Ctrl+N")
    keys.type("peri")
    keys.press("Return", "Return")
    keys.type("Clinic")
    keys.press("Return")
    keys.type("tour")
    keys.press("Return", "Ctrl+Return")
    book = shell.book
    assert attendance(book) == Attendance(30, 0, 0, 0)
    [event] = event_rows(book, book.ids(Event)).values()
    assert (event["name"], event["activity"], event["date"]) == (
        "Clinic", "Site visit or workplace tour", date.today(),
    )  # fmt: skip
    present(shell.window())
    page = event_page(shell)
    page.first_focus().setFocus()
    for name in ("07", "21"):
        keys.press("/")
        keys.type(name)
        keys.press("Return", "A")
    assert attendance(book) == Attendance(28, 2, 0, 0)
    gone = {p.student_id for p in book.records(Participation, {"presence": "absent"})}
    assert gone == {made.students[7], made.students[21]}
    assert keys.count == 30
    _exceptions(page, book)
    _joining(page, book, made)
    shell.trigger("event.delete")
    assert book.ids(Event) == []
    book.undo()
    assert attendance(book).listed == 29


def _exceptions(page: EventPage, book: Book) -> None:
    """Space turns, E excuses, P puts right; each is one undo."""
    page.search.clear()
    page.show_record(book.ids(Event)[0])
    roll = page.roll
    roll.choose(roll.records.id_at(0))
    for key, absent, excused in ((Qt.Key.Key_Space, 3, 0), (Qt.Key.Key_E, 2, 1), (Qt.Key.Key_P, 2, 0)):
        QTest.keyClick(roll, key)
        assert (attendance(book).absent, attendance(book).excused) == (absent, excused)
    book.undo()
    assert attendance(book).excused == 1
    hours = roll.records.index(1, [c.name for c in roll.records.columns].index("minutes"))
    assert roll.records.setData(hours, "1:30")
    assert (hours.data(), attendance(book).minutes) == ("1.5", 90)


def _joining(page: EventPage, book: Book, made: Class) -> None:
    """Delete takes off the list, and the dialog offers those who are not on it."""
    page.roll.choose(page.roll.records.id_at(2))
    QTest.keyClick(page.roll, Qt.Key.Key_Delete)
    assert attendance(book).listed == 29
    page.add()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, JoiningDialog))
    assert made.students[2] in dialog.model.ids
    assert len(dialog.model.ids) == 3  # with two who were never on it
    dialog.reject()


def test_a_copy_keeps_what_it_was_and_who_is_known_by_day(
    made: Class, shell: Desk, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    book = shell.book
    id_ = hold_event(book, {"name": "Tour", "date": date.today(), "minutes": 45, "place": "Levee"}, made.students)
    shell.go("events", id_)
    page = shell.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.events.table.current_id == id_)
    assert page.student_ids() == made.students
    shell.trigger("event.copy")
    [dialog] = dialogs
    assert isinstance(dialog, EventDialog)
    values = dialog.form.read()
    assert (values["name"], values["minutes"], values["place"], values["date"]) == ("Tour", 45, "Levee", date.today())
    inviting = dialog.inviting
    assert inviting
    inviting.edit.setText("Sample03, Ada")
    inviting.take()
    inviting.edit.setText("nobody like this")
    inviting.take()
    assert "nobody like this" in inviting.problem.text()
    assert inviting.student_ids(date.today()) == [made.students[3]]
    dialog.form.show_values({"date": date(1999, 1, 1)})
    dialog.done_with()
    assert "no school year" in dialog.problem.text()
    inviting.drop(inviting.circles[0])
    dialog.form.show_values({"date": date.today()})
    dialog.done_with()
    assert event_page(shell).roll.isHidden()
    assert len(book.ids(Event)) == 2


def test_the_continuum_leads_from_a_pathway_to_those_who_lack_something(
    made: Class, shell: Desk, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    book = shell.book
    [kind] = book.ids(ActivityType, where={"name": "Career fair"})
    hold_event(book, {"name": "Fair", "date": date.today(), "activity_type_id": kind}, made.students[:20])
    shell.go("events", f"student:{made.students[0]}")
    page = shell.page
    assert isinstance(page, EventsPage)
    found = page.continuum
    assert found.table.current_id == made.students[0]
    row = found.model.row_of(made.students[0])
    assert row is not None
    shown = {column.name: found.model.index(row, place).data() for place, column in enumerate(found.model.columns)}
    assert shown["exposure"].startswith("1 · last")
    assert shown["engagement"] == ""
    found.pane.reread()
    assert "Fair" in " ".join(each.accessibleName() for each in found.pane.findChildren(QPushButton))
    shell.trigger("continuum.pathways")
    push = next(each for each in dialogs[0].findChildren(QPushButton) if "Health" in each.accessibleName())
    assert push.text() == "67% · 20 of 30"
    push.click()
    qtbot.waitUntil(lambda: list(found.model.ids) == made.students[20:])
    assert page.student_ids()


def test_activities_of_the_site(shell: Desk, dialogs: list[QDialog], qtbot: QtBot) -> None:
    shell.trigger("activity.new")
    page, [dialog] = shell.page, dialogs
    assert isinstance(page, EventsPage)
    assert isinstance(dialog, FormDialog)
    dialog.form.show_values({"name": "College visit", "stage": "exposure"})
    dialog.done_with()
    [made] = shell.book.ids(ActivityType, where={"name": "College visit"})
    qtbot.waitUntil(lambda: page.activities.table.current_id == made)
    shell.trigger("activity.switch")
    qtbot.waitUntil(lambda: made not in page.activities.model.ids)
    page.show_record(made)
    qtbot.waitUntil(lambda: page.activities.table.current_id == made)
    shell.trigger("activity.delete")
    assert shell.book.ids(ActivityType, where={"name": "College visit"}) == []
