"""The way through the set-up: skipped, left, taken up again, and how it is without mouse and sight."""

from __future__ import annotations

from app.models.opening import open_book
from app.views.first_run.page import FirstRunPage
from app.views.window.main_window import MainWindow
from tests.views.conftest import OpenWindow
from tests.views.first_run.setting_up import PASSPHRASE, at_step, book_of, page_of


def test_skipped_left_and_resumed(new: MainWindow) -> None:
    page = page_of(new)
    page.skip_button.click()
    assert page.lines["site"].accessibleDescription() == "Skipped"
    assert at_step(new, "years")()
    assert new.desk is not None
    new.desk.go("home")
    new.commands["book.setup"].trigger()
    assert at_step(new, "pathways")()
    assert page.skip_button.isVisible()
    page.go_back()
    page.go_back()
    assert at_step(new, "site")()
    new.close()


def test_an_untouched_book_opens_with_the_set_up_and_another_one_at_home(
    new: MainWindow, open_window: OpenWindow
) -> None:
    page_of(new).skip()
    path = book_of(new).path
    new.close()
    again = open_window(open_book(path, PASSPHRASE))
    assert not isinstance(again.at_desk().page, FirstRunPage)
