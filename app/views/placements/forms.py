"""What is typed about placements and employers in dialogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QWidget

from app.book.refused import Refused
from app.i18n import N_, _, ngettext
from app.models.employers import Employer, EmployerContact
from app.models.placements import Placement
from app.models.placing import add_placement, change_placement, end, pathway_today, save_contact, save_employer
from app.views.forms.child_list import ChildSpec
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_edit import RecordEdit
from app.views.forms.record_form import Names
from app.views.window import ask

if TYPE_CHECKING:
    from app.book.book import Book

PLACEMENT_FIELDS: Names = (
    "student_id",
    "employer_id",
    ("role", "contact_id"),
    ("pathway_id", "activity_type_id"),
    ("starts_on", "ends_on"),
    ("target_minutes", "pay", "state"),
    "schedule",
    "note",
)
EMPLOYER_FIELDS: Names = (
    "name",
    ("kind", "status"),
    "sector_id",
    "street",
    ("city", "zip_code"),
    ("phone", "website"),
    "note",
)
CONTACT_FIELDS: Names = (("first_name", "last_name"), "position", ("phone", "email"))
CONTACTS = ChildSpec(
    EmployerContact,
    "employer_id",
    CONTACT_FIELDS,
    N_("Contacts"),
    N_("Contact"),
    N_("Add contact"),
    N_("Contact removed"),
)


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
    ) -> None:
        super().__init__(parent, book, Placement, PLACEMENT_FIELDS, title, verb, then, values)
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
        self._entry("contact_id").narrow({"employer_id": employer} if employer else {})

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
    )
    dialog.accepted.connect(then)
    ask.show(dialog)


def end_placements(parent: QWidget, book: Book, ids: Sequence[str], then: Callable[[int], object]) -> None:
    """Ask for the last day of placements; `then` takes how many ended."""
    ended: list[int] = []
    title = ngettext("End {count} placement", "End {count} placements", len(ids)).format(count=len(ids))
    dialog = FormDialog(
        parent,
        book,
        Placement,
        ("ends_on",),
        title,
        ngettext("End placement", "End placements", len(ids)),
        lambda typed: ended.append(end(book, ids, typed["ends_on"] or date.today())),
        {"ends_on": date.today()},
        sentence=_("The hours stay. Nothing more is expected from the student there."),
    )
    dialog.accepted.connect(lambda: then(ended[0]))
    ask.show(dialog)


def new_employer(parent: QWidget, book: Book, then: Callable[[str], object], name: str = "") -> None:
    """Ask for an employer; `then` takes the id of the new one."""
    made: list[str] = []
    dialog = FormDialog(
        parent,
        book,
        Employer,
        EMPLOYER_FIELDS,
        _("New employer"),
        _("Add employer"),
        lambda typed: made.append(save_employer(book, typed, contacts=dialog.typed_children())),
        {"name": name, "kind": "company", "status": "active"},
        children=CONTACTS,
    )
    dialog.accepted.connect(lambda: then(made[0]))
    ask.show(dialog)


def edit_employer(parent: QWidget, book: Book, employer_id: str, then: Callable[[], object]) -> None:
    """Change the fields of an employer."""
    [employer] = book.records(Employer, {"id": employer_id})
    dialog = FormDialog(
        parent,
        book,
        Employer,
        EMPLOYER_FIELDS,
        _("Edit employer"),
        _("Save"),
        lambda typed: save_employer(book, typed, employer_id, dialog.typed_children()),
        employer._asdict(),
        children=CONTACTS,
        records=book.records(EmployerContact, {"employer_id": employer_id}),
    )
    dialog.accepted.connect(then)
    ask.show(dialog)


def new_contact(
    parent: QWidget, book: Book, employer_id: str, then: Callable[[str], object], values: Mapping[str, Any] | None
) -> None:
    """Ask for a contact of an employer; `then` takes the id of the new one."""
    made: list[str] = []
    dialog = FormDialog(
        parent,
        book,
        EmployerContact,
        CONTACT_FIELDS,
        _("New contact"),
        _("Add contact"),
        lambda typed: made.append(save_contact(book, employer_id, typed)),
        values,
    )
    dialog.accepted.connect(lambda: then(made[0]))
    ask.show(dialog)


def edit_contact(
    parent: QWidget, book: Book, employer_id: str, contact_id: str | None, then: Callable[[], object]
) -> None:
    """Change a contact of an employer, or ask for a new one."""
    if contact_id is None:
        new_contact(parent, book, employer_id, lambda _id: then(), None)
        return
    dialog = FormDialog(
        parent,
        book,
        EmployerContact,
        CONTACT_FIELDS,
        _("Edit contact"),
        _("Save"),
        lambda typed: save_contact(book, employer_id, typed, contact_id),
        book.records(EmployerContact, {"id": contact_id})[0]._asdict(),
    )
    dialog.accepted.connect(then)
    ask.show(dialog)
