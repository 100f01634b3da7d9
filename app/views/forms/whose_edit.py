"""The field that chooses whose hours or papers are shown: a few letters of a class, a site, a pathway or a student."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, fold, ngettext, number
from app.models.people import Student
from app.models.whose_hours import EVERYONE, Group, Kind, Whose, name_of
from app.views.forms.pick_edit import PickEdit
from app.views.forms.picks import Pick

STUDENTS = 20  # that are offered for some letters; more letters narrow them


class WhoseEdit(PickEdit):
    """`picked` says that somebody else was chosen; `whose` is who. As a filter it is everyone's when it is emptied."""

    def __init__(self, book: Book, filters: bool = False) -> None:
        self._groups, self._filters, self._clicked = _Groups(book), filters, False
        super().__init__(self._groups)
        self.setAccessibleName(_("Class, site, pathway or student"))
        self.setPlaceholderText(_("Class, site, pathway or student"))
        self.whose = EVERYONE
        self.picked.connect(self._take)
        self.editingFinished.connect(lambda: self.show_value(self.whose))

    def fill(self, groups: Iterable[Group]) -> None:
        """Offer these classes, pathways and sites, keeping what was chosen; a filter only while it is there."""
        self._groups.known = {group.whose: group for group in groups}
        if self._filters and not self.has(self.whose):
            self.whose = EVERYONE
        self.show_value(self.whose)

    @property
    def first(self) -> Whose:
        """The class whose students work most, else everyone."""
        return self._groups.first

    def choose(self, whose: Whose) -> None:
        """Show this choice, without saying so."""
        self.whose = whose
        self.show_value(whose)

    def has(self, whose: Whose) -> bool:
        """Whether there is such a class, site or student."""
        return self._groups.named(whose) is not None

    @property
    def name(self) -> str:
        """Who is chosen, in words, also while something is typed."""
        pick = self._groups.named(self.whose)
        return pick.text if pick else ""

    def _take(self) -> None:
        if self.chosen is not None:
            self.whose = self.chosen
        elif self._filters:
            self.whose = EVERYONE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the first that fits, where no other is marked in the list."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        typed = bool(self.text()) and self.chosen is None
        if enter and typed and self._list.picks and not self._popup.currentIndex().isValid():
            self._popup.hide()
            self._choose(self._list.index(0))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._clicked = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The click that goes into the field selects what is there, as Tab does: the next letters take its place."""
        super().mouseReleaseEvent(event)
        if self._clicked and not self.hasSelectedText():
            self.selectAll()
        self._clicked = False


class _Groups:
    """What there is to choose from; see `pick_edit.Source`."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.known: dict[Whose, Group] = {}

    @property
    def first(self) -> Whose:
        return next((whose for whose in self.known if whose.kind == "section"), EVERYONE)

    def search(self, text: str) -> list[Pick]:
        words = fold(text.partition(" · ")[0]).split()
        picks = [_pick(group) for group in self.known.values()]
        everyone = Pick(EVERYONE, _("Everyone with a placement"))
        found = [pick for pick in (*picks, everyone) if all(word in fold(pick.words) for word in words)]
        if words:
            ids = self._book.ids(Student, text, most=STUDENTS)
            rows = self._book.rows(Student, ids, ["last_name", "first_name", "local_id"])
            found += [_student(id_, rows[id_]) for id_ in ids if id_ in rows]
        return found

    def named(self, value: Whose) -> Pick | None:
        if value == EVERYONE:
            return Pick(EVERYONE, _("Everyone with a placement"))
        if group := self.known.get(value):
            return _pick(group)
        name = name_of(self._book, value) if value.kind in ("student", "site") else ""
        return Pick(value, name, _named(value.kind)) if name else None

    def missing(self, text: str) -> Refused:
        said = _("There is no class, site, pathway or student “{text}”. Choose one from the list.")
        return Refused(said.format(text=text))


def _pick(group: Group) -> Pick:
    kind = _named(group.whose.kind)
    if group.students:
        count = ngettext("{count} student", "{count} students", group.students).format(count=number(group.students))
        return Pick(group.whose, group.name, f"{kind} · {count}")
    return Pick(group.whose, group.name, kind)


def _student(id_: str, row: tuple[str | None, ...]) -> Pick:
    name = ", ".join(part for part in row[:2] if part)
    return Pick(Whose("student", id_), name, " · ".join(part for part in (_named("student"), row[2]) if part))


def _named(kind: Kind) -> str:
    names: Mapping[str, str] = {
        "section": _("Class"), "pathway": _("Pathway"), "site": _("Site"), "student": _("Student")
    }  # fmt: skip
    return names.get(kind, "")
