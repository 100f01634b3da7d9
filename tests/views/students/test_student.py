"""The page of one student: strands that exist, numbers that open, notes, papers, and the way to the next."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Guardian, Note, Student, SupportPlan
from app.views.forms.form_dialog import FormDialog
from app.views.handing_out.preview import Preview
from app.views.look.cards import Card
from app.views.students.children import FAMILY
from app.views.students.student import StudentPage
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.models.school_of import TODAY, Class, log, make_class
from tests.views.accessibility import problems


@pytest.fixture
def made(book: Book) -> Class:
    found = make_class(book, 2)
    first = found.students[0]
    with book.edit("More") as edit:
        edit.update(Student, {first: {"preferred_name": "Addie", "pronouns": "she/her", "grade": "11"}})
        edit.insert(Guardian, [{"student_id": first, "last_name": "Sample", "phone": "(555) 555-0101"}])
        edit.insert(SupportPlan, [{"student_id": first, "domain": "reading", "need": "Fluency", "starts_on": TODAY}])
    log(book, found, 0, TODAY, 90, "approved")
    log(book, found, 0, TODAY, 30, "submitted")
    book.forget_undo()
    return found


@pytest.fixture
def page(made: Class, shell: Desk) -> StudentPage:
    shell.go("student", made.students[0])
    found = shell.page
    assert isinstance(found, StudentPage)
    return found


def headings(page: StudentPage) -> set[str]:
    QApplication.processEvents()  # what was added is shown a moment later
    return {card.heading.text() for card in page.findChildren(Card) if card.isVisibleTo(page) and card.heading.text()}


def said(page: StudentPage) -> str:
    QApplication.processEvents()
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def test_the_head_tells_who_it_is(page: StudentPage) -> None:
    assert page.title.text() == "Addie Sample00"
    assert page.subtitle.text() == "Legal name Ada Sample00  ·  she/her  ·  ID 9000  ·  Grade 11"


def test_a_card_appears_when_its_records_exist(page: StudentPage, shell: Desk, made: Class) -> None:
    first, other = made.students[0], shell.book.ids(Student, "nguyen")[0]
    for id_, tab, shown in (
        (first, "work", {"Placement", "Work-based learning"}),
        (other, "work", {"Work-based hours", "Work-based learning", "Placement"}),  # what everybody is to have
        (first, "about", {"Pathway", "Family", "Files"}),
        (other, "about", {"Files"}),
    ):
        shell.go("student", f"{id_}/{tab}")
        assert headings(page) == shown


def test_tabs_are_built_when_they_are_shown_and_follow_the_student(page: StudentPage, shell: Desk) -> None:
    assert [type(each) for each in page.tabs._built.values()] == [type(page.tab("overview"))]
    page.tabs.choose("about")
    about = page.tab("about")
    shell.trigger("student.next")
    assert page.tab("about") is about and about.isVisible(), "the next student is shown in the same tab"
    shell.book.save(Student, page._id, {"birth_date": date(2010, 4, 5)})
    assert "Apr 5, 2010" in said(page)
    shell.go("student", f"{page._id}/nowhere")
    assert about.isVisible()


def test_numbers_open_the_rows_behind_them(page: StudentPage, shell: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[tuple[str, str | None]] = []
    page.tabs.choose("work")
    monkeypatch.setattr(shell, "go", lambda where, what=None: gone.append((where, what)))
    figures = [b for b in page.findChildren(QPushButton) if b.text() in ("1.5 h", "0.5 h") and b.isVisibleTo(page)]
    assert len(figures) == 2
    for figure in figures:
        assert "show them" in figure.accessibleName()
        figure.click()
    assert gone == [("hours", page._id)] * 2


def test_previous_and_next_follow_the_list(page: StudentPage, shell: Desk, made: Class, qtbot: QtBot) -> None:
    shell.go("students")
    students: Any = shell.page
    students.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    shell.go("student", made.students[1])
    assert not page.previous.isEnabled()
    shell.trigger("student.next")
    assert page.title.text() == "Addie Sample00"
    shell.trigger("student.next")
    assert page.title.text() == "Vinh Nguyễn"
    shell.trigger("student.previous")
    assert page.title.text() == "Addie Sample00"


def test_a_note_is_added_changed_and_deleted(
    page: StudentPage, shell: Desk, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    shell.trigger("student.note")
    first = dialogs.pop()
    assert isinstance(first, FormDialog)
    first.form.show_values({"text": "Called home."})
    first.done_with()
    assert "Called home." in said(page), "in the timeline"
    page.tabs.choose("supports")
    assert "Called home." in said(page)
    [note] = shell.book.records(Note)
    assert note.date == date.today()
    page.tab("supports").notes.change(note)
    second = dialogs.pop()
    assert isinstance(second, FormDialog)
    second.form.show_values({"text": "Called home twice."})
    second.done_with()
    assert "Called home twice." in said(page)
    page.tab("supports").notes.delete(note)
    assert "Called home" not in said(page)
    shell.undo()
    qtbot.waitUntil(lambda: "Called home twice." in said(page))


def test_edit_shows_a_taken_id_and_keeps_the_dialog(page: StudentPage, shell: Desk, dialogs: list[QDialog]) -> None:
    shell.trigger("student.edit")
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    dialog.form.show_values({"local_id": "203790"})
    dialog.done_with()
    assert "belongs to Nguyễn, Vinh" in dialog.problem.text()
    dialog.form.show_values({"local_id": "9000", "preferred_name": "Ads"})
    dialog.done_with()
    assert page.title.text() == "Ads Sample00"


def test_the_family_is_changed_in_place_row_by_row(page: StudentPage, shell: Desk, qtbot: QtBot) -> None:
    page.tabs.choose("about")
    [card] = [each for each in page.tab("about").lists if each.spec is FAMILY]
    card.edit()
    assert card.list is not None
    phone = card.list.rows[0].form.editor("phone").widget
    assert isinstance(phone, QLineEdit)
    phone.setFocus()
    phone.selectAll()
    QTest.keyClicks(phone, "5555550177")
    QTest.keyClick(phone, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [g.phone for g in shell.book.records(Guardian)] == ["(555) 555-0177"]
    assert card.list is None
    assert "(555) 555-0177" in said(page)
    assert shell.book.undo_title == "Change: Guardian"


def test_enter_adds_a_guardian_and_leaving_the_row_saves(page: StudentPage, shell: Desk, qtbot: QtBot) -> None:
    page.tabs.choose("about")
    [card] = [each for each in page.tab("about").lists if each.spec is FAMILY]
    card.edit()
    assert card.list is not None
    last = card.list.rows[0].form.entries()[-1]
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Return)
    name = card.list.rows[1].form.editor("last_name").widget
    name.setFocus()
    QTest.keyClicks(name, "Ruiz")
    page.back.setFocus()
    qtbot.waitUntil(lambda: len(shell.book.records(Guardian)) == 2)
    assert card.list.rows[1].id
    card.list.rows[1].cross.click()
    assert len(shell.book.records(Guardian)) == 1
    shell.undo()
    qtbot.waitUntil(lambda: len(shell.book.records(Guardian)) == 2)
    qtbot.waitUntil(lambda: card.list is not None and len(card.list.rows) == 2)


def test_words_that_cannot_be_read_wait_for_their_student(page: StudentPage, shell: Desk, made: Class) -> None:
    page.tabs.choose("about")
    [card] = [each for each in page.tab("about").lists if each.spec is FAMILY]
    card.edit()
    assert card.list is not None
    mail = card.list.rows[0].form.editor("email").widget
    assert isinstance(mail, QLineEdit)
    mail.setText("not an address")
    shell.go("student", f"{made.students[1]}/about")
    assert card.list is None
    assert [g.email for g in shell.book.records(Guardian)] == [None]
    shell.go("student", f"{made.students[0]}/about")
    assert card.list is not None
    assert mail.isVisibleTo(page)
    assert mail.text() == "not an address"


def test_history_is_told_beside_the_page(page: StudentPage, shell: Desk, qtbot: QtBot) -> None:
    shell.book.save(Student, page._id, {"grade": "12"})
    shell.trigger("record.history")
    panel = shell.history
    assert panel.isVisible()
    assert "Grade: 11 → 12" in [each.text() for each in panel.findChildren(QLabel)]
    [back] = [b for b in panel.findChildren(QAbstractButton) if b.accessibleName() == "Put this value back: 11"]
    back.click()
    assert shell.book.records(Student, {"id": page._id})[0].grade == "11"
    panel.search.setText("preferred")
    QApplication.processEvents()
    assert problems(panel) == []
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_delete_goes_back_to_the_list(page: StudentPage, shell: Desk, made: Class, qtbot: QtBot) -> None:
    shell.trigger("student.delete")
    assert shell.page is not page
    assert shell.book.record(Student, made.students[0]) is None
    shell.go("student", made.students[0])
    assert page.gone.isVisible()
    assert not any(page.commands().values())
    assert not any(tool.isEnabled() for tool in page.findChildren(QAbstractButton) if page.tools.indexOf(tool) >= 0)
    assert page.student_ids() == []
    shell.undo()
    qtbot.waitUntil(page.gone.isHidden)
    assert page.commands()["student.edit"]


def test_find_a_student_and_see_the_transcript_by_keys(window: MainWindow, made: Class, dialogs: list[QDialog]) -> None:
    """Ctrl+K, four letters, Enter, Ctrl+P: seven keys."""
    desk = window.desk
    assert desk is not None
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette: Any = window.focusWidget()
    QTest.keyClicks(palette, "vinh")
    QTest.keyClick(palette, Qt.Key.Key_Return)
    assert isinstance(desk.page, StudentPage)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(dialogs[0], Preview)


def test_each_paper_of_the_menu_opens_its_preview(page: StudentPage, dialogs: list[QDialog]) -> None:
    actions = page.print.menu().actions()
    assert len(actions) == 6
    for action in actions:
        action.trigger()
    assert all(isinstance(dialog, Preview) for dialog in dialogs) and len(dialogs) == 6
