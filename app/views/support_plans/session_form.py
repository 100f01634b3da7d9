"""A session, of one plan or of a group that met together: everybody is present until a key says otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.book.refused import Refused
from app.i18n import _, fold, ngettext, number, sort_key
from app.models.gathering_plans import Gathering, gatherings, names_of, together_with
from app.models.supporting import change_session, log_sessions, remove_session
from app.models.supports import SupportPlan, SupportSession
from app.views.forms.form_dialog import FormDialog
from app.views.forms.pick_edit import PickEdit
from app.views.forms.picks import Pick
from app.views.forms.record_form import Names, RecordForm
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, column, row
from app.views.support_plans.came_box import CameLine
from app.views.window import ask

if TYPE_CHECKING:
    from app.book.book import Book

TOGETHER: Names = (("date", "start", "minutes"),)
ONE: Names = (("date", "start"), ("minutes_planned", "minutes"), ("present", "reason_missed"), "note")


def new_session(parent: QWidget, book: Book, plan_ids: Sequence[str], then: Callable[[int], object]) -> None:
    """Log a session of one plan, or of several as one group; `then` takes how many sessions were made.

    Without plans the form begins with the question who met.
    """
    dialog = SessionDialog(parent, book, plan_ids)
    dialog.accepted.connect(lambda: then(len(dialog.made)))
    ask.show(dialog)


def edit_session(parent: QWidget, book: Book, session_id: str, then: Callable[[str], object]) -> None:
    """Change or delete a session; `then` takes what was done, in words."""
    [session] = book.records(SupportSession, {"id": session_id})
    [plan] = book.records(SupportPlan, {"id": session.plan_id})
    whose = _("{student}: {need}").format(student=names_of(book, [plan])[plan.id], need=plan.need)
    dialog = FormDialog(
        parent, book, SupportSession, ONE, _("Edit session"), _("Save"),
        lambda typed: change_session(book, session_id, typed), session._asdict(), sentence=whose,
    )  # fmt: skip

    def delete() -> None:
        remove_session(book, session_id)
        dialog.discard()
        then(_("Session deleted"))

    if book.allows(SupportSession.__tablename__, "delete"):
        dialog.foot.insertWidget(0, button(_("Delete session"), "trash-2", "danger", delete))
    dialog.accepted.connect(lambda: then(_("Session changed")))
    ask.show(dialog)


class SessionDialog(FormDialog):
    """The form of the meeting, and below it a line for each student. `made` are the ids of the sessions."""

    def __init__(self, parent: QWidget, book: Book, plan_ids: Sequence[str]) -> None:
        self.made: list[str] = []
        self.lines: list[CameLine] = []
        super().__init__(
            parent, book, SupportSession, TOGETHER, _("Log a session"), _("Log session"), self._log,
            {"date": date.today()},
            _("One entry for the whole group: everybody is present, for the minutes given. "
              "On a line, Space says absent, M other minutes for this student."),
        )  # fmt: skip
        self._book, self._typed = book, False  # whether the minutes of the group were typed
        cast("QLineEdit", self.form.editor("minutes").widget).textEdited.connect(self._type_minutes)
        self._list = column(spacing=6)
        self.add_edit = PickEdit(_Gatherings(book))
        self.add_edit.setPlaceholderText(_("A group, strategy, class or student"))
        self.add_edit.picked.connect(self._picked)
        adding = row(caption_for(_("Add"), self.add_edit))
        adding.addWidget(self.add_edit, 1)
        self.group = button("", "users", "link", self._add_group)
        self.count = label("", "subheading")
        head = row(self.count, None, self.group)
        self.note = RecordForm(book, SupportSession, ("note",))
        self._below = boxed(column(head, self._list, adding, spacing=8, margins=(0, 4, 8, 4)))
        self.add_below(self._below, self.note)
        self.put(plan_ids)
        self.form.begin()
        if not plan_ids:
            self.add_edit.setFocus()

    # who met

    def put(self, plan_ids: Iterable[str]) -> None:
        """Add the lines of these plans, where they are not there."""
        there = {line.plan_id for line in self.lines}
        wanted = [id_ for id_ in plan_ids if id_ not in there]
        plans = {plan.id: plan for plan in self._book.records(SupportPlan, {"id": wanted, "state": "active"})}
        names = names_of(self._book, list(plans.values()))
        for id_ in sorted(plans, key=lambda id_: sort_key(names[id_])):
            line = CameLine(plans[id_], names[id_], self._drop)
            line.came.stepped.connect(lambda step, line=line: self._step(line, step))
            line.came.turned.connect(self._say)
            self.lines.append(line)
            self._list.addWidget(line)
        self._say()

    def _say(self) -> None:
        """How many, for how long, and what is still to be added."""
        count = len(self.lines)
        absent = sum(bool(line.came.currentIndex()) for line in self.lines)
        said = ngettext("{count} student", "{count} students", count).format(count=number(count))
        if absent:
            said += " · " + ngettext("{count} missed it", "{count} missed it", absent).format(count=number(absent))
        self.count.setText(said)
        self.verb.setText(ngettext("Log session", "Log {count} sessions", count).format(count=number(count)))
        self.verb.setEnabled(bool(count))
        self.sentence.setVisible(count != 1)
        ids = [line.plan_id for line in self.lines]
        others = len(together_with(self._book, ids)) - count
        text = ngettext("Add {count} more of the group", "Add {count} more of the group", others)
        self.group.setText(text.format(count=number(others)))
        self.group.setVisible(others > 0)
        self._fill_minutes()

    def _fill_minutes(self) -> None:
        """The length that most of the plans have, and each of the others its own, until somebody types the minutes of
        the group: then they hold for every line that has none typed by hand.
        """
        lengths = Counter(line.length for line in self.lines if line.length)
        common = lengths.most_common(1)[0][0] if lengths else None
        if not self.form.touched:
            self.form.show_values({"minutes": common})
            self.form.begin()
        for line in self.lines:
            line.offer(None if self._typed else common)

    def _type_minutes(self) -> None:
        self._typed = True
        for line in self.lines:
            line.offer(None)

    def _add_group(self) -> None:
        self.put(together_with(self._book, [line.plan_id for line in self.lines]))
        self.lines[-1].came.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self) -> None:
        gathering = self.add_edit.chosen
        if gathering is not None:
            self.put(gathering)
            self.add_edit.show_value(None)
            announcing.announce(self, self.count.text())

    def _drop(self, line: CameLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self._say()
        (self.lines[0].came if self.lines else self.add_edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, line: CameLine, step: int) -> None:
        """To the line above or below, or to this line's minutes."""
        place = self.lines.index(line) + step
        if step == 0:
            line.minutes.setFocus(Qt.FocusReason.TabFocusReason)
        elif 0 <= place < len(self.lines):
            self.lines[place].came.setFocus(Qt.FocusReason.TabFocusReason)
            self.show_in_sight(self.lines[place])
        elif place == len(self.lines):
            self.add_edit.setFocus(Qt.FocusReason.TabFocusReason)

    # the end

    @property
    def touched(self) -> bool:
        return super().touched or self.note.touched or any(line.touched for line in self.lines)

    def _log(self, typed: dict[str, Any]) -> bool | None:
        try:
            others = {line.plan_id: line.differs() for line in self.lines}
        except Refused:  # marked in its line
            return False
        self.made = log_sessions(
            self._book,
            [line.plan_id for line in self.lines],
            typed["date"],
            typed["minutes"] or None,
            present=True,
            note=self.note.values()["note"],
            start=typed["start"],
            others=others,
        )
        return None


class _Gatherings:
    """What can be added to a session; see `pick_edit.Source`. A value is a tuple of plans."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._known: list[Gathering] | None = None

    @property
    def _all(self) -> list[Gathering]:
        if self._known is None:
            self._known = gatherings(self._book)
        return self._known

    def search(self, text: str) -> list[Pick]:
        words = fold(text).split()
        return [_pick(each) for each in self._all if all(word in fold(each.name) for word in words)]

    def named(self, value: tuple[str, ...]) -> Pick | None:
        return next((_pick(each) for each in self._all if each.plan_ids == value), None)

    def missing(self, text: str) -> Refused:
        return Refused(_("There is no active support plan of “{text}”.").format(text=text))


def _pick(gathering: Gathering) -> Pick:
    kinds = {"group": _("Group"), "strategy": _("Strategy"), "section": _("Class"), "plan": _("Support plan")}
    count = len(gathering.plan_ids)
    said = ngettext("{count} student", "{count} students", count).format(count=number(count))
    behind = kinds[gathering.kind] if gathering.kind == "plan" else f"{kinds[gathering.kind]} · {said}"
    return Pick(gathering.plan_ids, gathering.name, behind)
