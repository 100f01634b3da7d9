"""The progress of a plan: the chart or its table, what it says in words, and a line that adds a measure by keyboard."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QTableView

from app.book.base import Record
from app.book.refused import Refused, UnfitField
from app.i18n import _, short_day
from app.models.aim_line import Course
from app.models.reviewing_plans import change_measure, measure
from app.models.study_kinds import MEASURE
from app.models.supports import ProgressPoint
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import RecordForm
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.cells import CELL, RIGHT, FigureCell, MutedCell, spoken
from app.views.look.chips import Chip
from app.views.look.delegate import LOW_ROW_HEIGHT, dress
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, column, row, scaled_width
from app.views.support_plans.aim_chart import AimChart
from app.views.support_plans.aim_words import TONES, trend_sentence, trend_words, what_lacks
from app.views.window import ask
from app.views.window.allowed import allowed
from app.views.window.finishing import Unsaved
from app.views.window.page import Shell

Index = QModelIndex | QPersistentModelIndex
TABLE = ProgressPoint.__tablename__


class ProgressCard(Card, Unsaved):
    """Date, value and Enter add a measure; the keyboard stays for the next one."""

    def __init__(self, shell: Shell) -> None:
        self.switch = button(_("Show as table"), "table-2", "link", self._turn)
        self.trend = Chip()
        super().__init__(_("Progress"), self.trend, self.switch, spacing=8)
        self._shell, self._plan_id = shell, ""
        self._typed: dict[str, list[str]] = {}  # by plan: what was typed and not added
        self.words = label("", wrap=True)
        self.chart = AimChart()
        self.model = PointsModel()
        self.table = QTableView()
        self.table.setProperty("kind", "framed")
        self.table.setModel(self.model)
        dress(self.table, _("Measures of progress"), [110, 80, 90, 160], LOW_ROW_HEIGHT, stretch=3)
        self.table.activated.connect(lambda index: self.edit(self.model.points[index.row()].id))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        self.body.addWidget(self._stack, 1)
        self.add(self.words)
        self._build_line()

    def _build_line(self) -> None:
        self.form = RecordForm(self._shell.book, ProgressPoint, (("date", "value"),))
        scaled_width(self.form, 300)
        self.note = QLineEdit()
        push = button(_("Add"), "plus", press=self.add_measure, name=_("Add the measure"))
        noted = column(caption_for(_("Note"), self.note), row(self.note, push), spacing=4, margins=(0, 4, 0, 0))
        noted.addStretch(1)
        line = row(self.form, spacing=4)
        line.addLayout(noted, 1)
        self.adding = boxed(line)
        self.add(self.adding)

    # what is shown

    def show_plan(self, plan: Record, course: Course) -> None:
        """Show the measures of a plan; what was typed for it and not added stands there again."""
        if plan.id != self._plan_id:
            self._change_to(plan.id)
        self.trend.say(trend_words(course), TONES[course.trend])
        self.chart.show_course(plan, course)
        self.model.load(course)
        words = [trend_sentence(plan, course), "" if course.line else what_lacks(plan)]
        if course.next_on and course.points:
            words.append(_("The next measure is due on {day}.").format(day=short_day(course.next_on)))
        self.words.setText(" ".join(filter(None, words)) or _("The first measure begins the line."))
        nothing = course.line is None and not course.points
        self._stack.setVisible(not nothing)
        self.switch.setVisible(not nothing)
        self.form.editor("value").widget.setToolTip(" · ".join(filter(None, (plan.measure, plan.unit))))
        self.adding.setVisible(plan.state == "active" and allowed(self._shell.book, f"add:{TABLE}"))

    def _change_to(self, plan_id: str) -> None:
        entries = [self.form.editor("date").widget, self.form.editor("value").widget, self.note]
        if self.touched:
            self._typed[self._plan_id] = [entry.text() for entry in entries]  # type: ignore[attr-defined]
        self._plan_id = plan_id
        self._blank()
        for entry, text in zip(entries, self._typed.pop(plan_id, ()), strict=False):
            entry.setText(text)  # type: ignore[attr-defined]

    def _blank(self) -> None:
        self.form.show_values({"date": date.today(), "value": None})
        self.form.begin()
        self.note.clear()

    def _turn(self) -> None:
        table = self._stack.currentWidget() is self.chart
        self._stack.setCurrentWidget(self.table if table else self.chart)
        self.switch.setText(_("Show as chart") if table else _("Show as table"))
        self.switch.setFocus()
        if table and self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    # what can be done

    def begin(self) -> None:
        """Go to where a value is typed."""
        self.form.editor("value").widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_measure(self) -> None:
        """Keep what is typed; a value that cannot be read stays, with the sentence below it."""
        note = self.note.text().strip() or None
        try:
            typed = self.form.values()
            measure(self._shell.book, self._plan_id, typed["value"], typed["date"], note)
        except UnfitField as refusal:
            self.form.refuse(refusal)
            return
        except Refused:  # marked in place
            return
        self._blank()
        self.begin()
        self._shell.toast(_("Measure added"), undo=True)

    @property
    def touched(self) -> bool:
        return self.form.touched or bool(self.note.text())

    def discard(self) -> None:
        self._blank()

    def edit(self, point_id: str) -> None:
        """Change or delete one measure."""
        book = self._shell.book
        point = book.record(ProgressPoint, point_id)
        if point is None:
            return
        dialog = FormDialog(
            self, book, ProgressPoint, (("date", "value"), "note"), _("Edit measure"), _("Save"),
            lambda typed: change_measure(book, point_id, typed), point._asdict(),
        )  # fmt: skip

        def delete() -> None:
            with book.edit(_("Delete a measure of progress")) as edit:
                edit.delete(ProgressPoint, [point_id])
            dialog.discard()
            self._shell.toast(_("Measure deleted"), undo=True)

        if allowed(book, f"delete:{TABLE}"):
            dialog.foot.insertWidget(0, button(_("Delete measure"), "trash-2", "danger", delete))
        dialog.accepted.connect(lambda: self._shell.toast(_("Measure changed"), undo=True))
        ask.show(dialog)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here and self.adding.isAncestorOf(here):
            self.add_measure()
        else:
            super().keyPressEvent(event)


class PointsModel(QAbstractTableModel):
    """The table behind the chart, the newest measure first."""

    def __init__(self) -> None:
        super().__init__()
        self.points: list[Record] = []
        self._rows: list[tuple[str, ...]] = []

    def load(self, course: Course) -> None:
        """Shows the measures of a plan."""
        self.beginResetModel()
        self.points = list(reversed(course.points))
        self._rows = [
            (
                short_day(each.date),
                MEASURE.format(each.value),
                MEASURE.format(round(course.line.value_on(each.date))) if course.line else "",
                each.note or "",
            )
            for each in self.points
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (_("Date"), _("Value"), _("Aim line"), _("Note"))[section]
        return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section in (1, 2) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        cell = FigureCell(strong=index.column() == 1) if 0 < index.column() < 3 else MutedCell()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(self._rows[index.row()][index.column()], cell)
        return cell if role == CELL else None
