"""What can be done with papers: noted as requested or received, waived, taken back, scanned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.book.asking import Entity
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day, ngettext, number
from app.models.agreements import Agreement
from app.models.attaching import Attached, Offer
from app.models.keeping_papers import (
    Place,
    forget_papers,
    receive_papers,
    receiving_scans,
    request_papers,
    usual_expiry,
    waive_papers,
)
from app.models.paperwork import Paperwork
from app.models.paperwork_matrix import paper_row
from app.models.placements import Placement
from app.views.forms.form_dialog import FormDialog
from app.views.window import ask
from app.views.window.page import Shell


def request(shell: Shell, places: Sequence[Place]) -> None:
    """Note that papers were asked for."""
    if shell.attempt(lambda: request_papers(shell.book, places)):
        said = ngettext("{count} paper requested", "{count} papers requested", len(places))
        shell.toast(said.format(count=number(len(places))), undo=True)


def forget(shell: Shell, places: Sequence[Place]) -> None:
    """Take back what was noted."""
    if shell.attempt(lambda: forget_papers(shell.book, places)):
        said = ngettext("{count} paper is missing again", "{count} papers are missing again", len(places))
        shell.toast(said.format(count=number(len(places))), undo=True)


def waive(shell: Shell, parent: QWidget, places: Sequence[Place]) -> None:
    """Ask why papers are not needed."""

    def done(reason: str) -> None:
        if shell.attempt(lambda: waive_papers(shell.book, places, reason)):
            said = ngettext("{count} paper waived", "{count} papers waived", len(places))
            shell.toast(said.format(count=number(len(places))), undo=True)

    title = ngettext("Waive {count} paper", "Waive {count} papers", len(places)).format(count=number(len(places)))
    ask.text(parent, title, _("Reason"), _("Waive"), done, sentence=_("The reason stands where the paper would."))


def receive(shell: Shell, parent: QWidget, places: Sequence[Place], title: str) -> None:
    """Ask since when papers are there, and until when they hold, which is filled in as their kind says."""
    ask.show(ReceiveDialog(parent, shell, places, title))


class ReceiveDialog(FormDialog):
    """The day on which papers came. Of one kind, the day on which they expire follows it until somebody types it."""

    def __init__(self, parent: QWidget, shell: Shell, places: Sequence[Place], title: str) -> None:
        self._shell, self._places = shell, places
        self._kinds = list(dict.fromkeys(place.kind_id for place in places))
        one_kind = len(self._kinds) == 1
        names = (("received_on", "expires_on"), "note") if one_kind else ("received_on", "note")
        said = () if one_kind else (_("Each expires as its kind of document says."),)
        self._typed = False
        super().__init__(
            parent,
            shell.book,
            Paperwork,
            names,
            title,
            _("Received"),
            self._receive,
            {"received_on": date.today()},
            " ".join(filter(None, (_begun(shell.book, places), *said))),
        )
        if one_kind:
            self._show_expiry()
            self.form.begin()
            self.form.changed.connect(self._follow)

    def _follow(self, name: str) -> None:
        if name == "expires_on":
            self._typed = True
        elif name == "received_on" and not self._typed:
            self._show_expiry()

    def _show_expiry(self) -> None:
        try:
            on: date | None = self.form.editor("received_on").read()
        except Refused:
            return
        self.form.show_values({"expires_on": usual_expiry(self._shell.book, self._kinds[0], on)})

    def _receive(self, typed: dict[str, Any]) -> None:
        book, on = self._shell.book, typed["received_on"] or date.today()
        if "expires_on" in typed:
            until = {self._kinds[0]: typed["expires_on"]}
        else:
            until = {kind: usual_expiry(book, kind, on) for kind in self._kinds}
        count = receive_papers(book, self._places, on, until, typed["note"])
        said = ngettext("{count} paper received", "{count} papers received", count)
        self._shell.toast(said.format(count=number(count)), undo=True)


def _begun(book: Book, places: Sequence[Place]) -> str:
    """What the day of receipt means for hours that may be there already; "" where no work has begun."""
    ids = list({place.placement_id for place in places if place.placement_id})
    starts = [on for (on,) in book.rows(Placement, ids, ["starts_on"]).values() if on and on < date.today()]
    said = _("The work began on {day}: hours before the day you write here are shown with a warning.")
    return said.format(day=day(min(starts))) if starts else ""


def receive_scan(shell: Shell, place: Place, offers: Sequence[Offer], then: Callable[[Attached], object]) -> None:
    """Note a paper as received today, and attach the scan of it; `then` takes what became of the files."""
    shell.run(_("Attaching files"), receiving_scans(shell.book, place, offers, date.today()), then)


def paper_at(book: Book, place: Place) -> tuple[Entity, str] | None:
    """The record on which the scan of a paper hangs: the paper itself, or the agreement of the employer."""
    id_ = paper_row(book, place.student_id, place.placement_id).cells[place.kind_id].record_id
    if id_ is None:
        return None
    return (Paperwork if book.record(Paperwork, id_) else Agreement), id_
