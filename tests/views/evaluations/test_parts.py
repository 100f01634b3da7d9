"""Evaluations and visits under their tabs of the page of placements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Employer, EmployerContact, Evaluation, Placement, SiteVisit, Student
from app.models.evaluating import ratings_of
from app.views.evaluations.evaluation_dialog import EvaluationDialog
from app.views.evaluations.evaluation_list import EvaluationList
from app.views.evaluations.visit_dialog import VisitDialog
from app.views.evaluations.visit_list import VisitList
from app.views.placements.page import PlacementsPage
from app.views.window import jobs
from app.views.window.desk import Desk
from tests.views.conftest import Present

TODAY = date.today()


@pytest.fixture
def placement(book: Book) -> str:
    """A placement of Vinh that is past its half."""
    with book.edit("Make") as edit:
        [employer] = edit.insert(Employer, [{"name": "Tule Creek Clinic"}])
        [contact] = edit.insert(EmployerContact, [{"employer_id": employer, "first_name": "Ed", "last_name": "Ode"}])
        days = {"starts_on": TODAY - timedelta(30), "ends_on": TODAY + timedelta(9), "state": "active"}
        student = book.ids(Student)[1]
        made = {"student_id": student, "employer_id": employer, "contact_id": contact, "role": "Aide"}
        return edit.insert(Placement, [made | days])[0]


@pytest.fixture
def part(shell: Desk, qtbot: QtBot, placement: str) -> Callable[[str], Any]:
    """Shows a part with its first row chosen."""

    def show(id_: str) -> Any:
        shell.go("placements", id_)
        page = shell.page
        assert isinstance(page, PlacementsPage)
        found = page.part(id_)
        qtbot.waitUntil(lambda: found.table.current_id == placement and not jobs.busy())
        return found

    return show


def type_keys(qtbot: QtBot, keys: str) -> None:
    for letter in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Return if letter == "\n" else letter)


@pytest.fixture
def foremost(dialogs: list[QDialog], present: Present) -> Callable[[], Any]:
    """Shows the dialog that was opened last."""

    def show() -> Any:
        dialog = dialogs.pop()
        present(dialog)
        return dialog

    return show


def words_in(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QWidget) if hasattr(label, "text"))  # type: ignore[attr-defined]


def test_what_is_due_is_rated_with_one_key_a_line(
    part: Callable[[str], EvaluationList],
    foremost: Callable[[], Any],
    book: Book,
    placement: str,
    qtbot: QtBot,
) -> None:
    shown = part("evaluations")
    assert [shown.model.index(0, at).data() for at in (0, 2)] == ["Nguyễn, Vinh", "Due"]
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    form: EvaluationDialog = foremost()
    assert form.form.values()["evaluator"] == "Ed Ode" and not form.touched
    type_keys(qtbot, "3n4" + "2" * 6 + "343")
    assert form.touched and form.focusWidget() is form.words.first_focus()
    form.of_state.show_values({"employer_evaluation": "meets"})
    form.done_with()
    [evaluation] = book.records(Evaluation, {"placement_id": placement})
    assert (evaluation.overall_a, evaluation.overall_b, evaluation.overall_c) == ("3", "4", "3")
    assert sorted(filter(None, ratings_of(book, evaluation.id).values())) == ["2"] * 6 + ["3", "4", "na"]
    assert book.records(Placement, {"id": placement})[0].employer_evaluation == "meets"
    qtbot.waitUntil(lambda: not jobs.busy())
    shown.show_view("evaluations_all")
    qtbot.waitUntil(lambda: shown.table.current_id == placement)
    assert shown.model.index(0, 2).data() == "3 · 4 · 3"
    shown.new("self")
    own: EvaluationDialog = foremost()
    own.lines[0].rate("1")
    own.done_with()
    shown.pane.reread()
    assert "Finds, understands and judges information" in words_in(shown.pane)
    shown.new()
    again: EvaluationDialog = foremost()
    assert again.form.values()["point"] == "end"
    again.discard()
    book.undo()
    assert len(book.ids(Evaluation)) == 1


def test_keys_go_to_and_fro_between_the_lines(
    part: Callable[[str], EvaluationList], foremost: Callable[[], Any], qtbot: QtBot
) -> None:
    part("evaluations").new()
    form: EvaluationDialog = foremost()
    first, second = form.lines[:2]
    type_keys(qtbot, "3")
    assert second.buttons["1"].hasFocus()
    for key, value, focus in (
        (Qt.Key.Key_Up, "3", first.buttons["3"]),
        (Qt.Key.Key_Right, "3", first.buttons["4"]),
        (Qt.Key.Key_Delete, None, first.buttons["4"]),
        (Qt.Key.Key_Down, None, second.buttons["1"]),
    ):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
        assert (first.value, QApplication.focusWidget()) == (value, focus)
    second.buttons["2"].click()
    second.buttons["2"].click()
    assert second.value is None
    form.discard()


def test_a_visit_in_few_keys(
    part: Callable[[str], VisitList],
    foremost: Callable[[], Any],
    book: Book,
    placement: str,
    qtbot: QtBot,
) -> None:
    shown = part("visits")
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    form: VisitDialog = foremost()
    type_keys(qtbot, ".5\n12\n433n")
    form.words.show_values({"note": "Calm and safe", "follow_up_on": TODAY})
    form.done_with()
    [visit] = book.records(SiteVisit, {"placement_id": placement})
    assert (visit.date, visit.minutes, visit.miles, visit.note) == (TODAY, 30, 12, "Calm and safe")
    assert (visit.safety, visit.supervision, visit.learning, visit.conduct) == ("4", "3", "3", "na")
    shown.show_view("visits_follow")
    qtbot.waitUntil(lambda: shown.table.current_id == placement and not jobs.busy())
    assert [shown.model.index(0, at).data() for at in (3, 5, 6)] == ["3 · Good", "1", "12"]
    shown.pane.reread()
    assert "Calm and safe" in words_in(shown.pane)
    shown.change(visit)
    form = foremost()
    form.words.show_values({"follow_up_on": TODAY - timedelta(2)})
    form.done_with()
    assert form.problem.text() == "The follow-up lies before the visit."
    form.discard()
    shown.remove(visit)
    assert book.ids(SiteVisit) == []
