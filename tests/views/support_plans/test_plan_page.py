"""The page of a support plan: measures by keyboard, figures that open their sessions, fields in place, the caseload."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget

from app.book.book import Book
from app.models import FamilyContact, PlanReview, PlanTemplate, ProgressPoint, SupportPlan, SupportSession
from app.models.reviewing_plans import measure
from app.models.supporting import log_session
from app.views.look.chips import Chip
from app.views.look.figure_button import FigureButton
from app.views.look.item_button import ItemButton
from app.views.support_plans.aim_chart import plot_of, scale
from app.views.support_plans.page import SupportPlanPage
from app.views.support_plans.reviews import ReviewDialog
from app.views.window.desk import Desk
from app.views.window.finishing import finish_pages
from tests.views.forms.asked import form
from tests.views.support_plans.conftest import TODAY, WEEK


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def lines(page: SupportPlanPage) -> list[str]:
    QApplication.processEvents()
    return [each.accessibleName() for each in page.sessions.findChildren(ItemButton) if each.isVisible()]


def test_measures_are_added_by_value_and_enter(page: SupportPlanPage, book: Book) -> None:
    page.shell.trigger("support.measure")
    for value in ("42", "47.5"):
        QTest.keyClicks(focus(), value)
        QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert [point.value for point in book.records(ProgressPoint)] == [420, 475]
    assert page.progress.trend.text() == "2 measures: too few to judge"
    QTest.keyClicks(focus(), "forty")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    value = page.progress.form.editor("value")
    assert (value.written(), page.progress.form.problem("value")) == ("forty", "“forty” is not a number like 2.5.")
    value.show(500)
    page.progress.form.editor("date").show(TODAY - 9 * WEEK)
    page.progress.add_measure()
    assert page.progress.form.problem("date") == "The measure lies before the support plan begins."
    assert value.written() == "50"
    assert len(book.ids(ProgressPoint)) == 2


def test_what_was_typed_waits_for_its_plan(page: SupportPlanPage, plans: list[str]) -> None:
    page.shell.trigger("support.measure")
    QTest.keyClicks(focus(), "51")
    page.shell.trigger("plan.next")
    assert page.record() == (SupportPlan, plans[1])
    assert not page.progress.touched
    page.shell.trigger("plan.previous")
    assert page.progress.form.editor("value").written() == "51"
    page.progress.discard()


def test_fields_that_are_half_typed_wait_for_their_plan(page: SupportPlanPage, book: Book, plans: list[str]) -> None:
    page.fields.edit()
    form = page.fields.form
    assert form is not None
    form.editor("need").show("Reads word by word")
    edits: list[object] = []
    page.shell.signals.changed.connect(edits.append)
    page.shell.trigger("plan.next")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.record() == (SupportPlan, plans[1])
    assert page.fields.form is None and not edits
    assert page.fields.touched
    measure(book, plans[1], 410, TODAY)
    page.shell.trigger("plan.previous")
    page.shell.go("home")
    with book.edit("Goal") as edit:
        edit.update(SupportPlan, {plans[0]: {"goal": "Eighty words"}})
    page.shell.back()  # type: ignore[attr-defined]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.fields.form is form and form.editor("goal").written() == "Eighty words"
    assert form.editor("need").written() == "Reads word by word"
    page.shell.trigger("plan.next")
    assert not finish_pages(page.shell)  # type: ignore[arg-type]
    assert len(edits) == 3  # the measure, the goal, and once what was typed
    plan, other = book.record(SupportPlan, plans[0]), book.record(SupportPlan, plans[1])
    assert plan is not None and (plan.need, plan.goal) == ("Reads word by word", "Eighty words")
    assert other is not None and other.need == "Skips words"


def test_chart_and_table_say_the_same(
    page: SupportPlanPage, book: Book, dialogs: list[QDialog], plans: list[str]
) -> None:
    for week in range(4, -1, -1):
        measure(book, plans[0], 380, TODAY - week * WEEK)
    measure(book, plans[0], 390, TODAY, "After the holidays")
    assert page.progress.trend.text() == "Behind the aim line"
    assert "Aim line from 40 words a minute" in page.progress.chart.accessibleDescription()
    page.progress.switch.click()
    model = page.progress.model
    shown = [model.data(model.index(0, column)) for column in range(4)]
    assert (model.rowCount(), shown[1:]) == (6, ["39", "60", "After the holidays"])
    page.progress.table.activated.emit(model.index(0, 0))
    form(dialogs).form.show_values({"value": 395})
    form(dialogs).done_with()
    assert model.data(model.index(0, 1)) == "39.5"
    assert scale(380, 800) == [200, 400, 600, 800]
    assert plot_of(page.progress.chart._course, page.progress.chart.rect().toRectF())  # type: ignore[arg-type]


def test_figures_open_their_sessions(page: SupportPlanPage, book: Book, plans: list[str]) -> None:
    unlogged = [each for each in page.sessions.findChildren(FigureButton) if each.accessibleName() == "Last logged: —"]
    assert [each.accessibleDescription() for each in unlogged] == [""]  # no word where there is no day
    for week in range(1, 4):
        log_session(book, plans[0], TODAY - week * WEEK, 25, True)
    log_session(book, plans[0], TODAY - timedelta(days=3), 0, False, reason_missed="event")
    QApplication.processEvents()  # what was put into a card is shown by the event loop
    figures = {each.accessibleName(): each for each in page.sessions.findChildren(FigureButton) if not each.isHidden()}
    assert {"Sessions held: 3 of 5", "Minutes given: 75 of 150"} <= set(figures)
    figures["Sessions held: 3 of 5"].click()
    assert len(lines(page)) == 3
    assert all("25 of 30 min" in line for line in lines(page))
    page.sessions.tabs.choose("missed")
    assert "School event or test" in lines(page)[0]


def test_a_review_is_kept_and_the_plan_follows(page: SupportPlanPage, book: Book, dialogs: list[QDialog]) -> None:
    page.review()
    asked = form(dialogs)
    asked.done_with()
    assert asked.form.problem("reason")
    assert isinstance(asked, ReviewDialog) and asked.outcome.isHidden() and not asked.following.isHidden()
    asked.form.show_values({"reason": "Reads 80 words", "decision": "exit"})
    asked.form.changed.emit("decision")
    assert asked.following.isHidden()
    asked.done_with()
    assert asked.outcome.problem("outcome")
    asked.outcome.show_values({"outcome": "met"})
    asked.done_with()
    [review] = book.records(PlanReview)
    assert (review.decision, review.next_review_on) == ("exit", None)
    assert "Goal met" in [chip.text() for chip in page.reviews.findChildren(Chip)]
    assert page.commands()["support.review"] is None
    assert not any(tool.isEnabled() for tool in page._for_active)
    assert page.progress.adding.isHidden()
    book.undo()
    assert page.commands()["support.review"] is not None


def test_fields_are_saved_as_they_are_left(page: SupportPlanPage, book: Book, plans: list[str]) -> None:
    page.fields.edit()
    inside = page.fields.form
    assert inside is not None
    unit = inside.editor("unit").widget
    assert isinstance(unit, QLineEdit)
    unit.setFocus()
    unit.setText("words")
    QTest.keyClick(unit, Qt.Key.Key_Return)
    assert book.records(SupportPlan, {"id": plans[0]})[0].unit == "words"
    for name, value, said in (
        ("goal_value", 400, "The value to reach is the one at the start: there would be no way to go."),
        ("review_on", TODAY - 9 * WEEK, "The review lies before the plan begins."),
        ("session_minutes", None, ""),
    ):
        before = inside.editor(name).read()
        inside.editor(name).show(value)
        page.fields.put_by()
        assert inside.problem(name) == said
        inside.show_values({name: before})
    page.fields.finish()
    assert page.fields.form is None
    assert book.records(SupportPlan, {"id": plans[0]})[0].goal_value == 800


def test_the_family_is_told_and_a_template_is_kept(
    page: SupportPlanPage, book: Book, dialogs: list[QDialog], plans: list[str]
) -> None:
    page.shell.trigger("family.log")
    asked = form(dialogs)
    assert asked.form.values()["plan_id"] == plans[0]
    asked.form.show_values({"summary": "Agrees", "follow_up_on": TODAY - WEEK})
    asked.done_with()
    assert asked.form.problem("follow_up_on") == "The follow-up lies before the contact."
    asked.form.show_values({"follow_up_on": TODAY + WEEK})
    asked.done_with()
    assert book.records(FamilyContact)[0].follow_up_on == TODAY + WEEK
    page.shell.trigger("support.template")
    next(each for each in dialogs[-1].findChildren(QPushButton) if each.text() == "Keep template").click()
    assert [(each.name, each.need) for each in book.records(PlanTemplate)] == [("Reads slowly", "Reads slowly")]


def test_a_deleted_plan_says_so(page: SupportPlanPage, book: Book, shell: Desk, plans: list[str]) -> None:
    log_session(book, plans[0], TODAY, 30, True)
    page.delete()
    assert book.ids(SupportSession) == []
    shell.go("support_plan", plans[0])
    assert page.content.isHidden()
    assert page.commands() == {}
    book.undo()
    assert not page.content.isHidden()
