"""What the scenes of Safety have in common: acts that leave something to see there."""

from __future__ import annotations

from typing import TypeVar

from app.models import Student
from app.models.access import EXPORTED, Disclosure, note_handed_out
from app.views.look.item_button import ItemButton
from app.views.picturing.acts import busiest
from app.views.picturing.stage import Stage
from app.views.safety.backups import BackupsPanel
from app.views.safety.health import HealthPanel
from app.views.safety.page import SafetyPage
from app.views.safety.panel import Panel
from app.views.window import ask

AnyPanel = TypeVar("AnyPanel", bound=Panel)


def looked_at(on: Stage) -> None:
    """Shows who looked, after a few pages were opened and a roster went to a parent."""
    ids = on.book.ids(Student)[:4]
    note_handed_out(on.book, EXPORTED, ids, "roster", Disclosure("parent", "Rosa Aguilar"))
    for id_ in ids:
        on.go("student", id_)
    on.go("safety", "access")
    on.press("Ctrl+Home")


def access_paper(on: Stage) -> None:
    """Shows who looked as a paper, before it is printed."""
    from app.views.safety.access import AccessPanel

    looked_at(on)
    _panel(on, AccessPanel).print()
    on.rest()


def journal(on: Stage) -> None:
    """Shows everything that was done, with what the newest edit changed."""
    on.book.save(Student, busiest(on), {"street": "12 Heron Way", "city": "Slough Point"})
    on.go("safety", "journal")
    on.press("Ctrl+Home")


def erased_backups(on: Stage) -> None:
    """Says which backups still hold what was erased."""
    from app.views.safety.old_backups import still_holding

    names = ("2026-11-19T163012.104512Z", "2026-11-20T161455.882301Z")
    ask.show(still_holding(on.window.at_desk(), [on.book.path / "backups" / name for name in names]))
    on.rest()


def back_up(on: Stage) -> None:
    """A backup made by hand, and what it holds."""
    on.go("safety", "backups")
    panel = _panel(on, BackupsPanel)
    panel.back_up()
    on.rest()


def look_at_backup(on: Stage) -> None:
    """What stands before an earlier state is restored."""
    back_up(on)
    _panel(on, BackupsPanel).findChildren(ItemButton)[0].click()
    on.rest()


def check_book(on: Stage) -> None:
    """The whole book was checked just now."""
    on.go("safety", "health")
    _panel(on, HealthPanel).check()
    on.rest()


def _panel(on: Stage, kind: type[AnyPanel]) -> AnyPanel:
    assert isinstance(on.page, SafetyPage)
    panel = on.page.panel
    assert isinstance(panel, kind)
    return panel
