"""The parts of the page "Safety", in the order of its tabs: one line each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from app.i18n import N_

if TYPE_CHECKING:
    from app.views.safety.panel import Panel
    from app.views.window.page import Shell


class SafetyPart(NamedTuple):
    """A part that is imported and built when it is first shown."""

    id: str
    title: str  # marked with N_, translated where it is shown
    factory: str  # "module:Class", a Panel, called with the shell
    act: str = ""  # an account that may not do this does not see the part; empty: everybody does
    verbs: tuple[str, ...] = ()  # the commands that its panel answers

    def build(self, shell: Shell) -> Panel:
        """Imports the part and makes it."""
        module, _, name = self.factory.partition(":")
        return getattr(import_module(module), name)(shell)


PARTS: tuple[SafetyPart, ...] = (
    SafetyPart(
        "accounts",
        N_("Accounts"),
        "app.views.safety.accounts:AccountsPanel",
        verbs=("safety.new_account", "safety.passphrase", "safety.sheet"),
    ),
    SafetyPart(
        "backups",
        N_("Backups"),
        "app.views.safety.backups:BackupsPanel",
        "back_up",
        ("safety.back_up", "safety.restore"),
    ),
    SafetyPart("health", N_("Health"), "app.views.safety.health:HealthPanel", verbs=("safety.check",)),
    SafetyPart("access", N_("Who looked"), "app.views.safety.access:AccessPanel", "access_log"),
    SafetyPart("journal", N_("Everything done"), "app.views.safety.journal:JournalPanel", "journal", ("safety.chain",)),
    SafetyPart("retention", N_("Who left"), "app.views.safety.retention:RetentionPanel", "erase"),
)
