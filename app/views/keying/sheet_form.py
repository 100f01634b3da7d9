"""The days of one sheet as they are keyed, with the sheet's own total below them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.book.clocks import CLOCK, DURATION
from app.book.fields import fields_of
from app.book.refused import Refused
from app.i18n import _, hours, ngettext, number, weekday
from app.models.hours import HourEntry
from app.models.keyed_lines import FIELDS, KeyedLine, Unread, keyed_first, read_line
from app.models.keying_sheets import Sheet, differences, held, total_problem
from app.views.keying.key_edit import KeyEdit
from app.views.look.announcing import announce
from app.views.look.labels import caption_for, label
from app.views.look.layouts import column, row, scaled_width
from app.views.look.theme import set_look

WIDTHS = (100, 100, 72, 72, 0)  # pixels at text size 100 %, by field; the task takes what is left
_ON = {"time_in": "time_out", "time_out": "break_minutes"}  # where Enter goes from; else to the next day


class SheetForm(QWidget):
    """What is typed stays as it is typed until the sheet is handed in or closed."""

    finished = Signal()
    """Enter in the total."""
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.start = "time_in"  # where a day begins: sheets without times have hours alone
        self._lines: list[dict[str, KeyEdit]] = []
        self._days: list[QLabel] = []
        self._known: list[QLabel] = []  # what the book has
        self._notes: list[QLabel] = []
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        fields = fields_of(HourEntry)
        for at, name in enumerate(FIELDS):
            grid.addWidget(label(_(fields[name].label), "caption"), 0, at + 1)
        for line in range(7):
            self._add_line(line)
        grid.setColumnStretch(len(FIELDS), 1)
        self.total = KeyEdit(_("Total on the sheet"))
        scaled_width(self.total, 90)
        self.total.entered.connect(self._finish)
        self.total.textChanged.connect(lambda _text: self._sum())
        self.total.stepped.connect(lambda _step: self._lines[6][self.start].setFocus())
        self.sum = label("", "strong")
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        totals = row(column(caption_for(_("Total on the sheet"), self.total), self.total, spacing=4), 16, spacing=8)
        totals.addWidget(self.sum, 1, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(column(grid, 8, totals, self.problem, spacing=8))

    def _add_line(self, line: int) -> None:
        day, note, known = label("", "strong"), label("", "problem", wrap=True), label("", "muted", wrap=True)
        self._grid.addWidget(day, 1 + 3 * line, 0)
        edits: dict[str, KeyEdit] = {}
        for at, name in enumerate(FIELDS):
            edit = edits[name] = KeyEdit("")
            if WIDTHS[at]:
                scaled_width(edit, WIDTHS[at])
            edit.entered.connect(partial(self._go_on, line, name))
            edit.same.connect(partial(self._repeat, line, name))
            edit.stepped.connect(partial(self._step, line, name))
            edit.textEdited.connect(partial(self._edited, line, name))
            edit.editingFinished.connect(partial(self._check, line))
            self._grid.addWidget(edit, 1 + 3 * line, at + 1)
        for below, words in enumerate((known, note)):
            words.hide()
            self._grid.addWidget(words, 2 + below + 3 * line, 1, 1, len(FIELDS))
        self._lines.append(edits)
        self._days.append(day)
        self._known.append(known)
        self._notes.append(note)

    # a sheet

    def show_sheet(self, sheet: Sheet) -> None:
        """Key this one, over what the book has in gray. A day that takes no hours says why; Enter passes over it."""
        self.sheet = sheet
        fields = fields_of(HourEntry)
        for line, on in enumerate(sheet.days):
            why = sheet.problem(on)
            self._days[line].setText(weekday(on))
            self._say(line, "", "")
            if why and on <= date.today() and sheet.kept.get(on):
                self._say(line, "", why)
            self._tell_known(line, None)
            for name, edit in self._lines[line].items():
                edit.clear()
                edit.setPlaceholderText(sheet.shown(on, name))
                edit.setAccessibleName(_("{day}, {field}").format(day=weekday(on), field=_(fields[name].label)))
                edit.setAccessibleDescription(" ".join(filter(None, (sheet.known(on), why))))
                edit.setToolTip(why)
                edit.setEnabled(not why)
        self.total.clear()
        self._sum()

    def first_focus(self) -> QWidget:
        """The first day that can be keyed."""
        return next((edits[self.start] for edits in self._lines if edits[self.start].isEnabled()), self.total)

    @property
    def touched(self) -> bool:
        """Whether something is typed."""
        return bool(self.total.text()) or any(edit.text() for edits in self._lines for edit in edits.values())

    def texts(self, line: int) -> dict[str, str]:
        """What is typed for a day. Hours that were worked out are none that were typed."""
        edits = self._lines[line]
        return {name: "" if edit.property("worked") else edit.text() for name, edit in edits.items()}

    def read(self) -> dict[date, KeyedLine]:
        """The days. Raises Refused, told at its place, where one cannot be read."""
        assert self.sheet is not None
        found: dict[date, KeyedLine] = {}
        for line, on in enumerate(self.sheet.days):
            keyed = read_line(self.texts(line))
            if keyed:
                found[on] = keyed
        return found

    def read_total(self) -> int:
        """The total of the sheet. Raises Refused where it is missing or cannot be read."""
        total = DURATION.parse(self.total.text())
        if total is None:
            raise Refused(_("Key the total that stands on the sheet."))
        return total

    # keys

    def _go_on(self, line: int, name: str) -> None:
        """Enter: the time of leaving after that of coming, the break after both, then the next day."""
        edits = self._lines[line]
        both = "-" in edits["time_in"].text().replace("–", "-")
        self._check(line)
        if name == "minutes" or (name == "time_in" and edits["time_in"].text()):
            self.start = name
        following = _ON.get(name) if edits["time_in"].text() else None
        if following == "time_out" and both:
            following = "break_minutes"
        if following:
            edits[following].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._next_day(line)

    def _next_day(self, line: int) -> None:
        rest = (edits[self.start] for edits in self._lines[line + 1 :])
        target = next((edit for edit in rest if edit.isEnabled()), self.total)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, line: int, name: str, step: int) -> None:
        at = line + step
        while 0 <= at < 7 and not self._lines[at][name].isEnabled():
            at += step
        target = self._lines[at][name] if 0 <= at < 7 else self.total if at >= 7 else None
        if target:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _repeat(self, line: int, name: str) -> None:
        """A ditto mark: in the first entry of a day the whole day above, elsewhere the one entry."""
        above = next((self._lines[at] for at in range(line - 1, -1, -1) if any(self.texts(at).values())), None)
        if above is None:
            return
        whole = name == self.start
        for each, edit in self._lines[line].items():
            if whole or each == name:
                edit.setText("" if above[each].property("worked") else above[each].text())
                edit.setProperty("worked", False)
        self._check(line)
        if whole:
            self._next_day(line)

    def _finish(self) -> None:
        self._sum()
        self.finished.emit()

    # what is wrong, and what it makes

    def _edited(self, line: int, name: str, _text: str) -> None:
        if name == "minutes":
            self._lines[line]["minutes"].setProperty("worked", False)
        self.changed.emit()

    def _check(self, line: int) -> None:
        """Read a day when its entry is left: what is wrong stands below it, what it makes among the hours."""
        edits = self._lines[line]
        try:
            keyed = read_line(self.texts(line))
        except Unread as refusal:
            half = refusal.field == "time_out" and not edits["time_out"].text() and edits["time_out"].hasFocus()
            self._say(line, "" if half else refusal.field, "" if half else str(refusal))
            keyed = None
        else:
            self._say(line, "", "")
        hours_ = edits["minutes"]
        if keyed and keyed.time_in is not None:
            edits["time_in"].setText(CLOCK.format(keyed.time_in))
            edits["time_out"].setText(CLOCK.format(keyed.time_out))
        if keyed and keyed.time_in is not None and (not hours_.text() or hours_.property("worked")):
            hours_.setText(hours(keyed.minutes))
            hours_.setProperty("worked", True)
        elif hours_.property("worked"):
            hours_.clear()
            hours_.setProperty("worked", False)
        self._tell_known(line, keyed)
        self._sum()

    def _tell_known(self, line: int, keyed: KeyedLine | None) -> None:
        """Say what the book has of a day, and that the keyed hours take its place where they are others."""
        assert self.sheet is not None
        on = self.sheet.days[line]
        said, known = self.sheet.known(on), self._known[line]
        if keyed and self.sheet.replaced({on: keyed}):
            said = _("{known} The keyed hours take their place.").format(known=said)
            if said != known.text():
                announce(self, said)
        known.setText(said)
        known.setVisible(bool(said))

    def _say(self, line: int, field: str, sentence: str) -> None:
        for name, edit in self._lines[line].items():
            set_look(edit, "look", "invalid" if name == field else "")
        note = self._notes[line]
        if sentence and sentence != note.text():
            announce(self, sentence)
        note.setText(sentence)
        note.setVisible(bool(sentence))

    def _sum(self) -> None:
        made: dict[date, KeyedLine] = {}
        for line, on in enumerate(self.sheet.days if self.sheet else ()):
            with suppress(Refused):  # said below the day
                if keyed := read_line(self.texts(line)):
                    made[on] = keyed
        days = ngettext("{count} day makes {hours} hours", "{count} days make {hours} hours", len(made))
        total, stays = held(self.sheet, made) if self.sheet else (0, 0)
        said = days.format(count=number(len(made)), hours=hours(total))
        if stays:
            said += "\n" + _("With the book’s other days: {held} hours").format(held=hours(total + stays))
        self.sum.setText(said)
        self.say_total("")

    def say_total(self, sentence: str, wrong: bool = True) -> None:
        """Say below the total what is wrong with it, or what has to be known before the sheet is handed in."""
        set_look(self.total, "look", "invalid" if sentence and wrong else "")
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def show_problems(self) -> bool:
        """Say at its place what keeps the sheet from being handed in, and go there; False where nothing does."""
        for line in range(7):
            try:
                read_line(self.texts(line))
            except Unread as refusal:
                self._say(line, refusal.field, str(refusal))
                self._lines[line][refusal.field].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        try:
            why = total_problem(self.sheet, self.read(), self.read_total()) if self.sheet else ""
        except Refused as refusal:
            why = str(refusal)
        if why:
            self.say_total(why)
            self.total.setFocus(Qt.FocusReason.OtherFocusReason)
            self.total.selectAll()  # what is typed next takes its place
        return bool(why)

    def mark_differences(self, lines: Mapping[date, KeyedLine]) -> int:
        """Show at each entry that a first keying has otherwise what it has; returns how many there are."""
        assert self.sheet is not None
        found = differences(self.sheet, lines)
        for line, on in enumerate(self.sheet.days):
            told = [keyed_first(name, value) for name, value in found.get(on, {}).items()]
            self._say(line, "", " ".join(told))
            for name in found.get(on, {}):
                set_look(self._lines[line][name], "look", "invalid")
        return sum(len(each) for each in found.values())
