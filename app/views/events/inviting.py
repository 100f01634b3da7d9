"""Who takes part in an event: one field that finds classes, pathways, grades and students, many after each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.book.refused import Refused
from app.i18n import _, fold, ngettext, number
from app.models.holding_events import invited
from app.models.kinds import GRADE, grade_words
from app.models.people import Student
from app.models.whose_hours import groups
from app.views.forms.pick_edit import PickEdit
from app.views.forms.picks import Pick
from app.views.lists.flow_line import FlowLine
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.labels import caption_for, label
from app.views.look.layouts import clear, column

if TYPE_CHECKING:
    from app.book.book import Book

FOUND = 40  # students in the list; typing more letters narrows it


@dataclass(frozen=True, slots=True)
class Circle:
    """Some students: of a section, a pathway or a grade, or one student. `id` is that of the record, or the grade."""

    kind: str
    id: str


class Circles:
    """Whom the account may invite, as a source; see `pick_edit.Source`."""

    def __init__(self, book: Book) -> None:
        self._book = book
        kinds = {"section": _("Class"), "pathway": _("Pathway")}
        known = [each for each in groups(book, date.today()) if each.whose.kind in kinds]
        self._groups = [Pick(Circle(g.whose.kind, g.whose.id), g.name, kinds[g.whose.kind]) for g in known]
        grades = sorted(set(book.column(Student, "grade").values()) - {None}, key=GRADE.codes.index)
        self._groups += [Pick(Circle("grade", code), grade_words(code), _("Grade")) for code in grades]

    def search(self, text: str) -> list[Pick]:
        words = fold(text.partition(" · ")[0] if text in self._shown() else text).split()
        found = [pick for pick in self._groups if all(word in fold(pick.words) for word in words)]
        return found + (self._students(self._book.ids(Student, text, most=FOUND)) if words else [])

    def _shown(self) -> set[str]:
        return {pick.text for pick in self._groups}

    def named(self, value: Any) -> Pick | None:
        if value.kind == "student":
            return next(iter(self._students([value.id])), None)
        return next((pick for pick in self._groups if pick.value == value), None)

    def missing(self, text: str) -> Refused:
        return Refused(_("There is no class, pathway, grade or student “{text}”.").format(text=text))

    def _students(self, ids: Sequence[str]) -> list[Pick]:
        people = {s.id: s for s in self._book.records(Student, {"id": list(ids)})}
        return [
            Pick(Circle("student", s.id), f"{s.last_name}, {s.preferred_name or s.first_name}", grade_words(s.grade))
            for s in (people[id_] for id_ in ids if id_ in people)
        ]


class Inviting(QWidget):
    """Gathers `circles`. Press Enter to take what is typed; a press on one that is taken lets it go."""

    left = Signal()
    """Enter was pressed where nothing is typed."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book, self._source, self._day = book, Circles(book), date.today()
        self.circles: list[Circle] = []
        self.edit = PickEdit(self._source)
        self.edit.setPlaceholderText(_("Class, pathway, grade or student"))
        later = Qt.ConnectionType.QueuedConnection  # Qt writes what was picked into the field afterwards
        self.edit.picked.connect(self._picked, later)
        self.edit.returnPressed.connect(self._take_from_list)
        self.said = label("", "muted", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._taken = FlowLine()
        words = column(caption_for(_("Who takes part"), self.edit), self.edit, self.problem, spacing=4)
        self.setLayout(column(words, self._taken, self.said, spacing=6, margins=(0, 4, 8, 0)))
        self._tell()

    def show_day(self, on: date) -> None:
        """Count those who are at the school on another day."""
        self._day = on
        self._tell()

    def student_ids(self, on: date) -> list[str]:
        """Everybody who is invited and at the school on a day, in their order."""
        of: dict[str, list[str]] = {"section": [], "pathway": [], "grade": [], "student": []}
        for circle in self.circles:
            of[circle.kind].append(circle.id)
        found = invited(self._book, on, of["section"], of["pathway"], of["grade"])
        return list(dict.fromkeys((*found, *of["student"])))

    def take(self) -> None:
        """Take what is typed; say why where that is unclear, and go on where it is nothing."""
        self.problem.hide()
        try:
            circle = self.edit.value()
        except Refused as refusal:
            announcing.show_problem(self.problem, str(refusal), self.edit)
            return
        if circle is None:
            self.left.emit()
        else:
            self._add(circle)

    def _take_from_list(self) -> None:
        """Enter above an open list in which nothing is marked; of other Enters the dialog hears."""
        completer = self.edit.completer()
        popup = completer.popup() if completer else None
        if popup and popup.isVisible() and not popup.currentIndex().isValid():
            self.take()

    def _picked(self) -> None:
        if self.edit.chosen is not None:
            self._add(self.edit.chosen)

    def _add(self, circle: Circle) -> None:
        self.problem.hide()
        if circle not in self.circles:
            self.circles.append(circle)
        self.edit.show_value(None)
        self._tell()
        announcing.announce(self.edit, self.said.text())

    def drop(self, circle: Circle) -> None:
        """Take them out again."""
        self.circles.remove(circle)
        self._tell()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        clear(self._taken)
        for circle in self.circles:
            if pick := self._source.named(circle):
                name = _("Let go: {what}").format(what=pick.words)
                self._taken.addWidget(button(pick.words, "x", "plain", partial(self.drop, circle), name=name))
        count = len(self.student_ids(self._day))
        nobody = _("Nobody yet. Students can be added to the roll later, too.")
        said = ngettext("{count} student takes part.", "{count} students take part.", count)
        self.said.setText(said.format(count=number(count)) if self.circles else nobody)
