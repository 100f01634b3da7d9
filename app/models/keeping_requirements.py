"""Sets of requirements that a site edits: saved with their lines, copied, and switched off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from app.book.asking import Entity
from app.book.base import Record
from app.book.book import Book
from app.book.refused import UnfitField
from app.i18n import _, fold, ngettext, number
from app.models.people import Student
from app.models.requirement_progress import set_for, sets_of
from app.models.requirements import Requirement, RequirementSet
from app.models.study_kinds import AG_AREA, CREDITS

Lines = Sequence[tuple[str | None, Mapping[str, Any]]]
"""The lines of a set in their order: the id of one that is there, and its values."""


class UnfitLine(UnfitField):
    """A refusal that names the line, counted from 0, and its field."""

    def __init__(self, line: int, field: str, sentence: str) -> None:
        super().__init__(field, sentence)
        self.line = line


def save_set(book: Book, values: Mapping[str, Any], lines: Lines, set_id: str | None = None) -> str:
    """Add a set with its lines, or change the one with this id; returns its id. Amounts are hundredths.

    Raises UnfitField or UnfitLine where classes run backwards, where a line asks for nothing, or takes nothing, and
    where the lines ask for more than the whole set.
    """
    refuse_set(values, lines)
    title = _("Edit set of requirements") if set_id else _("Add set of requirements")
    with book.edit(title) as edit:
        own = set_id
        if own is None:
            own = edit.insert(RequirementSet, [values])[0]
        else:
            edit.update(RequirementSet, {own: _named_as_before(book, RequirementSet, own, values)})
        kept = {id_ for id_, _values in lines if id_}
        former = book.ids(Requirement, where={"set_id": own}) if set_id else []
        edit.delete(Requirement, [id_ for id_ in former if id_ not in kept])
        for place, (id_, line) in enumerate(lines, 1):
            row = {**line, "set_id": own, "place": place}
            if id_:
                edit.update(Requirement, {id_: _named_as_before(book, Requirement, id_, row)})
            else:
                edit.insert(Requirement, [row])
    return own


def _named_as_before(book: Book, entity: Entity, id_: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values without the name where it only is shown in the language of the window, and was not changed."""
    former = book.record(entity, id_)
    same = former is not None and fold(values.get("name") or "") == fold(_(former.name))
    return {name: value for name, value in values.items() if not (same and name == "name")}


def refuse_set(values: Mapping[str, Any], lines: Lines) -> None:
    """Raises UnfitField or UnfitLine for what cannot be: see `save_set`."""
    first, last = values.get("class_from"), values.get("class_until")
    if first and last and last < first:
        raise UnfitField("class_until", _("The last graduation class lies before the first one."))
    for place, (_id, line) in enumerate(lines):
        if not line.get("amount"):
            raise UnfitLine(place, "amount", _("Write how much is required."))
        if (line.get("recommended") or line["amount"]) < line["amount"]:
            raise UnfitLine(place, "recommended", _("Less is recommended than required."))
        _refuse_takes(values, line, place)
    whole, asked = values.get("total"), sum(line["amount"] for _id, line in lines)
    if whole is not None and asked > whole:
        said = _("The lines ask for {asked}, more than the {whole} in all.")
        raise UnfitField("total", said.format(asked=CREDITS.format(asked), whole=CREDITS.format(whole)))


def _refuse_takes(values: Mapping[str, Any], line: Mapping[str, Any], place: int) -> None:
    words = [" ".join(word.split()) for word in (line.get("takes") or "").split(";") if word.strip()]
    if not words and not line.get("takes_rest"):
        raise UnfitLine(place, "takes", _("Write which subjects it takes, or that it takes the rest."))
    if values.get("kind") == "ag":
        wrong = next((word for word in words if word.casefold() not in AG_AREA.options), "")
        if wrong:
            raise UnfitLine(place, "takes", _("“{word}” is no A-G area; write letters from a to g.").format(word=wrong))


def copy_set(book: Book, set_id: str) -> str:
    """A copy of a set with its lines, for the site to change; returns its id. The copy comes before the original."""
    [former] = book.records(RequirementSet, {"id": set_id})
    lines = lines_of(book, set_id)
    names = (*_FIELDS, "active")
    values = {name: getattr(former, name) for name in names} | {"name": _("{name}, copy").format(name=_(former.name))}
    with book.edit(_("Copy set of requirements")) as edit:
        [made] = edit.insert(RequirementSet, [values])
        edit.insert(
            Requirement,
            [
                {name: getattr(line, name) for name in (*LINE_FIELDS, "code", "place")}
                | {"set_id": made, "name": _(line.name)}
                for line in lines
            ],
        )
    return made


def switch_set(book: Book, set_id: str, active: bool) -> None:
    """Use a set, or use it no more."""
    with book.edit(_("Use a set of requirements") if active else _("Use a set of requirements no more")) as edit:
        edit.update(RequirementSet, {set_id: {"active": active}})


def remove_sets(book: Book, set_ids: Collection[str]) -> int:
    """Mark sets with their lines as deleted."""
    title = ngettext("Delete {count} set of requirements", "Delete {count} sets of requirements", len(set_ids))
    with book.edit(title.format(count=number(len(set_ids)))) as edit:
        return edit.delete(RequirementSet, set_ids)


_FIELDS = ("name", "kind", "unit", "class_from", "class_until", "total", "note")
LINE_FIELDS = ("name", "amount", "recommended", "takes", "takes_rest", "least_mark", "class_from", "rule_source")


def lines_of(book: Book, set_id: str) -> list[Record]:
    """The lines of a set in their order."""
    return book.records(Requirement, {"set_id": set_id}, sort=[("place", False)])


def set_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By set: every field with `name` as it is shown, and `shipped`: every line names the law or the University."""
    shown = book.rows(RequirementSet, list(ids), ["name"])
    lines: dict[str, list[Record]] = {id_: [] for id_ in ids}
    for line in book.records(Requirement, {"set_id": list(ids)}):
        lines[line.set_id].append(line)
    return {
        s.id: s._asdict()
        | {
            "name": shown[s.id][0],
            "shipped": bool(lines[s.id]) and all(line.rule_source for line in lines[s.id]),
        }
        for s in book.records(RequirementSet, {"id": list(ids)})
    }


def students_by_set(book: Book) -> dict[str, int]:
    """For how many students each set holds, by their graduation class."""
    classes = Counter(book.column(Student, "graduation_year").values())
    found: Counter[str] = Counter()
    for kind in ("graduation", "ag"):
        sets = sets_of(book, kind)
        for graduation, count in classes.items():
            if chosen := set_for(sets, graduation):
                found[chosen.id] += count
    return dict(found)


def students_of_set(book: Book, set_id: str) -> list[str]:
    """The students for whom a set holds."""
    [own] = book.records(RequirementSet, {"id": set_id})
    sets = sets_of(book, own.kind)
    classes = book.column(Student, "graduation_year")
    return [id_ for id_, year in classes.items() if (chosen := set_for(sets, year)) and chosen.id == set_id]
