"""The parts of supports that say who needs somebody: caseload, referrals, early warning, quiet students."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import AttendanceSnapshot, Referral, Staff, Student, SupportPlan, SupportSession
from app.models.referring import refer
from app.models.school import year_name
from app.models.supporting import add_plan
from app.models.traces import those
from app.views.look.item_button import ItemButton
from app.views.supports.page import SupportsPage
from app.views.window.desk import Desk
from app.views.window.toast import Toast
from tests.views.forms.asked import form

TODAY = date.today()


Shows = Callable[[Any, list[str]], None]


@pytest.fixture
def shows(qtbot: QtBot) -> Shows:
    """A list shows these records, as soon as they are found."""

    def wait(list_: Any, ids: list[str]) -> None:
        qtbot.waitUntil(lambda: list(list_.model.ids) == ids)

    return wait


@pytest.fixture
def students(book: Book) -> list[str]:
    return book.ids(Student)


@pytest.fixture
def made(book: Book, students: list[str]) -> dict[str, str]:
    """The first student was referred, the second has a plan with a late review and was absent often."""
    with book.edit("Staff") as edit:
        [staff] = edit.insert(Staff, [{"first_name": "Ada", "last_name": "Okafor"}])
        attended = {"school_year": year_name(TODAY), "until": TODAY, "days_enrolled": 1000, "days_absent": 130}
        edit.insert(AttendanceSnapshot, [attended | {"student_id": students[1]}])
    plan = {"student_id": students[1], "domain": "reading", "need": "Fluency", "provider_id": staff}
    days = {"starts_on": TODAY - timedelta(days=9), "review_on": TODAY - timedelta(days=1), "session_minutes": 30}
    sent = {"student_id": students[0], "concern": "attendance", "what": "Late most days", "tried": "A call home"}
    return {"referral": refer(book, sent), "plan": add_plan(book, plan | days), "staff": staff}


@pytest.fixture
def page(made: dict[str, str], shell: Desk) -> SupportsPage:
    shell.go("supports")
    assert isinstance(shell.page, SupportsPage)
    return shell.page


def part(page: SupportsPage, id_: str) -> Any:
    page.show_record(id_)
    return page.shown


def lines(list_: Any) -> list[ItemButton]:
    """The lines to press in the pane of a list."""
    list_.pane.reread()
    QApplication.processEvents()  # what was put into a pane is shown by the event loop
    return list_.pane.findChildren(ItemButton)


def said(page: SupportsPage) -> str:
    toast = page.window().findChild(Toast)
    assert toast is not None
    return toast.accessibleName()


def press(dialog: QDialog, text: str) -> None:
    next(each for each in dialog.findChildren(QPushButton) if each.text() == text).click()


def cells(list_: Any, row: int) -> list[str]:
    model = list_.model
    return [model.index(row, at).data() for at, each in enumerate(model.columns) if each.name in list_.spec.shown]


def test_the_caseload_leads_to_each_next_step(
    page: SupportsPage, book: Book, students: list[str], made: dict[str, str], dialogs: list[QDialog], shows: Shows
) -> None:
    caseload = part(page, "caseload")
    shows(caseload, students)
    assert cells(caseload, 1)[1] == "Review…"
    assert caseload.step_button.text() == "Decide…"
    caseload.table.opened.emit(students[0])
    place = caseload.table.currentIndex().row()
    press(form(dialogs), "Watch")
    assert (book.record(Referral, made["referral"]).state, said(page)) == ("monitoring", "Referral is watched")  # type: ignore[union-attr]
    shows(caseload, [students[1]])
    assert (place, caseload.table.current_id) == (0, students[1])
    assert caseload.log_button.isEnabled()
    caseload.log()
    form(dialogs).done_with()
    assert len(book.ids(SupportSession)) == 1
    caseload.show_whose(made["staff"])
    assert caseload.whose_button.text() == "Ada Okafor"
    shows(caseload, [students[1]])
    caseload.show_view("caseload_now")
    shows(caseload, [students[1]])
    lines(caseload)[0].click()
    assert page.shell.place[0] == "support_plan"  # type: ignore[attr-defined]


def test_a_referral_becomes_a_plan_or_is_declined_with_a_reason(
    page: SupportsPage, book: Book, students: list[str], made: dict[str, str], dialogs: list[QDialog], shows: Shows
) -> None:
    referrals = part(page, "referrals")
    page.shell.trigger("referral.new")
    form(dialogs).form.show_values({"student_id": students[1], "concern": "reading", "what": "Reads slowly"})
    form(dialogs).done_with()
    other = next(id_ for id_ in book.ids(Referral) if id_ != made["referral"])
    page.show_record(other)
    assert referrals.table.current_id == other
    referrals.decide()
    press(form(dialogs), "No support needed")
    assert form(dialogs).form.problem("decision_note").startswith("Say why")
    form(dialogs).form.show_values({"decision_note": "Reads at grade level"})
    press(form(dialogs), "No support needed")
    assert book.record(Referral, other).state == "declined"  # type: ignore[union-attr]
    page.show_record("referrals_all")
    page.show_record(other)
    page.shell.trigger("referral.reopen")
    assert book.record(Referral, other).state == "open"  # type: ignore[union-attr]
    page.show_record(made["referral"])
    referrals.decide()
    form(dialogs).done_with()  # on to the plan
    assert form(dialogs).form.values()["need"] == "Late most days"
    form(dialogs).done_with()
    [plan] = book.records(SupportPlan, {"referral_id": made["referral"]})
    assert (plan.student_id, said(page)) == (students[0], "Support plan made from the referral")
    page.show_record(those("Referred", [made["referral"]]))
    shows(referrals, [made["referral"]])


def test_signs_say_their_limits_and_what_is_law(
    page: SupportsPage, students: list[str], made: dict[str, str], dialogs: list[QDialog], shows: Shows
) -> None:
    warnings = part(page, "warnings")
    page.show_record("warnings_chronic")
    shows(warnings, [students[1]])
    assert cells(warnings, 0) == ["2", "Tier 1", "13% absent", "", "", "Plan: Reading"]
    [sign, _plan] = lines(warnings)
    assert sign.accessibleName() == "Show the rows: 13% absent, chronically absent by law"
    sign.click()
    assert "Rows behind" in dialogs[-1].windowTitle()
    page.show_record("warnings_unanswered")
    shows(warnings, [])
    page.show_record(f"warnings/{students[1]}")
    shows(warnings, [students[1]])
    assert (warnings.tabs.current_id, warnings.table.current_id) == ("warnings_all", students[1])
    page.shell.trigger("referral.student")
    assert form(dialogs).form.editor("student_id").read() == students[1]
    warnings.do_step()
    assert page.shell.place == ("support_plan", made["plan"])  # type: ignore[attr-defined]


def test_quiet_students_follow_the_weeks_chosen(page: SupportsPage, students: list[str], shows: Shows) -> None:
    quiet = part(page, "quiet")
    shows(quiet, [students[1]])
    assert quiet.weeks_button.text() == "Nothing for 3 weeks"
    quiet.show_weeks(6)
    assert quiet.weeks_button.text() == "Nothing for 6 weeks"
    assert cells(quiet, 0) == ["never", "Nothing so far", ""]
