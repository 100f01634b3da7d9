"""The state's file in the window: mended from the list with one key, written, and listed afterwards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Placement, Student
from app.models.permissions import ROLES, Role
from app.models.wblr import refuse_unknown_year
from app.views.forms.form_dialog import FormDialog
from app.views.settings.page import SettingsPage
from app.views.state_file.page import StateFilePage, usual_year
from app.views.state_file.writing import WriteDialog
from app.views.window import ask, jobs
from app.views.window.allowed import allowed
from app.views.window.desk import Desk
from app.views.window.pages import PAGES
from tests.models.role_books import RoleBook
from tests.models.state_school import YEAR, School, make_state_school
from tests.views.conftest import Present


@pytest.fixture
def school(book: Book) -> School:
    """One record is ready; of three others one lacks a state ID, one a course, and one both."""
    made = make_state_school(book)
    made.internship(internship_id="A")
    for number, (ssid, course) in enumerate(((None, made.course), ("9000000003", None), (None, None))):
        other = made.another(last_name=f"Quist {number}", local_id=f"70{number}", ssid=ssid)
        made.internship(internship_id=f"B{number}", student_id=other, course_id=course)
    return made


@pytest.fixture
def page(shell: Desk, school: School, qtbot: QtBot) -> StateFilePage:
    shell.go("state_file", YEAR)
    shown = shell.page
    assert isinstance(shown, StateFilePage)
    qtbot.waitUntil(lambda: shown.known is not None and not jobs.busy())
    return shown


def listed(page: StateFilePage) -> list[tuple[str, str]]:
    model = page.records.list.model
    return [(model.index(row, 0).data(), model.index(row, 3).data()) for row in range(model.rowCount())]


def rested(page: StateFilePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs.busy())


def test_enter_leads_to_the_field_and_the_place_in_the_list_stays(
    page: StateFilePage, school: School, dialogs: list[QDialog], qtbot: QtBot, present: Present
) -> None:
    table = page.records.list.table
    assert [page.tabs.tabText(at).split("  ")[-1] for at in range(4)] == ["3", "1", "0", "4"]
    assert listed(page) == [
        ("Quist 0, Bình", "State ID of ten digits"),
        ("Quist 1, Bình", "Course that it belongs to"),
        ("Quist 2, Bình", "State ID of ten digits · Course that it belongs to"),
    ]
    qtbot.keyClick(table, Qt.Key.Key_Return)
    form = dialogs.pop()
    assert isinstance(form, FormDialog)
    present(form)
    entry = QApplication.focusWidget()
    assert isinstance(entry, QLineEdit) and entry is form.form.editor("ssid").widget
    entry.setText("9000000002")
    form.done_with()
    rested(page, qtbot)
    assert school.book.records(Student, {"local_id": "700"})[0].ssid == "9000000002"
    assert (listed(page)[0][0], page.records.line and page.records.line.student) == ("Quist 1, Bình",) * 2
    page.records.open()
    form = dialogs.pop()
    assert isinstance(form, FormDialog) and form.focusWidget() is form.form.editor("course_id").widget
    form.form.show_values({"course_id": school.course})
    form.done_with()
    rested(page, qtbot)
    assert [student for student, _why in listed(page)] == ["Quist 2, Bình"]
    assert len(school.book.ids(Placement, where={"course_id": school.course})) == 3


def test_records_are_narrowed_by_rule_and_words(page: StateFilePage, school: School, qtbot: QtBot) -> None:
    rules: QComboBox = page.records.rule
    assert [rules.itemData(at) for at in range(rules.count())] == ["", "wblr.ssid", "wblr.course"]
    rules.setCurrentIndex(1)
    assert len(listed(page)) == 2
    page.records.search.setText("quist 2")
    qtbot.waitUntil(lambda: len(listed(page)) == 1)
    page.records.search.setText("zzzz")
    qtbot.waitUntil(lambda: listed(page) == [])
    assert page.records.empty.title.text() == "Nothing fits"


def test_what_holds_back_everything_leads_to_the_settings(
    page: StateFilePage, school: School, shell: Desk, qtbot: QtBot
) -> None:
    school.set("site", school.site, cds_code=None)
    rested(page, qtbot)
    assert page.known
    [problem] = page.known.of_file
    assert (problem.rule.name, shell.action("state.write").isEnabled()) == ("wblr.site", False)
    page.records.mend(problem)
    settings = shell.page
    assert isinstance(settings, SettingsPage)
    assert QApplication.focusWidget() is settings.site.form.editor("cds_code").widget
    school.set("site", school.site, cds_code="10621171035955")
    shell.trigger("go.back")
    rested(page, qtbot)
    assert shell.page is page and shell.action("state.write").isEnabled()


def test_the_file_is_written_and_listed(
    page: StateFilePage,
    school: School,
    dialogs: list[QDialog],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ask, "save_file", lambda *given: given[-1](tmp_path / "wbl.txt"))
    page.shell.trigger("state.write")
    dialog = dialogs.pop()
    assert isinstance(dialog, WriteDialog)
    dialog.go_on.click()
    rested(page, qtbot)
    assert (tmp_path / "wbl.txt").read_bytes().startswith(b"WBLR^^^1062117^1035955^^2025-2026^9000000001^10^A^10^7922^")
    page.tabs.choose("earlier")
    model = page.earlier.model
    shown = [[model.index(row, at).data() for at in (2, 3, 6)] for row in range(model.rowCount())]
    assert shown == [["2025-2026", "1", "CALPADS"]]


@pytest.mark.parametrize("role", ROLES)
def test_only_who_sees_everything_is_offered_the_page(role_book: RoleBook, role: Role) -> None:
    [spec] = [spec for spec in PAGES if spec.id == "state_file"]
    with role_book.open_as(role) as book:
        assert allowed(book, spec.needs) == (role in ("coordinator", "counselor"))


def test_the_year_that_is_reported_now() -> None:
    for month, day, year in ((6, 30, "2025-2026"), (7, 1, "2025-2026"), (8, 31, "2025-2026"), (9, 1, "2026-2027")):
        found = usual_year(date(2026, month, day))
        refuse_unknown_year(found, date(2026, month, day))
        assert found == year
