"""The preview of papers that can be composed: presets, parts, both languages, and the rows behind a figure."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog
from pytestqt.qtbot import QtBot

from app.exports.figures import Figure
from app.exports.report import BOTH
from app.models import MeetingItem, ProgressPoint, TeamMeeting
from app.models.people import Student
from app.models.traces import those
from app.views.handing_out.figures_list import place_of
from app.views.handing_out.preview import Preview, preview
from app.views.window.desk import Desk
from tests.exports.whole_student import make_whole

pytestmark = pytest.mark.usefixtures("no_printer")


def opened(shell: Desk, qtbot: QtBot, dialogs: list[QDialog], preset: str) -> Preview:
    """The preview of a student who has something in all strands, once all is made."""
    student = make_whole(shell.book)
    preview(shell, "plan", [student], preset=preset)
    dialog = dialogs[-1]
    assert isinstance(dialog, Preview)
    made(dialog, qtbot)
    return dialog


def made(dialog: Preview, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog._made is not None, timeout=20_000)


def test_a_plan_is_composed_and_its_figures_open_their_rows(
    shell: Desk, qtbot: QtBot, dialogs: list[QDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(shell, qtbot, dialogs, "family")
    options, box = dialog.options, dialog.options.contents
    assert box is not None
    assert dialog.view.count == 1
    assert [options.language.itemData(at) for at in range(options.language.count())] == ["en", "es", BOTH]
    options.language.setCurrentIndex(2)
    made(dialog, qtbot)
    assert dialog.view.count == 1

    box.preset.setCurrentIndex(box.preset.findData("team"))  # which is in both, one behind the other
    made(dialog, qtbot)
    assert (options.language.currentData(), options.language.currentText()) == (BOTH, "English, then Spanish")
    assert dialog.view.count == 4
    options.language.setCurrentIndex(0)
    made(dialog, qtbot)
    assert dialog.view.count == 2
    ticks = {tick.text(): tick for tick in box.findChildren(QCheckBox)}
    assert not any(ticks[name].isChecked() for name in ("Open notes", "Restricted notes", "Financial aid, in detail"))
    assert box.fold.text() == "Parts: 10 of 20"
    for name in ("Goals", "Integrated supports", "What is missing, and by when", "Decisions and signatures"):
        ticks[name].click()
    made(dialog, qtbot)

    went: list[tuple[str, str | None]] = []
    monkeypatch.setattr(shell, "go", lambda page, what=None: went.append((page, what)))
    assert dialog.figures.list.isHidden()
    dialog.figures.fold.click()
    words = [dialog.figures.list.item(at).text() for at in range(dialog.figures.list.count())]
    assert "Approved hours this school year: 40" in words
    dialog.figures.list.itemClicked.emit(dialog.figures.list.item(words.index("Approved hours this school year: 40")))
    [(page, what)] = went
    assert page == "hours"
    assert what is not None
    assert what.startswith("those:")
    assert shell.choices.own_value(shell.book, "papers/figures", False)


def test_where_records_are_seen(shell: Desk) -> None:
    student = shell.book.ids(Student)[0]
    book = shell.book
    marks = Figure("Marks", "3", "course_record", ("a", "b"))
    assert place_of(book, marks) == ("courses", those("Marks", ["a", "b"]))
    assert place_of(book, Figure("Goals", "1", "goal", ("a",), student)) == ("growth", those("Goals", ["a"]))
    assert place_of(book, Figure("Projects", "1", "project", ("a",), student)) == ("project", "a")
    assert place_of(book, Figure("Projects", "2", "project", ("a", "b"), student)) == ("student", f"{student}/overview")
    assert place_of(book, Figure("Days absent", "1", "attendance_snapshot", ("a",))) is None
    make_whole(book)
    point = book.records(ProgressPoint)[0]
    measured = Figure("Measures", "4", "progress_point", (point.id,), student)
    assert place_of(book, measured) == ("support_plan", point.plan_id)
    with book.edit("Meeting") as edit:
        [meeting] = edit.insert(TeamMeeting, [{"name": "Team", "date": date(2026, 3, 2)}])
        [item] = edit.insert(MeetingItem, [{"meeting_id": meeting, "student_id": student, "place": 1}])
    assert place_of(book, Figure("What is done", "1", "meeting_item", (item,))) == ("meeting", meeting)
