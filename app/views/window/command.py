"""What a command is, and the menus it may stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QKeySequence

from app.i18n import N_

Menu = Literal["file", "edit", "view", "go", "student", "supports", "reports", "papers", "window", "help", "", "place"]
When = Literal["always", "book", "shown"]
Keys = str | QKeySequence.StandardKey

MENUS: dict[Menu, str] = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "go": N_("&Go"),
    "student": N_("&Student"),
    "supports": N_("S&upports"),
    "reports": N_("&Reports"),
    "papers": N_("&Papers"),
    "window": N_("&Window"),
    "help": N_("&Help"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    A command with a `page` is done by that page (see Page.commands); from elsewhere the window goes there
    first, unless `when` is "shown". Only the palette knows those without a menu, and the `menu` "place" of which it
    offers among the places to go to. Commands without a page are done by the window itself; those that are "shown"
    as well, by whichever page is shown and answers them ("list.sort").
    """

    id: str
    text: str
    menu: Menu
    icon: str = ""
    keys: Keys | None = None
    page: str = ""
    when: When = "book"  # always; while a book is open; or only while its page is shown
    group: bool = False  # a line above it in the menu
    checkable: bool = False
