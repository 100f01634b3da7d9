"""The window of the handbook, by keyboard and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.models.pathways import SitePathway
from app.models.people import Student
from app.models.supports import SupportPlan
from app.views.help.chapters import CHAPTERS, chapter
from app.views.help.handbook import Handbook
from app.views.look.theme import Theme
from app.views.window.main_window import MainWindow


@pytest.fixture
def handbook(window: MainWindow, qtbot: QtBot) -> Iterator[Handbook]:
    yield opened(window, qtbot)


def opened(window: MainWindow, qtbot: QtBot) -> Handbook:
    QTest.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: len(window.findChildren(Handbook)) == 1)  # the former one goes
    [made] = window.findChildren(Handbook)
    qtbot.waitUntil(made.isActiveWindow)
    return made


def read(handbook: Handbook) -> str:
    """The title of the chapter before the reader."""
    return handbook.reading.toPlainText().partition("\n")[0]


CHAPTER_OF = (
    ("home", None, "find-your-way"),
    ("students", None, "lists-and-views"),
    ("hours", None, "log-a-week"),
    ("hours", "waiting", "review-hours"),
    ("hours", "approve", "review-hours"),
    ("hours", "sheets", "paper-sheets"),
    ("supports", None, "supports"),
    ("supports", "referrals", "supports"),
    ("supports", "plans", "support-plan"),
    ("supports", "warnings", "early-warning"),
    ("supports", "quiet", "early-warning"),
    ("supports", "follow_ups", "meetings"),
    ("courses", None, "courses"),
    ("courses", "scale", "courses"),
    ("growth", "goals", "growth-plan"),
    ("overview", "equity", "overview-and-equity"),
    ("placements", None, "placements"),
    ("placements", "seats", "placements"),
    ("placements", "paperwork", "paperwork"),
    ("placements", "evaluations", "evaluations-and-visits"),
    ("placements", "visits", "evaluations-and-visits"),
    ("employers", None, "employers"),
    ("events", None, "events"),
    ("events", "continuum", "events"),
    ("state_file", None, "state-file"),
    ("pathways", None, "pathways"),
    ("pathways", "members", "pathways"),
    ("pathways", "projects", "projects"),
    ("import", None, "import-again"),
    ("import", "marks", "import-courses"),
    ("safety", "accounts", "accounts"),
    ("safety", "backups", "backup"),
    ("safety", "journal", "who-looked"),
)


def test_f1_opens_the_chapter_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.at_desk()
    student = desk.book.ids(Student)[0]
    with desk.book.edit("") as edit:
        [pathway] = edit.insert(SitePathway, [{"name": "Health"}])
        plan = {"student_id": student, "need": "Reading", "domain": "academic", "starts_on": date.today()}
        [plan_id] = edit.insert(SupportPlan, [plan])
    of_records = (
        ("student", student, "student-page"),
        ("four_year", student, "growth-plan"),
        ("support_plan", plan_id, "support-plan"),
        ("pathway", pathway, "overview-and-equity"),
    )
    for page, what, chapter_id in (*CHAPTER_OF, *of_records):
        desk.go(page, what)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        assert read(opened(window, qtbot)) == chapter(chapter_id).title, (page, what)


def test_before_a_book_is_open_it_tells_the_first_steps(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["book.close"].trigger()
    assert read(opened(window, qtbot)) == chapter("first-steps").title


def test_there_is_one_handbook(window: MainWindow, qtbot: QtBot) -> None:
    first = opened(window, qtbot)
    window.activateWindow()
    window.commands["help.handbook"].trigger()
    qtbot.waitUntil(lambda: len(window.findChildren(Handbook)) == 1)
    assert window.findChildren(Handbook) != [first]


def test_contents_links_and_back(handbook: Handbook) -> None:
    handbook.contents.setFocus()
    for _step in range(2):
        QTest.keyClick(handbook.contents, Qt.Key.Key_Down)
    assert read(handbook) == CHAPTERS[2].title
    handbook.reading.anchorClicked.emit(QUrl("backup"))
    assert read(handbook) == chapter("backup").title
    assert handbook.contents.currentIndex().data() == chapter("backup").title
    for former in (CHAPTERS[2], CHAPTERS[1], CHAPTERS[0]):
        QTest.keyClick(handbook, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert read(handbook) == former.title
    assert not handbook.back_button.isEnabled()


def test_a_search_narrows_the_contents_and_marks_every_place(
    handbook: Handbook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("app.views.help.handbook.announce", lambda _widget, sentence: said.append(sentence))
    QTest.keyClick(handbook, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is handbook.search
    QTest.keyClicks(handbook.search, "RÉCOVERY code")
    with qtbot.waitSignal(handbook.search.searched):
        pass
    titles = [handbook.model.entry(at).text for at in range(handbook.model.rowCount())]
    assert chapter("first-steps").title in titles
    assert chapter("log-a-week").title not in titles
    assert "chapter" in said[-1]
    marks = handbook.reading.extraSelections()
    assert {mark.cursor.selectedText().lower() for mark in marks} == {"recovery", "code"}  # type: ignore[attr-defined]
    before = handbook.reading.textCursor().position()
    QTest.keyClick(handbook.search, Qt.Key.Key_Return)
    assert handbook.reading.textCursor().position() > before
    QTest.keyClick(handbook.search, Qt.Key.Key_Escape)
    with qtbot.waitSignal(handbook.search.searched):
        pass
    assert handbook.isVisible()
    assert handbook.reading.extraSelections() == []
    QTest.keyClick(handbook.search, Qt.Key.Key_Escape)
    assert not handbook.isVisible()


def test_nothing_found_is_said(handbook: Handbook, qtbot: QtBot) -> None:
    handbook.search.setText("zzzz")
    with qtbot.waitSignal(handbook.search.searched):
        pass
    assert handbook.model.entry(0).text == "Nothing found for “zzzz”"


def test_pictures_are_as_wide_as_a_line_and_follow_the_text_size(handbook: Handbook, look: Theme) -> None:
    handbook.show_chapter("log-a-week")
    narrow = handbook.reading.document().size().height()
    look.apply(scale=1.5)
    assert handbook.reading.document().size().height() > narrow
    image = handbook.reading.loadResource(2, QUrl("hours"))
    assert image.width() <= handbook.reading.viewport().width()  # type: ignore[attr-defined]


def test_the_handbook_speaks_spanish(window: MainWindow, qtbot: QtBot) -> None:
    i18n.use("es")
    try:
        made = opened(window, qtbot)
        assert read(made) == "Cómo orientarse"
        assert "Deshacer e historial" in made.reading.toPlainText()
    finally:
        i18n.use("en")
