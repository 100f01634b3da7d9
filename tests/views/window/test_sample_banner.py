from __future__ import annotations

from app.views.entrance.new_book import NewBookScreen
from app.views.window.main_window import MainWindow
from tests.views.accessibility import problems


def test_the_sample_school_says_so_in_one_place_at_a_time(window: MainWindow) -> None:
    assert window.desk is not None
    banner = window.desk.notices.sample
    assert banner is not None
    assert banner.isVisible()
    assert problems(banner) == []
    assert window.status._sample.isHidden()
    banner.put_away()
    assert banner.isHidden()
    assert window.status._sample.isVisible()
    window.desk.go("students")
    assert banner.isHidden()


def test_a_book_of_ones_own_is_one_press_away(window: MainWindow) -> None:
    window.desk.trigger("book.new")  # type: ignore[union-attr]
    assert isinstance(window.entrance.currentWidget(), NewBookScreen)
