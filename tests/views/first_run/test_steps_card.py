"""The card at home that leads back to the set-up until nothing is left of it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.views.first_run.steps_card import StepsCard
from app.views.home.page import HomePage
from app.views.window.main_window import MainWindow
from tests.views.accessibility import problems
from tests.views.first_run.setting_up import at_step, book_of


def test_the_card_for_home_goes_away_when_nothing_is_left(new: MainWindow, qtbot: QtBot) -> None:
    assert new.desk is not None
    card = StepsCard(new.desk)
    qtbot.addWidget(card)
    card.read()
    assert card.heading.text() == "Set-up: 1 of 5 done"
    card.go_on.click()
    assert at_step(new, "site")()
    card.rest.click()
    card.read()
    assert card.isHidden()
    book_of(new).undo()
    card.read()
    assert not card.isHidden()
    new.close()


def test_home_leads_back_to_the_set_up(new: MainWindow, qtbot: QtBot) -> None:
    assert new.desk is not None
    new.desk.go("home")
    home = new.desk.page
    assert isinstance(home, HomePage)
    qtbot.waitUntil(home.shape.isHidden)
    assert home.set_up.isVisible()
    assert home.first_steps.isHidden()
    assert problems(home) == []
    home.set_up.go_on.click()
    assert at_step(new, "site")()
    new.close()
