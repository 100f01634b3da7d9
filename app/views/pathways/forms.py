"""What is typed about pathways in dialogs: a new one, a change, who joins, and who leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.models.joining_pathways import add_pathway, leave_pathway
from app.models.pathways import CtePathway, PathwayMembership, SitePathway
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names, RecordForm
from app.views.pathways.joining import JoiningDialog
from app.views.window import ask
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.book import Book

FIELDS: Names = (
    "cte_pathway_id",
    "name",
    "sector_id",
    ("target_minutes", "placements_from"),
    "certification",
    ("starts_on", "ends_on"),
    "note",
)


def new_pathway(parent: QWidget, book: Book, then: Callable[[str], object]) -> None:
    """Ask for a pathway: one of the state's, or a free one; `then` takes the id of the new one."""
    made: list[str] = []
    dialog = FormDialog(
        parent,
        book,
        SitePathway,
        FIELDS,
        _("New pathway"),
        _("Add pathway"),
        lambda values: made.append(add_pathway(book, values)),
        sentence=_("Choose one of the state's CTE pathways, or leave it empty and write a name of your own."),
    )
    _fill_from_code(dialog.form, book)
    dialog.accepted.connect(lambda: then(made[0]))
    ask.show(dialog)


def edit_pathway(parent: QWidget, book: Book, id_: str, then: Callable[[], object]) -> None:
    """Change the fields of a pathway."""
    dialog = FormDialog(
        parent,
        book,
        SitePathway,
        FIELDS,
        _("Edit pathway"),
        _("Save"),
        lambda values: book.save(SitePathway, id_, values),
        book.records(SitePathway, {"id": id_})[0]._asdict(),
    )
    _fill_from_code(dialog.form, book)
    dialog.accepted.connect(then)
    ask.show(dialog)


def _fill_from_code(form: RecordForm, book: Book) -> None:
    """A CTE pathway brings its sector, and its name where none was written."""

    def fill(name: str) -> None:
        if name != "cte_pathway_id":
            return
        chosen = form.editor(name).widget.chosen  # type: ignore[attr-defined]
        if chosen:
            [code] = book.records(CtePathway, {"id": chosen})
            filled: dict[str, Any] = {"sector_id": code.sector_id}
            if not form.editor("name").read():
                filled["name"] = code.name
            form.show_values(filled)

    form.changed.connect(fill)


def add_members(parent: QWidget, shell: Shell, pathway_id: str, then: Callable[[int], object]) -> None:
    """Choose students who join a pathway."""
    ask.show(JoiningDialog(parent, shell, pathway_id, then))


def end_memberships(parent: QWidget, book: Book, ids: Sequence[str], then: Callable[[int], object]) -> None:
    """Ask when and why memberships end."""
    count = len(ids)
    title = ngettext("End {count} membership", "End {count} memberships", count).format(count=count)

    def save(values: dict[str, Any]) -> None:
        leave_pathway(book, ids, values["ends_on"] or date.today(), values["reason"] or "")

    dialog = FormDialog(
        parent,
        book,
        PathwayMembership,
        (("ends_on", "reason"),),
        title,
        _("End"),
        save,
        {"ends_on": date.today()},
        sentence=_("The membership stays in the student's record with its dates."),
    )
    dialog.accepted.connect(lambda: then(count))
    ask.show(dialog)
