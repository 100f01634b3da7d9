"""What is typed about employers and their people in dialogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.models.employers import Employer, EmployerContact
from app.models.placing import save_contact, save_employer
from app.views.employers.children import CONTACT_FIELDS, CONTACTS
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.window import ask

if TYPE_CHECKING:
    from app.book.book import Book

EMPLOYER_FIELDS: Names = (
    "name",
    ("kind", "status"),
    "sector_id",
    "street",
    ("city", "zip_code"),
    ("phone", "website"),
    "note",
)


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
