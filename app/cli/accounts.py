"""The accounts of a book: who may open it, and as what."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.book import accounts
from app.book.book import Book
from app.book.four_words import four_words
from app.book.slots import Slot
from app.cli import opening
from app.cli.answers import Answer
from app.cli.parsing import Usage
from app.i18n import _
from app.models import staff_accounts


def keep(asked: Namespace) -> Answer:
    """List, add, rename, give a role, reset the passphrase, or remove."""
    if asked.act != "list" and not asked.name:
        raise Usage(_("say whose account: accounts {act} NAME").format(act=asked.act))
    if asked.act in ("add", "role") and not asked.role:
        raise Usage(_("say as what: --role ROLE"))
    if asked.act == "rename" and not asked.to:
        raise Usage(_("say the new name: --to NAME"))
    with opening.open_asked(asked) as book:
        if asked.act == "list":
            told = [_told(book, slot) for slot in book.accounts]
            lines = [f"{each['name']}\t{each['role']}" for each in told]
            if book.is_sample:
                lines = [_("The sample school opens for everybody. A book of your own has accounts with passphrases.")]
            return Answer({"accounts": told}, "\n".join(lines))
        return _changed(asked, book)


def _changed(asked: Namespace, book: Book) -> Answer:
    passphrase = ""
    if asked.act in ("add", "reset"):
        passphrase = four_words() if asked.four_words else opening.for_account(asked)
    if asked.act == "add":
        slot = staff_accounts.add_account(book, asked.name, asked.role, passphrase)
        text = _("“{name}” has an account now: {role}.")
    else:
        slot = book.ring.named(asked.name)
        match asked.act:
            case "role":
                accounts.change_role(book, slot.id, asked.role, asked.losing)
                text = _("The role of “{name}” is now: {role}.")
            case "rename":
                accounts.rename(book, slot.id, asked.to)
                text = _("The account is now called “{name}”.")
            case "reset":
                accounts.reset(book, slot.id, passphrase, asked.losing)
                text = _("“{name}” has a new passphrase.")
            case _:
                return _removed(asked, book, slot)
        slot = book.ring.account(slot.id)
    told = _told(book, slot)
    text = text.format(name=slot.name, role=told["role_name"])
    if asked.four_words and passphrase:
        told["passphrase"] = passphrase
        text += "\n" + _("Passphrase: {passphrase}").format(passphrase=passphrase)
    return Answer({"account": told}, text)


def _removed(asked: Namespace, book: Book, slot: Slot) -> Answer:
    names = [folder.name for folder in staff_accounts.remove_account(book, slot.id, asked.losing)]
    text = _("The account “{name}” was removed and the book has a new key.").format(name=slot.name)
    if names:
        text += "\n" + _("These older backups still open with it: {names}").format(names=", ".join(names))
    return Answer({"removed": slot.name, "backups_it_opens": names}, text)


def _told(book: Book, slot: Slot) -> dict[str, Any]:
    return {
        "name": slot.name,
        "role": slot.role,
        "role_name": staff_accounts.role_words(slot.role),
        "self": slot.id == book.account.id,
        "holds": accounts.held(slot),
    }
