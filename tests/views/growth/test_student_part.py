"""The tab of a student's plan, worked with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Goal, Student
from app.models.after_school import FinancialAid, PostsecondaryOutcome
from app.models.graduate_profile import ProfileEvidence, ProfileRating
from app.models.projects import Project, ProjectStudent
from app.models.school import year_name
from app.models.setting_goals import add_goal, goals_of, plan_of_year, review_goal
from app.models.showing_profile import outcome_names
from app.models.student_plans import GoalReview, StudentPlan, YearlyReview
from app.views.growth.goals_card import GoalsCard
from app.views.growth.inline_form import InlineCard, InlineForm
from app.views.growth.strand_card import plan_strip
from app.views.growth.student_part import PlanPart
from app.views.window import ask
from app.views.window.desk import Desk
from app.views.window.finishing import discard_pages, finish_pages

TODAY = date.today()
Enter = Qt.Key.Key_Return
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def who(book: Book) -> str:
    return book.ids(Student)[0]


@pytest.fixture
def part(shell: Desk, who: str) -> PlanPart:
    shell.go("student", f"{who}/plan")
    page: Any = shell.page
    return page.tab("plan")


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Types texts and presses keys where the keyboard is."""

    def do(*keys: str | Qt.Key, with_control: bool = False) -> None:
        for key in keys:
            here = QApplication.focusWidget()
            assert here is not None
            if isinstance(key, str):
                qtbot.keyClicks(here, key)
            else:
                qtbot.keyClick(here, key, Control if with_control else Qt.KeyboardModifier.NoModifier)

    return do


def words_in(widget: QWidget) -> str:
    """All texts of a widget that are not hidden, once what is new is laid out."""
    QApplication.processEvents()
    shown: list[Any] = [each for each in widget.findChildren(QWidget) if not each.isHidden()]
    return " ".join(each.text() for each in shown if hasattr(each, "text"))


def verb(card: InlineCard, text: str) -> QPushButton:
    """The first button of a card with this text, once what is new is laid out."""
    QApplication.processEvents()
    return next(each for each in card.findChildren(QPushButton) if each.text() == text and not each.isHidden())


def form_of(card: InlineCard) -> InlineForm:
    """The form that is open in a card."""
    QApplication.processEvents()
    return next(each for each in card.findChildren(InlineForm) if not each.isHidden())


def test_a_goal_is_typed_reviewed_and_closed_in_place(
    shell: Desk, part: PlanPart, book: Book, who: str, press: Callable[..., None], qtbot: QtBot
) -> None:
    shell.trigger("student.goal")
    press("Finish the portfolio", Enter, Enter, Enter, Enter)
    press(f"{TODAY - timedelta(days=3):%m/%d/%Y}")
    press(Enter, with_control=True)
    form = form_of(part.goals)
    assert form.form.problem("due_on") == "The goal is due before it starts."
    assert not book.records(Goal)
    due = form.form.editor("due_on")
    due.show(TODAY + timedelta(days=20))
    press(Enter, with_control=True)
    [goal] = goals_of(book, who)
    assert (goal.name, goal.due_on) == ("Finish the portfolio", TODAY + timedelta(days=20))
    here: Any = QApplication.focusWidget()
    assert here.text() == "Add goal"  # the keyboard stays with the card
    shell.trigger("student.review_goal")
    review = form_of(part.goals)
    review.form.editor("standing").show("slow")
    review.form.editor("note").show("Two pages are there")
    press(Enter, with_control=True)
    assert book.records(GoalReview)[0].note == "Two pages are there"
    assert "Slower than planned" in words_in(part.goals)
    menu = verb(part.goals, "More").menu()
    next(action for action in menu.actions() if action.text() == "Met").trigger()
    assert goals_of(book, who)[0].state == "met"
    shell.undo()
    qtbot.waitUntil(lambda: goals_of(book, who)[0].state == "open")


def test_what_was_typed_is_not_lost(
    part: PlanPart, shell: Desk, book: Book, press: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ask, "throw_away", lambda _parent, then, sentence="": (asked.append(sentence), then()))
    shell.trigger("student.goal")
    press("Run a mile")
    form_of(part.goals).form.editor("due_on").widget.setText("someday")  # type: ignore[attr-defined]
    shell.go("student", f"{book.ids(Student)[1]}/plan")
    assert not [form for form in part.goals.findChildren(InlineForm) if not form.isHidden()]
    shell.go("student", f"{book.ids(Student)[0]}/plan")
    form = form_of(part.goals)
    assert form.form.editor("name").read() == "Run a mile"  # waits for its student
    form.leave()
    assert asked
    assert not part.goals.findChildren(InlineForm) or form.isHidden()
    assert not book.records(Goal)


