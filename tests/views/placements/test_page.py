"""Placements."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Employer, Placement
from app.models.placing import save_contact, save_employer
from app.views.forms.record_edit import RecordEdit
from app.views.lists.conditions import Condition
from app.views.placements.forms import PlacementDialog
from app.views.placements.page import PlacementsPage
from app.views.window.desk import Desk
from tests.models.school_of import TODAY, Class, log, make_class
from tests.views.forms.asked import form


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


@pytest.fixture
def page(made: Class, shell: Desk) -> PlacementsPage:
    shell.go("placements")
    assert isinstance(shell.page, PlacementsPage)
    return shell.page


def visible(widget: QWidget, kind: type) -> list:
    QApplication.processEvents()  # what was put into a pane is shown by the event loop
    return [each for each in widget.findChildren(kind) if each.isVisible()]


def test_the_list_shows_employer_pathway_and_hours(page: PlacementsPage, book: Book, made: Class) -> None:
    log(book, made, 0, TODAY, 90, state="approved")
    model = page.placements.model
    shown = [model.index(0, column).data() for column in range(7)]
    assert shown[0] == "Sample00, Ada"
    assert (shown[1], shown[2], shown[5], shown[6]) == (
        "Tule Creek Clinic",
        "Health Careers",
        "1.5 of 80 hours",
        "Active",
    )


def test_search_and_chips(page: PlacementsPage, made: Class) -> None:
    filters = page.placements.filters
    for text, count in (("sample01", 1), ("tule creek", 3), ("nobody", 0)):
        filters.search.setText(text)
        filters.changed.emit()
        assert page.placements.model.rowCount() == count
    filters.clear()
    filters.put(Condition("state", "any", ("planned",)))
    assert page.placements.model.rowCount() == 0
    filters.put(Condition("state", "any", ("active",)))
    filters.put(Condition("pathway_id", "any", (made.pathway,)))
    assert page.placements.model.rowCount() == 3
    assert page.placements.sentence() == "State is Active; Pathway is Health Careers"


def test_a_state_is_that_of_today(page: PlacementsPage, book: Book, made: Class, qtbot: QtBot) -> None:
    with book.edit("End") as edit:
        edit.update(Placement, {made.placements[2]: {"ends_on": TODAY - timedelta(days=1)}})
    page.show_record("all")
    page.placements.filters.put(Condition("state", "any", ("ended",)))
    qtbot.waitUntil(lambda: list(page.placements.model.ids) == [made.placements[2]])


def test_what_no_field_holds_filters(page: PlacementsPage, book: Book, made: Class, qtbot: QtBot) -> None:
    log(book, made, 0, TODAY, 90, state="approved")
    page.placements.filters.put(Condition("approved", "between", (60, None)))
    qtbot.waitUntil(lambda: list(page.placements.model.ids) == [made.placements[0]])


def test_every_column_that_filters_has_its_popup(page: PlacementsPage) -> None:
    for name in page.placements.spec.facets:
        page.placements.filters.open(name)
        popup = page.placements.filters.popup
        assert popup is not None
        popup.close()


def test_each_list_has_its_own_commands_and_menu(page: PlacementsPage, book: Book) -> None:
    def usable() -> list[str]:
        menu = page.shown.open_menu(page.shown.table.mapToGlobal(page.shown.table.rect().center()))
        assert menu is not None
        names = [action.objectName() for action in menu.actions() if action.isEnabled() and action.text()]
        menu.close()
        return names

    own = ["placement.open", "placement.edit", "student.open", "employer.open"]
    assert usable()[:6] == [*own, "placement.end", "placement.plan"]
    page.shell.trigger("employer.open")
    shell = page.shell
    assert isinstance(shell, Desk)
    assert shell.page is not None
    assert shell.page.record() == (Employer, book.ids(Employer)[0])
    assert not page.shell.action("placement.edit").isVisible()


def test_a_new_placement_takes_the_students_pathway(
    page: PlacementsPage, book: Book, made: Class, dialogs: list[QDialog]
) -> None:
    page.new_placement()
    dialog = form(dialogs)
    dialog.form.show_values({"student_id": made.students[0]})
    dialog.form.changed.emit("student_id")
    assert dialog.form.editor("pathway_id").read() == made.pathway
    dialog.form.show_values({"employer_id": book.ids(Employer)[0], "role": "Lab aide"})
    dialog.done_with()
    added = page.placements.table.current_id
    assert book.records(Placement, {"id": added})[0].role == "Lab aide"
    assert page.placements.model.rowCount() == 4


def test_what_is_refused_above_the_part_in_sight_is_scrolled_to(
    page: PlacementsPage, made: Class, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    page.new_placement()
    dialog = form(dialogs)
    dialog.form.show_values({"student_id": made.students[0], "role": "Lab aide", "ends_on": TODAY + timedelta(2500)})
    dialog.setMaximumHeight(420)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    starts, ends, role = (dialog.form.editor(name).widget for name in ("starts_on", "ends_on", "role"))

    def refused_at(entry: QWidget, words: str) -> bool:
        dialog.go_to("employer_evaluation")
        assert entry.visibleRegion().isEmpty()
        dialog.done_with()
        assert words in dialog.form.problem(name)
        return entry.hasFocus() and entry.visibleRegion().boundingRect().height() == entry.height()

    name = "ends_on"
    assert refused_at(ends, "A placement lasts 6 years at most.")
    name = "starts_on"
    assert isinstance(starts, QLineEdit)
    starts.setText("11/1/1999")
    assert refused_at(starts, "Nov 1, 1999 is not between")
    name = "role"
    dialog.form.show_values({"role": ""})
    assert refused_at(role, "Role is required.")
    dialog.discard()


def test_an_employer_is_made_on_the_way(page: PlacementsPage, book: Book, dialogs: list[QDialog]) -> None:
    page.new_placement()
    placement = form(dialogs)
    assert isinstance(placement, PlacementDialog)
    edit = placement.form.editor("employer_id").widget
    assert isinstance(edit, RecordEdit)
    edit.setText("Harbor Networks")
    edit._look(edit.text())
    edit._choose(edit._list.index(edit._list.rowCount() - 1))
    assert form(dialogs).form.values()["name"] == "Harbor Networks"
    form(dialogs).done_with()
    assert placement.form.editor("employer_id").read() in book.ids(Employer, "harbor")


def test_only_the_employers_people_are_offered(
    page: PlacementsPage, book: Book, made: Class, dialogs: list[QDialog]
) -> None:
    [own] = book.ids(Employer)
    mine = save_contact(book, own, {"last_name": "Ortega"})
    save_contact(book, save_employer(book, {"name": "Harbor Networks"}), {"last_name": "Ortega"})
    page.placements.table.choose(made.placements[0])
    page.placements.edit()
    supervisor = form(dialogs).form.editor("contact_id").widget
    assert isinstance(supervisor, RecordEdit)
    supervisor.setText("Ortega")
    assert supervisor.value() == mine


def test_placements_are_ended_and_undone(
    page: PlacementsPage, book: Book, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    page.placements.table.selectAll()
    page.shell.trigger("placement.end")
    form(dialogs).form.show_values({"end_reason": "moved"})
    form(dialogs).done_with()
    assert {p.end_reason for p in book.records(Placement)} == {"moved"}
    bar = page.placements.tabs.bar
    shown = ["Running and planned  0", "Ended  3", "All placements  3"]
    qtbot.waitUntil(lambda: [bar.tabText(at) for at in range(3)] == shown)
    page.show_record("ended")
    qtbot.waitUntil(lambda: page.placements.model.rowCount() == 3)
    assert page.commands()["placement.end"] is None
    book.undo()
    qtbot.waitUntil(lambda: page.placements.model.rowCount() == 0)


def test_a_placement_with_hours_is_not_deleted(
    page: PlacementsPage, book: Book, made: Class, dialogs: list[QDialog]
) -> None:
    log(book, made, 0, TODAY, 60)
    page.placements.table.choose(made.placements[0])
    page.placements.delete()
    assert "End it" in dialogs[-1].accessibleDescription()
    page.placements.table.choose(made.placements[1])
    page.placements.delete()
    assert page.placements.model.rowCount() == 2


def test_show_record_goes_to_placement_student_or_tab(page: PlacementsPage, book: Book, made: Class) -> None:
    with book.edit("End") as edit:
        edit.update(Placement, {made.placements[2]: {"ends_on": TODAY - timedelta(days=1)}})
    page.show_record(made.placements[2])
    assert (page.placements.tabs.current_id, page.placements.table.current_id) == ("ended", made.placements[2])
    page.show_record(made.students[1])
    assert (page.placements.tabs.current_id, page.placements.table.current_id) == ("now", made.placements[1])
    assert page.student_ids() == [made.students[1]]


def test_an_empty_book_says_what_belongs_here(shell: Desk) -> None:
    shell.go("placements")
    assert isinstance(shell.page, PlacementsPage)
    assert shell.page.placements.stack.currentWidget() is shell.page.placements.empty
