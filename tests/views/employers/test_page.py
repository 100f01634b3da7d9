"""The directory of employers, the log of contacts, and one employer's page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Agreement, Employer, EmployerContact, EmployerInteraction, Opportunity, Staff
from app.models.allowing import RolePolicy
from app.models.opening import open_book
from app.models.placing import save_contact, save_employer
from app.views.employers.employer import EmployerPage
from app.views.employers.merge_dialog import MergeDialog
from app.views.employers.page import EmployersPage
from app.views.lists.conditions import Condition
from app.views.window.desk import Desk
from tests.models.school_of import TODAY, Class, make_class
from tests.views.forms.asked import form

DAY = timedelta(days=1)


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


@pytest.fixture
def tule(book: Book, made: Class) -> str:
    """An employer that lacks nothing: an agreement that ends soon, seats, thanks owed and a late follow-up."""
    [id_] = book.ids(Employer)
    with book.edit("Dealings") as edit:
        edit.insert(EmployerContact, [{"employer_id": id_, "last_name": "Ortega", "first_name": "Ana"}])
        edit.insert(Agreement, [{"employer_id": id_, "kind": "insurance", "expires_on": TODAY + 12 * DAY}])
        edit.insert(Opportunity, [{"employer_id": id_, "role": "Clinic aide", "season": "Summer", "seats": 3}])
        staff = edit.insert(Staff, [{"last_name": "Ruiz", "first_name": "Dana"}])[0]
        log = {"employer_id": id_, "kind": "talk", "date": TODAY - 9 * DAY, "thanks_owed": True, "staff_id": staff}
        edit.insert(EmployerInteraction, [log | {"follow_up_on": TODAY - DAY, "miles": 12}])
    return id_


@pytest.fixture
def page(tule: str, shell: Desk) -> EmployersPage:
    shell.go("employers")
    assert isinstance(shell.page, EmployersPage)
    return shell.page


@pytest.fixture
def employer(tule: str, shell: Desk) -> EmployerPage:
    shell.go("employer", tule)
    assert isinstance(shell.page, EmployerPage)
    return shell.page


def push(widget: QWidget, text: str) -> QPushButton:
    QApplication.processEvents()  # what was put into a pane is shown by the event loop
    return next(each for each in widget.findChildren(QPushButton) if each.isVisible() and each.text() == text)


def test_every_row_tells_how_it_stands(page: EmployersPage, tule: str, qtbot: QtBot, book: Book) -> None:
    directory = page.directory
    row = {c.name: directory.model.index(0, at).data() for at, c in enumerate(directory.model.columns)}
    assert (row["name"], row["agreement"], row["open_seats"]) == (
        "Tule Creek Clinic",
        "Expires in 12 days",
        "3",
    )
    assert (row["students_now"], row["thanks_owed"]) == ("3", "1")
    assert row["last_student"].startswith("Sample0")
    assert row["follow_up"].startswith("Since")
    idle = save_employer(book, {"name": "Harbor Networks", "status": "prospect"})
    save_contact(book, idle, {"last_name": "Vale"})
    for view, ids in {
        "hosting": [tule],
        "seats": [tule],
        "agreements": [tule],
        "follow_up": [tule],
        "thanks": [tule],
        "prospects": [idle],
        "duplicates": [],
    }.items():
        page.show_record(view)
        qtbot.waitUntil(lambda ids=ids: list(directory.model.ids) == ids)
    page.show_record("employers")
    for condition in (Condition("contact", "text", ("vale",)), Condition("agreement", "any", ("none",))):
        directory.filters.put(condition)
        qtbot.waitUntil(lambda: list(directory.model.ids) == [idle])
        directory.filters.clear()


def test_an_employer_is_made_changed_and_deleted(
    page: EmployersPage, book: Book, dialogs: list[QDialog], tule: str
) -> None:
    page.new_employer()
    form(dialogs).form.show_values({"name": "Harbor Networks"})
    form(dialogs).done_with()
    page.directory.edit()
    form(dialogs).form.show_values({"city": "Alder Flat"})
    form(dialogs).done_with()
    assert book.records(Employer, {"id": page.directory.table.current_id})[0].city == "Alder Flat"
    page.directory.pane.reread()
    push(page.directory.pane, "Add a person").click()
    form(dialogs).form.show_values({"last_name": "Vale", "phone": "555-0101"})
    form(dialogs).done_with()
    assert [c.phone for c in book.records(EmployerContact, text="vale")] == ["555-0101"]
    page.directory.place()
    assert form(dialogs).form.editor("employer_id").read() == page.directory.table.current_id
    page.directory.delete()
    assert list(page.directory.model.ids) == [tule]
    page.directory.delete()
    assert "has placements" in dialogs[-1].accessibleDescription()


def test_a_call_is_logged_in_a_few_keys_and_agreements_in_place(
    employer: EmployerPage, book: Book, dialogs: list[QDialog], qtbot: QtBot, tule: str
) -> None:
    employer.shell.trigger("employer.log")
    dialog = form(dialogs)
    dialog.show()
    summary, follow_up = (dialog.form.editor(name).widget for name in ("summary", "follow_up_on"))
    assert isinstance(summary, QPlainTextEdit)
    qtbot.keyClicks(summary, "Two seats in June")
    qtbot.keyClicks(follow_up, "+2w")
    qtbot.keyClick(summary, Qt.Key.Key_Return)
    [logged] = book.records(EmployerInteraction, {"kind": "call"})
    assert (logged.summary, logged.date, logged.follow_up_on) == ("Two seats in June", TODAY, TODAY + 14 * DAY)
    assert logged.contact_id == book.ids(EmployerContact)[0]
    book.undo()
    assert employer.title.text() == "Tule Creek Clinic"
    push(employer, "Thanked").click()
    assert [each.thanked_on for each in book.records(EmployerInteraction)] == [TODAY]
    push(employer, "Log it").click()
    form(dialogs).done_with()
    assert {each.follow_up_on for each in book.records(EmployerInteraction)} == {None}
    agreements = employer.lists[1]
    agreements.edit()
    assert agreements.list
    row = agreements.list.rows[0]
    row.form.editor("starts_on").show(TODAY + 30 * DAY)
    agreements.finish()
    assert row.problem.text() == "The agreement expires before it is in force."
    row.form.editor("expires_on").show(TODAY + 40 * DAY)
    agreements.finish()
    assert agreements.list is None
    agreements.edit()
    employer.delete()
    assert "has placements" in dialogs[-1].accessibleDescription()


def test_a_row_that_is_being_typed_is_saved_or_asked_about_when_the_window_closes(
    employer: EmployerPage, book: Book, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    agreements, window = employer.lists[1], employer.window()
    agreements.edit()
    assert agreements.list
    row = agreements.list.rows[0]
    note, signed = (row.form.editor(name).widget for name in ("note", "signed_on"))
    assert isinstance(signed, QLineEdit)
    signed.setFocus()
    qtbot.keyClicks(signed, "13/45/2026")
    note.setFocus()
    assert "13/45/2026" in row.form.problem("signed_on")
    qtbot.keyClicks(note, "By post")
    window.close()
    assert dialogs[-1].windowTitle() == "Throw away what you typed?"
    assert window.isVisible() and agreements.touched
    signed.setText("")
    window.close()
    assert not window.isVisible()
    with open_book(book.path) as again:
        assert [each.note for each in again.records(Agreement)] == ["By post"]


def test_duplicates_are_merged_and_found_under_the_one_that_stays(
    page: EmployersPage, shell: Desk, book: Book, dialogs: list[QDialog], tule: str, qtbot: QtBot
) -> None:
    twin = save_employer(book, {"name": "Tule Creek Clinic, Inc.", "city": "Alder Flat"})
    page.directory.show_id(twin)
    page.directory.merge()
    dialog = dialogs[-1]
    assert isinstance(dialog, MergeDialog)
    assert (dialog.partner.chosen, dialog.kept) == (tule, tule)  # the one with the placements
    dialog.done_with()
    assert book.ids(Employer) == [tule]
    page.directory.filters.search.setText("clinic inc")
    page.directory.filters.changed.emit()
    qtbot.waitUntil(lambda: list(page.directory.model.ids) == [tule])
    shell.go("employer", twin)
    assert isinstance(shell.page, EmployerPage)
    assert shell.page.title.text() == "Tule Creek Clinic"
    assert shell.page.merged.isVisible()
    assert shell.page.merged.words.text().startswith("Tule Creek Clinic, Inc. was merged into Tule Creek Clinic")
    book.undo()
    assert len(book.ids(Employer)) == 2


def test_who_only_sees_is_offered_no_verb(tule: str, book: Book, shell: Desk) -> None:
    book.obey(RolePolicy("viewer", None))
    shell.actions_of_window.offer_to(book)
    for place, what in (("employers", None), ("employers", "contacts"), ("employer", tule)):
        shell.go(place, what)
        QApplication.processEvents()
        assert shell.page is not None
        texts = {each.text() for each in shell.page.findChildren(QPushButton) if each.isVisible()}
        assert not texts & {"New employer", "Log a contact", "Add a person", "Edit", "Log it", "Thanked", "Add seats"}
    assert isinstance(shell.page, EmployerPage)
    assert shell.page.title.text() == "Tule Creek Clinic"


def test_the_log_sums_the_miles_and_every_column_filters(page: EmployersPage, book: Book, qtbot: QtBot) -> None:
    page.show_record("contacts")
    contacts = page.contacts
    qtbot.waitUntil(lambda: contacts.model.rowCount() == 1)
    assert contacts.miles.text() == "12 miles in this list: Dana Ruiz 12"
    contacts.thank()
    assert book.records(EmployerInteraction)[0].thanked_on == TODAY
    contacts.delete()
    assert contacts.miles.text() == "0 miles in this list"
    for part in (contacts, page.directory):
        page.parts.choose("contacts" if part is contacts else "directory")
        for name in part.spec.facets:
            part.filters.open(name)
            popup = part.filters.popup
            assert popup is not None
            popup.close()
