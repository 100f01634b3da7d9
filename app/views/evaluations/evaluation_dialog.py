"""The evaluation form on the screen: who and when, then line after line with one key each, then words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.book.base import Record
from app.book.book import Book
from app.i18n import _
from app.models.evaluating import OVERALL, proposed, ratings_of, save_evaluation
from app.models.evaluation_items import items_by_category
from app.models.evaluations import CATEGORY, EVALUATED_BY, POINT, Evaluation
from app.models.placements import Placement
from app.models.work_kinds import RATING
from app.views.evaluations.rating_line import RatingLine
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names, RecordForm
from app.views.look.labels import label
from app.views.look.layouts import boxed, column
from app.views.window import ask

HEAD: Names = (("by", "point"), ("date", "evaluator"))
WORDS: Names = ("comments", "strengths", "growth")
OF_STATE: Names = ("employer_evaluation",)


class EvaluationDialog(FormDialog):
    """`whose` says in words of which placement. The keyboard begins at the first line: the head is filled in."""

    def __init__(
        self,
        parent: QWidget,
        book: Book,
        placement_id: str,
        whose: str,
        evaluation: Record | None = None,
        by: str = "supervisor",
    ) -> None:
        self._book, self._placement_id = book, placement_id
        self._id = evaluation.id if evaluation else ""
        values = evaluation._asdict() if evaluation else proposed(book, placement_id, by)
        title = _("Edit evaluation") if evaluation else _("New evaluation")
        super().__init__(parent, book, Evaluation, HEAD, title, _("Save"), self._save, values, whose)
        self.setMinimumWidth(max(self.minimumWidth(), self.fontMetrics().averageCharWidth() * 96))
        self._items: dict[str, RatingLine] = {}
        self._wholes: dict[str, RatingLine] = {}
        self.words = RecordForm(book, Evaluation, WORDS, values)
        placement = book.records(Placement, {"id": placement_id})[0]._asdict()
        self.of_state = RecordForm(book, Placement, OF_STATE, placement)
        self.add_below(self._lines(evaluation), self.words)
        if not self.of_state.read_only:
            hint = _("The state asks for this one of internships: the ratings above are not its code.")
            self.of_state.entries()[0].setAccessibleDescription(hint)
            self.add_below(self.of_state, label(hint, "faint", wrap=True))
        self._start = self._rated()
        if not self.form.read_only:
            self.lines[0].take_focus()
        for line in self.lines:
            line.setEnabled(not self.form.read_only)

    def _lines(self, evaluation: Record | None) -> QWidget:
        rated = ratings_of(self._book, evaluation.id) if evaluation else {}
        keys = _("Keys 1 to 4 rate, N says that there was no opportunity to observe; Delete takes it back.")
        whole = column(label(keys, "faint", wrap=True), spacing=4, margins=(0, 0, 10, 0))
        self.lines: list[RatingLine] = []  # in the order of the form
        for category, items in items_by_category(self._book).items():
            whole.addSpacing(6)
            whole.addWidget(label(CATEGORY.format(category), "subheading", wrap=True))
            for item in items:
                if item.active or rated.get(item.id):
                    line = self._items[item.id] = self._line(_(item.text), rated.get(item.id))
                    whole.addWidget(line)
            value = getattr(evaluation, OVERALL[category]) if evaluation else None
            name = _("{category} as a whole").format(category=CATEGORY.format(category))
            line = self._wholes[OVERALL[category]] = self._line(name, value, strong=True)
            whole.addWidget(line)
        return boxed(whole)

    def _line(self, words: str, value: str | None, strong: bool = False) -> RatingLine:
        line = RatingLine(words, RATING, strong)
        line.show_value(value)
        line.stepped.connect(lambda step: self._step(line, step))
        self.lines.append(line)
        return line

    def _step(self, line: RatingLine, step: int) -> None:
        at = self.lines.index(line) + step
        if at >= len(self.lines):
            target = self.words.first_focus()
            target.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            target = self.lines[max(0, at)]
            self.lines[max(0, at)].take_focus()
        self.show_in_sight(target)

    def _rated(self) -> dict[str, str | None]:
        return {name: line.value for name, line in (self._items | self._wholes).items()}

    # keeping

    @property
    def touched(self) -> bool:
        return super().touched or self.words.touched or self.of_state.touched or self._rated() != self._start

    def _save(self, head: Mapping[str, Any]) -> None:
        values = {**head, **self.words.values(), **{name: line.value for name, line in self._wholes.items()}}
        ratings = {item: line.value for item, line in self._items.items()}
        of_state = self.of_state.values() if self.of_state.touched else None  # never where it is not shown
        self._id = save_evaluation(self._book, self._placement_id, values, ratings, self._id, of_state)

    def _go_on(self, here: QWidget | None) -> None:
        """Enter behind the head goes to the first line, behind the last words it saves."""
        in_head = here is not None and self.form.isAncestorOf(here)
        if in_head and self.form.after(here) is None:
            self.lines[0].take_focus()
        else:
            super()._go_on(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = QApplication.focusWidget()
        saves = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if here and self.of_state.isAncestorOf(here) and event.key() == Qt.Key.Key_Return and not saves:
            self.done_with()
        else:
            super().keyPressEvent(event)


def evaluation_form(
    parent: QWidget,
    book: Book,
    placement_id: str,
    whose: str,
    then: Callable[[], object],
    evaluation: Record | None = None,
    by: str = "supervisor",
) -> None:
    """Ask for an evaluation, or change one."""
    dialog = EvaluationDialog(parent, book, placement_id, whose, evaluation, by)
    dialog.accepted.connect(then)
    ask.show(dialog)


def form_words(evaluation: Record) -> str:
    """Which form it is: "Supervisor, midway"."""
    return _("{by}, {point}").format(by=EVALUATED_BY.format(evaluation.by), point=POINT.format(evaluation.point))
