"""Home: what waits for somebody, and figures that open their rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import HourEntry, PathwayMembership, SectionStaff, SitePathway, Staff, Student, SupportPlan
from app.models.approving import approve
from app.models.attention import questions_for
from app.models.audience import ROLES, Role
from app.models.traces import hours_of_pathway, hours_of_week
from app.models.whose_hours import Whose
from app.views.home.page import HomePage, greeting
from app.views.home.reading import HomeReading, read_home
from app.views.home.site import SiteHome
from app.views.home.teacher import TeacherHome
from app.views.look.figure_button import FigureButton
from app.views.window.desk import Desk
from app.views.window.page import Room
from tests.models.school_of import TODAY, Class, log, make_class
from tests.views.accessibility import problems
from tests.views.home.test_attention_rows import shown_ids


@pytest.fixture
def made(book: Book) -> Class:
    found = make_class(book, 3, target=6000)
    for days in range(3):
        log(book, found, 0, TODAY - timedelta(days=days), 60)
    return found


@pytest.fixture
def page(made: Class, shell: Desk, qtbot: QtBot) -> HomePage:
    shell.go("home")
    found = shell.page
    assert isinstance(found, HomePage)
    settle(found, qtbot)
    return found


def settle(page: HomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.watch.told):
        page.watch.ask()
    QApplication.processEvents()


def said(page: HomePage) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def press(page: HomePage, name: str) -> None:
    [found] = [b for b in page.findChildren(QPushButton) if b.accessibleName().startswith(name) and b.isVisibleTo(page)]
    found.click()


@pytest.mark.parametrize(
    ("hour", "said"), [(7, "Good morning, Dana"), (12, "Good afternoon, Dana"), (18, "Good evening, Dana")]
)
def test_the_greeting_follows_the_day(hour: int, said: str) -> None:
    assert greeting("Dana", hour) == said
    assert greeting("", hour) == said.partition(",")[0]


def test_every_question_with_an_answer_has_a_line(page: HomePage) -> None:
    for question in questions_for(page.book, "coordinator"):
        answer = question.ask(page.book, TODAY)
        assert (answer.sentence in said(page)) == (answer.count > 0), question.key
    assert "3 hour entries wait for approval" in said(page)
    assert "3 students are behind on hours" in said(page)


def test_a_line_goes_when_its_work_is_done(page: HomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.watch.told):
        approve(page.book, page.book.ids(HourEntry))
    QApplication.processEvents()
    assert "wait for approval" not in said(page)


def test_nothing_at_all_is_all_clear(shell: Desk, qtbot: QtBot) -> None:
    with shell.book.edit("Pathway") as edit:
        [pathway] = edit.insert(SitePathway, [{"name": "Health Careers", "placements_from": "12"}])
        members = [{"student_id": id_, "pathway_id": pathway} for id_ in shell.book.ids(Student)]
        edit.insert(PathwayMembership, members)
        edit.update(Student, {id_: {"grade": "09"} for id_ in shell.book.ids(Student)})
    shell.go("home")
    page = shell.page
    assert isinstance(page, HomePage)
    settle(page, qtbot)
    assert "All clear" in said(page)
    assert "behind" not in said(page)


def test_figures_open_their_rows(page: HomePage, shell: Desk, qtbot: QtBot) -> None:
    figures = {b.accessibleName(): b for b in page.findChildren(FigureButton) if b.isVisibleTo(page)}
    assert list(figures) == [
        "Active students: 5",
        "Hours approved this month: 0",
        "Entries waiting for approval: 3",
        "Without a placement: 0",
    ]
    figures["Active students: 5"].click()
    qtbot.waitUntil(lambda: len(shown_ids(shell.page)) == 5)
    figures["Entries waiting for approval: 3"].click()
    qtbot.waitUntil(lambda: len(shown_ids(shell.page)) == 3)
    figures["Without a placement: 0"].click()
    qtbot.waitUntil(lambda: shown_ids(shell.page) == [])


def site_home(page: HomePage) -> SiteHome:
    assert isinstance(page.home, SiteHome)
    return page.home


def test_hours_of_the_weeks_as_table_too(page: HomePage, shell: Desk) -> None:
    weeks = site_home(page).weeks
    assert weeks.chart.accessibleDescription().count("Week of") + weeks.chart.accessibleDescription().count("hours") > 8
    weeks.switch.click()
    model = weeks.table.model()
    assert model.rowCount() == 8
    assert sum(float(model.index(row, 1).data()) for row in range(8)) == 3
    assert problems(page) == []
    weeks.table.activated.emit(model.index(7, 0))
    hours: Any = shell.page
    assert hours.entries.tabs.current_id == hours_of_week(TODAY - timedelta(days=TODAY.weekday()))
    weeks.switch.click()
    assert weeks.chart.isVisibleTo(weeks)


def test_pathways_open_from_their_hours(page: HomePage, shell: Desk, made: Class) -> None:
    press(page, "Health Careers: 0 of 300 h, Target for 3 of 3 members")
    hours: Any = shell.page
    assert hours.entries.tabs.current_id == hours_of_pathway(made.pathway)
    shell.go("home")
    [name] = [b for b in page.findChildren(QPushButton) if b.text() == "Health Careers" and b.isVisibleTo(page)]
    name.click()
    pathways: Any = shell.page
    assert pathways.pathways.table.current_id == made.pathway


def test_an_empty_book_says_what_to_do_first(shell: Desk, qtbot: QtBot) -> None:
    with shell.book.edit("Nobody") as edit:
        edit.delete(Student, shell.book.ids(Student))
    shell.go("home")
    page = shell.page
    assert isinstance(page, HomePage)
    settle(page, qtbot)
    assert page.first_steps.isVisible()
    assert page.home is not None
    assert page.home.isHidden()
    assert problems(page) == []


def test_in_little_room_the_parts_stand_below_each_other(page: HomePage) -> None:
    for role in ROLES:
        page.choose_role(role)
        home = page._home_of(role)
        page.reflow(Room.NARROW)
        assert home.upper.direction() == home.upper.Direction.TopToBottom
        page.reflow(Room.WIDE)
        assert home.upper.direction() == home.upper.Direction.LeftToRight


def test_the_shape_is_there_until_the_book_is_read(
    made: Class, shell: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = Event()

    def read_late(book: Book, role: Role) -> HomeReading:
        assert looked.wait(30)
        return read_home(book, role)

    monkeypatch.setattr("app.views.home.page.read_home", read_late)
    page = HomePage(shell)  # the one of the desk may have been read already
    qtbot.addWidget(page)
    page.show()
    assert page.shape.isVisible()
    assert not page.shape.grab().toImage().isNull()
    looked.set()
    settle(page, qtbot)
    assert page.shape.isHidden()


# the other roles


def as_role(page: HomePage, role: Role, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.watch.told):
        page.choose_role(role)
    settle(page, qtbot)


def teach(book: Book, made: Class, **plan: object) -> None:
    """The account's person teaches the class and has a plan for its first student."""
    book.ring = book.ring.with_slot(replace(book.account, name="Dana Whitfield"))
    with book.edit("Staff") as edit:
        [own] = edit.insert(Staff, [{"last_name": "Whitfield", "first_name": "Dana", "role": "teacher"}])
        edit.insert(SectionStaff, [{"section_id": made.section, "staff_id": own}])
        began = TODAY - timedelta(days=7)  # a week in which it begins asks for the days left
        row = {"student_id": made.students[0], "domain": "attendance", "need": "Late", "starts_on": began}
        edit.insert(SupportPlan, [row | {"provider_id": own, "sessions_per_week": 2} | plan])


