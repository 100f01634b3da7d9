"""The rows of an import as a person looks them over; each is made when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar, overload

from app.book.book import Book
from app.imports.comparing import shown_changes
from app.imports.drafts import Draft
from app.imports.plans import FieldChange
from app.models.people import Student

Line = TypeVar("Line")


class Preview(NamedTuple):
    """One row: what becomes of it, who it is, and every value that changes.

    `state` is "new", "changed", "unchanged" or "problem".
    """

    state: str
    file: str
    row: int
    local_id: str
    ssid: str
    name: str
    changes: tuple[FieldChange, ...]


class Previews(Sequence[Preview], Generic[Line]):
    """The previews of lines, each made by `preview`."""

    def __init__(self, lines: Sequence[Line], preview: Callable[[Line], Preview]) -> None:
        self._lines, self._preview = lines, preview

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Preview: ...

    @overload
    def __getitem__(self, index: slice) -> list[Preview]: ...

    def __getitem__(self, index: int | slice) -> Preview | list[Preview]:
        if isinstance(index, slice):
            return [self._preview(line) for line in self._lines[index]]
        return self._preview(self._lines[index])

    def __iter__(self) -> Iterator[Preview]:
        return map(self._preview, self._lines)


class StudentPreviews(Previews[Draft]):
    """The students of a roster, without the repetitions of a row."""

    def __init__(self, book: Book, drafts: Sequence[Draft], notes: Mapping[str, Sequence[FieldChange]]) -> None:
        super().__init__([draft for draft in drafts if draft.same is None], self._of)
        self._book, self._notes = book, notes

    def _of(self, draft: Draft) -> Preview:
        shown = {
            name: str(draft.values.get(name) or "")
            for name in ("local_id", "ssid", "source_id", "last_name", "first_name")
        }
        if draft.state in ("changed", "unchanged") and not all(
            (shown["last_name"], shown["first_name"], shown["local_id"])
        ):
            record = self._book.record(Student, draft.id)
            shown = {name: text or str(getattr(record, name, "") or "") for name, text in shown.items()}
        changes = self._notes.get(draft.id, ()) if draft.state != "new" else shown_changes(None, draft.values)
        name = ", ".join(filter(None, (shown["last_name"], shown["first_name"])))
        return Preview(
            draft.state,
            draft.file,
            draft.row,
            shown["local_id"] or shown["source_id"],
            shown["ssid"],
            name,
            tuple(changes),
        )
