"""What is typed about supports in dialogs: a plan, its end, a session of one plan or of a group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.models.caseload import own_staff_id
from app.models.people import Student
from app.models.supporting import (
    add_plan,
    change_plan,
    change_session,
    end_plans,
    log_sessions,
    remove_session,
)
from app.models.supports import SupportPlan, SupportSession
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.look.buttons import button
from app.views.window import ask

if TYPE_CHECKING:
    from app.book.book import Book

PLAN_FIELDS: Names = (
    "student_id",
    ("domain", "tier"),
    "need",
    "goal",
    "strategy",
    ("provider_id", "delivery"),
    ("sessions_per_week", "session_minutes"),
    ("starts_on", "review_on"),
)
SESSION_FIELDS: Names = (("date", "minutes", "present"), "note")


def new_plan(parent: QWidget, book: Book, then: Callable[[str], object], student_id: str | None = None) -> None:
    """Ask for a support plan, for a student who may be known already; `then` takes the id of the new plan."""
    made: list[str] = []
    values = {
        "student_id": student_id,
        "starts_on": date.today(),
        "provider_id": own_staff_id(book),
        "sessions_per_week": 1,
        "session_minutes": 30,
    }
    dialog = FormDialog(
        parent,
        book,
        SupportPlan,
        PLAN_FIELDS,
        _("New support plan"),
        _("Add plan"),
        lambda typed: made.append(add_plan(book, typed)),
        values,
    )
    if student_id:
        dialog.form.editor("domain").widget.setFocus()
    dialog.accepted.connect(lambda: then(made[0]))
    ask.show(dialog)


def edit_plan(parent: QWidget, book: Book, plan_id: str, then: Callable[[], object]) -> None:
    """Change the fields of a plan."""
    dialog = FormDialog(
        parent,
        book,
        SupportPlan,
        PLAN_FIELDS,
        _("Edit support plan"),
        _("Save"),
        lambda typed: change_plan(book, plan_id, typed),
        book.records(SupportPlan, {"id": plan_id})[0]._asdict(),
    )
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


def new_session(parent: QWidget, book: Book, plan_ids: Sequence[str], then: Callable[[int], object]) -> None:
    """Log a session of one plan, or of several as one group; `then` takes how many sessions were made."""
    plans = book.records(SupportPlan, {"id": list(plan_ids)})
    lengths = {plan.session_minutes for plan in plans}
    made: list[str] = []

    def save(typed: dict[str, Any]) -> None:
        made.extend(log_sessions(book, plan_ids, typed["date"], typed["minutes"], typed["present"], typed["note"]))

    dialog = FormDialog(
        parent,
        book,
        SupportSession,
        SESSION_FIELDS,
        _("Log a session"),
        ngettext("Log session", "Log {count} sessions", len(plans)).format(count=len(plans)),
        save,
        {"date": date.today(), "minutes": lengths.pop() if len(lengths) == 1 else None, "present": True},
        sentence=_whose(book, plans),
    )
    dialog.accepted.connect(lambda: then(len(made)))
    ask.show(dialog)


def edit_session(parent: QWidget, book: Book, session_id: str, then: Callable[[str], object]) -> None:
    """Change or delete a session; `then` takes what was done, in words."""
    [session] = book.records(SupportSession, {"id": session_id})
    dialog = FormDialog(
        parent,
        book,
        SupportSession,
        SESSION_FIELDS,
        _("Edit session"),
        _("Save"),
        lambda typed: change_session(book, session_id, typed),
        session._asdict(),
        sentence=_whose(book, book.records(SupportPlan, {"id": session.plan_id})),
    )

    def delete() -> None:
        remove_session(book, session_id)
        dialog.discard()
        then(_("Session deleted"))

    dialog.foot.insertWidget(0, button(_("Delete session"), "trash-2", "danger", delete))
    dialog.accepted.connect(lambda: then(_("Session changed")))
    ask.show(dialog)


def _whose(book: Book, plans: Sequence[Any]) -> str:
    """For whom a session is: "Mari Aguilar-Reyes: linear equations", or the names of a group."""
    students = {s.id: s for s in book.records(Student, {"id": {plan.student_id for plan in plans}})}
    names = [f"{s.preferred_name or s.first_name} {s.last_name}" for s in students.values()]
    if len(plans) == 1 and names:
        return _("{student}: {need}").format(student=names[0], need=plans[0].need)
    return _("One session for the whole group: {names}").format(names=", ".join(names))