def test_this_years_plan_begins_with_what_still_holds(
    part: PlanPart, book: Book, who: str, press: Callable[..., None]
) -> None:
    last = year_name(date(TODAY.year - 1, TODAY.month, 1))
    with book.edit("Last year") as edit:
        row = {"student_id": who, "school_year": last, "career_interest": "Welder", "state": "agreed"}
        edit.insert(StudentPlan, [row])
    assert "Welder" in words_in(part.plan)
    assert not part.plan.switch.isVisible()  # what was agreed in an earlier year is only read
    verb(part.plan, "Begin this year’s plan").click()
    form = form_of(part.plan)
    assert form.form.editor("career_interest").read() == "Welder"
    form.form.editor("strengths").show("Patient")
    press(Enter, with_control=True)
    plan = plan_of_year(book, who)
    assert plan is not None
    assert (plan.career_interest, plan.strengths, plan.state) == ("Welder", "Patient", "draft")
    part.plan.years.menu().actions()[1].trigger()
    assert "Earlier year" in words_in(part.plan)


def test_reviews_tell_who_was_there_and_who_signed(part: PlanPart, book: Book, press: Callable[..., None]) -> None:
    verb(part.reviews, "Add").click()
    form = form_of(part.reviews)
    form.form.editor("family_present").show(True)
    form.form.editor("student_signed").show(True)
    press(Enter, with_control=True)
    [review] = book.records(YearlyReview)
    assert (review.school_year, review.family_present) == (year_name(TODAY), True)
    assert "Present: student, family" in words_in(part.reviews)
    assert "Signed: student" in words_in(part.reviews)


def test_the_form_of_financial_aid_is_told_only_when_asked(part: PlanPart, book: Book, who: str) -> None:
    part.after.note_aid()
    form = form_of(part.after)
    form.form.editor("status").show("cadaa")
    assert form.save()
    assert book.records(FinancialAid)[0].status == "cadaa"
    assert "Completed" in words_in(part.after)
    assert "CADAA" not in words_in(part.after)
    verb(part.after, "Show detail").click()
    assert "CADAA" in words_in(part.after)
    part.show_student(book.ids(Student)[1])
    part.show_student(who)
    assert "CADAA" not in words_in(part.after)
    part.after.note_outcome()
    form_of(part.after).form.editor("kind").show("college_4")
    form = form_of(part.after)
    form.form.editor("kind").show("work")
    assert form.save()
    assert book.records(PostsecondaryOutcome)[0].kind == "work"


def test_an_outcome_is_rated_with_what_shows_it(part: PlanPart, book: Book, who: str) -> None:
    with book.edit("Project") as edit:
        [project] = edit.insert(Project, [{"name": "Bridge of straw"}])
        edit.insert(ProjectStudent, [{"project_id": project, "student_id": who}])
    verb(part.profile, f"Show all {len(outcome_names(book))} outcomes").click()
    outcome, name = next(iter(outcome_names(book).items()))
    part.profile.rate(outcome, name)
    form = form_of(part.profile)
    form.form.editor("level").show("3")
    next(box for box in form.findChildren(QCheckBox) if "Bridge of straw" in box.text()).click()
    assert form.save()
    assert book.records(ProfileRating)[0].level == "3"
    assert book.records(ProfileEvidence)[0].project_id == project
    assert "Project: Bridge of straw" in words_in(part.profile)


def test_the_strip_tells_the_aim_and_the_next_goals(shell: Desk, book: Book, who: str) -> None:
    goals = [
        add_goal(book, {"student_id": who, "name": f"Goal {at}", "due_on": TODAY + timedelta(days=at)})
        for at in range(1, 6)
    ]
    review_goal(book, goals[0], "stuck")
    strip = words_in(plan_strip(shell, who))
    for expected in ("No plan for this school year", "Goal 1", "Stuck", "2 more goals", "never reviewed"):
        assert expected in strip
    assert "Goal 4" not in strip
    assert isinstance(GoalsCard(shell), InlineCard)


