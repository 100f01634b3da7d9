"""The panels of the Safety page, as the tests find them."""

from __future__ import annotations

from app.views.safety.accounts import AccountsPanel
from app.views.safety.page import SafetyPage
from app.views.window.main_window import MainWindow


def accounts_panel(window: MainWindow) -> AccountsPanel:
    """Goes to the accounts."""
    desk = window.at_desk()
    desk.go("safety", "accounts")
    assert isinstance(desk.page, SafetyPage)
    assert isinstance(desk.page.panel, AccountsPanel)
    return desk.page.panel
