"""Employers: the directory, and every contact that the site had with them, each under a tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.views.window.page import Shell
from app.views.window.parts import PartsPage, PartSpec

if TYPE_CHECKING:
    from app.views.employers.contact_list import ContactList
    from app.views.employers.directory import EmployerList

DIRECTORY, CONTACTS = "directory", "contacts"

PARTS: tuple[PartSpec, ...] = (
    PartSpec(DIRECTORY, N_("Directory"), "app.views.employers.directory:EmployerList"),
    PartSpec(
        CONTACTS,
        N_("Contact log"),
        "app.views.employers.contact_list:ContactList",
        ("logged", "this_month", "log_thanks"),
    ),
)


class EmployersPage(PartsPage):
    """`show_record` takes a part, a view of one of its lists, the rows behind a number (see `traces`), or the id of an
    employer, also of one that was merged into another.
    """

    ahead = PARTS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Employers"), PARTS)

    @property
    def directory(self) -> EmployerList:
        """The list of employers."""
        return self.part(DIRECTORY)

    @property
    def contacts(self) -> ContactList:
        """The list of contacts with them."""
        return self.part(CONTACTS)

    def new_record(self) -> str:
        return "employer.new"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {**super().commands(), "employer.new": self.new_employer}

    def new_employer(self) -> None:
        """Ask for an employer."""
        self.parts.choose(DIRECTORY)
        self.directory.new()
