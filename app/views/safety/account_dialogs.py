"""Dialogs about accounts: a new one, another name or role, a new passphrase, and sheets with codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.book.slots import Slot
from app.i18n import _
from app.models.permissions import ROLE_NAMES, ROLES
from app.views.entrance.code_check import CodeCheck
from app.views.entrance.passphrase_entry import PassphraseEntry
from app.views.look.cards import Banner
from app.views.look.labels import caption_for
from app.views.safety.account_words import about_new_sheet
from app.views.window.dialog import Dialog


class AccountDialog(Dialog):
    """A new account, or with `slot` another name and role for one."""

    def __init__(self, parent: QWidget | None, staff: Mapping[str, str], slot: Slot | None = None) -> None:
        """`staff`: the names of the staff members without an account, by id."""
        sentence = _("Tell the person the passphrase. They can choose another one later.")
        super().__init__(
            parent,
            _("Account of {name}").format(name=slot.name) if slot else _("New account"),
            "" if slot else sentence,
        )
        self._slot = slot
        self.staff, self.name, self.role = QComboBox(), QLineEdit(slot.name if slot else ""), QComboBox()
        self.passphrase = PassphraseEntry()
        self.staff.addItem(_("Somebody who is not in the staff list"), "")
        for id_, called in sorted(staff.items(), key=lambda item: item[1].casefold()):
            self.staff.addItem(called, id_)
        self.staff.currentIndexChanged.connect(self._choose)
        for role in ROLES:
            self.role.addItem(_(ROLE_NAMES[role]), role)
        self.role.setCurrentIndex(max(self.role.findData(slot.role if slot else "teacher"), 0))
        if not slot:
            self.body.addWidget(caption_for(_("Staff member"), self.staff))
            self.body.addWidget(self.staff)
        for caption, field in ((_("Name"), self.name), (_("Role"), self.role)):
            self.body.addWidget(caption_for(caption, field))
            self.body.addWidget(field)
        if not slot:
            self.passphrase.add_to(self.body, _("Passphrase"))
        self.add_cancel()
        self.verb = self.add_button(_("Save") if slot else _("Add the account"), self.accept, "primary")
        self.name.textChanged.connect(self._check)
        self.passphrase.textChanged.connect(self._check)
        self._check()
        (self.name if slot or len(staff) == 0 else self.staff).setFocus()

    @property
    def staff_id(self) -> str | None:
        """The staff member whose account it is, where one was chosen."""
        return self.staff.currentData() or None

    def _choose(self) -> None:
        if self.staff_id:
            self.name.setText(self.staff.currentText())

    def _check(self) -> None:
        self.verb.setEnabled(bool(self.name.text().strip()) and (self._slot is not None or self.passphrase.is_good))


class NewPassphraseDialog(Dialog):
    """`then` takes the new passphrase."""

    def __init__(
        self, parent: QWidget | None, title: str, sentence: str, then: Callable[[str], object], warning: str = ""
    ) -> None:
        """With a `warning` of what is lost with it, Enter alone does nothing."""
        super().__init__(parent, title, sentence)
        if warning:
            self.body.addWidget(Banner(warning, "bad"))
            self.setAccessibleDescription(f"{sentence} {warning}")
        self.passphrase = PassphraseEntry()
        self.passphrase.add_to(self.body, _("New passphrase"))
        self.add_cancel()
        self.verb = self.add_button(_("Use this passphrase"), self.accept, "danger" if warning else "primary")
        self.verb.setEnabled(False)
        self.passphrase.textChanged.connect(lambda: self.verb.setEnabled(self.passphrase.is_good))
        self.accepted.connect(lambda: then(self.passphrase.text()))
        self.passphrase.setFocus()


class SheetDialog(Dialog):
    """A new code on paper; it takes effect once a block of it was typed back."""

    def __init__(self, parent: QWidget | None, site: str, code: str, counselors: bool = False) -> None:
        super().__init__(
            parent,
            _("New counselor sheet") if counselors else _("New recovery sheet"),
            about_new_sheet(counselors),
            width=560,
        )
        self.check = CodeCheck(site, code, counselors)
        self.body.addWidget(self.check)
        self.add_cancel()
        self.verb = self.add_button(_("Use this sheet"), self.accept, "primary")
        self.verb.setEnabled(False)
        self.check.proved.connect(self.verb.setEnabled)