Opens = Callable[[PlanPart, str], tuple[InlineCard, str, str]]
"""Opens a form, about the goal where it is about one; tells its card, a field, and what is typed there."""


def _goal_form(part: PlanPart, _goal: str) -> tuple[InlineCard, str, str]:
    part.goals.write()
    return part.goals, "name", "Run a mile"


def _goal_edit(part: PlanPart, goal: str) -> tuple[InlineCard, str, str]:
    part.goals.edit(_record(part, Goal, goal))
    return part.goals, "name", "Run two miles"


def _goal_review(part: PlanPart, goal: str) -> tuple[InlineCard, str, str]:
    part.goals.review(_record(part, Goal, goal))
    return part.goals, "note", "Half of it"


def _plan_edit(part: PlanPart, _goal: str) -> tuple[InlineCard, str, str]:
    part.plan.begin()
    return part.plan, "strengths", "Draws well"


def _yearly_review(part: PlanPart, _goal: str) -> tuple[InlineCard, str, str]:
    part.reviews.write()
    return part.reviews, "note", "The mother came"


def _aid(part: PlanPart, _goal: str) -> tuple[InlineCard, str, str]:
    part.after.note_aid()
    return part.after, "note", "The form is at home"


def _outcome(part: PlanPart, _goal: str) -> tuple[InlineCard, str, str]:
    part.after.note_outcome()
    form_of(part.after).form.editor("kind").show("college_4")
    return part.after, "note", "Wrote a letter"


def _rating(part: PlanPart, _goal: str) -> tuple[InlineCard, str, str]:
    part.profile._turn()
    outcome, name = next(iter(outcome_names(part.profile.book).items()))
    part.profile.rate(outcome, name)
    form_of(part.profile).form.editor("level").show("2")
    return part.profile, "note", "Seen at the fair"


def _record(part: PlanPart, entity: type[Any], id_: str) -> Any:
    return part.goals.book.record(entity, id_)


FORMS: tuple[Opens, ...] = (
    *(_goal_form, _goal_edit, _goal_review, _plan_edit),
    *(_yearly_review, _aid, _outcome, _rating),
)


def _written(book: Book) -> list[int]:
    kept = (Goal, GoalReview, YearlyReview, FinancialAid, PostsecondaryOutcome, ProfileRating)
    return [len(book.ids(each)) for each in kept]


def _settle() -> None:
    """What was to be deleted is gone afterwards."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.mark.parametrize("opens", FORMS)
def test_a_half_typed_form_waits_for_its_student_and_is_written_once(
    shell: Desk, part: PlanPart, book: Book, who: str, opens: Opens
) -> None:
    other = book.ids(Student)[1]
    goal = add_goal(book, {"student_id": who, "name": "Run", "due_on": TODAY + timedelta(days=9)})
    card, field, words = opens(part, goal)
    form = form_of(card)
    form.form.editor(field).show(words)
    before = _written(book)
    shell.trigger("student.next")
    _settle()
    assert shell.page is not None and shell.page.record() == (Student, other)
    assert form.isHidden() and _written(book) == before
    add_goal(book, {"student_id": other, "name": "Swim"})  # all that is shown is read again
    assert "Swim" in words_in(part.goals)
    shell.trigger("student.previous")
    _settle()
    assert form_of(card) is form
    shell.go("home")
    add_goal(book, {"student_id": other, "name": "Ride"})
    shell.back()
    _settle()
    assert form_of(card) is form
    for tab in ("work", "plan"):
        shell.page.tabs.choose(tab)  # type: ignore[attr-defined]
        _settle()
    assert form_of(card).form.editor(field).written() == words
    shell.trigger("student.next")
    student = book.record(Student, who)
    assert student is not None and student.last_name in form.what_is_lost()
    edits: list[object] = []
    shell.signals.changed.connect(edits.append)
    assert not finish_pages(shell)  # as closing and locking do
    assert len(edits) == 1
    _settle()
    assert not [each for each in card.findChildren(InlineForm) if not each.isHidden()]


def test_a_form_that_cannot_be_kept_is_asked_about(shell: Desk, part: PlanPart, book: Book) -> None:
    part.goals.write()
    form = form_of(part.goals)
    form.form.editor("steps").show("Only steps, no goal")
    shell.trigger("student.next")
    assert finish_pages(shell) == [form]
    discard_pages(shell)
    _settle()
    assert not finish_pages(shell) and not book.records(Goal)
