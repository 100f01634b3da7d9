"""Forms made from fields: what is typed is read in place, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.book.refused import Refused
from app.models import ActivityType, CtePathway, Employer, EmployerContact, Placement, Sector, Student, StudentGroup
from app.models.keeping_activities import switch
from app.views.forms.form_dialog import FormDialog
from app.views.forms.pick_edit import PickEdit
from app.views.forms.record_edit import RecordEdit
from app.views.forms.record_form import RecordForm
from tests.views.accessibility import problems
from tests.views.conftest import Present

NAMES = ["student_id", ("employer_id", "contact_id"), "role", ("state", "pay"), ("starts_on", "target_minutes"), "note"]


@pytest.fixture
def form(book: Book, qtbot: QtBot, present: Present) -> RecordForm:
    made = RecordForm(book, Placement, NAMES)
    qtbot.addWidget(made)
    present(made)
    return made


def line(form: RecordForm, name: str) -> QLineEdit:
    widget = form.editor(name).widget
    assert isinstance(widget, QLineEdit)
    return widget


def type_in(form: RecordForm, name: str, text: str) -> QLineEdit:
    edit = line(form, name)
    edit.setFocus()
    QTest.keyClicks(edit, text)
    popup = edit._popup if isinstance(edit, RecordEdit) else None
    QTest.keyClick(popup if popup and popup.isVisible() else edit, Qt.Key.Key_Tab)
    return edit


def test_values_are_read_by_kind(form: RecordForm, book: Book) -> None:
    type_in(form, "student_id", "nguyen")
    type_in(form, "role", "Clinic aide")
    assert type_in(form, "starts_on", "11/20/2026").text() == "Nov 20, 2026"
    assert type_in(form, "target_minutes", "3h30").text() == "3.5"
    values = form.values()
    assert values["student_id"] == book.ids(Student, "nguyen")[0]
    assert (values["starts_on"], values["target_minutes"]) == (date(2026, 11, 20), 210)
    assert (values["state"], values["pay"], values["note"]) == ("active", None, None)


def test_a_bad_value_stays_marked_with_a_sentence(form: RecordForm) -> None:
    edit = type_in(form, "starts_on", "40/20")
    assert edit.text() == "40/20"
    assert edit.property("look") == "invalid"
    assert any("40/20" in said.text() for said in form.findChildren(type(form._problems["role"])) if said.isVisible())
    type_in(form, "starts_on", "x")
    edit.clear()
    type_in(form, "starts_on", "today")
    assert edit.property("look") == ""


def test_all_that_is_needed_is_said_and_the_first_has_the_focus(form: RecordForm) -> None:
    with pytest.raises(Refused, match="Student is required"):
        form.values()
    assert line(form, "role").property("look") == "invalid"
    assert line(form, "student_id").hasFocus()


@pytest.mark.parametrize(("typed", "said"), [("nobody", "There is no student"), ("0", "several"), ("203519", "")])
def test_a_record_is_found_by_its_words_or_refused(form: RecordForm, book: Book, typed: str, said: str) -> None:
    edit = type_in(form, "student_id", typed)
    assert isinstance(edit, RecordEdit)
    if said:
        with pytest.raises(Refused, match=said):
            edit.value()
        assert edit.text() == typed
    else:
        assert edit.value() == book.ids(Student, "echeverria")[0]
        assert edit.text() == "Echeverría, Tomás · 203519"


def test_arrow_down_opens_the_list_and_enter_chooses(form: RecordForm, book: Book) -> None:
    edit = line(form, "student_id")
    assert isinstance(edit, RecordEdit)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert edit._popup.isVisible()
    QTest.keyClick(edit._popup, Qt.Key.Key_Down)
    QTest.keyClick(edit._popup, Qt.Key.Key_Return)
    assert edit.value() == edit.chosen == book.ids(Student)[0]


def test_a_choice_can_be_narrowed_by_another(form: RecordForm, book: Book) -> None:
    with book.edit("Employers") as edit:
        first, second = edit.insert(Employer, [{"name": "Tule Creek Clinic"}, {"name": "Rio Garage"}])
        ana, bo = edit.insert(
            EmployerContact, [{"employer_id": first, "last_name": "Ana"}, {"employer_id": second, "last_name": "Bo"}]
        )
    contact = form.editor("contact_id").widget
    assert isinstance(contact, RecordEdit)
    contact.show_value(ana)
    contact.narrow({"employer_id": first})
    assert contact.value() == ana
    contact.narrow({"employer_id": second})
    assert contact.value() is None
    contact.open_list()
    assert [pick.value for pick in contact._list.picks] == [bo]


def test_the_58_pathways_stand_by_sector(book: Book, qtbot: QtBot) -> None:
    edit = RecordEdit(book, CtePathway)
    qtbot.addWidget(edit)
    found = edit._source.search("")
    assert len(found) == 58
    sectors = [pick.detail.partition(" · ")[0] for pick in found]
    assert sectors == sorted(sectors, key=str.casefold)
    assert set(sectors) == {s.name for s in book.records(Sector)}


def test_given_values_are_shown_and_read_back_unchanged(book: Book, qtbot: QtBot) -> None:
    values: dict[str, Any] = {
        "student_id": book.ids(Student)[0], "role": "Aide", "state": "ended", "pay": "paid",
        "starts_on": date(2026, 9, 1), "target_minutes": 75_030, "note": "One\ntwo",
    }  # fmt: skip
    form = RecordForm(
        book, Placement, ["student_id", "role", "state", "pay", "starts_on", "target_minutes", "note"], values
    )
    qtbot.addWidget(form)
    assert form.values() == values


@pytest.fixture
def dialog(book: Book, qtbot: QtBot, present: Present) -> Iterator[FormDialog]:
    taken: list[dict[str, Any]] = []

    def then(values: dict[str, Any]) -> None:
        if values["last_name"] == "Taken":
            raise Refused("This name is taken.")
        taken.append(values)

    made = FormDialog(None, book, Student, [("first_name", "last_name"), "grade"], "New student", "Add", then)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made, before_close_func=FormDialog.discard)
    made.taken = taken  # type: ignore[attr-defined]
    present(made)
    yield made


def test_enter_goes_on_and_saves_from_the_last_field(dialog: FormDialog) -> None:
    first, last = line(dialog.form, "first_name"), line(dialog.form, "last_name")
    assert first.hasFocus()
    QTest.keyClicks(first, "Thu")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert last.hasFocus()
    QTest.keyClicks(last, "Tran")
    QTest.keyClick(last, Qt.Key.Key_Return)
    assert line(dialog.form, "grade").hasFocus()
    assert dialog.taken == []  # type: ignore[attr-defined]
    QTest.keyClick(line(dialog.form, "grade"), Qt.Key.Key_Return)
    assert dialog.taken == [{"first_name": "Thu", "last_name": "Tran", "grade": None}]  # type: ignore[attr-defined]
    assert not dialog.isVisible()


def test_a_dialog_stays_open_where_something_is_wrong(dialog: FormDialog) -> None:
    type_in(dialog.form, "grade", "42")
    dialog.done_with()
    assert dialog.isVisible()
    line(dialog.form, "grade").setText("9")
    line(dialog.form, "first_name").setText("Bo")
    line(dialog.form, "last_name").setText("Taken")
    dialog.done_with()
    assert dialog.isVisible()
    assert dialog.problem.text() == "This name is taken."
    assert problems(dialog) == []


def test_choices_have_an_empty_line_where_they_may_be_empty(form: RecordForm) -> None:
    pay, state = form.editor("pay").widget, form.editor("state").widget
    assert isinstance(pay, QComboBox)
    assert isinstance(state, QComboBox)
    assert (pay.count(), state.count()) == (3, 4)
    assert pay.itemData(0) is None


def test_ctrl_enter_saves_from_everywhere(dialog: FormDialog) -> None:
    dialog.form.show_values({"first_name": "Thu", "last_name": "Tran"})
    QTest.keyClick(line(dialog.form, "first_name"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()


def test_esc_asks_only_where_something_was_typed(dialog: FormDialog, dialogs: list[QDialog]) -> None:
    edit = line(dialog.form, "first_name")
    QTest.keyClicks(edit, "Thu")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    [asked] = dialogs
    assert dialog.isVisible()
    asked.reject()
    assert (dialog.isVisible(), edit.text()) == (True, "Thu")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    dialogs[-1].accept()
    assert not dialog.isVisible()


def test_esc_closes_at_once_where_nothing_was_typed(dialog: FormDialog) -> None:
    QTest.keyClick(line(dialog.form, "first_name"), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_another_spelling_is_no_change(book: Book, qtbot: QtBot) -> None:
    form = RecordForm(book, Student, ["phone", "birth_date"], {"phone": "5555550101", "birth_date": None})
    qtbot.addWidget(form)
    form.show_values({"phone": "(555) 555-0101"})
    assert not form.touched
    line(form, "birth_date").setText("40/40")
    assert form.touched


def test_long_choices_are_searched(book: Book, qtbot: QtBot) -> None:
    form = RecordForm(book, StudentGroup, ["group"])
    qtbot.addWidget(form)
    edit = form.editor("group").widget
    assert isinstance(edit, PickEdit)
    edit.setText("english learner")
    assert form.values()["group"] == "SE"
    edit.setText("zzz")
    with pytest.raises(Refused, match="There is no “zzz”"):
        form.values()


def test_the_list_ends_with_making_a_new_one(form: RecordForm, book: Book) -> None:
    edit = form.editor("employer_id").widget
    assert isinstance(edit, RecordEdit)
    asked: list[str] = []

    def create(typed: str, then: Callable[[str], object]) -> None:
        asked.append(typed)
        with book.edit("New") as new:
            made = new.insert(Employer, [{"name": "Rivera Auto", "city": "Fresno"}])[0]
        then(made)

    edit.create = create
    edit.setFocus()
    QTest.keyClicks(edit, "Rivera Auto")
    edit.open_list()
    assert edit._list.index(edit._list.rowCount() - 1).data() == "Create “Rivera Auto”…"
    QTest.keyClick(edit._popup, Qt.Key.Key_Up)
    QTest.keyClick(edit._popup, Qt.Key.Key_Return)
    assert asked == ["Rivera Auto"]
    assert edit.value() == edit.chosen
    assert edit._source.search("rivera")[0].detail == "Fresno"


def test_what_nobody_means_is_refused_and_what_a_file_brought_stays(book: Book, qtbot: QtBot) -> None:
    brought = {"zip_code": "9041", "phone": "12", "birth_date": None, "graduation_year": 2027}
    form = RecordForm(book, Student, list(brought), brought)
    qtbot.addWidget(form)
    assert form.values() == brought
    for name, text in (
        ("zip_code", "x"),
        ("phone", "1"),
        ("birth_date", "11/20"),
        ("birth_date", "1/1/2999"),
        ("graduation_year", "99999"),
    ):
        line(form, name).setText(text)
        with pytest.raises(Refused):
            form.values()
        form.show_values(brought)


def test_a_name_that_nobody_sees_is_needed(book: Book, qtbot: QtBot) -> None:
    form = RecordForm(book, Student, ["last_name"])
    qtbot.addWidget(form)
    line(form, "last_name").setText("\u200b")
    with pytest.raises(Refused, match="required"):
        form.values()


def test_activities_that_were_switched_off_are_not_offered(book: Book, qtbot: QtBot) -> None:
    """A placement that has one keeps it."""
    tour, off = book.ids(ActivityType)[:2]
    switch(book, [off], off=True)
    form = RecordForm(book, Placement, ["activity_type_id"], {"activity_type_id": off})
    qtbot.addWidget(form)
    entry = cast("RecordEdit", form.entries()[0])
    offered = [pick.value for pick in entry._records.search("")]
    assert tour in offered and off not in offered
    assert entry.value() == off
