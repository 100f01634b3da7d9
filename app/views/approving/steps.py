"""The steps of approval as the window does them: asked for where need be, done, and told with the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.book.refused import Refused
from app.i18n import _, fold, ngettext, number
from app.models.approving import approve, reject, reopen
from app.models.handed_in import reasons
from app.models.hours import HourEntry
from app.models.verifying import supervisor_of, verify
from app.views.forms.form_dialog import FormDialog
from app.views.forms.pick_edit import PickEdit
from app.views.forms.picks import Pick
from app.views.lists.row_work import MANY
from app.views.look.labels import caption_for
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.jobs import Work


class Steps:
    """Steps with some entries. Dialogs open over `parent`."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell, self._book, self._parent = shell, shell.book, parent

    def approve(self, ids: Sequence[str]) -> None:
        """Approve entries."""
        self._do(
            _("Approving hours"),
            ids,
            lambda: approve(self._book, ids),
            lambda n: ngettext("{count} entry approved", "{count} entries approved", n),
        )

    def reject(self, ids: Sequence[str]) -> None:
        """Ask for the reason, then send entries back."""
        ask.show(ReasonDialog(self._parent, self._book, lambda reason: self.reject_for(ids, reason)))

    def reject_for(self, ids: Sequence[str], reason: str) -> None:
        """Send entries back for this reason."""
        self._do(
            _("Rejecting hours"),
            ids,
            lambda: reject(self._book, ids, reason),
            lambda n: ngettext("{count} entry rejected", "{count} entries rejected", n),
        )

    def reopen(self, ids: Sequence[str]) -> None:
        """Ask for the reason, then make drafts of entries."""
        caption = _("Reason, for the history")
        ask.text(self._parent, _("Reopen hours"), caption, _("Reopen"), lambda reason: self._reopen_for(ids, reason))

    def _reopen_for(self, ids: Sequence[str], reason: str) -> None:
        self._do(
            _("Reopening hours"),
            ids,
            lambda: reopen(self._book, ids, reason),
            lambda n: ngettext("{count} entry reopened", "{count} entries reopened", n),
        )

    def verify(self, ids: Sequence[str]) -> None:
        """Ask who vouches for entries, how and since when."""
        ask.show(VerifyDialog(self._parent, self._shell, ids))

    def _do(self, title: str, ids: Sequence[str], step: Callable[[], int], worded: Callable[[int], str]) -> None:
        """A few entries at once, many by a job."""

        def work() -> Work:
            yield 0, 0
            return step()

        def told(count: int) -> None:
            self._shell.toast(worded(count).format(count=number(count)), undo=True)

        if len(ids) > MANY:
            self._shell.run(title, work(), told)
            return
        done: list[int] = []
        if self._shell.attempt(lambda: done.append(step())):
            told(done[0])


class Reasons:
    """What was said before, found by any of its words."""

    def __init__(self, book: Book) -> None:
        self._texts = reasons(book)

    def search(self, text: str) -> list[Pick]:
        words = fold(text).split()
        return [Pick(each, each) for each in self._texts if all(word in fold(each) for word in words)]

    def named(self, value: str) -> Pick:
        return Pick(value, value)

    def missing(self, text: str) -> Refused:
        return Refused(_("Say why: a rejection needs a reason."))


class ReasonDialog(Dialog):
    """Why hours are sent back: typed, or chosen from what was said before."""

    def __init__(self, parent: QWidget, book: Book, then: Callable[[str], object]) -> None:
        told = _("Whoever logged them reads the reason with the hours and in the week grid.")
        super().__init__(parent, _("Reject hours"), told, 520)
        self.line = PickEdit(Reasons(book))
        self.line.setPlaceholderText(_("A few letters find a reason that was given before"))
        self.body.addWidget(caption_for(_("Reason"), self.line))
        self.body.addWidget(self.line)
        self.add_cancel()
        verb = self.add_button(_("Reject"), self.accept, "primary")
        verb.setEnabled(False)
        self.line.textChanged.connect(lambda text: verb.setEnabled(bool(text.strip())))
        self.accepted.connect(lambda: then(self.line.text()))
        self.line.setFocus()


class VerifyDialog(FormDialog):
    """Who vouches for hours, and how they said so. The supervisor's name is filled in where there is one."""

    def __init__(self, parent: QWidget, shell: Shell, ids: Sequence[str]) -> None:
        self._shell, self._ids = shell, ids
        placements = {entry.placement_id for entry in shell.book.records(HourEntry, {"id": list(ids)})}
        count = len(ids)
        title = ngettext("Verify {count} entry", "Verify {count} entries", count).format(count=number(count))
        super().__init__(
            parent,
            shell.book,
            HourEntry,
            ("verified_by", ("verified_how", "verified_on")),
            title,
            _("Verify"),
            self._verify,
            {"verified_by": supervisor_of(shell.book, placements), "verified_on": date.today()},
            _("For a supervisor who signed or said that these hours were worked. It stands with each entry."),
        )
        self.go_to("verified_how" if self.form.editor("verified_by").read() else "verified_by")

    def _verify(self, values: dict[str, Any]) -> None:
        by, how, on = (values[name] for name in ("verified_by", "verified_how", "verified_on"))
        count = verify(self._shell.book, self._ids, by or "", how or "", on or date.today())
        said = ngettext("{count} entry verified", "{count} entries verified", count)
        self._shell.toast(said.format(count=number(count)), undo=True)
