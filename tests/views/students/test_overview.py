"""The overview of a student: what is due leads to its place, strands side by side, a timeline that filters."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.book.book import Book
from app.models import Goal, HourEntry, Note, Referral
from app.views.students.due_strip import _SHOWN
from app.views.students.happenings import GROUPS, SIGNS
from app.views.students.overview import OverviewTab
from app.views.students.timeline import AT_ONCE
from app.views.window.desk import Desk
from tests.models.school_of import TODAY, Class, log, make_class

Gone = list[tuple[str, str | None]]


@pytest.fixture
def made(book: Book) -> Class:
    """The first of two students has a referral, a late goal, hours, and a note of each of 30 days."""
    found = make_class(book, 2)
    of = {"student_id": found.students[0]}
    with book.edit("More") as edit:
        edit.insert(Referral, [of | {"date": TODAY, "concern": "reading", "what": "Falls silent"}])
        edit.insert(Goal, [of | {"name": "Read", "due_on": TODAY - timedelta(days=3)}])
        edit.insert(Note, [of | {"date": TODAY - timedelta(days=n), "text": f"Note {n}"} for n in range(30)])
    log(book, found, 0, TODAY, 90, "approved")
    return found


@pytest.fixture
def tab(made: Class, shell: Desk) -> OverviewTab:
    shell.go("student", made.students[0])
    QApplication.processEvents()
    return shell.page.tab("overview")  # type: ignore[union-attr]


@pytest.fixture
def gone(tab: OverviewTab, shell: Desk, monkeypatch: pytest.MonkeyPatch) -> Gone:
    """Where somebody went from the overview."""
    places: Gone = []
    monkeypatch.setattr(shell, "go", lambda where, what=None: places.append((where, what)))
    return places


def test_what_is_due_is_one_click_away(tab: OverviewTab, shell: Desk, made: Class, gone: Gone) -> None:
    [referral] = shell.book.ids(Referral)
    tab.due.show_student(made.students[0])
    pushes = {push.text(): push for push in tab.due.findChildren(QPushButton)}
    assert [text.partition(",")[0].split(" was")[0] for text in pushes][:2] == ["Referral to decide", "Goal"]
    for push in list(pushes.values())[:2]:
        push.click()
    assert gone == [("supports", referral), ("student", f"{made.students[0]}/plan")]
    assert len(_SHOWN) == 11


def test_the_timeline_filters_goes_on_and_opens_its_rows(
    tab: OverviewTab, shell: Desk, made: Class, gone: Gone
) -> None:
    line = tab.timeline

    def shown() -> list[str]:
        return [each._title.text() for each in line._lines if not each.isHidden()]

    assert len(shown()) == AT_ONCE and line.more.isVisible()
    line.show_more()
    assert len(shown()) == 2 * AT_ONCE and line._lines[AT_ONCE].hasFocus()
    QTest.keyClicks(line.search, "note 2")
    line._show()
    assert len(shown()) == 11 and not line.more.isVisible()
    line.search.clear()
    hours = dict(GROUPS)["Hours"]
    line._choose_kinds("Hours", hours)
    assert shown() == ["1.5 hours approved"]
    line._lines[0].click()
    [entry] = shell.book.ids(HourEntry)
    assert gone == [("hours", f"those:{entry}:1.5 hours approved")]
    line._choose_year("1999-2000")
    assert shown() == [] and line.nothing.text() == "Nothing fits these filters."


def test_lines_are_kept_for_the_next_student(tab: OverviewTab, shell: Desk, made: Class) -> None:
    before = list(tab.timeline._lines)
    shell.go("student", made.students[1])
    QApplication.processEvents()  # what stands below follows a moment later
    assert tab.timeline._lines == before
    assert [each.isHidden() for each in before].count(False) == 1


def test_every_kind_has_a_sign_and_a_group() -> None:
    grouped = [kind for _name, kinds in GROUPS for kind in kinds]
    assert sorted(grouped) == sorted(SIGNS)
