"""What a plan says: need, goal, how it is given; changed in place, each field saved as it is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLayout, QPlainTextEdit, QWidget

from app.book.base import Record
from app.book.refused import Refused, UnfitField
from app.i18n import _, day, ngettext
from app.models.kinds import DELIVERY
from app.models.strategies import Strategy, strategy_told
from app.models.study_kinds import MEASURE
from app.models.supporting import change_plan
from app.models.supports import SupportPlan
from app.views.forms.record_form import Names, RecordForm
from app.views.look.buttons import button
from app.views.look.cards import Card, Fact
from app.views.look.labels import label
from app.views.look.layouts import clear, column
from app.views.students.cards import facts_in_columns
from app.views.support_plans.aim_words import value_words
from app.views.support_plans.plan_form import HOW, WHAT, follow_strategy
from app.views.window.allowed import offered
from app.views.window.finishing import Unsaved
from app.views.window.page import Shell

FIELDS: Names = (*WHAT, *HOW, "outcome", "outcome_note")


class FieldsCard(Card, Unsaved):
    """Edit, or F2, turns the words into fields; Esc or Done turns them back. What is refused stays as it was typed."""

    def __init__(self, shell: Shell, say: Callable[[], object]) -> None:
        """`say` is called when a field was saved, for the toast."""
        push = button(_("Edit"), "pencil", "link", self.turn, name=f"{_('Edit')}: {_('Plan')}")
        self._switch = offered(shell.book, f"change:{SupportPlan.__tablename__}", push)
        super().__init__(_("Plan"), self._switch, spacing=10)
        self._shell, self._say = shell, say
        self._plan: Record | None = None
        self._provider = ""
        self.form: RecordForm | None = None
        self._waiting: dict[str, tuple[Record, RecordForm]] = {}  # by plan: what was typed and not saved

    def show_plan(self, plan: Record, provider: str) -> None:
        """Show a plan; one that is being changed keeps what is typed, also while another one is shown."""
        before, self._plan, self._provider = self._plan, plan, provider
        if before is not None and before.id != plan.id:
            before = self._turn_from(before)
        if self.form is None:
            self._read()
        elif before is not None:
            self._follow(before, plan)

    def _turn_from(self, before: Record) -> Record | None:
        """Put the form of another plan by, and the one of this plan here; returns the plan as that one knew it."""
        assert self._plan is not None
        form, self.form = self.form, None  # a field that is left now would be saved in the other plan
        if form is not None:
            self.body.removeWidget(form)  # what is left in the body is deleted
            form.hide()
            if form.touched:
                self._waiting[before.id] = before, form
            else:
                form.deleteLater()
        known, self.form = self._waiting.pop(self._plan.id, (None, None))
        if self.form is not None:
            clear(self.body)
            self.add(self.form)
            self.form.show()
            self._say_switch(_("Done"))
        return known

    def _follow(self, before: Record, plan: Record) -> None:
        """Put values into the fields that the book has changed meanwhile; what is typed in the others stays."""
        assert self.form is not None
        now = plan._asdict()
        changed = {name: now[name] for name in _names() if getattr(before, name) != now[name]}
        self.form.show_values(changed)
        self.form.begin(changed)

    def _read(self) -> None:
        clear(self.body)
        self._say_switch(_("Edit"))
        plan = self._plan
        if plan is None:
            return
        for caption, text in (
            (_("Need"), plan.need),
            (_("Baseline"), plan.baseline),
            (_("Measurable goal"), plan.goal),
            (_("Strategy"), strategy_told(self._chosen(plan), plan.strategy)),
        ):
            if text:
                self.add(column(label(caption, "caption"), label(text, wrap=True), spacing=2))
        self.add(_facts(plan, self._provider))

    def _chosen(self, plan: Record) -> str | None:
        """The name of the strategy that was chosen from the library."""
        strategy = self._shell.book.record(Strategy, plan.strategy_id) if plan.strategy_id else None
        return strategy.name if strategy else None

    def _say_switch(self, text: str) -> None:
        self._switch.setText(text)
        self._switch.setAccessibleName(f"{text}: {_('Plan')}")

    # changing

    def turn(self) -> None:
        """Change the fields in place, or read them again."""
        if self.form is None:
            self.edit()
        else:
            self.finish()

    def edit(self) -> None:
        """Turn the words into fields."""
        if self._plan is None or self.form is not None:
            return
        clear(self.body)
        self.form = RecordForm(self._shell.book, SupportPlan, FIELDS, self._plan._asdict())
        follow_strategy(self._shell.book, self.form)
        for name in _names():
            self.form.editor(name).left.connect(self._save)
        self.add(self.form)
        self._say_switch(_("Done"))
        self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Save, and show the words again; what cannot be saved stays where it was typed."""
        if self.form is not None and self._save():
            self.form = None
            self._read()
            self._switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> bool:
        """Write what was changed. Whether nothing is left that the book does not have."""
        return self.form is None or self._plan is None or self._write(self.form, self._plan)

    def _write(self, form: RecordForm, plan: Record) -> bool:
        if not form.touched:
            return True
        try:
            values = form.read()
        except Refused:  # marked in place
            return False
        changed = {name: value for name, value in values.items() if value != getattr(plan, name)}
        if not changed:
            return True
        try:
            change_plan(self._shell.book, plan.id, changed)
        except UnfitField as refusal:
            form.refuse(refusal)
            return False
        form.begin()
        self._say()
        return True

    @property
    def touched(self) -> bool:
        return bool(self._waiting) or (self.form is not None and self.form.touched)

    def put_by(self) -> None:
        for id_, (plan, form) in list(self._waiting.items()):
            if self._write(form, plan):
                del self._waiting[id_]
                form.deleteLater()
        self._save()

    def discard(self) -> None:
        for _plan, form in self._waiting.values():
            form.deleteLater()
        self._waiting.clear()
        self.form = None
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_F2 and self.form is None:
            self.edit()
        elif event.key() == Qt.Key.Key_Escape and self.form is not None:
            self.finish()
        elif enter and self.form is not None and not isinstance(here, QPlainTextEdit):
            if (following := self.form.after(here)) is not None:
                following.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.finish()
        else:
            super().keyPressEvent(event)


