"""Every screen and page, in three themes, met without mouse and without sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.models.people import Student
from app.views.entrance.new_book import NewBookScreen, RecoveryCode
from app.views.entrance.screen import Screen
from app.views.entrance.unlock import Unlock
from app.views.entrance.welcome import Welcome
from app.views.look.theme import Choice, Theme
from app.views.window.choices import Recent
from app.views.window.dialog import Dialog
from app.views.window.jobs import Job
from app.views.window.main_window import MainWindow
from app.views.window.pages import PAGES
from app.views.window.palette import Palette
from app.views.window.progress import ProgressDialog
from app.views.window.shortcut_sheet import ShortcutSheet
from app.views.window.waiting import Waiting
from tests.views.accessibility import problems
from tests.views.conftest import Present

THEMES: tuple[Choice, ...] = ("light", "dark", "contrast")


@pytest.fixture(params=THEMES)
def theme_name(request: pytest.FixtureRequest, look: Theme) -> str:
    look.apply(request.param)
    return request.param


def _screens(folder: Path) -> list[Screen | Waiting]:
    unlock = Unlock(folder / "Oak Grove.pathbook")
    unlock.entry.setText("wrong")
    unlock.refuse("The passphrase is not right.")
    return [
        Welcome([Recent(folder / "Oak Grove.pathbook", None, there) for there in (True, False)], "system"),
        unlock,
        NewBookScreen(folder),
        RecoveryCode("Oak Grove", "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF"),
        Waiting("Oak Grove"),
    ]


def test_screens_before_a_book_is_open(qtbot: QtBot, present: Present, tmp_path: Path, theme_name: str) -> None:
    for screen in _screens(tmp_path):
        qtbot.addWidget(screen)
        screen.resize(1000, 700)
        present(screen)
        assert problems(screen) == [], type(screen).__name__
        screen.close()


def test_the_frame_of_the_desk(window: MainWindow, theme_name: str) -> None:
    assert window.desk is not None
    assert problems(window.desk.rail) == []
    assert problems(window.desk.top) == []
    assert problems(window.status) == []


@pytest.mark.parametrize("page", [spec.id for spec in PAGES])
def test_pages(window: MainWindow, qtbot: QtBot, theme_name: str, page: str) -> None:
    assert window.desk is not None
    ids = window.desk.book.ids(Student)
    window.desk.go(page, ids[0] if page == "student" else None)
    shown = window.desk.page
    assert shown is not None
    qtbot.waitUntil(shown.isVisible)
    assert problems(shown) == []


@pytest.mark.parametrize("page", [spec for spec in PAGES if not spec.beneath], ids=lambda spec: spec.id)
def test_commands_of_pages_are_answered(window: MainWindow, page) -> None:  # type: ignore[no-untyped-def]
    assert window.desk is not None
    window.desk.go(page.id)
    shown = window.desk.page
    assert shown is not None
    commands = [action.data() for action in window.commands if action.data().page == page.id]
    from_anywhere = {each.id for each in commands if each.when != "shown" and not each.id.startswith("go.")}
    assert from_anywhere <= set(shown.commands())


def test_palette(window: MainWindow, theme_name: str) -> None:
    window.find()
    palette = window.findChild(Palette)
    assert palette is not None
    assert palette.edit.hasFocus()
    assert problems(palette) == []
    palette.close()


def test_dialogs(window: MainWindow, present: Present, theme_name: str) -> None:
    def work():  # type: ignore[no-untyped-def]
        yield 1, 2

    question = Dialog(window, "Erase the student?", "This cannot be undone.")
    question.add_cancel()
    question.add_button("Erase", question.accept, "danger")
    waiting = ProgressDialog(window, "Import", Job(work()))
    for dialog in (question, ShortcutSheet(window, window.commands), waiting):
        present(dialog)
        assert problems(dialog) == [], dialog.windowTitle()
        dialog.hide()
    waiting.leave()


def test_toast_is_announced_and_reached_by_tab(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, theme_name: str
) -> None:
    from app.views.look import announcing
    from app.views.window import toast

    said: list[str] = []
    monkeypatch.setattr(announcing, "announce", lambda widget, sentence: said.append(sentence))
    shown = toast.show_toast(window, "Hours pasted", lambda: None)
    assert said == ["Hours pasted"]
    assert problems(shown) == []
    shown.dismiss()
