"""The part "Credentials" of the page: industry credentials of students, with their proof."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.i18n import _, day, ngettext
from app.models.credential_rows import (
    RESTS_ON,
    SOON,
    credential_rows,
    credentials_about,
    expired,
    expiring,
    without_proof,
)
from app.models.credentials import Credential
from app.models.keeping_credentials import remove_credentials, save_credential
from app.models.roster_rows import grades_of
from app.views.academics.asking import Asked, ask_for
from app.views.evidence.card import add_files
from app.views.forms.record_form import Names
from app.views.lists.columns import Column, Row, field_column
from app.views.lists.detail_pane import DetailPane
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState, Fact
from app.views.look.cells import ChipCell, MutedCell, StackedCell
from app.views.look.chips import Chip
from app.views.look.labels import Avatar, label
from app.views.look.layouts import boxed, row
from app.views.look.tokens import Tone
from app.views.students.column import grade_column, person_cell, student_name, student_seed
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.page import Shell

FIELDS: Names = ("student_id", "name", "issuer", ("earned_on", "expires_on"), ("number", "pathway_id"), "note")
_MUTED = MutedCell()


def lasting(credential: Row, today: date) -> tuple[str, Tone]:
    """Whether a credential still holds, in words, and its colour."""
    until = credential["expires_on"]
    if until is None:
        return _("Does not expire"), "ok"
    if until < today:
        return _("Expired {day}").format(day=day(until)), "bad"
    said = _("Until {day}").format(day=day(until))
    return (said, "warn") if until <= today + timedelta(days=SOON) else (said, "ok")


def credential_list(book: Book) -> ListSpec:
    """The list of credentials."""
    columns = [
        Column(_("Student"), 214, "student_id", student_name, person_cell),
        Column(_("Credential"), 220, "name", lambda row: row["name"], lambda row: StackedCell(row["issuer"] or "")),
        grade_column(lambda known: grades_of(known, Credential)),
        field_column(Credential, "earned_on", 110, False),
        Column(
            _("Expires"),
            170,
            "expires_on",
            lambda row: lasting(row, date.today())[0],
            lambda row: ChipCell(lasting(row, date.today())[1]),
        ),
        Column(_("Pathway"), 150, "pathway_id", lambda row: row["pathway"], lambda _row: _MUTED),
        field_column(Credential, "number", 110),
        field_column(Credential, "issuer", 140, False),
    ]
    return ListSpec(
        name="credentials",
        title=_("Credentials"),
        entity=Credential,
        columns=columns,
        read=lambda ids: credential_rows(book, ids),
        views=(
            View("credentials_all", _("All credentials")),
            View("expiring", _("Expiring soon"), rule=expiring),
            View("expired", _("Expired"), rule=expired),
            View("unproved", _("Without proof"), rule=without_proof),
        ),
        prompt=_("Filter by student, credential or issuer"),
        rests_on=RESTS_ON,
        shown=("name", "grade", "earned_on", "expires_on", "pathway_id"),
        favourites=("name", "pathway_id", "expires_on"),
        about=credentials_about,
        sort=(("earned_on", True),),
        menu=("student.open", "credential.edit", "", "credential.delete"),
        verbs=("credential.delete",),
        fixed=("student_id", "earned_on", "expires_on"),
    )


def ask_for_credential(
    shell: Shell,
    parent: QWidget,
    values: Mapping[str, Any],
    credential_id: str | None = None,
    then: Callable[[str], object] | None = None,
) -> None:
    """Ask for a credential, or change the one with this id."""
    asked = Asked(
        Credential,
        FIELDS,
        _("Edit credential") if credential_id else _("New credential"),
        _("Save") if credential_id else _("Add credential"),
        _("Credential changed") if credential_id else _("Credential added"),
        _("Attach the certificate as a scan or photo beside the list, once it is added."),
    )
    ask_for(shell, parent, asked, lambda typed: save_credential(shell.book, typed, credential_id), then, values)


class CredentialPane(DetailPane):
    """One credential with its files, which may be dropped here."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the credential"), _("Choose a credential in the list."))
        self._shell = shell

    def fill(self, id_: str) -> bool:
        credential = credential_rows(self._shell.book, [id_]).get(id_)
        if credential is None:
            return False
        shell, name = self._shell, student_name(credential)
        self.add(self.head(Avatar(name, student_seed(credential), 46), credential["name"], name))
        self.add(row(Chip(*lasting(credential, date.today())), None))
        edit = button(_("Edit"), "", "primary", lambda: shell.trigger("credential.edit"), _("Edit the credential"))
        show = button(_("Open student"), press=lambda: shell.trigger("student.open"))
        self.add(boxed(row(offered(shell.book, "change:credential", edit), show, None)))
        facts: list[QWidget] = [
            Fact(icon, caption, text)
            for icon, caption, text in (
                ("stamp", _("Issued by"), credential["issuer"]),
                ("calendar", _("Earned"), day(credential["earned_on"]) if credential["earned_on"] else ""),
                ("hash", _("Number"), credential["number"]),
                ("graduation-cap", _("Pathway"), credential["pathway"]),
            )
            if text
        ]
        if facts:
            self.add_part(_("About"), *facts)
        if credential["note"]:
            self.add_part(_("Note"), label(credential["note"], wrap=True))
        add_files(self, shell, Credential)
        return True


class CredentialList(ListPart):
    """Enter changes a credential."""

    def __init__(self, shell: Shell) -> None:
        def adding() -> QWidget:
            return offered(shell.book, "add:credential", button(_("New credential"), "plus", "primary", self.new))

        empty = EmptyState(
            "badge-check",
            _("No credentials yet"),
            _("Certificates and licenses of an industry stand here, each with the scan that proves it."),
            adding(),
        )
        super().__init__(shell, credential_list(shell.book), CredentialPane(shell), empty, adding())
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id)
        return super().commands() | {
            "student.open": self.open_student if chosen else None,
            "credential.new": self.new,
            "credential.edit": self.edit if chosen else None,
            "credential.delete": self.delete if chosen else None,
        }

    def student_ids(self) -> list[str]:
        found = self.book.records(Credential, {"id": self.selected_ids()})
        return list(dict.fromkeys(each.student_id for each in found))

    # what can be done

    def open_student(self) -> None:
        """Go to the academics of the student of the credential with the focus."""
        if found := self.book.record(Credential, self.table.current_id):
            self.shell.go("student", f"{found.student_id}/academics")

    def new(self) -> None:
        """Ask for a credential and choose the new one."""
        said = _("Credential added")
        ask_for_credential(self.shell, self.window(), {}, then=lambda id_: self.show_new(id_, said))

    def edit(self) -> None:
        """Change the credential with the focus."""
        if found := self.book.record(Credential, self.table.current_id):
            ask_for_credential(self.shell, self.window(), found._asdict(), found.id)

    def delete(self) -> None:
        """Mark the chosen credentials as deleted."""
        self.work.delete(
            remove_credentials,
            lambda count: ngettext("{count} credential deleted", "{count} credentials deleted", count),
        )
