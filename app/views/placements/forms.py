"""What is typed about placements in dialogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QWidget

from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.placements import Placement
from app.models.placing import add_placement, change_placement, end, pathway_today
from app.views.employers.forms import new_contact, new_employer
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_edit import RecordEdit
from app.views.forms.record_form import Names
from app.views.window import ask

if TYPE_CHECKING:
    from app.book.book import Book

WORK_FIELDS: Names = (
    "student_id",
    "employer_id",
    ("role", "contact_id"),
    ("pathway_id", "activity_type_id"),
    ("starts_on", "ends_on"),
)
STATE_FILE_FIELDS: Names = (
    ("course_id", "opportunity_id"),
    ("lea_sponsored", "certified_supervised"),
    ("wee", "internship_id"),
    "employer_evaluation",
)
NEW_FIELDS: Names = (*WORK_FIELDS, ("target_minutes", "pay", "state"), "schedule", "note", *STATE_FILE_FIELDS)
"""The steps of a placement change its state later on."""

EDITED_FIELDS: Names = (*WORK_FIELDS, ("target_minutes", "pay"), "schedule", "note", *STATE_FILE_FIELDS)


class PlacementDialog(FormDialog):
    """A placement. The employer may be new, the supervisor is one of the employer's people.

    The pathway is at first the student's own.
    """

    def __init__(
        self,
        parent: QWidget,
        book: Book,
        title: str,
        verb: str,
        then: Callable[[dict[str, Any]], object],
        values: Mapping[str, Any],
        names: Names = NEW_FIELDS,
    ) -> None:
        super().__init__(parent, book, Placement, names, title, verb, then, values)
        self._book = book
        self._entry("employer_id").create = lambda typed, then: new_employer(
            self, book, self._employer_added(then), typed
        )
        self._entry("contact_id").create = self._new_supervisor
        self.form.changed.connect(self._follow)
        self._narrow()

    def _entry(self, name: str) -> RecordEdit:
        return cast("RecordEdit", self.form.editor(name).widget)

    def _picked(self, name: str) -> str | None:
        """The record that is chosen in a field; None where it is empty or not clear yet."""
        try:
            return self.form.editor(name).read()
        except Refused:
            return None

    def _follow(self, name: str) -> None:
        if name == "employer_id":
            self._narrow()
        elif name == "student_id" and (student := self._picked("student_id")):
            pathway = pathway_today(self._book, student)
            if pathway and not self._picked("pathway_id"):
                self.form.show_values({"pathway_id": pathway})

    def _narrow(self) -> None:
        """Offer the people of the chosen employer as supervisors; without an employer there is nobody new."""
        employer = self._picked("employer_id")
        for name in ("contact_id", "opportunity_id"):
            self._entry(name).narrow({"employer_id": employer} if employer else {})

    def _employer_added(self, then: Callable[[str], object]) -> Callable[[str], object]:
        def added(id_: str) -> None:
            then(id_)
            self._narrow()

        return added

    def _new_supervisor(self, typed: str, then: Callable[[str], object]) -> None:
        """Ask for a person of the chosen employer; the words typed are the names."""
        employer = self._picked("employer_id")
        if not employer:
            self._entry("employer_id").setFocus()
            ask.tell(self, _("Choose the employer first"), _("A supervisor is one of the employer's people."))
            return
        first, _space, last = typed.rpartition(" ")
        new_contact(self, self._book, employer, then, {"first_name": first or None, "last_name": last})


def new_placement(
    parent: QWidget,
    book: Book,
    then: Callable[[str], object],
    student_id: str | None = None,
    employer_id: str | None = None,
) -> None:
    """Ask for a placement, for a student or with an employer known already; `then` takes the id of the new one."""
    made: list[str] = []
    pathway = pathway_today(book, student_id) if student_id else None
    values = {
        "student_id": student_id,
        "employer_id": employer_id,
        "pathway_id": pathway,
        "starts_on": date.today(),
        "state": "active",
    }
    dialog = PlacementDialog(
        parent,
        book,
        _("New placement"),
        _("Add placement"),
        lambda typed: made.append(add_placement(book, typed)),
        values,
    )
    if student_id:
        dialog.form.editor("employer_id").widget.setFocus()
    dialog.accepted.connect(lambda: then(made[0]))
    ask.show(dialog)


def edit_placement(parent: QWidget, book: Book, placement_id: str, then: Callable[[], object]) -> None:
    """Change the fields of a placement."""
    [placement] = book.records(Placement, {"id": placement_id})
    dialog = PlacementDialog(
        parent,
        book,
        _("Edit placement"),
        _("Save"),
        lambda typed: change_placement(book, placement_id, typed),
        placement._asdict(),
        EDITED_FIELDS,
    )
    dialog.accepted.connect(then)
    ask.show(dialog)


def edit_objectives(parent: QWidget, book: Book, placement_id: str, then: Callable[[], object]) -> None:
    """Write what the student is to learn."""
    [placement] = book.records(Placement, {"id": placement_id})
    dialog = FormDialog(
        parent,
        book,
        Placement,
        ("objectives",),
        _("Training plan"),
        _("Save"),
        lambda typed: book.save(Placement, placement_id, typed),
        placement._asdict(),
    )
    dialog.accepted.connect(then)
    ask.show(dialog)


def end_placements(parent: QWidget, book: Book, ids: Sequence[str], then: Callable[[int], object]) -> None:
    """Ask for the last day of placements, and why they end; `then` takes how many ended."""
    ended: list[int] = []
    title = ngettext("End {count} placement", "End {count} placements", len(ids)).format(count=len(ids))
    dialog = FormDialog(
        parent,
        book,
        Placement,
        (("ends_on", "end_reason"), "end_note"),
        title,
        ngettext("End placement", "End placements", len(ids)),
        lambda typed: ended.append(
            end(book, ids, typed["ends_on"] or date.today(), typed["end_reason"], typed["end_note"])
        ),
        {"ends_on": date.today(), "end_reason": "completed"},
        sentence=_("The hours stay. Nothing more is expected from the student there."),
    )
    dialog.accepted.connect(lambda: then(ended[0]))
    ask.show(dialog)
