"""What is typed about a support plan: a new one, from a template or a referral, its change, and its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.caseload import own_staff_id
from app.models.referrals import Referral
from app.models.referring import answer_referral
from app.models.reviewing_plans import values_from
from app.models.settings import decided
from app.models.strand_settings import REVIEW_WEEKS
from app.models.strategies import PlanTemplate, Strategy
from app.models.supporting import add_plan, change_plan, end_plans, refuse_unfit
from app.models.supports import SupportPlan
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_edit import RecordEdit
from app.views.forms.record_form import Names, RecordForm
from app.views.look.labels import caption_for
from app.views.look.layouts import boxed, row
from app.views.window import ask

if TYPE_CHECKING:
    from app.book.book import Book

WHAT: Names = (
    ("domain", "tier"),
    "need",
    "baseline",
    "goal",
    ("measure", "unit"),
    ("baseline_value", "goal_value"),
)
HOW: Names = (
    "strategy_id",
    "strategy",
    ("delivery", "group_name"),
    "provider_id",
    ("starts_on", "ends_on"),
    ("sessions_per_week", "session_minutes"),
    ("monitoring_weeks", "review_on"),
    "family_informed_on",
)
PLAN_FIELDS: Names = ("student_id", *WHAT, *HOW)


def new_plan(
    parent: QWidget,
    book: Book,
    then: Callable[[str], object],
    student_id: str | None = None,
    referral_id: str | None = None,
) -> FormDialog:
    """Ask for a support plan, for a student or as the answer to a referral; `then` takes the id of the new plan."""
    made: list[str] = []
    referral = book.record(Referral, referral_id) if referral_id else None

    def save(typed: dict[str, Any]) -> None:
        made.append(answer_referral(book, referral.id, typed) if referral else add_plan(book, typed))

    today = date.today()
    values: dict[str, Any] = {
        "student_id": student_id,
        "starts_on": today,
        "review_on": today + timedelta(weeks=decided(book, REVIEW_WEEKS)),
        "provider_id": own_staff_id(book),
        "sessions_per_week": 1,
        "session_minutes": 30,
    }
    if referral:
        need = " ".join(referral.what.split())[:200]
        values |= {"student_id": referral.student_id, "domain": referral.concern, "need": need}
    dialog = FormDialog(
        parent, book, SupportPlan, PLAN_FIELDS, _("New support plan"), _("Add plan"), save, values,
        sentence=_("It answers the referral.") if referral else "", check=refuse_unfit,
    )  # fmt: skip
    follow_strategy(book, dialog.form)
    _offer_templates(book, dialog, keeps=("domain", "need") if referral else ())
    if values["student_id"]:
        dialog.form.editor("need" if referral else "domain").widget.setFocus()
    dialog.accepted.connect(lambda: then(made[0]))
    ask.show(dialog)
    return dialog


def edit_plan(
    parent: QWidget, book: Book, plan_id: str, then: Callable[[], object], names: Names = PLAN_FIELDS
) -> None:
    """Change the fields of a plan."""
    dialog = FormDialog(
        parent,
        book,
        SupportPlan,
        names,
        _("Edit support plan"),
        _("Save"),
        lambda typed: change_plan(book, plan_id, typed),
        book.records(SupportPlan, {"id": plan_id})[0]._asdict(),
        check=refuse_unfit,
    )
    follow_strategy(book, dialog.form)
    dialog.accepted.connect(then)
    ask.show(dialog)


def end_plan(parent: QWidget, book: Book, plan_ids: Sequence[str], then: Callable[[int], object]) -> None:
    """Ask on which day plans ended; `then` takes how many did."""
    ended: list[int] = []
    count = len(plan_ids)
    title = ngettext("End {count} support plan", "End {count} support plans", count).format(count=count)
    dialog = FormDialog(
        parent,
        book,
        SupportPlan,
        ("ends_on",),
        title,
        ngettext("End plan", "End plans", count),
        lambda typed: ended.append(end_plans(book, plan_ids, typed["ends_on"] or date.today())),
        {"ends_on": date.today()},
        sentence=_("Its sessions stay. It moves to “Ended”."),
    )
    dialog.accepted.connect(lambda: then(ended[0]))
    ask.show(dialog)


def follow_strategy(book: Book, form: RecordForm) -> None:
    """A strategy that is chosen from the library fills in how it is given, how long and until when."""

    def fill(name: str) -> None:
        if name != "strategy_id":
            return
        strategy = book.record(Strategy, _read(form, "strategy_id") or "")
        if strategy is not None:
            form.show_values(_from_strategy(strategy, _read(form, "starts_on")))

    form.changed.connect(fill)


def _from_strategy(strategy: Any, starts_on: date | None) -> Mapping[str, Any]:
    minutes = strategy.most_minutes or strategy.least_minutes
    values: dict[str, Any] = {"strategy": _(strategy.name)}
    if strategy.delivery:
        values["delivery"] = strategy.delivery
    if minutes:
        values["session_minutes"] = minutes
    if strategy.weeks and starts_on:
        values["ends_on"] = starts_on + timedelta(weeks=strategy.weeks)
    return values


def _read(form: RecordForm, name: str) -> Any:
    """What stands in a field; None where it cannot be read so far."""
    try:
        return form.editor(name).read()
    except Refused:
        return None


def _offer_templates(book: Book, dialog: FormDialog, keeps: Sequence[str]) -> None:
    """A line above the form that fills it from a template, where the site has any, but for the fields it `keeps`."""
    if not book.ids(PlanTemplate, where={"active": True}, most=1):
        return
    pick = RecordEdit(book, PlanTemplate)
    pick.setPlaceholderText(_("Choose a template"))

    def fill() -> None:
        if pick.chosen:
            starts_on = _read(dialog.form, "starts_on") or date.today()
            said = values_from(book, pick.chosen, starts_on)
            dialog.form.show_values({name: value for name, value in said.items() if name not in keeps})

    pick.picked.connect(fill)
    line = row(caption_for(_("From a template"), pick))
    line.addWidget(pick, 1)
    dialog.body.insertWidget(0, boxed(line))
