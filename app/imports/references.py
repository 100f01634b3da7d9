"""Words that name another record: "Aguilar-Reyes, Maribel", a student ID, the name of an employer."""

from __future__ import annotations

from app.book.base import Base, searchable
from app.book.book import Book
from app.book.kinds import TEXT, Kind
from app.book.refused import Refused
from app.i18n import _, fold, in_every_language
from app.models.employers import Employer
from app.models.merging_employers import merged_away


class Reference(Kind):
    """The id of a record of `entity`, read from what stands for it or from one of the fields that it is found by."""

    def __init__(self, book: Book, entity: type[Base]) -> None:
        self._book, self._entity = book, entity

    def parse(self, text: str) -> str | None:
        words = TEXT.parse(text)
        if not words:
            return None
        wanted = fold(words)
        found = [id_ for id_, spellings in self._spelled(words).items() if wanted in spellings]
        if not found and self._entity is Employer and (into := merged_away(self._book).get(wanted)):
            return into
        if len(found) == 1:
            return found[0]
        wording = _("“{text}” fits several.") if found else _("There is no {record} “{text}”.")
        raise Refused(wording.format(text=words, record=_(self._entity.title)))

    def _spelled(self, words: str) -> dict[str, set[str]]:
        """The records that `words` may mean by id, each with everything that means it."""
        names = list(dict.fromkeys([*self._entity.shown_as, *searchable(self._entity)]))
        if self._entity.translated:
            records = self._book.records(self._entity)
            return {r.id: {fold(said) for n in names for said in in_every_language(getattr(r, n))} for r in records}
        rows = self._book.rows(self._entity, self._book.ids(self._entity, words), names)
        shown = len(self._entity.shown_as)
        return {id_: _spellings(row[:shown], row) for id_, row in rows.items()}


def _spellings(shown: tuple[object, ...], row: tuple[object, ...]) -> set[str]:
    """Everything that means this record: its name one way and the other, or one of its IDs alone."""
    parts = [str(part) for part in shown if part]
    whole = {", ".join(parts), " ".join(reversed(parts))}
    ids = {str(value) for value in row[len(shown) :] if value and any(map(str.isdigit, str(value)))}
    return {fold(text) for text in whole | ids}
