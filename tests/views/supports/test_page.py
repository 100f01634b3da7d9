"""Support plans and their sessions, by keys and by mouse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Staff, Student, SupportPlan, SupportSession
from app.models.supporting import add_plan, log_session
from app.views.lists.conditions import Condition
from app.views.look.item_button import ItemButton
from app.views.supports.caseload import CaseloadList
from app.views.supports.page import SupportsPage
from app.views.supports.plans import PlanList
from app.views.window import ask
from app.views.window.desk import Desk
from app.views.window.page import Room
from app.views.window.toast import Toast
from tests.views.forms.asked import form

TODAY = date.today()


@pytest.fixture
def plans(book: Book) -> list[str]:
    """A plan for each of the two students."""
    shared = {"tier": "2", "starts_on": TODAY - timedelta(days=21), "sessions_per_week": 1, "session_minutes": 30}
    return [
        add_plan(book, {"student_id": id_, "domain": domain, "need": need, **shared})
        for id_, domain, need in zip(
            book.ids(Student), ("mathematics", "reading"), ("Fractions", "Fluency"), strict=True
        )
    ]


@pytest.fixture
def supports(plans: list[str], shell: Desk) -> SupportsPage:
    shell.go("supports", "plans")
    assert isinstance(shell.page, SupportsPage)
    return shell.page


@pytest.fixture
def page(supports: SupportsPage) -> PlanList:
    return supports.plans


@pytest.fixture
def living(monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """Dialogs that open are shown, so that keys reach them."""
    opened: list[QDialog] = []

    def show(dialog: QDialog) -> None:
        opened.append(dialog)
        dialog.show()
        dialog.activateWindow()

    monkeypatch.setattr(ask, "show", show)
    return opened


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(dialog: QWidget, text: str) -> None:
    next(each for each in dialog.findChildren(QPushButton) if each.text() == text).click()


def test_a_session_is_logged_in_six_keys(
    page: PlanList, book: Book, living: list[QDialog], qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = 0
    assert focus() is page.table
    for letter in "ngu":  # a letter in the list begins a search
        QTest.keyClicks(focus(), letter)
        keys += 1
    assert focus() is page.filters.search
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert focus() is page.table
    QTest.keyClick(focus(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    keys += 2
    qtbot.waitUntil(living[-1].isActiveWindow)
    QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    keys += 1
    [session] = book.records(SupportSession)
    assert (session.date, session.minutes, session.present) == (TODAY, 30, True)
    assert book.rows(SupportPlan, [session.plan_id], ["student_id"])[session.plan_id] == ("Nguyễn, Vinh",)
    assert keys == 6
    with capsys.disabled():
        print(f"\na support session for a student found by three letters: {keys} keys")


def test_one_entry_for_a_group(page: PlanList, book: Book, dialogs: list[QDialog]) -> None:
    page.table.selectAll()
    assert page.log_button.text() == "Log session for 2"
    page.log_session()
    assert "group" in form(dialogs).sentence.text()
    assert form(dialogs).form.values()["minutes"] == 30
    form(dialogs).done_with()
    assert len(book.records(SupportSession)) == 2
    toast = page.window().findChild(Toast)
    assert toast is not None
    assert toast.accessibleName() == "2 sessions logged"


def test_a_session_in_the_future_keeps_the_dialog(page: PlanList, book: Book, dialogs: list[QDialog]) -> None:
    page.log_session()
    form(dialogs).form.show_values({"date": TODAY + timedelta(days=1)})
    form(dialogs).done_with()
    assert form(dialogs).form.problem("date")
    assert book.ids(SupportSession) == []


def test_views_count_and_follow(page: PlanList, book: Book, plans: list[str], qtbot: QtBot) -> None:
    def texts() -> list[str]:
        bar = page.tabs.bar
        return [bar.tabText(at) for at in range(bar.count())]

    qtbot.waitUntil(lambda: texts() == ["All active  2", "Due this week  2", "Ended  0"])
    log_session(book, plans[0], TODAY, 30, True)
    qtbot.waitUntil(lambda: texts()[1] == "Due this week  1")
    page.open("due")
    qtbot.waitUntil(lambda: list(page.model.ids) == [plans[1]])
    log_session(book, plans[1], TODAY, 30, True)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.nothing)


def test_search_and_chips(page: PlanList, plans: list[str]) -> None:
    filters = page.filters
    for text, found in (("fluency", [plans[1]]), ("tomas", [plans[0]]), ("nobody", [])):
        filters.search.setText(text)
        filters.changed.emit()
        assert list(page.model.ids) == found
    assert page.stack.currentWidget() is page.hidden
    filters.clear()
    filters.put(Condition("domain", "any", ("reading",)))
    assert list(page.model.ids) == [plans[1]]
    assert page.sentence() == "Domain is Reading"


def test_what_no_field_holds_filters_and_sorts(page: PlanList, book: Book, plans: list[str], qtbot: QtBot) -> None:
    filters = page.filters
    log_session(book, plans[1], TODAY - timedelta(days=3), 30, True)
    for condition, found in (
        (Condition("delivered", "between", (1, 50)), [plans[1]]),
        (Condition("last_session", "empty"), [plans[0]]),
        (Condition("last_session", "between", ("-1w", "today")), [plans[1]]),
        (Condition("grade", "any", ("12",)), [plans[0]]),
    ):
        filters.put(condition)
        qtbot.waitUntil(lambda found=found: list(page.model.ids) == found)
        filters.drop(condition.column)
    filters.put(Condition("delivered", "between", (1, 50)))
    assert page.sentence() == "Delivered is from 1% to 50%"
    filters.clear()
    page.model.sort_by((("delivered", True),))
    qtbot.waitUntil(lambda: list(page.model.ids) == [plans[1], plans[0]])


def test_every_column_that_filters_has_its_popup(page: PlanList) -> None:
    for name in page.spec.facets:
        page.filters.open(name)
        popup = page.filters.popup
        assert popup is not None
        popup.close()


def test_the_menu_of_a_row_is_that_of_the_commands(page: PlanList) -> None:
    menu = page.open_menu(page.table.mapToGlobal(page.table.rect().center()))
    assert menu is not None
    usable = [action.objectName() for action in menu.actions() if action.isEnabled() and action.text()]
    assert {"support.log", "support.edit", "student.open", "support.end", "support.delete"} <= set(usable)
    assert {"list.edit", "list.export", "record.history"} <= set(usable)
    menu.close()


def test_a_plan_is_added_and_chosen(page: PlanList, book: Book, dialogs: list[QDialog]) -> None:
    page.shell.trigger("support.new")
    student = book.ids(Student)[1]
    form(dialogs).form.show_values({"student_id": student, "domain": "writing", "need": "Commas"})
    form(dialogs).done_with()
    made = page.table.current_id
    plan = book.records(SupportPlan, {"id": made})[0]
    assert (plan.student_id, plan.need, plan.state, plan.session_minutes) == (student, "Commas", "active", 30)


def test_the_keyboard_is_with_the_new_plan(page: PlanList, book: Book, living: list[QDialog], qtbot: QtBot) -> None:
    page.filters.search.setFocus()
    page.shell.trigger("support.new")
    form(living).form.show_values({"student_id": book.ids(Student)[1], "domain": "writing", "need": "Commas"})
    form(living).done_with()
    qtbot.waitUntil(page.table.hasFocus)
    assert book.records(SupportPlan, {"id": page.table.selected_ids()})[0].need == "Commas"


def test_a_plan_is_ended_and_deleted(page: PlanList, book: Book, dialogs: list[QDialog], plans: list[str]) -> None:
    page.table.choose(plans[0])
    page.end()
    form(dialogs).done_with()
    assert list(page.model.ids) == [plans[1]]
    page.delete()
    assert page.stack.currentWidget() is page.nothing
    book.undo()
    assert list(page.model.ids) == [plans[1]]
    page.open("ended")
    assert list(page.model.ids) == [plans[0]]
    assert page.commands()["support.log"] is None
    page.open("active")
    page.open(plans[0])
    assert (page.tabs.current_id, page.table.current_id) == ("ended", plans[0])


def test_an_empty_book_says_what_belongs_here(shell: Desk, dialogs: list[QDialog], qtbot: QtBot) -> None:
    shell.go("supports")
    assert isinstance(shell.page, SupportsPage)
    assert shell.page.plans.stack.currentWidget() is shell.page.plans.empty
    shell.go("supports", "caseload")
    caseload = shell.page.part("caseload")
    assert isinstance(caseload, CaseloadList)
    qtbot.waitUntil(lambda: caseload.stack.currentWidget() is caseload.nobody)
    assert caseload.nobody is not None
    press(caseload.nobody, "New plan")
    assert form(dialogs).windowTitle() == "New support plan"


def test_the_pane_shows_sessions_and_opens_them(
    page: PlanList, book: Book, dialogs: list[QDialog], plans: list[str]
) -> None:
    log_session(book, plans[0], TODAY - timedelta(days=1), 30, False, "Testing day")
    page.table.choose(plans[0])
    page.pane.show_record(plans[0])
    page.pane.reread()
    QApplication.processEvents()  # what was put into a pane is shown by the event loop
    [line] = [each for each in page.pane.findChildren(ItemButton) if each.isVisible()]
    assert "did not come" in line.accessibleName()
    assert line.accessibleDescription() == "Testing day"
    line.click()
    press(dialogs[-1], "Delete session")
    assert book.ids(SupportSession) == []


def test_show_record_takes_a_student(page: PlanList, book: Book, plans: list[str]) -> None:
    page.open(book.ids(Student)[1])
    assert page.table.current_id == plans[1]
    assert page.student_ids() == [book.ids(Student)[1]]


def test_without_room_the_pane_gives_way(page: PlanList) -> None:
    page.reflow(Room.WIDE)
    assert page.pane.isVisible()
    assert not page.details.isVisible()
    page.reflow(Room.NARROW)
    assert not page.pane.isVisible()
    page.details.click()
    assert page.pane.isVisible()
    assert not page.table.isVisible()
    page.pane.close_asked()
    assert not page.pane.isVisible()
    assert page.table.isVisible()


def test_a_closed_pane_can_be_opened_again(page: PlanList) -> None:
    page.reflow(Room.WIDE)
    page.pane.close_asked()
    assert not page.pane.isVisible()
    page.details.click()
    assert page.pane.isVisible()
    assert page.table.isVisible()


def test_own_students_have_a_tab(plans: list[str], shell: Desk, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    with book.edit("Staff") as edit:
        [own] = edit.insert(Staff, [{"first_name": "Sam", "last_name": "Sample"}])
        edit.update(SupportPlan, {plans[1]: {"provider_id": own}})
    monkeypatch.setattr("app.views.supports.plans.own_staff_id", lambda _book: own)
    shell.go("supports", "mine")
    assert isinstance(shell.page, SupportsPage)
    assert shell.page.plans.tabs.current_id == "mine"
    assert list(shell.page.plans.model.ids) == [plans[1]]
