"""What an edit is called where nobody named it: which field of which record, or how many."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.book.asking import Entity
from app.book.base import table_of
from app.book.fields import fields_of
from app.i18n import _, ngettext

LONGEST = 40  # characters of a record's words in a title


def words_for(connection: Connection, entity: Entity, id_: str) -> str:
    """The words that stand for a record, "Rivera, Ana"; without such, what it is: "guardian". Deleted ones, too."""
    table = table_of(entity)
    names = entity.shown_as
    row = connection.execute(select(*(table.c[n] for n in names or ("id",))).where(table.c.id == id_)).one_or_none()
    parts = [str(part) for part in row or () if part] if names else []
    words = ", ".join(map(_, parts) if entity.translated else parts)
    words = words or _(entity.title)
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def change_of(connection: Connection, entity: Entity, id_: str, names: Sequence[str]) -> str:
    """The title of a change of some fields of one record: "Change “Grade” of Rivera, Ana"."""
    who = words_for(connection, entity, id_)
    if len(names) == 1:
        return _("Change “{field}” of {who}").format(field=_(fields_of(entity)[names[0]].label), who=who)
    changed = ngettext("Change {count} field of {who}", "Change {count} fields of {who}", len(names))
    return changed.format(count=len(names), who=who)
