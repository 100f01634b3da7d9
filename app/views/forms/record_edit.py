"""A field that names another record, found by its words, its ID or its code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.book.fields import Field, fields_of
from app.book.refused import Refused
from app.i18n import _
from app.models.kinds import grade_words
from app.views.forms.pick_edit import PickEdit
from app.views.forms.picks import Pick

if TYPE_CHECKING:
    from app.book.book import Book

MOST = 100  # records in the list; typing more letters narrows it

_BEHIND = {
    "student": ("local_id", "grade"),
    "cte_pathway": ("sector_id", "code"),
    "site_pathway": ("sector_id",),
    "sector": ("code",),
    "employer": ("city", "kind"),
    "employer_contact": ("position", "phone"),
    "staff": ("role", "email"),
    "strategy": ("domain", "delivery"),
}
"""What is shown in the second line, where the words alone may not tell two apart."""

_MARK = {"student": "local_id", "cte_pathway": "sector_id", "employer_contact": "position"}
"""Which of these stands in the field behind the words, too."""

_SORTED = {"cte_pathway": "sector_id"}

_OFFERED = {"activity_type": {"off": [None, False]}, "strategy": {"active": True}, "plan_template": {"active": True}}
"""Which records are offered at all; what a record refers to already stays."""


class RecordEdit(PickEdit):
    """Chooses one record of `entity`."""

    def __init__(self, book: Book, entity: type) -> None:
        self._book, self._entity = book, entity
        self._records = _Records(book, entity)
        super().__init__(self._records)

    def narrow(self, where: Mapping[str, Any]) -> None:
        """Offer only the records that meet `where`; one that does not is let go."""
        self._records.where = where
        if self.chosen and not self._book.ids(self._entity, where={"id": self.chosen, **where}):
            self.show_value(None)


class _Records:
    """The records of the book as a source; see `pick_edit.Source`."""

    def __init__(self, book: Book, entity: type) -> None:
        self._book, self._entity = book, entity
        self.where: Mapping[str, Any] = {}

    def search(self, text: str) -> list[Pick]:
        words = re.sub(r"[,·]", " ", text.partition(" · ")[0])
        first = _SORTED.get(self._entity.__tablename__)
        sort = [(first, False)] if first else []
        where = {**_OFFERED.get(self._entity.__tablename__, {}), **self.where}
        return self._named(self._book.ids(self._entity, words, where, sort, MOST))

    def named(self, value: Any) -> Pick | None:
        return next(iter(self._named([value])), None)

    def missing(self, text: str) -> Refused:
        wording = _("There is no {record} “{text}”. Choose one from the list.")
        return Refused(wording.format(text=text, record=_(self._entity.title)))

    def _named(self, ids: list[str]) -> list[Pick]:
        behind = _BEHIND.get(self._entity.__tablename__, ())
        shown, fields = self._entity.shown_as, fields_of(self._entity)
        rows = self._book.rows(self._entity, ids, [*shown, *behind])
        picks: list[Pick] = []
        for id_ in (id_ for id_ in ids if id_ in rows):
            parts = [str(part) for part in rows[id_][: len(shown)] if part]
            words = ", ".join(map(_, parts) if self._entity.translated else parts)
            told = list(zip(behind, rows[id_][len(shown) :], strict=True))
            detail = " · ".join(_worded(fields[name], value) for name, value in told if value)
            marks = [str(value) for name, value in told if value and name == _MARK.get(self._entity.__tablename__)]
            picks.append(Pick(id_, words, detail, " · ".join([words, *marks])))
        return picks


def _worded(described: Field, value: Any) -> str:
    if described.name == "grade":
        return grade_words(value)
    return value if described.refers else described.kind.format(value)