def _names() -> list[str]:
    return [name for group in FIELDS for name in ((group,) if isinstance(group, str) else group)]


def _facts(plan: Record, provider: str) -> QLayout:
    aim = ""
    if plan.baseline_value is not None and plan.goal_value is not None:
        first, last = MEASURE.format(plan.baseline_value), value_words(plan.goal_value, plan.unit)
        aim = _("{first} to {last}").format(first=first, last=last)
    span = day(plan.starts_on) + (" – " + day(plan.ends_on) if plan.ends_on else "")
    review = day(plan.review_on) if plan.review_on and plan.state == "active" else ""
    shown: list[QWidget] = [
        Fact(icon, caption, text)
        for icon, caption, text in (
            ("target", plan.measure or _("Measure"), aim),
            ("chart-line", _("Measured"), _every(plan.monitoring_weeks)),
            ("user", _("Provider"), provider),
            ("users", _("Delivery"), " · ".join(filter(None, (DELIVERY.format(plan.delivery), plan.group_name)))),
            ("calendar-clock", _("How often"), _often(plan)),
            ("calendar-range", _("Dates"), span),
            ("calendar-check", _("Next review"), review),
            ("house", _("Family informed"), day(plan.family_informed_on) if plan.family_informed_on else ""),
        )
        if text
    ]
    return facts_in_columns(shown)


def _every(weeks: int | None) -> str:
    if not weeks:
        return ""
    return ngettext("every week", "every {count} weeks", weeks).format(count=weeks)


def _often(plan: Record) -> str:
    often: list[str] = []
    if count := plan.sessions_per_week:
        often.append(ngettext("{count} session a week", "{count} sessions a week", count).format(count=count))
    if plan.session_minutes:
        often.append(_("{count} minutes each").format(count=plan.session_minutes))
    return " · ".join(often)
