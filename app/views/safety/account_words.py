"""What an act about an account or a sheet with a code means, before it is done: what opens afterwards, what is lost."""

from __future__ import annotations

from app.book.book import Book
from app.book.slots import BOOK, Slot
from app.i18n import _, day
from app.models.sheets import made_at, sheet_of

NOTES = "notes"  # the compartment of the confidential notes


def about_reset(book: Book, slot: Slot) -> str:
    """What a new passphrase for somebody means."""
    said = [
        _(
            "The old passphrase does not open the book any more. Backups, copies and key files from before still open "
            "with it."
        )
    ]
    if book.compartments.get(slot.role):
        said.append(_("Notes that {name} sealed for nobody else are lost."))
    if _goes_with(book, slot) and _another_counselor(book, slot):
        said.append(_("Another counselor can give {name} the key of the confidential notes again."))
    elif _goes_with(book, slot) and sheet_of(book, NOTES):
        said.append(_("{name} will need the counselor sheet to read the confidential notes again."))
    return " ".join(said).format(name=slot.name)


def warning_of_reset(book: Book, slot: Slot) -> str:
    """That all confidential notes are lost with it; empty where they are not."""
    if not _goes_with(book, slot) or _another_counselor(book, slot) or sheet_of(book, NOTES):
        return ""
    return _(
        "Nobody but {name} holds the key of the confidential notes, and there is no counselor sheet: with a new "
        "passphrase all of these notes are lost. Let {name} try to remember the old one first."
    ).format(name=slot.name)


def about_removal(book: Book, slot: Slot) -> str:
    """What it means to take an account away."""
    said = [
        _(
            "The book gets a new key, so that this account opens neither the book nor later backups. Backups and "
            "copies made until now still open with it. Records and the staff member stay."
        )
    ]
    if book.compartments.get(slot.role):
        said.append(_("Notes that {name} sealed for nobody else are lost.").format(name=slot.name))
    return " ".join(said)


def about_sheet(book: Book) -> str:
    """What the recovery sheet is for, and whether there is one."""
    return " ".join([_("Opens the book when a passphrase is forgotten."), _since(book, BOOK)])


def about_counselor_sheet(book: Book) -> str:
    """What the counselor sheet is for, and whether there is one."""
    if book.holds(NOTES):
        said = _("Gives a counselor the key of the confidential notes again. Coordinators cannot make it.")
    else:
        said = _("You do not have the key of the confidential notes: another counselor or the sheet gives it.")
    return f"{said} {_since(book, NOTES)}"


def about_new_sheet(counselors: bool) -> str:
    """What a new sheet means for an older one."""
    if counselors:
        return _(
            "Print the sheet and lock it away. When it takes effect, an older sheet does not give the key any more; "
            "of backups and copies from before it still does."
        )
    return _(
        "Print the sheet and lock it away. When it takes effect, an older sheet opens neither the book nor later "
        "backups; backups and copies from before still open with it."
    )


def _since(book: Book, key: str) -> str:
    sheet = sheet_of(book, key)
    if sheet is None:
        return _("There is no sheet yet.")
    made = made_at(book, sheet)
    return _("The sheet was made on {day}.").format(day=day(made.date())) if made else ""


def _goes_with(book: Book, slot: Slot) -> bool:
    """Whether an account loses the key of the confidential notes with its passphrase."""
    return slot.holds(NOTES) and not book.holds(NOTES)


def _another_counselor(book: Book, slot: Slot) -> bool:
    return any(other.is_account and other.id != slot.id for other in book.ring.holders(NOTES))
