"""Accounts: who may open this book and as what, and the sheets that open it when a passphrase is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.book import accounts, trusting
from app.book.accounts import LastHolder
from app.book.book import Book
from app.book.recovery_code import new_recovery_code
from app.book.slots import Slot
from app.i18n import _, ngettext, number
from app.models import Site, staff_accounts
from app.models.sheets import sheet_of
from app.views.look.buttons import button, icon_button
from app.views.look.cards import Banner, Card
from app.views.look.chips import Chip
from app.views.look.labels import Avatar, label
from app.views.look.layouts import clear, column, hide_unless, row
from app.views.safety import account_words
from app.views.safety.account_dialogs import AccountDialog, NewPassphraseDialog, SheetDialog
from app.views.safety.account_words import NOTES
from app.views.safety.old_backups import BackupsDialog
from app.views.safety.panel import Panel
from app.views.settings.line import SettingLine
from app.views.window import ask
from app.views.window.jobs import Work
from app.views.window.page import Shell


class AccountLine(QWidget):
    """One account: whose, as what, and what can be done with it."""

    def __init__(self, slot: Slot, is_own: bool, lacks_key: bool, is_wrong: bool, tools: list[QWidget]) -> None:
        super().__init__()
        self.slot, self.tools = slot, tools
        name = slot.name or _("Coordinator")
        role = label(staff_accounts.role_words(slot.role), "faint")
        words = column(None, label(name, "strong"), role, None, spacing=1)
        line = row(Avatar(name, slot.id, 34), 4, margins=(0, 6, 0, 6))
        line.addLayout(words, 1)
        if is_own:
            line.addWidget(Chip(_("You"), "info"))
        if lacks_key:
            line.addWidget(Chip(_("Without the key of confidential notes"), "warn"))
        if is_wrong:
            line.addWidget(Chip(_("Changed past the program"), "bad"))
        for tool in tools:
            line.addWidget(tool)
        self.setLayout(line)


class AccountsPanel(Panel):
    """Everybody sees the accounts and chooses their own passphrase; who keeps them changes them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setAccessibleName(_("Accounts"))
        self._keeps = self.book.may("accounts") and not self.book.is_sample
        self.new = button(_("New account"), "user-plus", "primary", self.add)
        hide_unless(self.new, self._keeps)
        self.tools = [self.new]
        self.people = Card(_("Accounts"), spacing=0)
        self.lines = column(spacing=0)
        self.people.add(self.lines)
        self.sheets = Card(_("When a passphrase is forgotten"), spacing=0)
        self._since: list[Callable[[], object]] = []  # which sheets there are, said anew
        self._add_sheets()
        self.scroll(self.people, self.sheets)

    def _add_sheets(self) -> None:
        own = button(_("Choose a new one"), "key-round", press=self.choose_own)
        self.sheets.add(
            SettingLine(_("Your passphrase"), _("Nobody else knows it, and nobody can look it up."), own, wide=True)
        )
        if self._keeps:
            sheet = button(_("New recovery sheet"), "printer", press=self.new_sheet)
            self._add_line(_("Recovery sheet"), account_words.about_sheet, sheet)
        if NOTES in self.book.compartments.get(self.book.role, ()):
            if self.book.holds(NOTES):
                verb = button(_("New counselor sheet"), "printer", press=self.new_counselor_sheet)
            else:
                verb = button(_("Use the counselor sheet"), "key", press=self.take_key)
                verb.setEnabled(sheet_of(self.book, NOTES) is not None)
            self._add_line(_("Counselor sheet"), account_words.about_counselor_sheet, verb)
        self.own = own
        own.setEnabled(not self.book.is_sample)

    def _add_line(self, title: str, words: Callable[[Book], str], verb: QWidget) -> None:
        line = SettingLine(title, words(self.book), verb, wide=True)
        self.sheets.add(line)
        self._since.append(lambda: line.say(words(self.book)))

    # what is shown

    def refresh(self, changes: object | None) -> None:
        for say in self._since:
            say()
        kept = self._focused()
        clear(self.lines)
        faults = trusting.faults(self.book.ring, self.book.unlocked)
        for fault in faults:
            self.lines.addWidget(Banner(fault.sentence, "bad"))
        for slot in self.book.accounts:
            self.lines.addWidget(self._line(slot, slot.id in {fault.slot for fault in faults}))
        if self.book.is_sample:
            said = _("The sample school opens for everybody. A book of your own has accounts with passphrases.")
            self.lines.addWidget(label(said, "muted", wrap=True))
        self._focus_again(kept)

    def _focused(self) -> tuple[str, int]:
        """The account whose line has the focus, and which of its buttons; empty where none has."""
        for line in self._account_lines():
            for place, tool in enumerate(line.tools):
                if tool is self.window().focusWidget():
                    return line.slot.id, place
        return "", 0

    def _focus_again(self, kept: tuple[str, int]) -> None:
        """The keyboard stays with the account; where its line went, it goes to what comes first."""
        id_, place = kept
        if not id_:
            return
        tools = next((line.tools for line in self._account_lines() if line.slot.id == id_), [])
        target = tools[min(place, len(tools) - 1)] if tools else self.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _account_lines(self) -> list[AccountLine]:
        items = (self.lines.itemAt(at) for at in range(self.lines.count()))
        return [line for item in items if item and isinstance(line := item.widget(), AccountLine)]

    def _line(self, slot: Slot, is_wrong: bool) -> AccountLine:
        is_own = slot.id == self.book.account.id
        wanted = self.book.compartments.get(slot.role, ())
        lacks = bool(self.book.ring.holders(NOTES)) and NOTES in wanted and not slot.holds(NOTES)
        tools: list[QWidget] = []
        if lacks and self.book.holds(NOTES):
            tools.append(icon_button("key", _("Give {name} the key").format(name=slot.name), partial(self.give, slot)))
        if self._keeps:
            verbs: list[tuple[str, str, Callable[[Slot], object]]] = [
                ("pencil", _("Edit the account of {name}"), self.edit)
            ]
            if not is_own:
                verbs += [
                    ("key-round", _("New passphrase for {name}"), self.reset),
                    ("trash-2", _("Remove the account of {name}"), self.remove),
                ]
            tools += [icon_button(icon, said.format(name=slot.name), partial(do, slot)) for icon, said, do in verbs]
        return AccountLine(slot, is_own, lacks, is_wrong, tools)

    def first_focus(self) -> QWidget | None:
        return self.new if self._keeps else self.own

    # what is done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {
            "safety.new_account": self.add if self._keeps else None,
            "safety.passphrase": None if self.book.is_sample else self.choose_own,
            "safety.sheet": self.new_sheet if self._keeps else None,
        }

    def add(self) -> None:
        """Ask for a new account."""
        dialog = AccountDialog(self, staff_accounts.without_account(self.book))

        def accepted() -> None:  # the dialog is gone when the work begins on its thread
            told = dialog.name.text(), dialog.role.currentData(), dialog.passphrase.text(), dialog.staff_id
            act = partial(staff_accounts.add_account, self.book, *told)
            self._do(dialog.windowTitle(), act, _("The account was added"))

        dialog.accepted.connect(accepted)
        ask.show(dialog)

    def edit(self, slot: Slot) -> None:
        """Ask for another name and role."""
        dialog = AccountDialog(self, {}, slot)
        dialog.role.setEnabled(slot.id != self.book.account.id)

        def act(name: str, role: str, losing: bool = False) -> None:
            if role != slot.role:
                accounts.change_role(self.book, slot.id, role, losing)
            if name.strip() != slot.name:
                accounts.rename(self.book, slot.id, name)

        def accepted() -> None:
            told = partial(act, dialog.name.text(), dialog.role.currentData())
            self._do(dialog.windowTitle(), told, _("The account was changed"))

        dialog.accepted.connect(accepted)
        ask.show(dialog)

    def reset(self, slot: Slot) -> None:
        """Ask for a new passphrase for somebody who forgot theirs."""

        def chosen(passphrase: str) -> None:
            act = partial(accounts.reset, self.book, slot.id, passphrase)
            self._do(title, act, _("{name} has a new passphrase").format(name=slot.name))

        title = _("New passphrase for {name}").format(name=slot.name)
        about, warning = account_words.about_reset(self.book, slot), account_words.warning_of_reset(self.book, slot)
        ask.show(NewPassphraseDialog(self, title, about, chosen, warning))

    def remove(self, slot: Slot) -> None:
        """Ask, take the account away, and name the backups that it still opens."""
        title = _("Remove the account of {name}").format(name=slot.name)

        def removed(folders: Any) -> None:
            if folders:
                said = ngettext(
                    "{count} older backup still opens with the account of {name}.",
                    "{count} older backups still open with the account of {name}.",
                    len(folders),
                ).format(count=number(len(folders)), name=slot.name)
                copies = _("Copies on sticks and other computers open with it, too. Pathbook cannot reach those.")
                ask.show(BackupsDialog(self.shell, _("The account was removed"), said, copies, folders))

        act = partial(staff_accounts.remove_account, self.book, slot.id)
        ask.question(
            self,
            title,
            account_words.about_removal(self.book, slot),
            _("Remove the account"),
            lambda: self._do(title, act, _("The account was removed"), removed),
            "danger",
        )

    def give(self, slot: Slot) -> None:
        """Give another counselor the key of the confidential notes."""
        act = partial(accounts.give, self.book, slot.id, NOTES)
        self._do(_("Confidential notes"), act, _("{name} can read the confidential notes now").format(name=slot.name))

    def choose_own(self) -> None:
        """Ask for another passphrase of one's own."""
        title = _("Choose a new passphrase")

        def chosen(passphrase: str) -> None:
            self._do(title, partial(accounts.choose_passphrase, self.book, passphrase), _("The new passphrase is kept"))

        sentence = _("It holds from the next unlocking on. Backups and copies from before open with the old one.")
        ask.show(NewPassphraseDialog(self, title, sentence, chosen))

    def new_sheet(self) -> None:
        """Make a new recovery sheet of the book."""
        code = new_recovery_code()
        self._sheet(SheetDialog(self, self._site(), code), partial(accounts.new_recovery, self.book, code))

    def new_counselor_sheet(self) -> None:
        """Make a new sheet for the key of the confidential notes."""
        code = new_recovery_code()
        act = partial(accounts.new_compartment_recovery, self.book, NOTES, code)
        self._sheet(SheetDialog(self, self._site(), code, counselors=True), act)

    def take_key(self) -> None:
        """Ask for the code of the counselor sheet."""

        def typed(code: str) -> None:
            self._do(_("Counselor sheet"), partial(accounts.take, self.book, code), _("You have the key now"))

        ask.text(self, _("Use the counselor sheet"), _("Code of the counselor sheet"), _("Use the sheet"), typed)

    def _sheet(self, dialog: SheetDialog, act: Callable[[], object]) -> None:
        dialog.accepted.connect(lambda: self._do(dialog.windowTitle(), act, _("The new sheet is in effect")))
        ask.show(dialog)

    def _site(self) -> str:
        return next((site.name for site in self.book.records(Site)), self.book.path.stem)

    def _do(self, title: str, act: Callable[..., Any], said: str, then: Callable[[Any], object] | None = None) -> None:
        """Do it off the window's thread; where confidential notes would be lost with it, ask first."""

        def work(**how: bool) -> Work:
            yield 0, 0
            try:
                return act(**how)
            except LastHolder as last:
                return last

        def done(value: Any) -> None:
            if isinstance(value, LastHolder):
                again = partial(self.shell.run, title, work(losing=True), done)
                ask.question(self, title, str(value), _("Go on and lose the notes"), again, "danger")
                return
            self.refresh(None)
            self.shell.toast(said)
            if then:
                then(value)

        self.shell.run(title, work(), done)
