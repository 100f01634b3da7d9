"""Attaching scans and photos to records, naming them, and taking them away."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from app.book import sealed_files
from app.book.asking import Entity
from app.book.backup import FILES
from app.book.base import new_id
from app.book.book import Book
from app.book.editing import Edit
from app.book.refused import Refused
from app.book.sealed_files import Sealed
from app.book.visible import visible
from app.i18n import _, ngettext, number
from app.models.agreements import Agreement
from app.models.attached import SMALL, TABLE, WHOLE, files_of, record_of
from app.models.evidence import ENDINGS, HOLDERS, EvidenceFile
from app.models.evidence_content import LARGEST, check_size, examined
from app.models.people import Student
from app.models.placements import Placement
from app.models.projects import Project

LONGEST_NAME = 120  # characters


class Offer(NamedTuple):
    """A file that somebody wants to attach: from a place, or from the clipboard."""

    name: str
    source: Path | bytes


@dataclass(frozen=True, slots=True)
class Attached:
    """What became of some offers: the ids of the new files, and one sentence for each that was not taken."""

    ids: tuple[str, ...]
    refusals: tuple[str, ...]


class _Ready(NamedTuple):
    """A file that lies sealed beside the book, but is named by no record yet."""

    values: dict[str, Any]
    parts: dict[str, Sealed]


def attaching(
    book: Book, offers: Sequence[Offer], entity: Entity, id_: str
) -> Generator[tuple[int, int], None, Attached]:
    """Attach files to a record of `HOLDERS` as one edit; yields (done, total).

    Files that are not taken are told in words and keep nobody from attaching the others. Raises Refused where the
    record is gone, the account may not attach to it, or the disk is full; then, and when it is closed before its end,
    nothing is left.
    """
    known = {record.digest for record in files_of(book, entity, id_)}
    return (yield from _attaching(book, offers, known, _title, lambda _edit: (entity, id_)))


def attaching_to_new(
    book: Book, offers: Sequence[Offer], title: str, make: Callable[[Edit], tuple[Entity, str]]
) -> Generator[tuple[int, int], None, Attached]:
    """As `attaching`, to the record that `make` names or makes in the same edit; not where no file is taken."""
    return (yield from _attaching(book, offers, set(), lambda _ready: title, make))


def _attaching(
    book: Book,
    offers: Sequence[Offer],
    known: set[str],
    title: Callable[[Sequence[_Ready]], str],
    holder: Callable[[Edit], tuple[Entity, str]],
) -> Generator[tuple[int, int], None, Attached]:
    folder = book.path / FILES
    if not book.allows(TABLE, "add"):
        raise Refused(_("Your account may not attach files."))
    refusals: list[str] = []
    ready: list[_Ready] = []
    try:
        for done, offer in enumerate(offers):
            yield done, len(offers)
            try:
                content = read_offer(offer)
                digest = hashlib.sha256(content).hexdigest()
                if digest in known:
                    raise Refused(_("This file is attached here already."))
                kind, small = examined(content)
            except Refused as refusal:
                refusals.append(_("“{file}”: {reason}").format(file=offer.name, reason=refusal))
                continue
            known.add(digest)
            _seal(ready, folder, offer.name, kind, content, small)
        if ready:
            with book.edit(title(ready)) as edit:
                _insert(edit, ready, *holder(edit))
    finally:
        _drop_unnamed(book, ready)
    return Attached(tuple(each.values["id"] for each in ready), tuple(refusals))


def attach_with(
    book: Book, offer: Offer | None, entity: Entity, id_: str, title: str, act: Callable[[Edit], object]
) -> None:
    """Do `act` and attach a file, where there is one, as one edit; a file that the record has already stays as it is.

    Raises Refused where the file is not taken, or `act` is refused; then nothing is done.
    """
    ready: list[_Ready] = []
    try:
        if offer:
            content = read_offer(offer)
            digest = hashlib.sha256(content).hexdigest()
            if all(record.digest != digest for record in files_of(book, entity, id_)):
                kind, small = examined(content)
                _seal(ready, book.path / FILES, offer.name, kind, content, small)
        with book.edit(title) as edit:
            act(edit)
            if ready:
                _insert(edit, ready, entity, id_)
    finally:
        _drop_unnamed(book, ready)


def _seal(ready: list[_Ready], folder: Path, name: str, kind: str, content: bytes, small: bytes) -> None:
    """Seal a file and its small picture beside the book; what is sealed is in `ready` even where it fails."""
    digest = hashlib.sha256(content).hexdigest()
    values = {
        "id": new_id(), "name": _name(name, kind), "kind": kind, "size": len(content), "digest": digest,
        "added_on": date.today(),
    }  # fmt: skip
    ready.append(_Ready(values, {}))
    for part, bytes_ in ((WHOLE, content), (SMALL, small)):
        ready[-1].parts[part] = sealed_files.seal(folder, BytesIO(bytes_))


def _drop_unnamed(book: Book, ready: Sequence[_Ready]) -> None:
    """Remove what was sealed for records that were not made after all."""
    with book.reading_whole() as connection:
        named = set(sealed_files.names_of(connection, (each.values["id"] for each in ready)))
    made = {sealed.name for each in ready for sealed in each.parts.values()}
    sealed_files.drop(book.path / FILES, made - named)


def attach(book: Book, offer: Offer, entity: Entity, id_: str) -> str:
    """Attach one file and return its id. Raises Refused where it is not taken, too."""
    work = attaching(book, [offer], entity, id_)
    while True:
        try:
            next(work)
        except StopIteration as end:
            attached: Attached = end.value
            if attached.refusals:
                raise Refused(attached.refusals[0]) from None
            return attached.ids[0]


def read_offer(offer: Offer) -> bytes:
    """The bytes that are offered, read once: what is looked at is what is sealed. Raises Refused."""
    if isinstance(offer.source, bytes):
        return offer.source
    try:
        if not offer.source.is_file():
            raise Refused(_("There is no such file."))
        check_size(offer.source.stat().st_size)
        with offer.source.open("rb") as file:
            return file.read(LARGEST + 1)  # it may have grown meanwhile
    except OSError as error:
        raise Refused(_("It cannot be read: {reason}.").format(reason=error.strerror or error)) from error


def _name(name: str, kind: str) -> str:
    """The name to show, which ends as files of its kind do."""
    stem = " ".join(visible(Path(name).name).split())
    ending = next((e for e in ENDINGS[kind] if stem.casefold().endswith(e)), "")
    stem = stem[: len(stem) - len(ending)][:LONGEST_NAME].strip() or _("File")
    return stem + (ending or ENDINGS[kind][0])


def _title(ready: Sequence[_Ready]) -> str:
    if len(ready) == 1:
        return _("Attach a file")
    return ngettext("Attach {count} file", "Attach {count} files", len(ready)).format(count=number(len(ready)))


def _insert(edit: Edit, ready: Sequence[_Ready], entity: Entity, id_: str) -> None:
    about = {"student_id": _student_of(edit, edit.get(entity, id_)), HOLDERS[entity]: id_}
    edit.insert(EvidenceFile, [each.values | about for each in ready])
    for each in ready:
        for part, sealed in each.parts.items():
            sealed_files.note(edit, each.values["id"], part, sealed)


def _student_of(edit: Edit, holder: Any) -> str | None:
    """The student whom a record is about; an agreement or a project is about none."""
    if isinstance(holder, Student):
        return holder.id
    if isinstance(holder, Agreement | Project):
        return None
    return holder.student_id if hasattr(holder, "student_id") else edit.get(Placement, holder.placement_id).student_id


# changing


def rename_file(book: Book, file_id: str, name: str) -> None:
    """Give a file another name; its ending stays that of its kind."""
    record = record_of(book, file_id)
    if not name.strip():
        raise Refused(_("Say what the file is called."))
    book.save(EvidenceFile, file_id, {"name": _name(name, record.kind)})


def remove_file(book: Book, file_id: str) -> None:
    """Take a file away from its record. Undo brings it back: its bytes stay sealed until they are erased for good."""
    with book.edit(_("Remove a file")) as edit:
        edit.get(EvidenceFile, file_id)
        edit.delete(EvidenceFile, [file_id])
