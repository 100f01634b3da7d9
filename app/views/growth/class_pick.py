"""The field that chooses a class: a few letters of a section, a pathway or a graduation class."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.book.refused import Refused
from app.i18n import _, fold
from app.models.class_groups import ClassGroup, class_groups
from app.views.forms.pick_edit import PickEdit
from app.views.forms.picks import Pick

if TYPE_CHECKING:
    from app.book.book import Book


class ClassPick(PickEdit):
    """`group` is what was chosen, None in a book without any."""

    def __init__(self, book: Book, kind: str = "section") -> None:
        """`kind` is what is shown first."""
        self._groups = _Groups(book)
        super().__init__(self._groups)
        self.setAccessibleName(_("Class or pathway"))
        self.group: ClassGroup | None = next((g for g in self._groups.known if g.kind == kind), None)
        self.show_value(self.group)
        self.picked.connect(self._take)
        self.editingFinished.connect(lambda: self.show_value(self.group))

    def choose(self, group: ClassGroup) -> None:
        """Show this choice, and say so."""
        self.show_value(group)
        self.picked.emit()

    def _take(self) -> None:
        if self.chosen is not None:
            self.group = self.chosen


class _Groups:
    """What there is to choose from; see `pick_edit.Source`."""

    def __init__(self, book: Book) -> None:
        self.known = list(class_groups(book, date.today()))

    def search(self, text: str) -> list[Pick]:
        words = fold(text).split()
        return [_pick(group) for group in self.known if all(word in fold(group.name) for word in words)]

    def named(self, value: ClassGroup) -> Pick | None:
        return _pick(value) if value in self.known else None

    def missing(self, text: str) -> Refused:
        return Refused(_("There is no class or pathway “{text}”. Choose one from the list.").format(text=text))


def _pick(group: ClassGroup) -> Pick:
    kinds = {"section": _("Class"), "pathway": _("Pathway"), "class": _("Graduation class")}
    return Pick(group, group.name, kinds[group.kind])
