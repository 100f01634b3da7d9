"""The library of strategies, templates, the form of a plan that both fill, and the student's tab."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog

from app.book.book import Book
from app.models import Note, PlanTemplate, Referral, Strategy, Student, SupportPlan
from app.models.referring import refer
from app.models.reviewing_plans import keep_as_template, measure
from app.views.forms.record_edit import RecordEdit
from app.views.look.item_button import ItemButton
from app.views.support_plans.plan_form import new_plan
from app.views.support_plans.strategies import StrategyList
from app.views.support_plans.templates import TemplatesDialog
from app.views.supports.page import SupportsPage
from app.views.window.desk import Desk
from tests.views.forms.asked import form
from tests.views.support_plans.conftest import TODAY, WEEK


@pytest.fixture
def strategy(book: Book, plans: list[str]) -> str:
    """A strategy that the first plan uses, with a measure."""
    values = {"name": "Repeated reading", "delivery": "group", "least_minutes": 15, "most_minutes": 25, "weeks": 8}
    with book.edit("Strategy") as edit:
        [id_] = edit.insert(Strategy, [values])
        edit.update(SupportPlan, {plans[0]: {"strategy_id": id_, "delivery": "group"}})
    measure(book, plans[0], 500)
    return id_


@pytest.fixture
def library(strategy: str, shell: Desk) -> StrategyList:
    shell.go("supports", "strategies")
    assert isinstance(shell.page, SupportsPage)
    part: StrategyList = shell.page.part("strategies")
    part.table.choose(strategy)
    part.pane.reread()
    QApplication.processEvents()
    return part


def test_few_cases_tell_no_figures_and_open_their_plans(library: StrategyList, shell: Desk, plans: list[str]) -> None:
    lines = {each.accessibleName(): each for each in library.pane.findChildren(ItemButton)}
    assert list(lines) == ["1 plan used it", "1 case with measures"]
    lines["1 plan used it"].click()
    assert isinstance(shell.page, SupportsPage)
    assert list(shell.page.plans.model.ids) == plans[:1]


def test_the_library_is_edited(library: StrategyList, book: Book, dialogs: list[QDialog], strategy: str) -> None:
    library.edit()
    form(dialogs).form.show_values({"least_minutes": 40})
    form(dialogs).done_with()
    assert form(dialogs).form.problem("most_minutes") == "At most is less than at least."
    form(dialogs).form.show_values({"least_minutes": 20, "name": "Reading again"})
    form(dialogs).done_with()
    assert book.records(Strategy, {"id": strategy})[0].name == "Reading again"
    library.delete()
    assert book.ids(Strategy, where={"id": strategy})
    library.archive()
    assert strategy not in library.model.ids
    book.undo()
    library.new()
    form(dialogs).form.show_values({"name": "Peer reading"})
    form(dialogs).done_with()
    assert library.table.current_id == book.ids(Strategy, where={"name": "Peer reading"})[0]


def test_strategy_and_template_fill_a_plan(
    library: StrategyList, book: Book, dialogs: list[QDialog], strategy: str, plans: list[str]
) -> None:
    kept = keep_as_template(book, plans[0], "Fluency")
    student = book.ids(Student)[0]
    referral = refer(
        book, {"student_id": student, "concern": "attendance", "what": "Skips lines", "date": TODAY - WEEK}
    )
    made: list[str] = []
    new_plan(library, book, made.append, referral_id=referral)
    asked = form(dialogs).form
    pick = next(each for each in form(dialogs).findChildren(RecordEdit) if each.accessibleName() == "From a template")
    pick.show_value(kept)
    pick.picked.emit()
    typed = asked.values()
    assert [typed[name] for name in ("student_id", "domain", "need", "unit")] == [
        student, "attendance", "Skips lines", "words a minute"]  # fmt: skip
    asked.editor("strategy_id").show(strategy)
    asked.changed.emit("strategy_id")
    typed = asked.values()
    assert (typed["strategy"], typed["delivery"], typed["session_minutes"]) == ("Repeated reading", "group", 25)
    assert typed["ends_on"] == TODAY + 8 * WEEK
    form(dialogs).done_with()
    assert book.records(SupportPlan, {"id": made})[0].referral_id == referral
    assert book.records(Referral)[0].state == "planned"
    shown = TemplatesDialog(None, library.shell)
    [line] = shown.findChildren(ItemButton)
    line.click()
    form(dialogs).form.show_values({"tier": "3"})
    form(dialogs).done_with()
    assert book.records(PlanTemplate)[0].tier == "3"
    shown.delete(kept)
    assert book.ids(PlanTemplate) == []


def test_the_tab_of_a_student(strategy: str, shell: Desk, book: Book, dialogs: list[QDialog], plans: list[str]) -> None:
    student = book.ids(Student)[0]
    refer(book, {"student_id": student, "concern": "attendance", "what": "Late on Mondays"})
    shell.go("student", f"{student}/supports")
    QApplication.processEvents()
    assert shell.page is not None
    part = shell.page.tabs.tab("supports")  # type: ignore[attr-defined]
    assert [each.accessibleDescription() for each in part.referrals.findChildren(ItemButton)] == ["Late on Mondays"]
    shell.trigger("student.note")
    form(dialogs).form.show_values({"text": "Only for the team", "visibility": "restricted"})
    who = form(dialogs).form.editor("visibility").widget
    assert isinstance(who, QComboBox) and who.count() == 2
    form(dialogs).done_with()
    [note] = book.records(Note)
    assert note.visibility == "restricted"
    part.notes.look_back(note)
    assert dialogs[-1].windowTitle() == "What this note said"
    assert {"family.log", "support.log"} <= set(part.commands())
