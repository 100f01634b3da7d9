"""Industry credentials that are typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from app.book.book import Book
from app.book.refused import UnfitField
from app.i18n import _, ngettext, number
from app.models.credentials import Credential


def save_credential(book: Book, values: Mapping[str, Any], credential_id: str | None = None) -> str:
    """Add a credential, or change the one with this id; returns its id.

    Raises UnfitField for one that is earned after today, or expires before it is earned.
    """
    earned, expires = values.get("earned_on"), values.get("expires_on")
    if earned and earned > date.today():
        raise UnfitField("earned_on", _("A credential cannot be earned after today."))
    if earned and expires and expires < earned:
        raise UnfitField("expires_on", _("It expires before the day on which it was earned."))
    with book.edit(_("Edit credential") if credential_id else _("Add credential")) as edit:
        if credential_id is None:
            return edit.insert(Credential, [values])[0]
        edit.update(Credential, {credential_id: values})
    return credential_id


def remove_credentials(book: Book, credential_ids: Collection[str]) -> int:
    """Mark credentials as deleted."""
    title = ngettext("Delete {count} credential", "Delete {count} credentials", len(credential_ids))
    with book.edit(title.format(count=number(len(credential_ids)))) as edit:
        return edit.delete(Credential, credential_ids)
