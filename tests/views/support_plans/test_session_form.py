"""One entry for a group: everybody present, exceptions by one key, one edit."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.book.book import Book
from app.models import Student, SupportPlan, SupportSession
from app.models.gathering_plans import gatherings, together_with
from app.models.supporting import change_plan
from app.views.support_plans.page import SupportPlanPage
from app.views.support_plans.session_form import SessionDialog
from tests.views.support_plans.conftest import TODAY, WEEK


@pytest.fixture
def asked(page: SupportPlanPage, dialogs: list[QDialog]) -> SessionDialog:
    """The form, opened for the first plan."""
    page.log_session()
    dialog = dialogs[-1]
    assert isinstance(dialog, SessionDialog)
    return dialog


def test_a_group_with_two_exceptions_is_one_edit(asked: SessionDialog, book: Book, plans: list[str]) -> None:
    assert (asked.verb.text(), asked.group.text()) == ("Log session", "Add 1 more of the group")
    asked.group.click()
    assert [line.plan_id for line in asked.lines] == plans
    assert asked.form.values()["minutes"] == 30
    tomas, vinh = asked.lines
    QTest.keyClick(vinh.came, Qt.Key.Key_Space)
    assert (asked.verb.text(), asked.count.text()) == ("Log 2 sessions", "2 students · 1 missed it")
    assert not vinh.minutes.isEnabled()
    tomas.minutes.setText("15 hours")
    asked.done_with()
    assert tomas.problem.text()
    assert book.ids(SupportSession) == []
    tomas.minutes.setText("20")
    asked.done_with()
    sessions = {each.plan_id: each for each in book.records(SupportSession)}
    assert [(sessions[id_].present, sessions[id_].minutes) for id_ in plans] == [(True, 20), (False, 0)]
    assert sessions[plans[1]].reason_missed == "absent"
    assert len({each.group_key for each in sessions.values()} - {None}) == 1
    book.undo()
    assert book.ids(SupportSession) == []


def test_what_cannot_be_is_said_at_its_field(asked: SessionDialog, book: Book) -> None:
    asked.form.show_values({"date": TODAY - 9 * WEEK})
    asked.done_with()
    assert asked.form.problem("date") == "The session lies before the support plan begins."
    asked.form.show_values({"date": TODAY + timedelta(days=1)})
    asked.done_with()
    assert asked.form.problem("date") == "A session that has not been held yet cannot be logged."
    asked.form.show_values({"date": TODAY})
    asked.form.editor("minutes").widget.setText("1500")  # type: ignore[attr-defined]
    asked.done_with()
    assert asked.form.problem("minutes")
    assert book.ids(SupportSession) == []


def test_lines_come_and_go(asked: SessionDialog, plans: list[str]) -> None:
    asked.add_edit.show_value((plans[1],))
    asked.add_edit.picked.emit()
    assert [line.plan_id for line in asked.lines] == plans
    asked.lines[0].came.stepped.emit(1)
    for line in list(asked.lines):
        asked._drop(line)
    assert not asked.verb.isEnabled()


def test_who_meets(book: Book, plans: list[str]) -> None:
    [group, *single] = gatherings(book)
    assert (group.kind, group.name, list(group.plan_ids)) == ("group", "Fluency", plans)
    assert [each.name for each in single] == ["Tomás Echeverría: Reads slowly", "Vinh Nguyễn: Skips words"]
    assert together_with(book, plans[1:]) == plans
    with book.edit("Alone") as edit:
        edit.update(SupportPlan, {plans[0]: {"group_name": None}})
        edit.update(Student, {book.ids(Student)[1]: {"preferred_name": "Ben"}})
    assert together_with(book, plans[1:]) == plans[1:]
    assert [each.name for each in gatherings(book)][1] == "Ben Nguyễn: Skips words"


def test_minutes_typed_for_the_group_hold_for_every_line_that_has_none_of_its_own(
    asked: SessionDialog, book: Book, plans: list[str]
) -> None:
    with book.edit("Longer") as edit:
        edit.update(SupportPlan, {plans[1]: {"session_minutes": 45}})
    asked.group.click()
    _tomas, vinh = asked.lines
    assert vinh.minutes.text() == "45"
    minutes = asked.form.editor("minutes").widget
    minutes.clear()  # type: ignore[attr-defined]
    QTest.keyClicks(minutes, "20")
    assert vinh.minutes.text() == ""
    asked.done_with()
    assert {each.minutes for each in book.records(SupportSession)} == {20}


def test_a_word_without_end_takes_further_lines(page: SupportPlanPage, book: Book, asked: SessionDialog) -> None:
    change_plan(book, asked.lines[0].plan_id, {"need": "x" * 300})
    page.log_session()
    dialog = page.window().findChildren(SessionDialog)[-1]
    assert dialog.lines[0].minimumSizeHint().width() < dialog.minimumWidth()