def test_the_role_is_chosen_in_the_head_and_kept(page: HomePage, shell: Desk, qtbot: QtBot) -> None:
    assert page.role_button.text() == "Home for: Coordinator"
    menu = page.role_button.menu()
    assert [action.text() for action in menu.actions()] == ["Coordinator", "Teacher", "Counselor"]
    with qtbot.waitSignal(page.watch.told):
        menu.actions()[1].trigger()
    assert page.role_button.text() == "Home for: Teacher"
    assert shell.choices.role(page.book.ring.book) == "teacher"


def test_the_role_comes_from_the_staff_list(book: Book, made: Class, shell: Desk, qtbot: QtBot) -> None:
    teach(book, made)
    book.ring = book.ring.with_slot(replace(book.account, role="teacher"))
    page = HomePage(shell)
    qtbot.addWidget(page)
    settle(page, qtbot)
    assert isinstance(page.home, TeacherHome)
    assert page.whole_site.isHidden()


def test_a_teacher_logs_the_week_of_a_class_with_one_click(
    book: Book, made: Class, page: HomePage, shell: Desk, qtbot: QtBot
) -> None:
    teach(book, made)
    back = log(book, made, 1, TODAY, 30, "rejected")
    as_role(page, "teacher", qtbot)
    assert "My classes this week" in said(page)
    assert "3 students at work" in said(page)
    press(page, "Log week: Period 6")
    hours: Any = shell.page
    assert hours.parts.current_id == "week"
    assert hours.week.head.whose == Whose("section", made.section)
    assert len(hours.week.model.rows) == 3
    shell.go("home")
    settle(page, qtbot)
    press(page, "1 sent back: Period 6")
    assert list(hours.entries.model.ids) == [back]


def test_a_counselors_caseload(book: Book, made: Class, page: HomePage, shell: Desk, qtbot: QtBot) -> None:
    teach(book, made, review_on=TODAY - timedelta(days=2))
    as_role(page, "counselor", qtbot)
    text = said(page)
    assert "My caseload" in text
    assert "2 sessions left" in text
    assert "Review was due" in text
    press(page, "Open: Ada Sample00")
    supports: Any = shell.page
    assert supports.plans.table.current_id == book.ids(SupportPlan)[0]


@pytest.mark.parametrize(("role", "wanted"), [("teacher", "no class of this"), ("counselor", "no active support plan")])
def test_who_is_not_found_is_shown_the_whole_site_and_told_why(
    page: HomePage, qtbot: QtBot, role: Role, wanted: str
) -> None:
    as_role(page, role, qtbot)
    assert page.whole_site.isVisibleTo(page)
    assert wanted in page.whole_site.words.text()
    assert "3 students are behind on hours" in said(page)
